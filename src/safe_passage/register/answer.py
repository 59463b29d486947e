"""What holds of one arrangement at a moment, as somebody knew it, and what would settle it?

Everything is answered in each possible state of knowledge (known.py) and joined: what the states
agree on stands, the rest cannot be told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from whenever import Instant, TimeDelta

from safe_passage.model.arrangement import Claim, Dossier, NoStatement, Position, Reading, Standing
from safe_passage.model.party import PartyId
from safe_passage.model.schedule import Occurrence
from safe_passage.model.source import RecordedStatement
from safe_passage.model.time import Moment, Truth, Window, agreed, some
from safe_passage.register import coverage, known
from safe_passage.register.binding import (
    Binding,
    Freshness,
    Why,
    binding,
    mutual,
    required_parties,
)
from safe_passage.register.coverage import Phase
from safe_passage.register.happened import when_struck
from safe_passage.register.known import Knowledge
from safe_passage.register.standing import find_standing
from safe_passage.register.term import Term

LOOK_AHEAD = TimeDelta(hours=24 * 60)
"""How far ahead the next window and the next change are looked for."""


class Settles(StrEnum):
    """What kind of word or fact would settle an answer that cannot be told."""

    READINGS_DIFFER = "readings_differ"
    FRESHNESS_PASSED = "freshness_passed"
    END_LIFTED = "end_lifted"
    HOUR_OF_TELLING = "hour_of_telling"
    HOUR_OF_EVENT = "hour_of_event"
    ORGANS_CONTRADICT = "organs_contradict"


@dataclass(frozen=True, slots=True)
class Settle:
    """One thing that would settle the answer: its kind, whose word it needs, about what."""

    kind: Settles
    parties: tuple[PartyId, ...] = ()
    claim: str = ""
    readings: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingAnswer:
    """One reading at the moment: whether it covers it, where its term stands, what is near."""

    reading: Reading
    covers: Truth
    phase: Phase
    end: Moment | None
    now: Occurrence | None
    next: Occurrence | None


@dataclass(frozen=True, slots=True)
class ClaimAnswer:
    """One claim at the moment, with each of its live readings."""

    claim: Claim
    covers: Truth
    runs: Truth
    readings: tuple[ReadingAnswer, ...]


@dataclass(frozen=True, slots=True)
class PositionAnswer:
    """What a party is known to have said by then; `was_known` is in doubt on the day of telling."""

    position: Position
    statement: RecordedStatement
    was_known: Truth


@dataclass(frozen=True, slots=True)
class ArrangementAnswer:
    """The whole answer about one arrangement; places are left to whoever asks for one.

    `holds` says whether anybody is bound by hours that cover the moment. `now` is the stretch
    that covers it under every reading, `until_earliest` the earliest end under any live reading,
    `ended` the latest end where every reading has ended.
    """

    at: Instant
    dossier: Dossier
    standing: Standing
    holds: Truth
    mutual: Truth
    bindings: tuple[Binding, ...]
    claims: tuple[ClaimAnswer, ...]
    positions: tuple[PositionAnswer, ...]
    absences: tuple[NoStatement, ...]
    now: Window | None
    next: Window | None
    ended: Instant | None
    settle: tuple[Settle, ...]


def find_answer(
    dossier: Dossier, at: Instant, knowledge: Knowledge, freshness: Freshness
) -> ArrangementAnswer | None:
    """The answer about one arrangement; None if nothing of it can have been known then."""
    states = [
        state for state in known.worlds(dossier, knowledge) if state.claims or state.positions
    ]
    if not states:
        return None
    fullest = states[0]
    may_be_unknown = known.is_known(dossier, knowledge) is not Truth.YES
    unknown = [Truth.NO] if may_be_unknown else []
    if not known.is_every_world_tried(dossier, knowledge):
        may_be_unknown, unknown = True, [Truth.UNKNOWN]
    claims = tuple(_claim_answer(fullest, claim, at, freshness) for claim in fullest.claims)
    standings = {find_standing(state, at, freshness) for state in states}
    each_holds = {holds(state, at, freshness) for state in states}
    turns_on_telling = may_be_unknown or len(standings) > 1 or len(each_holds) > 1
    return ArrangementAnswer(
        at=at,
        dossier=fullest,
        standing=_joined_standing(standings, may_be_unknown=may_be_unknown),
        holds=agreed([*each_holds, *unknown]),
        mutual=agreed([*(mutual(state, at, freshness) for state in states), *unknown]),
        bindings=_bindings(states, at, freshness, unknown),
        claims=claims,
        positions=tuple(
            PositionAnswer(position, said, known.was_known(said, knowledge))
            for position in fullest.positions
            for said in (fullest.statement(position),)
        ),
        absences=fullest.absences,
        now=_now(claims, at),
        next=_next(claims),
        ended=_ended(claims),
        settle=(
            *_settle_claims(fullest, claims, at, freshness),
            *(_settle_telling(fullest, knowledge) if turns_on_telling else ()),
            *_settle_organs(states, at, freshness),
        ),
    )


def holds(dossier: Dossier, at: Instant, freshness: Freshness) -> Truth:
    """Whether anybody who counts is bound by hours that cover the moment."""
    return some(
        binding(dossier, party, at, freshness).bound for party in required_parties(dossier, at)
    )


def _joined_standing(standings: set[Standing], *, may_be_unknown: bool) -> Standing:
    if len(standings) > 1 or may_be_unknown:
        return Standing.UNDETERMINED
    return next(iter(standings))


def _speaking(dossier: Dossier, at: Instant) -> tuple[PartyId, ...]:
    """The required parties, then others who make a claim."""
    claimants = [one.party for claim in dossier.claims for one in claim.claimants]
    return tuple(dict.fromkeys([*required_parties(dossier, at), *claimants]))


def _bindings(
    states: Sequence[Dossier], at: Instant, freshness: Freshness, unknown: Sequence[Truth] = ()
) -> tuple[Binding, ...]:
    """Who is bound in every state; `unknown` holds what other states may say."""
    fullest = states[0]
    found = []
    for party in _speaking(fullest, at):
        each = [binding(state, party, at, freshness) for state in states]
        first = each[0]
        found.append(
            Binding(
                party,
                agreed([*(one.bound for one in each), *unknown]),
                agreed([*(one.runs for one in each), *unknown]),
                first.why,
                first.to,
                first.statements,
            )
        )
    return tuple(found)


def _claim_answer(dossier: Dossier, claim: Claim, at: Instant, freshness: Freshness) -> ClaimAnswer:
    fresh_until = freshness.until(dossier, claim, at)
    return ClaimAnswer(
        claim,
        coverage.claim_covers(dossier, claim, at, fresh_until),
        coverage.claim_runs(dossier, claim, at, fresh_until),
        tuple(
            _reading_answer(dossier, claim, reading, at, fresh_until)
            for reading in claim.live_readings
        ),
    )


def _reading_answer(
    dossier: Dossier, claim: Claim, reading: Reading, at: Instant, fresh_until: Instant | None
) -> ReadingAnswer:
    phase = coverage.reading_phase(dossier, claim, reading, at, fresh_until)
    span = coverage.term(dossier, claim, reading)
    now = following = None
    if phase in (Phase.RUNNING, Phase.UNKNOWN, Phase.NOT_BEGUN):
        ahead = Window(at, at + LOOK_AHEAD)
        for occurrence in coverage.occurrences(dossier, claim, reading, ahead):
            if occurrence.covers(at) is not Truth.NO:
                now = occurrence
            elif occurrence.start.earliest > at:
                following = occurrence
                break
    return ReadingAnswer(
        reading,
        coverage.reading_covers(dossier, claim, reading, at, fresh_until),
        phase,
        None if span is None else _ended_at(dossier, claim, span, phase, at),
        now,
        following,
    )


def _ended_at(
    dossier: Dossier, claim: Claim, span: Term, phase: Phase, at: Instant
) -> Moment | None:
    """The last end of the term; where it is over already, when the last of it was over."""
    if phase is not Phase.ENDED:
        return span.end
    come = [moment for moment in span.edges if moment.latest <= at]
    come = [moment for moment in come if span.over(moment.latest) is Truth.YES]
    struck = when_struck(dossier, claim, at)
    return min([*come, *struck], key=lambda moment: moment.latest, default=span.end)


def _now(claims: Sequence[ClaimAnswer], at: Instant) -> Window | None:
    """The stretch round `at` that every reading of some covering claim covers."""
    for answer in claims:
        stretches = [one.now for one in answer.readings if one.now is not None]
        if answer.covers is not Truth.YES or not stretches:
            continue
        start = max(one.start.latest for one in stretches)
        ends = [one.end.earliest for one in stretches if one.end is not None]
        end = min(ends, default=at + LOOK_AHEAD)
        if start <= at < end:
            return Window(start, end)
    return None


def _next(claims: Sequence[ClaimAnswer]) -> Window | None:
    """The next stretch under any live reading of a claim."""
    stretches = [one.next for answer in claims for one in answer.readings if one.next is not None]
    if not stretches:
        return None
    first = min(stretches, key=lambda one: one.start.earliest)
    end = first.start.earliest + LOOK_AHEAD if first.end is None else first.end.latest
    return Window(first.start.earliest, end)


def _ended(claims: Sequence[ClaimAnswer]) -> Instant | None:
    """The latest end under any reading, where every one of them has ended."""
    readings = [
        one for answer in claims for one in answer.readings if one.phase is not Phase.UNSCHEDULED
    ]
    if not readings or any(one.phase is not Phase.ENDED for one in readings):
        return None
    ends = [one.end.latest for one in readings if one.end is not None]
    return max(ends, default=None)


def earliest_end(answer: ArrangementAnswer) -> Instant | None:
    """Where a countdown runs to: the earliest end under any live reading, or None.

    It is absent where the answer cannot be told, and where some end may have come already.
    """
    if answer.holds is not Truth.YES:
        return None
    ends = [
        one.now.end.earliest
        for claim in answer.claims
        if claim.covers is not Truth.NO
        for one in claim.readings
        if one.now is not None and one.now.end is not None
    ]
    end = min(ends, default=None)
    return None if end is None or end <= answer.at else end


def _settle_telling(dossier: Dossier, knowledge: Knowledge) -> tuple[Settle, ...]:
    open_statements = tuple(
        id_
        for id_, said in dossier.statements.items()
        if known.was_known(said, knowledge) is Truth.UNKNOWN
    )
    if not open_statements:
        return ()
    return (Settle(Settles.HOUR_OF_TELLING, statements=open_statements),)


def _settle_organs(
    states: Sequence[Dossier], at: Instant, freshness: Freshness
) -> tuple[Settle, ...]:
    return tuple(
        Settle(Settles.ORGANS_CONTRADICT, (one.party,), statements=one.statements)
        for one in _bindings(states, at, freshness)
        if one.why is Why.ORGANS_CONTRADICT
    )


def _settle_claims(
    dossier: Dossier, claims: Sequence[ClaimAnswer], at: Instant, freshness: Freshness
) -> tuple[Settle, ...]:
    return tuple(
        settle for answer in claims for settle in _settle_claim(dossier, answer, at, freshness)
    )


def _settle_claim(
    dossier: Dossier, answer: ClaimAnswer, at: Instant, freshness: Freshness
) -> list[Settle]:
    if answer.runs is not Truth.UNKNOWN and answer.covers is not Truth.UNKNOWN:
        return []
    claim = answer.claim
    parties = tuple(dict.fromkeys(one.party for one in claim.claimants))
    found: list[Settle] = []
    if len({(one.covers, one.phase) for one in answer.readings}) > 1:
        readings = tuple(one.reading.id for one in answer.readings)
        found.append(Settle(Settles.READINGS_DIFFER, parties, claim.id, readings))
    fresh_until = freshness.until(dossier, claim, at)
    if fresh_until is not None and fresh_until <= at:
        found.append(Settle(Settles.FRESHNESS_PASSED, parties, claim.id))
    spans = [coverage.term(dossier, claim, reading) for reading in claim.live_readings]
    if any(span is not None and span.is_open_after for span in spans):
        found.append(Settle(Settles.END_LIFTED, parties, claim.id))
    if not found:
        found.append(Settle(Settles.HOUR_OF_EVENT, parties, claim.id))
    return found
