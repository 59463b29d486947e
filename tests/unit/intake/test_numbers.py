"""Which lengths and periods do words state?"""

import pytest

from safe_passage.intake.numbers import find_daily, find_durations
from safe_passage.model.draft import Span


@pytest.mark.parametrize(
    ("text", "minutes", "period"),
    [
        ("three hours a day", 180, "daily"),
        ("five hours every day", 300, "daily"),
        ("11 hours per day", 660, "daily"),
        ("48 hours each week", 2880, "weekly"),
        ("a 72-hour truce", 4320, None),
        ("a ten-hour pause", 600, None),
        ("for three days", 4320, None),
        ("four-hour pauses every day", 240, "daily"),
        ("two and a half hours", 150, None),
        ("1.5 hours", 90, None),
        ("24 hours", 1440, None),
    ],
)
def test_a_length_is_read_in_minutes(text: str, minutes: int, period: str | None) -> None:
    assert [(d.minutes, d.period) for d in find_durations(text, Span(0, len(text)))] == [
        (minutes, period)
    ]


@pytest.mark.parametrize(
    "text",
    ["the five-year-old conflict", "an hour", "a day", "1,400 days", "zero hours", "0 hours"],
)
def test_an_age_or_a_bare_unit_is_no_length(text: str) -> None:
    assert find_durations(text, Span(0, len(text))) == ()


def test_a_day_earlier_does_not_mean_daily() -> None:
    assert find_daily("A day earlier it stopped", Span(0, 24)) is None
    assert find_daily("it stops every day", Span(0, 18)) == Span(9, 18)
