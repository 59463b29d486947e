"""Rules as data: each value with the document that it comes from, or "assumed"."""

from dataclasses import dataclass
from typing import NewType

from whenever import ItemizedDelta, TimeDelta

from safe_passage.errors import InvalidInput

ProfileId = NewType("ProfileId", str)

ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Rule:
    """A length of time that somebody laid down, and where."""

    value: ItemizedDelta
    source: str

    def __post_init__(self) -> None:
        if not self.source:
            raise InvalidInput(
                "a rule names its source", path="source", remedy=f'write "{ASSUMED}" if it has none'
            )
        calendar = {"years", "months"} & set(self.value.keys())
        if calendar:
            raise InvalidInput(
                f"{self.value} counts {calendar.pop()}, which have no fixed length",
                path="value",
                remedy="give weeks, days, hours, minutes or seconds",
            )
        try:
            length = self.length
        except (ValueError, OverflowError) as error:
            raise InvalidInput(f"{self.value} is too long", path="value") from error
        if length < TimeDelta():
            raise InvalidInput(f"{self.value} is negative", path="value")

    @property
    def length(self) -> TimeDelta:
        """As elapsed time: a rule's day is 24 hours, whatever the clocks do."""
        return TimeDelta(
            hours=24 * (7 * self.value.get("weeks", 0) + self.value.get("days", 0))
            + self.value.get("hours", 0),
            minutes=self.value.get("minutes", 0),
            seconds=self.value.get("seconds", 0),
            nanoseconds=self.value.get("nanoseconds", 0),
        )

    @property
    def is_assumed(self) -> bool:
        return self.source == ASSUMED


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """How long before departure a movement must have reached its recipients."""

    usual: Rule
    emergency: Rule


@dataclass(frozen=True, slots=True)
class Profile:
    """The rules that shape findings and answers in one theatre.

    `margin` is the time kept free before a window shuts. `freshness` is how long an open end is
    believed. `about` is how far an "about" minute may be off, either way.
    """

    id: ProfileId
    title: str
    margin: Rule
    freshness: Rule
    about: Rule
    notice: NoticeRule
