"""At which hours, by whose clock and for how long does an arrangement hold?"""

import re

from whenever import Time

from safe_passage.intake.clock import (
    ClockRange,
    ClockTime,
    Zoned,
    find_clock_ranges,
    find_clock_times,
)
from safe_passage.intake.numbers import find_daily, find_durations
from safe_passage.intake.scene import Scene
from safe_passage.model.draft import (
    Alternative,
    Field,
    How,
    Span,
    found,
    left_open,
    named,
    not_stated,
)

_BEFORE = 40


_FOR = re.compile(
    r"(?:\bof|\bfor|\blasts?|\bby|\bperiod of|\badditional|\banother|\bextra|\bonly|\bthe)\s+$",
    re.IGNORECASE,
)
_OPENS_AT = re.compile(
    r"(?:\bfrom|\bat|\bstarting|\bbegin|\bbegins|\bbegan|\bas of)\s+$", re.IGNORECASE
)
_CLOSES_AT = re.compile(r"(?:\buntil|\btill|\bto)\s+$", re.IGNORECASE)
_DAY = 1440


def find_hours(scene: Scene) -> tuple[Field, ...]:
    """Clock hours, zone, period, lengths; none where nobody says that it holds or will hold."""
    names = ("opens", "closes", "clock_zone", "period", "daily_minutes", "duration_minutes")
    fields = (*_clock(scene), *_lengths(scene))
    if scene.status is not None and not scene.status.is_live:
        reason = f"hours of something that is {scene.status.status} are not drafted"
        return tuple(
            left_open(name, reason, spans=field.spans)
            if field.value is not None
            else named(field, name)
            for name, field in zip(names, fields, strict=True)
        )
    return tuple(
        left_open(field.name, "stands nearer to another arrangement", spans=field.spans)
        if field.value is not None and scene.is_nearer_to_another(field.spans[0])
        else field
        for field in fields
    )


def _clock(scene: Scene) -> tuple[Field, Field, Field]:
    ranges = find_clock_ranges(scene.text, scene.scope)
    if ranges:
        first, others = ranges[0], ranges[1:]
        return (
            _clock_field(
                "opens", first.opens, first.opens_span, [(r.opens, r.opens_span, r) for r in others]
            ),
            _clock_field(
                "closes",
                first.closes,
                first.closes_span,
                [(r.closes, r.closes_span, r) for r in others],
            ),
            _zone(first.zoned),
        )
    times = find_clock_times(scene.text, scene.scope)
    opens = [t for t in times if _OPENS_AT.search(_lead(scene, t.span))]
    closes = [t for t in times if _CLOSES_AT.search(_lead(scene, t.span))]
    zoned = next((t.zoned for t in (*opens, *closes) if t.zoned), None)
    return (_one_time("opens", opens), _one_time("closes", closes), _zone(zoned))


def _lead(scene: Scene, span: Span) -> str:
    return scene.text[max(scene.scope.start, span.start - _BEFORE) : span.start]


def _clock_field(
    name: str, value: object, span: Span, others: list[tuple[object, Span, ClockRange]]
) -> Field:
    assert isinstance(value, Time)
    offered = tuple(
        Alternative(other, (at,), How.NORMALISED, f"a second clock in the same words{_by(clock)}")
        for other, at, clock in others
        if isinstance(other, Time)
    )
    return found(name, value, span, how=How.NORMALISED, alternatives=offered)


def _by(clock: ClockRange) -> str:
    return f": {clock.zoned.words}" if clock.zoned else ""


def _one_time(name: str, times: list[ClockTime]) -> Field:
    if not times:
        return not_stated(name)
    if len({t.time for t in times}) > 1:
        offered = tuple(
            Alternative(t.time, (t.span,), How.NORMALISED, "one of several hours") for t in times
        )
        return left_open(name, "the words name more than one hour", alternatives=offered)
    return found(name, times[0].time, times[0].span, how=How.NORMALISED)


def _zone(zoned: Zoned | None) -> Field:
    """Whose "local time" it is a person says; a zone is never lent from outside."""
    if zoned is None:
        return not_stated("clock_zone")
    if zoned.zone is None:
        return left_open(
            "clock_zone", "local time, and the words do not say where", spans=(zoned.span,)
        )
    return found("clock_zone", zoned.zone, zoned.span, how=How.NORMALISED)


def _lengths(scene: Scene) -> tuple[Field, Field, Field]:
    durations = find_durations(scene.text, scene.scope)
    daily = find_daily(scene.text, scene.scope)
    each_day = [d for d in durations if d.period == "daily" and d.minutes < _DAY]
    whole = [d for d in durations if d.period is None and _is_length(scene, d.span)]
    if not each_day and daily and len(whole) == 1 and whole[0].minutes < _DAY:
        each_day, whole = whole, []
    period_span = each_day[0].span if each_day and each_day[0].period else daily
    period = (
        found("period", "daily", period_span, how=How.NORMALISED)
        if period_span
        else not_stated("period")
    )
    return (
        period,
        _minutes("daily_minutes", [(d.minutes, d.span) for d in each_day]),
        _minutes("duration_minutes", [(d.minutes, d.span) for d in whole]),
    )


def _is_length(scene: Scene, span: Span) -> bool:
    """A length: "for three days", "a 72-hour truce". None: "three hours before", "16 days ago"."""
    after = scene.text[span.end : span.end + 10].lstrip().casefold()
    if after.startswith(("before", "ago", "earlier", "later", "after", "ahead")):
        return False
    return bool(_FOR.search(_lead(scene, span))) or "-" in span.words(scene.text)


def _minutes(name: str, lengths: list[tuple[int, Span]]) -> Field:
    if not lengths:
        return not_stated(name)
    if len({minutes for minutes, _ in lengths}) > 1:
        offered = tuple(
            Alternative(minutes, (span,), How.NORMALISED, "one of several lengths")
            for minutes, span in lengths
        )
        return left_open(name, "the words name more than one length", alternatives=offered)
    return found(name, lengths[0][0], lengths[0][1], how=How.NORMALISED)
