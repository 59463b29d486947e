"""What events do to a claim: to whom, from when, and to which hours."""

from dataclasses import replace

import pytest
from whenever import Date, ItemizedDelta

from safe_passage.model.arrangement import (
    Claim,
    ClaimStatus,
    EventKind,
    PartKind,
    PartRef,
    Scope,
    Standing,
    Undertaking,
    UndertakingId,
)
from safe_passage.model.name import Name
from safe_passage.model.schedule import Absolute, Listed, Stated, WallTime
from safe_passage.model.statement import Act
from safe_passage.model.time import Truth, Window
from safe_passage.register.answer import Settles, find_answer
from safe_passage.register.binding import Why, binding, mutual
from safe_passage.register.known import Basis, Knowledge
from safe_passage.register.standing import find_standing
from safe_passage.register.term import occurrences
from tests.dossiers import (
    FRESH,
    NORTH,
    SOUTH,
    ZONE,
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
AGREED = accepted("s", SOUTH, "2016-08-10T12:00")
PAUSE = claim("pause", (NORTH,), ("afp", daily("2016-08-11", None), "s-north"))
THREE_DAYS = claim("pause", (NORTH,), ("afp", daily("2016-08-11", "2016-08-13"), "s-north"))
NAMED = PartRef(PartKind.CLAIM, "pause")
AUGUST = Window(utc("2016-08-01T00:00"), utc("2016-09-01T00:00"))
NOON = Stated(Date(2016, 8, 15), ZONE, WallTime(12))


def hours(*parts: object, of: Claim = THREE_DAYS) -> list[str]:
    held = dossier(of, SAID, *parts)  # type: ignore[arg-type]
    found = occurrences(held, of, of.readings[0], AUGUST)
    return [str(one.possibly(AUGUST)).replace(":00Z", "").replace("2016-08-", "") for one in found]


def test_daily_hours_that_were_extended_by_days_stay_daily_hours() -> None:
    longer = event(EventKind.EXTENDED, minute("2016-08-12T06:00"), until=NOON)
    assert hours(longer) == [f"{n}T07:00/{n}T10:00" for n in (11, 12, 13, 14)] + [
        "15T07:00/15T09:00"
    ]
    held = dossier(THREE_DAYS, SAID, longer)
    assert binding(held, NORTH, utc("2016-08-13T18:00"), FRESH).bound is Truth.NO
    assert binding(held, NORTH, utc("2016-08-14T08:00"), FRESH).bound is Truth.YES


def test_daily_hours_that_were_extended_by_an_hour_end_an_hour_later_on_that_day() -> None:
    till_two = Stated(Date(2016, 8, 13), ZONE, WallTime(14))
    longer = event(EventKind.EXTENDED, minute("2016-08-13T06:00"), until=till_two)
    assert hours(longer)[-2:] == ["12T07:00/12T10:00", "13T07:00/13T11:00"]


def test_an_arrangement_may_be_extended_twice() -> None:
    first = event(EventKind.EXTENDED, minute("2016-08-12T06:00"), until=NOON)
    second = event(
        EventKind.EXTENDED,
        minute("2016-08-15T06:00"),
        until=Stated(Date(2016, 8, 17), ZONE, WallTime(24)),
    )
    held = dossier(THREE_DAYS, SAID, first, second)
    assert find_standing(held, utc("2016-08-16T12:00"), FRESH) is Standing.ONE_SIDED
    assert find_standing(held, utc("2016-08-17T21:00"), FRESH) is Standing.ENDED
    assert hours(first, second)[-1] == "17T07:00/17T10:00"


def test_hours_named_one_by_one_and_extended_by_days_cannot_be_told() -> None:
    def on(date: int, end: int) -> Absolute:
        start = Stated(Date(2016, 8, date), ZONE, WallTime(10))
        return Absolute(start, Stated(Date(2016, 8, date), ZONE, WallTime(end)))

    listed = claim("pause", (NORTH,), ("afp", Listed((on(11, 13), on(12, 16))), "s-north"))
    longer = event(EventKind.EXTENDED, minute("2016-08-12T06:00"), until=NOON)
    held = dossier(listed, SAID, longer)
    assert binding(held, NORTH, utc("2016-08-12T12:00"), FRESH).bound is Truth.YES
    assert binding(held, NORTH, utc("2016-08-13T12:00"), FRESH).bound is Truth.UNKNOWN
    assert binding(held, NORTH, utc("2016-08-15T09:00"), FRESH).bound is Truth.NO


def test_an_extension_by_one_side_does_not_bind_the_other() -> None:
    longer = event(EventKind.EXTENDED, minute("2016-08-12T06:00"), by=(NORTH,), until=NOON)
    held = dossier(THREE_DAYS, SAID, AGREED, position("s"), longer)
    assert mutual(held, utc("2016-08-13T08:00"), FRESH) is Truth.YES
    after = utc("2016-08-14T08:00")
    assert binding(held, NORTH, after, FRESH).bound is Truth.YES
    assert binding(held, SOUTH, after, FRESH).bound is Truth.NO
    assert find_standing(held, after, FRESH) is Standing.ONE_SIDED


def test_who_agrees_to_an_extension_is_bound_to_it_from_then_on() -> None:
    longer = event(EventKind.EXTENDED, minute("2016-08-12T06:00"), by=(NORTH,), until=NOON)
    too = accepted("too", SOUTH, "2016-08-14T08:30", Act.JOINED)
    held = dossier(THREE_DAYS, SAID, AGREED, position("s"), longer, too, position("too"))
    assert binding(held, SOUTH, utc("2016-08-14T08:29"), FRESH).bound is Truth.NO
    assert binding(held, SOUTH, utc("2016-08-14T08:30"), FRESH).bound is Truth.YES


def test_an_extension_said_after_the_end_binds_from_when_it_was_said() -> None:
    late = event(EventKind.EXTENDED, minute("2016-08-14T09:00"), by=(NORTH,), until=NOON)
    held = dossier(THREE_DAYS, SAID, late)
    assert find_standing(held, utc("2016-08-14T08:59"), FRESH) is Standing.ENDED
    assert binding(held, NORTH, utc("2016-08-14T08:59"), FRESH).bound is Truth.NO
    assert binding(held, NORTH, utc("2016-08-14T09:00"), FRESH).bound is Truth.YES


def test_an_end_brought_forward_cuts_the_hours() -> None:
    cut = event(
        EventKind.SHORTENED,
        minute("2016-08-11T12:00"),
        until=Stated(Date(2016, 8, 12), ZONE, WallTime(12)),
    )
    assert hours(cut) == ["11T07:00/11T10:00", "12T07:00/12T09:00"]
    held = dossier(THREE_DAYS, SAID, cut)
    assert find_standing(held, utc("2016-08-12T08:59"), FRESH) is Standing.ONE_SIDED
    assert find_standing(held, utc("2016-08-12T09:00"), FRESH) is Standing.ENDED


def test_what_was_called_off_has_no_hours_after_it_and_ended_then() -> None:
    off = event(EventKind.CALLED_OFF, minute("2016-08-12T08:00"), by=(NORTH,))
    assert hours(off) == ["11T07:00/11T10:00", "12T07:00/12T08:00"]
    answer = find_answer(
        dossier(THREE_DAYS, SAID, off),
        utc("2016-08-12T18:00"),
        Knowledge(utc("2016-08-12T18:00")),
        FRESH,
    )
    assert answer is not None
    assert answer.ended == utc("2016-08-12T08:00")


def test_what_was_called_off_and_resumed_was_off_in_between() -> None:
    off = event(EventKind.CALLED_OFF, minute("2016-08-11T12:00"), by=(NORTH,), part=NAMED)
    on = event(EventKind.RESUMED, minute("2016-08-13T06:00"), by=(NORTH,), part=NAMED)
    held = dossier(PAUSE, SAID, off, on)
    assert binding(held, NORTH, utc("2016-08-12T08:00"), FRESH).bound is Truth.NO
    assert binding(held, NORTH, utc("2016-08-13T08:00"), FRESH).bound is Truth.YES


def test_who_agreed_to_anothers_claim_frees_himself_by_calling_it_off() -> None:
    off = event(EventKind.CALLED_OFF, minute("2016-08-12T08:00"), by=(SOUTH,))
    held = dossier(PAUSE, SAID, AGREED, position("s"), off)
    at = utc("2016-08-12T08:30")
    assert binding(held, SOUTH, at, FRESH).why is Why.ENDED_IT
    assert binding(held, SOUTH, at, FRESH).bound is Truth.NO
    assert binding(held, NORTH, at, FRESH).bound is Truth.YES
    assert find_standing(held, at, FRESH) is Standing.ONE_SIDED


@pytest.mark.parametrize("kind", [EventKind.RELEASED, EventKind.ENDED, EventKind.DECLARED_OVER])
def test_a_party_that_is_released_is_bound_no_longer(kind: EventKind) -> None:
    held = dossier(
        PAUSE, SAID, AGREED, position("s"), event(kind, minute("2016-08-12T08:00"), by=(SOUTH,))
    )
    assert mutual(held, utc("2016-08-12T07:59"), FRESH) is Truth.YES
    assert binding(held, SOUTH, utc("2016-08-12T08:00"), FRESH).bound is Truth.NO


def test_one_side_that_suspends_its_part_frees_itself_until_it_resumes() -> None:
    off = event(EventKind.SUSPENDED, minute("2016-08-12T07:30"), by=(SOUTH,))
    on = event(EventKind.RESUMED, minute("2016-08-12T09:00"), by=(SOUTH,), part=NAMED)
    held = dossier(PAUSE, SAID, AGREED, position("s"), off, on)
    at = utc("2016-08-12T08:00")
    assert binding(held, SOUTH, at, FRESH).why is Why.SUSPENDED_IT
    assert find_standing(held, at, FRESH) is Standing.ONE_SIDED
    assert mutual(held, utc("2016-08-12T09:00"), FRESH) is Truth.YES


def test_what_was_suspended_and_then_ended_has_ended() -> None:
    off = event(EventKind.SUSPENDED, minute("2016-08-12T07:00"))
    over = event(EventKind.ENDED, minute("2016-08-12T08:00"))
    held = dossier(PAUSE, SAID, off, over)
    assert find_standing(held, utc("2016-08-12T07:59"), FRESH) is Standing.SUSPENDED
    assert find_standing(held, utc("2016-08-12T08:00"), FRESH) is Standing.ENDED


def test_a_denial_is_disputed_before_it_is_in_force_and_silence_after_it_changes_nothing() -> None:
    organ = replace(accepted("d", SOUTH, "2016-08-11T06:00", Act.DENIED), organ="council")
    silent = accepted("n", SOUTH, "2016-08-11T07:00", Act.DECLINED_TO_COMMENT)
    held = dossier(PAUSE, SAID, organ, position("d"), silent, position("n"))
    assert find_standing(held, utc("2016-08-12T08:00"), FRESH) is Standing.DISPUTED
    agreed_since = accepted("a", SOUTH, "2016-08-11T08:00")
    again = replace(agreed_since, organ="council")
    held = dossier(PAUSE, SAID, organ, position("d"), again, position("a"))
    assert find_standing(held, utc("2016-08-12T08:00"), FRESH) is Standing.IN_FORCE


def test_who_first_rejected_and_then_agreed_is_bound_and_the_other_way_round_is_not() -> None:
    no = accepted("no", SOUTH, "2016-08-10T12:00", Act.REJECTED)
    yes = accepted("yes", SOUTH, "2016-08-11T12:00")
    at = utc("2016-08-12T08:00")
    held = dossier(PAUSE, SAID, no, position("no"), yes, position("yes"))
    assert binding(held, SOUTH, at, FRESH).bound is Truth.YES
    later_no = replace(no, told=minute("2016-08-11T18:00"))
    held = dossier(PAUSE, SAID, later_no, position("no"), yes, position("yes"))
    assert binding(held, SOUTH, at, FRESH).why is Why.TOOK_IT_BACK
    same_day = replace(no, told=day("2016-08-11"))
    held = dossier(PAUSE, SAID, same_day, position("no"), yes, position("yes"))
    assert binding(held, SOUTH, at, FRESH).bound is Truth.UNKNOWN


def test_agreement_is_to_nothing_that_had_not_been_said_unless_it_names_it() -> None:
    before = accepted("s", SOUTH, "2016-08-10T08:00")
    at = utc("2016-08-12T08:00")
    assert binding(dossier(PAUSE, SAID, before, position("s")), SOUTH, at, FRESH).bound is Truth.NO
    named = dossier(PAUSE, SAID, before, position("s", "pause"))
    assert binding(named, SOUTH, at, FRESH).bound is Truth.YES


def test_a_postponed_start_moves_the_hours_and_a_length_goes_with_it() -> None:
    to = Stated(Date(2016, 8, 13), ZONE, WallTime(9))
    moved = event(EventKind.POSTPONED, minute("2016-08-10T12:00"), until=to)
    assert hours(moved) == ["13T07:00/13T10:00"]
    long = claim(
        "pause",
        (NORTH,),
        (
            "afp",
            Absolute(Stated(Date(2016, 8, 11), ZONE, WallTime(9)), lasting=ItemizedDelta(hours=72)),
            "s-north",
        ),
    )
    assert hours(moved, of=long) == ["13T06:00/16T06:00"]
    held = dossier(long, SAID, moved)
    assert find_standing(held, utc("2016-08-12T12:00"), FRESH) is Standing.AWAITED
    assert find_standing(held, utc("2016-08-15T12:00"), FRESH) is Standing.ONE_SIDED


def test_what_was_postponed_with_no_new_start_is_awaited_until_it_takes_effect() -> None:
    off = event(EventKind.POSTPONED, minute("2016-08-10T12:00"))
    held = dossier(PAUSE, SAID, off)
    assert hours(off, of=PAUSE) == []
    assert find_standing(held, utc("2016-08-12T08:00"), FRESH) is Standing.AWAITED
    assert binding(held, NORTH, utc("2016-08-12T08:00"), FRESH).bound is Truth.NO
    began = event(EventKind.TOOK_EFFECT, minute("2016-08-13T06:00"))
    held = dossier(PAUSE, SAID, off, began)
    assert binding(held, NORTH, utc("2016-08-12T08:00"), FRESH).bound is Truth.NO
    assert binding(held, NORTH, utc("2016-08-13T08:00"), FRESH).bound is Truth.YES


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (ClaimStatus.CONDITIONAL, EventKind.CONDITION_MET),
        (ClaimStatus.PROPOSED, EventKind.TAKEN_UP),
        (ClaimStatus.PROPOSED, EventKind.OPTION_EXERCISED),
    ],
)
def test_a_claim_that_waits_holds_from_when_its_condition_is_on_record(
    status: ClaimStatus, kind: EventKind
) -> None:
    waits = replace(PAUSE, status=status)
    met = event(kind, minute("2016-08-12T08:00"), part=NAMED)
    held = dossier(waits, SAID, met)
    assert find_standing(held, utc("2016-08-12T07:59"), FRESH) is Standing.AWAITED
    assert find_standing(held, utc("2016-08-12T08:00"), FRESH) is Standing.ONE_SIDED
    assert find_standing(dossier(waits, SAID), utc("2016-08-12T08:00"), FRESH) is Standing.AWAITED


@pytest.mark.parametrize("status", [ClaimStatus.POSTPONED, ClaimStatus.SUPERSEDED])
def test_what_was_postponed_or_superseded_never_holds(status: ClaimStatus) -> None:
    held = dossier(
        replace(PAUSE, status=status),
        SAID,
        event(EventKind.TOOK_EFFECT, minute("2016-08-11T00:00")),
    )
    assert binding(held, NORTH, utc("2016-08-12T08:00"), FRESH).bound is Truth.NO


def test_an_event_about_another_matter_changes_nothing_here() -> None:
    other = PartRef(PartKind.ANOTHER_MATTER, words="another front")
    off = event(EventKind.CALLED_OFF, minute("2016-08-12T07:00"), by=(NORTH,), part=other)
    held = dossier(PAUSE, SAID, off)
    assert binding(held, NORTH, utc("2016-08-12T08:00"), FRESH).bound is Truth.YES


@pytest.mark.parametrize("kind", [PartKind.AREA, PartKind.SEGMENT, PartKind.UNDERTAKING])
def test_what_is_lost_for_a_piece_cannot_be_told_of_the_whole(kind: PartKind) -> None:
    words = Undertaking(UndertakingId("no-fire"), Name("no fire"), Scope.PAUSE)
    whole = replace(PAUSE, undertakings=(words,))
    piece = PartRef(kind, "no-fire" if kind is PartKind.UNDERTAKING else "")
    off = event(EventKind.CALLED_OFF, minute("2016-08-12T07:00"), by=(NORTH,), part=piece)
    at = utc("2016-08-12T08:00")
    assert binding(dossier(whole, SAID, off), NORTH, at, FRESH).bound is Truth.UNKNOWN
    longer = event(EventKind.EXTENDED, minute("2016-08-12T07:00"), part=piece, until=NOON)
    assert hours(longer) == hours()


def test_what_we_saw_ourselves_on_a_day_leaves_that_day_in_doubt() -> None:
    off = event(EventKind.CALLED_OFF, day("2016-08-12"))
    at = utc("2016-08-12T08:00")
    answer = find_answer(dossier(PAUSE, SAID, off), at, Knowledge(at), FRESH)
    assert answer is not None
    assert answer.holds is Truth.UNKNOWN
    assert answer.standing is Standing.UNDETERMINED
    assert [one.kind for one in answer.settle] == [Settles.HOUR_OF_EVENT]


def test_a_restatement_renews_an_open_end_to_the_minute() -> None:
    again = accepted("again", NORTH, "2016-08-20T09:00", Act.CONFIRMED)
    held = dossier(PAUSE, SAID, again, position("again"))
    at = utc("2016-08-24T08:00")
    assert find_standing(dossier(PAUSE, SAID), utc("2016-08-24T08:59"), FRESH) is Standing.ONE_SIDED
    assert find_standing(held, at.add(hours=24), FRESH) is Standing.ONE_SIDED
    assert find_standing(held, utc("2016-09-03T08:59"), FRESH) is Standing.ONE_SIDED
    assert find_standing(held, utc("2016-09-03T09:00"), FRESH) is Standing.UNDETERMINED


@pytest.mark.parametrize(
    "word",
    [
        replace(accepted("w", NORTH, "2016-08-20T09:00", Act.REJECTED), organ="council"),
        accepted("w", NORTH, "2016-08-20T09:00", Act.DECLINED_TO_COMMENT),
        accepted("w", SOUTH, "2016-08-20T09:00", Act.REJECTED),
        replace(accepted("w", NORTH, "2016-08-20T09:00"), via="mediator"),
    ],
    ids=["a rejection", "no comment", "somebody else's", "as reported by another"],
)
def test_only_words_that_stand_by_the_claim_renew_it(word: object) -> None:
    held = dossier(PAUSE, SAID, word, position("w"))  # type: ignore[arg-type]
    assert FRESH.until(held, PAUSE, utc("2016-08-25T00:00")) == utc("2016-08-24T09:00")


def test_words_on_another_claim_or_matter_renew_nothing() -> None:
    other = claim("other", (NORTH,), ("x", daily("2016-08-20", None), "s-other"))
    said = statement("s-other", NORTH, minute("2016-08-20T09:00"), act=Act.ANNOUNCED)
    held = dossier(PAUSE, SAID, other, said, position("s-other", "other"))
    assert FRESH.until(held, PAUSE, utc("2016-08-25T00:00")) == utc("2016-08-24T09:00")
    assert FRESH.until(held, other, utc("2016-08-25T00:00")) == utc("2016-09-03T09:00")


def test_a_restatement_that_was_not_told_by_then_renews_nothing_yet() -> None:
    again = accepted("again", NORTH, "2016-08-25T09:00", Act.CONFIRMED)
    held = dossier(PAUSE, SAID, again, position("again"))
    assert find_standing(held, utc("2016-08-25T08:59"), FRESH) is Standing.UNDETERMINED
    assert find_standing(held, utc("2016-08-25T09:00"), FRESH) is Standing.ONE_SIDED
    early = Knowledge(utc("2016-08-25T08:00"), Basis.PUBLIC)
    answer = find_answer(held, utc("2016-08-26T08:00"), early, FRESH)
    assert answer is not None
    assert answer.standing is Standing.UNDETERMINED


def test_what_a_party_is_bound_to_leaves_out_what_has_ended() -> None:
    words = Undertaking(UndertakingId("no-fire"), Name("no fire"), Scope.PAUSE)
    held = dossier(replace(THREE_DAYS, undertakings=(words,)), SAID)
    assert binding(held, NORTH, utc("2016-08-12T18:00"), FRESH).to == (words,)
    assert binding(held, NORTH, utc("2016-08-14T08:00"), FRESH).to == ()
