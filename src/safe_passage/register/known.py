"""What could be relied on at a moment, as the public, a party or this record knew it?

A statement told to the day may or may not have been known at an hour of that day. Each possibility
is a *world*: the dossier pruned to what is known in it. A question is answered in every world, and
where the worlds disagree the answer cannot be told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import chain, combinations

from whenever import Instant

from safe_passage.model.arrangement import Claim, Dossier, Event
from safe_passage.model.party import PartyId
from safe_passage.model.schedule import EventId
from safe_passage.model.source import RecordedStatement, StatementId
from safe_passage.model.time import Moment, Truth, some

MOST_OPEN_STATEMENTS = 8
"""Up to so many statements of uncertain hour every combination is tried: 256 worlds."""


class Basis(StrEnum):
    """Whose knowledge a question is asked from."""

    PUBLIC = "public"
    PARTY = "party"
    RECORDED = "recorded"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """By when, and by whose knowledge.

    With basis RECORDED the register itself has been taken as of that time, and all in it is known.
    `is_end` says that `at` is the end of a stretch, a day for instance, and not within it.
    """

    at: Instant
    basis: Basis = Basis.PUBLIC
    party: PartyId | None = None
    is_end: bool = False

    def had_heard(self, told: Moment | None) -> Truth:
        """Whether something told then had been told by now; never where nobody knows when."""
        if told is None:
            return Truth.NO
        return told.came_before(self.at) if self.is_end else told.had_come(self.at)

    def __str__(self) -> str:
        return f"party:{self.party}" if self.basis is Basis.PARTY else self.basis.value


def was_known(statement: RecordedStatement, knowledge: Knowledge) -> Truth:
    """Whether a statement was known then; one whose telling has no date was known to nobody."""
    if knowledge.basis is Basis.RECORDED:
        return Truth.YES
    public = knowledge.had_heard(statement.told)
    if knowledge.basis is Basis.PARTY and statement.party == knowledge.party:
        own = statement.said or statement.told  # a party knows its own words from saying them
        return public | knowledge.had_heard(own)
    return public


def worlds(dossier: Dossier, knowledge: Knowledge) -> tuple[Dossier, ...]:
    """Every state of knowledge possible then, the fullest first; at least one.

    Where more than `MOST_OPEN_STATEMENTS` statements have an uncertain hour only these worlds are
    tried: all of them known, none, each alone, all but each. Then what they agree on is not
    certain (`is_every_world_tried`).
    """
    verdicts = {id_: was_known(said, knowledge) for id_, said in dossier.statements.items()}
    sure = frozenset(id_ for id_, verdict in verdicts.items() if verdict is Truth.YES)
    unsure = sorted(id_ for id_, verdict in verdicts.items() if verdict is Truth.UNKNOWN)
    return tuple(
        prune(dossier, sure | extra, knowledge) for extra in _combinations_fullest_first(unsure)
    )


def is_every_world_tried(dossier: Dossier, knowledge: Knowledge) -> bool:
    """Whether what all worlds agree on is certain: they are all there are."""
    unsure = [
        said for said in dossier.statements.values() if was_known(said, knowledge) is Truth.UNKNOWN
    ]
    return len(unsure) <= MOST_OPEN_STATEMENTS


def _combinations_fullest_first(
    statements: list[StatementId],
) -> Iterable[frozenset[StatementId]]:
    count = len(statements)
    if count <= MOST_OPEN_STATEMENTS:
        sizes: Iterable[int] = range(count, -1, -1)
    else:
        sizes = (count, count - 1, 1, 0)
    return map(frozenset, chain.from_iterable(combinations(statements, size) for size in sizes))


def prune(dossier: Dossier, known: frozenset[StatementId], knowledge: Knowledge) -> Dossier:
    """The dossier of somebody who knows these statements and no others."""
    happened = frozenset(
        event.id for event in dossier.events if _is_event_known(event, known, knowledge)
    )
    return _pruned(dossier, known, happened)


@lru_cache(maxsize=512)
def _pruned(
    dossier: Dossier, known: frozenset[StatementId], happened: frozenset[EventId]
) -> Dossier:
    """Kept, so that what was computed of a state of knowledge serves every moment asked about."""
    claims = tuple(
        pruned for claim in dossier.claims if (pruned := _prune_claim(claim, known)) is not None
    )
    positions = tuple(spoken for spoken in dossier.positions if spoken.statement in known)
    statements: Mapping[StatementId, RecordedStatement] = {
        id_: said for id_, said in dossier.statements.items() if id_ in known
    }
    return replace(
        dossier,
        claims=claims,
        positions=positions,
        absences=dossier.absences if claims or positions else (),
        events=tuple(event for event in dossier.events if event.id in happened),
        statements=statements,
    )


def _prune_claim(claim: Claim, known: frozenset[StatementId]) -> Claim | None:
    readings = tuple(
        reading for reading in claim.readings if known.intersection(reading.statements)
    )
    return replace(claim, readings=readings) if readings else None


def _is_event_known(event: Event, known: frozenset[StatementId], knowledge: Knowledge) -> bool:
    if event.statements:
        return bool(known.intersection(event.statements))
    # Seen by ourselves, without a statement: known from when it may have happened. Its own moment
    # keeps in doubt whether it has.
    return knowledge.basis is Basis.RECORDED or knowledge.had_heard(event.at) is not Truth.NO


def is_known(dossier: Dossier, knowledge: Knowledge) -> Truth:
    """Whether anything of the arrangement was known then.

    A reading may cite a statement that is not in the dossier: one that was not known either.
    """
    return some(
        was_known(dossier.statements[id_], knowledge)
        for id_ in chain(
            (id_ for claim in dossier.claims for r in claim.readings for id_ in r.statements),
            (position.statement for position in dossier.positions),
        )
        if id_ in dossier.statements
    )
