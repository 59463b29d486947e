"""What is reported to have happened or moved, as far as it was public by then?"""

from collections.abc import Iterator
from functools import lru_cache

from whenever import Instant, TimeDelta

from safe_passage.assessment.incident import (
    AgainstArrangement,
    Arranged,
    ReadingHours,
    assess,
)
from safe_passage.model.arrangement import Claim, Dossier, Reading
from safe_passage.model.entry import Erased
from safe_passage.model.incident import Incident
from safe_passage.model.place import Coordinates
from safe_passage.model.reported import ReportedMovement
from safe_passage.model.time import Moment, Truth, Window
from safe_passage.model.told import notification_reported
from safe_passage.model.whereabouts import Containment, Whereabouts
from safe_passage.register import coverage, known
from safe_passage.register.binding import Freshness
from safe_passage.register.hours import as_occurrences, reading_hours
from safe_passage.register.known import Basis, Knowledge
from safe_passage.service.asking import find_area
from safe_passage.service.question import Question
from safe_passage.service.setting import Setting
from safe_passage.views import happening, shapes

AROUND = TimeDelta(hours=24 * 7)
"""An incident is held against arrangements whose term touches a week on either side of it."""

_NO_AREA = Whereabouts(Containment.UNPLACED, None, 0.0, "no place was published")


def was_public(told: Moment | None, question: Question) -> Truth:
    """Whether a report was known by then; as recorded, everything on record is."""
    if question.knowledge.basis is Basis.RECORDED:
        return Truth.YES
    return question.knowledge.had_heard(told)


def find_incidents(
    setting: Setting, question: Question, period: Window
) -> list[shapes.IncidentShape]:
    """The incidents of a period that were, or may have been, public by then, latest first."""
    found = [
        incident
        for incident in setting.theatre.incidents
        if happening.touches(incident.when, period)
        and was_public(incident.told, question) is not Truth.NO
    ]
    return [
        happening.incident_shape(
            incident,
            assess_incident(setting, incident),
            speaking=setting.speaking(question),
            sources=setting.theatre.sources,
        )
        for incident in sorted(found, key=lambda one: one.when.earliest, reverse=True)
    ]


def assess_incident(setting: Setting, incident: Incident) -> tuple[AgainstArrangement, ...]:
    """The incident against what was in force and public at its own moment.

    Attribution is never made here, and a later announcement changes nothing in it.
    """
    arranged = [
        one
        for dossier in setting.theatre.dossiers
        if (one := _arranged(dossier, incident, setting.freshness)) is not None
    ]
    return assess(incident, arranged, about=setting.about).against


@lru_cache(maxsize=4096)
def _arranged(dossier: Dossier, incident: Incident, freshness: Freshness) -> Arranged | None:
    """The arrangement as plain values; None if none of it was public or its term lies elsewhere.

    Kept: what is asked about, and by when it was known, does not enter.
    """
    around = Window(incident.when.earliest - AROUND, incident.when.latest + AROUND)
    knowledge = Knowledge(incident.when.latest, Basis.PUBLIC)
    public = known.is_known(dossier, knowledge)
    if public is Truth.NO:
        return None
    state = known.worlds(dossier, knowledge)[0]
    readings = tuple(
        hours
        for claim in state.claims
        for reading in claim.live_readings
        if (hours := _hours(freshness, state, claim, reading, around)) is not None
    )
    if not readings or not any(_touches(hours, around) for hours in readings):
        return None
    place = incident.at if isinstance(incident.at, Coordinates) else None
    return Arranged(
        dossier.arrangement.id,
        dossier.arrangement.title,
        readings,
        _NO_AREA if place is None else find_area(dossier, place),
        public,
    )


def _hours(
    freshness: Freshness, dossier: Dossier, claim: Claim, reading: Reading, around: Window
) -> ReadingHours | None:
    """The hours of a reading round the incident; one that was called off or suspended has none.

    An open end that nobody re-stated is believed only for as long as it is fresh.
    """
    span = coverage.term(dossier, claim, reading)
    if span is None:
        return None
    found = reading_hours(dossier, claim, reading, around, freshness)
    end = span.end
    if end is None:
        fresh_until = freshness.until(dossier, claim, around.end)
        end = None if fresh_until is None else Moment(fresh_until, Instant.MAX)
    return ReadingHours(claim.id, reading.id, as_occurrences(found), end)


def _touches(hours: ReadingHours, around: Window) -> bool:
    return bool(hours.occurrences) or (hours.end is not None and around.holds(hours.end.earliest))


def find_movements(
    setting: Setting, question: Question, period: Window
) -> list[shapes.MovementShape]:
    """Reported movements of a period as far as they were public, and EXERCISE ones."""
    speaking = setting.speaking(question)
    reported = [
        happening.movement_shape(movement, _notified(movement, question), speaking)
        for movement in _public_movements(setting, question)
        if happening.touches(movement.on, period)
    ]
    own = [
        happening.exercise_movement_shape(movement, speaking)
        for movement in setting.theatre.movements
        if movement.departure is not None
        and movement.tail_back is not None
        and movement.departure < period.end + AROUND
        and not isinstance(movement.name, Erased)
        and _same_day(movement.departure, question.at, setting.zone)
    ]
    return reported + own


def _public_movements(setting: Setting, question: Question) -> Iterator[ReportedMovement]:
    for movement in setting.theatre.reported_movements:
        if was_public(movement.told, question) is not Truth.NO:
            yield movement


def _notified(movement: ReportedMovement, question: Question) -> Truth:
    if question.knowledge.basis is Basis.RECORDED:
        return movement.notification.reported
    return notification_reported(movement, question.knowledge.at)


def _same_day(one: Instant, other: Instant, zone: str) -> bool:
    return one.to_tz(zone).date() == other.to_tz(zone).date()
