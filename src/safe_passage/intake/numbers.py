"""How long, and how often, do the words say?"""

import re
from dataclasses import dataclass

from safe_passage.model.draft import Span

_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "twenty-four": 24, "thirty": 30, "thirty-six": 36, "forty": 40, "forty-eight": 48, "fifty": 50,
    "sixty": 60, "seventy-two": 72, "ninety": 90,
}  # fmt: skip
_UNITS = {"minute": 1, "hour": 60, "day": 1440, "week": 10080}
_NUMBER = "|".join(sorted(_WORDS, key=len, reverse=True))
_DURATION = re.compile(
    rf"(?<![\w.,:-])(?P<number>\d{{1,3}}(?:\.\d)?|{_NUMBER})(?:[ -]and[ -]a[ -](?P<half>half))?[ -]"
    rf"(?P<unit>minute|hour|day|week)s?\b(?!-)"
    r"(?P<period>\s(?:(?:a|per|every|each)\s(?:day|week)|daily|pauses? (?:every|each) day)\b)?",
    re.IGNORECASE,
)
_WEEKLY = re.compile(r"week", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Duration:
    """`minutes`, and "daily" or "weekly" where the words say that it repeats."""

    span: Span
    minutes: int
    period: str | None


def find_durations(text: str, within: Span) -> tuple[Duration, ...]:
    """Only what has a number: "a day" alone is a period, and "a week" may be anything."""
    marks: list[Duration] = []
    for match in _DURATION.finditer(text, within.start, within.end):
        number = match["number"].casefold()
        if number in ("a", "an"):
            continue
        amount = float(_WORDS.get(number, 0)) or float(number)
        if match["half"]:
            amount += 0.5
        minutes = amount * _UNITS[match["unit"].casefold()]
        if not minutes or minutes != int(minutes):
            continue
        period = match["period"]
        repeats = None if period is None else ("weekly" if _WEEKLY.search(period) else "daily")
        marks.append(Duration(Span(*match.span()), int(minutes), repeats))
    return tuple(marks)


_DAILY = re.compile(
    r"\b(?:daily|every day|each day|per day|a day|on each of those days)\b", re.IGNORECASE
)


def find_daily(text: str, within: Span) -> Span | None:
    """The words that say "every day"; "a day earlier" says another thing."""
    for match in _DAILY.finditer(text, within.start, within.end):
        after = text[match.end() : match.end() + 9].lstrip().casefold()
        if not after.startswith(("earlier", "before", "later", "after")):
            return Span(*match.span())
    return None
