"""Which facts can be recorded, under which type and schema, and about which subject?

To add a type: one line in `KINDS`, a sample in tests/strategies/samples.py, and the golden entry
that `python tests/golden/write_missing.py` makes of it. To change the form of a type that has been
released: raise its schema and add the pure step from the schema before to `upcasts`. Nothing that
was ever written stops being read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any, TypeAlias

from safe_passage.codec.shape import Erasable, Member, Record, record_of
from safe_passage.errors import InvalidInput
from safe_passage.ledger.canonical import Json
from safe_passage.model.arrangement import Arrangement, Claim, Event, NoStatement, Position
from safe_passage.model.confirmation import Confirmation
from safe_passage.model.corridor import Corridor
from safe_passage.model.entry import SubjectId
from safe_passage.model.erasure import Erasure
from safe_passage.model.genesis import Genesis
from safe_passage.model.incident import Incident
from safe_passage.model.notification import Movement, StaticSite
from safe_passage.model.party import Party
from safe_passage.model.place import Place
from safe_passage.model.policy import Policy
from safe_passage.model.profile import Profile
from safe_passage.model.reported import KnownPlace, ReportedMovement
from safe_passage.model.scenario import Scenario
from safe_passage.model.source import RecordedStatement, Source
from safe_passage.model.telling import Acknowledgement, Consent, Telling
from safe_passage.model.zone_data import ZoneData

Members: TypeAlias = Mapping[str, Json]
"""The members of one entry, skeleton and what is left of the erasable ones together."""

Upcast: TypeAlias = Callable[[Members], Members]
"""The step from one schema to the next. Any erasable member may be missing."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One type of entry. `schema` is what is written now; `upcasts[n]` leads from n to n + 1."""

    fact: type
    type: str
    schema: int = 1
    is_of_arrangement: bool = False
    upcasts: Mapping[int, Upcast] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        if set(self.upcasts) != set(range(1, self.schema)):
            raise TypeError(f"{self.type}: each schema before {self.schema} needs its upcast")

    @property
    def record(self) -> Record:
        return record_of(self.fact)

    @property
    def skeleton(self) -> tuple[Member, ...]:
        """What an entry keeps for ever."""
        return _halves(self.fact)[0]

    @property
    def erasable(self) -> tuple[Member, ...]:
        """What can be destroyed: the members whose annotation admits `Erased`, and no others."""
        return _halves(self.fact)[1]

    def subject(self, fact: Any) -> SubjectId:
        """`claim:A-2016-08-11/pause`: ids that are local to an arrangement stand under its own."""
        own = str(fact.id)
        parts = [str(fact.arrangement), own] if self.is_of_arrangement else [own]
        if len(parts) > 1 and any("/" in part for part in parts):
            raise InvalidInput("an id within an arrangement has no slash", path="id")
        return SubjectId(f"{self.type}:{'/'.join(parts)}")


@cache
def _halves(fact: type) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
    members = record_of(fact).members
    return (
        tuple(each for each in members if not isinstance(each.shape, Erasable)),
        tuple(each for each in members if isinstance(each.shape, Erasable)),
    )


KINDS: tuple[Kind, ...] = (
    Kind(Genesis, "register"),
    Kind(Erasure, "erasure"),
    Kind(Source, "source"),
    Kind(Party, "party"),
    Kind(Place, "place"),
    Kind(RecordedStatement, "statement"),
    Kind(Arrangement, "arrangement"),
    Kind(Claim, "claim", is_of_arrangement=True),
    Kind(Position, "position", is_of_arrangement=True),
    Kind(NoStatement, "no-statement", is_of_arrangement=True),
    Kind(Event, "event", is_of_arrangement=True),
    Kind(Corridor, "corridor"),
    Kind(KnownPlace, "known-place"),
    Kind(ReportedMovement, "reported-movement"),
    Kind(Incident, "incident"),
    Kind(StaticSite, "static-site"),
    Kind(Movement, "movement"),
    Kind(Consent, "consent"),
    Kind(Telling, "telling"),
    Kind(Acknowledgement, "acknowledgement"),
    Kind(Profile, "profile"),
    Kind(Policy, "policy"),
    Kind(ZoneData, "zone-data"),
    Kind(Scenario, "scenario"),
    Kind(Confirmation, "confirmation"),
)


@cache
def by_fact() -> Mapping[type, Kind]:
    return MappingProxyType({kind.fact: kind for kind in KINDS})


@cache
def by_type() -> Mapping[str, Kind]:
    return MappingProxyType({kind.type: kind for kind in KINDS})


def kind_of_fact(fact: object) -> Kind:
    """Its kind; TypeError for what is no fact: nothing is recorded that cannot be read again."""
    kind = by_fact().get(type(fact))
    if kind is None:
        raise TypeError(f"{type(fact).__name__} is registered as no kind of entry")
    return kind


def subject_of(fact: object) -> SubjectId:
    """What the fact's chain of versions is about."""
    return kind_of_fact(fact).subject(fact)
