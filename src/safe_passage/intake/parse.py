"""Where do sentences begin and end? Plain arrays, so that a full parser can stand here later."""

import re
from dataclasses import dataclass

from safe_passage.intake.blocks import READ_KINDS, Block
from safe_passage.intake.quotes import Quote, find_quotes
from safe_passage.model.draft import Span

# A longer stretch without an end is no sentence that anybody wrote; it is left unread, and said so.
LONGEST_SENTENCE = 4_000

_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "lt",
        "gen",
        "col",
        "maj",
        "sgt",
        "capt",
        "st",
        "no",
        "vs",
        "etc",
        "e.g",
        "i.e",
        "a.m",
        "p.m",
        "u.s",
        "u.n",
        "u.k",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "gov",
        "sen",
        "rep",
        "prof",
        "al",
    ]
)
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s|$)")
_LAST_WORD = re.compile(r"[\w.]+$")
_CLOCK_ABBREVIATIONS = frozenset({"a.m", "p.m"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, never cut inside a quotation. `paragraph` numbers the block that holds it."""

    span: Span
    paragraph: int
    quotes: tuple[Quote, ...]

    def masked(self, text: str) -> str:
        """The sentence with quoted words blanked, so that rules see only the reporter's own."""
        chars = list(self.span.words(text))
        for quote in self.quotes:
            if not quote.scare:
                inner = range(
                    quote.inner.start - self.span.start, quote.inner.end - self.span.start
                )
                for at in inner:
                    chars[at] = "\x01"
        return "".join(chars)


@dataclass(frozen=True, slots=True)
class Parse:
    """Parallel to a dependency parse, as far as the lexical tier goes: sentences only."""

    sentences: tuple[Sentence, ...]
    unread: tuple[Span, ...]


def parse(text: str, blocks: tuple[Block, ...]) -> Parse:
    sentences: list[Sentence] = []
    unread: list[Span] = []
    for paragraph, block in enumerate(blocks):
        if block.kind not in READ_KINDS:
            continue
        quotes = find_quotes(text, block.span)
        at = 0
        for span in _split(text, block.span, quotes):
            if len(span) > LONGEST_SENTENCE:
                unread.append(span)
                continue
            while at < len(quotes) and quotes[at].span.end <= span.start:
                at += 1
            past = at
            while past < len(quotes) and quotes[past].span.end <= span.end:
                past += 1
            sentences.append(Sentence(span, paragraph, quotes[at:past]))
            at = past
    return Parse(tuple(sentences), tuple(unread))


def _split(text: str, within: Span, quotes: tuple[Quote, ...]) -> list[Span]:
    spans: list[Span] = []
    start, at = within.start, 0
    for match in _STOP.finditer(text, within.start, within.end):
        while at < len(quotes) and quotes[at].span.end < match.end():
            at += 1
        inside = (
            at < len(quotes)
            and quotes[at].inner.start <= match.start()
            and match.end() < quotes[at].span.end
        )
        if inside or not _ends(text, match, within, start):
            continue
        spans.append(Span(start, match.end()))
        start = match.end()
        while start < within.end and text[start].isspace():
            start += 1
    if start < within.end:
        spans.append(Span(start, within.end))
    return spans


def _ends(text: str, match: re.Match[str], within: Span, start: int) -> bool:
    after = match.end()
    while after < within.end and text[after].isspace():
        after += 1
    if after >= within.end:
        return True
    if match.group().startswith(("...", "…")) and text[match.start() - 1].isspace():
        return False  # words left out, not a sentence ended
    if not (text[after].isupper() or text[after].isdigit() or text[after] in "\"'“‘«„(["):
        return False
    if match.group().startswith((".", "…")) and match.group().strip("\"'”’»)]") == ".":
        word = _LAST_WORD.search(text, max(start, match.start() - 12), match.start())
        last = word.group().casefold() if word else ""
        if len(last) == 1 and last.isalpha():
            return False  # an initial: "J. Smith"
        return last not in _ABBREVIATIONS or (
            last in _CLOCK_ABBREVIATIONS
            and text[after].isupper()
            and not _names_a_clock(text, after)
        )
    return True


def _names_a_clock(text: str, at: int) -> bool:
    """After "7 p.m." a capital opens a sentence, unless it is "GMT" or "Moscow time"."""
    return bool(re.match(r"(?:GMT|UTC|[A-Z]\w+ time)\b", text[at : at + 30]))
