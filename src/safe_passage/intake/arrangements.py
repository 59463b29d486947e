"""Which arrangements does a sentence mention, and what does it say of them?"""

import re
from dataclasses import dataclass, replace

from safe_passage.intake.actors import find_parties
from safe_passage.intake.codebook import StatusRule, Trigger, codebooks
from safe_passage.intake.days import find_dates
from safe_passage.intake.document import Document
from safe_passage.intake.fields import ARRANGEMENT_FIELDS
from safe_passage.intake.hours import find_hours
from safe_passage.intake.parse import Sentence
from safe_passage.intake.places import find_places
from safe_passage.intake.scene import Scene
from safe_passage.intake.speakers import Attributed
from safe_passage.intake.statements import find_condition
from safe_passage.model.draft import (
    Alternative,
    Draft,
    Field,
    How,
    Span,
    found,
    left_open,
    named,
    not_stated,
)

_PURPOSE = re.compile(
    r"\b(?:(?:so as |in order )?to (?:let|allow|enable|bring|deliver|evacuate|help|permit|get|give"
    r"|facilitate|protect)"
    r"|so that|for (?:the )?(?:delivery|evacuation|passage|entry|vaccination))\b[^.;\"“”]{3,240}"
)
_EXCLUSION = re.compile(
    r"\b(?:excludes?|excluding|except for|apart from)\s(?P<after>[^.;,\"“”]{3,160})"
    r"|(?P<before>[A-Z][^.;\"“”]{2,160}?)\s"
    r"(?:will not be part|(?:is|are|was|were) (?:left out|not covered|excluded))"
)
_HUMANITARIAN = re.compile(
    r"\b(?:humanitarian|aid|relief|food|medicine|medicines|medical|civilians|convoys?|supplies)\b",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(
    r"\b(?:did|does|do|would|could) not (?:say|tell|mention|confirm|explain|name)\b", re.IGNORECASE
)
_CITY = re.compile(r"\b(?:the|this) (?:city|town|district|enclave|camp|area)\b", re.IGNORECASE)
_BINDING_ACTS = frozenset({"announced", "offered", "agreed", "confirmed", "joined"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One sentence on one arrangement; clusters join the mentions of the same one."""

    family: str
    is_live: bool
    basis: Span
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field:
        return next(each for each in self.fields if each.name == name)


def find_mentions(
    document: Document,
    sentences: tuple[Sentence, ...],
    attributed: tuple[Attributed, ...],
    statements: tuple[Draft, ...],
) -> tuple[Mention, ...]:
    mentions: list[Mention] = []
    tellers: dict[int, list[tuple[Attributed, Draft]]] = {}
    for pair in zip(attributed, statements, strict=True):
        tellers.setdefault(pair[0].frame.sentence, []).append(pair)
    for at, sentence in enumerate(sentences):
        before = (
            sentences[at - 1] if at and sentences[at - 1].paragraph == sentence.paragraph else None
        )
        if _SAYS_NOTHING.search(sentence.masked(document.text)):
            continue  # "did not say whether the pause would go on" says nothing of the pause
        triggers = _triggers(document.text, sentence.span)
        for trigger, span in triggers:
            scene = _scene(document, sentence, before, tellers.get(at, []), span)
            rivals = tuple(other for _, other in triggers if other != span)
            scene = replace(scene, rivals=rivals)
            mention = _mention(scene, trigger)
            if mention is not None:
                mentions.append(mention)
    return tuple(mentions)


def _triggers(text: str, within: Span) -> list[tuple[Trigger, Span]]:
    """One for each family: the most specific words, by the order of the list."""
    best: dict[str, tuple[Trigger, Span]] = {}
    words = within.words(text)
    for trigger in codebooks().triggers:
        if trigger.family not in best and (match := trigger.pattern.search(words)):
            span = Span(within.start + match.start(), within.start + match.end())
            best[trigger.family] = (trigger, span)
    return list(best.values())


def _scene(
    document: Document,
    sentence: Sentence,
    before: Sentence | None,
    tellers: list[tuple[Attributed, Draft]],
    trigger: Span,
) -> Scene:
    for one, draft in tellers:
        for content in one.frame.content:
            if content.overlap(trigger):
                status = _status(document.text, content) or _status(document.text, sentence.span)
                return Scene(document, sentence, before, one, content, trigger, status, draft)
    status = _status(document.text, sentence.span)
    return Scene(document, sentence, before, None, sentence.span, trigger, status, None)


def _status(text: str, span: Span) -> StatusRule | None:
    words = span.words(text)
    return next((rule for rule in codebooks().statuses if rule.pattern.search(words)), None)


def _mention(scene: Scene, trigger: Trigger) -> Mention | None:
    status = _status_field(scene)
    hours = find_hours(scene)
    purpose = _purpose(scene)
    start, end = find_dates(scene)
    fields = (
        _kind(scene, trigger, purpose),
        found("kind_words", scene.trigger.words(scene.text), scene.trigger, how=How.VERBATIM),
        status,
        _area(scene),
        start,
        end,
        *hours,
        _parties(scene),
        _announced_by(scene),
        purpose,
        _condition(scene),
        _exclusions(scene),
    )
    tells = {"start", "end", "opens", "closes", "daily_minutes", "duration_minutes"}
    says_something = any(f.value is not None for f in fields if f.name in tells)
    if scene.status is None and not says_something:
        return None  # a mere mention: "during the pause"
    live = scene.status is None or scene.status.is_live
    order = tuple(ARRANGEMENT_FIELDS)
    ordered = tuple(sorted(fields, key=lambda f: order.index(f.name)))
    return Mention(trigger.family, live, scene.scope, ordered)


def _kind(scene: Scene, trigger: Trigger, purpose: Field) -> Field:
    words = purpose.value if isinstance(purpose.value, str) else ""
    if trigger.kind == "halt_in_fighting" and _HUMANITARIAN.search(words):
        return found(
            "kind", "humanitarian_pause", scene.trigger, *purpose.spans, how=How.INFERRED,
            reason="fighting stops, and the purpose in the words is humanitarian",
        )  # fmt: skip
    return found("kind", trigger.kind, scene.trigger, how=How.NORMALISED)


def _status_field(scene: Scene) -> Field:
    if scene.status is None:
        return left_open("status", "the words do not say whether it holds", spans=(scene.trigger,))
    span = scene.scope
    match = scene.status.pattern.search(span.words(scene.text))
    if match is None:
        span = scene.sentence.span
        match = scene.status.pattern.search(span.words(scene.text))
    assert match is not None
    at = Span(span.start + match.start(), span.start + match.end())
    return found("status", scene.status.status, at, how=How.NORMALISED)


def _area(scene: Scene) -> Field:
    places = find_places(scene.text, scene.scope)
    narrow = [p for p in places if codebooks().kind_of_place.get(p.name) != "country"] or list(
        places
    )
    if len(narrow) == 1:
        place = narrow[0]
        if place.is_listed or place.span.end - place.span.start == len(place.name):
            return found(
                "area",
                place.name,
                place.span,
                how=How.NORMALISED if place.is_listed else How.VERBATIM,
            )
        return found("area", place.span.words(scene.text), place.span, how=How.VERBATIM)
    if narrow:
        offered = tuple(
            Alternative(p.name, (p.span,), How.VERBATIM, "named in the same words") for p in narrow
        )
        return left_open("area", "more than one place is named", alternatives=offered)
    city = _CITY.search(scene.text, scene.scope.start, scene.scope.end)
    earlier = find_places(scene.text, scene.before.span) if scene.before else ()
    if city and len(earlier) == 1:
        reason = "the sentence before names one place, and this one goes on about it"
        return found(
            "area",
            earlier[0].name,
            Span(*city.span()),
            earlier[0].span,
            how=How.INFERRED,
            reason=reason,
        )
    return not_stated("area")


def _parties(scene: Scene) -> Field:
    """Whoever binds itself in these words; a corridor that "was opened" names nobody."""
    if scene.statement is not None:
        holder, act = scene.statement.field("holder"), scene.statement.value("act")
        if isinstance(holder.value, str) and act in _BINDING_ACTS:
            reason = "holder of the statement that speaks of it"
            return found(
                "parties",
                tuple(holder.value.split(" and ")),
                *holder.spans,
                how=How.INFERRED,
                reason=reason,
            )
        return not_stated("parties")
    verb = re.search(
        r"\b(?:launched|opened|agreed|announced|declared|will|have|has|began)\b",
        scene.scope.words(scene.text),
    )
    end = scene.scope.start + (verb.start() if verb else 0)
    bound = find_parties(scene.text, Span(scene.scope.start, end)) if verb and verb.start() else ()
    names = tuple(dict.fromkeys(name for name, _ in bound))
    if not names:
        return not_stated("parties")
    return found("parties", names, *(span for _, span in bound), how=How.NORMALISED)


def _announced_by(scene: Scene) -> Field:
    if scene.statement is None:
        return not_stated("announced_by")
    return named(scene.statement.field("speaker"), "announced_by")


def _purpose(scene: Scene) -> Field:
    match = _PURPOSE.search(scene.text, scene.scope.start, scene.scope.end)
    if match is None:
        return not_stated("purpose")
    end = match.end()
    while scene.text[end - 1].isspace() or scene.text[end - 1] == ",":
        end -= 1
    span = Span(match.start(), end)
    return found("purpose", span.words(scene.text), span, how=How.VERBATIM)


def _condition(scene: Scene) -> Field:
    span = find_condition(scene.text, scene.scope)
    return (
        found("condition", span.words(scene.text), span, how=How.VERBATIM)
        if span
        else not_stated("condition")
    )


def _exclusions(scene: Scene) -> Field:
    spans = tuple(
        Span(*match.span(group))
        for match in _EXCLUSION.finditer(scene.text, scene.scope.start, scene.scope.end)
        for group in ("after", "before")
        if match[group]
    )
    if not spans:
        return not_stated("exclusions")
    return found("exclusions", tuple(s.words(scene.text) for s in spans), *spans, how=How.VERBATIM)
