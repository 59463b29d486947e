"""Where in a text do the words of a field stand?"""

from collections.abc import Sequence

from safe_passage.cli.terminal import shown_excerpt
from safe_passage.model.draft import Field, FieldState, Span
from safe_passage.service.confirming import as_words

AROUND = 100
OPENING, CLOSING = "»", "«"


def excerpt(text: str, spans: Sequence[Span]) -> str:
    """The first of the spans, marked, with the words around it on its line."""
    if not spans:
        return ""
    span = spans[0]
    start = max(text.rfind("\n", 0, span.start) + 1, _word(text, span.start - AROUND))
    line_end = text.find("\n", span.end)
    end = min(len(text) if line_end < 0 else line_end, _word(text, span.end + AROUND))
    before, words, after = text[start : span.start], span.words(text), text[span.end : end]
    if start and text[start - 1] != "\n":
        before = f"…{before}"
    if end < len(text) and text[end] != "\n":
        after = f"{after}…"
    more = f"  (and {len(spans) - 1} more)" if len(spans) > 1 else ""
    return shown_excerpt(f"{before}{OPENING}{words}{CLOSING}{after}".replace("\n", " ")) + more


def _word(text: str, at: int) -> int:
    """The nearest break between words at or before `at`."""
    if not 0 < at < len(text):
        return min(max(at, 0), len(text))
    return max(text.rfind(" ", 0, at), 0)


def field_words(field: Field) -> str:
    """What a field says, and how it was got."""
    if field.state is FieldState.FOUND:
        by = f", {field.how.value}" if field.how else ""
        anchor = f" against {field.anchor}" if field.anchor else ""
        reason = f": {field.reason}" if field.reason else ""
        return f"{as_words(field.value)}  ({field.state.value}{by}{anchor}{reason})"
    return f"({field.state.value}{f': {field.reason}' if field.reason else ''})"
