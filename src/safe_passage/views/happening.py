"""Incidents and movements in shapes: observation, allegation, assessment, attribution apart."""

from collections.abc import Mapping, Sequence

from safe_passage.assessment.incident import AgainstArrangement, TimeVerdict
from safe_passage.model.entry import Erased
from safe_passage.model.incident import Incident
from safe_passage.model.notification import Movement
from safe_passage.model.place import Coordinates
from safe_passage.model.reported import ReportedMovement
from safe_passage.model.source import Source, SourceId
from safe_passage.model.time import Moment, Truth, Window
from safe_passage.model.whereabouts import Containment
from safe_passage.views import shapes
from safe_passage.views.speaking import Speaking, source_shape, utc


def touches(moment: Moment, period: Window) -> bool:
    """Whether a moment may lie in a period."""
    return moment.earliest < period.end and period.start <= moment.latest


def incident_shape(
    incident: Incident,
    against: Sequence[AgainstArrangement],
    *,
    speaking: Speaking,
    sources: Mapping[SourceId, Source],
) -> shapes.IncidentShape:
    words = speaking.words
    observation, allegations = incident.observation, incident.allegations
    return shapes.IncidentShape(
        id=incident.id,
        kind=incident.kind,
        start=utc(incident.when.earliest),
        end=utc(incident.when.latest),
        precision=incident.when.precision.value,
        place=_place(incident, speaking),
        observation=words.say("erased")
        if isinstance(observation, Erased)
        else words.name(observation.words),
        allegations=[]
        if isinstance(allegations, Erased)
        else [shapes.AllegationShape(words.name(one.words), one.by) for one in allegations],
        assessment=[assessment_shape(one, speaking) for one in against],
        attribution=words.say(incident.attribution.value),
        sources=[source_shape(sources[id_]) for id_ in incident.sources if id_ in sources],
    )


def _place(incident: Incident, speaking: Speaking) -> shapes.PlaceAtShape | None:
    if not isinstance(incident.at, Coordinates):
        return None
    name = "" if isinstance(incident.place, Erased) else speaking.words.name(incident.place)
    return shapes.PlaceAtShape(name, (incident.at.lon, incident.at.lat), incident.at.accuracy_m)


def assessment_shape(one: AgainstArrangement, speaking: Speaking) -> shapes.AssessmentShape:
    words = speaking.words
    time = one.time.where
    after = one.time.after_latest_end
    why = words.say(f"incident.time.{_three(time)}")
    if after is not None:
        why += words.say("incident.after", ago=words.length(after.total("minutes")))
    return shapes.AssessmentShape(
        one.arrangement,
        words.name(one.title),
        time.value,
        one.area.where.value,
        one.overall.value,
        why,
        _if_exact(one.if_exact, speaking),
    )


def _three(where: Containment) -> str:
    return where.value if where is not Containment.UNPLACED else Containment.UNCERTAIN.value


def _if_exact(verdict: TimeVerdict | None, speaking: Speaking) -> str | None:
    if verdict is None:
        return None
    words, after = speaking.words, verdict.after_latest_end
    if after is not None:
        return words.say("incident.if_exact", ago=words.length(after.total("minutes")))
    said = words.say(f"incident.time.{_three(verdict.where)}")
    return words.say("incident.if_exact_else", where=said)


def movement_shape(
    movement: ReportedMovement, notified: Truth, speaking: Speaking
) -> shapes.MovementShape:
    words = speaking.words
    answer: shapes.Notified = "reported_yes" if notified is Truth.YES else "cannot_be_told"
    trucks = "" if movement.trucks is None else words.say("trucks", n=movement.trucks)
    return shapes.MovementShape(
        id=movement.id,
        name=words.name(movement.name),
        trucks=trucks or words.name(movement.vehicles),
        status=words.name(movement.status),
        start=utc((movement.departed or movement.on).earliest),
        end=utc((movement.arrived or movement.on).latest),
        route=movement.route or "",
        exercise=False,
        notification=shapes.ReportedNotificationShape(answer, words.say(f"notified.{answer}")),
    )


def exercise_movement_shape(movement: Movement, speaking: Speaking) -> shapes.MovementShape:
    """One of our own, fictional: its hours as planned, tail included."""
    words = speaking.words
    count = sum(vehicle.number for vehicle in movement.vehicles)
    start, end = movement.departure, movement.tail_back
    return shapes.MovementShape(
        id=movement.id,
        name="" if isinstance(movement.name, Erased) else words.name(movement.name),
        trucks=words.say("trucks", n=count),
        status=words.say("line.exercise"),
        start="" if start is None else utc(start),
        end="" if end is None else utc(end),
        route="",
        exercise=movement.is_exercise,
        notification=shapes.ReportedNotificationShape("exercise", words.say("notified.exercise")),
    )
