"""Who has bound himself, here, now, to what; what is mutual?

A party is bound at t if an organ entitled to speak for it claims, or has agreed, confirmed or
joined without condition, a claim that covers t; if it has not gone back on it; and if it had said
so by t. "Agreed, per Russia" is reported, never bound.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from whenever import Instant, TimeDelta

from safe_passage.model.arrangement import (
    Claim,
    ClaimId,
    Dossier,
    PartKind,
    Position,
    Undertaking,
)
from safe_passage.model.party import PartyId
from safe_passage.model.source import CONSENTING, UNDOING, RecordedStatement, StatementId
from safe_passage.model.statement import Act
from safe_passage.model.time import Moment, Truth, every
from safe_passage.register import coverage
from safe_passage.register.happened import ended_own_part, suspended_own_part

_TAKES_BACK = frozenset({Act.WITHDREW, Act.DECLARED_OVER})
_STANDING_BY = CONSENTING | {Act.ANNOUNCED, Act.OFFERED, Act.PROPOSED}
_NEVER = Moment.exact(Instant.MIN)


class Why(StrEnum):
    """The reason for what is said of a party's binding; words for people are in views/."""

    CLAIMS_IT = "claims_it"
    CONSENTED = "consented"
    ORGANS_CONTRADICT = "organs_contradict"
    TOOK_IT_BACK = "took_it_back"
    ENDED_IT = "ended_it"
    SUSPENDED_IT = "suspended_it"
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
        restated = last_restated(dossier, claim, at)
        return None if restated is None else restated + self.period


def last_restated(dossier: Dossier, claim: Claim, by: Instant) -> Instant | None:
    """When the claim was last stated or stood by, as far as told by then."""
    return max(
        (told.latest for told in restatements(dossier, claim) if told.earliest <= by), default=None
    )


def restatements(dossier: Dossier, claim: Claim) -> tuple[Moment, ...]:
    """When the claim was stated, and when a claimant stood by it.

    A rejection, a withdrawal, words on another claim and words reported by others renew nothing.
    """
    return _restatements(dossier)[claim.id]


@lru_cache(maxsize=1024)
def _restatements(dossier: Dossier) -> Mapping[ClaimId, tuple[Moment, ...]]:
    return {claim.id: _restated(dossier, claim) for claim in dossier.claims}


def _restated(dossier: Dossier, claim: Claim) -> tuple[Moment, ...]:
    stated = {id_ for reading in claim.live_readings for id_ in reading.statements}
    stated |= {
        position.statement
        for position in dossier.positions
        if is_about(position, claim) and _stands_by(dossier.statement(position), claim)
    }
    found = (dossier.statements[id_] for id_ in stated if id_ in dossier.statements)
    return tuple(told for said in found if (told := said.told or said.said) is not None)


def _stands_by(said: RecordedStatement, claim: Claim) -> bool:
    is_own = said.party is not None and claim.is_claimed_by(said.party) and not said.via
    return is_own and said.act in _STANDING_BY


@lru_cache(maxsize=8192)
def binding(dossier: Dossier, party: PartyId, at: Instant, freshness: Freshness) -> Binding:
    """What a party is bound to at a moment, in one state of knowledge."""
    bound, runs = Truth.NO, Truth.NO
    stakes: list[tuple[Truth, Stake]] = []
    to: list[Undertaking] = []
    for claim in dossier.claims:
        stake = find_stake(dossier, claim, party, at)
        fresh_until = freshness.until(dossier, claim, at)
        here = stake.answer & coverage.claim_covers(dossier, claim, at, fresh_until, party=party)
        bound |= here
        still = stake.answer & coverage.claim_runs(dossier, claim, at, fresh_until, party=party)
        runs |= still
        stakes.append((here, stake))
        if still is not Truth.NO:
            to += [one for one in claim.undertakings if not one.bound or party in one.bound]
    _, best = max(stakes, key=_weight, default=(Truth.NO, Stake(Truth.NO, Why.NO_STATEMENT)))
    why = Why.NOT_NOW if best.answer is Truth.YES and bound is Truth.NO else best.why
    return Binding(party, bound, runs, why, tuple(to), best.statements)


def _weight(candidate: tuple[Truth, Stake]) -> tuple[int, int, bool]:
    here, stake = candidate
    rank = {Truth.YES: 2, Truth.UNKNOWN: 1, Truth.NO: 0}
    return rank[here], rank[stake.answer], stake.why is not Why.NO_STATEMENT


def find_stake(dossier: Dossier, claim: Claim, party: PartyId, at: Instant) -> Stake:
    """Whether `party` has made `claim` its own by `at`, and not gone back on it."""
    spoken = [
        (position, said)
        for position in dossier.positions
        if (said := dossier.statement(position)).party == party and is_about(position, claim)
    ]
    binds = [*_own_words(dossier, claim, party), *_consents(dossier, claim, spoken)]
    said_by_then = [one for one in binds if _said_by(one, at) is not Truth.NO]
    if not said_by_then:
        return _unbound(claim, party, binds, [said for _, said in spoken])
    undone = [said for _, said in spoken if _undoes(said, at)]
    stake = max(
        (_stake(one, claim, undone, at) for one in sorted(said_by_then, key=_order)),
        key=lambda stake: _weight((stake.answer, stake)),
    )
    ended = ended_own_part(dossier, claim, party, at)
    paused = suspended_own_part(dossier, claim, party, at)
    if ended is Truth.NO and paused is Truth.NO:
        return stake
    why = Why.SUSPENDED_IT if ended is Truth.NO else Why.ENDED_IT
    return Stake(stake.answer & ~(ended | paused), why, stake.statements)


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


def _when(statement: RecordedStatement) -> Moment:
    return statement.said or statement.told or _NEVER


def _order(statement: RecordedStatement) -> tuple[Instant, Instant]:
    return _when(statement).earliest, _when(statement).latest


def _own_words(dossier: Dossier, claim: Claim, party: PartyId) -> list[RecordedStatement]:
    """The party's own words that a claim of its own rests on: nobody else's bind it."""
    if not claim.is_claimed_by(party):
        return []
    ids = dict.fromkeys(id_ for reading in claim.readings for id_ in reading.statements)
    return [
        said
        for id_ in ids
        if (said := dossier.statements.get(id_)) is not None
        and said.party == party
        and not said.via
        and said.act not in UNDOING
    ]


def _consents(
    dossier: Dossier, claim: Claim, spoken: list[tuple[Position, RecordedStatement]]
) -> list[RecordedStatement]:
    """Words by which a party takes the claim as its own, without condition.

    Agreement that names no part is not about a claim that nobody had made yet.
    """
    made = [
        _when(said)
        for reading in claim.readings
        for id_ in reading.statements
        if (said := dossier.statements.get(id_)) is not None
    ]
    first = min((moment.earliest for moment in made), default=Instant.MIN)
    return [
        said
        for position, said in spoken
        if said.act in CONSENTING
        and not said.via
        and not said.is_conditional
        and (_is_named(position) or _when(said).latest >= first)
    ]


def _is_named(position: Position) -> bool:
    return position.part is not None and bool(position.part.id)


def _undoes(said: RecordedStatement, at: Instant) -> bool:
    return said.act in UNDOING and not said.via and _said_by(said, at) is not Truth.NO


def _stake(
    word: RecordedStatement, claim: Claim, undone: list[RecordedStatement], at: Instant
) -> Stake:
    """What one binding word is worth by then, against the words by which it may be undone."""
    why = Why.CLAIMS_IT if word.act not in CONSENTING else Why.CONSENTED
    if any(word.id in reading.statements for reading in claim.readings):
        why = Why.CLAIMS_IT
    best = Stake(_said_by(word, at), why, (word.id,))
    for against in sorted(undone, key=_order):
        gone = _said_by(against, at) & _goes_back_on(against, word)
        if gone is Truth.NO:
            continue
        is_own = against.act in _TAKES_BACK or against.organ == word.organ
        best = Stake(
            best.answer & ~gone,
            Why.TOOK_IT_BACK if is_own else Why.ORGANS_CONTRADICT,
            (against.id,) if is_own else (*best.statements, against.id),
        )
    return best


def _goes_back_on(against: RecordedStatement, word: RecordedStatement) -> Truth:
    """Whether one word takes another back: a later one of the same organ does.

    A rejection by a peer organ takes nothing back. It contradicts, whichever was first.
    """
    is_own = against.act in _TAKES_BACK or against.organ == word.organ
    if not is_own:
        return Truth.UNKNOWN
    first, then = _when(word), _when(against)
    if first == then or not (then.earliest >= first.latest or then.latest <= first.earliest):
        return Truth.UNKNOWN
    return Truth.of(then.earliest >= first.latest)


def _unbound(
    claim: Claim,
    party: PartyId,
    binds: list[RecordedStatement],
    spoken: list[RecordedStatement],
) -> Stake:
    """Why a party is not bound: the last of what it said, or is said to have said."""
    if binds:
        return Stake(Truth.NO, Why.NOT_YET_SAID, tuple(said.id for said in binds))
    stake = Stake(Truth.NO, Why.NO_STATEMENT)
    if claim.is_claimed_by(party):
        ids = dict.fromkeys(id_ for reading in claim.readings for id_ in reading.statements)
        stake = Stake(Truth.NO, Why.ONLY_REPORTED, tuple(ids))
    for said in sorted(spoken, key=_order):
        if said.act not in CONSENTING:
            why = {Act.REJECTED: Why.REJECTED, Act.DENIED: Why.DENIED}.get(
                said.act, Why.OTHER_POSITION
            )
        elif said.via:
            why = Why.ONLY_REPORTED
        elif said.is_conditional:
            why = Why.ONLY_CONDITIONAL
        else:
            why = Why.OTHER_POSITION  # agreed before there was such a claim
        stake = Stake(Truth.NO, why, (said.id,))
    return stake


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
