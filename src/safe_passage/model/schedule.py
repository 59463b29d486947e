"""The rule by which something holds, as it was stated, and the occurrences it gives.

Hours are kept as they were said, on a wall clock in a zone, and become instants only when somebody
asks about a period. Nothing is expanded without bounds, and no zone is ever assumed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType, Self

from whenever import (
    Date,
    Instant,
    ItemizedDelta,
    PlainDateTime,
    Time,
)

from safe_passage.errors import InvalidInput
from safe_passage.model.time import Moment, Precision, Truth, Window
from safe_passage.model.zone import instant_moment, later, require_zone

EventId = NewType("EventId", str)
Anchors = Mapping[EventId, Moment]

FIRST_DAY, LAST_DAY = Date(1, 1, 4), Date(9999, 12, 27)
"""Daily hours lie between these: so near to the ends of the calendar no zone can be reckoned."""
_FIRST_INSTANT, _LAST_INSTANT = Instant.from_utc(1, 1, 6), Instant.from_utc(9999, 12, 25)

_WALL = re.compile(r"(\d{2}):(\d{2})(?::(\d{2}))?", re.ASCII)


class EndKind(StrEnum):
    """How an end was stated. Open is not for ever: after a freshness period nobody can tell."""

    FIXED = "fixed"
    OPEN = "open"
    UNTIL_FURTHER_NOTICE = "until_further_notice"
    INDEFINITE = "indefinite"
    UNLESS_EXTENDED = "unless_extended"
    UP_TO = "up_to"
    EARLIEST_OF = "earliest_of"


@dataclass(frozen=True, slots=True, order=True)
class WallTime:
    """What a clock on the wall shows; 24:00 is kept as written and means the next day's 00:00."""

    hour: int
    minute: int = 0
    second: int = 0

    def __post_init__(self) -> None:
        on_the_clock = (
            self.hour in range(24) and self.minute in range(60) and self.second in range(60)
        )
        if not on_the_clock and (self.hour, self.minute, self.second) != (24, 0, 0):
            raise InvalidInput(f"{self} is no time of day")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `HH:MM` or `HH:MM:SS`; the inverse of `str`."""
        match = _WALL.fullmatch(text)
        if match is None:
            raise InvalidInput(
                f"{text!r} is no time of day", remedy="write it as HH:MM, 00:00 to 24:00"
            )
        hour, minute, second = (int(part or 0) for part in match.groups())
        return cls(hour, minute, second)

    def on(self, date: Date) -> PlainDateTime:
        if self == MIDNIGHT_AFTER:
            return date.add(days=1).at(Time())
        return date.at(Time(self.hour, self.minute, self.second))

    def __str__(self) -> str:
        seconds = f":{self.second:02}" if self.second else ""
        return f"{self.hour:02}:{self.minute:02}{seconds}"


MIDNIGHT_AFTER = WallTime(24)


@dataclass(frozen=True, slots=True)
class Stated:
    """A date, perhaps with a time of day, in a zone, as somebody stated it.

    Without a time it is known to the day; with `precision` PART_OF_DAY or HOUR the time is where
    it begins and `up_to` where it must lie before.
    """

    date: Date
    zone: str
    time: WallTime | None = None
    up_to: WallTime | None = None
    precision: Precision = Precision.MINUTE
    words: str = ""

    def __post_init__(self) -> None:
        self.moment()  # refuses a zone that does not exist, and an end before the start

    def moment(self) -> Moment:
        start = instant_moment((self.time or WallTime(0)).on(self.date), self.zone)
        if self.time is not None and self.up_to is None:
            return Moment(start.earliest, start.latest, self.precision, self.words)
        end = instant_moment((self.up_to or WallTime(24)).on(self.date), self.zone)
        precision = Precision.DAY if self.time is None else self.precision
        return Moment(start.earliest, end.latest, precision, self.words)

    @property
    def local(self) -> PlainDateTime:
        return (self.time or WallTime(0)).on(self.date)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One stretch during which a schedule holds; either end may be imprecise, the last one open."""

    start: Moment
    end: Moment | None

    def covers(self, at: Instant) -> Truth:
        over = Truth.NO if self.end is None else self.end.had_come(at)
        return self.start.had_come(at) & ~over

    def surely(self, within: Window) -> Window | None:
        """The part of `within` that it certainly covers."""
        end = within.end if self.end is None else self.end.earliest
        return Window(self.start.latest, end).clipped(within) if self.start.latest < end else None

    def possibly(self, within: Window) -> Window | None:
        """The part of `within` that it may cover."""
        end = within.end if self.end is None else self.end.latest
        return (
            Window(self.start.earliest, end).clipped(within) if self.start.earliest < end else None
        )


@dataclass(frozen=True, slots=True)
class Absolute:
    """From one stated moment to another, to the end of a stated length, or open."""

    start: Stated
    end: Stated | None = None
    lasting: ItemizedDelta | None = None
    end_kind: EndKind = EndKind.FIXED

    def __post_init__(self) -> None:
        if self.end is not None and self.lasting is not None:
            raise InvalidInput("give an end or a length, not both", path="lasting")
        end = self._end()
        if end is not None and end.latest <= self.start.moment().earliest:
            path = "lasting" if self.end is None else "end"
            raise InvalidInput("it ends before it starts", path=path)

    def _end(self) -> Moment | None:
        if self.end is not None:
            return self.end.moment()
        if self.lasting is None:
            return None
        return later(self.start.moment(), self.start.zone, self.lasting)

    def occurrences(self, between: Window, anchors: Anchors) -> Iterator[Occurrence]:
        del anchors
        occurrence = self.whole()
        if occurrence.possibly(between) is not None:
            yield occurrence

    def whole(self) -> Occurrence:
        return Occurrence(self.start.moment(), self._end())

    def term(self, anchors: Anchors) -> Occurrence | None:
        del anchors
        return self.whole()


@dataclass(frozen=True, slots=True)
class Daily:
    """The same hours of the wall clock on every day from `first` to `last`, both included."""

    first: Date
    last: Date | None
    start: WallTime
    end: WallTime
    zone: str
    end_kind: EndKind = EndKind.FIXED

    def __post_init__(self) -> None:
        if self.start == MIDNIGHT_AFTER:
            raise InvalidInput("a daily window starts before 24:00", path="start")
        if self.last is not None and self.last < self.first:
            raise InvalidInput("the last day comes before the first", path="last")
        for path, day in (("first", self.first), ("last", self.last)):
            if day is not None and not FIRST_DAY <= day <= LAST_DAY:
                raise InvalidInput(f"the hours of {day} cannot be computed", path=path)
        self._on(self.first)  # refuses a zone that does not exist

    def _on(self, day: Date) -> Occurrence:
        # An end at or before the start belongs to the next day: the window crosses midnight.
        end_day = day if self.start < self.end else day.add(days=1)
        return Occurrence(
            instant_moment(self.start.on(day), self.zone),
            instant_moment(self.end.on(end_day), self.zone),
        )

    def occurrences(self, between: Window, anchors: Anchors) -> Iterator[Occurrence]:
        del anchors
        day = max(self.first, self._day_of(between.start).subtract(days=2))
        until = self._day_of(between.end).add(days=1)
        last = min(until, self.last or LAST_DAY)
        while day <= last:
            occurrence = self._on(day)
            if occurrence.possibly(between) is not None:
                yield occurrence
            day = day.add(days=1)

    def _day_of(self, instant: Instant) -> Date:
        if instant < _FIRST_INSTANT:
            return FIRST_DAY
        return LAST_DAY if instant > _LAST_INSTANT else instant.to_tz(self.zone).date()

    def term(self, anchors: Anchors) -> Occurrence | None:
        del anchors
        return Occurrence(
            self._on(self.first).start, None if self.last is None else self._on(self.last).end
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """Windows named one by one, with other hours on each day."""

    windows: tuple[Absolute, ...]
    end_kind: EndKind = EndKind.FIXED

    def __post_init__(self) -> None:
        if not self.windows:
            raise InvalidInput("a list of windows names at least one", path="windows")

    def occurrences(self, between: Window, anchors: Anchors) -> Iterator[Occurrence]:
        for window in self.windows:
            yield from window.occurrences(between, anchors)

    def term(self, anchors: Anchors) -> Occurrence | None:
        del anchors
        terms = [window.whole() for window in self.windows]
        ends = [term.end for term in terms if term.end is not None]
        return Occurrence(
            min((term.start for term in terms), key=lambda moment: moment.earliest),
            None if len(ends) < len(terms) else max(ends, key=lambda moment: moment.latest),
        )


class AnchorRule(StrEnum):
    """From which moment after its event a clock runs: two published rules stay two readings."""

    AT_ONCE = "at_once"
    SAME_DAY = "same_day"
    NEXT_DAY = "next_day"


@dataclass(frozen=True, slots=True)
class AfterEvent:
    """A length that runs from an event; no occurrence until the event is on record."""

    event: EventId
    rule: AnchorRule
    zone: str
    time: WallTime | None = None
    lasting: ItemizedDelta | None = None
    end_kind: EndKind = EndKind.FIXED
    words: str = ""

    def __post_init__(self) -> None:
        if self.rule is not AnchorRule.AT_ONCE and self.time is None:
            raise InvalidInput("a rule by day needs the time of day", path="time")
        if self.lasting is not None and self.lasting.sign() <= 0:
            raise InvalidInput("it ends before it starts", path="lasting")
        require_zone(self.zone)

    def _resolved(self, anchors: Anchors) -> Occurrence | None:
        anchor = anchors.get(self.event)
        if anchor is None:
            return None
        start = self._start(anchor)
        end = None if self.lasting is None else later(start, self.zone, self.lasting)
        return Occurrence(start, end)

    def _start(self, anchor: Moment) -> Moment:
        if self.rule is AnchorRule.AT_ONCE or self.time is None:
            return anchor
        first, last = (
            self._on_day_of(one, self.time) for one in (anchor.earliest, _last_of(anchor))
        )
        precision = anchor.precision if first != last else Precision.MINUTE
        return Moment(min(first.earliest, last.earliest), max(first.latest, last.latest), precision)

    def _on_day_of(self, instant: Instant, time: WallTime) -> Moment:
        day = instant.to_tz(self.zone).date()
        on = day if self.rule is AnchorRule.SAME_DAY else day.add(days=1)
        return instant_moment(time.on(on), self.zone)

    def occurrences(self, between: Window, anchors: Anchors) -> Iterator[Occurrence]:
        occurrence = self._resolved(anchors)
        if occurrence is not None and occurrence.possibly(between) is not None:
            yield occurrence

    def term(self, anchors: Anchors) -> Occurrence | None:
        return self._resolved(anchors)


def _last_of(moment: Moment) -> Instant:
    """The last instant that the moment may be: its end is excluded unless it is exact."""
    return moment.latest if moment.is_exact else moment.latest.subtract(seconds=1)


@dataclass(frozen=True, slots=True)
class Unscheduled:
    """Hours that nobody has named: kept in words, never in force.

    `minutes_a_day`, `notice_minutes` and `lasting` hold what was said of them ("four hours a day,
    told three hours ahead"; "a week", with no day on which it begins).
    """

    words: str
    minutes_a_day: int | None = None
    notice_minutes: int | None = None
    lasting: ItemizedDelta | None = None
    end_kind: EndKind = EndKind.OPEN

    def occurrences(self, between: Window, anchors: Anchors) -> Iterator[Occurrence]:
        del between, anchors
        return iter(())

    def term(self, anchors: Anchors) -> Occurrence | None:
        del anchors
        return None


Schedule = Absolute | Daily | Listed | AfterEvent | Unscheduled
