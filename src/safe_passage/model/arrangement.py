"""What was arranged: claims with their readings, positions of parties, events.

Nothing here says whether an arrangement is in force. That is computed (register/), never stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from whenever import Instant, ItemizedDelta

from safe_passage.errors import InvalidInput
from safe_passage.model.name import Name
from safe_passage.model.party import PartyId
from safe_passage.model.place import Area
from safe_passage.model.schedule import EventId, Schedule, Stated
from safe_passage.model.source import RecordedStatement, SourceId, StatementId
from safe_passage.model.time import Moment, Truth
from safe_passage.model.zone import require_zone

ArrangementId = NewType("ArrangementId", str)
ClaimId = NewType("ClaimId", str)
ReadingId = NewType("ReadingId", str)
PositionId = NewType("PositionId", str)
UndertakingId = NewType("UndertakingId", str)
RenewalId = NewType("RenewalId", str)


class Standing(StrEnum):
    """How an arrangement stands; the order of the rule that finds it is in register/standing.py."""

    NEVER_TOOK_EFFECT = "never_took_effect"
    ENDED = "ended"
    SUSPENDED = "suspended"
    UNDETERMINED = "undetermined"
    DISPUTED = "disputed"
    IN_FORCE = "in_force"
    ONE_SIDED = "one_sided"
    AWAITED = "awaited"


class Scope(StrEnum):
    """What a claim is about."""

    PAUSE = "pause"
    CORRIDOR = "corridor"
    AIR_ONLY = "air_only"
    TARGET_CLASS = "target_class"
    WITHDRAWAL = "withdrawal"
    OBLIGATION = "obligation"
    QUANTITY = "quantity"
    ACCESS = "access"


class ClaimStatus(StrEnum):
    """Only an asserted claim can hold; the others are shown and never in force."""

    ASSERTED = "asserted"
    PROPOSED = "proposed"
    POSTPONED = "postponed"
    SUPERSEDED = "superseded"
    CONDITIONAL = "conditional"


class PartKind(StrEnum):
    """What a position or an event can be about, if not the whole arrangement.

    ANOTHER_MATTER: what was said answers another question (a general truce is denied, and the pause
    is not named). It is kept and shown, and counts for nothing that is on record here.
    """

    ARRANGEMENT = "arrangement"
    CLAIM = "claim"
    WINDOW = "window"
    AREA = "area"
    SEGMENT = "segment"
    UNDERTAKING = "undertaking"
    EXTENSION = "extension"
    ANOTHER_MATTER = "another_matter"


@dataclass(frozen=True, slots=True)
class PartRef:
    """The part meant: its kind, its id where it has one, and the words by which it was named."""

    kind: PartKind
    id: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What a party binds itself to; `bound` may differ from who claims it."""

    id: UndertakingId
    words: Name
    scope: Scope
    bound: tuple[PartyId, ...] = ()
    quantity: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in its own words; nobody to judge it means never met by the system."""

    words: Name
    judge: PartyId | None = None
    is_met: Truth = Truth.UNKNOWN


@dataclass(frozen=True, slots=True)
class Buffer:
    """A distance kept by a class of weapon or activity from a stated line or place.

    `is_zone_width` where the number is the width of the whole zone, and not the setback from its
    line. No distance is a "safe distance" that nobody put in figures.
    """

    subject: Name
    distance_m: float | None
    from_what: Name
    for_whom: tuple[PartyId, ...] = ()
    condition: str = ""
    is_zone_width: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment by which something is due: never a window, and it puts nothing in force."""

    words: Name
    at: Stated
    bound: tuple[PartyId, ...] = ()


class RenewalRule(StrEnum):
    """What makes a further stretch begin. Whatever it is, none is counted without a statement."""

    IF_EXERCISED = "if_exercised"
    IF_PERFORMED = "if_performed"
    IF_NO_BREACH = "if_no_breach"
    UNLESS_NOTICE = "unless_notice"
    AUTOMATIC = "automatic"


@dataclass(frozen=True, slots=True)
class Renewal:
    """A further stretch provided for beforehand: no window until an event says that it began.

    `adds` is the length of one stretch, `at_most` how many there may be, `judge` who says whether
    the rule is met: nobody named means never met by the system.
    """

    id: RenewalId
    words: Name
    rule: RenewalRule
    adds: ItemizedDelta | None = None
    at_most: int | None = None
    judge: PartyId | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Through whom we have a claim and how it was understood.

    Readings of one claim are alternatives, of which one is right. `rejected_because` is why one
    is kept but no longer live. `seen` are the instants that its confirmer saw, by the zone data
    named in the entry.
    """

    id: ReadingId
    schedule: Schedule
    statements: tuple[StatementId, ...]
    through: tuple[str, ...] = ()
    says: Name = Name("")
    area: Area | None = None
    rejected_because: str = ""
    seen: tuple[tuple[Instant, Instant | None], ...] = ()

    def __post_init__(self) -> None:
        if not self.statements:
            raise InvalidInput("a reading rests on at least one statement", path="statements")

    @property
    def is_live(self) -> bool:
        return not self.rejected_because


@dataclass(frozen=True, slots=True)
class Claimant:
    """Whose version it is; the organ that said so, where known."""

    party: PartyId
    organ: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One version of an arrangement, as its claimants say it.

    `holds_with` names claims of the same arrangement for other areas that hold or fall with it.
    """

    id: ClaimId
    arrangement: ArrangementId
    claimants: tuple[Claimant, ...]
    what: Name
    scope: Scope
    readings: tuple[Reading, ...]
    status: ClaimStatus = ClaimStatus.ASSERTED
    area: Area | None = None
    nested_in: ClaimId | None = None
    undertakings: tuple[Undertaking, ...] = ()
    exclusions: tuple[Name, ...] = ()
    conditions: tuple[Condition, ...] = ()
    buffers: tuple[Buffer, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    renewals: tuple[Renewal, ...] = ()
    holds_with: tuple[ClaimId, ...] = ()

    def __post_init__(self) -> None:
        if not self.claimants:
            raise InvalidInput("a claim has at least one claimant", path="claimants")
        if not self.readings:
            raise InvalidInput("a claim has at least one reading", path="readings")

    @property
    def live_readings(self) -> tuple[Reading, ...]:
        return tuple(reading for reading in self.readings if reading.is_live)

    def is_claimed_by(self, party: PartyId) -> bool:
        return any(claimant.party == party for claimant in self.claimants)


@dataclass(frozen=True, slots=True)
class Position:
    """What one organ of a party said about an arrangement or a part of it: see its statement."""

    id: PositionId
    arrangement: ArrangementId
    statement: StatementId
    part: PartRef | None = None
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class NoStatement:
    """No statement found: who looked, in which sources, as of when. It is not an act."""

    id: PositionId
    arrangement: ArrangementId
    party: PartyId
    looked_in: tuple[SourceId, ...]
    as_of: Moment
    by: str = ""


class EventKind(StrEnum):
    """What can happen to an arrangement."""

    EXTENDED = "extended"
    SHORTENED = "shortened"
    POSTPONED = "postponed"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    CALLED_OFF = "called_off"
    DECLARED_OVER = "declared_over"
    ENDED = "ended"
    TOOK_EFFECT = "took_effect"
    FAILED = "failed"
    RELEASED = "released"
    CONDITION_MET = "condition_met"
    OPTION_EXERCISED = "option_exercised"
    TAKEN_UP = "taken_up"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an arrangement; by nobody in particular means to all of it."""

    id: EventId
    arrangement: ArrangementId
    kind: EventKind
    at: Moment
    statements: tuple[StatementId, ...]
    by: tuple[PartyId, ...] = ()
    part: PartRef | None = None
    until: Stated | None = None
    cause: str = ""


class LinkKind(StrEnum):
    """How one arrangement stands to another."""

    RESTATES = "restates"
    RETRIES = "retries"
    REPLACES = "replaces"
    PAIRED_WITH = "paired_with"


@dataclass(frozen=True, slots=True)
class Link:
    """One arrangement's tie to another."""

    kind: LinkKind
    to: ArrangementId


@dataclass(frozen=True, slots=True)
class Required:
    """A party to the conflict whose binding counts for mutual hours, from when to when."""

    party: PartyId
    since: Instant | None = None
    until: Instant | None = None

    def __post_init__(self) -> None:
        if self.since is not None and self.until is not None and self.until <= self.since:
            raise InvalidInput("it ends before it starts", path="until")

    def counts(self, at: Instant) -> bool:
        return (self.since is None or self.since <= at) and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True)
class KindSaid:
    """The word a speaker used: a pause is not a ceasefire, and neither is a truce."""

    said: Name
    by: tuple[PartyId, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The frame: what it is called, whose binding counts, where, and what it is tied to.

    `zone` is the zone in which its hours are shown; it is lent to no statement.
    """

    id: ArrangementId
    title: Name
    zone: str
    required: tuple[Required, ...]
    kinds: tuple[KindSaid, ...] = ()
    links: tuple[Link, ...] = ()
    area: Area | None = None
    outcome: Name = Name("")

    def __post_init__(self) -> None:
        require_zone(self.zone)


@dataclass(frozen=True, slots=True, eq=False)
class Dossier:
    """An arrangement with everything on record about it, of one state of knowledge.

    Compared by identity: what is computed of one is kept for as long as it lives.
    """

    arrangement: Arrangement
    claims: tuple[Claim, ...] = ()
    positions: tuple[Position, ...] = ()
    absences: tuple[NoStatement, ...] = ()
    events: tuple[Event, ...] = ()
    statements: Mapping[StatementId, RecordedStatement] = field(default_factory=dict)

    def statement(self, position: Position) -> RecordedStatement:
        return self.statements[position.statement]
