"""What a check saw, for a person to weigh."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How loudly a finding speaks; a blocker stops nothing by itself, people do."""

    NOTE = "note"
    WARNING = "warning"
    BLOCKER = "blocker"


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation of one check, with where its rule comes from and what can be done."""

    check: str
    severity: Severity
    summary: str
    source: str
    remedy: str = ""
    path: str = ""
