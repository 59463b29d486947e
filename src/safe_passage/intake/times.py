"""Which days do the words name, and what would settle them?

Returns what the words allow. A day without its year, a bare weekday and "tomorrow" stay open until
somebody says when the text was published; no clock is ever read.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from whenever import Date, Weekday

from safe_passage.model.draft import Alternative, How, Span

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul",
         "august|aug", "september|sept|sep", "october|oct", "november|nov", "december|dec"),
        start=1,
    )
    for name in names.split("|")
}  # fmt: skip
_WEEKDAYS = {day.name.casefold(): day for day in Weekday}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(_WEEKDAYS)
_DAY = re.compile(
    rf"""(?<![\w-])(?:
      (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})(?![\w-])
    | (?:(?P<weekday_of>{_WEEKDAY}),?\s+(?:the\s+)?)?
      (?: (?P<month_first>{_MONTH})\.?\s+(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?
        | (?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month_second>{_MONTH})\b )
      (?P<to_day>\s?[-–—]\s?\d{{1,2}}\b)?
      (?:,?\s+(?P<year>(?:19|20)\d{{2}})\b)?
    | (?P<slashed>\d{{1,2}}/\d{{1,2}}/(?:19|20)\d{{2}})
    | (?:(?P<which>last|next|this|coming|this\s+coming)\s+)?(?P<weekday>{_WEEKDAY})
    | (?P<relative>the\s+day\s+after\s+tomorrow|the\s+day\s+before\s+yesterday|today|tomorrow
        |yesterday|tonight|(?:the|a)\s+day\s+(?:before|earlier)|the\s+(?:evening|night)\s+before
        |the\s+same\s+day|the\s+(?:next|following)\s+day)
    )(?!\w)(?P<part>\s(?:morning|afternoon|evening|night))?""",
    re.IGNORECASE | re.VERBOSE,
)
_OFFSETS = {
    "today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "the day after tomorrow": 2,
    "the day before yesterday": -2,
}  # fmt: skip
_WEEK = 7
_NEAR = 2  # "last Thursday", said on a Friday, may mean yesterday or the week before


class Direction(StrEnum):
    """Which way a bare weekday looks; the governing verb says it, never nearness."""

    PAST = "past"
    FUTURE = "future"


class DayKind(StrEnum):
    FULL = "full"
    NO_YEAR = "no year"
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    IMPOSSIBLE = "impossible"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class DayMark:
    """What the words give: `which` is last, next or this, `part` morning and so on."""

    span: Span
    kind: DayKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: Weekday | None = None
    which: str | None = None
    offset: int | None = None
    part: str | None = None
    readings: tuple[Date, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """A date, or the reason why there is none and what it could be."""

    date: Date | None
    how: How
    reason: str | None
    alternatives: tuple[Alternative, ...] = ()


def find_days(text: str, within: Span) -> tuple[DayMark, ...]:
    return tuple(_mark(match) for match in _DAY.finditer(text, within.start, within.end))


def _mark(match: re.Match[str]) -> DayMark:
    span = Span(*match.span())
    part = (match["part"] or "").strip().casefold() or None
    if match["iso"]:
        return _iso(span, match["iso"])
    if match["slashed"]:
        return _slashed(span, match["slashed"])
    if match["weekday"]:
        which = (match["which"] or "").casefold().split() or [""]
        return DayMark(
            span,
            DayKind.WEEKDAY,
            weekday=_WEEKDAYS[match["weekday"].casefold()],
            which=which[-1] or None,
            part=part,
        )
    if match["relative"]:
        words = " ".join(match["relative"].casefold().split())
        return DayMark(span, DayKind.RELATIVE, offset=_OFFSETS.get(words), part=part)
    return _calendar(span, match, part)


def _calendar(span: Span, match: re.Match[str], part: str | None) -> DayMark:
    month = _MONTHS[(match["month_first"] or match["month_second"]).casefold()]
    day = int(match["day_second"] or match["day_first"])
    year = int(match["year"]) if match["year"] else None
    weekday = _WEEKDAYS[match["weekday_of"].casefold()] if match["weekday_of"] else None
    kind = DayKind.FULL if year else DayKind.NO_YEAR
    if match["to_day"]:
        kind = DayKind.AMBIGUOUS
    elif _date(year or 2000, month, day) is None:  # 2000 was a leap year
        kind = DayKind.IMPOSSIBLE
    return DayMark(span, kind, year, month, day, weekday, part=part)


def _iso(span: Span, words: str) -> DayMark:
    year, month, day = (int(part) for part in words.split("-"))
    kind = DayKind.FULL if _date(year, month, day) else DayKind.IMPOSSIBLE
    return DayMark(span, kind, year, month, day)


def _slashed(span: Span, words: str) -> DayMark:
    """11/08/2016 is 11 August to some and 8 November to others."""
    first, second, year = (int(part) for part in words.split("/"))
    readings = {d for d in (_date(year, second, first), _date(year, first, second)) if d}
    if not readings:
        return DayMark(span, DayKind.IMPOSSIBLE)
    if len(readings) > 1:
        return DayMark(span, DayKind.AMBIGUOUS, readings=tuple(sorted(readings)))
    only = readings.pop()
    return DayMark(span, DayKind.FULL, only.year, only.month, only.day)


def resolve_day(
    mark: DayMark, *, published: Date | None, said: Date | None, direction: Direction | None
) -> Resolved:
    """`said` is given for words inside a quotation: its "tomorrow" counts from when it was spoken.

    Raises nothing: what cannot be told is a `Resolved` without a date.
    """
    anchor = said or published
    match mark.kind:
        case DayKind.FULL:
            resolved = _full(mark)
        case DayKind.IMPOSSIBLE:
            resolved = _open("no calendar has this day")
        case DayKind.AMBIGUOUS:
            resolved = _open("the words allow more than one day", mark, mark.readings)
        case DayKind.NO_YEAR:
            resolved = _without_year(mark, published)
        case DayKind.WEEKDAY:
            resolved = _weekday(mark, anchor, direction)
        case DayKind.RELATIVE:
            resolved = _relative(mark, anchor)
    return resolved


def _open(reason: str, mark: DayMark | None = None, readings: tuple[Date, ...] = ()) -> Resolved:
    spans = (mark.span,) if mark else ()
    offered = tuple(Alternative(date, spans, How.RESOLVED, reason) for date in readings)
    return Resolved(None, How.RESOLVED, reason, offered)


def _full(mark: DayMark) -> Resolved:
    assert mark.year is not None
    assert mark.month is not None
    assert mark.day is not None
    date = Date(mark.year, mark.month, mark.day)
    if mark.weekday and date.day_of_week() is not mark.weekday:
        return _open("the weekday and the date do not belong together", mark, (date,))
    return Resolved(date, How.NORMALISED, None)


def _without_year(mark: DayMark, published: Date | None) -> Resolved:
    if published is None:
        return _open("no year in the words, and no publication date to take it from")
    assert mark.month is not None
    assert mark.day is not None
    years = (published.year - 1, published.year, published.year + 1)
    dates = [date for year in years if (date := _date(year, mark.month, mark.day))]
    if mark.weekday:
        dates = [date for date in dates if date.day_of_week() is mark.weekday]
        if not dates:
            return _open("in no year near the publication does this date fall on this weekday")
    if not dates:
        return _open("no year near the publication has this day")
    nearest = min(dates, key=lambda date: abs(_days(published, date)))
    return Resolved(nearest, How.RESOLVED, "the year nearest the publication date")


def _weekday(mark: DayMark, anchor: Date | None, direction: Direction | None) -> Resolved:
    if anchor is None:
        return _open("a weekday counts from a day, and no publication date was given")
    assert mark.weekday is not None
    ahead = (mark.weekday.value - anchor.day_of_week().value) % _WEEK
    coming, gone = anchor.add(days=ahead), anchor.subtract(days=(_WEEK - ahead) % _WEEK)
    if mark.which in ("last", "next"):
        return _last_or_next(mark, anchor, gone, coming)
    if direction is Direction.PAST:
        reason = "the verb looks back: the latest such day, the same day allowed"
        return Resolved(gone, How.RESOLVED, reason)
    if direction is Direction.FUTURE and coming != anchor:
        return Resolved(coming, How.RESOLVED, "the verb looks ahead: the next such day")
    if direction is Direction.FUTURE:
        later = anchor.add(days=_WEEK)
        return _open("the day of the text itself, or a week later", mark, (anchor, later))
    reason = "nothing says whether the weekday before or after is meant"
    return _open(reason, mark, (gone, coming))


def _last_or_next(mark: DayMark, anchor: Date, gone: Date, coming: Date) -> Resolved:
    if mark.which == "next":
        after = coming if coming != anchor else anchor.add(days=_WEEK)
        weeks = (after, after.add(days=_WEEK))
        return _open("the coming one, or the one a week after", mark, weeks)
    before = gone if gone != anchor else anchor.subtract(days=_WEEK)
    if _days(before, anchor) <= _NEAR:
        earlier = before.subtract(days=_WEEK)
        return _open("the day just gone, or the one a week before", mark, (before, earlier))
    return Resolved(before, How.RESOLVED, "the latest such day before")


def _relative(mark: DayMark, anchor: Date | None) -> Resolved:
    if mark.offset is None:
        return _open("counts from a day that the words before name")
    if anchor is None:
        return _open("counts from the day it was said, and no publication date was given")
    return Resolved(anchor.add(days=mark.offset), How.RESOLVED, "counted from the day it was said")


def _days(first: Date, second: Date) -> int:
    return second.to_stdlib().toordinal() - first.to_stdlib().toordinal()


def _date(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None
