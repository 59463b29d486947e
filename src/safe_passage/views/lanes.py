"""The timeline: a lane for each claimant, mutual hours above them, gaps with their length."""

from collections.abc import Iterable, Sequence

from whenever import Instant, TimeDelta

from safe_passage.errors import InvalidInput
from safe_passage.model.arrangement import Claim, Dossier
from safe_passage.model.entry import Erased
from safe_passage.model.incident import Incident
from safe_passage.model.party import PartyId
from safe_passage.model.reported import ReportedMovement
from safe_passage.model.schedule import Unscheduled
from safe_passage.model.time import Truth, Window
from safe_passage.register import timeline
from safe_passage.register.binding import Freshness
from safe_passage.register.term import term
from safe_passage.register.timeline import Bar, bars, mutual_windows
from safe_passage.views import shapes, timeline_shapes
from safe_passage.views.happening import touches
from safe_passage.views.speaking import Speaking, local, minutes_between, utc
from safe_passage.views.words import Words

_A_DAY = TimeDelta(hours=24)


def lanes(
    dossiers: Sequence[Dossier], period: Window, freshness: Freshness, speaking: Speaking
) -> list[timeline_shapes.LaneShape]:
    """Who claims what when; a claimant without hours keeps a lane that says so."""
    found: dict[PartyId, list[timeline_shapes.BarShape]] = {}
    for dossier in dossiers:
        drawn = bars(dossier, period)
        for claim in dossier.claims:
            of_claim = [bar for bar in drawn if bar.claim.id == claim.id]
            for claimant in claim.claimants:
                lane = found.setdefault(claimant.party, [])
                lane.extend(_bars(dossier, of_claim, period, freshness, speaking))
                if all(isinstance(one.schedule, Unscheduled) for one in claim.readings):
                    lane.append(_without_hours(dossier, claim, period, speaking))
    return [
        timeline_shapes.LaneShape(party, speaking.party(party), _rows(lane))
        for party, lane in found.items()
        if lane
    ]


def _bars(
    dossier: Dossier, drawn: Sequence[Bar], period: Window, freshness: Freshness, speaking: Speaking
) -> list[timeline_shapes.BarShape]:
    words, shared = speaking.words, set()
    found = []
    for bar in drawn:
        if bar.is_shared:
            if bar.possibly in shared:
                continue
            shared.add(bar.possibly)
        hours, says = _hours(bar, words), words.name(bar.reading.says)
        label = hours if bar.is_shared or not says else f"{hours} · {says}"
        found += [
            timeline_shapes.BarShape(
                utc(window.start),
                utc(window.end),
                bar.is_open and window.end == bar.possibly.end,
                dossier.arrangement.id,
                bar.claim.id,
                None if bar.is_shared else bar.reading.id,
                _style(bar) if is_fresh else "uncertain",
                label if is_fresh else words.say("lane.old", what=words.name(bar.claim.what)),
                0,
            )
            for window, is_fresh in _by_freshness(dossier, bar, period, freshness)
        ]
    return found


def _by_freshness(
    dossier: Dossier, bar: Bar, period: Window, freshness: Freshness
) -> list[tuple[Window, bool]]:
    """The bar, cut where an open end that nobody re-stated is no longer believed."""
    span = term(dossier, bar.claim, bar.reading)
    until = freshness.until(dossier, bar.claim, period.end)
    if span is None or span.end is not None or until is None or until >= bar.possibly.end:
        return [(bar.possibly, True)]
    if until <= bar.possibly.start:
        return [(bar.possibly, False)]
    return [
        (Window(bar.possibly.start, until), True),
        (Window(until, bar.possibly.end), False),
    ]


def _hours(bar: Bar, words: Words) -> str:
    """The hours as stated, not as clipped: clock times within a day, dates beyond it."""
    start, end = bar.occurrence.start.earliest, bar.occurrence.end
    if end is None:
        return words.say("lane.since", what=words.name(bar.claim.what), start=words.when(start))
    if end.latest - start <= _A_DAY:
        return f"{words.clock(start)}\u2013{words.clock(end.latest)}"
    return words.say("lane.from_to", start=words.when(start), end=words.when(end.latest))


def _style(bar: Bar) -> str:
    if bar.claim.status.value != "asserted":
        return "reported"
    if not bar.is_shared:
        return "one_reading"
    return "window" if bar.surely == bar.possibly else "uncertain"


def _without_hours(
    dossier: Dossier, claim: Claim, period: Window, speaking: Speaking
) -> timeline_shapes.BarShape:
    return timeline_shapes.BarShape(
        utc(period.start),
        utc(period.end),
        open_end=True,
        arrangement_id=dossier.arrangement.id,
        claim_id=claim.id,
        reading=None,
        style="no_hours",
        label=speaking.words.say("lane.no_hours", what=speaking.words.name(claim.what)),
        lane_row=0,
    )


def _rows(lane: list[timeline_shapes.BarShape]) -> list[timeline_shapes.BarShape]:
    """Bars that overlap go one below the other, in order of their start."""
    ends: list[str] = []
    placed = []
    for bar in sorted(lane, key=lambda bar: (bar.start, bar.style != "window", bar.end)):
        row = next((i for i, end in enumerate(ends) if end <= bar.start), len(ends))
        if row == len(ends):
            ends.append(bar.end)
        else:
            ends[row] = bar.end
        placed.append(
            timeline_shapes.BarShape(
                bar.start,
                bar.end,
                bar.open_end,
                bar.arrangement_id,
                bar.claim_id,
                bar.reading,
                bar.style,
                bar.label,
                row,
            )
        )
    return placed


def mutual_bars(
    dossiers: Sequence[Dossier], period: Window, freshness: Freshness, speaking: Speaking
) -> list[timeline_shapes.BarShape]:
    """The only solid bars: every required party bound; or dotted, where it cannot be told."""
    found = []
    for dossier in dossiers:
        for window, answer in mutual_windows(dossier, period, freshness):
            who = speaking.listed([one.party for one in dossier.arrangement.required])
            found.append(
                timeline_shapes.BarShape(
                    utc(window.start),
                    utc(window.end),
                    window.end == period.end,
                    dossier.arrangement.id,
                    "",
                    None,
                    "mutual" if answer is Truth.YES else "uncertain",
                    who,
                    0,
                )
            )
    return _rows(found)


def gaps(
    dossiers: Sequence[Dossier], period: Window, freshness: Freshness, speaking: Speaking
) -> list[timeline_shapes.GapShape]:
    """Where the hours of some go on and those of others do not, each gap with its length."""
    found = []
    for dossier in dossiers:
        for gap in timeline.gaps(timeline.stretches(dossier, period, freshness)):
            minutes = minutes_between(gap.window.start, gap.window.end)
            found.append(
                timeline_shapes.GapShape(
                    utc(gap.window.start),
                    utc(gap.window.end),
                    minutes,
                    [speaking.party(party) for party in sorted(gap.unbound)],
                    speaking.words.say("gap", length=speaking.words.length(minutes)),
                )
            )
    return found


def movement_bars(
    movements: Iterable[ReportedMovement], period: Window, speaking: Speaking
) -> list[timeline_shapes.BarShape]:
    """Movements as reported, from the earliest to the latest that they can have been under way."""
    found = []
    for movement in movements:
        start, end = movement_span(movement)
        if start >= end:
            continue
        window = Window(start, end).clipped(period)
        if window is None:
            continue
        found.append(
            timeline_shapes.BarShape(
                utc(window.start),
                utc(window.end),
                open_end=False,
                arrangement_id="",
                claim_id=movement.id,
                reading=None,
                style="reported",
                label=speaking.words.name(movement.name),
                lane_row=0,
            )
        )
    return _rows(found)


def movement_span(movement: ReportedMovement) -> tuple[Instant, Instant]:
    """The stretch in which a movement was under way, as exactly as it was reported."""
    start = (movement.departed or movement.on).earliest
    return start, max((movement.arrived or movement.on).latest, movement.on.latest)


def marks(
    incidents: Iterable[Incident], period: Window, speaking: Speaking
) -> list[timeline_shapes.MarkShape]:
    """Incidents as marks; one whose words were erased is marked without them."""
    return [
        timeline_shapes.MarkShape(
            incident.id,
            utc(incident.when.earliest),
            speaking.words.name(incident.observation.words)
            if not isinstance(incident.observation, Erased)
            else incident.kind,
            incident.when.precision.value,
        )
        for incident in incidents
        if touches(incident.when, period)
    ]


def window_list(
    states: Sequence[Dossier],
    period: Window,
    which: str,
    *,
    asked: shapes.AskedShape,
    standing: str,
    freshness: Freshness,
    speaking: Speaking,
) -> timeline_shapes.WindowListShape:
    """The windows of one arrangement; `states` are the possible states of knowledge, fullest first.

    Raises `InvalidInput` where `which` is not any, mutual or claimant:ID.
    """
    dossier = states[0]
    zone = dossier.arrangement.zone
    kind, _, party = which.partition(":")
    if kind == "mutual":
        listed = [
            _claimed(window, zone, "mutual" if answer is Truth.YES else Truth.UNKNOWN.value)
            for window, answer in mutual_windows(dossier, period, freshness)
        ]
    elif kind == "any" or (kind == "claimant" and party):
        listed = _claimed_windows(states, period, party, speaking)
    else:
        raise InvalidInput(
            f"{which!r} names no windows", path="which", remedy="use any, mutual or claimant:ID"
        )
    return timeline_shapes.WindowListShape(
        asked,
        dossier.arrangement.id,
        speaking.words.name(dossier.arrangement.title),
        standing,
        listed,
    )


def _claimed_windows(
    states: Sequence[Dossier], period: Window, party: str, speaking: Speaking
) -> list[timeline_shapes.ClaimedWindowShape]:
    dossier = states[0]
    zone = dossier.arrangement.zone
    surest = {(bar.claim.id, bar.reading.id, bar.possibly) for bar in bars(states[-1], period)}
    found = []
    for bar in bars(dossier, period):
        claimants = [one.party for one in bar.claim.claimants]
        if party and PartyId(party) not in claimants:
            continue
        status = "every_reading" if bar.is_shared else "one_reading"
        if (bar.claim.id, bar.reading.id, bar.possibly) not in surest:
            status = Truth.UNKNOWN.value
        if bar.claim.status.value != "asserted":
            status = bar.claim.status.value
        found.append(
            _claimed(
                bar.possibly,
                zone,
                status,
                claimants=[speaking.party(one) for one in claimants],
                claim=bar.claim.id,
                reading=bar.reading.id,
            )
        )
    return found


def _claimed(
    window: Window,
    zone: str,
    status: str,
    *,
    claimants: Sequence[str] = (),
    claim: str | None = None,
    reading: str | None = None,
) -> timeline_shapes.ClaimedWindowShape:
    return timeline_shapes.ClaimedWindowShape(
        utc(window.start),
        utc(window.end),
        local(window.start, zone),
        local(window.end, zone),
        status,
        list(claimants),
        claim,
        reading,
    )
