"""From which day until which day does an arrangement hold?"""

import re

from safe_passage.intake.scene import Scene
from safe_passage.intake.times import DayMark, Direction, find_days, resolve_day
from safe_passage.model.draft import (
    Alternative,
    Field,
    How,
    found,
    left_open,
    named,
    not_stated,
)

_BEFORE = 40


_STARTS = re.compile(
    r"(?:starting|beginning|commencing|effective|from|as of|since|begins?|began|commences?"
    r"|starts?|started|to start|took effect|(?:came|comes?) into (?:force|effect)|midnight)"
    r"(?:\s(?:from|on|at))?[\s,]*(?:the\s)?$",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"\s(?:begins|starts)\b")
_ENDS = re.compile(
    r"(?:until|till|through|ends?|ended|expires?|expired|run out|to)(?:\s(?:on|at))?\s+$",
    re.IGNORECASE,
)
_ON = re.compile(r"\bon\s+$", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|to begin|to start|starting|due|is to|are to|want it to)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|began|opened|launched|took effect|came into|started|ended)\b", re.IGNORECASE
)


def find_dates(scene: Scene) -> tuple[Field, Field]:
    """Days by what stands before them; a day that says when the words were said is neither."""
    taken = scene.teller.frame.said if scene.teller else None
    starts: list[DayMark] = []
    ends: list[DayMark] = []
    for mark in find_days(scene.text, scene.sentence.span):
        if (taken and mark.span == taken.span) or not scene.scope.covers(mark.span):
            continue
        lead = scene.text[
            max(scene.sentence.span.start, mark.span.start - _BEFORE) : mark.span.start
        ]
        if _ENDS.search(lead):
            ends.append(mark)
        elif (
            _STARTS.search(lead)
            or _begins(scene, mark)
            or (_ON.search(lead) and not starts and not _is_extended(scene))
        ):
            starts.append(mark)
    start = _day_field(scene, "start", starts)
    if start.value is None and not starts:
        start = _start_from_before(scene)
    return start, _day_field(scene, "end", ends)


def _day_field(scene: Scene, name: str, marks: list[DayMark]) -> Field:
    if not marks:
        return not_stated(name)
    dated = [(mark, _resolve(scene, mark)) for mark in marks]
    days = {field.value for _, field in dated if field.value is not None}
    if len(days) > 1:
        offered = tuple(
            Alternative(
                f.value, (m.span,), f.how or How.RESOLVED, "one of several days in the words"
            )
            for m, f in dated
            if f.value is not None
        )
        return left_open(name, "the words name more than one day", alternatives=offered)
    best = next((field for _, field in dated if field.value is not None), dated[0][1])
    return named(best, name)


def _resolve(scene: Scene, mark: DayMark) -> Field:
    said = scene.said() if scene.is_quoted(mark.span) else None
    if (
        scene.is_quoted(mark.span)
        and said is None
        and scene.document.published is not None
        and _is_relative(mark)
    ):
        offered = resolve_day(
            mark, published=scene.document.published, said=None, direction=_direction(scene)
        )
        reason = "counts from when it was spoken, and that day is not known"
        alternatives = (
            (
                Alternative(
                    offered.date, (mark.span,), How.RESOLVED, "if spoken on the day of publication"
                ),
            )
            if offered.date
            else offered.alternatives
        )
        return left_open("day", reason, spans=(mark.span,), alternatives=alternatives)
    resolved = resolve_day(
        mark, published=scene.document.published, said=said, direction=_direction(scene)
    )
    if resolved.date is None:
        reason = resolved.reason or "the day cannot be told"
        return left_open("day", reason, spans=(mark.span,), alternatives=resolved.alternatives)
    anchor = None
    if resolved.how is How.RESOLVED:
        anchor = f"said {said.format_iso()}" if said else scene.document.anchor
    return found(
        "day", resolved.date, mark.span, how=resolved.how, anchor=anchor, reason=resolved.reason
    )


def _is_relative(mark: DayMark) -> bool:
    return mark.month is None and mark.year is None


def _direction(scene: Scene) -> Direction | None:
    words = scene.scope.words(scene.text)
    ahead, back = _FUTURE.search(words), _PAST.search(words)
    if bool(ahead) == bool(back):
        return None
    return Direction.FUTURE if ahead else Direction.PAST


def _begins(scene: Scene, mark: DayMark) -> bool:
    """Whether the verb stands behind its day, as in "as Saturday begins"."""
    end = min(mark.span.end + _BEFORE, scene.sentence.span.end)
    return _BEGINS.match(scene.text, mark.span.end, end) is not None


def _is_extended(scene: Scene) -> bool:
    """The day on which something is prolonged is not the day on which it began."""
    return scene.status is not None and scene.status.status == "extended"


def _start_from_before(scene: Scene) -> Field:
    """A day in the sentence before may be meant here too: offered, never taken."""
    if (
        scene.before is None
        or scene.status is None
        or scene.status.status not in ("opened", "in_force")
    ):
        return not_stated("start")
    marks = find_days(scene.text, scene.before.span)
    if len(marks) != 1:
        return not_stated("start")
    resolved = resolve_day(
        marks[0], published=scene.document.published, said=None, direction=Direction.PAST
    )
    reason = "no day in these words; the sentence before names one"
    offered = (
        (Alternative(resolved.date, (marks[0].span,), How.INFERRED, "from the sentence before"),)
        if resolved.date
        else ()
    )
    return left_open("start", reason, spans=(marks[0].span,), alternatives=offered)
