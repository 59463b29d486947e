"""What was observed, what is alleged and who attributes it: blocks that are never mixed.

The fourth block, the assessment against what was in force and known, is computed (assessment/).
An incident is past. It is never shown as current.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from safe_passage.errors import InvalidInput
from safe_passage.model.arrangement import ArrangementId
from safe_passage.model.entry import Erased
from safe_passage.model.name import Name
from safe_passage.model.notification import MovementId
from safe_passage.model.party import PartyId
from safe_passage.model.place import Coordinates, PlaceId
from safe_passage.model.source import SourceId, StatementId
from safe_passage.model.time import Moment

IncidentId = NewType("IncidentId", str)


class Means(StrEnum):
    """How an observation was made."""

    HEARD = "heard"
    SEEN = "seen"
    CAMERA = "camera"
    REMOTE_SENSING = "remote_sensing"
    REPORTED = "reported"
    UNKNOWN = "unknown"


class Qualifier(StrEnum):
    """How a count was meant."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    UP_TO = "up_to"


@dataclass(frozen=True, slots=True)
class Count:
    """A number as it was reported: one figure with its qualifier, or a range between accounts."""

    number: int
    qualifier: Qualifier = Qualifier.EXACT
    highest: int | None = None

    def __post_init__(self) -> None:
        if self.number < 0:
            raise InvalidInput("a count is not negative", path="number")
        if self.highest is not None and self.highest < self.number:
            raise InvalidInput("the highest account is below the lowest", path="highest")


@dataclass(frozen=True, slots=True)
class Observation:
    """What was perceived or reported, in neutral words: no cause, no author."""

    words: Name
    means: Means = Means.REPORTED
    phenomenon: str = ""
    count: Count | None = None
    killed: Count | None = None
    injured: Count | None = None


@dataclass(frozen=True, slots=True)
class Allegation:
    """Who says what about it; theirs, not ours."""

    words: Name
    by: str
    about: PartyId | None = None
    statement: StatementId | None = None
    sources: tuple[SourceId, ...] = ()


class AttributionGrade(StrEnum):
    """How sure an author is; the first is the usual answer, and never a lack of one."""

    UNDETERMINED = "undetermined"
    PLAUSIBLE = "plausible"
    HIGHLY_PROBABLE = "highly_probable"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's finding of who did it. The system makes none: each has an author and a source."""

    by: str
    grade: AttributionGrade
    to: PartyId | None
    sources: tuple[SourceId, ...]
    told: Moment | None = None

    def __post_init__(self) -> None:
        if not self.by or not self.sources:
            raise InvalidInput("an attribution names its author and a source", path="by")
        if (self.to is None) != (self.grade is AttributionGrade.UNDETERMINED):
            raise InvalidInput("undetermined is to nobody, and any other grade is not", path="to")


class ConfidenceScheme(StrEnum):
    """The named scale on which a grade stands; grades of two schemes are never compared."""

    WHO_SSA = "who_ssa"
    AIRWARS = "airwars"
    ADMIRALTY = "admiralty"
    PERCENTAGE = "percentage"


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure somebody was that it happened: scheme, grade, author, date and basis."""

    scheme: ConfidenceScheme
    grade: str
    by: str
    at: Moment
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that happened, as it was reported, at a past time and place.

    `at` is None where no place was published. `told` is when it became public. `confidence` keeps
    every grade given, in order.
    """

    id: IncidentId
    kind: str
    when: Moment
    at: Coordinates | Erased | None
    observation: Observation | Erased
    told: Moment | None
    sources: tuple[SourceId, ...]
    place: Name | Erased = Name("")
    location_basis: str = ""
    allegations: tuple[Allegation, ...] | Erased = ()
    attributions: tuple[Attribution, ...] = ()
    confidence: tuple[Confidence, ...] = ()
    site: PlaceId | None = None
    movement: MovementId | None = None
    arrangement: ArrangementId | None = None
    is_exercise: bool = False

    @property
    def attribution(self) -> AttributionGrade:
        """Undetermined unless every author on record, and there is one, says something else."""
        grades = {attribution.grade for attribution in self.attributions}
        return grades.pop() if len(grades) == 1 else AttributionGrade.UNDETERMINED
