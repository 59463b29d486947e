"""The hours of arrangements as iCalendar (RFC 5545), for a phone that crosses a change of clocks.

A summary begins with the standing; an end that was left open becomes UNTIL at the limit of
freshness, never for ever. Daily hours are one rule in their own zone, so that the wall clock stays
when the offset moves.
"""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any

from icalendar import Calendar, Event, Timezone, vRecur
from whenever import Instant

from safe_passage.model.arrangement import Claim, Dossier, Reading
from safe_passage.model.schedule import Daily, Occurrence, WallTime
from safe_passage.model.time import Moment, Window
from safe_passage.register.answer import ArrangementAnswer
from safe_passage.register.binding import Freshness
from safe_passage.register.coverage import occurrences, term
from safe_passage.views import shapes
from safe_passage.views.answer import reading_name
from safe_passage.views.speaking import Speaking

_PRODUCT = "-//Safe Passage//arrangements//EN"


def calendar(
    answers: Sequence[ArrangementAnswer],
    period: Window,
    *,
    asked: shapes.AskedShape,
    speaking: Speaking,
    freshness: Freshness,
) -> bytes:
    """The hours of every live reading that touch the period, as one calendar in UTF-8.

    A calendar cannot show a doubt: of hours whose start or end is not known exactly only the sure
    part is given. A claim that is only proposed or conditional, and one without hours, gives no
    event: it is never in force. Escaping and folding are the library's.
    """
    feed = Calendar()
    feed.add("prodid", _PRODUCT)
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    for answer in answers:
        for claim in answer.dossier.claims:
            if claim.status.value != "asserted":
                continue
            for reading in claim.live_readings:
                for event in _events(answer.dossier, claim, reading, period, freshness):
                    _describe(event, answer, claim, reading, asked=asked, speaking=speaking)
                    feed.add_component(event)
    # Before what refers to them: some readers look no further ahead.
    feed.subcomponents[:0] = [_zone(zone) for zone in sorted(feed.get_missing_tzids())]
    return bytes(feed.to_ical())


@lru_cache(maxsize=16)
def _zone(tzid: str) -> Timezone:
    """The clock changes of a zone, for readers that have no data of their own; slow to make."""
    return Timezone.from_tzid(tzid)


def _events(
    dossier: Dossier, claim: Claim, reading: Reading, period: Window, freshness: Freshness
) -> list[Event]:
    limit = freshness.until(dossier, claim, period.end)
    span = term(dossier, claim, reading)
    if span is None:
        return []
    last = limit if span.end is None else span.end.earliest
    if isinstance(reading.schedule, Daily) and last is not None and last > period.start:
        found = list(occurrences(dossier, claim, reading, Window(period.start, last)))
        if found and _is_one_rule(found, reading.schedule):
            return [_daily(reading.schedule, found[0], last)]
    until = period.end if span.end is not None or limit is None else limit
    if until <= period.start:
        return []
    return [
        _single(hours, dossier.arrangement.zone)
        for one in occurrences(dossier, claim, reading, Window(period.start, until))
        if (hours := _sure(one, until)) is not None
    ]


def _sure(one: Occurrence, limit: Instant) -> Window | None:
    end = limit if one.end is None else one.end.earliest
    return Window(one.start.latest, end) if one.start.latest < end else None


def _is_one_rule(found: Sequence[Occurrence], schedule: Daily) -> bool:
    """Whether the hours of every day are those of the first, as long as it and on its clock.

    A recurrence keeps its exact length (RFC 5545 §3.8.5.3), so hours across a change of clocks,
    and those that an event moved, are no rule.
    """
    lengths = {
        one.end.latest - one.start.earliest
        for one in found
        if one.end is not None and one.start.is_exact and one.end.is_exact
    }
    clocks = {_clock(one.start, schedule.zone) for one in found}
    is_exact = all(one.start.is_exact and one.end and one.end.is_exact for one in found)
    return is_exact and len(lengths) == 1 and clocks == {schedule.start}


def _clock(moment: Moment, zone: str) -> WallTime:
    local = moment.earliest.to_tz(zone)
    return WallTime(local.hour, local.minute, local.second)


def _daily(schedule: Daily, first: Occurrence, until: Instant) -> Event:
    """One rule, from the first day of the schedule in the period, on the wall clock of its zone."""
    event = Event()
    event.add("dtstart", _zoned(first.start.earliest, schedule.zone))
    if first.end is not None:
        event.add("dtend", _zoned(first.end.latest, schedule.zone))
    # In UTC, as RFC 5545 §3.3.10 wants it beside a TZID; what starts at the very limit is left out.
    event.add("rrule", vRecur({"freq": "daily", "until": until.subtract(seconds=1).to_stdlib()}))
    return event


def _single(hours: Window, zone: str) -> Event:
    event = Event()
    event.add("dtstart", _zoned(hours.start, zone))
    event.add("dtend", _zoned(hours.end, zone))
    return event


def _zoned(at: Instant, zone: str) -> Any:
    """On the clock of the zone; in UTC where that clock shows the hour twice."""
    local = at.to_tz(zone)
    return at.to_stdlib() if local.is_repeated() else local.to_stdlib()


def _describe(
    event: Event,
    answer: ArrangementAnswer,
    claim: Claim,
    reading: Reading,
    *,
    asked: shapes.AskedShape,
    speaking: Speaking,
) -> None:
    words, frame = speaking.words, answer.dossier.arrangement
    standing = words.say(f"standing.{answer.standing.value}")
    claimants = speaking.listed([one.party for one in claim.claimants])
    marks = [words.say("line.exercise")] if asked.exercise else []
    if asked.reconstructed:
        marks.append(asked.reconstructed)
    named = [one for one in answer.claims if one.claim.id == claim.id]
    readings = [one for each in named for one in each.readings if one.reading.id == reading.id]
    says = reading_name(readings[0], words) if readings else reading.id
    event.add("summary", f"{standing} · {words.name(frame.title)}")
    event.add(
        "description",
        "\n".join(
            [
                *marks,
                f"{claimants}: {says}",
                words.say("line.as_of", known=asked.known_at, basis=asked.basis),
                words.say("line.check_again"),
            ]
        ),
    )
    # A daily rule is one event whatever its first day in the period: a later export replaces it.
    day = "daily" if "rrule" in event else event.start.isoformat()
    own = f"{frame.id}/{claim.id}/{reading.id}/{day}"
    event.add("uid", f"{sha256(own.encode()).hexdigest()[:32]}@safe-passage")
    event.add("sequence", asked.ledger_size)  # grows with the record: a later export replaces
    event.add("dtstamp", Instant.parse_iso(asked.known_at).to_stdlib())
    event.add("transp", "TRANSPARENT")
