"""Did it happen inside what was in force and public, outside it, or can that not be said?

In time and in area apart, against each arrangement on its own. Nothing is attributed, and nothing
is judged: an incident inside the hours is not yet a breach of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whenever import Instant, TimeDelta

from safe_passage.model.arrangement import ArrangementId, ClaimId, ReadingId
from safe_passage.model.incident import Incident, IncidentId
from safe_passage.model.name import Name
from safe_passage.model.profile import Rule
from safe_passage.model.schedule import Occurrence
from safe_passage.model.time import Moment, Precision, Truth, Window, subtract
from safe_passage.model.whereabouts import Containment, Whereabouts


@dataclass(frozen=True, slots=True)
class ReadingHours:
    """The hours of one live reading, events taken into account, around the incident.

    `end` is when its term ended or ends, None where that is open. An end that nobody has re-stated
    for too long is given as a moment from then on: after it nobody can tell.
    """

    claim: ClaimId
    reading: ReadingId
    occurrences: tuple[Occurrence, ...]
    end: Moment | None


@dataclass(frozen=True, slots=True)
class Arranged:
    """One arrangement as an incident is held against it: plain values from the register.

    `area` is the incident's place against the arrangement's area. `public` is whether anything of
    the arrangement was public at that moment.
    """

    arrangement: ArrangementId
    title: Name
    readings: tuple[ReadingHours, ...]
    area: Whereabouts
    public: Truth


@dataclass(frozen=True, slots=True)
class ReadingVerdict:
    """The incident's time against one reading; `after_end` where that reading had surely ended."""

    claim: ClaimId
    reading: ReadingId
    where: Containment
    end: Moment | None
    after_end: TimeDelta | None


@dataclass(frozen=True, slots=True)
class TimeVerdict:
    """The incident's time against every live reading: what they all say, else uncertain."""

    where: Containment
    readings: tuple[ReadingVerdict, ...]

    @property
    def after_latest_end(self) -> TimeDelta | None:
        """How long after the latest of all ends it lies; None unless it surely lies after all."""
        after = [verdict.after_end for verdict in self.readings]
        lengths = [length for length in after if length is not None]
        return min(lengths) if lengths and len(lengths) == len(after) else None


@dataclass(frozen=True, slots=True)
class AgainstArrangement:
    """An incident against one arrangement: time, area and what was public, each on its own.

    `if_exact` is what the time would say if the minute told as "about" were exact; None where it
    was not told so.
    """

    arrangement: ArrangementId
    title: Name
    time: TimeVerdict
    area: Whereabouts
    public: Truth
    if_exact: TimeVerdict | None

    @property
    def overall(self) -> Containment:
        """Inside only if time and area are, and it was public; outside if one of them is."""
        return _overall(self.time.where, self.area.where, self.public)

    @property
    def overall_if_exact(self) -> Containment | None:
        if self.if_exact is None:
            return None
        return _overall(self.if_exact.where, self.area.where, self.public)

    @property
    def why(self) -> str:
        """Both answers and what they rest on, in one line."""
        parts = [f"in time {self.time.where}{_after(self.time)}"]
        if self.if_exact is not None and self.if_exact.where is not self.time.where:
            exact = f"{self.if_exact.where}{_after(self.if_exact)}"
            parts.append(f"if the stated minute is exact: {exact}")
        parts.append(f"in area {self.area.where}: {self.area.why}")
        if self.public is not Truth.YES:
            said = "it was not public" if self.public is Truth.NO else "whether it was public"
            parts.append(f"{said} then" + " cannot be told" * (self.public is Truth.UNKNOWN))
        return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class Assessment:
    """One incident against every arrangement handed in, in their order."""

    incident: IncidentId
    when: Moment
    considered: tuple[Instant, Instant]
    against: tuple[AgainstArrangement, ...]


def assess(incident: Incident, in_force: Sequence[Arranged], *, about: Rule) -> Assessment:
    """Hold an incident against what was in force and public at that moment.

    A moment told as "about" is widened by `about` to both sides. What happened at an unknown
    moment of a period is inside only if the whole period is, and outside only if none of it is.
    """
    earliest, latest = span(incident.when, about)
    is_about = incident.when.precision is Precision.ABOUT
    return Assessment(
        incident.id,
        incident.when,
        (earliest, latest),
        tuple(
            AgainstArrangement(
                arranged.arrangement,
                arranged.title,
                _time(arranged.readings, earliest, latest),
                arranged.area,
                arranged.public,
                _time(arranged.readings, incident.when.earliest, incident.when.earliest)
                if is_about
                else None,
            )
            for arranged in in_force
        ),
    )


def span(moment: Moment, about: Rule) -> tuple[Instant, Instant]:
    """From when to when it may have been; the hours to hand to `assess` must reach this far."""
    slack = about.length if moment.precision is Precision.ABOUT else TimeDelta()
    return moment.earliest - slack, moment.latest + slack


def _time(readings: Iterable[ReadingHours], earliest: Instant, latest: Instant) -> TimeVerdict:
    verdicts = tuple(
        ReadingVerdict(
            hours.claim,
            hours.reading,
            _where(hours.occurrences, earliest, latest),
            hours.end,
            _after_end(hours.end, earliest),
        )
        for hours in readings
    )
    found = {verdict.where for verdict in verdicts}
    # No live reading has hours: nothing was in force that it could lie inside of.
    where = found.pop() if len(found) == 1 else Containment.UNCERTAIN
    return TimeVerdict(where if verdicts else Containment.OUTSIDE, verdicts)


def _where(occurrences: Iterable[Occurrence], earliest: Instant, latest: Instant) -> Containment:
    if earliest == latest:
        answers = {occurrence.covers(earliest) for occurrence in occurrences}
        if Truth.YES in answers:
            return Containment.INSIDE
        return Containment.UNCERTAIN if Truth.UNKNOWN in answers else Containment.OUTSIDE
    period = Window(earliest, latest)
    sure, possible = [], []
    for occurrence in occurrences:
        if (part := occurrence.surely(period)) is not None:
            sure.append(part)
        if (part := occurrence.possibly(period)) is not None:
            possible.append(part)
    if not subtract([period], sure):
        return Containment.INSIDE
    return Containment.UNCERTAIN if possible else Containment.OUTSIDE


def _after_end(end: Moment | None, earliest: Instant) -> TimeDelta | None:
    if end is None or end.had_come(earliest) is not Truth.YES:
        return None
    return earliest - end.latest


def _overall(time: Containment, area: Containment, public: Truth) -> Containment:
    if public is Truth.NO or Containment.OUTSIDE in (time, area):
        return Containment.OUTSIDE
    if public is Truth.YES and time is area is Containment.INSIDE:
        return Containment.INSIDE
    return Containment.UNCERTAIN


def _after(time: TimeVerdict) -> str:
    after = time.after_latest_end
    if after is None:
        return ""
    ends = "the end" if len(time.readings) == 1 else f"the latest of {len(time.readings)} ends"
    return f", {_minutes(after)} after {ends}"


def _minutes(length: TimeDelta) -> str:
    """Rounded down: never later than it was."""
    hours, minutes = divmod(int(length.total("minutes")), 60)
    parts = [(hours, "h"), (minutes, "min")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 min"
