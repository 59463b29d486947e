"""One fact on record: what was appended, by whom, why, and what it was based on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import NewType

from whenever import Instant

from safe_passage.errors import InvalidInput
from safe_passage.model.identity import Principal

SubjectId = NewType("SubjectId", str)
"""What a chain of versions is about: `claim:A-2016-08-11/pause`, `movement:M-7`."""

_KEY_BYTES = 16


class Reason(StrEnum):
    """Why there is a new version: the world changed, our record was wrong, or it never belonged.

    Change is not correction: as recorded before a correction the old value still answers; as known
    now the corrected one holds for all valid times.
    """

    RECORDED = "recorded"
    CHANGED = "changed"
    CORRECTED = "corrected"
    RETRACTED = "retracted"


class Erased(Enum):
    """What stands where an erasable field was destroyed; an answer that needs it cannot be told."""

    ERASED = "erased"


ERASED = Erased.ERASED


@dataclass(frozen=True, slots=True)
class Correction:
    """Which field was wrong, and since which entry."""

    field: str
    since_entry: int


@dataclass(frozen=True, slots=True)
class Submission:
    """A fact on its way to the ledger. It carries no time: only the sequencer gives one.

    `based_on` names the version of everything that was read to make it; where one of them has
    moved on, the store refuses with `StaleVersion`. The same `idempotency_key` (16 random bytes)
    always gives the same entry.
    """

    subject: SubjectId
    fact: object
    principal: Principal
    idempotency_key: bytes
    reason: Reason = Reason.RECORDED
    correction: Correction | None = None
    based_on: Mapping[SubjectId, int] = field(default_factory=dict)
    recipients: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.idempotency_key) != _KEY_BYTES:
            raise InvalidInput("an idempotency key has 16 bytes", path="idempotency_key")
        if (self.reason is Reason.CORRECTED) != (self.correction is not None):
            raise InvalidInput("a correction names its field and entry", path="correction")


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact on record at its place in the ledger.

    `version` counts the subject's entries from 1; `previous` is the index of the one before.
    `recorded_at` is the sequencer's clock, which never goes back.
    """

    index: int
    recorded_at: Instant
    leaf_hash: bytes
    type: str
    schema: int
    subject: SubjectId
    version: int
    previous: int | None
    reason: Reason
    fact: object
    principal: Principal
    correction: Correction | None = None
    based_on: Mapping[SubjectId, int] = field(default_factory=dict)
    recipients: tuple[str, ...] = ()
