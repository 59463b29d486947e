"""Are right, wrong and blank counted apart?"""

from typing import Any

import pytest
from whenever import Date

from safe_passage.errors import InvalidInput
from safe_passage.intake.reading import Reading, read_text
from safe_passage.intake.score import NO_SCORE, Tally, format_score, score

TEXT = (
    "The Velonian Army said on Tuesday that fighting in Dremmer would be halted from 10:00 to "
    "13:00 on August 17. Humanitarian trucks wait."
)
WORDS = "fighting in Dremmer would be halted from 10:00 to 13:00 on August 17"


def reading() -> Reading:
    return read_text(TEXT, published=Date(2016, 8, 16), zone=None)


def gold(**changes: Any) -> dict[str, Any]:
    start = TEXT.index(WORDS)
    statement: dict[str, Any] = {
        "speaker": "Velonian Army", "role": None, "party": "Velonian", "holder": "Velonian",
        "chain": [], "act": "announced", "condition": None, "start": start,
        "end": start + len(WORDS),
        "said_when": {"date": "2016-08-16"},
    }  # fmt: skip
    arrangement = {
        "kind": "halt", "area": "Dremmer", "start": "2016-08-17T10:00", "end": None,
        "daily_hours": "10:00-13:00", "status": "announced",
    }  # fmt: skip
    for name, value in changes.items():
        (statement if name in statement else arrangement)[name] = value
    return {"statements": [statement], "arrangements": [arrangement]}


def test_a_reading_that_agrees_is_right_in_every_field() -> None:
    total = score(reading(), gold())
    assert total.found["statements"] == Tally(right=1)
    assert total.found["arrangements"] == Tally(right=1)
    assert sum(t.wrong + t.blank for t in total.fields.values()) == 0
    assert total.fields["hours"] == Tally(right=1)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("speaker", "Karsk Army"),
        ("act", "denied"),
        ("said_when", {"date": "2016-08-09"}),
        ("daily_hours", "09:00-13:00"),
        ("area", "Lodd"),
    ],
)
def test_a_field_that_differs_is_wrong(name: str, value: Any) -> None:
    field = "hours" if name == "daily_hours" else name
    assert score(reading(), gold(**{name: value})).fields[field] == Tally(wrong=1)


def test_a_field_left_empty_is_blank_and_not_wrong() -> None:
    assert score(reading(), gold(condition="if they stop")).fields["condition"] == Tally(blank=1)


def test_a_field_filled_where_the_gold_is_silent_is_wrong() -> None:
    assert score(reading(), gold(area=None)).fields["area"] == Tally(wrong=1)


def test_a_statement_that_the_gold_does_not_have_counts_against_precision() -> None:
    empty: dict[str, Any] = {"statements": [], "arrangements": []}
    found = score(reading(), empty).found["statements"]
    assert (found.precision, found.recall) == (0.0, None)


def test_scores_add_up_and_print() -> None:
    total = score(reading(), gold()) + score(reading(), gold(act="denied")) + NO_SCORE
    assert total.texts == 2
    assert total.fields["act"] == Tally(right=1, wrong=1)
    table = format_score(total)
    assert "2 texts" in table
    assert "act" in table
    assert " 0.50" in table


def test_a_gold_entry_without_statements_is_refused() -> None:
    with pytest.raises(InvalidInput, match="the gold entry has no statements"):
        score(reading(), {"arrangements": []})
