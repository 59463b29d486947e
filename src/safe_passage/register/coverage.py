"""Does a claim cover a moment, and has its term begun or ended, under each of its readings?

Each question may be asked for one party: an extension reaches only those who made or joined it.
"""

from enum import StrEnum
from functools import lru_cache

from whenever import Instant, TimeDelta

from safe_passage.model.arrangement import Claim, Dossier, Reading
from safe_passage.model.party import PartyId
from safe_passage.model.time import Truth, Window, agreed, some
from safe_passage.register.happened import ended_by_event, is_active, suspended
from safe_passage.register.term import occurrences, term

__all__ = [
    "Phase",
    "claim_covers",
    "claim_phase",
    "claim_runs",
    "occurrences",
    "reading_covers",
    "reading_phase",
    "term",
]

_A_MOMENT = TimeDelta(seconds=1)


class Phase(StrEnum):
    """Where a term stands at a moment; the hours of a day do not matter to it."""

    NOT_BEGUN = "not_begun"
    RUNNING = "running"
    ENDED = "ended"
    UNKNOWN = "cannot_be_told"
    UNSCHEDULED = "unscheduled"


def reading_phase(
    dossier: Dossier,
    claim: Claim,
    reading: Reading,
    at: Instant,
    fresh_until: Instant | None,
    *,
    party: PartyId | None = None,
) -> Phase:
    """Where the term of one reading stands at a moment.

    An open end is not for ever: after `fresh_until` nobody can tell.
    """
    span = term(dossier, claim, reading)
    if span is None:
        return Phase.UNSCHEDULED
    over = span.over(at, party) | ended_by_event(dossier, claim, at)
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
    dossier: Dossier,
    claim: Claim,
    reading: Reading,
    at: Instant,
    fresh_until: Instant | None,
    *,
    party: PartyId | None = None,
) -> Truth:
    """Whether one reading covers the moment."""
    phase = reading_phase(dossier, claim, reading, at, fresh_until, party=party)
    if phase in (Phase.NOT_BEGUN, Phase.ENDED, Phase.UNSCHEDULED):
        return Truth.NO
    within = some(
        occurrence.covers(at)
        for occurrence in occurrences(dossier, claim, reading, Window(at, at + _A_MOMENT))
    )
    in_doubt = Truth.UNKNOWN if phase is Phase.UNKNOWN else Truth.YES
    lifted = _end_was_lifted(dossier, claim, reading, at, party)
    return ((within & in_doubt) | lifted) & ~suspended(dossier, claim, at)


def _end_was_lifted(
    dossier: Dossier, claim: Claim, reading: Reading, at: Instant, party: PartyId | None
) -> Truth:
    """After the old end of an extension that named no new one: cannot be told."""
    span = term(dossier, claim, reading)
    if span is None or not span.is_open_after or span.end is None:
        return Truth.NO
    is_after = span.end.had_come(at) is not Truth.NO
    return Truth.UNKNOWN if is_after and span.over(at, party) is not Truth.YES else Truth.NO


def claim_covers(
    dossier: Dossier,
    claim: Claim,
    at: Instant,
    fresh_until: Instant | None,
    *,
    party: PartyId | None = None,
) -> Truth:
    """Yes if every live reading covers the moment, no if none does, else cannot be told."""
    return _claim_covers(dossier, _number(dossier, claim), at, fresh_until, party)


def _number(dossier: Dossier, claim: Claim) -> int:
    return next(n for n, one in enumerate(dossier.claims) if one.id == claim.id)


@lru_cache(maxsize=8192)
def _claim_covers(
    dossier: Dossier,
    number: int,
    at: Instant,
    fresh_until: Instant | None,
    party: PartyId | None,
) -> Truth:
    claim = dossier.claims[number]
    return agreed(
        reading_covers(dossier, claim, reading, at, fresh_until, party=party)
        for reading in claim.live_readings
    )


def claim_phase(
    dossier: Dossier,
    claim: Claim,
    at: Instant,
    fresh_until: Instant | None,
    *,
    party: PartyId | None = None,
) -> Phase:
    """The phase that all live readings share, those without hours left aside."""
    return _claim_phase(dossier, _number(dossier, claim), at, fresh_until, party)


@lru_cache(maxsize=8192)
def _claim_phase(
    dossier: Dossier,
    number: int,
    at: Instant,
    fresh_until: Instant | None,
    party: PartyId | None,
) -> Phase:
    claim = dossier.claims[number]
    phases = {
        phase
        for reading in claim.live_readings
        if (phase := reading_phase(dossier, claim, reading, at, fresh_until, party=party))
        is not Phase.UNSCHEDULED
    }
    if not phases:
        return Phase.UNSCHEDULED
    return phases.pop() if len(phases) == 1 else Phase.UNKNOWN


def claim_runs(
    dossier: Dossier,
    claim: Claim,
    at: Instant,
    fresh_until: Instant | None,
    *,
    party: PartyId | None = None,
) -> Truth:
    """Whether the claim's term runs at that moment, whatever the hour of the day."""
    return {
        Phase.RUNNING: Truth.YES,
        Phase.UNKNOWN: Truth.UNKNOWN,
    }.get(claim_phase(dossier, claim, at, fresh_until, party=party), Truth.NO)
