"""The shapes of hours over a period: lanes, bars, gaps, windows."""

from dataclasses import dataclass

from safe_passage.views.shapes import AskedShape


@dataclass(frozen=True, slots=True)
class BarShape:
    """A bar of the timeline on its claimant's lane."""

    start: str
    end: str
    open_end: bool
    arrangement_id: str
    claim_id: str
    reading: str | None
    style: str
    label: str
    lane_row: int


@dataclass(frozen=True, slots=True)
class LaneShape:
    """One claimant's lane; readings are bands on it."""

    claimant: str
    name: str
    bars: list[BarShape]


@dataclass(frozen=True, slots=True)
class GapShape:
    """A stretch in which some are bound and some are not."""

    start: str
    end: str
    minutes: float
    parties: list[str]
    label: str


@dataclass(frozen=True, slots=True)
class MarkShape:
    """An incident's mark on the timeline."""

    id: str
    at: str
    label: str
    precision: str


@dataclass(frozen=True, slots=True)
class TimelineShape:
    """Lanes of claimants over a period, mutual hours above them, gaps, movements, incidents."""

    asked: AskedShape
    start: str
    end: str
    mutual: list[BarShape]
    lanes: list[LaneShape]
    gaps: list[GapShape]
    movements: list[BarShape]
    incidents: list[MarkShape]
    changes: list[str]


@dataclass(frozen=True, slots=True)
class WindowListShape:
    """The windows of one arrangement in a period, each with whose they are."""

    asked: AskedShape
    arrangement_id: str
    title: str
    standing: str
    windows: list["ClaimedWindowShape"]


@dataclass(frozen=True, slots=True)
class ClaimedWindowShape:
    """One window: `status` is "every_reading", "one_reading", "mutual" or "cannot_be_told"."""

    start: str
    end: str
    start_local: str
    end_local: str
    status: str
    claimants: list[str]
    claim: str | None
    reading: str | None
