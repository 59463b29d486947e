"""Who has bound himself, here, now, to what; what is mutual?

A party is bound at t if an organ entitled to speak for it claims, or has agreed, confirmed or
joined without condition, a claim that covers t; if it has not gone back on it; and if it had said
so by t. "Agreed, per Russia" is reported, never bound.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from whenever import Instant, TimeDelta

from safe_passage.model.arrangement import Claim, Dossier, PartKind, Position, Undertaking
from safe_passage.model.party import PartyId
from safe_passage.model.source import CONSENTING, UNDOING, RecordedStatement, StatementId
from safe_passage.model.statement import Act
from safe_passage.model.time import Moment, Truth, every, some
from safe_passage.register import coverage

_TAKES_BACK = frozenset({Act.WITHDREW, Act.DECLARED_OVER})


class Why(StrEnum):
    """The reason for what is said of a party's binding; words for people are in views/."""

    CLAIMS_IT = "claims_it"
    CONSENTED = "consented"
    ORGANS_CONTRADICT = "organs_contradict"
    TOOK_IT_BACK = "took_it_back"
    ENDED_IT = "ended_it"
    ONLY_REPORTED = "only_reported"
    ONLY_CONDITIONAL = "only_conditional"
    REJECTED = "rejected"
    DENIED = "denied"
    NOT_YET_SAID = "not_yet_said"
    NOT_NOW = "not_now"
    NO_STATEMENT = "no_statement"
    OTHER_POSITION = "other_position"


@dataclass(frozen=True, slots=True)
class Stake:
    """Whether a party has made a claim its own by a moment, and why we say so."""

    answer: Truth
    why: Why
    statements: tuple[StatementId, ...] = ()


@dataclass(frozen=True, slots=True)
class Binding:
    """What is said of one party at one moment: `bound` by the hour, `runs` by the term."""

    party: PartyId
    bound: Truth
    runs: Truth
    why: Why
    to: tuple[Undertaking, ...]
    statements: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True)
class Freshness:
    """For how long an open end may be relied upon without being re-stated."""

    period: TimeDelta
    source: str

    def until(self, dossier: Dossier, claim: Claim, at: Instant) -> Instant | None:
        """When the claim stops being fresh; None where nothing dated is known of it."""
        restated = coverage.last_restated(dossier, claim, at)
        return None if restated is None else restated + self.period


@lru_cache(maxsize=8192)
def binding(dossier: Dossier, party: PartyId, at: Instant, freshness: Freshness) -> Binding:
    """What a party is bound to at a moment, in one state of knowledge."""
    bound, runs = Truth.NO, Truth.NO
    stakes: list[Stake] = []
    to: list[Undertaking] = []
    for claim in dossier.claims:
        stake = find_stake(dossier, claim, party, at)
        stakes.append(stake)
        fresh_until = freshness.until(dossier, claim, at)
        bound |= stake.answer & coverage.claim_covers(dossier, claim, at, fresh_until)
        runs |= stake.answer & coverage.claim_runs(dossier, claim, at, fresh_until)
        if stake.answer is not Truth.NO:
            to += [one for one in claim.undertakings if not one.bound or party in one.bound]
    best = max(stakes, key=_weight, default=Stake(Truth.NO, Why.NO_STATEMENT))
    why = Why.NOT_NOW if best.answer is Truth.YES and bound is Truth.NO else best.why
    return Binding(party, bound, runs, why, tuple(to), best.statements)


def _weight(stake: Stake) -> tuple[int, bool]:
    rank = {Truth.YES: 2, Truth.UNKNOWN: 1, Truth.NO: 0}[stake.answer]
    return rank, stake.why is not Why.NO_STATEMENT


def find_stake(dossier: Dossier, claim: Claim, party: PartyId, at: Instant) -> Stake:
    """Whether `party` has made `claim` its own by `at`."""
    ended = coverage.released_by_event(dossier, claim, party, at)
    own = _own_claim(dossier, claim, party, at)
    spoken = [
        (position, dossier.statement(position))
        for position in dossier.positions
        if is_about(position, claim) and dossier.statement(position).party == party
    ]
    best = own if own is not None else _consent(spoken, at)
    if best.answer is Truth.NO:
        return best
    against = _taken_back(spoken, best, dossier, at)
    if against is not None:
        best = against
    if ended is not Truth.NO:
        return Stake(best.answer & ~ended, Why.ENDED_IT, best.statements)
    return best


def is_about(position: Position, claim: Claim) -> bool:
    """Whether it names this claim, an undertaking of it, or no part at all."""
    part = position.part
    if part is not None and part.kind is PartKind.ANOTHER_MATTER:
        return False
    if part is None or part.kind is PartKind.ARRANGEMENT or not part.id:
        return True
    if part.kind is PartKind.UNDERTAKING:
        return any(part.id == one.id for one in claim.undertakings)
    return part.id == claim.id


def _said_by(statement: RecordedStatement, at: Instant) -> Truth:
    """Before it was said nobody was bound to anyone's knowledge."""
    spoken = statement.said or statement.told
    return Truth.NO if spoken is None else spoken.had_come(at)


def _own_claim(dossier: Dossier, claim: Claim, party: PartyId, at: Instant) -> Stake | None:
    if not claim.is_claimed_by(party):
        return None
    ids = tuple(
        id_ for reading in claim.readings for id_ in reading.statements if id_ in dossier.statements
    )
    said = some(_said_by(dossier.statements[id_], at) for id_ in ids)
    return Stake(said, Why.NOT_YET_SAID if said is Truth.NO else Why.CLAIMS_IT, ids)


def _consent(spoken: list[tuple[Position, RecordedStatement]], at: Instant) -> Stake:
    fallback = Stake(Truth.NO, Why.NO_STATEMENT)
    for _, said in sorted(spoken, key=lambda pair: _order(pair[1])):
        if said.act not in CONSENTING:
            why = {Act.REJECTED: Why.REJECTED, Act.DENIED: Why.DENIED}.get(
                said.act, Why.OTHER_POSITION
            )
            fallback = Stake(Truth.NO, why, (said.id,))
        elif said.via:
            fallback = Stake(Truth.NO, Why.ONLY_REPORTED, (said.id,))
        elif said.is_conditional:
            fallback = Stake(Truth.NO, Why.ONLY_CONDITIONAL, (said.id,))
        else:
            return Stake(_said_by(said, at), Why.CONSENTED, (said.id,))
    return fallback


def _order(said: RecordedStatement) -> tuple[Instant, Instant]:
    spoken = said.said or said.told or Moment.exact(Instant.MIN)
    return spoken.earliest, spoken.latest


def _taken_back(
    spoken: list[tuple[Position, RecordedStatement]], stake: Stake, dossier: Dossier, at: Instant
) -> Stake | None:
    """Another word of the same party against its own: taken back, or organs that contradict."""
    own = [dossier.statements[id_] for id_ in stake.statements]
    organs = {said.organ for said in own}
    since = min((_order(said)[0] for said in own), default=Instant.MIN)
    for _, said in sorted(spoken, key=lambda pair: _order(pair[1]), reverse=True):
        if said.act not in UNDOING or said.via or _said_by(said, at) is Truth.NO:
            continue
        if said.act in _TAKES_BACK or (said.organ in organs and _order(said)[0] > since):
            gone = _said_by(said, at)
            return Stake(stake.answer & ~gone, Why.TOOK_IT_BACK, (said.id,))
        return Stake(Truth.UNKNOWN, Why.ORGANS_CONTRADICT, (*stake.statements, said.id))
    return None


def required_parties(dossier: Dossier, at: Instant) -> tuple[PartyId, ...]:
    """The parties to the conflict whose binding counts at that moment."""
    return tuple(one.party for one in dossier.arrangement.required if one.counts(at))


def mutual(dossier: Dossier, at: Instant, freshness: Freshness) -> Truth:
    """Whether every required party is bound; no where nobody is required.

    Not an intersection of windows: on 27 July 2014 two one-sided extensions overlap on paper, and
    one had been called off.
    """
    parties = required_parties(dossier, at)
    if not parties:
        return Truth.NO
    return every(binding(dossier, party, at, freshness).bound for party in parties)
