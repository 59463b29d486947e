"""What somebody did with words about an arrangement, and through which medium they came."""

from enum import StrEnum


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


class Medium(StrEnum):
    """What kind of stage the words came through; the paper itself is none."""

    AGENCY = "agency"
    BROADCASTER = "broadcaster"
    PAPER = "paper"
    STATEMENT = "statement"
    CHANNEL = "channel"
