"""What we know of a past from reports: places and movements. Never a notification."""

from dataclasses import dataclass

from safe_passage.errors import InvalidInput
from safe_passage.model.corridor import CorridorId
from safe_passage.model.name import Name
from safe_passage.model.notification import MovementId
from safe_passage.model.place import Coordinates, PlaceId
from safe_passage.model.source import SourceId, StatementId
from safe_passage.model.time import Moment, Truth


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A real place of a past scenario; nobody knows whether it was notified.

    `at` is None where no report says where it lies.
    """

    id: PlaceId
    kind: str
    name: Name
    at: Coordinates | None
    sources: tuple[SourceId, ...]
    location_basis: str = ""
    words: str = ""

    @property
    def is_notified(self) -> Truth:
        """Always cannot be told: what is known from reports is no notification."""
        return Truth.UNKNOWN


@dataclass(frozen=True, slots=True)
class ReportedNotification:
    """What reports say about whether a movement had been notified.

    `told` is when that became public. That nothing is public does not mean that nobody was told:
    so the answer is yes or cannot be told, and a party's denial is a statement of its own.
    """

    reported: Truth
    what: Name = Name("")
    told: Moment | None = None
    statements: tuple[StatementId, ...] = ()
    sources: tuple[SourceId, ...] = ()

    def __post_init__(self) -> None:
        if self.reported is Truth.NO:
            raise InvalidInput(
                "no report that it was notified is not a report that it was not",
                path="reported",
                remedy="say cannot_be_told, and record a denial as a statement",
            )
        if self.reported is Truth.YES and self.told is None:
            raise InvalidInput("a report has a moment when it became public", path="told")


NOTHING_REPORTED = ReportedNotification(Truth.UNKNOWN)


@dataclass(frozen=True, slots=True)
class ReportedMovement:
    """A movement of others, as reports tell it; its figures are theirs.

    `on` is when it took place, as exactly as reported; `told` is when that became public.
    """

    id: MovementId
    kind: str
    name: Name
    on: Moment
    status: Name
    told: Moment | None
    sources: tuple[SourceId, ...]
    trucks: int | None = None
    vehicles: Name = Name("")
    cargo: Name = Name("")
    departed: Moment | None = None
    arrived: Moment | None = None
    from_words: Name = Name("")
    to_words: Name = Name("")
    route: CorridorId | None = None
    notification: ReportedNotification = NOTHING_REPORTED
    words: str = ""
