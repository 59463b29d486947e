"""What the services need from the outside world, in their own words."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from whenever import Instant

from safe_passage.ledger.checkpoint import Checkpoint
from safe_passage.ledger.commitment import Disclosure
from safe_passage.ledger.keys import VerifierKey
from safe_passage.ledger.pack import Pack
from safe_passage.model.entry import Entry, Submission
from safe_passage.model.genesis import Genesis
from safe_passage.register.fold import Register


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is on record after an append; the same submission again gives the same value."""

    entry: Entry
    was_there: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class SignedCheckpoint:
    """A checkpoint, and the bytes of the signed note that says so."""

    checkpoint: Checkpoint
    note: bytes


class Transaction(Protocol):
    """One all-or-nothing piece of work on the ledger and the register together."""

    @property
    def register(self) -> Register:
        """The register as this transaction sees it, its own appends included."""

    def append(self, submission: Submission) -> Recorded:
        """Record one fact.

        Raises `StaleVersion` if something in `based_on` has moved on, `InvalidInput` if it may not
        follow what is on record, or if its idempotency key stands for another submission.
        """

    def erase(self, index: int, fields: Sequence[str]) -> None:
        """Destroy the values and salts of erasable fields of an entry's fact.

        The same transaction appends an `Erasure` that names just them: else nothing is recorded.
        What was destroyed before is left as it is.
        """


class Store(Protocol):
    """The ledger and the register, kept somewhere."""

    @property
    def genesis(self) -> Genesis:
        """Which log this is, and whether it is an exercise."""

    @property
    def verifier(self) -> VerifierKey:
        """The public key of the log."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Begin work that is recorded as a whole on leaving, or not at all.

        On leaving without an error everything is on disk, folded and signed for.
        """

    def register(self) -> Register:
        """The register folded to the latest entry."""

    def register_as_recorded(self, at: Instant) -> Register:
        """The register as it stood at `at` by recorded time."""

    def entries(self, start: int = 0, end: int | None = None) -> Iterator[Entry]:
        """Entries in order of their index."""

    def leaf(self, index: int) -> bytes:
        """The committed bytes of one entry. Raises `NotFound`."""

    def name_key(self, index: int) -> bytes:
        """What opens the slots of one entry's leaf. Raises `NotFound`."""

    def disclosures(self, index: int) -> Sequence[Disclosure]:
        """What is left of the fields of one entry, by name. Raises `NotFound`."""

    def node(self, level: int, index: int) -> bytes:
        """The hash of a full subtree, of which every proof is made. Raises `NotFound`."""

    def checkpoint(self) -> SignedCheckpoint:
        """The latest signed checkpoint. Raises `NotFound` where none was ever signed."""

    def size(self) -> int:
        """How many entries there are."""

    def seal(self, pack: Pack) -> bytes:
        """A proof pack under the log's key. Raises `Unavailable` for who does not hold it."""


class Secrets(Protocol):
    """Randomness that nobody can foresee: salts, keys, idempotency keys. Never a seed."""

    def random(self, size: int) -> bytes:
        """So many random bytes."""

    def salt(self) -> bytes:
        """16 random bytes or more."""

    def idempotency_key(self) -> bytes:
        """16 random bytes."""


class Clock(Protocol):
    """The time of day, read at the edge and handed in."""

    def now(self) -> Instant:
        """The present instant."""
