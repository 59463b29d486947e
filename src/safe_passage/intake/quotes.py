"""Which words stand in quotation marks?"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from safe_passage.model.draft import Span

_PAIRS = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’", "'": "'"}
_APOSTROPHES = frozenset("'’‘")
_SCARE_WORDS = 3
_LONGEST_SINGLE = 300
# An apostrophe inside or at the end of a word opens nothing.
_OPEN = re.compile(r"[\"“„«]|(?<![\w.,;:!?)])['‘](?=[\w…])")
_OPEN_DOUBLE = re.compile(r"[\"“„«]")
_SINGLE = re.compile(r"(?<!\s)['’](?!\w)")


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
    closings = _single_closings(text, within)
    at = within.start
    pattern = _OPEN if any(closings.values()) else _OPEN_DOUBLE
    while match := pattern.search(text, at, within.end):
        begun, mark = match.start(), match.group()
        end = _closing(text, begun, within, closings)
        if end is None and mark in _APOSTROPHES:
            at = begun + 1
            continue
        quote = _quote(text, begun, end, within)
        if quote is not None:
            quotes.append(quote)
        at = (end if end is not None else within.end) + 1
    return tuple(quotes)


def _single_closings(text: str, within: Span) -> dict[str, list[int]]:
    """Where single marks could close a quotation: behind a word, before none."""
    found: dict[str, list[int]] = {"'": [], "’": []}
    for match in _SINGLE.finditer(text, within.start, within.end):
        found[match.group()].append(match.start())
    return found


def _closing(text: str, at: int, within: Span, singles: dict[str, list[int]]) -> int | None:
    wanted = _PAIRS[text[at]]
    if wanted not in _APOSTROPHES:
        end = text.find(wanted, at + 1, within.end)
        return None if end < 0 else end
    ends = singles[wanted]
    next_at = bisect_right(ends, at + 1)
    if next_at == len(ends) or ends[next_at] > at + _LONGEST_SINGLE:
        return None
    return ends[next_at]


def _quote(text: str, at: int, end: int | None, within: Span) -> Quote | None:
    stop = end if end is not None else within.end
    if at + 1 >= stop:
        return None
    inner = Span(at + 1, stop)
    words = inner.words(text)
    scare = len(words.split(None, _SCARE_WORDS + 1)) <= _SCARE_WORDS and words[-1] not in ".,!?"
    outer = Span(at, stop + 1) if end is not None else Span(at, stop)
    return Quote(outer, inner, scare=scare, unclosed=end is None)
