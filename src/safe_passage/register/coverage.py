"""Does a claim cover a moment, and has its term begun or ended, under each of its readings?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from whenever import Instant, TimeDelta

from safe_passage.model.arrangement import (
    Claim,
    ClaimId,
    ClaimStatus,
    Dossier,
    Event,
    EventKind,
    PartKind,
    Reading,
    ReadingId,
)
from safe_passage.model.party import PartyId
from safe_passage.model.schedule import Anchors, EndKind, Occurrence, Unscheduled
from safe_passage.model.time import Moment, Truth, Window, agreed, some

_A_MOMENT = TimeDelta(seconds=1)
_ENDING = frozenset(
    {
        EventKind.CALLED_OFF,
        EventKind.DECLARED_OVER,
        EventKind.ENDED,
        EventKind.FAILED,
        EventKind.RELEASED,
    }
)
_NAMES_A_CLAIM = frozenset({PartKind.CLAIM, PartKind.WINDOW, PartKind.EXTENSION})


class Phase(StrEnum):
    """Where a term stands at a moment; the hours of a day do not matter to it."""

    NOT_BEGUN = "not_begun"
    RUNNING = "running"
    ENDED = "ended"
    UNKNOWN = "cannot_be_told"
    UNSCHEDULED = "unscheduled"


@dataclass(frozen=True, slots=True)
class Term:
    """From the first start to the last end of a reading, events taken into account.

    `is_open_after` is an end that was lifted without a new one: nobody can tell what follows.
    """

    start: Moment
    end: Moment | None
    is_open_after: bool = False

    def begun(self, at: Instant) -> Truth:
        return self.start.had_come(at)

    def over(self, at: Instant) -> Truth:
        if self.end is None:
            return Truth.NO
        over = self.end.had_come(at)
        return Truth.UNKNOWN if self.is_open_after and over is Truth.YES else over


def touches(event: Event, claim: Claim) -> bool:
    """Whether an event names this claim, or no claim and one of its claimants."""
    if event.part is not None and event.part.kind in _NAMES_A_CLAIM and event.part.id:
        return event.part.id == claim.id
    return not event.by or any(claim.is_claimed_by(party) for party in event.by)


def anchors(dossier: Dossier) -> Anchors:
    """The moments from which schedules run that wait for an event."""
    return {event.id: event.at for event in dossier.events}


def term(dossier: Dossier, claim: Claim, reading: Reading) -> Term | None:
    """The term of a reading; None where it has no hours, or waits for an event not on record."""
    return _terms(dossier)[claim.id, reading.id]


@lru_cache(maxsize=1024)
def _terms(dossier: Dossier) -> Mapping[tuple[ClaimId, ReadingId], Term | None]:
    return {
        (claim.id, reading.id): _term(dossier, claim, reading)
        for claim in dossier.claims
        for reading in claim.readings
    }


def _term(dossier: Dossier, claim: Claim, reading: Reading) -> Term | None:
    occurrence = reading.schedule.term(anchors(dossier))
    if occurrence is None:
        return None
    start, end, is_open_after = occurrence.start, occurrence.end, False
    for event in _in_order(dossier):
        if not touches(event, claim):
            continue
        until = None if event.until is None else event.until.moment()
        if event.kind is EventKind.EXTENDED and end is not None:
            if until is None:
                is_open_after = True
            elif until.latest > end.latest:
                end, is_open_after = until, False
        elif event.kind is EventKind.SHORTENED and until is not None:
            end = until if end is None or until.latest < end.latest else end
        elif event.kind is EventKind.POSTPONED and until is not None:
            start = until
    return Term(start, end, is_open_after)


def _in_order(dossier: Dossier) -> list[Event]:
    return sorted(dossier.events, key=lambda event: (event.at.earliest, event.at.latest, event.id))


def ended_by_event(dossier: Dossier, claim: Claim, at: Instant) -> Truth:
    """Whether an event by all who make the claim, or in the world, had ended it by then."""
    return some(
        event.at.had_come(at)
        for event in dossier.events
        if event.kind in _ENDING
        and touches(event, claim)
        and (not event.by or all(one.party in event.by for one in claim.claimants))
        and not _took_effect_since(dossier, claim, event)
    )


def released_by_event(dossier: Dossier, claim: Claim, party: PartyId, at: Instant) -> Truth:
    """Whether this party had ended its own part by then."""
    return some(
        event.at.had_come(at)
        for event in dossier.events
        if event.kind in _ENDING and touches(event, claim) and party in event.by
    )


def _took_effect_since(dossier: Dossier, claim: Claim, event: Event) -> bool:
    return any(
        other.kind in (EventKind.TOOK_EFFECT, EventKind.RESUMED)
        and touches(other, claim)
        and other.at.earliest > event.at.latest
        for other in dossier.events
        if event.part is not None
    )


def suspended(dossier: Dossier, claim: Claim, at: Instant) -> Truth:
    """Whether the last word by then on suspending this claim is that it is suspended."""
    answer = Truth.NO
    for event in _in_order(dossier):
        if not touches(event, claim):
            continue
        come = event.at.had_come(at)
        if event.kind is EventKind.SUSPENDED:
            answer |= come
        elif event.kind in (EventKind.RESUMED, EventKind.TOOK_EFFECT):
            answer &= ~come
    return answer


def is_active(dossier: Dossier, claim: Claim, at: Instant) -> Truth:
    """Whether the claim can hold at all then: asserted, or its condition or start on record."""
    if claim.status is ClaimStatus.ASSERTED:
        return Truth.YES
    wanted = {
        ClaimStatus.CONDITIONAL: (EventKind.CONDITION_MET, EventKind.TOOK_EFFECT),
        ClaimStatus.PROPOSED: (EventKind.TAKEN_UP, EventKind.OPTION_EXERCISED),
        ClaimStatus.POSTPONED: (),
        ClaimStatus.SUPERSEDED: (),
    }[claim.status]
    return some(
        event.at.had_come(at)
        for event in dossier.events
        if event.kind in wanted and touches(event, claim)
    )


def occurrences(
    dossier: Dossier, claim: Claim, reading: Reading, between: Window
) -> Iterator[Occurrence]:
    """The stretches of a reading that may touch the period, ends moved by events."""
    stated = reading.schedule.term(anchors(dossier))
    actual = term(dossier, claim, reading)
    if stated is None or actual is None:
        return
    for occurrence in reading.schedule.occurrences(
        _widened(between, stated, actual), anchors(dossier)
    ):
        moved = _moved(occurrence, stated, actual)
        if moved is not None and moved.possibly(between) is not None:
            yield moved


def _widened(between: Window, stated: Occurrence, actual: Term) -> Window:
    """The period as far back as an occurrence may start that an extension carries into it."""
    if stated.end is not None and actual.end is not None and actual.end.latest > stated.end.latest:
        return Window(min(between.start, stated.start.earliest), between.end)
    return between


def _moved(occurrence: Occurrence, stated: Occurrence, actual: Term) -> Occurrence | None:
    start, end = occurrence.start, occurrence.end
    if start == stated.start:
        start = actual.start
    if end == stated.end:
        end = actual.end
    elif actual.end is not None and end is not None and actual.end.latest < end.latest:
        end = actual.end  # shortened: what lay beyond is cut
    if end is not None and end.latest <= start.earliest:
        return None
    return Occurrence(start, end)


def reading_phase(
    dossier: Dossier, claim: Claim, reading: Reading, at: Instant, fresh_until: Instant | None
) -> Phase:
    """Where the term of one reading stands at a moment.

    An open end is not for ever: after `fresh_until` nobody can tell.
    """
    span = term(dossier, claim, reading)
    if span is None:
        return Phase.UNSCHEDULED
    over = span.over(at) | ended_by_event(dossier, claim, at)
    begun = span.begun(at) & is_active(dossier, claim, at)
    if over is Truth.YES:
        return Phase.ENDED
    if begun is Truth.NO:
        return Phase.NOT_BEGUN
    stale = span.end is None and fresh_until is not None and fresh_until <= at
    if Truth.UNKNOWN in (over, begun) or stale:
        return Phase.UNKNOWN
    return Phase.RUNNING


def reading_covers(
    dossier: Dossier, claim: Claim, reading: Reading, at: Instant, fresh_until: Instant | None
) -> Truth:
    """Whether one reading covers the moment."""
    phase = reading_phase(dossier, claim, reading, at, fresh_until)
    if phase in (Phase.NOT_BEGUN, Phase.ENDED, Phase.UNSCHEDULED):
        return Truth.NO
    within = some(
        occurrence.covers(at)
        for occurrence in occurrences(dossier, claim, reading, Window(at, at + _A_MOMENT))
    )
    in_doubt = Truth.UNKNOWN if phase is Phase.UNKNOWN else Truth.YES
    lifted = _end_was_lifted(dossier, claim, reading, at)
    return ((within & in_doubt) | lifted) & ~suspended(dossier, claim, at)


def _end_was_lifted(dossier: Dossier, claim: Claim, reading: Reading, at: Instant) -> Truth:
    """After the old end of an extension that named no new one: cannot be told."""
    span = term(dossier, claim, reading)
    if span is None or not span.is_open_after or span.end is None:
        return Truth.NO
    return Truth.UNKNOWN if span.end.had_come(at) is not Truth.NO else Truth.NO


def claim_covers(dossier: Dossier, claim: Claim, at: Instant, fresh_until: Instant | None) -> Truth:
    """Yes if every live reading covers the moment, no if none does, else cannot be told."""
    return _claim_covers(dossier, _number(dossier, claim), at, fresh_until)


def _number(dossier: Dossier, claim: Claim) -> int:
    return next(n for n, one in enumerate(dossier.claims) if one.id == claim.id)


@lru_cache(maxsize=8192)
def _claim_covers(dossier: Dossier, number: int, at: Instant, fresh_until: Instant | None) -> Truth:
    claim = dossier.claims[number]
    return agreed(
        reading_covers(dossier, claim, reading, at, fresh_until) for reading in claim.live_readings
    )


def claim_phase(dossier: Dossier, claim: Claim, at: Instant, fresh_until: Instant | None) -> Phase:
    """The phase that all live readings share, those without hours left aside."""
    return _claim_phase(dossier, _number(dossier, claim), at, fresh_until)


@lru_cache(maxsize=8192)
def _claim_phase(dossier: Dossier, number: int, at: Instant, fresh_until: Instant | None) -> Phase:
    claim = dossier.claims[number]
    phases = {
        phase
        for reading in claim.live_readings
        if (phase := reading_phase(dossier, claim, reading, at, fresh_until))
        is not Phase.UNSCHEDULED
    }
    if not phases:
        return Phase.UNSCHEDULED
    return phases.pop() if len(phases) == 1 else Phase.UNKNOWN


def claim_runs(dossier: Dossier, claim: Claim, at: Instant, fresh_until: Instant | None) -> Truth:
    """Whether the claim's term runs at that moment, whatever the hour of the day."""
    return {
        Phase.RUNNING: Truth.YES,
        Phase.UNKNOWN: Truth.UNKNOWN,
    }.get(claim_phase(dossier, claim, at, fresh_until), Truth.NO)


def is_unscheduled(claim: Claim) -> bool:
    return all(isinstance(reading.schedule, Unscheduled) for reading in claim.readings)


def is_open_ended(reading: Reading) -> bool:
    return reading.schedule.end_kind in (
        EndKind.OPEN,
        EndKind.UNTIL_FURTHER_NOTICE,
        EndKind.INDEFINITE,
    )


def last_restated(dossier: Dossier, claim: Claim, by: Instant) -> Instant | None:
    """When a claimant last said anything about the claim, as far as told by then."""
    parties = {claimant.party for claimant in claim.claimants}
    told = [
        said.told.latest
        for said in dossier.statements.values()
        if said.party in parties and said.told is not None and said.told.earliest <= by
    ]
    return max(told, default=None)
