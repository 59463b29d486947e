"""Where do the words report that somebody said something, and what did they say it was?

A frame is a cue verb with its subject, what was said, when and through whom. No grammar is parsed:
the patterns are narrow, and what they do not understand yields nothing.
"""

import re
from dataclasses import dataclass

from safe_passage.intake.actors import Actor, ActorKind, read_actor
from safe_passage.intake.codebook import codebooks
from safe_passage.intake.parse import Sentence
from safe_passage.intake.subjects import find_inverted, find_subject, segments, trimmed
from safe_passage.intake.times import DayMark, find_days
from safe_passage.model.draft import Span
from safe_passage.model.statement import Medium


@dataclass(frozen=True, slots=True)
class ChainMark:
    name: str
    kind: Medium
    span: Span


@dataclass(frozen=True, slots=True)
class Frame:
    """`actor` is None where the words go on with the speaker before them."""

    sentence: int
    cue: Span | None
    actor: Actor | None
    content: tuple[Span, ...]
    said: DayMark | None
    chain: tuple[ChainMark, ...]


_ADJUNCT = re.compile(
    r"\s*,?\s*(?:in (?:an? |the same )?(?:\w+ )?"
    r"(?:statement|address|interview|speech|briefing|message|letter|post|video)"
    r"|by (?:telephone|phone)|separately|again|earlier|later|shortly afterwards|then"
    r"|on (?:social media|television)"
    r"|(?:in|from) [A-Z]\w+(?: [A-Z]\w+)?"
    r"|at (?:a|the) (?:\w+ )?(?:briefing|meeting|conference|session))(?!\w)"
)
_STATEMENT = re.compile(r"in (?:an? |the same )?((?:\w+ )?(?:statement|address))(?!\w)")
_RECIPIENT = re.compile(
    r"\s*(?:reporters|journalists|the (?:same )?(?:agency|press|media|council)|parliament"
    r"|an? (?:\w+ ){0,3}(?:agency|channel|broadcaster|newspaper|meeting|conference|station)"
    r"|[A-Z][\w'’-]*(?: (?:[A-Z][\w'’-]*|\d+))*"
    r"(?:\s(?:television|TV|radio|news agency|channel))?)(?!\w)"
)
_OUTLET_WORDS = re.compile(r"an? (?:\w+ ){0,3}(agency|channel|broadcaster|newspaper|station)$")
_PREPOSITION = re.compile(r"\s*,?\s*(?:(?:on|late on|early on|at|in|also on)\s+)?", re.IGNORECASE)
_THAT = re.compile(r"\s*,?\s*(?:that\s+|:\s*|,\s*)?")
_QUOTED_AS = re.compile(r"\b(?:quoted|cited)\s+(?P<who>[^,;:]{3,120}?)\s+as\s+saying\b")
_ACCORDING = re.compile(r"\baccording to (?P<who>[^,.;:]{3,100})")
_NOT_HEARD = frozenset({ActorKind.DOCUMENT, ActorKind.ROLE, ActorKind.PRONOUN})
_LEAST_CONTENT = 12  # letters
_PASSIVE = re.compile(r"\b(?:be|been|being|was|were|is|are)\s(?:\w+ly\s)?$")
_NEGATED = re.compile(
    r"\b(?:not|n't|n’t|never|neither|nor|no one|nobody|nothing|none of \w+)\b[^,;:]{0,20}$"
)


def find_frames(text: str, sentences: tuple[Sentence, ...]) -> tuple[Frame, ...]:
    frames: list[Frame] = []
    for at, sentence in enumerate(sentences):
        own = _frames_of(text, at, sentence)
        if not own and _is_all_quote(text, sentence) and _goes_on(sentences, at, frames):
            own = [Frame(at, None, None, (sentence.span,), None, ())]
        frames.extend(own)
    return tuple(frames)


def _is_all_quote(text: str, sentence: Sentence) -> bool:
    if len(sentence.quotes) != 1 or sentence.quotes[0].scare:
        return False
    outside = len(sentence.span) - len(sentence.quotes[0].span)
    return outside <= 1 and len(sentence.quotes[0].inner.words(text).split()) > 3  # noqa: PLR2004


def _goes_on(sentences: tuple[Sentence, ...], at: int, frames: list[Frame]) -> bool:
    """A paragraph of nothing but a quotation goes on with the quotation right before it."""
    if not frames or frames[-1].sentence != at - 1:
        return False
    return bool(sentences[at - 1].quotes)


def _frames_of(text: str, at: int, sentence: Sentence) -> list[Frame]:
    masked = sentence.masked(text)
    quoted_as = _quoted_as(text, at, sentence, masked)
    if quoted_as:
        return [quoted_as]
    frames: list[Frame] = []
    for match in codebooks().cue_pattern.finditer(masked):
        cue = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
        if any(content.overlap(cue) for frame in frames for content in frame.content):
            continue
        frame = _frame(text, at, sentence, masked, cue)
        if frame is not None:
            inner = [f for f in frames if any(c.overlap(f.cue) for c in frame.content if f.cue)]
            frames = [f for f in frames if f not in inner]
            frames.append(frame)
    return frames or _according(text, at, sentence, masked)


def _frame(text: str, at: int, sentence: Sentence, masked: str, cue: Span) -> Frame | None:
    base = sentence.span.start
    rule = codebooks().cue_of[cue.words(text)]
    before = masked[: cue.start - base]
    if _NEGATED.search(before) or (rule.is_object and _PASSIVE.search(before)):
        return None  # "did not say whether", "had been confirmed": nobody's position
    after = _after_cue(text, sentence, masked, cue, names_outlet=rule.may_name_outlet)
    inverted = None if rule.is_object else find_inverted(text, sentence, masked, cue)
    if inverted is not None:
        return _postfix(text, at, sentence, cue, inverted, before_end=cue.start)
    subject = find_subject(text, sentence, masked, cue)
    if subject is None:
        return None
    actor, subject_start, said_before = subject
    content = _said_of(text, sentence, subject_start, after=after, cue=cue)
    if content:
        chain = (*_according_to(text, sentence, masked), *after.chain)
        return Frame(at, cue, actor, content, after.said or said_before, chain)
    return None


def _said_of(
    text: str, sentence: Sentence, subject_start: int, *, after: "_After", cue: Span
) -> tuple[Span, ...]:
    """The words said: behind the verb, before its subject, or round both.

    Behind a mere comma nothing is said any more: "..., he told an agency, so that people left".
    """
    masked = sentence.masked(text)
    is_object = codebooks().cue_of[cue.words(text)].is_object
    base, stop = sentence.span.start, sentence.span.end
    joint = masked[after.end - base : stop - base].lstrip()
    right = _content(text, after.end, stop, least=3 if is_object else _LEAST_CONTENT)
    left = _content(text, base, subject_start)
    if joint.startswith(";"):
        right = None
    if right is not None and not _is_bare_comma(joint):
        if cue.words(text) in ("told", "tells") and not after.is_told:
            return ()  # "told its fighters to be ready": an order, no report
        return (right,)
    if left is not None and right is not None and after.end == cue.end:
        return (left, right)
    if left is not None and masked[: subject_start - base].rstrip().endswith((",", '"', "”", "'")):
        return (left,)
    return (Span(subject_start, cue.end),) if is_object and right is None else ()


def _is_bare_comma(joint: str) -> bool:
    return joint.startswith(",") and not joint[1:].lstrip().startswith(
        ("that ", '"', "“", "'", "‘")
    )


def _according_to(text: str, sentence: Sentence, masked: str) -> tuple[ChainMark, ...]:
    """An outlet in "..., according to the X news agency" carries the words; it does not speak."""
    match = _ACCORDING.search(masked)
    if match is None:
        return ()
    base = sentence.span.start
    return (
        _carrier(text, Span(base + match.start("who"), base + match.end("who")))
        if codebooks().medium_pattern.search(match["who"])
        else ()
    )


@dataclass(frozen=True, slots=True)
class _After:
    end: int
    said: DayMark | None
    chain: tuple[ChainMark, ...]
    is_told: bool


def _after_cue(
    text: str, sentence: Sentence, masked: str, cue: Span, *, names_outlet: bool
) -> _After:
    """What stands between the verb and the words: to whom, when, in what, on what."""
    base, at = sentence.span.start, cue.end
    chain: list[ChainMark] = []
    said: DayMark | None = None
    is_told = False
    if names_outlet and (match := _RECIPIENT.match(masked, at - base)):
        chain.extend(_outlet(text, Span(base + match.start(), base + match.end())))
        at, is_told = base + match.end(), True
    for _ in range(4):  # more than four adjuncts in a row are no adjuncts
        days = (
            find_days(text, Span(at, min(sentence.span.end, at + 60)))
            if at < sentence.span.end
            else ()
        )
        gap = _PREPOSITION.match(masked, at - base)
        assert gap is not None
        if days and days[0].span.start == base + gap.end() and said is None:
            said, at = days[0], days[0].span.end
            continue
        medium = re.compile(r"\s*,?\s*on ").match(masked, at - base)
        named = codebooks().medium_pattern.match(masked, medium.end()) if medium else None
        if named:
            name, kind = codebooks().medium_of[named.group()]
            chain.append(ChainMark(name, kind, Span(base + named.start(), base + named.end())))
            at = base + named.end()
            continue
        adjunct = _ADJUNCT.match(masked, at - base)
        if adjunct is None:
            break
        if statement := _STATEMENT.search(masked, adjunct.start(), adjunct.end()):
            span = Span(base + statement.start(1), base + statement.end(1))
            chain.append(ChainMark(span.words(text), Medium.STATEMENT, span))
        at = base + adjunct.end()
    return _After(at, said, tuple(chain), is_told)


def _outlet(text: str, recipient: Span) -> list[ChainMark]:
    match = codebooks().medium_pattern.search(text, recipient.start, recipient.end)
    if match:
        name, kind = codebooks().medium_of[match.group()]
        return [ChainMark(name, kind, Span(*match.span()))]
    words = recipient.words(text).strip()
    start = recipient.end - len(words)
    if found := _OUTLET_WORDS.search(words):
        kind = Medium.AGENCY if found[1] == "agency" else Medium.BROADCASTER
        return [ChainMark(words, kind, Span(start, recipient.end))]
    if re.search(r"(?:television|TV|radio|news agency|channel)$", words):
        kind = Medium.AGENCY if words.endswith("agency") else Medium.BROADCASTER
        name = re.sub(r"\s(?:television|TV|radio|news agency|channel)$", "", words)
        return [ChainMark(name, kind, Span(start, start + len(name)))]
    return []


def _content(text: str, start: int, end: int, *, least: int = _LEAST_CONTENT) -> Span | None:
    """The words said, without the joints around them; None if too few are left to be anything."""
    if start >= end:
        return None
    if joint := _THAT.match(text, start, end):
        start = joint.end()
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    if (
        end > start
        and text[end - 1] == "."
        and text[max(start, end - 4) : end] not in ("a.m.", "p.m.")
    ):
        end -= 1
    if end - start < least:
        return None
    return Span(start, end)


def _postfix(
    text: str, at: int, sentence: Sentence, cue: Span, found: tuple[Actor, int], *, before_end: int
) -> Frame | None:
    actor, end = found
    left = _content(text, sentence.span.start, before_end)
    if left is None:
        return None
    days = (
        find_days(text, Span(end, min(sentence.span.end, end + 40)))
        if end < sentence.span.end
        else ()
    )
    gap = _PREPOSITION.match(text, end)
    said = days[0] if days and gap and days[0].span.start == gap.end() else None
    return Frame(at, cue, actor, (left,), said, ())


def _quoted_as(text: str, at: int, sentence: Sentence, masked: str) -> Frame | None:
    """In "TASS quoted Minister X as saying" the agency is a link, and the minister speaks."""
    match = _QUOTED_AS.search(masked)
    if match is None:
        return None
    base = sentence.span.start
    who = Span(base + match.start("who"), base + match.end("who"))
    actor = read_actor(text, who, None)
    parts = segments(masked, 0, match.start())
    if actor is None or not parts:
        return None
    agency = trimmed(text, base + parts[-1][0], base + parts[-1][1])
    if agency is None:
        return None
    chain = _carrier(text, agency)
    cue = Span(base + match.start(), base + match.end())
    after = _after_cue(text, sentence, masked, cue, names_outlet=False)
    right = _content(text, after.end, sentence.span.end)
    left = _content(text, base, agency.start)
    content = right or left
    return (
        Frame(at, cue, actor, (content,), after.said, (*chain, *after.chain)) if content else None
    )


def _carrier(text: str, agency: Span) -> tuple[ChainMark, ...]:
    match = codebooks().medium_pattern.search(text, agency.start, agency.end)
    if match:
        name, kind = codebooks().medium_of[match.group()]
        return (ChainMark(name, kind, Span(*match.span())),)
    named = re.search(
        r"(?:[A-Z]\w+['’]s )?(?P<name>[A-Z]\w+(?: [A-Z]\w+)*?)"
        r"(?= (?:news )?(?:agency|television)|$)",
        agency.words(text),
    )
    if named is None:
        return ()
    span = Span(agency.start + named.start("name"), agency.start + named.end("name"))
    return (ChainMark(span.words(text), Medium.AGENCY, span),)


def _according(text: str, at: int, sentence: Sentence, masked: str) -> list[Frame]:
    match = _ACCORDING.search(masked)
    if match is None:
        return []
    base = sentence.span.start
    who = Span(base + match.start("who"), base + match.end("who"))
    if codebooks().medium_pattern.search(text, who.start, who.end):
        return []
    actor = read_actor(text, who, None)
    content = _content(text, base, base + match.start())
    if actor is None or content is None or actor.kind in _NOT_HEARD:
        return []
    return [Frame(at, Span(base + match.start(), base + match.end()), actor, (content,), None, ())]
