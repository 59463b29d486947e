"""Who said each reported thing, whose position is it, and what does it do?"""

import re
from dataclasses import replace

from whenever import Date

from safe_passage.intake.actors import ActorKind, find_parties
from safe_passage.intake.codebook import Cue, codebooks
from safe_passage.intake.document import Document
from safe_passage.intake.frames import Frame
from safe_passage.intake.parse import Sentence
from safe_passage.intake.speakers import Attributed
from safe_passage.intake.times import DayMark, Direction, resolve_day
from safe_passage.model.draft import (
    Alternative,
    Draft,
    DraftKind,
    Field,
    How,
    Span,
    found,
    left_open,
    not_stated,
)
from safe_passage.model.statement import Act, Polarity

_VERB = re.compile(
    r"\b(?:have|has|had|is|are|was|were|will|would|may|might|can|could|did|does|do|should|must|[a-z]{2,}ed|says?|said"
    r"|accepts?|continues?|want[s]?)\b"
)
_THEIR_OWN = re.compile(r"[\"'“‘]?(?:they|he|she|it)\b", re.IGNORECASE)
_NEGATED_ARRANGEMENT = re.compile(
    r"\b(?:would|will|does|do|did|shall) not "
    r"(?:go on|hold|last|continue|accept|agree|join|pause|stop)\b",
    re.IGNORECASE,
)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:(?:both|all|the two|all the) (?:sides|parties)|the (?:army|government|rebels|opposition)"
    r"|rebels?|militants|fighters|troops|green lights)\b",
    re.IGNORECASE,
)
_SUBJECT_WORDS = 14
_PLAIN = Cue((), is_object=False, may_name_outlet=False)
_NEGATING = frozenset({Act.DENIED, Act.REJECTED})


def draft_statements(
    document: Document, sentences: tuple[Sentence, ...], attributed: tuple[Attributed, ...]
) -> tuple[Draft, ...]:
    drafts: list[Draft] = []
    for number, one in enumerate(attributed, start=1):
        chain = _chain(one, drafts)
        drafts.append(_draft(document, sentences[one.frame.sentence], one, number, chain))
    return tuple(drafts)


def said_date(document: Document, frame: Frame) -> Date | None:
    """When the words of this frame were said, if that can be told."""
    if frame.said is None:
        return None
    resolved = resolve_day(
        frame.said, published=document.published, said=None, direction=Direction.PAST
    )
    return resolved.date


def _chain(one: Attributed, before: list[Draft]) -> Field:
    marks = one.frame.chain
    if marks:
        names = tuple(mark.name for mark in marks)
        return found("chain", names, *(mark.span for mark in marks), how=How.NORMALISED)
    if one.frame.actor is None and before:
        earlier = before[-1].field("chain")
        if earlier.value is not None:
            return replace(
                earlier, how=How.INFERRED, reason="a quotation right after one that came this way"
            )
    return not_stated("chain")


def _draft(
    document: Document, sentence: Sentence, one: Attributed, number: int, chain: Field
) -> Draft:
    text, frame = document.text, one.frame
    words = tuple(span.words(text) for span in frame.content)
    act = _act(text, frame)
    party = _party(one)
    fields = (
        *_speaker(text, one),
        party,
        _holder(text, frame, party),
        chain,
        act,
        _polarity(text, frame, act),
        _condition(text, frame),
        _about(text, frame),
        *_said(document, frame),
        found("words", " ".join(words), *frame.content, how=How.VERBATIM),
        _quotation(text, sentence, frame),
    )
    basis = frame.content if frame.cue is None else (*frame.content, frame.cue)
    if (
        frame.cue
        and frame.actor
        and codebooks().cue_of.get(frame.cue.words(text), _PLAIN).is_object
    ):
        basis = (*basis, frame.actor.span)
    return Draft(f"statement-{number}", DraftKind.STATEMENT, tuple(sorted(set(basis))), fields)


def _speaker(text: str, one: Attributed) -> tuple[Field, Field, Field]:
    who, at = one.who, one.frame.actor.span if one.frame.actor else one.frame.content[0]
    if one.open_reason is not None or who is None:
        offered = tuple(
            Alternative(p.name, (p.name_span or p.span,), How.INFERRED, one.open_reason or "")
            for p in one.candidates
            if p.name
        )
        role = (
            found("role", who.role, who.role_span, how=How.VERBATIM)
            if who and who.role and who.role_span
            else not_stated("role")
        )
        reason = one.open_reason or "no speaker in the words"
        return (
            left_open("speaker", reason, spans=(at,), alternatives=offered),
            not_stated("named"),
            role,
        )
    spans = (who.name_span or who.span,) + ((at,) if one.inferred else ())
    is_named = who.kind in (ActorKind.PERSON, ActorKind.BODY)
    value = who.name if who.name is not None else who.span.words(text)
    is_here = at.covers(spans[0])
    how = How.INFERRED if one.inferred or not is_here else How.VERBATIM
    why = one.inferred or (None if is_here else "the surname of a speaker named before")
    role = (
        found("role", who.role, who.role_span, how=How.VERBATIM)
        if who.role and who.role_span
        else not_stated("role")
    )
    return (
        found("speaker", value, *dict.fromkeys(spans), how=how, reason=why),
        found("named", is_named, spans[0], how=How.NORMALISED),
        role,
    )


def _party(one: Attributed) -> Field:
    who = one.who
    if who is None or who.party is None or who.party_span is None:
        return not_stated("party")
    return found("party", who.party, who.party_span, how=How.NORMALISED)


def _holder(text: str, frame: Frame, party: Field) -> Field:
    """Whose position it is: the speaker's own, or that of the party that the words are about."""
    content = frame.content[0]
    if _THEIR_OWN.match(text, content.start, content.end) and content.words(text)[:6].strip(
        "\"'“‘"
    ).casefold().startswith("they"):
        return left_open("holder", "whose position a pronoun means must be seen", spans=(content,))
    verb = _VERB.search(text, content.start, content.end)
    opening = Span(content.start, verb.start()) if verb and verb.start() > content.start else None
    others = (
        find_parties(text, opening)
        if opening and len(opening.words(text).split()) <= _SUBJECT_WORDS
        else ()
    )
    names = tuple(dict.fromkeys(name for name, _ in others))
    own = party.value if isinstance(party.value, str) else None
    if names and own not in names and own is not None and not _belongs(own, names):
        reason = "the words state what this party does, and the speaker speaks for another"
        return found(
            "holder",
            " and ".join(names),
            *(span for _, span in others),
            how=How.INFERRED,
            reason=reason,
        )
    if opening and not names and (other := _SOMEBODY_ELSE.search(opening.words(text))):
        at = Span(opening.start + other.start(), opening.start + other.end())
        return left_open("holder", "the words state what somebody else does", spans=(at,))
    if own is None:
        reason = "for whom the speaker speaks is not in the words"
        offered = tuple(
            Alternative(name, (span,), How.INFERRED, "the words state what this party does")
            for name, span in dict(others).items()
        )
        return left_open("holder", reason, alternatives=offered)
    return found("holder", own, *party.spans, how=How.INFERRED, reason="the speaker's own party")


def _belongs(own: str, names: tuple[str, ...]) -> bool:
    return any(name in own for name in names)


def _act(text: str, frame: Frame) -> Field:
    cue = frame.cue.words(text) if frame.cue else ""
    for rule in codebooks().acts:
        if rule.looks_at_cue:
            if frame.cue and rule.pattern.match(cue):
                return found("act", rule.act.value, frame.cue, how=How.NORMALISED)
            continue
        for content in frame.content:
            if match := rule.pattern.search(content.words(text)):
                span = Span(content.start + match.start(), content.start + match.end())
                return found("act", rule.act.value, span, how=How.NORMALISED)
    reason = "no cue of a position in the words"
    return found("act", Act.OTHER.value, *frame.content, how=How.INFERRED, reason=reason)


def _polarity(text: str, frame: Frame, act: Field) -> Field:
    for content in frame.content:
        if match := _NEGATED_ARRANGEMENT.search(content.words(text)):
            span = Span(content.start + match.start(), content.start + match.end())
            return found("polarity", Polarity.NEGATED.value, span, how=How.NORMALISED)
    value = Polarity.NEGATED if act.value in {a.value for a in _NEGATING} else Polarity.AFFIRMED
    return found(
        "polarity", value.value, *act.spans, how=How.INFERRED, reason="follows from the act"
    )


def find_condition(text: str, content: Span) -> Span | None:
    """The words of the first condition, to the end of its clause."""
    starts = [
        match.start()
        for pattern in codebooks().conditions
        if (match := pattern.search(content.words(text)))
    ]
    if not starts:
        return None
    start = content.start + min(starts)
    end = re.search(r"[,;.\"”]", text[start : content.end])
    return Span(start, start + end.start() if end and end.start() else content.end)


def _condition(text: str, frame: Frame) -> Field:
    for content in frame.content:
        span = find_condition(text, content)
        if span is not None:
            return found("condition", span.words(text), span, how=How.VERBATIM)
    return not_stated("condition")


def _about(text: str, frame: Frame) -> Field:
    for trigger in codebooks().triggers:
        for content in frame.content:
            if match := trigger.pattern.search(content.words(text)):
                span = Span(content.start + match.start(), content.start + match.end())
                return found("about", span.words(text), span, how=How.VERBATIM)
    return not_stated("about")


def _said(document: Document, frame: Frame) -> tuple[Field, Field]:
    mark: DayMark | None = frame.said
    if mark is None:
        return not_stated("said_when"), not_stated("said_part")
    part = (
        found("said_part", mark.part, mark.span, how=How.NORMALISED)
        if mark.part
        else not_stated("said_part")
    )
    resolved = resolve_day(mark, published=document.published, said=None, direction=Direction.PAST)
    if resolved.date is None:
        reason = resolved.reason or "the day cannot be told"
        return left_open(
            "said_when", reason, spans=(mark.span,), alternatives=resolved.alternatives
        ), part
    anchor = document.anchor if resolved.how is How.RESOLVED else None
    return (
        found(
            "said_when",
            resolved.date,
            mark.span,
            how=resolved.how,
            anchor=anchor,
            reason=resolved.reason,
        ),
        part,
    )


def _quotation(text: str, sentence: Sentence, frame: Frame) -> Field:
    spans = tuple(
        quote.inner
        for quote in sentence.quotes
        if not quote.scare and any(content.covers(quote.inner) for content in frame.content)
    )
    if not spans:
        return not_stated("quotation")
    return found("quotation", tuple(s.words(text) for s in spans), *spans, how=How.VERBATIM)
