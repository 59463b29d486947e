"""Schedules against a wall clock that is read minute by minute with the standard library.

Where a start or an end falls into a skipped or a repeated hour, both instants that it may name
stand as the ends of a moment. Between them it cannot be told; what is sure lies within what the
wall clock says, and that within what is possible.
"""

import itertools
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from whenever import Date, Instant, ItemizedDelta

from safe_passage.errors import InvalidInput
from safe_passage.model.schedule import (
    Absolute,
    AfterEvent,
    AnchorRule,
    Daily,
    EventId,
    Listed,
    Occurrence,
    Schedule,
    Stated,
    WallTime,
)
from safe_passage.model.time import Moment, Precision, Truth, Window, unite
from safe_passage.model.zone import instant_moment, later

# Every kind of change: whole and half hours, at midnight, days left out, offsets with seconds.
ZONES = (
    "Asia/Damascus",
    "Asia/Gaza",
    "Asia/Hebron",
    "Asia/Tehran",
    "Asia/Kabul",
    "Asia/Yangon",
    "Asia/Kathmandu",
    "Asia/Amman",
    "Asia/Beirut",
    "Africa/Khartoum",
    "Africa/Monrovia",
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/Sao_Paulo",
    "America/New_York",
    "America/Caracas",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Europe/Kyiv",
    "Europe/Moscow",
    "Europe/Sarajevo",
    "Pacific/Apia",
    "Pacific/Kwajalein",
    "Antarctica/Troll",
)
NONE: dict[EventId, Moment] = {}


@lru_cache(maxsize=64)
def changes(zone: str) -> tuple[datetime, ...]:
    """The days from 1970 to 2037 on which the offset of a zone changes."""
    info, found = ZoneInfo(zone), []
    day, last = datetime(1970, 1, 1, tzinfo=UTC), None
    while day.year < 2038:
        offset = day.astimezone(info).utcoffset()
        if last is not None and offset != last:
            found.append(day - timedelta(days=1))
        day, last = day + timedelta(days=1), offset
    return tuple(found)


@st.composite
def places(draw: st.DrawFn) -> tuple[str, date]:
    """A zone, and a day that its clocks change on, or next to it; or any other day."""
    zone = draw(st.sampled_from(ZONES))
    known = changes(zone)
    is_near = draw(st.integers(0, 9)) > 0
    if known and is_near:
        change: datetime = draw(st.sampled_from(known))
        near = change + timedelta(days=draw(st.integers(-1, 1)))
        return zone, near.astimezone(ZoneInfo(zone)).date()
    return zone, draw(st.dates(date(1970, 1, 3), date(2037, 12, 28)))


WALL = st.one_of(
    st.sampled_from(["00:00", "00:01", "00:30", "01:30", "02:00", "02:30", "23:30", "23:59"]),
    st.times().map(lambda one: f"{one.hour:02}:{one.minute:02}"),
)
ENDS = st.one_of(WALL, st.just("24:00"))


def at(instant: Instant) -> Moment:
    return Moment(instant, instant)


def whole(day: date) -> Date:
    return Date(day.year, day.month, day.day)


def minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def around(day: date) -> Window:
    noon = Instant.from_utc(day.year, day.month, day.day, 12)
    return Window(noon.subtract(hours=36), noon.add(hours=36))


def hold(schedule: Schedule, period: Window, says: Callable[[datetime], bool]) -> None:
    """What is sure lies within what the wall clock says, and that within what is possible."""
    found = list(schedule.occurrences(period, NONE))
    sure = unite(one for each in found if (one := each.surely(period)) is not None)
    possible = unite(one for each in found if (one := each.possibly(period)) is not None)
    start = period.start.to_stdlib()
    for n in range(int(period.length.total("minutes"))):
        at = start + timedelta(minutes=n)
        instant = period.start.add(minutes=n)
        is_sure = any(one.holds(instant) for one in sure)
        is_possible = any(one.holds(instant) for one in possible)
        if all(each.start.is_exact and (each.end is None or each.end.is_exact) for each in found):
            assert is_sure == is_possible
        assert is_sure <= says(at) <= is_possible, (at, is_sure, says(at), is_possible)


def daily_clock(schedule: Daily) -> Callable[[datetime], bool]:
    zone = ZoneInfo(schedule.zone)
    start, end = minutes(str(schedule.start)), minutes(str(schedule.end))
    first = schedule.first.to_stdlib()
    last = date.max if schedule.last is None else schedule.last.to_stdlib()

    def says(at: datetime) -> bool:
        local = at.astimezone(zone)
        shown = local.hour * 60 + local.minute + local.second / 60
        day = local.date()
        if start < end:
            return first <= day <= last and start <= shown < end
        before = day - timedelta(days=1)
        return (first <= day <= last and shown >= start) or (
            first <= before <= last and shown < end
        )

    return says


@settings(max_examples=100)
@given(places(), WALL, ENDS, st.integers(0, 2), st.one_of(st.none(), st.integers(0, 3)))
@example(("Asia/Damascus", date(2016, 10, 28)), "09:00", "19:00", 1, 2)
@example(("Asia/Damascus", date(2016, 10, 27)), "23:30", "24:00", 1, 2)
@example(("Asia/Damascus", date(2018, 3, 30)), "00:00", "00:30", 0, 1)
@example(("Asia/Damascus", date(2018, 3, 30)), "00:30", "02:00", 1, None)
@example(("Asia/Gaza", date(2014, 10, 24)), "22:00", "02:00", 1, None)
@example(("Pacific/Apia", date(2011, 12, 30)), "10:00", "13:00", 1, None)
@example(("Australia/Lord_Howe", date(2016, 4, 3)), "01:45", "02:00", 1, None)
def test_daily_hours_are_those_of_the_clock_on_the_wall(
    place: tuple[str, date], start: str, end: str, before: int, length: int | None
) -> None:
    zone, day = place
    first = day - timedelta(days=before)
    schedule = Daily(
        whole(first),
        None if length is None else whole(first + timedelta(days=length)),
        WallTime.parse(start),
        WallTime.parse(end),
        zone,
    )
    hold(schedule, around(day), daily_clock(schedule))


@settings(max_examples=60)
@given(places(), WALL, ENDS, st.integers(0, 1))
@example(("Asia/Damascus", date(2016, 10, 27)), "10:00", "24:00", 0)
@example(("Asia/Damascus", date(2016, 10, 27)), "23:15", "23:45", 0)
def test_absolute_hours_run_between_instants_that_the_clock_shows(
    place: tuple[str, date], start: str, end: str, days: int
) -> None:
    zone, day = place
    info = ZoneInfo(zone)
    until = day + timedelta(days=days)
    assume(until > day or minutes(start) < minutes(end))
    schedule = Absolute(
        Stated(whole(day), zone, WallTime.parse(start)),
        Stated(whole(until), zone, WallTime.parse(end)),
    )

    def said(on: date, text: str) -> set[datetime]:
        local = datetime.combine(on, time.min) + timedelta(minutes=minutes(text))
        return {local.replace(tzinfo=info, fold=fold).astimezone(UTC) for fold in (0, 1)}

    starts, ends = said(day, start), said(until, end)
    (only,) = schedule.occurrences(around(day), NONE)
    assert {only.start.earliest.to_stdlib(), only.start.latest.to_stdlib()} == starts
    assert only.end is not None
    assert {only.end.earliest.to_stdlib(), only.end.latest.to_stdlib()} == ends
    for began, over in itertools.product(starts, ends):
        hold_between(only, around(day), began, over)


def hold_between(only: Occurrence, period: Window, began: datetime, over: datetime) -> None:
    for n in range(0, int(period.length.total("minutes")), 5):
        at = period.start.add(minutes=n)
        is_within = began <= at.to_stdlib() < over
        assert only.covers(at) in (Truth.UNKNOWN, Truth.of(is_within))


def test_a_start_in_a_skipped_hour_cannot_be_told_between_its_two_instants() -> None:
    # Damascus, 30 March 2018: 00:00 became 01:00, at 22:00Z the day before.
    skipped = Daily(Date(2018, 3, 30), None, WallTime(0, 30), WallTime(2), "Asia/Damascus")
    (only,) = skipped.occurrences(
        Window(Instant.from_utc(2018, 3, 29, 12), Instant.from_utc(2018, 3, 30, 12)), NONE
    )
    assert only.start == Moment(
        Instant.from_utc(2018, 3, 29, 21, 30), Instant.from_utc(2018, 3, 29, 22, 30)
    )
    assert only.end == at(Instant.from_utc(2018, 3, 29, 23))
    assert only.covers(Instant.from_utc(2018, 3, 29, 22)) is Truth.UNKNOWN
    assert only.covers(Instant.from_utc(2018, 3, 29, 22, 30)) is Truth.YES


def test_an_end_in_a_repeated_hour_cannot_be_told_between_its_two_instants() -> None:
    # Damascus, 28 October 2016: 24:00 became 23:00, at 21:00Z.
    twice = Daily(Date(2016, 10, 27), None, WallTime(20), WallTime(23, 30), "Asia/Damascus")
    day = Window(Instant.from_utc(2016, 10, 27, 12), Instant.from_utc(2016, 10, 28, 12))
    (only,) = twice.occurrences(day, NONE)
    assert only.surely(day) == Window(
        Instant.from_utc(2016, 10, 27, 17), Instant.from_utc(2016, 10, 27, 20, 30)
    )
    assert only.covers(Instant.from_utc(2016, 10, 27, 21)) is Truth.UNKNOWN
    assert only.covers(Instant.from_utc(2016, 10, 27, 21, 30)) is Truth.NO


def test_the_same_hours_stand_an_hour_later_in_utc_from_28_october_2016() -> None:
    schedule = Daily(Date(2016, 10, 26), Date(2016, 10, 30), WallTime(9), WallTime(19), ZONES[0])
    period = Window(Instant.from_utc(2016, 10, 25), Instant.from_utc(2016, 11, 1))
    starts = [one.start.earliest.to_stdlib().hour for one in schedule.occurrences(period, NONE)]
    assert starts == [6, 6, 7, 7, 7]


def test_24_00_is_the_next_days_midnight_and_23_59_stays_as_written() -> None:
    day, zone = Date(2016, 8, 11), "Asia/Damascus"
    full, written = (
        Daily(day, day, WallTime(0), WallTime.parse(end), zone) for end in ("24:00", "23:59")
    )
    period = Window(Instant.from_utc(2016, 8, 1), Instant.from_utc(2016, 9, 1))
    (a,), (b,) = (list(one.occurrences(period, NONE)) for one in (full, written))
    midnight = Instant.from_utc(2016, 8, 11, 21)
    assert a.covers(midnight.subtract(minutes=1)) is Truth.YES
    assert a.covers(midnight) is Truth.NO
    assert b.covers(midnight.subtract(minutes=1)) is Truth.NO
    assert str(full.end) == "24:00"


def test_hours_that_cross_midnight_end_on_the_morning_after_the_last_day() -> None:
    night = Daily(Date(2016, 8, 11), Date(2016, 8, 11), WallTime(22), WallTime(2), "Asia/Damascus")
    period = Window(Instant.from_utc(2016, 8, 1), Instant.from_utc(2016, 9, 1))
    (only,) = night.occurrences(period, NONE)
    assert only.surely(period) == Window(
        Instant.from_utc(2016, 8, 11, 19), Instant.from_utc(2016, 8, 11, 23)
    )


@given(places(), WALL, ENDS, st.integers(1, 71), st.sampled_from(["daily", "listed"]))
def test_a_period_holds_what_its_parts_hold(
    place: tuple[str, date],
    start: str,
    end: str,
    cut: int,
    kind: str,
) -> None:
    zone, day = place
    schedule: Schedule = Daily(
        whole(day - timedelta(days=1)), None, WallTime.parse(start), WallTime.parse(end), zone
    )
    if kind == "listed":
        assume(minutes(start) < minutes(end))
        schedule = Listed(
            tuple(
                Absolute(
                    Stated(whole(on), zone, WallTime.parse(start)),
                    Stated(whole(on), zone, WallTime.parse(end)),
                )
                for on in (day, day + timedelta(days=1))
            )
        )
    all_of_it = around(day)
    middle = all_of_it.start.add(hours=cut)
    parts = (Window(all_of_it.start, middle), Window(middle, all_of_it.end))
    for which in (Occurrence.surely, Occurrence.possibly):

        def found(period: Window, which: Callable[..., Window | None] = which) -> list[Window]:
            return [
                one
                for each in schedule.occurrences(period, NONE)
                if (one := which(each, period)) is not None
            ]

        assert unite(found(all_of_it)) == unite(one for part in parts for one in found(part))


EVENT = EventId("restored")
DAYS = ItemizedDelta(days=60)


@given(places(), st.integers(0, 47), WALL, st.sampled_from(AnchorRule))
def test_a_clock_that_an_event_starts_runs_from_its_moment_or_its_day(
    place: tuple[str, date], hour: int, shown: str, rule: AnchorRule
) -> None:
    zone, day = place
    happened = around(day).start.add(hours=hour)
    schedule = AfterEvent(EVENT, rule, zone, WallTime.parse(shown), DAYS)
    assert schedule.term(NONE) is None
    assert list(schedule.occurrences(around(day), NONE)) == []
    found = schedule.term({EVENT: Moment.exact(happened)})
    assert found is not None
    if rule is AnchorRule.AT_ONCE:
        assert found.start == Moment.exact(happened)
        return
    local = happened.to_stdlib().astimezone(ZoneInfo(zone))
    on = local.date() + timedelta(days=rule is AnchorRule.NEXT_DAY)
    wall = datetime.combine(on, time.min) + timedelta(minutes=minutes(shown))
    said = {wall.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1)}
    assert {found.start.earliest.to_stdlib(), found.start.latest.to_stdlib()} == said


@given(places(), st.integers(0, 47), st.integers(0, 48), st.integers(0, 48))
def test_a_length_that_runs_from_a_doubtful_start_ends_wherever_a_true_one_would(
    place: tuple[str, date], first: int, spread: int, within: int
) -> None:
    zone, day = place
    start = around(day).start.add(hours=first)
    doubtful = Moment(start, start.add(hours=spread), Precision.ABOUT)
    true = start.add(hours=min(within, spread))
    for length in (ItemizedDelta(hours=72), ItemizedDelta(days=7), ItemizedDelta(months=2)):
        said, exact = later(doubtful, zone, length), later(Moment.exact(true), zone, length)
        # Clocks that went back within the doubt may have shown an hour more, or a day.
        slack = _set_back(zone, doubtful)
        assert said.earliest.to_stdlib() <= exact.earliest.to_stdlib() + slack
        assert exact.latest.to_stdlib() - slack <= said.latest.to_stdlib()


def _set_back(zone: str, moment: Moment) -> timedelta:
    info = ZoneInfo(zone)
    first, last = (
        one.to_stdlib().astimezone(info).utcoffset() or timedelta()
        for one in (moment.earliest, moment.latest)
    )
    return abs(last - first)


def test_a_start_known_to_the_last_days_of_a_month_ends_at_any_hour_of_a_shorter_ones() -> None:
    start = Stated(Date(2016, 12, 30), "Asia/Damascus").moment()
    end = later(start, "Asia/Damascus", ItemizedDelta(months=2))
    midnight = Instant.from_utc(2017, 2, 27, 22)
    assert end == Moment(midnight, midnight.add(hours=24), Precision.DAY)


def test_two_months_are_not_sixty_days_and_72_hours_are_72_hours() -> None:
    start = Moment.exact(Instant.from_utc(2016, 10, 26, 21))
    zone = "Asia/Damascus"  # midnight; winter time from the 28th
    assert later(start, zone, ItemizedDelta(hours=72)).latest == Instant.from_utc(2016, 10, 29, 21)
    assert later(start, zone, ItemizedDelta(days=3)).latest == Instant.from_utc(2016, 10, 29, 22)
    assert later(start, zone, ItemizedDelta(months=2)).latest == Instant.from_utc(2016, 12, 26, 22)
    assert later(start, zone, ItemizedDelta(days=60)).latest == Instant.from_utc(2016, 12, 25, 22)


def test_an_event_known_to_the_day_starts_a_clock_at_the_hour_that_its_rule_names() -> None:
    # Sarajevo, 11 October 1995: restored that day, at an hour that no source names.
    day = Stated(Date(1995, 10, 11), "Europe/Sarajevo").moment()
    for rule, on in ((AnchorRule.SAME_DAY, 10), (AnchorRule.NEXT_DAY, 11)):
        found = AfterEvent(EVENT, rule, "Europe/Sarajevo", WallTime(0, 1), DAYS).term({EVENT: day})
        assert found is not None
        assert found.start == at(Instant.from_utc(1995, 10, on, 23, 1))


def test_a_thousand_years_are_expanded_one_by_one_and_only_when_asked_for() -> None:
    endless = Daily(Date(2016, 8, 11), None, WallTime(10), WallTime(13), "Asia/Damascus")
    ages = Window(Instant.from_utc(1500, 1, 1), Instant.from_utc(2500, 1, 1))
    first = list(itertools.islice(endless.occurrences(ages, NONE), 3))
    assert first[0].start.earliest == Instant.from_utc(2016, 8, 11, 7)
    assert len(first) == 3


@pytest.mark.parametrize("hours", ["10:00-13:00", "22:00-02:00", "00:00-24:00"])
def test_the_ends_of_the_calendar_give_no_hours_and_no_fault(hours: str) -> None:
    start, end = map(WallTime.parse, hours.split("-"))
    endless = Daily(Date(2016, 8, 11), None, start, end, "Asia/Damascus")
    dawn = Window(Instant.MIN, Instant.from_utc(1, 2, 1))
    dusk = Window(Instant.from_utc(9999, 12, 30), Instant.MAX)
    assert list(endless.occurrences(dawn, NONE)) == []
    assert list(endless.occurrences(dusk, NONE)) == []
    for day in (Date.MIN, Date.MAX):
        with pytest.raises(InvalidInput, match="cannot be computed"):
            Daily(day, None, start, end, "Asia/Damascus")


def test_a_zone_that_does_not_exist_is_refused() -> None:
    for make in (
        lambda: Stated(Date(2016, 8, 11), "Asia/Aleppo"),
        lambda: Daily(Date(2016, 8, 11), None, WallTime(10), WallTime(13), "Asia/Aleppo"),
        lambda: instant_moment(
            Date(2016, 8, 11).at(WallTime(10).on(Date(2016, 8, 11)).time()), "x"
        ),
    ):
        with pytest.raises(InvalidInput, match="no time zone"):
            make()
