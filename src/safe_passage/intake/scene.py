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

    @property
    def text(self) -> str:
        return self.document.text

    def said(self) -> Date | None:
        """Words inside a quotation count from when they were spoken."""
        return said_date(self.document, self.teller.frame) if self.teller else None

    def is_quoted(self, span: Span) -> bool:
        return any(quote.inner.covers(span) for quote in self.sentence.quotes)
