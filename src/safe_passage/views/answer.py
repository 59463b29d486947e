"""One arrangement's answer, in words and shapes."""

from collections.abc import Iterable, Sequence

from whenever import Instant

from safe_passage.model.arrangement import KindSaid
from safe_passage.model.name import Name
from safe_passage.model.party import PartyId
from safe_passage.model.place import Unmapped
from safe_passage.model.time import Truth
from safe_passage.model.whereabouts import Whereabouts
from safe_passage.register.answer import (
    LOOK_AHEAD,
    ArrangementAnswer,
    ClaimAnswer,
    ReadingAnswer,
    Settle,
    Settles,
    earliest_end,
)
from safe_passage.register.binding import Binding
from safe_passage.register.coverage import Phase
from safe_passage.views import positions, shapes
from safe_passage.views.speaking import (
    Speaking,
    local,
    minutes_between,
    source_shape,
    utc,
    window_shape,
)
from safe_passage.views.words import Words


def arrangement_shape(
    answer: ArrangementAnswer,
    *,
    at: Instant,
    speaking: Speaking,
    area: Whereabouts | None,
    evidence: Sequence[shapes.EvidenceShape],
) -> shapes.ArrangementShape:
    """The answer as it leaves. `area` is the place asked about against the arrangement's."""
    words, frame = speaking.words, answer.dossier.arrangement
    is_over = answer.standing in ("ended", "never_took_effect")
    return shapes.ArrangementShape(
        id=frame.id,
        title=words.name(frame.title),
        kinds=[_kind(kind, speaking) for kind in frame.kinds],
        standing=answer.standing.value,
        standing_words=words.say(f"standing.{answer.standing.value}"),
        answer=answer.holds.value,
        sentence=sentence(answer, at, speaking),
        why=_why(answer, at, speaking),
        area=_area(answer, area, words),
        relevance=_relevance(answer, area, is_over=is_over),
        now=_now(answer, at, frame.zone),
        next_window=None if answer.next is None else window_shape(answer.next, frame.zone),
        ended_minutes_ago=None if answer.ended is None else minutes_between(answer.ended, at),
        bound=[_bound(one, answer, at, speaking) for one in answer.bindings],
        positions=[
            *positions.position_shapes(answer, _required(answer, at), speaking),
        ],
        claims=[_claim(claim, frame.zone, speaking) for claim in answer.claims],
        mutual=answer.mutual.value,
        settle=[settle_words(settle, answer, speaking) for settle in answer.settle],
        countdown=_countdown(answer, at, speaking),
        undertakings=_names(words, (u.words for c in answer.claims for u in c.claim.undertakings)),
        exclusions=_names(words, (e for c in answer.claims for e in c.claim.exclusions)),
        conditions=_names(words, (c.words for a in answer.claims for c in a.claim.conditions)),
        sources=_sources(answer, speaking),
        evidence=list(evidence),
    )


def _names(words: Words, names: Iterable[Name]) -> list[str]:
    return list(dict.fromkeys(words.name(name) for name in names))


def _kind(kind: KindSaid, speaking: Speaking) -> shapes.KindShape:
    return shapes.KindShape(
        speaking.words.name(kind.said), [speaking.party(party) for party in kind.by]
    )


def sentence(answer: ArrangementAnswer, at: Instant, speaking: Speaking) -> str:
    """What a tired person can repeat on the radio."""
    words = speaking.words
    standing = words.say(f"standing.{answer.standing.value}")
    if answer.holds is Truth.YES:
        return _sentence_holds(answer, at, standing, speaking)
    if answer.holds is Truth.UNKNOWN:
        if not answer.settle:
            return words.say("say.unknown_bare")
        return words.say("say.unknown", settle=settle_words(answer.settle[0], answer, speaking))
    if answer.ended is not None and answer.standing == "ended":
        ago = words.length(minutes_between(answer.ended, at))
        return words.say("say.ended", ago=ago)
    if answer.next is not None and answer.standing not in ("ended", "suspended"):
        return words.say("say.not_now", start=words.when(answer.next.start), standing=standing)
    return words.say("say.nothing_now", standing=standing)


def _sentence_holds(
    answer: ArrangementAnswer, at: Instant, standing: str, speaking: Speaking
) -> str:
    words = speaking.words
    bound = [one.party for one in answer.bindings if one.bound is Truth.YES]
    required = _required(answer, at)
    not_bound = [
        one.party for one in answer.bindings if one.bound is Truth.NO and one.party in required
    ]
    unsure = [
        one.party for one in answer.bindings if one.bound is Truth.UNKNOWN and one.party in required
    ]
    end = earliest_end(answer)
    are = "is" if len(bound) == 1 else "are"
    if end is None:
        text = words.say("say.holds_open", standing=standing, who=speaking.listed(bound), are=are)
    else:
        left = words.length(minutes_between(at, end))
        text = words.say(
            "say.holds",
            standing=standing,
            who=speaking.listed(bound),
            are=are,
            end=words.when(end),
            left=left,
        )
    parts = [text]
    if not_bound:
        parts.append(words.say("say.unbound", who=speaking.listed(not_bound)))
    if unsure:
        parts.append(words.say("say.unsure", who=speaking.listed(unsure)))
    return " ".join(parts)


def _required(answer: ArrangementAnswer, at: Instant) -> frozenset[PartyId]:
    return frozenset(one.party for one in answer.dossier.arrangement.required if one.counts(at))


def _why(answer: ArrangementAnswer, at: Instant, speaking: Speaking) -> list[str]:
    words, found = speaking.words, []
    if answer.now is not None and answer.holds is Truth.YES:
        since = words.length(minutes_between(answer.now.start, at))
        if answer.now.end == at + LOOK_AHEAD:
            found.append(words.say("why.open", since=since))
        else:
            left = words.length(minutes_between(at, answer.now.end))
            found.append(words.say("why.since", since=since, left=left))
    for claim in answer.claims:
        if len(claim.readings) > 1 or claim.covers is Truth.UNKNOWN:
            found += [_reading_words(one, speaking) for one in claim.readings]
    if answer.mutual is Truth.YES:
        found.append(words.say("why.mutual"))
    return found


def reading_name(one: ReadingAnswer, words: Words) -> str:
    says = words.name(one.reading.says) or one.reading.id
    if not one.reading.through:
        return says
    return words.say("reading", says=says, through=words.listed(one.reading.through))


def _reading_words(one: ReadingAnswer, speaking: Speaking) -> str:
    words, name = speaking.words, reading_name(one, speaking.words)
    if one.phase is Phase.ENDED and one.end is not None:
        return words.say("why.reading.ended", reading=name, end=words.when(one.end.latest))
    if one.phase is Phase.ENDED:
        return words.say("why.reading.ended_event", reading=name)
    return words.say(f"why.reading.{_state(one)}", reading=name)


def _state(one: ReadingAnswer) -> str:
    if one.phase is not Phase.RUNNING:
        return one.phase.value
    if one.covers is Truth.YES:
        return "covers"
    return "between_windows" if one.covers is Truth.NO else Phase.UNKNOWN.value


def _area(answer: ArrangementAnswer, area: Whereabouts | None, words: Words) -> shapes.AreaShape:
    stated = answer.dossier.arrangement.area
    text = words.name(stated.words) if isinstance(stated, Unmapped) else ""
    if area is None:
        return shapes.AreaShape(None, text, None, None)
    # Not the matcher's own words: metres that exact say more than the place is known to.
    return shapes.AreaShape(
        area.where.value, text, _metres(area.accuracy_m), _metres(area.distance_m)
    )


def _metres(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _relevance(
    answer: ArrangementAnswer, area: Whereabouts | None, *, is_over: bool
) -> shapes.Relevance:
    if is_over:
        return "over"
    if area is not None and area.where.value == "outside":
        return "elsewhere"
    is_old = any(settle.kind is Settles.FRESHNESS_PASSED for settle in answer.settle)
    return "old" if is_old and answer.holds is not Truth.YES else "here"


def _now(answer: ArrangementAnswer, at: Instant, zone: str) -> shapes.NowShape | None:
    now = answer.now
    if now is None or answer.holds is Truth.NO:
        return None
    return shapes.NowShape(
        utc(now.start),
        utc(now.end),
        local(now.start, zone),
        local(now.end, zone),
        minutes_between(now.start, at),
        minutes_between(at, now.end),
        now.end != at + LOOK_AHEAD,
    )


def _bound(
    one: Binding, answer: ArrangementAnswer, at: Instant, speaking: Speaking
) -> shapes.BoundShape:
    words = speaking.words
    return shapes.BoundShape(
        one.party,
        speaking.party(one.party),
        one.bound.value,
        one.runs.value,
        one.party in _required(answer, at),
        _names(words, (undertaking.words for undertaking in one.to)),
        words.say(f"why.{one.why.value}"),
        one.why.value,
        list(one.statements),
    )


def _claim(claim: ClaimAnswer, zone: str, speaking: Speaking) -> shapes.ClaimShape:
    words = speaking.words
    return shapes.ClaimShape(
        claim.claim.id,
        [shapes.PartyShape(one.party, speaking.party(one.party)) for one in claim.claim.claimants],
        words.name(claim.claim.what),
        claim.claim.scope.value,
        claim.covers.value,
        [_reading(one, zone, speaking) for one in claim.readings],
    )


def _reading(one: ReadingAnswer, zone: str, speaking: Speaking) -> shapes.ReadingShape:
    end = None if one.end is None else one.end.latest
    return shapes.ReadingShape(
        one.reading.id,
        list(one.reading.through),
        one.covers.value,
        _state(one),
        None if end is None else utc(end),
        None if end is None else local(end, zone),
        one.reading.schedule.end_kind.value,
        speaking.words.name(one.reading.says),
        list(one.reading.statements),
    )


def settle_words(settle: Settle, answer: ArrangementAnswer, speaking: Speaking) -> str:
    """What would settle an answer that cannot be told."""
    words = speaking.words
    readings = [
        reading_name(one, words)
        for claim in answer.claims
        if claim.claim.id == settle.claim
        for one in claim.readings
    ]
    return words.say(
        f"settle.{settle.kind.value}",
        who=speaking.listed(settle.parties),
        readings=" / ".join(readings) if settle.kind is Settles.READINGS_DIFFER else "",
        period=words.days(round(speaking.freshness_days)),
    )


def _countdown(
    answer: ArrangementAnswer, at: Instant, speaking: Speaking
) -> shapes.CountdownShape | None:
    end = earliest_end(answer)
    if end is None:
        return None
    words = speaking.words
    return shapes.CountdownShape(
        utc(end),
        minutes_between(at, end),
        words.say(
            "say.about",
            title=words.name(answer.dossier.arrangement.title),
            sentence=words.say(f"standing.{answer.standing.value}"),
        ),
    )


def _sources(answer: ArrangementAnswer, speaking: Speaking) -> list[shapes.SourceShape]:
    cited = dict.fromkeys(
        id_ for said in answer.dossier.statements.values() for id_ in said.sources
    )
    return [source_shape(speaking.sources[id_]) for id_ in cited if id_ in speaking.sources]
