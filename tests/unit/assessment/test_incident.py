"""The attack of 19 September 2016 against the three ends, and the boundaries beside it."""

from dataclasses import replace

import pytest
from whenever import Instant, ItemizedDelta, TimeDelta

from safe_passage.assessment.incident import (
    AgainstArrangement,
    Arranged,
    ReadingHours,
    assess,
    span,
)
from safe_passage.model.arrangement import ArrangementId, ClaimId, ReadingId
from safe_passage.model.incident import Incident, IncidentId, Observation
from safe_passage.model.name import Name
from safe_passage.model.profile import Rule
from safe_passage.model.schedule import Occurrence
from safe_passage.model.source import SourceId
from safe_passage.model.time import Moment, Precision, Truth
from safe_passage.model.whereabouts import Containment, Whereabouts

ABOUT = Rule(ItemizedDelta(minutes=30), "assumed")
INSIDE_AREA = Whereabouts(Containment.INSIDE, 0.0, 2500.0, "9000 m within the edge")


def damascus(day: int, hour: int, minute: int = 0, second: int = 0) -> Instant:
    """A moment of September 2016 in Damascus, three hours ahead of UTC."""
    return Instant.from_utc(2016, 9, day, hour, minute, second).subtract(hours=3)


def hours(reading: str, end: Moment | None) -> ReadingHours:
    start = Moment.exact(damascus(12, 19))
    return ReadingHours(
        ClaimId(reading.partition("/")[0]), ReadingId(reading), (Occurrence(start, end),), end
    )


RENEWALS = hours("usa-rus/48h", Moment.exact(damascus(18, 19)))
CALM = hours("gos/calm", Moment.exact(damascus(18, 23, 59)))
SEVEN_DAYS = hours("usa-rus/7d", Moment.exact(damascus(19, 19)))


def arranged(*readings: ReadingHours) -> Arranged:
    return Arranged(
        ArrangementId("A-2016-09-09"),
        Name("Cessation of hostilities"),
        readings or (RENEWALS, SEVEN_DAYS, CALM),
        INSIDE_AREA,
        Truth.YES,
    )


def incident(when: Moment) -> Incident:
    return Incident(
        IncidentId("I-023"),
        "reported_fire_on_convoy",
        when,
        None,
        Observation(Name("a convoy came under fire while unloading, as reported")),
        None,
        (SourceId("source"),),
    )


def against(when: Moment, what: Arranged | None = None) -> AgainstArrangement:
    [found] = assess(incident(when), [what or arranged()], about=ABOUT).against
    return found


ATTACK = Moment(damascus(19, 19, 12), damascus(19, 20), Precision.ABOUT, "between 19:12 and 20:00")


def test_the_attack_reported_from_19_12_is_uncertain() -> None:
    found = against(ATTACK)
    assert found.time.where is Containment.UNCERTAIN
    assert found.overall is Containment.UNCERTAIN


def test_if_that_minute_is_exact_it_lies_after_all_three_ends_by_12_minutes() -> None:
    exact = against(ATTACK).if_exact
    assert exact is not None
    assert exact.where is Containment.OUTSIDE
    assert [verdict.after_end for verdict in exact.readings] == [
        TimeDelta(hours=24, minutes=12),
        TimeDelta(minutes=12),
        TimeDelta(hours=19, minutes=13),
    ]
    assert exact.after_latest_end == TimeDelta(minutes=12)
    assert against(ATTACK).overall_if_exact is Containment.OUTSIDE


def test_both_answers_are_said_in_one_line_and_nobody_is_named() -> None:
    assert against(ATTACK).why == (
        "in time uncertain; "
        "if the stated minute is exact: outside, 12 min after the latest of 3 ends; "
        "in area inside: 9000 m within the edge"
    )


def test_at_18_30_the_readings_differ() -> None:
    found = against(Moment.exact(damascus(19, 18, 30)))
    assert [verdict.where.value for verdict in found.time.readings] == [
        "outside",
        "inside",
        "outside",
    ]
    assert found.time.where is Containment.UNCERTAIN
    assert found.time.after_latest_end is None


def test_at_19_30_exactly_it_is_over_under_every_reading_by_30_minutes() -> None:
    found = against(Moment.exact(damascus(19, 19, 30)))
    assert found.time.where is Containment.OUTSIDE
    assert found.time.after_latest_end == TimeDelta(minutes=30)
    assert found.if_exact is None, "the minute was not told as about"


def test_on_14_september_it_is_inside_under_every_reading() -> None:
    found = against(Moment.exact(damascus(14, 12)))
    assert found.time.where is Containment.INSIDE
    assert found.overall is Containment.INSIDE


def test_at_the_very_end_it_is_outside_and_a_second_before_it_is_inside() -> None:
    seven = arranged(SEVEN_DAYS)
    assert against(Moment.exact(damascus(19, 19)), seven).time.where is Containment.OUTSIDE
    before = Moment.exact(damascus(19, 18, 59, 59))
    assert against(before, seven).time.where is Containment.INSIDE


def test_an_about_minute_reaches_as_far_as_the_profile_says_and_no_further() -> None:
    def about(minute: int, second: int = 0) -> Containment:
        at = damascus(19, 19, minute, second)
        when = Moment(at, at, Precision.ABOUT)
        return against(when, arranged(SEVEN_DAYS)).time.where

    assert about(30) is Containment.OUTSIDE
    assert about(29, 59) is Containment.UNCERTAIN
    assert span(ATTACK, ABOUT) == (damascus(19, 18, 42), damascus(19, 20, 30))
    assert span(Moment.exact(damascus(19, 19)), ABOUT) == (damascus(19, 19), damascus(19, 19))


def test_a_day_that_lies_wholly_inside_is_inside_and_one_that_does_not_is_uncertain() -> None:
    def day(number: int) -> Containment:
        when = Moment(damascus(number, 0), damascus(number + 1, 0), Precision.DAY)
        return against(when).time.where

    assert day(14) is Containment.INSIDE
    assert day(12) is Containment.UNCERTAIN, "it begins at 19:00 on the 12th"
    assert day(18) is Containment.UNCERTAIN
    assert day(20) is Containment.OUTSIDE


def test_windows_that_meet_hold_a_period_between_them() -> None:
    noon = Moment.exact(damascus(14, 12))
    parts = (
        Occurrence(Moment.exact(damascus(14, 10)), noon),
        Occurrence(noon, Moment.exact(damascus(14, 14))),
    )
    met = ReadingHours(ClaimId("c"), ReadingId("r"), parts, noon)
    when = Moment(damascus(14, 11), damascus(14, 13), Precision.PART_OF_DAY)
    assert against(when, arranged(met)).time.where is Containment.INSIDE
    gap = replace(met, occurrences=parts[:1])
    assert against(when, arranged(gap)).time.where is Containment.UNCERTAIN


def test_an_end_told_to_the_day_leaves_that_day_uncertain() -> None:
    end = Moment(damascus(19, 0), damascus(20, 0), Precision.DAY)
    vague = arranged(hours("c/r", end))
    assert against(Moment.exact(damascus(19, 12)), vague).time.where is Containment.UNCERTAIN
    assert against(Moment.exact(damascus(18, 23)), vague).time.where is Containment.INSIDE
    assert against(Moment.exact(damascus(20, 0)), vague).time.where is Containment.OUTSIDE


def test_how_long_after_an_imprecise_end_counts_from_the_latest_that_it_may_be() -> None:
    end = Moment(damascus(19, 0), damascus(20, 0), Precision.DAY)
    found = against(Moment.exact(damascus(20, 1)), arranged(hours("c/r", end)))
    assert found.time.after_latest_end == TimeDelta(hours=1)


def test_an_open_end_is_inside_ever_after() -> None:
    found = against(Moment.exact(damascus(30, 12)), arranged(hours("c/r", None)))
    assert found.time.where is Containment.INSIDE
    assert found.time.after_latest_end is None


def test_without_hours_of_any_reading_nothing_was_in_force_to_lie_inside_of() -> None:
    nothing = replace(arranged(), readings=())
    assert against(Moment.exact(damascus(14, 12)), nothing).time.where is Containment.OUTSIDE


IN, OUT, MAYBE = Containment.INSIDE, Containment.OUTSIDE, Containment.UNCERTAIN


@pytest.mark.parametrize(
    ("area", "public", "overall"),
    [
        (IN, Truth.YES, IN),
        (OUT, Truth.YES, OUT),
        (MAYBE, Truth.YES, MAYBE),
        (Containment.UNPLACED, Truth.YES, MAYBE),
        (IN, Truth.UNKNOWN, MAYBE),
        (IN, Truth.NO, OUT),
        (OUT, Truth.UNKNOWN, OUT),
    ],
)
def test_time_and_area_and_what_was_public_are_weighed_together(
    area: Containment, public: Truth, overall: Containment
) -> None:
    what = replace(arranged(), area=replace(INSIDE_AREA, where=area), public=public)
    assert against(Moment.exact(damascus(14, 12)), what).overall is overall


def test_what_was_not_public_then_says_so() -> None:
    noon = Moment.exact(damascus(14, 12))
    unknown = replace(arranged(), public=Truth.UNKNOWN)
    assert against(noon, replace(arranged(), public=Truth.NO)).why.endswith(
        "; it was not public then"
    )
    assert against(noon, unknown).why.endswith("; whether it was public then cannot be told")


def test_each_arrangement_is_answered_on_its_own_and_in_order() -> None:
    other = replace(arranged(CALM), arrangement=ArrangementId("other"))
    result = assess(incident(Moment.exact(damascus(19, 12))), [arranged(), other], about=ABOUT)
    assert [one.arrangement for one in result.against] == ["A-2016-09-09", "other"]
    assert [one.time.where for one in result.against] == [MAYBE, OUT]
