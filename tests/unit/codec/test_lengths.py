"""A length runs by the calendar in months and days, and by the clock in hours."""

import pytest
from whenever import Date, Instant, ItemizedDelta

from safe_passage.errors import InvalidInput
from safe_passage.model.schedule import Absolute, AfterEvent, AnchorRule, EventId, Stated, WallTime
from safe_passage.model.time import Moment, Precision

ZONE = "Asia/Damascus"
EVENT = EventId("bridge")


def starting(date: Date, time: WallTime | None, lasting: str) -> Absolute:
    return Absolute(Stated(date, ZONE, time), lasting=ItemizedDelta.parse_iso(lasting))


def end_of(schedule: Absolute) -> tuple[str, str]:
    end = schedule.whole().end
    assert end is not None
    return end.earliest.format_iso(), end.latest.format_iso()


def test_two_months_are_not_sixty_days() -> None:
    assert end_of(starting(Date(2022, 4, 2), WallTime(19), "P2M"))[0] == "2022-06-02T16:00:00Z"
    assert end_of(starting(Date(2022, 4, 2), WallTime(19), "P60D"))[0] == "2022-06-01T16:00:00Z"


def test_a_day_over_the_end_of_summer_time_has_25_hours_and_24_hours_have_24() -> None:
    assert end_of(starting(Date(2016, 10, 27), WallTime(12), "P1D"))[0] == "2016-10-28T10:00:00Z"
    assert end_of(starting(Date(2016, 10, 27), WallTime(12), "PT24H"))[0] == "2016-10-28T09:00:00Z"


def test_a_month_that_ends_in_an_hour_lived_twice_ends_at_either() -> None:
    ends = end_of(starting(Date(2016, 9, 27), WallTime(23, 30), "P1M"))
    assert ends == ("2016-10-27T20:30:00Z", "2016-10-27T21:30:00Z")


def test_what_starts_in_the_evening_ends_in_the_evening() -> None:
    start = Stated(
        Date(2031, 3, 2), ZONE, WallTime(17), up_to=WallTime(20), precision=Precision.PART_OF_DAY
    )
    ends = end_of(Absolute(start, lasting=ItemizedDelta(hours=48)))
    assert ends == ("2031-03-04T14:00:00Z", "2031-03-04T17:00:00Z")


def test_what_starts_on_a_day_ends_on_a_day() -> None:
    schedule = starting(Date(2025, 3, 18), None, "P30D")
    assert end_of(schedule) == ("2025-04-16T21:00:00Z", "2025-04-17T21:00:00Z")
    end = schedule.whole().end
    assert end is not None
    assert end.precision is Precision.DAY


@pytest.mark.parametrize("lasting", ["PT0S", "P0D", "-P1D", "-PT1H"])
def test_a_length_of_nothing_or_less_is_refused(lasting: str) -> None:
    with pytest.raises(InvalidInput, match="it ends before it starts") as refused:
        starting(Date(2031, 3, 2), WallTime(17), lasting)
    assert refused.value.path == "lasting"
    with pytest.raises(InvalidInput, match="it ends before it starts"):
        AfterEvent(EVENT, AnchorRule.AT_ONCE, ZONE, lasting=ItemizedDelta.parse_iso(lasting))


def test_a_week_after_an_event_known_to_the_day_is_as_imprecise_as_the_event() -> None:
    at_once = AfterEvent(EVENT, AnchorRule.AT_ONCE, ZONE, lasting=ItemizedDelta(days=7))
    begin, end = Instant.from_utc(2031, 3, 4, 21), Instant.from_utc(2031, 3, 5, 21)
    term = at_once.term({EVENT: Moment(begin, end, Precision.DAY)})
    assert term is not None
    assert term.end is not None
    assert term.end.earliest == begin.add(hours=24 * 7)
    assert term.end.latest == end.add(hours=24 * 7)
