"""Does every draft rest on the words that it claims to rest on?"""

import re
from bisect import bisect_right

from safe_passage.intake.blocks import READ_KINDS, Block
from safe_passage.model.draft import Draft, Field, How, Span

_SPACE = re.compile(r"\s+")


def verify(
    text: str, blocks: tuple[Block, ...], drafts: tuple[Draft, ...]
) -> tuple[tuple[Draft, ...], tuple[tuple[Draft, str], ...]]:
    """What may be shown, and what is dropped with the reason. Nothing is mended here."""
    readable = tuple(block.span for block in blocks if block.kind in READ_KINDS)
    kept: list[Draft] = []
    dropped: list[tuple[Draft, str]] = []
    for draft in drafts:
        reason = next(
            (r for field in draft.fields if (r := _fault(text, readable, field))),
            _outside(readable, draft.basis),
        )
        if reason is None:
            kept.append(draft)
        else:
            dropped.append((draft, reason))
    return tuple(kept), tuple(dropped)


def _fault(text: str, readable: tuple[Span, ...], field: Field) -> str | None:
    spans = [*field.spans, *(span for other in field.alternatives for span in other.spans)]
    outside = _outside(readable, tuple(spans))
    if outside:
        return f"{field.name}: {outside}"
    if field.how is How.VERBATIM and not _is_verbatim(text, field):
        return f"{field.name}: said to be verbatim, and is not"
    return None


def _outside(readable: tuple[Span, ...], spans: tuple[Span, ...]) -> str | None:
    """Blocks come in the order of the text: the one that could hold a span is found by halving."""
    for span in spans:
        at = bisect_right(readable, span.start, key=lambda block: block.start) - 1
        if at < 0 or not readable[at].covers(span):
            return "rests on a caption, a heading or nothing"
    return None


def _is_verbatim(text: str, field: Field) -> bool:
    words = [_plain(span.words(text)) for span in field.spans]
    if isinstance(field.value, tuple):
        return [_plain(value) for value in field.value] == words
    return isinstance(field.value, str) and _plain(field.value) in (words[0], " ".join(words))


def _plain(words: str) -> str:
    return _SPACE.sub(" ", words).strip()
