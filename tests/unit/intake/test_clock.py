"""Which hours does the clock grammar read, and which does it refuse?"""

import pytest
from whenever import Time

from safe_passage.intake.clock import find_clock_ranges, find_clock_times
from safe_passage.model.draft import Span


def ranges(text: str) -> list[tuple[Time, Time, str | None, str | None]]:
    return [
        (r.opens, r.closes, r.zoned.words if r.zoned else None, r.zoned.zone if r.zoned else None)
        for r in find_clock_ranges(text, Span(0, len(text)))
    ]


@pytest.mark.parametrize(
    ("text", "opens", "closes", "words", "zone"),
    [
        ("10:00-13:00 local", Time(10), Time(13), "local", None),
        ("from 1000 to 1300 local time", Time(10), Time(13), "local time", None),
        ("0700 to 1900 GMT", Time(7), Time(19), "GMT", "UTC"),
        ("between 0700 and 1400 GMT", Time(7), Time(14), "GMT", "UTC"),
        ("from 9 a.m. to 7 p.m.", Time(9), Time(19), None, None),
        ('"from 9 a.m. to 7 p.m." local time', Time(9), Time(19), "local time", None),
        ("10 a.m. to 5 p.m. Moscow time", Time(10), Time(17), "Moscow time", "Europe/Moscow"),
        ("from 9.00 to 14.00 local time", Time(9), Time(14), "local time", None),
        ("10-11 a.m.", Time(10), Time(11), None, None),
        ("from noon to 3 p.m.", Time(12), Time(15), None, None),
        ("from 8 p.m. until midnight", Time(20), Time(0), None, None),
        ("from 22:00 to 06:00", Time(22), Time(6), None, None),
        ("07:30–11:45", Time(7, 30), Time(11, 45), None, None),
    ],
)
def test_a_stated_window_is_read_with_its_own_clock(
    text: str, opens: Time, closes: Time, words: str | None, zone: str | None
) -> None:
    assert ranges(text) == [(opens, closes, words, zone)]


@pytest.mark.parametrize(
    "text",
    [
        "the hours given were 10 to 2",
        "between 10 and 14",
        "from 2012 to 2016",
        "10 to 15 trucks",
        "11-9 a.m.",
        "3 to 4 hours",
        "from 25:00 to 26:00",
        "1960 to 1975 local elections",
        "three hours a day",
        "48 hours",
        "13 a.m. to 14 p.m.",
        "5000 to 6000 people",
        "10:00 to 10:00",
    ],
)
def test_what_may_mean_two_things_or_none_is_no_window(text: str) -> None:
    assert ranges(text) == []


def test_a_second_clock_in_brackets_is_a_window_of_its_own() -> None:
    text = "from 9 a.m. to 4 p.m. (10 a.m. to 5 p.m. Moscow time)"
    assert [r[3] for r in ranges(text)] == [None, "Europe/Moscow"]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("until 1400 GMT", Time(14)),
        ("at 8 am local time", Time(8)),
        ("until three o'clock in the afternoon", Time(15)),
        ("at one o’clock in the morning", Time(1)),
        ("at midnight, Damascus time", Time(0)),
        ("at 00:01 on Sunday", Time(0, 1)),
        ("until 24:00", Time(0)),
        ("12 p.m.", Time(12)),
        ("12 a.m.", Time(0)),
    ],
)
def test_a_single_hour_is_read(text: str, time: Time) -> None:
    assert [t.time for t in find_clock_times(text, Span(0, len(text)))] == [time]


@pytest.mark.parametrize("text", ["in 2016", "1,400 people", "at 7", "20 trucks", "Route 6", "0.5"])
def test_a_bare_number_is_no_hour(text: str) -> None:
    assert find_clock_times(text, Span(0, len(text))) == ()


def test_the_span_holds_the_words_that_were_read() -> None:
    text = "It holds from 10:00 to 13:00 local time today."
    (window,) = find_clock_ranges(text, Span(0, len(text)))
    assert window.span.words(text) == "from 10:00 to 13:00 local time"
    assert window.opens_span.words(text) == "10:00"
    assert window.closes_span.words(text) == "13:00"
