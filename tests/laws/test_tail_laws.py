"""The figures of a movement against its window agree with each other, to the second."""

from hypothesis import example, given
from hypothesis import strategies as st
from whenever import Instant, TimeDelta

from safe_passage.checks.tail import TailFit
from safe_passage.model.time import Truth, Window

OPENS = Instant.from_utc(2016, 8, 12, 7)

seconds = st.integers(0, 6 * 3600)


def fitted(leaves: int, takes: int, lasts: int, margin: int) -> TailFit:
    window = Window(OPENS, OPENS.add(seconds=lasts))
    departure = OPENS.add(seconds=leaves)
    back = departure.add(seconds=takes)
    inside = back <= window.end.subtract(seconds=margin)
    return TailFit(departure, back, back, TimeDelta(seconds=margin), window, Truth.of(inside))


@given(seconds, seconds, st.integers(1, 6 * 3600), st.integers(0, 3600))
@example(1800, 9540, 10800, 1200)  # leaves 10:30, is back at 13:09
@example(1680, 9660, 10800, 1200)  # would have to leave before the opening
@example(1800, 7800, 10800, 1200)  # is back at exactly 12:40
@example(1800, 7801, 10800, 1200)  # a second later
def test_what_is_missing_is_what_an_earlier_departure_would_give(
    leaves: int, takes: int, lasts: int, margin: int
) -> None:
    fit = fitted(leaves, takes, lasts, margin)
    assert (fit.missing > TimeDelta()) is (fit.fits is Truth.NO)
    assert fit.minutes_missing >= fit.missing.total("minutes") > fit.minutes_missing - 1
    latest = fit.latest_departure
    if latest is None:
        assert fit.hours_needed > TimeDelta(seconds=lasts)
        return
    assert latest >= OPENS
    if fit.fits is Truth.NO:
        assert fit.departure - latest == fit.missing
    # Leaving then, the tail is back on the second; a second later it is not.
    moved = int((latest - OPENS).total("seconds"))
    assert fitted(moved, takes, lasts, margin).fits is Truth.YES
    assert fitted(moved + 1, takes, lasts, margin).fits is Truth.NO
