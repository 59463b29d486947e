from whenever import Instant

from safe_passage.model.schedule import Occurrence
from safe_passage.model.time import Moment, Window
from safe_passage.service.happening import believed


def at(day: int, hour: int) -> Instant:
    return Instant.from_utc(2016, 8, day, hour)


def hours(day: int) -> Occurrence:
    return Occurrence(Moment.exact(at(day, 7)), Moment.exact(at(day, 10)))


FRESH_UNTIL = at(25, 0)
AUGUST = Window(at(1, 0), at(31, 0))


def test_hours_within_the_freshness_stay_as_they_were_stated() -> None:
    assert believed(hours(24), FRESH_UNTIL) == hours(24)


def test_hours_that_end_exactly_when_the_freshness_does_stay_too() -> None:
    assert believed(hours(24), at(24, 10)) == hours(24)


def test_later_hours_of_an_open_end_may_hold_and_never_surely_do() -> None:
    late = believed(hours(26), FRESH_UNTIL)
    assert late.surely(AUGUST) is None
    assert late.possibly(AUGUST) == Window(at(26, 7), at(26, 10))


def test_hours_across_the_end_of_the_freshness_are_sure_up_to_it() -> None:
    across = believed(hours(25), at(25, 8))
    assert across.surely(AUGUST) == Window(at(25, 7), at(25, 8))
    assert across.possibly(AUGUST) == Window(at(25, 7), at(25, 10))


def test_what_is_open_around_the_clock_is_sure_up_to_the_end_of_the_freshness() -> None:
    around = believed(Occurrence(Moment.exact(at(1, 0)), None), FRESH_UNTIL)
    assert around.surely(AUGUST) == Window(at(1, 0), FRESH_UNTIL)
    assert around.possibly(AUGUST) == Window(at(1, 0), at(31, 0))
