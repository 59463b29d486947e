"""Was it said whether armed people go along?"""

from collections.abc import Iterator

from safe_passage.model.finding import Finding, Severity
from safe_passage.model.notification import Movement
from safe_passage.model.time import Truth

SOURCE = "Binskin review, 2024: armed security on the convoy had not been notified"


def escort_findings(movement: Movement) -> Iterator[Finding]:
    """Unknown is an answer that may be given, and one to weigh."""
    if movement.escort.is_armed is Truth.UNKNOWN:
        yield Finding(
            "escort",
            Severity.WARNING,
            "whether armed people go along is not known",
            SOURCE,
            "find out, and notify a new version with the answer",
            "escort",
        )
