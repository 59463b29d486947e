from datetime import datetime
from typing import Any

from icalendar import Calendar
from whenever import Instant

from tests.api.conftest import EAST, Asker

QUESTION = {"at": "2016-08-12T08:00:00Z", "where": EAST}
AUTUMN = {"at": "2016-09-12T08:00:00Z", "start": "2016-09-10T00:00Z", "end": "2016-12-20T00:00Z"}


def events_of(asker: Asker, body: Any) -> list[Any]:
    response = asker.post("/api/export/ics", body)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    assert response.headers["content-disposition"] == 'attachment; filename="in-force.ics"'
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def test_a_calendar_is_read_back_with_its_hours_on_the_wall_clock(asker: Asker) -> None:
    period = {"start": "2016-08-12T00:00", "end": "2016-08-13T00:00"}
    events = events_of(asker, {**QUESTION, **period})
    daily = [one for one in events if "RRULE" in one]
    assert len(daily) == 2  # two readings of the end of one pause
    for event in daily:
        assert event["SUMMARY"].startswith("One-sided · ")
        assert isinstance(event.start, datetime)
        assert event.start.isoformat() == "2016-08-12T10:00:00+03:00"
        assert event.end.isoformat() == "2016-08-12T13:00:00+03:00"
        assert event["DTSTART"].params["TZID"] == "Asia/Damascus"


def test_no_rule_of_a_calendar_goes_on_for_ever(asker: Asker) -> None:
    events = events_of(asker, {**QUESTION, "end": "2016-12-01T00:00Z"})
    rules = [event["RRULE"] for event in events if "RRULE" in event]
    assert rules
    assert [rule for rule in rules if "UNTIL" not in rule] == []


def test_every_event_says_what_it_is_and_to_check_again(asker: Asker) -> None:
    for event in events_of(asker, AUTUMN):
        said = str(event["DESCRIPTION"])
        assert said.startswith("EXERCISE\nreconstructed, recorded 2026\n")
        assert "As known at 2016-09-12T08:00:00Z (public)." in said
        assert said.endswith("Check again before moving.")


def test_an_event_of_the_same_hours_has_the_same_name_in_every_export(asker: Asker) -> None:
    def names(body: Any) -> set[str]:
        return {str(event["UID"]) for event in events_of(asker, body)}

    later = {**QUESTION, "at": "2016-08-12T09:00:00Z", "start": "2016-08-11T00:00Z"}
    assert names(QUESTION) & names(later) == names(QUESTION)


def test_a_calendar_in_arabic_keeps_its_letters(asker: Asker) -> None:
    (event, *_) = events_of(asker, {**QUESTION, "lang": "ar"})
    assert "من جانب واحد" in event["SUMMARY"]
    assert "تدريب" in event["DESCRIPTION"]


def test_a_calendar_without_a_period_is_of_the_next_fourteen_days(asker: Asker) -> None:
    until = Instant.parse_iso(str(QUESTION["at"])).add(hours=24 * 14)
    named = {**QUESTION, "start": QUESTION["at"], "end": until.format_iso()}
    first, second = (asker.post("/api/export/ics", body).content for body in (QUESTION, named))
    assert first == second


def test_every_feature_of_the_map_can_be_cut_out_and_read_alone(asker: Asker) -> None:
    response = asker.post("/api/export/geojson", QUESTION)
    assert response.headers["content-type"] == "application/geo+json"
    document = response.json()
    assert document["type"] == "FeatureCollection"
    assert len(document["features"]) > 20
    for feature in document["features"]:
        properties = feature["properties"]
        assert properties["known_at"] == "2016-08-12T08:00:00Z"
        assert properties["basis"] == "public"
        assert properties["exercise"] is True
        assert properties["reconstructed"] == "reconstructed, recorded 2026"
        assert properties["check_again"] == "Check again before moving."
        assert "changes nothing in law" in properties["law"]


def test_an_exported_area_says_whose_it_is_and_how_it_stands(asker: Asker) -> None:
    features = asker.ask("/api/export/geojson", QUESTION)["features"]
    pause = next(one for one in features if one["id"] == "area:A-2016-08-11")
    assert pause["properties"]["standing"] == "one_sided"
    assert pause["properties"]["claimants"] == ["Russia"]
    assert pause["properties"]["bound"] == ["Russia"]
    assert pause["properties"]["drawn_by_us"] is True


def test_rings_are_closed_and_longitude_comes_first(asker: Asker) -> None:
    west, south, east, north = asker.get("/api/about").json()["bounds"]
    for feature in asker.ask("/api/export/geojson", QUESTION)["features"]:
        geometry = feature["geometry"]
        if geometry["type"] == "Point":
            points = [geometry["coordinates"]]
        else:
            whole = geometry["coordinates"]
            polygons = [whole] if geometry["type"] == "Polygon" else whole
            rings = [ring for polygon in polygons for ring in polygon]
            assert [ring for ring in rings if ring[0] != ring[-1]] == []
            points = [point for ring in rings for point in ring]
        for lon, lat in points:
            assert west - 1 < lon < east + 1
            assert south - 1 < lat < north + 1


def test_an_export_says_nothing_of_armed_units(asker: Asker) -> None:
    for path in ("/api/export/geojson", "/api/export/ics"):
        text = asker.post(path, QUESTION).text.lower()
        for word in ("checkpoint", "front line", "artillery", "observer", "unit position"):
            assert word not in text
