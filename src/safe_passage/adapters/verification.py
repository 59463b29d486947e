"""Is this register still what was committed to and signed, entry by entry?

Everything is computed again from the leaves: their hashes, the tree, the roots that were signed,
what the fields open to, the register. It trusts the key that it is handed, or else only that which
the file itself names; a checkpoint kept by somebody else is a stronger witness than both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from safe_passage.adapters.rows import fold_identity
from safe_passage.adapters.sealing import POLICY, PROFILE, ZONES, document_hash, open_sealed
from safe_passage.adapters.sqlite import VERIFIER
from safe_passage.adapters.sqlite_file import open_file, reported
from safe_passage.adapters.sqlite_register import FOLD, differing_rows
from safe_passage.adapters.sqlite_shelf import SqliteShelf
from safe_passage.errors import InvalidInput, NotFound, NotProven
from safe_passage.ledger.checkpoint import open_checkpoint
from safe_passage.ledger.keys import VerifierKey, parse_verifier_key
from safe_passage.ledger.leaf import Leaf, parse_leaf
from safe_passage.ledger.merkle import MemoryTree, leaf_hash, new_nodes
from safe_passage.ledger.note import parse_note
from safe_passage.model.entry import Entry
from safe_passage.model.erasure import Erasure
from safe_passage.model.genesis import Genesis
from safe_passage.register.fold import Register

_BROKEN = (InvalidInput, NotProven, NotFound, TypeError, ValueError, AttributeError)


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not hold; `entry` is the first entry that it concerns, None if it is none."""

    entry: int | None
    what: str


@dataclass(frozen=True, slots=True)
class Verification:
    """`signed` is the size of the largest tree whose signature and root hold."""

    size: int
    root: bytes
    signed: int
    faults: tuple[Fault, ...]

    @property
    def is_sound(self) -> bool:
        return not self.faults


def verify_register(path: Path, *, key: VerifierKey | None = None) -> Verification:
    """Every fault that is found. Raises `RegisterUnusable` where SQLite itself cannot read it."""
    connection = open_file(path.absolute(), read_only=True)
    try:
        with reported(path), connection:  # one state of the file, whoever is writing
            found = _Examination(SqliteShelf(connection), key).verification()
    finally:
        connection.close()
    return found


class _Examination:
    """One pass over the entries, then what can be said of them together."""

    def __init__(self, shelf: SqliteShelf, key: VerifierKey | None) -> None:
        self._shelf = shelf
        self._size = shelf.size()
        self._tree = MemoryTree()
        self._register: Register | None = Register()
        self._erased: set[tuple[int, str]] = set()
        self._named: set[tuple[int, str]] = set()
        self._key = key

    def verification(self) -> Verification:
        faults = [fault for index in range(self._size) for fault in self._entry_faults(index)]
        signed, checkpoint_faults = self._checkpoints()
        faults += checkpoint_faults
        faults += self._erasure_faults()
        faults += self._register_faults()
        faults += [Fault(None, what) for what in self._shelf.strays()]
        return Verification(self._size, self._tree.root(), signed, tuple(faults))

    def _entry_faults(self, index: int) -> Iterator[Fault]:
        fault = partial(Fault, index)
        try:
            leaf = self._shelf.leaf(index)
        except NotFound:
            leaf = b""
        hash_ = leaf_hash(leaf)
        if not leaf:
            yield fault("the entry is missing")
        elif self._shelf.node(0, index) != hash_:
            yield fault("the leaf is not the one of its hash")
        for node in new_nodes(index, hash_, self._tree.read):
            if node.level and not self._has_node(node.level, node.index, node.hash):
                yield fault(f"the subtree {node.index} of level {node.level}, which it completes")
        self._tree.append(hash_)
        if not leaf:
            self._register = None
            return
        try:
            head = parse_leaf(leaf)
            entry = open_sealed(index, self._shelf.take(index))
        except _BROKEN as error:
            yield fault(f"the fields do not open: {error}")
            self._register = None
            return
        yield from map(fault, self._head_faults(index, head))
        yield from map(fault, self._follow(entry))

    def _has_node(self, level: int, index: int, hash_: bytes) -> bool:
        try:
            return self._shelf.node(level, index) == hash_
        except NotFound:
            return False

    def _head_faults(self, index: int, head: Leaf) -> Iterator[str]:
        if head.seen.size > index or self._tree.root(head.seen.size) != head.seen.root:
            yield "the earlier checkpoint that it names is none of this log"
        if self._register is None:
            return
        for name, told in ((POLICY, head.policy), (PROFILE, head.profile), (ZONES, head.zones)):
            document = self._register.newest(name)
            if told != ("" if document is None else document_hash(document.fact)):
                yield f"the {name} that it names is not the one that was in force"

    def _follow(self, entry: Entry) -> Iterator[str]:
        if isinstance(entry.fact, Genesis) is not (entry.index == 0):
            yield "what log this is stands in the first entry, and only there"
        self._erased |= {(entry.index, name) for name in self._shelf.struck(entry.index)}
        if isinstance(entry.fact, Erasure):
            target = entry.fact.target
            self._named |= {(target, f"fact.{field}") for field in entry.fact.fields}
        if self._register is None:
            return
        try:
            self._register = self._register.extended([entry])
        except InvalidInput as error:
            yield f"it may not follow the entries before it: {error.message}"
            self._register = None

    def _checkpoints(self) -> tuple[int, list[Fault]]:
        try:
            stated = parse_verifier_key(self._shelf.read_meta(VERIFIER) or "")
        except InvalidInput as error:
            return 0, [Fault(None, f"the public key cannot be read: {error.message}")]
        faults = []
        if self._key is not None and self._key != stated:
            faults.append(Fault(None, "the log's key is not the one that you trust"))
        signed = 0
        for size, root, note in self._shelf.checkpoints():
            try:
                checkpoint = open_checkpoint(parse_note(note), self._key or stated)
            except (InvalidInput, NotProven) as error:
                faults.append(Fault(None, f"the checkpoint of {size} entries: {error.message}"))
                continue
            if (checkpoint.size, checkpoint.root) != (size, root):
                faults.append(Fault(None, f"the checkpoint of {size} entries says something else"))
            if checkpoint.size > self._size:
                what = f"{checkpoint.size} entries were signed, {self._size} are here"
                faults.append(Fault(self._size, what))
            elif self._tree.root(checkpoint.size) != checkpoint.root:
                what = f"an entry from {signed} to {checkpoint.size - 1} is not the one signed"
                faults.append(Fault(signed, what))
            else:
                signed = checkpoint.size
        return signed, faults

    def _erasure_faults(self) -> Iterator[Fault]:
        for index, name in sorted(self._erased - self._named):
            yield Fault(index, f"{name} is gone, and no entry says that it was erased")
        for index, name in sorted(self._named - self._erased):
            yield Fault(index, f"{name} was to be erased, and is not")

    def _register_faults(self) -> Iterator[Fault]:
        if self._register is None:
            return
        if self._shelf.read_meta(FOLD) != fold_identity():
            yield Fault(None, "the register was kept by another fold: run rebuild")
        for row in differing_rows(self._shelf, self._register):
            what = "the register's row is not what the ledger says: run rebuild"
            yield Fault(row, what)
