"""Everything on record about a theatre, sorted into the things that questions are asked of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from safe_passage.model.arrangement import (
    Arrangement,
    ArrangementId,
    Claim,
    Dossier,
    Event,
    NoStatement,
    Position,
)
from safe_passage.model.corridor import Corridor
from safe_passage.model.entry import Entry, Reason, SubjectId
from safe_passage.model.incident import Incident
from safe_passage.model.notification import Movement, StaticSite
from safe_passage.model.party import Party, PartyId
from safe_passage.model.place import Place
from safe_passage.model.profile import Profile
from safe_passage.model.reported import KnownPlace, ReportedMovement
from safe_passage.model.source import RecordedStatement, Source, SourceId, StatementId
from safe_passage.model.telling import Acknowledgement, Consent, Telling

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Theatre:
    """The latest version of every fact that was not retracted, by kind, in order of recording.

    `latest` maps each subject to its latest entry: where an answer's evidence stands.
    """

    latest: Mapping[SubjectId, Entry]
    dossiers: tuple[Dossier, ...]
    corridors: tuple[Corridor, ...]
    statements: Mapping[StatementId, RecordedStatement]
    sources: Mapping[SourceId, Source]
    parties: Mapping[PartyId, Party]
    places: tuple[Place, ...]
    known_places: tuple[KnownPlace, ...]
    reported_movements: tuple[ReportedMovement, ...]
    incidents: tuple[Incident, ...]
    sites: tuple[StaticSite, ...]
    movements: tuple[Movement, ...]
    consents: tuple[Consent, ...]
    tellings: tuple[Telling, ...]
    acknowledgements: tuple[Acknowledgement, ...]
    profile: Profile | None

    @classmethod
    def of(cls, latest: Iterable[Entry]) -> "Theatre":
        """Sort the latest entries of all subjects; what was retracted is left out."""
        entries = [entry for entry in latest if entry.reason is not Reason.RETRACTED]
        facts: dict[type[Any], list[Any]] = defaultdict(list)
        for entry in sorted(entries, key=lambda entry: entry.index):
            facts[type(entry.fact)].append(entry.fact)

        def every(kind: type[T]) -> tuple[T, ...]:
            return tuple(facts[kind])

        statements = {said.id: said for said in every(RecordedStatement)}
        profiles = every(Profile)
        return cls(
            latest=MappingProxyType({entry.subject: entry for entry in entries}),
            dossiers=_dossiers(facts, statements),
            corridors=every(Corridor),
            statements=MappingProxyType(statements),
            sources=MappingProxyType({source.id: source for source in every(Source)}),
            parties=MappingProxyType({party.id: party for party in every(Party)}),
            places=every(Place),
            known_places=every(KnownPlace),
            reported_movements=every(ReportedMovement),
            incidents=every(Incident),
            sites=every(StaticSite),
            movements=every(Movement),
            consents=every(Consent),
            tellings=every(Telling),
            acknowledgements=every(Acknowledgement),
            profile=profiles[-1] if profiles else None,
        )


def _dossiers(
    facts: Mapping[type[Any], list[Any]],
    statements: Mapping[StatementId, RecordedStatement],
) -> tuple[Dossier, ...]:
    """One dossier for each arrangement, with the statements that its parts rest on."""
    parts: dict[type[Any], dict[ArrangementId, list[Any]]] = {}
    for kind in (Claim, Position, NoStatement, Event):
        grouped: dict[ArrangementId, list[Any]] = defaultdict(list)
        for fact in facts[kind]:
            grouped[fact.arrangement].append(fact)
        parts[kind] = grouped
    found = []
    for arrangement in facts[Arrangement]:
        claims = tuple(parts[Claim].get(arrangement.id, ()))
        positions = tuple(parts[Position].get(arrangement.id, ()))
        events = tuple(parts[Event].get(arrangement.id, ()))
        cited = [
            *(id_ for claim in claims for reading in claim.readings for id_ in reading.statements),
            *(position.statement for position in positions),
            *(id_ for event in events for id_ in event.statements),
        ]
        found.append(
            Dossier(
                arrangement,
                claims,
                tuple(one for one in positions if one.statement in statements),
                tuple(parts[NoStatement].get(arrangement.id, ())),
                events,
                MappingProxyType({id_: statements[id_] for id_ in cited if id_ in statements}),
            )
        )
    return tuple(found)
