"""Does the scenario agree, row by row, with the reference from which it was written?"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from whenever import Instant, ZonedDateTime

from safe_passage.model.arrangement import Arrangement, Claim, Dossier, Event, NoStatement
from safe_passage.model.corridor import Corridor
from safe_passage.model.incident import Incident
from safe_passage.model.party import Party, PartyRole
from safe_passage.model.place import Coordinates, Place
from safe_passage.model.reported import KnownPlace, ReportedMovement
from safe_passage.model.source import RecordedStatement
from safe_passage.model.time import Moment, Precision, Truth, Window
from safe_passage.register import coverage
from tests.scenarios.aleppo_documents import loaded

ZONE = "Asia/Damascus"


@pytest.fixture(scope="session")
def reference(shared: Path) -> Mapping[str, Any]:
    """The facts from which the scenario was written."""
    rows: Mapping[str, Any] = json.loads((shared / "aleppo-2016/scenario.json").read_text("utf-8"))
    return rows


def by_id(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows}


def day_of(moment: Moment | None) -> str:
    """The day, or the month, to which a moment is known."""
    assert moment is not None
    day = moment.earliest.to_tz(ZONE).date().format_iso()
    return day[:7] if moment.precision is Precision.MONTH else day


def at(point: Coordinates) -> tuple[float, float, float]:
    return point.lon, point.lat, point.accuracy_m


def utc(row: Mapping[str, Any], name: str) -> Instant:
    return Instant.parse_iso(row[name].replace("Z", ":00Z"))


def dossier(file: str) -> Dossier:
    document = loaded().documents[file]
    frame = document.arrangement
    assert frame is not None
    data = loaded()
    return Dossier(frame, tuple(data.of(Claim, file)), events=tuple(data.of(Event, file)))


def windows(file: str, claim: str, reading: str, until: str = "2017-01-01") -> list[Window]:
    """The sure stretches of one reading, ends moved by events."""
    one = dossier(file)
    found = next(each for each in one.claims if each.id == claim)
    read = next(each for each in found.readings if each.id == reading)
    between = Window(
        Instant.parse_iso("2016-07-01T00:00:00Z"), Instant.parse_iso(f"{until}T00:00:00Z")
    )
    return [
        window
        for occurrence in coverage.occurrences(one, found, read, between)
        if (window := occurrence.surely(between)) is not None
    ]


def stated(rows: list[dict[str, Any]]) -> list[Window]:
    return [Window(utc(row, "start_utc"), utc(row, "end_utc")) for row in rows]


def test_parties_and_their_roles_are_those_of_the_reference(
    reference: Mapping[str, Any],
) -> None:
    parties = {party.id: party for party in loaded().of(Party, "parties.yaml")}
    assert {*parties} == {*by_id(reference["parties"])}
    in_conflict = {id_ for id_, party in parties.items() if party.role is PartyRole.PARTY}
    assert in_conflict == {"gos", "rus", "opp", "ypg"}
    assert parties[next(id_ for id_ in parties if id_ == "council_east")].role is (
        PartyRole.CIVIL_BODY
    )
    for frame in loaded().of(Arrangement):
        assert {one.party for one in frame.required} <= in_conflict


def test_neighbourhoods_are_points_with_a_radius_as_in_the_reference(
    reference: Mapping[str, Any],
) -> None:
    rows = by_id(reference["neighbourhoods"])
    for place in loaded().of(Place):
        row = rows[place.id]
        assert (place.name.en, place.name.ar) == (row["name_en"], row["name_ar"])
        assert (place.at.lon, place.at.lat, place.radius_m) == (
            row["lon"],
            row["lat"],
            row["radius_m"],
        )


def test_places_known_from_reports_lie_where_the_reference_puts_them(
    reference: Mapping[str, Any],
) -> None:
    rows = by_id(reference["sites"])
    for place in loaded().of(KnownPlace):
        row = rows[place.id]
        known = None if place.at is None else at(place.at)
        assert known == (
            None if row["lat"] is None else (row["lon"], row["lat"], row["accuracy_m"])
        )
        assert {*place.sources} == {*row["source"]}
        assert place.is_notified is Truth.UNKNOWN


def test_corridors_have_the_points_and_the_accuracy_of_the_reference(
    reference: Mapping[str, Any],
) -> None:
    rows = by_id(reference["corridors"])
    statements = {said.id: said for said in loaded().of(RecordedStatement)}
    for corridor in loaded().of(Corridor):
        row = rows[corridor.id]
        points = [point for point in row["points"] if point["lat"] is not None]
        if corridor.route is None:
            assert not points
        else:
            assert [at(point.at) for point in corridor.route.points] == [
                (point["lon"], point["lat"], point["accuracy_m"]) for point in points
            ]
            assert corridor.route.accuracy_m == row["uncertain_area_m"]
            assumed = [point.is_assumed for point in corridor.route.points]
            assert assumed == [point.get("assumed", False) for point in points]
        if row["public_at"] is not None:
            first = min(statements[id_].told.earliest for id_ in corridor.statements)  # type: ignore[union-attr]
            assert first.to_tz(ZONE).date().format_iso() == row["public_at"], corridor.id


def test_incidents_have_the_day_place_and_figures_of_the_reference(
    reference: Mapping[str, Any],
) -> None:
    rows = by_id(reference["incidents"])
    for incident in loaded().of(Incident):
        row = rows[incident.id]
        first = incident.when.earliest.to_tz(ZONE).date().format_iso()
        last = incident.when.latest.subtract(seconds=1).to_tz(ZONE).date().format_iso()
        assert first <= row["date"] <= last
        assert isinstance(incident.at, Coordinates | None)
        known = None if incident.at is None else at(incident.at)
        assert known == (
            None if row["lat"] is None else (row["lon"], row["lat"], row["accuracy_m"])
        )
        assert day_of(incident.told) == row["public_at"]
        assert (incident.kind, incident.site) == (row["kind"], row["site"])
        assert (incident.arrangement, incident.movement) == (
            row["arrangement"],
            row.get("movement"),
        )
        assert {*incident.sources} == {*row["source"]}
        for name in ("killed", "injured"):
            count = getattr(incident.observation, name)
            found = None if count is None else [count.number, count.highest or count.number]
            told = row.get(name)
            assert found == (told if isinstance(told, list | None) else [told, told]), incident.id
        assert isinstance(incident.allegations, tuple)
        assert [(one.words.en, one.by) for one in incident.allegations] == [
            (one["text"], one["by"]) for one in row["allegations"]
        ]


def test_nothing_is_attributed_by_us() -> None:
    assert all(not incident.attributions for incident in loaded().of(Incident))


def test_reported_movements_have_the_day_figures_and_route_of_the_reference(
    reference: Mapping[str, Any],
) -> None:
    rows = by_id(reference["movements"])
    for movement in loaded().of(ReportedMovement):
        row = rows[movement.id]
        assert day_of(movement.on) == row["date"]
        assert day_of(movement.told) == row["public_at"]
        assert (movement.trucks, movement.route) == (row.get("trucks"), row.get("route"))
        for moment, name in ((movement.departed, "departure"), (movement.arrived, "arrival")):
            local = row.get(f"{name}_local")
            found = None if moment is None else moment.earliest
            assert found == (
                None if local is None else ZonedDateTime.parse_iso(f"{local}[{ZONE}]").to_instant()
            )


def test_every_position_of_the_reference_is_here_with_its_act_and_day(
    reference: Mapping[str, Any],
) -> None:
    different = {("A-2016-08-11", "council_east"): "rejected"}  # dpa: it called it propaganda
    for row in reference["arrangements"]:
        file = f"arrangements/{row['id']}.yaml"
        said = {
            (one.party, one.act.value, day_of(one.told))
            for one in loaded().of(RecordedStatement, file)
        }
        absent = {one.party for one in loaded().of(NoStatement, file)}
        for position in row["positions"]:
            party, act = position["party"], position["act"]
            act = different.get((row["id"], party), act)
            if act == "no_statement_found":
                assert party in absent
            elif party == "jfs":  # excluded by others' terms: that is no statement of its own
                claims = loaded().of(Claim, file)
                assert any("Jabhat" in name.en for one in claims for name in one.exclusions)
            else:
                assert (party, act, position["public_at"]) in said, position


def test_the_august_hours_are_those_of_the_reference_under_both_readings(
    reference: Mapping[str, Any],
) -> None:
    rows = by_id(reference["arrangements"])["A-2016-08-11"]["windows"]
    file = "arrangements/A-2016-08-11.yaml"
    assert windows(file, "pause", "afp", "2016-08-17") == stated(rows)
    assert windows(file, "pause", "dpa") == stated(
        [row for row in rows if "dpa" in row["readings"]]
    )


def test_the_three_ends_of_september_are_those_of_the_reference(
    reference: Mapping[str, Any],
) -> None:
    row = by_id(reference["arrangements"])["A-2016-09-09"]
    file = "arrangements/A-2016-09-09.yaml"
    ends = [
        windows(file, claim, reading)[-1].end
        for claim, reading in (("joint", "renewals"), ("gos", "sana"), ("joint", "seven-days"))
    ]
    assert ends == [utc(end, "utc") for end in row["ends"]]
    starts = {
        windows(file, claim.id, claim.readings[0].id)[0].start for claim in dossier(file).claims
    }
    assert starts == {utc(row["windows"][0], "start_utc")}


def test_the_october_hours_are_those_of_the_reference_day_by_day(
    reference: Mapping[str, Any],
) -> None:
    file = "arrangements/A-2016-10-20.yaml"
    found = [windows(file, f"day-{n}", "agencies")[0] for n in (1, 2, 3)]
    assert found == stated(by_id(reference["arrangements"])["A-2016-10-20"]["windows"])
    (air,) = windows("arrangements/A-2016-10-18.yaml", "air", "tass")
    row = by_id(reference["arrangements"])["A-2016-10-18"]["windows"][0]
    assert (air.start, row["end_stated"]) == (utc(row, "start_utc"), False)


def test_the_two_clocks_of_november_are_those_of_the_reference(
    reference: Mapping[str, Any],
) -> None:
    file = "arrangements/A-2016-11-04.yaml"
    found = [windows(file, "pause", reading)[0] for reading in ("damascus", "moscow")]
    assert found == stated(by_id(reference["arrangements"])["A-2016-11-04"]["windows"])


def test_the_truces_of_december_begin_when_the_reference_says(
    reference: Mapping[str, Any],
) -> None:
    rows = by_id(reference["arrangements"])["A-2016-12-13"]["windows"]
    file = "arrangements/A-2016-12-13.yaml"
    starts = [windows(file, claim, "press")[0].start for claim in ("truce-1", "truce-2")]
    assert starts == [utc(row, "start_utc") for row in rows[:2]]


def test_local_and_utc_times_of_the_reference_agree(reference: Mapping[str, Any]) -> None:
    for arrangement in reference["arrangements"]:
        for row in arrangement["windows"]:
            for side in ("start", "end"):
                local = Instant.parse_iso(row[f"{side}_local"])
                assert local == utc(row, f"{side}_utc")
