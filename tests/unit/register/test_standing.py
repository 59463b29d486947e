"""The table of standings, row by row, and the order in which the rows apply."""

from dataclasses import replace

from safe_passage.model.arrangement import (
    EventKind,
    PartKind,
    PartRef,
    Reading,
    ReadingId,
    Standing,
)
from safe_passage.model.statement import Act
from safe_passage.model.time import Truth
from safe_passage.register.answer import Settles, earliest_end, find_answer
from safe_passage.register.binding import Why, binding, mutual
from safe_passage.register.known import Basis, Knowledge
from safe_passage.register.standing import find_standing
from tests.dossiers import (
    FRESH,
    NORTH,
    SOUTH,
    accepted,
    claim,
    daily,
    day,
    dossier,
    event,
    minute,
    position,
    statement,
    utc,
)

SAID = statement("s-north", NORTH, minute("2016-08-10T09:00"), act=Act.ANNOUNCED)
PAUSE = claim("pause", (NORTH,), ("afp", daily("2016-08-11", None), "s-north"))
SAID_TOO = statement("s-south", SOUTH, minute("2016-08-10T09:00"), act=Act.ANNOUNCED)
JOINT = replace(
    claim("pause", (NORTH, SOUTH), ("joint", daily("2016-08-11", None), "s-north")),
    readings=(Reading(ReadingId("joint"), daily("2016-08-11", None), (SAID.id, SAID_TOO.id)),),
)
INSIDE, BETWEEN = utc("2016-08-12T08:00"), utc("2016-08-12T18:00")


def public(text: str) -> Knowledge:
    return Knowledge(utc(text), Basis.PUBLIC)


def test_a_unilateral_pause_binds_its_declarer_without_anyones_acceptance() -> None:
    alone = dossier(PAUSE, SAID)
    assert find_standing(alone, INSIDE, FRESH) is Standing.ONE_SIDED
    assert binding(alone, NORTH, INSIDE, FRESH).bound is Truth.YES
    assert binding(alone, SOUTH, INSIDE, FRESH).why is Why.NO_STATEMENT
    assert mutual(alone, INSIDE, FRESH) is Truth.NO


def test_between_two_daily_windows_nobody_is_bound_and_the_standing_stays() -> None:
    alone = dossier(PAUSE, SAID)
    assert binding(alone, NORTH, BETWEEN, FRESH).bound is Truth.NO
    assert find_standing(alone, BETWEEN, FRESH) is Standing.ONE_SIDED


def test_it_is_in_force_when_every_required_party_is_bound() -> None:
    both = dossier(PAUSE, SAID, accepted("s", SOUTH, "2016-08-11T06:00"), position("s"))
    assert find_standing(both, INSIDE, FRESH) is Standing.IN_FORCE
    assert mutual(both, INSIDE, FRESH) is Truth.YES


def test_an_agreement_reported_by_another_binds_nobody() -> None:
    told = replace(accepted("s", SOUTH, "2016-08-11T06:00"), via="north")
    reported = dossier(PAUSE, SAID, told, position("s"))
    assert find_standing(reported, INSIDE, FRESH) is Standing.ONE_SIDED
    assert binding(reported, SOUTH, INSIDE, FRESH).why is Why.ONLY_REPORTED


def test_a_conditional_agreement_binds_nobody() -> None:
    told = replace(accepted("s", SOUTH, "2016-08-11T06:00"), is_conditional=True)
    conditional = dossier(PAUSE, SAID, told, position("s"))
    assert binding(conditional, SOUTH, INSIDE, FRESH).why is Why.ONLY_CONDITIONAL
    assert find_standing(conditional, INSIDE, FRESH) is Standing.ONE_SIDED


def test_a_rejection_of_an_offer_leaves_it_one_sided() -> None:
    told = accepted("s", SOUTH, "2016-08-11T06:00", Act.REJECTED)
    assert find_standing(dossier(PAUSE, SAID, told, position("s")), INSIDE, FRESH) is (
        Standing.ONE_SIDED
    )


def test_a_denial_by_a_required_party_makes_it_disputed() -> None:
    told = accepted("s", SOUTH, "2016-08-11T06:00", Act.DENIED)
    assert find_standing(dossier(PAUSE, SAID, told, position("s")), INSIDE, FRESH) is (
        Standing.DISPUTED
    )


def test_it_is_awaited_before_its_first_window_and_when_nobody_is_bound() -> None:
    alone = dossier(PAUSE, SAID)
    assert find_standing(alone, utc("2016-08-11T06:59"), FRESH) is Standing.AWAITED
    assert find_standing(alone, utc("2016-08-11T07:00"), FRESH) is Standing.ONE_SIDED


def test_it_has_ended_when_it_ended_under_every_reading_and_not_before() -> None:
    two = replace(
        PAUSE,
        readings=(
            *claim("c", (NORTH,), ("dpa", daily("2016-08-11", "2016-08-13"), "s-north")).readings,
            *claim("c", (NORTH,), ("tass", daily("2016-08-11", "2016-08-14"), "s-north")).readings,
        ),
    )
    held = dossier(two, SAID)
    assert find_standing(held, utc("2016-08-13T09:59"), FRESH) is Standing.ONE_SIDED
    assert find_standing(held, utc("2016-08-13T10:00"), FRESH) is Standing.UNDETERMINED
    assert find_standing(held, utc("2016-08-14T10:00"), FRESH) is Standing.ENDED


def test_it_never_took_effect_if_it_failed_before_it_began() -> None:
    failed = event(EventKind.FAILED, minute("2016-08-11T07:30"))
    assert find_standing(dossier(PAUSE, SAID, failed), INSIDE, FRESH) is Standing.NEVER_TOOK_EFFECT
    began = event(EventKind.TOOK_EFFECT, minute("2016-08-11T07:00"))
    assert find_standing(dossier(PAUSE, SAID, began, failed), INSIDE, FRESH) is Standing.ENDED


def test_it_is_suspended_until_it_is_resumed() -> None:
    off = event(EventKind.SUSPENDED, minute("2016-08-12T07:00"))
    on = event(EventKind.RESUMED, minute("2016-08-12T09:00"))
    held = dossier(PAUSE, SAID, off, on)
    assert find_standing(held, INSIDE, FRESH) is Standing.SUSPENDED
    assert find_standing(held, utc("2016-08-12T09:00"), FRESH) is Standing.ONE_SIDED


def test_a_suspension_known_to_the_day_leaves_that_day_undetermined() -> None:
    off = event(EventKind.SUSPENDED, day("2016-08-12"))
    assert find_standing(dossier(PAUSE, SAID, off), INSIDE, FRESH) is Standing.UNDETERMINED


def test_an_open_end_is_undetermined_from_the_end_of_the_freshness_period() -> None:
    alone = dossier(PAUSE, SAID)
    assert find_standing(alone, utc("2016-08-24T08:59"), FRESH) is Standing.ONE_SIDED
    assert find_standing(alone, utc("2016-08-24T09:00"), FRESH) is Standing.UNDETERMINED


def test_organs_of_one_party_that_contradict_each_other_leave_it_undetermined() -> None:
    army = replace(SAID, organ="army")
    premier = replace(
        accepted("s", NORTH, "2016-08-10T12:00", Act.REJECTED), organ="prime minister"
    )
    held = dossier(PAUSE, army, premier, position("s"))
    assert binding(held, NORTH, INSIDE, FRESH).why is Why.ORGANS_CONTRADICT
    assert find_standing(held, INSIDE, FRESH) is Standing.UNDETERMINED


def test_a_party_that_withdraws_is_bound_until_it_does() -> None:
    gone = accepted("s", NORTH, "2016-08-12T08:30", Act.WITHDREW)
    held = dossier(PAUSE, SAID, gone, position("s"))
    assert binding(held, NORTH, INSIDE, FRESH).bound is Truth.YES
    assert binding(held, NORTH, utc("2016-08-12T08:30"), FRESH).bound is Truth.NO


def test_one_side_that_calls_its_own_part_off_frees_itself_and_not_the_other() -> None:
    off = event(EventKind.CALLED_OFF, minute("2016-08-12T08:00"), by=(NORTH,))
    held = dossier(JOINT, SAID, SAID_TOO, off)
    assert mutual(held, utc("2016-08-12T07:59"), FRESH) is Truth.YES
    assert binding(held, NORTH, INSIDE, FRESH).bound is Truth.NO
    assert binding(held, SOUTH, INSIDE, FRESH).bound is Truth.YES
    assert find_standing(held, INSIDE, FRESH) is Standing.ONE_SIDED


def test_an_announcement_that_reaches_back_binds_from_when_it_was_said() -> None:
    late = replace(SAID, told=minute("2016-08-12T09:00"))
    held = dossier(PAUSE, late)
    assert binding(held, NORTH, INSIDE, FRESH).why is Why.NOT_YET_SAID
    assert binding(held, NORTH, utc("2016-08-12T09:00"), FRESH).bound is Truth.YES


def test_nothing_is_known_before_it_was_told() -> None:
    assert find_answer(dossier(PAUSE, SAID), INSIDE, public("2016-08-10T08:59"), FRESH) is None


def test_on_the_day_of_an_announcement_known_to_the_day_it_cannot_be_told() -> None:
    told = replace(SAID, told=day("2016-08-10"))
    answer = find_answer(dossier(PAUSE, told), INSIDE, public("2016-08-10T12:00"), FRESH)
    assert answer is not None
    assert answer.standing is Standing.UNDETERMINED
    assert answer.holds is Truth.UNKNOWN
    assert [one.kind for one in answer.settle] == [Settles.HOUR_OF_TELLING]
    # Damascus was at UTC+3: the day was over at 21:00Z.
    later = find_answer(dossier(PAUSE, told), INSIDE, public("2016-08-10T21:00"), FRESH)
    assert later is not None
    assert later.standing is Standing.ONE_SIDED


def test_a_countdown_runs_to_the_earliest_end_under_any_reading() -> None:
    two = replace(
        PAUSE,
        readings=(
            *PAUSE.readings,
            *claim(
                "c", (NORTH,), ("dpa", daily("2016-08-11", None, "10:00-12:00"), "s-north")
            ).readings,
        ),
    )
    answer = find_answer(dossier(two, SAID), INSIDE, public("2016-08-12T08:00"), FRESH)
    assert answer is not None
    assert earliest_end(answer) == utc("2016-08-12T09:00")
    doubtful = utc("2016-08-12T09:30")
    later = find_answer(dossier(two, SAID), doubtful, public("2016-08-12T09:30"), FRESH)
    assert later is not None
    assert earliest_end(later) is None
    assert later.settle[0].kind is Settles.READINGS_DIFFER


def test_an_extension_without_a_new_end_cannot_be_told_after_the_old_one() -> None:
    fixed = claim("pause", (NORTH,), ("afp", daily("2016-08-11", "2016-08-12"), "s-north"))
    longer = event(
        EventKind.EXTENDED,
        minute("2016-08-12T06:00"),
        by=(NORTH,),
        part=PartRef(PartKind.CLAIM, "pause"),
    )
    held = dossier(fixed, SAID, longer)
    assert find_standing(held, INSIDE, FRESH) is Standing.ONE_SIDED
    assert find_standing(held, utc("2016-08-13T08:00"), FRESH) is Standing.UNDETERMINED
