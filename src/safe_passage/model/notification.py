"""What an organisation notifies: its static sites and its movements.

A notification asks nothing. Every change is a new version of the same subject (model/entry.py).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from whenever import Instant

from safe_passage.errors import InvalidInput
from safe_passage.model.entry import Erased, SubjectId
from safe_passage.model.identity import PrincipalId
from safe_passage.model.name import Name
from safe_passage.model.party import PartyId
from safe_passage.model.place import Area, Coordinates, PlaceId
from safe_passage.model.time import Moment, Truth

SiteId = NewType("SiteId", str)
MovementId = NewType("MovementId", str)
LegId = NewType("LegId", str)

_FEWEST_STOPS = 2


@dataclass(frozen=True, slots=True, order=True)
class VersionRef:
    """One version of one subject: what is relied on, told and answered is always a version."""

    subject: SubjectId
    version: int

    def __post_init__(self) -> None:
        if self.version < 1:
            raise InvalidInput(f"versions count from 1, not {self.version}", path="version")

    def __str__(self) -> str:
        return f"{self.subject}, version {self.version}"


class Relation(StrEnum):
    """What the submitting organisation has to do with its site."""

    ADMINISTERS = "administers"
    SUPPORTS = "supports"
    OPERATES = "operates"


class Function(StrEnum):
    """Whether a site does its work at the time of submission."""

    FULL = "full"
    PARTIAL = "partial"
    CLOSED = "closed"
    RELOCATED = "relocated"
    EVACUATED = "evacuated"
    UNKNOWN = "unknown"


class Capture(StrEnum):
    """How a position was taken."""

    ON_SITE = "on_site"
    IMAGERY = "imagery"
    MAP = "map"
    THIRD_PARTY = "third_party"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class StaticSite:
    """A place with a humanitarian function, as its organisation notifies it.

    `position` keeps the words as submitted. `place` is the named place in which the organisation
    says that it lies. A removal is a version with its `removal_reason`, and changes nothing in law.
    """

    id: SiteId
    organisation: PartyId
    kind: str
    relation: Relation
    name: Name | Erased
    position: Coordinates | Erased
    footprint: Area | Erased | None = None
    place: PlaceId | None = None
    capture: Capture = Capture.UNKNOWN
    captured: Moment | None = None
    function: Function = Function.UNKNOWN
    valid_from: Instant | None = None
    valid_until: Instant | None = None
    verified_by: PrincipalId | None = None
    released_by: PrincipalId | None = None
    removal_reason: str = ""
    words: str | Erased = ""
    is_exercise: bool = False

    def __post_init__(self) -> None:
        if (
            self.valid_from is not None
            and self.valid_until is not None
            and self.valid_until <= self.valid_from
        ):
            raise InvalidInput("a notification must end after it begins", path="valid_until")
        if self.verified_by is not None and self.verified_by == self.released_by:
            raise InvalidInput(
                "the same person verified and released it",
                path="released_by",
                remedy="have another person release it",
            )


class MovementKind(StrEnum):
    """How people and goods move."""

    OVERLAND = "overland"
    WATERBORNE = "waterborne"
    AIR = "air"
    ON_FOOT = "on_foot"
    EVACUATION = "evacuation"
    MEDICAL_EVACUATION = "medical_evacuation"
    ROTATION = "rotation"
    REPAIR = "repair"
    BODY_RECOVERY = "body_recovery"


@dataclass(frozen=True, slots=True)
class Stop:
    """A point of the route, when the head of the column reaches it, and why it stops there.

    `tolerance_minutes` is how much later the organisation says that it may be.
    """

    name: Name
    at: Coordinates
    head_at: Instant
    head_leaves: Instant | None = None
    tolerance_minutes: int = 0
    purpose: str = ""

    def __post_init__(self) -> None:
        if self.head_leaves is not None and self.head_leaves < self.head_at:
            raise InvalidInput("the head leaves before it arrives", path="head_leaves")
        if self.tolerance_minutes < 0:
            raise InvalidInput("a tolerance is not negative", path="tolerance_minutes")

    @property
    def leaves(self) -> Instant:
        return self.head_at if self.head_leaves is None else self.head_leaves


@dataclass(frozen=True, slots=True)
class Leg:
    """One part of a movement, opened, tracked and closed on its own; the way back is one too."""

    id: LegId
    stops: tuple[Stop, ...]
    is_return: bool = False

    def __post_init__(self) -> None:
        if len(self.stops) < _FEWEST_STOPS:
            raise InvalidInput("a leg has at least two stops", path="stops")
        for index in range(1, len(self.stops)):
            if self.stops[index].head_at < self.stops[index - 1].leaves:
                raise InvalidInput(
                    "the head arrives before it has left the stop before",
                    path=f"stops[{index}].head_at",
                )


@dataclass(frozen=True, slots=True)
class VehicleCount:
    """How many vehicles of one kind; roof marks as a count, never a list of plates."""

    kind: str
    number: int
    roof_marked: int = 0

    def __post_init__(self) -> None:
        if self.number < 1:
            raise InvalidInput("a vehicle count is at least one", path="number")
        if not 0 <= self.roof_marked <= self.number:
            raise InvalidInput("more roof marks than vehicles", path="roof_marked")


@dataclass(frozen=True, slots=True)
class Escort:
    """Whether armed people go along, and whose they are. Never how many, never where."""

    is_armed: Truth
    whose: PartyId | None = None

    def __post_init__(self) -> None:
        if self.whose is not None and self.is_armed is Truth.NO:
            raise InvalidInput("no armed escort, and yet somebody's", path="whose")


class Outcome(StrEnum):
    """How a movement ended, in the codes of OCHA's access statistics."""

    FACILITATED = "facilitated"
    PARTIALLY_FACILITATED = "partially_facilitated"
    IMPEDED = "impeded"
    DENIED = "denied"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Movement:
    """A convoy or another journey, with its way back, as its organisation notifies it.

    `escort` is a required answer. `pass_minutes` is the time from the head to the tail past one
    point. `relies_on` names what it depends on, each by version. `plates` and `legs` can be
    erased; the hours can then no longer be checked. `zone` is where its hours are shown.
    """

    id: MovementId
    organisation: PartyId
    name: Name | Erased
    kind: MovementKind
    zone: str
    legs: tuple[Leg, ...] | Erased
    vehicles: tuple[VehicleCount, ...]
    escort: Escort
    pass_minutes: int
    column_length_m: int | None = None
    relies_on: tuple[VersionRef, ...] = ()
    recipients: tuple[PartyId, ...] = ()
    is_emergency: bool = False
    justification: str = ""
    purpose: str = ""
    cargo: str = ""
    check_in_minutes: int | None = None
    plates: tuple[str, ...] | Erased = ()
    communications: str | Erased = ""
    outcome: Outcome | None = None
    is_exercise: bool = False

    def __post_init__(self) -> None:
        if self.pass_minutes < 0:
            raise InvalidInput("a column cannot pass in less than no time", path="pass_minutes")
        if self.is_emergency and not self.justification:
            raise InvalidInput("an emergency needs its reason", path="justification")
        relied = [relied.subject for relied in self.relies_on]
        for index, subject in enumerate(relied):
            if subject in relied[:index]:
                raise InvalidInput(
                    f"{subject} is relied on twice", path=f"relies_on[{index}].subject"
                )
        if isinstance(self.legs, Erased):
            return
        if not self.legs:
            raise InvalidInput("a movement has at least one leg", path="legs")
        for index in range(1, len(self.legs)):
            if self.legs[index].stops[0].leaves < self.legs[index - 1].stops[-1].head_at:
                raise InvalidInput(
                    "a leg begins before the one before has arrived", path=f"legs[{index}]"
                )

    @property
    def departure(self) -> Instant | None:
        """When the head leaves; None where the legs were erased."""
        return None if isinstance(self.legs, Erased) else self.legs[0].stops[0].leaves

    @property
    def tail_back(self) -> Instant | None:
        """When the last vehicle is in after the last leg, if nothing is late."""
        if isinstance(self.legs, Erased):
            return None
        return self.legs[-1].stops[-1].head_at.add(minutes=self.pass_minutes)

    @property
    def tail_back_latest(self) -> Instant | None:
        """The same if the last stop is as late as the stated tolerance lets it be."""
        tail = self.tail_back
        if tail is None or isinstance(self.legs, Erased):
            return None
        return tail.add(minutes=self.legs[-1].stops[-1].tolerance_minutes)
