"""What is reported to have happened or moved, as far as it was public by then."""

from safe_passage.model.time import Moment, Truth, Window
from safe_passage.register.known import Basis
from safe_passage.service.question import Question


def was_public(told: Moment | None, question: Question) -> Truth:
    """Whether a report was known by then; as recorded, everything on record is."""
    if question.knowledge.basis is Basis.RECORDED:
        return Truth.YES
    return question.knowledge.had_heard(told)


def touches(moment: Moment, period: Window) -> bool:
    """Whether a moment may lie in a period."""
    return moment.earliest < period.end and period.start <= moment.latest
