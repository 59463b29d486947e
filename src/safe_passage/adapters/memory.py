"""A register that is gone with its process: what the tests of everything else stand on."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, replace

from whenever import Instant

from safe_passage.adapters.sealing import Sealed
from safe_passage.adapters.sequencer import Sequencer
from safe_passage.adapters.signing import next_state
from safe_passage.codec.kinds import subject_of
from safe_passage.errors import InvalidInput, NotFound
from safe_passage.ledger.commitment import Disclosure
from safe_passage.ledger.keys import SEED_SIZE, Algorithm, SigningKey, VerifierKey
from safe_passage.ledger.merkle import Node
from safe_passage.ledger.note import format_note
from safe_passage.ledger.pack import Pack, seal_pack
from safe_passage.ledger.signer import first_state, sign_checkpoint
from safe_passage.model.entry import Entry, Submission
from safe_passage.model.genesis import Genesis
from safe_passage.model.identity import Principal
from safe_passage.register.fold import Register
from safe_passage.service.ports import Clock, Secrets, SignedCheckpoint


@dataclass(slots=True)
class MemoryShelf:
    """A `Shelf` in dictionaries."""

    sealed: dict[int, Sealed] = field(default_factory=dict)
    gone: dict[int, tuple[str, ...]] = field(default_factory=dict)
    indices: dict[bytes, int] = field(default_factory=dict)
    nodes: dict[tuple[int, int], bytes] = field(default_factory=dict)

    def put(self, index: int, sealed: Sealed, nodes: Sequence[Node]) -> None:
        self.sealed[index] = sealed
        self.indices[sealed.idem] = index
        self.nodes |= {(node.level, node.index): node.hash for node in nodes}

    def strike(self, index: int, names: Sequence[str]) -> None:
        sealed = self.sealed[index]
        left = tuple(one for one in sealed.erasable if one.name not in names)
        self.sealed[index] = replace(sealed, erasable=left)
        self.gone[index] = (*self.gone.get(index, ()), *names)

    def take(self, index: int) -> Sealed:
        if index not in self.sealed:
            raise NotFound(f"there is no entry {index}", index=index)
        return self.sealed[index]

    def struck(self, index: int) -> Sequence[str]:
        return self.gone.get(index, ())

    def find_index(self, idem: bytes) -> int | None:
        return self.indices.get(idem)

    def node(self, level: int, index: int) -> bytes:
        if (level, index) not in self.nodes:
            raise NotFound(f"there is no subtree {index} of level {level}")
        return self.nodes[level, index]

    def copied(self) -> "MemoryShelf":
        return MemoryShelf(copy(self.sealed), copy(self.gone), copy(self.indices), copy(self.nodes))


class MemoryStore:
    """A `Store` that keeps nothing."""

    def __init__(
        self, genesis: Genesis, *, principal: Principal, clock: Clock, secrets: Secrets
    ) -> None:
        self._genesis = genesis
        self._clock = clock
        self._secrets = secrets
        self._key = SigningKey(genesis.origin, Algorithm.ED25519, secrets.random(SEED_SIZE))
        self._state = first_state(genesis.origin)
        self._signed: SignedCheckpoint | None = None
        self._shelf = MemoryShelf()
        self._register = Register()
        self._mutex = threading.RLock()
        self._is_busy = False
        with self.transaction() as tx:
            tx.append(
                Submission(
                    subject=subject_of(genesis),
                    fact=genesis,
                    principal=principal,
                    idempotency_key=secrets.idempotency_key(),
                )
            )

    @property
    def genesis(self) -> Genesis:
        return self._genesis

    @property
    def verifier(self) -> VerifierKey:
        return self._key.verifier

    @contextmanager
    def transaction(self) -> Iterator[Sequencer]:
        with self._mutex:
            if self._is_busy:
                raise InvalidInput("a transaction is under way in this thread already")
            self._is_busy = True
            try:
                shelf = self._shelf.copied()  # thrown away if anything fails
                work = Sequencer(
                    self._register,
                    shelf,
                    seen=self._signed,
                    clock=self._clock,
                    secrets=self._secrets,
                )
                yield work
                work.close()
                self._state = next_state(self._state, work.register.size, shelf.node)
                note = format_note(sign_checkpoint(self._state, self._key))
                self._signed = SignedCheckpoint(self._state.last, note)
                self._shelf, self._register = shelf, work.register
            finally:
                self._is_busy = False

    def register(self) -> Register:
        return self._register

    def register_as_recorded(self, at: Instant) -> Register:
        return self._register.as_recorded(at)

    def entries(self, start: int = 0, end: int | None = None) -> Iterator[Entry]:
        return iter(self._register.entries[start:end])

    def leaf(self, index: int) -> bytes:
        return self._shelf.take(index).leaf

    def name_key(self, index: int) -> bytes:
        return self._shelf.take(index).name_key

    def disclosures(self, index: int) -> Sequence[Disclosure]:
        sealed = self._shelf.take(index)
        return sorted((*sealed.skeleton, *sealed.erasable), key=lambda one: one.name)

    def node(self, level: int, index: int) -> bytes:
        return self._shelf.node(level, index)

    def checkpoint(self) -> SignedCheckpoint:
        if self._signed is None:
            raise NotFound("no checkpoint was ever signed")
        return self._signed

    def size(self) -> int:
        return self._register.size

    def seal(self, pack: Pack) -> bytes:
        return seal_pack(pack, self._key)

    def close(self) -> None:
        """There is nothing to let go of."""
