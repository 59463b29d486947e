"""Which parts of a text are its words, and which are captions, credits and other furniture?"""

import re
from dataclasses import dataclass
from enum import StrEnum

from safe_passage.intake.codebook import codebooks
from safe_passage.model.draft import Span


class BlockKind(StrEnum):
    METADATA = "metadata"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    DATELINE = "dateline"
    BODY = "body"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"


READ_KINDS = frozenset({BlockKind.BODY, BlockKind.STANDFIRST})


@dataclass(frozen=True, slots=True)
class Block:
    kind: BlockKind
    span: Span


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_METADATA = re.compile(r"[A-Z][A-Z -]{1,30}:(?=\s|$)")
_CAPTION_START = re.compile(
    r"(?:(?:file )?(?:photo|image|picture)|caption|graphic|video|watch)\s*[:|—-]", re.IGNORECASE
)
_IN_THIS_PICTURE = re.compile(
    r"\bin (?:this|a|an) (?:\w+ )?(?:picture|photo|photograph|image|screengrab|handout)\b"
    r"|\bis (?:seen|pictured|shown)\b|\bare (?:seen|pictured|shown)\b",
    re.IGNORECASE,
)
_ENDS_WITH_DATE = re.compile(
    rf"(?:(?:{_MONTHS}) \d{{1,2}}, \d{{4}}|\d{{1,2}} (?:{_MONTHS}),? \d{{4}})"
    r"\.?\s*(?:[\[(][^\])\n]{1,60}[\])]|[A-Z][\w /]{1,40})?\.?\s*$"
)
_FURNITURE = re.compile(
    r"(?:related|read more|more to read|see also|share|follow us|subscribe|advertisement|copyright"
    r"|all rights reserved|source)\b|©",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:by|photo by|edited by|reporting by)\s+[A-Z]|.{0,60}\band agencies$|[(\[].{1,40}[)\]]$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’.-]+(?:[ ,/][A-Z][A-Z'’.-]+){0,3})(?:, [A-Z][A-Za-z.]+)?"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: ?\([A-Z][\w .-]{1,30}\))? ?[-–—]{1,2} "
)
_SHORT_WORDS = 12
_HEADLINE_WORDS = 25
_CAPTION_WORDS = 60


def split_blocks(text: str) -> tuple[Block, ...]:
    """Lines in order, each of one kind; a dateline is cut off its paragraph."""
    lines = [
        span
        for match in re.finditer(r"[^\r\n\u2028\u2029]+", text)
        if (span := _trim(text, match.span()))
    ]
    seen_body = False
    blocks: list[Block] = []
    begun = False
    for at, span in enumerate(lines):
        kind = _kind(text, span, is_first=not begun, seen_body=seen_body)
        begun = begun or kind is not BlockKind.METADATA
        if kind is BlockKind.BODY and not seen_body and _stands_first(text, lines, at, blocks):
            kind = BlockKind.STANDFIRST
        elif kind is BlockKind.BODY:
            seen_body = True
        blocks.extend(_without_dateline(text, kind, span))
    return tuple(_end_matter(blocks))


def _trim(text: str, ends: tuple[int, int]) -> Span | None:
    start, end = ends
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _kind(text: str, span: Span, *, is_first: bool, seen_body: bool) -> BlockKind:
    words = span.words(text)
    if is_first and _METADATA.match(words):
        return BlockKind.METADATA
    if _is_caption(words):
        return BlockKind.CAPTION
    if _is_sentence(words):
        return BlockKind.BODY
    return _kind_of_line(words, is_first=is_first, seen_body=seen_body)


def _kind_of_line(words: str, *, is_first: bool, seen_body: bool) -> BlockKind:
    """Of a line that ends without a stop."""
    count = len(words.split(None, _HEADLINE_WORDS))
    if _CREDIT.match(words) or codebooks().medium_pattern.fullmatch(words):
        return BlockKind.CREDIT
    if _FURNITURE.match(words):
        return BlockKind.BOILERPLATE
    if is_first and count <= _HEADLINE_WORDS:
        return BlockKind.HEADLINE
    if count > _SHORT_WORDS:
        return BlockKind.BODY
    return BlockKind.SUBHEAD if seen_body else BlockKind.CREDIT


def _is_sentence(words: str) -> bool:
    return words.rstrip("\"'”’»)]")[-1:] in (".", "!", "?", ":", "…", ";") or words[-1] in ".!?…"


def _is_caption(words: str) -> bool:
    """A picture's words say so, or are one present-tense sentence that ends with a full date."""
    if len(words) > _CAPTION_WORDS * 12:
        return False
    if _CAPTION_START.match(words) or _IN_THIS_PICTURE.search(words):
        return True
    dated = _ENDS_WITH_DATE.search(words)
    if dated is None or codebooks().cue_pattern.search(words) or any(m in words for m in '"“”'):
        return False
    has_more_sentences = re.search(r"[.!?] [A-Z]", words[: dated.start()]) is not None
    return not has_more_sentences and not _speaks_of_future(words)


def _speaks_of_future(words: str) -> bool:
    """An announcement may end with a date; a picture's words look neither forward nor report."""
    return bool(
        re.search(
            r"\b(?:will|would|shall|begin|begins|start|starts|starting|until|from|agreed|launched|opened|was|were)\b",
            words,
        )
    )


def _stands_first(text: str, lines: list[Span], at: int, blocks: list[Block]) -> bool:
    """One sentence under a headline, before picture, byline or the text proper."""
    if not blocks or blocks[-1].kind is not BlockKind.HEADLINE or at + 1 >= len(lines):
        return False
    after = _kind(text, lines[at + 1], is_first=False, seen_body=True)
    return after in (BlockKind.CAPTION, BlockKind.CREDIT)


def _without_dateline(text: str, kind: BlockKind, span: Span) -> list[Block]:
    if kind is BlockKind.BODY and (match := _DATELINE.match(text, span.start, span.end)):
        rest = Span(match.end(), span.end) if match.end() < span.end else None
        head = [Block(BlockKind.DATELINE, Span(span.start, match.end()))]
        return head + ([Block(kind, rest)] if rest else [])
    return [Block(kind, span)]


def _end_matter(blocks: list[Block]) -> list[Block]:
    """What looks like a subhead and has nothing under it is a stray line."""
    last_body = max((i for i, b in enumerate(blocks) if b.kind is BlockKind.BODY), default=-1)
    return [
        Block(BlockKind.BOILERPLATE, block.span)
        if block.kind is BlockKind.SUBHEAD and at > last_body
        else block
        for at, block in enumerate(blocks)
    ]
