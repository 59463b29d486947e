"""Which hours of the clock do the words state, and by whose clock?

Refuses where the words allow two hours ("10 to 2"), and where four digits may be years.
"""

import re
from dataclasses import dataclass

from whenever import Time

from safe_passage.intake.codebook import codebooks
from safe_passage.model.draft import Span

_HOURS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_MERIDIEM = r"(?:a\.?m\b\.?|p\.?m\b\.?)"
_PART = r"in the (?:morning|afternoon|evening)"
_ONE = (
    r"(?:\d{1,2}[:.]\d{2}(?:\s?" + _MERIDIEM + r")?"
    r"|\d{1,2}\s?" + _MERIDIEM + r"|\d{4}(?!\d)"
    r"|(?:\d{1,2}|"
    + "|".join(_HOURS)
    + r")(?:\s?o['’]clock)?\s"
    + _PART
    + r"|noon|midnight|\d{1,2})"
)
_LEAST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Zoned:
    """The words that say whose clock it is. `zone` is None for "local time": it names no zone."""

    span: Span
    words: str
    zone: str | None


@dataclass(frozen=True, slots=True)
class ClockRange:
    """From `opens` to `closes` by the clock; `closes` at or before `opens` runs past midnight."""

    span: Span
    opens: Time
    opens_span: Span
    closes: Time
    closes_span: Span
    zoned: Zoned | None


@dataclass(frozen=True, slots=True)
class ClockTime:
    span: Span
    time: Time
    zoned: Zoned | None


def find_clock_ranges(text: str, within: Span) -> tuple[ClockRange, ...]:
    """Left to right. A range whose hours allow two readings is left out: blank beats wrong."""
    ranges = (_range(match) for match in _range_pattern().finditer(text, within.start, within.end))
    return tuple(found for found in ranges if found)


def find_clock_times(text: str, within: Span) -> tuple[ClockTime, ...]:
    """Single hours ("until 1400 GMT", "at 8 am local time"), those inside ranges left out."""
    taken = [each.span for each in find_clock_ranges(text, within)]
    times: list[ClockTime] = []
    for match in _single_pattern().finditer(text, within.start, within.end):
        zoned = _zoned(match)
        time = _time(match["one"], zoned=zoned is not None)
        span = Span(*match.span())
        if time is not None and not any(span.overlap(each) for each in taken):
            times.append(ClockTime(Span(match.start("one"), match.end()), time, zoned))
    return tuple(times)


def _range_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w:.,/–-])(?:(?:from|between)\s)?(?P<first>{_ONE})(?P<joint>\s?[-–—]\s?|\s(?:to|and|until|till)\s)"
        rf"(?P<second>{_ONE})(?![\d:])(?:,?[\"”]?\s(?P<zone>{codebooks().zone_alternatives})\b)?",
        re.IGNORECASE,
    )


def _single_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w:.,/–-])(?P<one>{_ONE})(?![\d:–-])(?:,?[\"”]?\s(?P<zone>{codebooks().zone_alternatives})\b)?",
        re.IGNORECASE,
    )


def _zoned(match: re.Match[str]) -> Zoned | None:
    if match["zone"] is None:
        return None
    words = match["zone"]
    return Zoned(Span(*match.span("zone")), words, codebooks().zone_of[words.casefold()])


def _range(match: re.Match[str]) -> ClockRange | None:
    zoned = _zoned(match)
    first, second = match["first"], match["second"]
    if match["joint"].strip().casefold() == "and" and not match.group().casefold().startswith(
        "between"
    ):
        return None
    # "10-11 a.m." lends its half of the day; "10 to 2" has none to lend and is refused below.
    if first.isdigit() and len(first) < _LEAST_DIGITS and (half := _meridiem(second)):
        if _hour12(first) is None or _hour12(first) > (_hour12(second) or 0):  # type: ignore[operator]
            return None
        first = f"{first} {half}"
    opens = _time(first, zoned=zoned is not None or _has_leading_zero(match))
    closes = _time(second, zoned=zoned is not None or _has_leading_zero(match))
    if opens is None or closes is None or opens == closes:
        return None
    return ClockRange(
        Span(*match.span()),
        opens,
        Span(*match.span("first")),
        closes,
        Span(*match.span("second")),
        zoned,
    )


def _has_leading_zero(match: re.Match[str]) -> bool:
    """Years have none: "0700 to 1900"."""
    return match["first"].startswith("0")


def _meridiem(words: str) -> str | None:
    last = words.casefold().replace(".", "").rstrip()[-2:]
    return last if last in ("am", "pm") else None


def _hour12(words: str) -> int | None:
    digits = re.match(r"\d{1,2}", words)
    return int(digits.group()) % 12 if digits else None


def _time(words: str, *, zoned: bool) -> Time | None:
    """The one hour that the words state, or None where they state none or two."""
    plain = words.casefold().strip()
    if plain in ("noon", "midnight"):
        return Time(12, 0) if plain == "noon" else Time(0, 0)
    if part := re.fullmatch(r"(\w+)(?:\s?o['’]clock)?\sin the (morning|afternoon|evening)", plain):
        hour = _HOURS.get(part[1]) or (int(part[1]) if part[1].isdigit() else 0)
        return _half_day(hour, 0, "am" if part[2] == "morning" else "pm")
    if plain.isdigit():
        if len(plain) < _LEAST_DIGITS or not zoned:
            return None  # "10" has two readings, "2012" may be a year
        return _on_clock(int(plain[:2]), int(plain[2:]))
    digits = re.match(r"(\d{1,2})(?:[:.](\d{2}))?", plain)
    if digits is None:
        return None
    hour, minute = int(digits[1]), int(digits[2] or 0)
    half = _meridiem(plain)
    return _half_day(hour, minute, half) if half else _on_clock(hour, minute)


def _half_day(hour: int, minute: int, half: str) -> Time | None:
    if not 1 <= hour <= 12:  # noqa: PLR2004  hours of half a day
        return None
    return _on_clock(hour % 12 + (12 if half == "pm" else 0), minute)


def _on_clock(hour: int, minute: int) -> Time | None:
    """24:00 is the end of a day; on the clock it is midnight."""
    if (hour, minute) == (24, 0):
        return Time(0, 0)
    return Time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004
