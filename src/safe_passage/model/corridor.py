"""A humanitarian corridor: an agreed route for passage, as far as anybody named it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from safe_passage.model.arrangement import ArrangementId, ClaimId
from safe_passage.model.name import Name
from safe_passage.model.party import PartyId
from safe_passage.model.place import WayPoints
from safe_passage.model.source import StatementId

CorridorId = NewType("CorridorId", str)


class Users(StrEnum):
    """For whom a corridor was announced; never a filter of people."""

    CIVILIANS = "civilians"
    FIGHTERS = "fighters"
    AID = "aid"
    EVACUATION = "evacuation"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Corridor:
    """What a claimant announced as a way through.

    `route` is None where no source names its place: then it stays unplaced and is listed, never
    guessed. No line is known; what we draw is an area of the stated accuracy. `by_way_of` are the
    points that were named, in order, of which no place is on record. `claim` has its hours.
    """

    id: CorridorId
    name: Name
    claimants: tuple[PartyId, ...]
    users: Users
    statements: tuple[StatementId, ...]
    arrangement: ArrangementId | None = None
    route: WayPoints | None = None
    from_words: str = ""
    to_words: str = ""
    by_way_of: tuple[Name, ...] = ()
    claim: ClaimId | None = None
    purpose: str = ""
    width_m: float | None = None
    is_width_each_side: bool = False
