"""The schedules of the model hold every window of the catalogue, to the instant."""

import json
from pathlib import Path
from typing import Any

import pytest
from whenever import Date, Instant

from safe_passage.model.schedule import Absolute, Daily, EndKind, Stated, Unscheduled, WallTime
from safe_passage.model.time import Window


@pytest.fixture(scope="module")
def windows(shared: Path) -> list[dict[str, Any]]:
    listed = json.loads((shared / "arrangements/catalogue.json").read_text(encoding="utf-8"))
    return [window for entry in listed for window in entry["windows"]]


def utc(text: str) -> Instant:
    return Instant.parse_iso(text.replace("Z", ":00Z"))


def stated(text: str, zone: str) -> Stated:
    date, _, clock = text.partition("T")
    return Stated(Date.parse_iso(date), zone, WallTime.parse(clock) if clock else None)


def of_kind(windows: list[dict[str, Any]], type_: str, *, is_instant: bool) -> list[dict[str, Any]]:
    return [
        window
        for window in windows
        if window["type"] == type_ and (window.get("kind") == "instant") == is_instant
    ]


def test_absolute_windows(windows: list[dict[str, Any]]) -> None:
    found = of_kind(windows, "absolute", is_instant=False)
    for window in found:
        zone, end = window["tz"], window["end"]
        term = Absolute(
            stated(window["start"], zone),
            stated(end, zone) if end else None,
            end_kind=EndKind.FIXED if end else EndKind.OPEN,
        ).whole()
        expected = window["expected_utc"]
        assert term.start.earliest == utc(expected["start"]), window
        if expected["end"] is None:
            assert term.end is None, window
        else:
            assert term.end is not None, window
            assert term.end.earliest == utc(expected["end"]), window
    assert len(found) == 75


def test_daily_windows(windows: list[dict[str, Any]]) -> None:
    found = of_kind(windows, "daily", is_instant=False)
    for window in found:
        schedule = Daily(
            Date.parse_iso(window["first_date"]),
            Date.parse_iso(window["last_date"]) if window["last_date"] else None,
            WallTime.parse(window["daily_start"]),
            WallTime.parse(window["daily_end"]),
            window["tz"],
        )
        expected = window["expected_utc"]
        pairs = [(utc(start), utc(end)) for start, end in expected["intervals"]]
        after = 0 if expected["truncated"] else 72
        between = Window(pairs[0][0].subtract(hours=72), pairs[-1][1].add(hours=after))
        occurred = list(schedule.occurrences(between, {}))
        assert [(one.start.earliest, one.end and one.end.latest) for one in occurred] == pairs
    assert len(found) == 21


def test_deadlines_are_instants(windows: list[dict[str, Any]]) -> None:
    found = of_kind(windows, "absolute", is_instant=True)
    for window in found:
        moment = stated(window["end"], window["tz"]).moment()
        assert moment.earliest == utc(window["instant_utc"]), window
    assert len(found) == 8


def test_what_nobody_scheduled_has_no_hours(windows: list[dict[str, Any]]) -> None:
    found = of_kind(windows, "unscheduled", is_instant=False)
    ever = Window(Instant.from_utc(1980, 1, 1), Instant.from_utc(2040, 1, 1))
    for window in found:
        assert list(Unscheduled(window["label"]).occurrences(ever, {})) == []
    assert len(found) == 3
