from typing import Any

import pytest

from tests.api.conftest import EAST, Asker

NOON = {"at": "2016-08-12T11:00", "where": EAST}


def arrangement(answer: Any, id_: str) -> Any:
    return next(one for one in answer["arrangements"] if one["id"] == id_)


def test_the_pause_of_the_twelfth_of_august_is_one_sided(asker: Asker) -> None:
    answer = asker.ask("/api/in-force", NOON)
    pause = arrangement(answer, "A-2016-08-11")
    assert (pause["standing"], pause["answer"]) == ("one_sided", "yes")
    assert pause["now"]["start"] == "2016-08-12T07:00:00Z"
    assert pause["now"]["minutes_since_start"] == 60
    assert pause["now"]["minutes_to_end"] == 120
    assert [one["party"] for one in pause["bound"] if one["answer"] == "yes"] == ["rus"]


def test_a_wall_clock_is_read_in_the_zone_of_the_register(asker: Asker) -> None:
    local, utc = (
        asker.ask("/api/picture", {"at": at}) for at in ("2016-08-12T11:00", "2016-08-12T08:00Z")
    )
    assert local == utc
    assert local["asked"]["at"] == "2016-08-12T08:00:00Z"


def test_as_known_on_the_ninth_the_pause_is_not_there(asker: Asker) -> None:
    answer = asker.ask("/api/picture", {**NOON, "known_at": "2016-08-09"})
    assert answer["asked"]["known_precision"] == "day"
    assert "A-2016-08-11" not in {one["id"] for one in answer["arrangements"]}
    assert {one["id"] for one in answer["corridors"]} >= {"C-JUL-1"}
    assert len(answer["unplaced"]) == 4


def test_every_answer_repeats_what_was_asked_and_what_it_was_folded_to(
    asker: Asker, house: Any
) -> None:
    period = {"start": "2016-08-10T00:00Z", "end": "2016-08-14T00:00Z"}
    for path, extra in (
        ("/api/picture", {}),
        ("/api/in-force", {"where": EAST}),
        ("/api/timeline", period),
        ("/api/arrangements/A-2016-08-11/windows", period),
        ("/api/movements/check", {"movement": "X-CONVOY"}),
    ):
        asked = asker.ask(path, {"at": "2016-08-12T08:00:00Z", **extra})["asked"]
        assert asked["ledger_size"] == house.store.size()
        assert asked["basis"] == "public"
        assert asked["exercise"] is True
        assert asked["reconstructed"] == "reconstructed, recorded 2026"
        assert asked["check_again"] == "Check again before moving."
        assert asked["freshness"] == {"value": "P14D", "source": "assumed"}


def test_the_same_is_answered_in_arabic(asker: Asker) -> None:
    english = asker.ask("/api/picture", NOON)
    arabic = asker.ask("/api/picture", {**NOON, "lang": "ar"})
    assert "من جانب واحد" in arabic["sentence"]
    assert arabic["sentence"] != english["sentence"]
    for one, other in zip(english["arrangements"], arabic["arrangements"], strict=True):
        for same in ("id", "standing", "answer", "now", "mutual", "evidence"):
            assert one[same] == other[same]


def test_a_point_may_be_given_as_geojson_and_is_repeated_as_it_was(asker: Asker) -> None:
    point = {"type": "Point", "coordinates": EAST}
    answers = [
        asker.ask("/api/in-force", {**NOON, "where": where})
        for where in (EAST, point, {"type": "Feature", "properties": {}, "geometry": point})
    ]
    assert [one["sentence"] for one in answers] == [answers[0]["sentence"]] * 3
    assert answers[0]["where"] == answers[1]["where"] == point


def test_the_areas_of_a_picture_are_marked_as_drawn_by_us(asker: Asker) -> None:
    areas = asker.ask("/api/picture", NOON)["areas"]
    kinds = {feature["properties"]["kind"] for feature in areas["features"]}
    assert kinds == {"corridor", "arrangement_area"}
    for feature in areas["features"]:
        assert feature["properties"]["drawn_by_us"] is True
        assert feature["properties"]["accuracy_m"] > 0
        assert feature["geometry"]["type"] in ("Polygon", "MultiPolygon")


def test_what_cannot_hold_is_not_drawn_as_an_area(asker: Asker) -> None:
    question = {"at": "2016-12-30T12:00:00Z"}
    answer = asker.ask("/api/picture", question)
    drawn = {
        feature["properties"]["arrangement_id"]
        for feature in answer["areas"]["features"]
        if feature["properties"]["kind"] == "arrangement_area"
    }
    no = {one["id"] for one in answer["arrangements"] if one["answer"] == "no"}
    assert no
    assert drawn & no == set()


def test_a_movement_that_comes_back_too_late_is_told_so(asker: Asker) -> None:
    checked = asker.ask("/api/movements/check", {"at": NOON["at"], "movement": "X-CONVOY"})
    assert checked["minutes_missing"] == 29
    assert checked["has_blocker"] is True


def test_every_arrangement_on_record_is_listed_with_its_entry(asker: Asker, house: Any) -> None:
    listed = asker.get("/api/arrangements?lang=ar").json()
    assert len(listed) == len(house.setting().theatre.dossiers)
    for one in listed:
        entry = house.store.register().entry(one["entry"])
        assert (entry.type, entry.version) == ("arrangement", one["version"])


@pytest.mark.parametrize("basis", ["recorded", "party:rus"])
def test_another_basis_is_another_question(asker: Asker, basis: str) -> None:
    answer = asker.ask("/api/picture", {"at": NOON["at"], "known_at": "2016-08-09", "basis": basis})
    # In 2016 nothing of it was recorded yet; a party knows its own words before others do.
    ids = {one["id"] for one in answer["arrangements"]}
    assert ids == set() if basis == "recorded" else "A-2016-07-28" in ids


def test_places_known_from_reports_are_told_from_notified_ones(asker: Asker) -> None:
    places = asker.get("/api/places").json()["places"]
    reported = [one for one in places if one["role"] == "known_from_reports"]
    notified = [one for one in places if one["role"] == "notified"]
    assert reported
    assert notified
    assert {one["notified"] for one in reported} == {"cannot_be_told"}
    assert {one["exercise"] for one in notified} == {True}
    assert {one["exercise"] for one in reported} == {False}
