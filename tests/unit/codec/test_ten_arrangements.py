"""Ten real arrangements in our own document format, held to the hours of a careful reader."""

import json
from pathlib import Path
from typing import Any

import pytest
from whenever import Instant

from safe_passage.codec import entries
from safe_passage.codec.documents import Document, format_document, parse_document
from safe_passage.codec.tree import canonical
from safe_passage.model.arrangement import Claim, ClaimStatus, Event, Position, Reading
from safe_passage.model.schedule import Daily, Occurrence, Stated, Unscheduled
from safe_passage.model.source import RecordedStatement
from safe_passage.model.statement import Act
from safe_passage.model.time import Precision, Window

FOLDER = Path(__file__).parents[2] / "arrangements"

# For each window of the catalogue, by its label: the claim and the reading (or deadline) of it.
WHERE: dict[str, dict[str, tuple[str, str]]] = {
    "SYR-ALEPPO-NOV2016": {
        "local reading": ("pause", "damascus-clock"),
        "Moscow reading": ("pause", "moscow-clock"),
    },
    "UKR-2022-MARIUPOL": {
        "silence": ("silence", "council"),
        "exit window": ("exit", "council"),
        "exit window as Russians saw it": ("russia-exit", "ria"),
        "second attempt silence": ("second-silence", "council"),
        "second attempt exit": ("second-exit", "council"),
    },
    "GAZ-2014-JUL26": {
        "12 hours": ("twelve-hours", "both"),
        "Israel +4 h": ("israel-4h", "cabinet"),
        "Israel +24 h": ("israel-24h", "cabinet"),
        "Hamas 24 h": ("hamas-24h", "spokesman"),
    },
    "SDN-2023-APR24": {
        "end-of-day reading": ("three-days", "end-of-day"),
        "start-of-day reading": ("three-days", "literal"),
    },
    "BIH-1995": {"planned": ("planned", "agreement"), "effective": ("effective", "un")},
    "GAZ-2024-KEREMSHALOM": {
        "IDF: began the day before": ("road", "army"),
        "agency reading": ("road", "agencies"),
    },
    "GAZ-2023-LOCALPAUSE": {
        "4 hours per day, notice >= 3 h": ("each-day", "white-house"),
        "example 11 Nov Jabalia": ("jabalia-11-november", "army"),
    },
    "IRN-ISR-2025": {
        "Iran stops first": ("iran-first", "post"),
        "Israel stops at hour 12": ("israel-at-hour-12", "post"),
        "Iranian deadline": ("iran-if", "deadline"),
    },
    "UKR-2025-ENERGY": {"Kremlin": ("kremlin", "list"), "Kyiv": ("kyiv", "spokesman")},
    "SDN-2025-ELFASHER": {"one week, no start date": ("week", "as-accepted")},
}
every_case = pytest.mark.parametrize("name", WHERE)


def load(name: str) -> Document:
    return parse_document((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), name)


def claims(document: Document) -> dict[str, Claim]:
    return {fact.id: fact for fact in document.facts if isinstance(fact, Claim)}


def reading(document: Document, claim: str, name: str) -> Reading:
    return next(each for each in claims(document)[claim].readings if each.id == name)


def utc(text: str) -> Instant:
    return Instant.parse_iso(text.replace("Z", ":00Z"))


@pytest.fixture(scope="module")
def catalogue(shared: Path) -> dict[str, Any]:
    listed = json.loads((shared / "arrangements/catalogue.json").read_text(encoding="utf-8"))
    return {entry["id"]: entry for entry in listed}


def occurrences(read: Reading, between: Window) -> list[Occurrence]:
    return list(read.schedule.occurrences(between, {}))


@every_case
def test_the_document_comes_back_from_bytes_and_from_its_own_text(name: str) -> None:
    document = load(name)
    again = []
    for fact in document.facts:
        encoded = entries.encode(fact)
        assert canonical(encoded.skeleton)
        again.append(
            entries.decode(encoded.type, encoded.schema, encoded.skeleton, encoded.erasable)
        )
    assert tuple(again) == document.facts
    text = format_document(Document(tuple(again), document.zone, document.note))
    assert parse_document(text, name) == document


@every_case
def test_every_window_of_the_catalogue_is_in_the_document(
    name: str, catalogue: dict[str, Any]
) -> None:
    labels = [window["label"] for window in catalogue[name]["windows"]]
    assert sorted(WHERE[name]) == sorted(labels)


@every_case
def test_windows_expand_to_the_utc_intervals_of_the_catalogue(
    name: str, catalogue: dict[str, Any]
) -> None:
    document, compared = load(name), 0
    for window in catalogue[name]["windows"]:
        claim, own = WHERE[name][window["label"]]
        expected = window["expected_utc"]
        if own == "deadline":
            (deadline,) = claims(document)[claim].deadlines
            assert deadline.at.moment().earliest == utc(window["instant_utc"])
        elif expected is None:
            assert isinstance(reading(document, claim, own).schedule, Unscheduled)
        elif "intervals" in expected:
            pairs = [(utc(start), utc(end)) for start, end in expected["intervals"]]
            between = Window(pairs[0][0].subtract(hours=72), pairs[-1][1])
            found = occurrences(reading(document, claim, own), between)
            assert [(each.start.earliest, each.end and each.end.latest) for each in found] == pairs
        else:
            start, end = utc(expected["start"]), utc(expected["end"])
            read = reading(document, claim, own)
            (only,) = occurrences(read, Window(start.subtract(hours=24), end.add(hours=24)))
            assert only.end is not None
            assert (only.start.earliest, only.end.earliest) == (start, end)
            is_to_the_day = bool(window.get("day_precision"))
            assert (only.start.precision is Precision.DAY) == is_to_the_day
            assert only.start.is_exact == only.end.is_exact == (not is_to_the_day)
        compared += 1
    assert compared == len(WHERE[name])


@every_case
def test_what_the_catalogue_never_counts_is_not_asserted_or_not_live(
    name: str, catalogue: dict[str, Any]
) -> None:
    document = load(name)
    never = {"postponed", "superseded", "proposed", "contradicts", "rejected_reading", "milestone"}
    for window in catalogue[name]["windows"]:
        claim, own = WHERE[name][window["label"]]
        is_counted = claims(document)[claim].status is ClaimStatus.ASSERTED and (
            own != "deadline"
            and reading(document, claim, own).is_live
            and window["type"] != "unscheduled"
        )
        expected = (
            window["status"] not in never
            and window["type"] != "unscheduled"
            and window.get("kind") != "instant"
        )
        assert is_counted == expected, window["label"]


@every_case
def test_every_position_of_the_catalogue_is_recorded_by_its_act(
    name: str, catalogue: dict[str, Any]
) -> None:
    document = load(name)
    statements = {one.id: one for one in document.facts if isinstance(one, RecordedStatement)}
    found = {
        statements[one.statement].act.value for one in document.facts if isinstance(one, Position)
    }
    expected = {one["act"] for one in catalogue[name]["positions"]} - {"no_statement_found"}
    assert expected <= found


@every_case
def test_every_kind_of_event_of_the_catalogue_is_recorded(
    name: str, catalogue: dict[str, Any]
) -> None:
    found = {fact.kind.value for fact in load(name).facts if isinstance(fact, Event)}
    assert found == {event["kind"] for event in catalogue[name]["events"]}


def test_each_clock_of_the_fourth_of_november_gives_its_own_hours() -> None:
    document = load("SYR-ALEPPO-NOV2016")
    day = Window(utc("2016-11-04T00:00Z"), utc("2016-11-05T00:00Z"))
    (damascus,) = occurrences(reading(document, "pause", "damascus-clock"), day)
    (moscow,) = occurrences(reading(document, "pause", "moscow-clock"), day)
    assert damascus.surely(day) == Window(utc("2016-11-04T07:00Z"), utc("2016-11-04T17:00Z"))
    assert moscow.surely(day) == Window(utc("2016-11-04T06:00Z"), utc("2016-11-04T16:00Z"))


def test_the_ceasefire_of_1995_has_no_hours_before_gas_and_power_are_back() -> None:
    document = load("BIH-1995")
    october = Window(utc("1995-10-01T00:00Z"), utc("1995-11-01T00:00Z"))
    events = {fact.id: fact.at for fact in document.facts if isinstance(fact, Event)}
    same, after = claims(document)["when-restored"].readings
    for read in (same, after):
        assert list(read.schedule.occurrences(october, {})) == []
    (on_the_day,) = same.schedule.occurrences(october, events)
    (on_the_next,) = after.schedule.occurrences(october, events)
    assert on_the_day.start.earliest == utc("1995-10-10T23:01Z")
    assert on_the_next.start.earliest == utc("1995-10-11T23:01Z")


def test_the_denial_of_november_2023_answers_another_question() -> None:
    document = load("GAZ-2023-LOCALPAUSE")
    statements = {one.id: one for one in document.facts if isinstance(one, RecordedStatement)}
    (denial,) = (
        one
        for one in document.facts
        if isinstance(one, Position) and statements[one.statement].act is Act.DENIED
    )
    assert denial.part is not None
    assert denial.part.kind.value == "another_matter"


def test_the_iranian_deadline_had_passed_when_it_was_published() -> None:
    document = load("IRN-ISR-2025")
    (deadline,) = claims(document)["iran-if"].deadlines
    (offer,) = (
        one
        for one in document.facts
        if isinstance(one, RecordedStatement) and one.id == "iran-offered"
    )
    assert offer.told is not None
    assert deadline.at.moment().latest < offer.told.earliest
    assert deadline.at.moment().earliest == utc("2025-06-24T00:30Z")  # three and a half hours off


def test_until_further_notice_has_no_last_day() -> None:
    schedule = reading(load("GAZ-2024-KEREMSHALOM"), "road", "army").schedule
    assert isinstance(schedule, Daily)
    assert schedule.last is None
    assert schedule.end_kind.value == "until_further_notice"


def test_a_window_to_midnight_is_kept_as_written() -> None:
    schedule = reading(load("GAZ-2014-JUL26"), "israel-4h", "cabinet").schedule
    assert isinstance(getattr(schedule, "end", None), Stated)
    assert "2014-07-26T24:00[Asia/Gaza]" in format_document(load("GAZ-2014-JUL26"))
