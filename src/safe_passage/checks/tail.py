"""Is the tail back inside the hours relied on, with the margin kept free?"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whenever import Instant, TimeDelta

from safe_passage.checks.wording import clock, length
from safe_passage.model.finding import Finding, Severity
from safe_passage.model.notification import Movement, MovementKind
from safe_passage.model.profile import Rule
from safe_passage.model.time import Truth, Window, unite

# They take people out, and need not bring the column back.
ONE_WAY = frozenset(
    {MovementKind.EVACUATION, MovementKind.MEDICAL_EVACUATION, MovementKind.BODY_RECOVERY}
)


@dataclass(frozen=True, slots=True)
class TailFit:
    """A movement against the window that it relies on, in figures.

    `limit` is when the tail must be back: the window's end less the margin. `latest_departure` is
    when the head could leave at the latest and still fit, or None if that would be before the
    opening. `fits` is cannot be told where it fits under some readings of the hours only.
    """

    departure: Instant
    tail_back: Instant
    tail_back_latest: Instant
    margin: TimeDelta
    window: Window | None
    fits: Truth

    @property
    def limit(self) -> Instant | None:
        return None if self.window is None else self.window.end - self.margin

    @property
    def missing(self) -> TimeDelta:
        """By how much the tail is late; nothing where there is no window to be late for."""
        return TimeDelta() if self.limit is None else max(TimeDelta(), self.tail_back - self.limit)

    @property
    def minutes_missing(self) -> int:
        """Whole minutes, rounded up: one second late is one minute missing."""
        return math.ceil(self.missing.total("seconds") / 60)

    @property
    def too_early(self) -> TimeDelta:
        """By how much the head leaves before the opening."""
        if self.window is None:
            return TimeDelta()
        return max(TimeDelta(), self.window.start - self.departure)

    @property
    def hours_needed(self) -> TimeDelta:
        """How long a window must be for this movement, margin included."""
        return self.tail_back - self.departure + self.margin

    @property
    def latest_departure(self) -> Instant | None:
        if self.window is None:
            return None
        latest = self.window.end - self.hours_needed
        return latest if latest >= self.window.start else None


def tail_fit(
    movement: Movement,
    *,
    windows: Iterable[Window],
    possible: Iterable[Window] = (),
    margin: TimeDelta,
) -> TailFit | None:
    """Put the movement against the hours relied on; None where its legs were erased.

    `windows` hold under every reading, `possible` under at least one. The window meant is the one
    in which the head leaves, else the first that opens before the tail is back. A tail that is
    back at exactly the window's end less the margin fits.
    """
    departure, back = movement.departure, movement.tail_back
    latest = movement.tail_back_latest
    if departure is None or back is None or latest is None:
        return None
    window = _meant(windows, departure, back)
    fits = Truth.of(_is_inside(window, departure, back, margin))
    if fits is Truth.NO and _is_inside(_meant(possible, departure, back), departure, back, margin):
        fits = Truth.UNKNOWN
    return TailFit(departure, back, latest, margin, window, fits)


def _meant(windows: Iterable[Window], departure: Instant, back: Instant) -> Window | None:
    ahead = [window for window in unite(windows) if window.end > departure and window.start < back]
    return ahead[0] if ahead else None


def _is_inside(window: Window | None, departure: Instant, back: Instant, margin: TimeDelta) -> bool:
    return window is not None and window.start <= departure and back <= window.end - margin


def tail_findings(movement: Movement, fit: TailFit | None, *, margin: Rule) -> Iterator[Finding]:
    """What the figures say, for a person to weigh."""
    if fit is None:
        yield Finding(
            "tail",
            Severity.BLOCKER,
            "whether the tail is back in time cannot be told: the legs were erased",
            "the record",
        )
        return
    zone = movement.zone
    if fit.window is None:
        left = clock(fit.departure, zone)
        back = clock(fit.tail_back, zone, beside=fit.departure)
        doubt = " under every reading; under some they do" if fit.fits is Truth.UNKNOWN else ""
        yield Finding(
            "tail",
            Severity.BLOCKER,
            f"no hours relied on hold between {left} and {back}{doubt}",
            margin.source,
            "rely on an arrangement whose hours are stated, or wait for the next window",
        )
    else:
        yield from _opening_findings(fit, fit.window, zone, margin.source)
        yield from _closing_findings(fit, fit.window, zone, margin.source)
    if movement.kind not in ONE_WAY and not _has_return(movement):
        yield Finding(
            "return",
            Severity.WARNING,
            "no return leg was stated: the tail is taken to be back at the last stop",
            "World Central Kitchen, 1 April 2024: hit on the way back",
            "state the way back, or that there is none",
        )


def _has_return(movement: Movement) -> bool:
    return any(leg.is_return for leg in movement.legs) if isinstance(movement.legs, tuple) else True


def _opening_findings(fit: TailFit, window: Window, zone: str, source: str) -> Iterator[Finding]:
    if fit.too_early > TimeDelta():
        yield Finding(
            "tail",
            Severity.BLOCKER,
            f"the head leaves at {clock(fit.departure, zone)}, {length(fit.too_early)} before the "
            f"opening at {clock(window.start, zone, beside=fit.departure)}",
            source,
            "leave after the opening",
        )


def _closing_findings(fit: TailFit, window: Window, zone: str, source: str) -> Iterator[Finding]:
    limit = window.end - fit.margin
    rule = (
        f"{clock(limit, zone, beside=fit.departure)} (the close at "
        f"{clock(window.end, zone, beside=fit.departure)} less {length(fit.margin)})"
    )
    if fit.missing > TimeDelta():
        doubt = "; it fits under some readings of the hours only" * (fit.fits is Truth.UNKNOWN)
        yield Finding(
            "tail",
            Severity.BLOCKER,
            f"the tail is back at {clock(fit.tail_back, zone, beside=fit.departure)}, "
            f"{length(fit.missing)} after {rule}{doubt}",
            source,
            _earlier(fit, window, zone),
        )
    elif fit.tail_back_latest > limit:
        yield Finding(
            "tail",
            Severity.WARNING,
            f"the tail fits only if nothing is late: with the stated tolerance it is back at "
            f"{clock(fit.tail_back_latest, zone, beside=fit.departure)}, "
            f"{length(fit.tail_back_latest - limit)} after {rule}",
            source,
            "leave earlier, or shorten the way",
        )


def _earlier(fit: TailFit, window: Window, zone: str) -> str:
    latest = fit.latest_departure
    if latest is not None:
        return (
            f"latest departure that fits: {clock(latest, zone, beside=fit.departure)}; "
            f"planned {clock(fit.departure, zone)}"
        )
    return (
        f"latest departure that fits: none; it needs {length(fit.hours_needed)} with the margin, "
        f"and the window has {length(window.length)}"
    )
