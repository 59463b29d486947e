"""From when to when does a reading run, once all that happened to it is taken into account?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from whenever import Instant, TimeDelta

from safe_passage.model.arrangement import (
    Claim,
    ClaimId,
    Dossier,
    Event,
    EventKind,
    PartKind,
    Position,
    Reading,
    ReadingId,
)
from safe_passage.model.party import PartyId
from safe_passage.model.schedule import (
    Absolute,
    Anchors,
    Daily,
    Listed,
    Occurrence,
    Schedule,
)
from safe_passage.model.source import CONSENTING
from safe_passage.model.time import Moment, Truth, Window, some
from safe_passage.model.zone import later
from safe_passage.register.happened import (
    ENDING,
    certain_revivals,
    in_order,
    names,
    strikes_whole,
    touches,
)

_A_MOMENT = TimeDelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Extension:
    """A further stretch: until when, since when said, and since when each party is in it.

    `until` is None where no new end was named, and `is_named` False where a later extension named
    it: what lies before that end cannot be told. `joined` is None where it is nobody's in
    particular, and so everybody's.
    """

    said: Moment
    until: Moment | None
    joined: tuple[tuple[PartyId, Moment], ...] | None
    is_named: bool = True

    def carries(self, at: Instant, party: PartyId | None) -> Truth:
        """Whether the term runs at `at` by this extension, for that party or for anybody."""
        if self.joined is None or party is None:
            said = self.said.had_come(at)
        else:
            said = some(since.had_come(at) for one, since in self.joined if one == party)
        if self.until is None or not self.is_named:
            said &= Truth.UNKNOWN
        return said if self.until is None else said & ~self.until.had_come(at)


@dataclass(frozen=True, slots=True)
class Term:
    """From the first start to the last end of a reading, events taken into account.

    `lapse` is the end had nobody extended it. An extension reaches nobody who did not make or
    join it, and nobody before it was said.
    """

    start: Moment
    lapse: Moment | None
    extensions: tuple[Extension, ...] = ()

    @property
    def end(self) -> Moment | None:
        """The last end that was named; None where none was."""
        if self.lapse is None:
            return None
        named = [one.until for one in self.extensions if one.until is not None]
        return max([self.lapse, *named], key=lambda moment: moment.latest)

    @property
    def is_open_after(self) -> bool:
        """Whether an end was lifted without a new one: nobody can tell what follows."""
        return any(one.until is None for one in self.extensions)

    @property
    def edges(self) -> Iterator[Moment]:
        """Every moment at which the term may begin, end, or go on for somebody."""
        yield self.start
        if self.lapse is not None:
            yield self.lapse
        for one in self.extensions:
            yield one.said
            if one.until is not None:
                yield one.until
            for _, since in one.joined or ():
                yield since

    def begun(self, at: Instant) -> Truth:
        return self.start.had_come(at)

    def over(self, at: Instant, party: PartyId | None = None) -> Truth:
        """Whether it has ended, for that party or for everybody."""
        if self.lapse is None:
            return Truth.NO
        return self.lapse.had_come(at) & ~some(one.carries(at, party) for one in self.extensions)


def anchors(dossier: Dossier) -> Anchors:
    """The moments from which schedules run that wait for an event."""
    return {event.id: event.at for event in dossier.events}


def term(dossier: Dossier, claim: Claim, reading: Reading) -> Term | None:
    """The term of a reading; None where it has no hours, or waits for what is not on record."""
    return _terms(dossier)[claim.id, reading.id]


@lru_cache(maxsize=1024)
def _terms(dossier: Dossier) -> Mapping[tuple[ClaimId, ReadingId], Term | None]:
    return {
        (claim.id, reading.id): _term(dossier, claim, reading)
        for claim in dossier.claims
        for reading in claim.readings
    }


def _term(dossier: Dossier, claim: Claim, reading: Reading) -> Term | None:
    stated = reading.schedule.term(anchors(dossier))
    if stated is None:
        return None
    found = _started(dossier, claim, reading.schedule, stated)
    if found is None:
        return None
    for event in in_order(dossier):
        if event.kind is EventKind.EXTENDED and touches(event, claim) is Truth.YES:
            found = _extended(found, event, dossier, claim)
        elif (
            event.kind is EventKind.SHORTENED
            and event.until is not None
            and touches(event, claim) is Truth.YES
        ):
            found = _cut(found, event.until.moment())
    for event in dossier.events:
        if (
            event.kind in ENDING
            and strikes_whole(event, claim) is Truth.YES
            and not certain_revivals(dossier, claim, event)
        ):
            found = _cut(found, event.at)
    return found


def _started(dossier: Dossier, claim: Claim, schedule: Schedule, stated: Occurrence) -> Term | None:
    """The term with its start as last postponed; None while no new start is on record."""
    start: Moment | None = stated.start
    end = stated.end
    for event in in_order(dossier):
        if touches(event, claim) is not Truth.YES:
            continue
        if event.kind is EventKind.POSTPONED:
            start = None if event.until is None else event.until.moment()
        elif event.kind is EventKind.TOOK_EFFECT and start is None:
            start = event.at
        else:
            continue
        if start is not None and isinstance(schedule, Absolute) and schedule.lasting is not None:
            end = later(start, schedule.start.zone, schedule.lasting)  # its length goes with it
    return None if start is None else Term(start, end)


def _extended(found: Term, event: Event, dossier: Dossier, claim: Claim) -> Term:
    until = None if event.until is None else event.until.moment()
    if found.end is None:
        return found if until is None else replace(found, lapse=until)
    if until is not None and until.latest <= found.end.latest:
        return found
    earlier = found.extensions
    if until is not None:
        earlier = tuple(
            one if one.until is not None else replace(one, until=until, is_named=False)
            for one in earlier
        )
    joined = _joined(event, dossier, claim) if event.by else None
    return replace(found, extensions=(*earlier, Extension(event.at, until, joined)))


def _joined(event: Event, dossier: Dossier, claim: Claim) -> tuple[tuple[PartyId, Moment], ...]:
    """By whom it was, and who agreed to it, each from when."""
    agreed = [
        (
            said.party,
            Moment(max(spoken.earliest, event.at.earliest), max(spoken.latest, event.at.latest)),
        )
        for position in dossier.positions
        if _is_of_extension(position, claim)
        and (said := dossier.statement(position)).act in CONSENTING
        and said.party is not None
        and not said.via
        and not said.is_conditional
        and (spoken := said.said or said.told) is not None
        and spoken.latest >= event.at.earliest
    ]
    return (*((party, event.at) for party in event.by), *agreed)


def _is_of_extension(position: Position, claim: Claim) -> bool:
    part = position.part
    return names(part, claim) is Truth.YES and (part is None or part.kind is not PartKind.WINDOW)


def _cut(found: Term, to: Moment) -> Term:
    """The term as it ends once its end was brought forward, or it was ended."""
    return replace(
        found,
        lapse=_earlier(found.lapse, to),
        extensions=tuple(
            replace(one, until=_earlier(one.until, to), is_named=one.until is not None)
            for one in found.extensions
        ),
    )


def _earlier(one: Moment | None, other: Moment) -> Moment:
    """The earlier of two ends, as exactly as it can be known."""
    if one is None or other.latest <= one.earliest:
        return other
    if one.latest <= other.earliest:
        return one
    return Moment(min(one.earliest, other.earliest), min(one.latest, other.latest), other.precision)


def _later(one: Moment, other: Moment) -> Moment:
    if one.earliest >= other.latest:
        return one
    if other.earliest >= one.latest:
        return other
    return Moment(max(one.earliest, other.earliest), max(one.latest, other.latest), other.precision)


def occurrences(
    dossier: Dossier, claim: Claim, reading: Reading, between: Window
) -> Iterator[Occurrence]:
    """The stretches of a reading that may touch the period, starts and ends moved by events."""
    stated = reading.schedule.term(anchors(dossier))
    actual = term(dossier, claim, reading)
    if stated is None or actual is None:
        return
    schedule = _prolonged(reading.schedule, stated, actual)
    for occurrence in schedule.occurrences(
        _widened(between, schedule, stated, actual), anchors(dossier)
    ):
        moved = _moved(occurrence, schedule, stated, actual)
        if moved is not None and moved.possibly(between) is not None:
            yield moved
    vague = _vague(reading.schedule, stated, actual)
    if vague is not None and vague.possibly(between) is not None:
        yield vague


def _last_hour(moment: Moment) -> Instant:
    return moment.latest.subtract(seconds=1)


def _runs_on(schedule: Schedule, stated: Occurrence, actual: Term) -> bool:
    """Whether an extension goes on beyond the last day: then hours of the day repeat, or fail."""
    end, last = actual.end, stated.end
    if end is None or last is None or end.latest <= last.latest:
        return False
    zone = schedule.zone if isinstance(schedule, Daily) else "UTC"
    if isinstance(schedule, Listed):
        zone = schedule.windows[-1].start.zone
    return _last_hour(end).to_tz(zone).date() > _last_hour(last).to_tz(zone).date()


def _prolonged(schedule: Schedule, stated: Occurrence, actual: Term) -> Schedule:
    """Daily hours that were extended by days stay daily hours."""
    if isinstance(schedule, Daily) and actual.end and _runs_on(schedule, stated, actual):
        return replace(schedule, last=_last_hour(actual.end).to_tz(schedule.zone).date())
    return schedule


def _vague(schedule: Schedule, stated: Occurrence, actual: Term) -> Occurrence | None:
    """Hours named one by one and extended by days: which hours was not said."""
    if not (isinstance(schedule, Listed) and _runs_on(schedule, stated, actual)):
        return None
    if stated.end is None or actual.end is None:
        return None
    anywhere = Moment(stated.end.earliest, actual.end.latest, actual.end.precision)
    return Occurrence(anywhere, anywhere)


def _widened(between: Window, schedule: Schedule, stated: Occurrence, actual: Term) -> Window:
    """The period with whatever an event carries into it from outside."""
    if (actual.start, actual.end) == (stated.start, stated.end):
        return between
    if isinstance(schedule, Daily):
        return Window(between.start.subtract(hours=48), between.end)
    first = stated.start.earliest
    return Window(min(between.start, first), max(between.end, first + _A_MOMENT))


def _moved(
    occurrence: Occurrence, schedule: Schedule, stated: Occurrence, actual: Term
) -> Occurrence | None:
    start, end = occurrence.start, occurrence.end
    if actual.start != stated.start:
        start = (
            _later(start, actual.start) if isinstance(schedule, Daily | Listed) else actual.start
        )
    is_repeated = isinstance(schedule, Daily | Listed) and _runs_on(schedule, stated, actual)
    if end == stated.end and not is_repeated:
        end = actual.end
    if end is not None and actual.end is not None:
        end = _earlier(end, actual.end)
    if end is not None and end.latest <= start.earliest:
        return None
    return Occurrence(start, end)
