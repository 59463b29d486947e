"""What does an arrangement's sentence look like to the finders of its single fields?"""

from dataclasses import dataclass

from whenever import Date

from safe_passage.intake.codebook import StatusRule
from safe_passage.intake.document import Document
from safe_passage.intake.parse import Sentence
from safe_passage.intake.speakers import Attributed
from safe_passage.intake.statements import said_date
from safe_passage.model.draft import Draft, Span


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence as the finders of single fields see it. `scope` is what was said, or all of it."""

    document: Document
    sentence: Sentence
    before: Sentence | None
    teller: Attributed | None
    scope: Span
    trigger: Span
    status: StatusRule | None
    statement: Draft | None
    rivals: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        return self.document.text

    def is_nearer_to_another(self, span: Span) -> bool:
        """Whether these words stand nearer to another arrangement of the same sentence."""
        own = _distance(self.trigger, span)
        return any(_distance(rival, span) < own for rival in self.rivals)

    def said(self) -> Date | None:
        """Words inside a quotation count from when they were spoken."""
        return said_date(self.document, self.teller.frame) if self.teller else None

    def is_quoted(self, span: Span) -> bool:
        return any(quote.inner.covers(span) for quote in self.sentence.quotes)


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
