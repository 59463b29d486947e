"""Gives each submission its place: index, time, version, and the nodes of the tree above it.

The one piece of code that makes entries; stores differ only in the shelf that they put them on.
"""

from collections.abc import Sequence
from typing import Protocol

from safe_passage.adapters.sealing import (
    FACT,
    Sealed,
    encode_submission,
    is_same,
    open_sealed,
    seal,
)
from safe_passage.errors import InvalidInput, NotFound
from safe_passage.ledger.leaf import Seen
from safe_passage.ledger.merkle import Node, new_nodes
from safe_passage.model.entry import Submission
from safe_passage.model.erasure import Erasure
from safe_passage.model.genesis import Genesis
from safe_passage.register.fold import Register
from safe_passage.service.ports import Clock, Recorded, Secrets, SignedCheckpoint


class Shelf(Protocol):
    """Where a store keeps the ledger; changes count only once the store has committed them."""

    def put(self, index: int, sealed: Sealed, nodes: Sequence[Node]) -> None:
        """Keep one entry, what opens it, and the subtrees that it completes."""

    def strike(self, index: int, names: Sequence[str]) -> None:
        """Destroy the salts and values of these erasable fields."""

    def take(self, index: int) -> Sealed:
        """One entry as it is kept. Raises `NotFound`."""

    def struck(self, index: int) -> Sequence[str]:
        """The names of the fields of an entry that were destroyed."""

    def find_index(self, idem: bytes) -> int | None:
        """The entry of an idempotency key."""

    def node(self, level: int, index: int) -> bytes:
        """The hash of a full subtree. Raises `NotFound`."""


class Sequencer:
    """One transaction's work; a `Transaction` of the ports. Its holder has the only lock."""

    def __init__(
        self,
        register: Register,
        shelf: Shelf,
        *,
        seen: SignedCheckpoint | None,
        clock: Clock,
        secrets: Secrets,
    ) -> None:
        self._before = register
        self._register = register
        self._shelf = shelf
        self._clock = clock
        self._secrets = secrets
        self._struck: set[tuple[int, str]] = set()
        self._named: set[tuple[int, str]] = set()
        # Not witnessed by anybody yet, so the note itself could have been foreseen: no hash of it.
        self._seen = Seen() if seen is None else Seen(seen.checkpoint.size, seen.checkpoint.root)

    @property
    def register(self) -> Register:
        return self._register

    @property
    def appended(self) -> range:
        return range(self._before.size, self._register.size)

    @property
    def erased(self) -> frozenset[int]:
        """The entries of which something was destroyed."""
        return frozenset(index for index, _ in self._struck)

    def append(self, submission: Submission) -> Recorded:
        encoded = encode_submission(submission, self._register)
        # Before anything else: a retry was based on what was there before its own first success.
        known = self._shelf.find_index(submission.idempotency_key)
        if known is not None:
            entry = self._register.entry(known)
            if not is_same(submission, encoded, entry):
                raise InvalidInput(
                    f"this key already stands for entry {known}, which says something else",
                    path="idempotency_key",
                    remedy="draw a new key for each new submission",
                )
            return Recorded(entry, was_there=True)
        if isinstance(submission.fact, Genesis) is not (self._register.size == 0):
            raise InvalidInput("the first entry, and no other, says what log this is", path="fact")
        self._register.check(submission, encoded.type)
        if isinstance(submission.fact, Erasure):
            self._name(submission.fact)
        last, now = self._register.last_recorded_at, self._clock.now().round("second", mode="floor")
        entry, sealed = seal(
            submission,
            encoded,
            self._register,
            seen=self._seen,
            at=now if last is None else max(last, now),  # recorded time never goes back
            secrets=self._secrets,
        )
        nodes = new_nodes(entry.index, entry.leaf_hash, self._shelf.node)
        self._shelf.put(entry.index, sealed, nodes)
        self._register = self._register.extended([entry])
        return Recorded(entry)

    def erase(self, index: int, fields: Sequence[str]) -> None:
        sealed = self._shelf.take(index)
        kept = {one.name for one in sealed.erasable}
        gone = set(self._shelf.struck(index))
        names = [FACT + field for field in fields]
        for field, name in zip(fields, names, strict=True):
            if name not in kept | gone:
                raise InvalidInput(
                    f"entry {index} has no erasable field {field}",
                    path="fields",
                    remedy=f"erasable are: {', '.join(_plain_names(kept)) or 'none'}",
                )
        names = [name for name in names if name in kept]
        if not names:
            return
        self._shelf.strike(index, names)
        self._struck |= {(index, name.removeprefix(FACT)) for name in names}
        left = open_sealed(index, self._shelf.take(index))
        self._register = self._register.replaced({index: left})

    def close(self) -> None:
        """Raises unless every erasure is recorded and every recorded one was carried out."""
        if self._struck != self._named:
            index, field = min(self._struck ^ self._named)
            raise InvalidInput(
                f"the erasure of {field} in entry {index} is "
                + ("not recorded" if (index, field) in self._struck else "recorded, not done"),
                path="fields",
                remedy="erase and append the erasure in one transaction, with the same fields",
            )

    def _name(self, erasure: Erasure) -> None:
        if erasure.target >= self._register.size:
            raise NotFound(f"there is no entry {erasure.target}", index=erasure.target)
        self._named |= {(erasure.target, field) for field in erasure.fields}


def _plain_names(names: set[str]) -> list[str]:
    return sorted(name.removeprefix(FACT) for name in names)
