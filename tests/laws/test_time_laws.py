"""Three values, and windows as sets of minutes."""

import itertools
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whenever import Instant

from safe_passage.errors import InvalidInput
from safe_passage.model.time import (
    Moment,
    Precision,
    Truth,
    Window,
    agreed,
    every,
    intersect,
    some,
    subtract,
    unite,
)

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
TRUTHS = st.sampled_from(Truth)
ZERO = Instant.from_utc(2016, 8, 12)


def minute(n: int) -> Instant:
    return ZERO.add(minutes=n)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    start = draw(st.integers(0, 59))
    return Window(minute(start), minute(draw(st.integers(start + 1, 60))))


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    first = draw(st.integers(0, 60))
    return Moment(minute(first), minute(draw(st.integers(first, 60))))


def minutes_of(found: Iterable[Window]) -> set[int]:
    return {n for n in range(60) if any(one.holds(minute(n)) for one in found)}


def can_be(truth: Truth) -> set[bool]:
    """What an answer may turn out to be."""
    return {YES: {True}, NO: {False}, UNKNOWN: {True, False}}[truth]


def as_truth(outcomes: set[bool]) -> Truth:
    return UNKNOWN if len(outcomes) > 1 else Truth.of(outcomes.pop())


@given(TRUTHS, TRUTHS)
def test_and_and_or_say_what_every_way_of_settling_the_doubts_says(a: Truth, b: Truth) -> None:
    pairs = list(itertools.product(can_be(a), can_be(b)))
    assert a & b is as_truth({one and other for one, other in pairs})
    assert a | b is as_truth({one or other for one, other in pairs})
    assert ~a is as_truth({not one for one in can_be(a)})


@given(TRUTHS, TRUTHS, TRUTHS)
def test_the_three_values_obey_the_laws_of_kleene(a: Truth, b: Truth, c: Truth) -> None:
    assert ~(a & b) is ~a | ~b
    assert ~(a | b) is ~a & ~b
    assert ~~a is a
    assert a & b is b & a
    assert a | b is b | a
    assert (a & b) & c is a & (b & c)
    assert (a | b) | c is a | (b | c)
    assert a & (b | c) is (a & b) | (a & c)
    assert a | (a & b) is a


@given(st.sampled_from([YES, NO]), TRUTHS)
def test_settling_a_doubt_never_turns_a_yes_into_a_no(a: Truth, b: Truth) -> None:
    before = UNKNOWN & b, UNKNOWN | b, ~UNKNOWN
    for old, new in zip(before, (a & b, a | b, ~a), strict=True):
        assert old in (UNKNOWN, new)


def test_a_doubt_does_not_matter_where_the_rest_decides() -> None:
    assert NO & UNKNOWN is NO
    assert YES | UNKNOWN is YES
    assert YES & UNKNOWN is UNKNOWN
    assert NO | UNKNOWN is UNKNOWN


def test_it_has_no_truth_value_of_its_own() -> None:
    for one in Truth:
        with pytest.raises(TypeError, match="three-valued"):
            bool(one)


@given(st.lists(TRUTHS))
def test_all_some_and_agreed_of_a_list(answers: list[Truth]) -> None:
    assert every(answers) is ~some(~one for one in answers)
    if answers:
        assert (agreed(answers) is UNKNOWN) == (len(set(answers)) > 1 or answers[0] is UNKNOWN)


def test_all_of_none_is_yes_and_some_of_none_is_no() -> None:
    assert every([]) is YES
    assert some([]) is NO
    assert agreed([]) is NO
    assert agreed([YES, NO]) is UNKNOWN
    assert agreed([NO, NO]) is NO


@given(st.lists(windows()), st.lists(windows()))
def test_windows_united_cut_and_intersected_hold_the_minutes_of_sets(
    left: list[Window], right: list[Window]
) -> None:
    mine, others = minutes_of(left), minutes_of(right)
    assert minutes_of(unite(left + right)) == mine | others
    assert minutes_of(intersect(left, right)) == mine & others
    assert minutes_of(subtract(left, right)) == mine - others


@given(st.lists(windows()), st.lists(windows()))
def test_what_comes_out_lies_in_order_and_apart(left: list[Window], right: list[Window]) -> None:
    for found in (unite(left), subtract(left, right)):
        for one, following in itertools.pairwise(found):
            assert one.end < following.start
    for one, following in itertools.pairwise(intersect(left, right)):
        assert one.end <= following.start


def test_a_pause_that_ends_at_noon_and_one_that_begins_at_noon_meet_without_overlapping() -> None:
    first, then = Window(minute(0), minute(30)), Window(minute(30), minute(60))
    assert unite([first, then]) == (Window(minute(0), minute(60)),)
    assert intersect([first], [then]) == ()
    assert subtract([first], [then]) == (first,)
    assert not first.overlaps(then)
    assert not first.holds(minute(30))


def test_a_window_that_ends_as_it_starts_is_refused() -> None:
    with pytest.raises(InvalidInput, match="must end after it starts"):
        Window(minute(0), minute(0))


@given(moments(), st.integers(0, 60))
def test_a_moment_had_come_as_every_instant_it_may_be_says(moment: Moment, by: int) -> None:
    may_be = [n for n in range(61) if moment.earliest <= minute(n) <= moment.latest]
    assert moment.had_come(minute(by)) is as_truth({n <= by for n in may_be})


@given(moments(), st.integers(0, 60))
def test_a_moment_came_before_an_end_as_every_instant_it_may_be_says(
    moment: Moment, by: int
) -> None:
    # A day's last instant is not of that day: a moment that is not exact ends before `latest`.
    may_be = [
        n
        for n in range(61)
        if moment.earliest <= minute(n) < moment.latest or minute(n) == moment.earliest
    ]
    assert moment.came_before(minute(by)) is as_truth({n < by for n in may_be}) or (
        # Between two minutes of the oracle nothing is known.
        moment.came_before(minute(by)) is UNKNOWN and moment.earliest < minute(by) < moment.latest
    )


@given(moments(), st.integers(0, 59))
def test_what_had_come_stays_come(moment: Moment, by: int) -> None:
    if moment.had_come(minute(by)) is YES:
        assert moment.had_come(minute(by + 1)) is YES
    if moment.had_come(minute(by + 1)) is NO:
        assert moment.had_come(minute(by)) is NO


def test_an_exact_moment_has_come_at_its_instant_and_came_before_none_of_it() -> None:
    noon = Moment.exact(minute(30))
    assert noon.had_come(minute(30)) is YES
    assert noon.had_come(minute(29)) is NO
    assert noon.came_before(minute(30)) is NO
    assert noon.came_before(minute(31)) is YES


def test_what_was_told_on_a_day_came_before_the_end_of_that_day() -> None:
    day = Moment(minute(0), minute(60), Precision.DAY)
    assert day.came_before(minute(60)) is YES
    assert day.had_come(minute(59)) is UNKNOWN
    assert day.came_before(minute(0)) is NO


def test_a_moment_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidInput, match="must not end before it begins"):
        Moment(minute(1), minute(0))
