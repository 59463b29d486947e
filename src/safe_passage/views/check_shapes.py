"""The shapes of what checks saw of a movement."""

from dataclasses import dataclass

from safe_passage.views.shapes import Answer, AskedShape


@dataclass(frozen=True, slots=True)
class InstantShape:
    """An instant in UTC and on the wall clock of a zone."""

    utc: str
    local: str


@dataclass(frozen=True, slots=True)
class FindingShape:
    """What one check saw, for a person to weigh."""

    check: str
    severity: str
    summary: str
    source: str
    remedy: str
    path: str


@dataclass(frozen=True, slots=True)
class AllReadShape:
    """How many of the versions that touch the plan were read, and which were not."""

    number: int
    of: int
    words: str
    missing: list[str]


@dataclass(frozen=True, slots=True)
class MovementCheckShape:
    """A movement against the hours and notices on record. It decides nothing."""

    asked: AskedShape
    id: str
    version: int
    name: str
    sentence: str
    fits: Answer
    departure: InstantShape | None
    tail_back: InstantShape | None
    limit: InstantShape | None
    minutes_missing: int | None
    margin_minutes: int | None
    latest_departure: InstantShape | None
    findings: list[FindingShape]
    all_read: AllReadShape
    has_blocker: bool
    exercise: bool
