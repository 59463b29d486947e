"""The calendar, read back as a phone would, gives the hours that the register gives."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import icalendar
import pytest
import recurring_ical_events  # type: ignore[import-untyped]
from whenever import Date, Instant

from safe_passage.model.arrangement import ClaimStatus, Dossier, EventKind
from safe_passage.model.name import Name
from safe_passage.model.party import Party, PartyRole
from safe_passage.model.schedule import Absolute, Stated, WallTime
from safe_passage.model.statement import Act
from safe_passage.model.time import Window
from safe_passage.register.answer import find_answer
from safe_passage.register.known import Knowledge
from safe_passage.register.term import occurrences
from safe_passage.views import shapes
from safe_passage.views.calendar import calendar
from safe_passage.views.speaking import Speaking
from safe_passage.views.words import Words
from tests.dossiers import FRESH, NORTH, claim, daily, dossier, event, minute, statement, utc

SAID = statement("s", NORTH, minute("2016-10-25T09:00"), act=Act.ANNOUNCED)
FORTNIGHT = Window(utc("2016-10-20T00:00"), utc("2016-11-12T00:00"))
ASKED = shapes.AskedShape(
    at="2016-10-27T08:00:00Z",
    known_at="2016-10-27T08:00:00Z",
    known_precision="instant",
    basis="public",
    ledger_size=41,
    zone_data="2026f",
    freshness=shapes.FreshnessShape("P14D", "assumed"),
    reconstructed="reconstructed, recorded 2026",
    exercise=True,
    check_again="Check again before moving.",
)
SPEAKING = Speaking(
    Words("en", "Asia/Damascus"),
    {NORTH: Party(NORTH, Name("EXERCISE North"), PartyRole.PARTY)},
    {},
    14,
)


def of(*parts: Any, hours: str = "09:00-19:00", last: str | None = None) -> Dossier:
    pause = claim("pause", (NORTH,), ("afp", daily("2016-10-26", last, hours), "s"))
    return dossier(pause, SAID, *parts)


def feed(held: Dossier, period: Window = FORTNIGHT) -> icalendar.Calendar:
    at = utc("2016-10-27T08:00")
    answer = find_answer(held, at, Knowledge(utc("2016-11-12T00:00")), FRESH)
    assert answer is not None
    made = calendar([answer], period, asked=ASKED, speaking=SPEAKING, freshness=FRESH)
    read = icalendar.Calendar.from_ical(made)
    assert isinstance(read, icalendar.Calendar)
    return read


def events(held: Dossier) -> list[Any]:
    return list(feed(held).walk("VEVENT"))


def read_back(held: Dossier, period: Window = FORTNIGHT) -> list[Window]:
    found = recurring_ical_events.of(feed(held, period)).between(
        period.start.to_stdlib(), period.end.to_stdlib()
    )
    return sorted(Window(Instant(one["DTSTART"].dt), Instant(one["DTEND"].dt)) for one in found)


def by_the_register(held: Dossier, until: Instant, period: Window = FORTNIGHT) -> list[Window]:
    (pause,) = held.claims
    found = occurrences(held, pause, pause.readings[0], period)
    windows = [one.surely(period) for one in found if one.start.earliest < until]
    return sorted(one for one in windows if one is not None)


STALE = utc("2016-11-08T09:00")


@pytest.mark.parametrize(
    "hours", ["09:00-19:00", "22:00-02:00", "20:00-24:00", "00:30-23:59", "23:15-23:45"]
)
def test_daily_hours_read_back_are_the_same_across_28_october_2016(hours: str) -> None:
    held = of(hours=hours)
    assert read_back(held) == by_the_register(held, STALE)
    assert len(read_back(held)) >= 12


def test_the_same_wall_clock_is_an_hour_later_in_utc_after_the_change() -> None:
    starts = [one.start.format_iso(unit="minute") for one in read_back(of())]
    assert starts[:3] == ["2016-10-26T06:00Z", "2016-10-27T06:00Z", "2016-10-28T07:00Z"]


def test_hours_on_one_clock_are_one_rule_and_hours_across_a_change_are_not() -> None:
    assert len(events(of())) == 1
    assert len(events(of(hours="22:00-02:00"))) > 1


def test_an_open_end_ends_where_its_freshness_does() -> None:
    (one,) = events(of())
    (until,) = one["RRULE"]["UNTIL"]
    assert until.utcoffset() == timedelta(0)
    assert read_back(of())[-1].start == utc("2016-11-08T07:00")


def test_an_end_that_was_stated_is_the_last_day() -> None:
    held = of(last="2016-10-30")
    assert read_back(held) == by_the_register(held, utc("2016-12-01T00:00"))
    assert read_back(held)[-1].end == utc("2016-10-30T17:00")


def test_hours_that_were_called_off_leave_the_calendar() -> None:
    off = event(EventKind.CALLED_OFF, minute("2016-10-29T10:00"), by=(NORTH,))
    found = read_back(of(off))
    assert found[-1] == Window(utc("2016-10-29T07:00"), utc("2016-10-29T10:00"))
    assert len(found) == 4


def test_a_claim_that_is_not_asserted_or_has_no_hours_gives_no_event() -> None:
    held = of()
    waits = replace(held.claims[0], status=ClaimStatus.CONDITIONAL)
    assert read_back(replace(held, claims=(waits,))) == []


def test_an_open_end_around_the_clock_ends_where_its_freshness_does() -> None:
    start = Absolute(Stated(Date(2016, 10, 26), "Asia/Damascus", WallTime(9)))
    held = dossier(claim("pause", (NORTH,), ("afp", start, "s")), SAID)
    assert read_back(held) == [Window(utc("2016-10-26T06:00"), STALE)]


def test_an_event_begins_with_its_standing_and_says_what_it_is_of() -> None:
    (one,) = events(of())
    assert str(one["SUMMARY"]).startswith("One-sided · ")
    for words in ("EXERCISE", "reconstructed", "EXERCISE North", "As known at", "Check again"):
        assert words in str(one["DESCRIPTION"])
    assert one["SEQUENCE"] == 41
    assert one["DTSTART"].params["TZID"] == "Asia/Damascus"


def test_words_that_would_break_out_of_a_calendar_are_escaped() -> None:
    held = of()
    title = "a;b,c\r\nATTENDEE:x\\n"
    frame = replace(held.arrangement, title=Name(title))
    (one,) = events(replace(held, arrangement=frame))
    assert "ATTENDEE" not in one
    assert "ATTENDEE:x" in str(one["SUMMARY"])


def test_the_same_hours_keep_their_uid() -> None:
    first, again = (events(of())[0]["UID"] for _ in range(2))
    assert first == again


def test_hours_that_the_clock_shows_twice_are_left_out_where_they_are_not_sure() -> None:
    # 23:00 to 24:00 came twice on 27 October 2016 in Damascus: which was meant nobody can tell.
    on = [one.start.format_iso(unit="minute") for one in read_back(of(hours="23:15-23:45"))]
    assert on[:2] == ["2016-10-26T20:15Z", "2016-10-28T21:15Z"]
