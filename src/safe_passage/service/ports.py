"""What the services need from the outside world, in their own words."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from whenever import Instant

from safe_passage.ledger.checkpoint import Checkpoint
from safe_passage.model.entry import Entry, SubjectId, Submission
from safe_passage.register.fold import Register


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is on record after an append; the same submission again gives the same value."""

    entry: Entry
    leaf_hash: bytes
    was_there: bool = False


class Transaction(Protocol):
    """One all-or-nothing piece of work on the ledger and the register together."""

    @property
    def register(self) -> Register:
        """The register as this transaction sees it, its own appends included."""

    def append(self, submission: Submission) -> Recorded:
        """Record one fact. Raises `StaleVersion` if something in `based_on` has moved on."""

    def erase(self, index: int, fields: Sequence[str]) -> None:
        """Destroy the values and salts of erasable fields; appended as an entry by the caller."""


class Store(Protocol):
    """The ledger and the register, kept somewhere."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Begin work that is recorded as a whole on leaving, or not at all."""

    def register(self) -> Register:
        """The register folded to the latest entry."""

    def register_as_recorded(self, at: Instant) -> Register:
        """The register as it stood at `at` by recorded time."""

    def entries(self, start: int = 0, end: int | None = None) -> Iterator[Entry]:
        """Entries in order of their index."""

    def leaf(self, index: int) -> bytes:
        """The committed bytes of one entry. Raises `NotFound`."""

    def disclosures(self, index: int) -> Sequence[bytes]:
        """The encoded disclosures (salt, name, value) that are left of one entry."""

    def checkpoint(self) -> Checkpoint:
        """The latest signed checkpoint, with its note and cosignatures."""

    def size(self) -> int:
        """How many entries there are."""


class Secrets(Protocol):
    """Randomness that nobody can foresee: salts, keys, idempotency keys. Never a seed."""

    def salt(self) -> bytes:
        """16 random bytes or more."""

    def idempotency_key(self) -> bytes:
        """16 random bytes."""


class Clock(Protocol):
    """The time of day, read at the edge and handed in."""

    def now(self) -> Instant:
        """The present instant."""
