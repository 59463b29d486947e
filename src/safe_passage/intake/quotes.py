"""Which words stand in quotation marks?"""

from dataclasses import dataclass

from safe_passage.model.draft import Span

_PAIRS = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’", "'": "'"}
_APOSTROPHES = frozenset("'’‘")
_SCARE_WORDS = 3
_LONGEST_SINGLE = 300


@dataclass(frozen=True, slots=True)
class Quote:
    """`span` holds the marks, `inner` the words. `scare`: a word or three set off, no speech.

    `unclosed`: the mark was never closed, so the words run to the end of their paragraph.
    """

    span: Span
    inner: Span
    scare: bool
    unclosed: bool


def find_quotes(text: str, within: Span) -> tuple[Quote, ...]:
    """Quotations of one paragraph, left to right, none inside another. Linear in its length."""
    quotes: list[Quote] = []
    at = within.start
    while at < within.end:
        mark = text[at]
        if mark not in _PAIRS or not _opens(text, at, within):
            at += 1
            continue
        end = _closing(text, at, within)
        if end is None and mark in _APOSTROPHES:
            at += 1
            continue
        quote = _quote(text, at, end, within)
        if quote is not None:
            quotes.append(quote)
        at = (end if end is not None else within.end) + 1
    return tuple(quotes)


def _opens(text: str, at: int, within: Span) -> bool:
    """An apostrophe inside or at the end of a word opens nothing."""
    if text[at] not in _APOSTROPHES:
        return True
    before = text[at - 1] if at > within.start else " "
    after = text[at + 1] if at + 1 < within.end else " "
    return not before.isalnum() and before not in ".,;:!?)" and (after.isalnum() or after == "…")


def _closing(text: str, at: int, within: Span) -> int | None:
    wanted = _PAIRS[text[at]]
    if wanted not in _APOSTROPHES:
        end = text.find(wanted, at + 1, within.end)
        return None if end < 0 else end
    limit = min(within.end, at + _LONGEST_SINGLE)
    for end in range(at + 1, limit):
        if text[end] != wanted:
            continue
        after = text[end + 1] if end + 1 < within.end else " "
        if not after.isalnum() and not text[end - 1].isspace():
            return end
    return None


def _quote(text: str, at: int, end: int | None, within: Span) -> Quote | None:
    stop = end if end is not None else within.end
    if at + 1 >= stop:
        return None
    inner = Span(at + 1, stop)
    words = inner.words(text)
    scare = len(words.split(None, _SCARE_WORDS + 1)) <= _SCARE_WORDS and words[-1] not in ".,!?"
    outer = Span(at, stop + 1) if end is not None else Span(at, stop)
    return Quote(outer, inner, scare=scare, unclosed=end is None)
