"""A claim keeps the instants that its confirmer saw, and other zone data is found out by them."""

from dataclasses import replace

from whenever import TimeDelta

from safe_passage.register.seen import (
    MOST_SEEN,
    has_moved,
    instants_seen,
    moved,
    with_seen,
    without_seen,
)
from tests.dossiers import NORTH, claim, daily, utc

PAUSE = claim("pause", (NORTH,), ("afp", daily("2016-10-27", "2016-10-28"), "s-north"))


def test_the_instants_follow_the_wall_clock_across_the_end_of_summer_time() -> None:
    # Damascus left UTC+3 in the night to 28 October 2016.
    assert instants_seen(PAUSE.readings[0]) == (
        (utc("2016-10-27T07:00"), utc("2016-10-27T10:00")),
        (utc("2016-10-28T08:00"), utc("2016-10-28T11:00")),
    )


def test_hours_without_an_end_are_seen_for_so_many_stretches_and_no_more() -> None:
    endless = claim("pause", (NORTH,), ("afp", daily("2016-08-11", None), "s-north"))
    assert len(instants_seen(endless.readings[0])) == MOST_SEEN


def test_a_claim_keeps_what_was_seen_first() -> None:
    kept = with_seen(PAUSE)
    assert with_seen(kept) == kept
    assert without_seen(kept) == PAUSE
    assert not has_moved(kept)


def test_a_claim_whose_instants_came_out_otherwise_has_moved() -> None:
    reading = with_seen(PAUSE).readings[0]
    hour = TimeDelta(hours=1)
    other = replace(
        reading, seen=tuple((a - hour, None if b is None else b - hour) for a, b in reading.seen)
    )
    doctored = replace(PAUSE, readings=(other,))
    assert has_moved(doctored)
    assert moved([with_seen(PAUSE), doctored]) == (doctored,)


def test_a_claim_of_which_nobody_kept_the_instants_is_not_said_to_have_moved() -> None:
    assert not has_moved(PAUSE)
