"""When something holds, how exactly we know it, and answers that may be neither yes nor no."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import NoReturn, Self

from whenever import Instant, TimeDelta

from safe_passage.errors import InvalidInput


class Truth(Enum):
    """Yes, no, or cannot be told (Kleene's three values).

    It has no truth value of its own: `if answer:` raises, because whoever writes it has forgotten
    the third case.
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "cannot_be_told"

    def __bool__(self) -> NoReturn:
        raise TypeError("a three-valued answer has no truth value: compare it with Truth.YES")

    def __and__(self, other: "Truth") -> "Truth":
        if self is Truth.NO or other is Truth.NO:
            return Truth.NO
        return other if self is Truth.YES else Truth.UNKNOWN

    def __or__(self, other: "Truth") -> "Truth":
        if self is Truth.YES or other is Truth.YES:
            return Truth.YES
        return other if self is Truth.NO else Truth.UNKNOWN

    def __invert__(self) -> "Truth":
        if self is Truth.UNKNOWN:
            return Truth.UNKNOWN
        return Truth.NO if self is Truth.YES else Truth.YES

    @classmethod
    def of(cls, value: bool) -> "Truth":  # noqa: FBT001  the one door from two values to three
        return cls.YES if value else cls.NO


def every(answers: Iterable[Truth]) -> Truth:
    """Yes if all are, no if one is not; yes for none at all."""
    result = Truth.YES
    for answer in answers:
        result &= answer
    return result


def some(answers: Iterable[Truth]) -> Truth:
    """Yes if one is, no if none is; no for none at all."""
    result = Truth.NO
    for answer in answers:
        result |= answer
    return result


def agreed(answers: Iterable[Truth]) -> Truth:
    """What all candidates say if they say the same, else cannot be told; no for none at all.

    This is how readings of one claim and possible states of knowledge are joined: they are
    alternatives, of which exactly one is right.
    """
    distinct = set(answers)
    if not distinct:
        return Truth.NO
    return distinct.pop() if len(distinct) == 1 else Truth.UNKNOWN


class Precision(StrEnum):
    """How exactly a moment was told."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    MONTH = "month"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant as somebody told it: the true one lies from `earliest` up to `latest`.

    Equal ends mean an exact instant. A moment told to the day spans that day, and what depends on
    the hour within it cannot be told. `words` keep what was said.
    """

    earliest: Instant
    latest: Instant
    precision: Precision = Precision.MINUTE
    words: str = ""

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise InvalidInput("a moment must not end before it begins", path="latest")

    @classmethod
    def exact(cls, at: Instant, words: str = "") -> Self:
        return cls(at, at, Precision.SECOND, words)

    @property
    def is_exact(self) -> bool:
        return self.earliest == self.latest

    def had_come(self, by: Instant) -> Truth:
        """Whether it lay at or before `by`."""
        if self.latest <= by:
            return Truth.YES
        return Truth.NO if self.earliest > by else Truth.UNKNOWN

    def came_before(self, end: Instant) -> Truth:
        """Whether it lay before `end`, as a day that is over holds all that was told on it."""
        if self.earliest >= end:
            return Truth.NO
        return Truth.YES if self.latest <= end else Truth.UNKNOWN

    def shifted(self, by: TimeDelta) -> "Moment":
        return Moment(self.earliest + by, self.latest + by, self.precision, self.words)


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """From `start` up to, but not including, `end`.

    Half-open, so a pause that ends at noon and one that begins at noon meet without overlapping.
    """

    start: Instant
    end: Instant

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise InvalidInput("a window must end after it starts", path="end")

    @property
    def length(self) -> TimeDelta:
        return self.end - self.start

    def holds(self, at: Instant) -> bool:
        return self.start <= at < self.end

    def overlaps(self, other: "Window") -> bool:
        return self.start < other.end and other.start < self.end

    def clipped(self, to: "Window") -> "Window | None":
        start, end = max(self.start, to.start), min(self.end, to.end)
        return Window(start, end) if start < end else None

    def __str__(self) -> str:
        return f"{self.start.format_iso()}/{self.end.format_iso()}"  # ISO 8601 interval


def unite(windows: Iterable[Window]) -> tuple[Window, ...]:
    """The same instants as disjoint windows in order; windows that meet become one."""
    united: list[Window] = []
    for window in sorted(windows):
        if united and window.start <= united[-1].end:
            if window.end > united[-1].end:
                united[-1] = Window(united[-1].start, window.end)
        else:
            united.append(window)
    return tuple(united)


def intersect(left: Iterable[Window], right: Iterable[Window]) -> tuple[Window, ...]:
    """The instants that both hold."""
    others = unite(right)
    return tuple(
        part
        for window in unite(left)
        for other in others
        if (part := window.clipped(other)) is not None
    )


def subtract(left: Iterable[Window], right: Iterable[Window]) -> tuple[Window, ...]:
    """The instants that `left` holds and `right` does not."""
    remaining = list(unite(left))
    for cut in unite(right):
        kept: list[Window] = []
        for window in remaining:
            if not window.overlaps(cut):
                kept.append(window)
                continue
            if window.start < cut.start:
                kept.append(Window(window.start, cut.start))
            if cut.end < window.end:
                kept.append(Window(cut.end, window.end))
        remaining = kept
    return tuple(remaining)
