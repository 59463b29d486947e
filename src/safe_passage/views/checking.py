"""What the checks say about a movement, in words and figures."""

from whenever import Instant

from safe_passage.checks.movement import MovementCheck
from safe_passage.model.entry import Erased
from safe_passage.model.finding import Finding, Severity
from safe_passage.model.notification import Movement
from safe_passage.model.time import Truth
from safe_passage.views import check_shapes, shapes
from safe_passage.views.speaking import Speaking, local, utc


def check_shape(
    movement: Movement,
    version: int,
    result: MovementCheck,
    *,
    asked: shapes.AskedShape,
    speaking: Speaking,
) -> check_shapes.MovementCheckShape:
    fit = result.tail
    zone = movement.zone
    return check_shapes.MovementCheckShape(
        asked=asked,
        id=movement.id,
        version=version,
        name="" if isinstance(movement.name, Erased) else speaking.words.name(movement.name),
        sentence=_sentence(result, speaking),
        fits=(Truth.UNKNOWN if fit is None else fit.fits).value,
        departure=_at(None if fit is None else fit.departure, zone),
        tail_back=_at(None if fit is None else fit.tail_back, zone),
        limit=_at(None if fit is None else fit.limit, zone),
        minutes_missing=None if fit is None or fit.limit is None else fit.minutes_missing,
        margin_minutes=None if fit is None else round(fit.margin.total("minutes")),
        latest_departure=_at(None if fit is None else fit.latest_departure, zone),
        findings=[_finding(finding) for finding in result.findings],
        all_read=check_shapes.AllReadShape(
            result.read.number,
            result.read.of,
            str(result.read),
            [str(missing) for missing in result.read.missing],
        ),
        has_blocker=result.has_blocker,
        exercise=movement.is_exercise,
    )


def _at(at: Instant | None, zone: str) -> check_shapes.InstantShape | None:
    return None if at is None else check_shapes.InstantShape(utc(at), local(at, zone))


def _finding(finding: Finding) -> check_shapes.FindingShape:
    return check_shapes.FindingShape(
        finding.check,
        finding.severity.value,
        finding.summary,
        finding.source,
        finding.remedy,
        finding.path,
    )


def _sentence(result: MovementCheck, speaking: Speaking) -> str:
    words, fit = speaking.words, result.tail
    if fit is None or fit.limit is None:
        return words.say("check.no_hours")
    back, limit = words.clock(fit.tail_back), words.clock(fit.limit)
    if fit.minutes_missing:
        latest = fit.latest_departure
        return words.say(
            "check.late",
            back=back,
            limit=limit,
            missing=words.length(fit.minutes_missing),
            latest=words.say("none") if latest is None else words.clock(latest),
        )
    count = len([one for one in result.findings if one.severity is not Severity.NOTE])
    return words.say("check.in_time", back=back, limit=limit, count=count)
