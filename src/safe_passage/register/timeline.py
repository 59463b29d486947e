"""When does what each claimant says hold, when is it mutual, and when does an answer change?"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from whenever import Instant

from safe_passage.model.arrangement import Claim, Dossier, Reading, Standing
from safe_passage.model.party import PartyId
from safe_passage.model.schedule import Occurrence
from safe_passage.model.time import Moment, Truth, Window
from safe_passage.register import coverage
from safe_passage.register.answer import LOOK_AHEAD, find_answer
from safe_passage.register.binding import (
    Freshness,
    binding,
    mutual,
    required_parties,
    restatements,
)
from safe_passage.register.known import Knowledge


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch that a reading may cover; `surely` is its part that cannot be doubted by itself."""

    claim: Claim
    reading: Reading
    possibly: Window
    surely: Window | None
    occurrence: Occurrence
    is_shared: bool

    @property
    def is_open(self) -> bool:
        return self.occurrence.end is None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch in which nothing changes: who is bound, who is not, of whom it cannot be told."""

    window: Window
    mutual: Truth
    bound: frozenset[PartyId]
    unbound: frozenset[PartyId]
    unsure: frozenset[PartyId] = frozenset()


def bars(dossier: Dossier, period: Window) -> tuple[Bar, ...]:
    """What every live reading of every claim covers in the period, by reading."""
    found = []
    for claim in dossier.claims:
        shared = _shared_windows(dossier, claim, period)
        for reading in claim.live_readings:
            for occurrence in coverage.occurrences(dossier, claim, reading, period):
                possibly = occurrence.possibly(period)
                if possibly is None:
                    continue
                found.append(
                    Bar(
                        claim,
                        reading,
                        possibly,
                        occurrence.surely(period),
                        occurrence,
                        possibly in shared,
                    )
                )
    return tuple(found)


def _shared_windows(dossier: Dossier, claim: Claim, period: Window) -> set[Window]:
    """The stretches that every live reading of the claim gives alike."""
    each = [
        {
            window
            for occurrence in coverage.occurrences(dossier, claim, reading, period)
            if (window := occurrence.possibly(period)) is not None
        }
        for reading in claim.live_readings
    ]
    return set.intersection(*each) if each else set()


def edges(dossier: Dossier, period: Window, freshness: Freshness) -> tuple[Instant, ...]:
    """Every instant in the period at which anything about the arrangement may change, in order."""
    found: set[Instant] = {period.start}
    for claim in dossier.claims:
        for told in restatements(dossier, claim):
            found |= {told.earliest, told.latest, told.latest + freshness.period}
        for reading in claim.live_readings:
            found |= _edges_of_reading(dossier, claim, reading, period)
    for event in dossier.events:
        found |= {event.at.earliest, event.at.latest}
    for said in dossier.statements.values():
        for moment in (said.said, said.told):
            found |= set() if moment is None else {moment.earliest, moment.latest}
    for one in dossier.arrangement.required:
        found |= {each for each in (one.since, one.until) if each is not None}
    return tuple(sorted(edge for edge in found if period.start <= edge < period.end))


def _edges_of_reading(
    dossier: Dossier, claim: Claim, reading: Reading, period: Window
) -> set[Instant]:
    moments: list[Moment] = []
    for occurrence in coverage.occurrences(dossier, claim, reading, period):
        moments += [one for one in (occurrence.start, occurrence.end) if one is not None]
    span = coverage.term(dossier, claim, reading)
    moments += [] if span is None else span.edges
    return {edge for one in moments for edge in (one.earliest, one.latest)}


def stretches(dossier: Dossier, period: Window, freshness: Freshness) -> tuple[Stretch, ...]:
    """The period cut where anything changes; neighbours that say the same are joined."""
    cuts = [*edges(dossier, period, freshness), period.end]
    found: list[Stretch] = []
    for start, end in pairwise(cuts):
        each = {
            party: binding(dossier, party, start, freshness).bound
            for party in required_parties(dossier, start)
        }
        stretch = Stretch(
            Window(start, end),
            mutual(dossier, start, freshness),
            frozenset(party for party, answer in each.items() if answer is Truth.YES),
            frozenset(party for party, answer in each.items() if answer is Truth.NO),
            frozenset(party for party, answer in each.items() if answer is Truth.UNKNOWN),
        )
        if found and _same(found[-1], stretch):
            found[-1] = Stretch(
                Window(found[-1].window.start, end),
                stretch.mutual,
                stretch.bound,
                stretch.unbound,
                stretch.unsure,
            )
        else:
            found.append(stretch)
    return tuple(found)


def _same(left: Stretch, right: Stretch) -> bool:
    return (left.mutual, left.bound, left.unbound, left.unsure) == (
        right.mutual,
        right.bound,
        right.unbound,
        right.unsure,
    )


def gaps(pieces: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Where some are bound, or may be, and others are not who are bound at other times.

    Whoever is never bound in the period leaves no gap: without him it is one-sided throughout.
    """
    ever = frozenset(party for piece in pieces for party in piece.bound)
    found: list[Stretch] = []
    for piece in pieces:
        missing = piece.unbound & ever
        if not missing or not (piece.bound | piece.unsure):
            continue
        gap = Stretch(piece.window, piece.mutual, frozenset(), missing)
        if found and found[-1].window.end == gap.window.start and found[-1].unbound == missing:
            gap = Stretch(
                Window(found[-1].window.start, gap.window.end), gap.mutual, frozenset(), missing
            )
            found.pop()
        found.append(gap)
    return tuple(found)


def mutual_windows(
    dossier: Dossier, period: Window, freshness: Freshness
) -> tuple[tuple[Window, Truth], ...]:
    """Where every required party is bound, or may be."""
    return tuple(
        (stretch.window, stretch.mutual)
        for stretch in stretches(dossier, period, freshness)
        if stretch.mutual is not Truth.NO
    )


@dataclass(frozen=True, slots=True)
class Change:
    """The next instant at which an answer changes, from what to what."""

    at: Instant
    dossier: Dossier
    standing: Standing
    holds: Truth
    held: Truth


def next_change(
    dossiers: Sequence[Dossier], at: Instant, knowledge: Knowledge, freshness: Freshness
) -> Change | None:
    """The first instant after `at` at which an arrangement stands or holds differently.

    What is known stays as it is: a change through a later statement cannot be foreseen.
    """
    best: Change | None = None
    for dossier in dossiers:
        change = _next_of(dossier, at, knowledge, freshness)
        if change is not None and (best is None or change.at < best.at):
            best = change
    return best


def _next_of(
    dossier: Dossier, at: Instant, knowledge: Knowledge, freshness: Freshness
) -> Change | None:
    now = find_answer(dossier, at, knowledge, freshness)
    if now is None:
        return None
    for edge in edges(now.dossier, Window(at, at + LOOK_AHEAD), freshness):
        if edge <= at:
            continue
        then = find_answer(dossier, edge, knowledge, freshness)
        if then is not None and (then.standing, then.holds) != (now.standing, now.holds):
            return Change(edge, then.dossier, then.standing, then.holds, now.holds)
    return None
