"""The shapes in which answers leave: what the API serves and `--json` prints.

Instants are RFC 3339 in UTC, places [lon, lat] in degrees (WGS 84), distances in metres, three-
valued answers "yes", "no" or "cannot_be_told".
"""

from dataclasses import dataclass
from typing import Any, Literal

from safe_passage.views.area_shapes import AreasShape

Answer = Literal["yes", "no", "cannot_be_told"]
Where = Literal["inside", "outside", "uncertain", "unplaced"]
Relevance = Literal["here", "elsewhere", "old", "over"]
"""Old: nothing but its age leaves it in doubt; nobody has re-stated it for too long."""
Notified = Literal["reported_yes", "exercise", "cannot_be_told"]
Lonlat = tuple[float, float]


@dataclass(frozen=True, slots=True)
class FreshnessShape:
    """For how long an open end is relied upon, and where that rule comes from."""

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class AskedShape:
    """What was asked, repeated in every answer, with the size of the ledger it was folded to."""

    at: str
    known_at: str
    known_precision: Literal["instant", "day"]
    basis: str
    ledger_size: int
    zone_data: str
    freshness: FreshnessShape
    reconstructed: str | None
    exercise: bool
    check_again: str


@dataclass(frozen=True, slots=True)
class MomentShape:
    """A moment as told: `earliest` and `latest` are the same where it is exact."""

    words: str
    precision: str
    earliest: str
    latest: str


@dataclass(frozen=True, slots=True)
class PartyShape:
    """A party by id and name."""

    party: str
    name: str


@dataclass(frozen=True, slots=True)
class KindShape:
    """The word somebody used for the arrangement."""

    said: str
    by: list[str]


@dataclass(frozen=True, slots=True)
class AreaShape:
    """Whether the place asked about lies in the area, and how exactly that is known."""

    where: Where | None
    words: str
    accuracy_m: float | None
    distance_m: float | None


@dataclass(frozen=True, slots=True)
class WindowShape:
    """A stretch of time in UTC and on the wall clock of the arrangement's zone."""

    start: str
    end: str
    start_local: str
    end_local: str


@dataclass(frozen=True, slots=True)
class NowShape:
    """The stretch that covers the moment under every reading."""

    start: str
    end: str
    start_local: str
    end_local: str
    minutes_since_start: float
    minutes_to_end: float
    is_end_stated: bool


@dataclass(frozen=True, slots=True)
class BoundShape:
    """What one party is bound to, or why it is not said to be."""

    party: str
    name: str
    answer: Answer
    runs: Answer
    is_required: bool
    to: list[str]
    why: str
    why_code: str
    statement_ids: list[str]


@dataclass(frozen=True, slots=True)
class NoStatementShape:
    """Who looked for a statement, in which sources, as of when."""

    looked_in: list[str]
    as_of: str


@dataclass(frozen=True, slots=True)
class PositionShape:
    """What one organ of a party said; `counted` is whether it enters the standing."""

    party: str
    name: str
    organ: str
    act: str
    act_words: str
    conditional: bool
    condition: str | None
    part: str
    through: list[str]
    via: str | None
    said: MomentShape | None
    counted: bool
    why_not_counted: str | None
    statement_id: str | None
    no_statement: NoStatementShape | None


@dataclass(frozen=True, slots=True)
class ReadingShape:
    """One reading of a claim at the moment."""

    id: str
    through: list[str]
    covers: Answer
    state: str
    end: str | None
    end_local: str | None
    end_kind: str
    says: str
    statement_ids: list[str]


@dataclass(frozen=True, slots=True)
class ClaimShape:
    """One claim with its live readings."""

    id: str
    claimants: list[PartyShape]
    what: str
    scope: str
    covers: Answer
    readings: list[ReadingShape]


@dataclass(frozen=True, slots=True)
class CountdownShape:
    """To the earliest end under any live reading; absent where it cannot be told."""

    to: str
    minutes: float
    why: str


@dataclass(frozen=True, slots=True)
class SourceShape:
    """A published document."""

    id: str
    publisher: str
    date: str | None
    url: str


@dataclass(frozen=True, slots=True)
class EvidenceShape:
    """The entry that holds a fact the answer rests on."""

    subject: str
    version: int
    entry: int


@dataclass(frozen=True, slots=True)
class ArrangementShape:
    """The whole answer about one arrangement."""

    id: str
    title: str
    kinds: list[KindShape]
    standing: str
    standing_words: str
    answer: Answer
    sentence: str
    why: list[str]
    area: AreaShape
    relevance: Relevance
    now: NowShape | None
    next_window: WindowShape | None
    ended_minutes_ago: float | None
    bound: list[BoundShape]
    positions: list[PositionShape]
    claims: list[ClaimShape]
    mutual: Answer
    settle: list[str]
    countdown: CountdownShape | None
    undertakings: list[str]
    exclusions: list[str]
    conditions: list[str]
    sources: list[SourceShape]
    evidence: list[EvidenceShape]


@dataclass(frozen=True, slots=True)
class CorridorShape:
    """A corridor with a place: near it the answer is uncertain within its accuracy."""

    id: str
    name: str
    arrangement_id: str | None
    users: str
    users_words: str
    where: Where | None
    distance_m: float | None
    accuracy_m: float
    drawn_by_us: bool
    announced: str


@dataclass(frozen=True, slots=True)
class UnplacedShape:
    """Something announced of which no source says where: listed, never guessed."""

    id: str
    name: str
    arrangement_id: str | None
    users: str
    users_words: str
    why: str
    announced: str


@dataclass(frozen=True, slots=True)
class ReportedNotificationShape:
    """Whether a movement had been notified, as far as was public by then."""

    answer: Notified
    why: str


@dataclass(frozen=True, slots=True)
class MovementShape:
    """A movement of the past as reported by others, or an EXERCISE one."""

    id: str
    name: str
    trucks: str
    status: str
    start: str
    end: str
    route: str
    exercise: bool
    notification: ReportedNotificationShape


@dataclass(frozen=True, slots=True)
class PlaceAtShape:
    """Where something was reported, with its accuracy."""

    name: str
    at: Lonlat
    accuracy_m: float


@dataclass(frozen=True, slots=True)
class AllegationShape:
    """Who says what about whom: never mixed with what was observed."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class AssessmentShape:
    """An incident against one arrangement as it was in force and public then."""

    arrangement_id: str
    title: str
    time: Where
    area: Where
    overall: Where
    why: str
    if_exact: str | None


@dataclass(frozen=True, slots=True)
class IncidentShape:
    """Observation, allegations, assessment and attribution: four blocks, kept apart."""

    id: str
    kind: str
    start: str
    end: str
    precision: str
    place: PlaceAtShape | None
    observation: str
    allegations: list[AllegationShape]
    assessment: list[AssessmentShape]
    attribution: str
    sources: list[SourceShape]


@dataclass(frozen=True, slots=True)
class NextChangeShape:
    """When the answer changes next, and what it becomes."""

    at: str
    minutes: float
    why: str
    arrangement_id: str


@dataclass(frozen=True, slots=True)
class PictureShape:
    """What holds at a moment, as known then; the place asked about, if any, comes first."""

    asked: AskedShape
    sentence: str
    arrangements: list[ArrangementShape]
    areas: AreasShape
    corridors: list[CorridorShape]
    unplaced: list[UnplacedShape]
    movements: list[MovementShape]
    incidents: list[IncidentShape]
    next_change: NextChangeShape | None


@dataclass(frozen=True, slots=True)
class InForceShape:
    """What was arranged at a place and a moment."""

    asked: AskedShape
    where: dict[str, Any]
    sentence: str
    arrangements: list[ArrangementShape]
    corridors: list[CorridorShape]
    unplaced: list[UnplacedShape]
    settle: list[str]
