"""From whom does the text say that it has no word?

An observation about the report. It is no act of the party, and never becomes a statement.
"""

import re

from safe_passage.intake.parse import Sentence
from safe_passage.model.draft import Draft, DraftKind, How, Span, found

_WHO = r"(?:the )?[\w'’ -]{2,60}?"
_FROM = re.compile(
    r"\b(?:no (?:word|comment|statement|reaction|response|reply)(?: in the (?:report|text))?"
    rf"|carried no reply|gave no word) (?:from|by) (?P<who>{_WHO})"
    r"(?= or (?:from|by) | in (?:the|this) |[.,;]|$)"
)
_OR_FROM = re.compile(
    rf"\bor (?:from|by) (?P<who>{_WHO})(?= in (?:the|this) (?:report|text)|[.,;]|$)"
)
_NAMED = r"(?:The |Neither )?[A-Z][\w'’-]*(?: [\w'’-]+){0,4}?"
_NOT_QUOTED = re.compile(
    rf"(?P<who>{_NAMED}) (?:was|were) not quoted\b"
    rf"|(?P<who2>{_NAMED}) did not comment in (?:the|this) (?:report|text)\b"
    r"|(?P<who3>None of them) was quoted\b"
)


def find_silences(text: str, sentences: tuple[Sentence, ...]) -> tuple[Draft, ...]:
    drafts: list[Draft] = []
    for sentence in sentences:
        masked = sentence.masked(text)
        base = sentence.span.start
        for pattern in (_FROM, _OR_FROM, _NOT_QUOTED):
            if pattern is _OR_FROM and not _FROM.search(masked):
                continue
            for match in pattern.finditer(masked):
                group = next(g for g in match.groupdict() if match[g])
                who = Span(base + match.start(group), base + match.end(group))
                basis = Span(base + match.start(), base + match.end())
                field = found("party", who.words(text), who, how=How.VERBATIM)
                name = f"silence-{len(drafts) + 1}"
                drafts.append(Draft(name, DraftKind.NO_STATEMENT_FOUND, (basis,), (field,)))
    return tuple(drafts)
