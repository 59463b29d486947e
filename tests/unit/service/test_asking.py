"""Questions about the scenario, as the services answer them."""

from dataclasses import replace

import pytest
from whenever import Instant

from safe_passage.errors import InvalidInput, NotFound
from safe_passage.model.entry import Erased
from safe_passage.model.notification import Leg
from safe_passage.model.place import Coordinates
from safe_passage.model.time import Window
from safe_passage.service import asking, checking, looking
from safe_passage.service.happening import find_incidents, find_movements
from safe_passage.service.question import Question, ask
from safe_passage.service.setting import Setting

EAST = Coordinates(37.185, 36.209)
PAUSE = "A-2016-08-11"


def asked(at: str, known_at: str | None = None, basis: str = "public") -> Question:
    return ask(at, known_at=known_at, basis=basis, zone="Asia/Damascus")


def test_the_daily_pause_is_one_sided_with_its_hours_and_whoever_said_nothing(
    aleppo: Setting,
) -> None:
    answer = asking.in_force(aleppo, asked("2016-08-12T11:00"), EAST, {"lon": 37.185})
    first = answer.arrangements[0]
    assert (first.id, first.standing, first.answer) == (PAUSE, "one_sided", "yes")
    assert first.now is not None
    assert (first.now.start, first.now.end) == ("2016-08-12T07:00:00Z", "2016-08-12T10:00:00Z")
    assert (first.now.minutes_since_start, first.now.minutes_to_end) == (60.0, 120.0)
    said = {(one.party, one.act) for one in first.positions}
    assert ("council_east", "rejected") in said
    assert ("gos", "no_statement_found") in said
    assert answer.where == {"lon": 37.185}
    assert answer.asked.reconstructed
    assert len(answer.unplaced) == 4


def test_as_known_on_9_august_no_pause_had_been_announced(aleppo: Setting) -> None:
    answer = asking.in_force(aleppo, asked("2016-08-12T11:00", "2016-08-09"), EAST, {})
    assert PAUSE not in {one.id for one in answer.arrangements}
    assert answer.unplaced
    with pytest.raises(NotFound, match="nothing of 'A-2016-08-11' was known then"):
        asking.standing(aleppo, asked("2016-08-12T11:00", "2016-08-09"), PAUSE)


def test_what_is_not_on_record_is_not_found(aleppo: Setting) -> None:
    with pytest.raises(NotFound, match="no arrangement 'X' is on record"):
        asking.standing(aleppo, asked("2016-08-12T11:00"), "X")
    with pytest.raises(NotFound, match="no movement 'X'"):
        checking.get_movement(aleppo, "X")


def test_each_minute_of_4_november_is_answered_by_both_readings(aleppo: Setting) -> None:
    hours = {
        hour: asking.standing(aleppo, asked(f"2016-11-04T{hour}"), "A-2016-11-04").answer
        for hour in ("07:59", "08:00", "08:59", "09:00", "17:59", "18:00", "18:59", "19:00")
    }
    assert hours == {
        "07:59": "no",
        "08:00": "cannot_be_told",
        "08:59": "cannot_be_told",
        "09:00": "yes",
        "17:59": "yes",
        "18:00": "cannot_be_told",
        "18:59": "cannot_be_told",
        "19:00": "no",
    }


def test_an_answer_changes_next_where_it_says_it_does(aleppo: Setting) -> None:
    question = asked("2016-08-12T11:00")
    shown = looking.picture(aleppo, question, EAST)
    assert shown.next_change is not None
    then = Instant.parse_iso(shown.next_change.at)
    which = shown.next_change.arrangement_id
    before, at = (
        next(
            one for one in looking.picture(aleppo, asking_at, EAST).arrangements if one.id == which
        )
        for asking_at in (
            question.at_moment(then.subtract(seconds=1)),
            question.at_moment(then),
        )
    )
    assert (before.standing, before.answer) != (at.standing, at.answer)


def test_a_timeline_has_a_lane_for_each_claimant_and_bars_within_the_period(
    aleppo: Setting,
) -> None:
    period = Window(asked("2016-09-12T00:00").at, asked("2016-09-21T00:00").at)
    shown = looking.timeline(aleppo, asked("2016-09-19T19:30"), period)
    ids = [lane.claimant for lane in shown.lanes]
    assert len(ids) == len(set(ids))
    bars = [bar for lane in shown.lanes for bar in lane.bars]
    assert bars
    for bar in [*bars, *shown.mutual]:
        assert shown.start <= bar.start < bar.end <= shown.end
    for lane in shown.lanes:
        for row in {bar.lane_row for bar in lane.bars}:
            ends = ""
            for bar in (one for one in lane.bars if one.lane_row == row):
                assert bar.start >= ends
                ends = bar.end


def test_windows_are_listed_by_claimant_or_as_mutual_and_nothing_else(aleppo: Setting) -> None:
    period = Window(asked("2016-08-11T00:00").at, asked("2016-08-14T00:00").at)
    question = asked("2016-08-12T11:00")
    mine = looking.windows(aleppo, question, PAUSE, period, "claimant:rus")
    assert {(one.start, one.end) for one in mine.windows} == {
        (f"2016-08-{day}T07:00:00Z", f"2016-08-{day}T10:00:00Z") for day in (11, 12, 13)
    }
    assert looking.windows(aleppo, question, PAUSE, period, "mutual").windows == []
    assert looking.windows(aleppo, question, PAUSE, period, "claimant:gos").windows == []
    for which in ("", "claimant:", "all"):
        with pytest.raises(InvalidInput, match="names no windows"):
            looking.windows(aleppo, question, PAUSE, period, which)


def test_whether_the_convoy_of_19_september_was_notified_was_public_a_day_later(
    aleppo: Setting,
) -> None:
    evening = asked("2016-09-19T19:30")
    period = Window(evening.at.subtract(hours=48), evening.at.add(hours=1))
    for known_at, expected in (("2016-09-19", "cannot_be_told"), ("2016-09-20", "reported_yes")):
        question = asked("2016-09-19T19:30", known_at)
        found = [one for one in find_movements(aleppo, question, period) if not one.exercise]
        assert [one.notification.answer for one in found] == [expected]


def test_the_attack_of_19_september_lies_after_every_end_only_if_its_minute_is_exact(
    aleppo: Setting,
) -> None:
    question = asked("2016-09-19T20:30", "2016-09-20")
    period = Window(question.at.subtract(hours=2), question.at)
    (attack,) = find_incidents(aleppo, question, period)
    (held,) = (one for one in attack.assessment if one.arrangement_id == "A-2016-09-09")
    assert (held.time, held.area, held.overall) == ("uncertain", "inside", "uncertain")
    assert held.if_exact is not None
    assert held.if_exact.endswith("after every stated end, 12 min after the latest")
    assert attack.attribution == "undetermined"


def test_an_incident_that_was_not_public_yet_is_not_shown(aleppo: Setting) -> None:
    question = asked("2016-09-19T20:30", "2016-09-18")
    period = Window(question.at.subtract(hours=2), question.at)
    assert find_incidents(aleppo, question, period) == []


def test_twenty_trucks_whose_tail_is_back_at_13_09_miss_29_minutes(aleppo: Setting) -> None:
    question = asked("2016-08-12T09:00")
    movement, version = checking.get_movement(aleppo, "X-CONVOY")
    found = checking.check(aleppo, question, movement, version)
    tail = next(one for one in found.findings if one.check == "tail")
    assert tail.severity == "blocker"
    assert "13:09" in found.sentence
    assert "29 min" in found.sentence
    assert "10:01" in found.sentence
    assert any("one-sided" in one.summary for one in found.findings if one.check == "standing")


def earlier(leg: Leg, minutes: int) -> Leg:
    stops = tuple(
        replace(
            one,
            head_at=one.head_at.subtract(minutes=minutes),
            head_leaves=None
            if one.head_leaves is None
            else one.head_leaves.subtract(minutes=minutes),
        )
        for one in leg.stops
    )
    return replace(leg, stops=stops)


@pytest.mark.parametrize(("minutes", "fits"), [(29, True), (28, False)])
def test_a_tail_back_at_exactly_12_40_fits_and_a_minute_later_does_not(
    aleppo: Setting,
    minutes: int,
    fits: bool,  # noqa: FBT001
) -> None:
    movement, version = checking.get_movement(aleppo, "X-CONVOY")
    assert not isinstance(movement.legs, Erased)
    moved = replace(movement, legs=tuple(earlier(leg, minutes) for leg in movement.legs))
    found = checking.check(aleppo, asked("2016-08-12T09:00"), moved, version)
    blockers = [one.check for one in found.findings if one.severity == "blocker"]
    assert ("tail" not in blockers) is fits
