"""How well are the 21 texts read? The floor under what was measured, so that nothing gets worse.

Wrong counts more than blank: a wrong day, hour or party is a failure at once.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from whenever import Date

from safe_passage.intake.reading import Reading, read_text
from safe_passage.intake.score import NO_SCORE, Score, score
from safe_passage.model.draft import FieldState

LIVE = {"announced", "in_force", "extended", "opened"}


@pytest.fixture(scope="module")
def readings(shared: Path) -> list[tuple[dict[str, Any], Reading]]:
    folder = shared / "texts"
    entries = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    assert len(entries) == 21
    return [(entry, read(folder / entry["file"], entry["date"])) for entry in entries]


def read(path: Path, date: str | None) -> Reading:
    published = Date.parse_iso(date) if date else None
    return read_text(path.read_text(encoding="utf-8"), published=published, zone=None)


@pytest.fixture(scope="module")
def total(readings: list[tuple[dict[str, Any], Reading]]) -> Score:
    result = NO_SCORE
    for entry, reading in readings:
        result = result + score(reading, entry)
    return result


def test_statements_and_arrangements_are_found_no_worse_than_measured(total: Score) -> None:
    statements, arrangements = total.found["statements"], total.found["arrangements"]
    assert (statements.recall or 0) >= 0.80
    assert (statements.precision or 0) >= 0.68
    assert (arrangements.recall or 0) >= 0.70
    assert (arrangements.precision or 0) >= 0.64


@pytest.mark.parametrize(
    ("field", "floor"),
    [("speaker", 0.90), ("party", 0.97), ("holder", 0.85), ("chain", 0.95), ("act", 0.85),
     ("condition", 0.95), ("said_when", 0.85), ("area", 0.85), ("start", 1.0), ("hours", 1.0)],
)  # fmt: skip
def test_a_filled_field_is_right_no_less_often_than_measured(
    total: Score, field: str, floor: float
) -> None:
    tally = total.fields[field]
    assert tally.right >= 4
    assert (tally.precision or 0) >= floor


def test_the_control_yields_nothing_and_the_call_no_live_arrangement(
    readings: list[tuple[dict[str, Any], Reading]],
) -> None:
    by_kind = {entry["kind"]: reading for entry, reading in readings}
    assert by_kind["control"].drafts == ()
    live = [d for d in by_kind["call_only"].arrangements if d.value("status") in LIVE]
    assert live == []


def test_hours_stand_only_in_what_holds_or_will_hold(
    readings: list[tuple[dict[str, Any], Reading]],
) -> None:
    for _, reading in readings:
        for draft in reading.arrangements:
            if draft.value("opens") is not None or draft.value("closes") is not None:
                status = draft.field("status")
                assert status.value in LIVE or status.state is FieldState.OPEN


def test_a_rumour_that_both_parties_deny_is_not_announced(
    readings: list[tuple[dict[str, Any], Reading]],
) -> None:
    (reading,) = [r for e, r in readings if e["file"].startswith("13_")]
    assert [d for d in reading.arrangements if d.value("status") in LIVE] == []


def test_every_value_rests_on_words_of_the_text(
    readings: list[tuple[dict[str, Any], Reading]],
) -> None:
    count = 0
    for _, reading in readings:
        for draft in reading.drafts:
            for field in draft.fields:
                if field.value is not None:
                    count += 1
                    assert field.spans
                    assert all(span.end <= reading.text_length for span in field.spans)
    assert count > 500
