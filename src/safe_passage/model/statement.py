"""Who said what about an arrangement, whose position it states, and through whom it reached us."""

from dataclasses import dataclass
from enum import StrEnum

from whenever import Date, Time

from safe_passage.errors import InvalidInput


class Act(StrEnum):
    """What the holder did by it. "No statement found" is no act and stands apart."""

    ANNOUNCED = "announced"
    OFFERED = "offered"
    AGREED = "agreed"
    CONFIRMED = "confirmed"
    JOINED = "joined"
    CALLED_FOR = "called_for"
    PROPOSED = "proposed"
    WELCOMED = "welcomed"
    OBJECTED = "objected"
    REJECTED = "rejected"
    DENIED = "denied"
    WITHDREW = "withdrew"
    DECLARED_OVER = "declared_over"
    REPORTS_BREACH = "reports_breach"
    DECLINED_TO_COMMENT = "declined_to_comment"
    OTHER = "other"  # reported, and takes no position


class Polarity(StrEnum):
    """Whether the holder says that the thing is, or that it is not."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class LinkKind(StrEnum):
    AGENCY = "agency"
    BROADCASTER = "broadcaster"
    PAPER = "paper"
    STATEMENT = "statement"
    CHANNEL = "channel"


class SaidPrecision(StrEnum):
    MINUTE = "minute"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke, in the text's words. Without a name the speaker stays anonymous."""

    name: str | None
    role: str | None
    party: str | None

    @property
    def is_named(self) -> bool:
        return self.name is not None

    @property
    def label(self) -> str:
        return self.name or self.role or "unnamed"


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose position a statement states: the speaker's own party, or one that it reports about."""

    party: str


@dataclass(frozen=True, slots=True)
class Link:
    """One stage through which the words came; the paper itself is none."""

    name: str
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class SaidWhen:
    """When it was said, no more exactly than known; `anchor` holds the words of the text."""

    date: Date | None
    precision: SaidPrecision
    time: Time | None = None
    anchor: str | None = None

    def __post_init__(self) -> None:
        if (self.precision is SaidPrecision.MINUTE) != (self.time is not None):
            raise InvalidInput("a precision of a minute goes with a time", path="said_when.time")


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that one speaker said. `chain` is ordered from the outermost link inwards."""

    id: str
    speaker: Speaker
    holder: Holder | None
    chain: tuple[Link, ...]
    act: Act
    condition: str | None
    polarity: Polarity
    about: str | None
    said_when: SaidWhen
    words: str

    @property
    def is_conditional(self) -> bool:
        return self.condition is not None

    @property
    def is_reported(self) -> bool:
        """Another's position, told by the speaker: it never binds the holder."""
        return self.holder is not None and self.holder.party != self.speaker.party
