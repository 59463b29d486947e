"""Is this entry in that tree, and did that tree only grow? (RFC 6962 section 2.1)

A log keeps the hashes of its *full* subtrees only, each named by (level, index): level 0 are the
leaves, and (level, index) covers the leaves from index * 2^level up to (index + 1) * 2^level. They
never change once written. Every root and every proof of every size is made of them.

Edges on which implementations differ, settled here and nowhere else:

1. A hash is 32 bytes. Anything else is refused, also where it would equal another of its kind.
2. A tree of size 0 holds nothing, so no inclusion is proven in it.
3. Growth from size 0 is not proven by anything, so a proof of it is refused, empty or not.
4. Growth from size 0 to size 0 is refused for the same reason, although both roots are equal.

Only a witness, who must begin somewhere, takes an old size of 0 with an empty proof (c2sp.org/
tlog-witness); that is a rule of its endpoint, not of a proof.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from safe_passage.errors import InvalidInput, NotProven

HASH_SIZE = 32
LONGEST_PROOF = 64
EMPTY_ROOT = hashlib.sha256(b"").digest()  # RFC 6962 section 2.1: MTH({})

NodeReader = Callable[[int, int], bytes]
"""Gives the hash of the full subtree (level, index)."""


@dataclass(frozen=True, slots=True)
class Node:
    """One full subtree: what a log stores for ever."""

    level: int
    index: int
    hash: bytes


def leaf_hash(entry: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def new_nodes(size: int, leaf: bytes, read: NodeReader) -> list[Node]:
    """The full subtrees that the leaf hash `leaf` completes when it is put at index `size`.

    One to 63 nodes, lowest level first; on average two.
    """
    nodes = [Node(0, size, leaf)]
    while size & 1:
        last = nodes[-1]
        joined = node_hash(read(last.level, last.index - 1), last.hash)
        size >>= 1
        nodes.append(Node(last.level + 1, size, joined))
    return nodes


def root_hash(size: int, read: NodeReader) -> bytes:
    """The Merkle tree hash of the first `size` leaves."""
    if size < 0:
        raise InvalidInput("a tree cannot have a negative size", path="size")
    return EMPTY_ROOT if size == 0 else _range_hash(0, size, read)


def inclusion_proof(index: int, size: int, read: NodeReader) -> tuple[bytes, ...]:
    """PATH(index, D[size]) of RFC 6962 section 2.1.1: from the leaf's sibling up to the root."""
    if not 0 <= index < size:
        raise InvalidInput(f"no entry {index} in a tree of {size}", path="index")
    path: list[bytes] = []
    low, high = 0, size
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append(_range_hash(middle, high, read))
            high = middle
        else:
            path.append(_range_hash(low, middle, read))
            low = middle
    return tuple(reversed(path))


def consistency_proof(old: int, new: int, read: NodeReader) -> tuple[bytes, ...]:
    """PROOF(old, D[new]) of RFC 6962 section 2.1.2; empty where both sizes are equal."""
    if not 0 < old <= new:
        raise InvalidInput(f"no proof of growth from {old} to {new}", path="old")
    path: list[bytes] = []
    low, high = 0, new
    whole = True  # whether the old tree is the whole of the subtree looked at, from its left edge
    while old != high:
        middle = low + _split(high - low)
        if old <= middle:
            path.append(_range_hash(middle, high, read))
            high = middle
        else:
            path.append(_range_hash(low, middle, read))
            low = middle
            whole = False
    if not whole:
        path.append(_range_hash(low, high, read))
    return tuple(reversed(path))


def verify_inclusion(
    leaf: bytes, *, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """RFC 9162 section 2.1.3.2. Raises `NotProven` unless `leaf` is the hash at `index`."""
    _must_be_hashes((leaf, root), proof)
    if not 0 <= index < size:
        raise NotProven(f"no entry {index} in a tree of {size}")
    position, last = index, size - 1
    value = leaf
    for step in proof:
        if last == 0:
            raise NotProven("the inclusion proof is too long")
        if position & 1 or position == last:
            value = node_hash(step, value)
            while position and not position & 1:
                position >>= 1
                last >>= 1
        else:
            value = node_hash(value, step)
        position >>= 1
        last >>= 1
    if last != 0:
        raise NotProven("the inclusion proof is too short")
    if value != root:
        raise NotProven("the inclusion proof does not lead to the root")


def verify_consistency(
    *, old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """RFC 9162 section 2.1.4.2. Raises `NotProven` unless the new tree only adds to the old one."""
    _must_be_hashes((old_root, new_root), proof)
    if not 0 < old_size <= new_size:
        raise NotProven(f"no growth from {old_size} to {new_size} can be proven")
    if old_size == new_size:
        if proof:
            raise NotProven("a proof between equal sizes must be empty")
        if old_root != new_root:
            raise NotProven("two roots for one size")
        return
    if not proof:
        raise NotProven("the consistency proof is empty")
    # A tree of 2^n leaves is itself a full subtree of the new one, so the proof leaves it out.
    steps = [old_root, *proof] if old_size & (old_size - 1) == 0 else list(proof)
    old_value, new_value = _follow(steps, position=old_size - 1, last=new_size - 1)
    if old_value != old_root:
        raise NotProven("the consistency proof does not lead to the old root")
    if new_value != new_root:
        raise NotProven("the consistency proof does not lead to the new root")


def _follow(steps: Sequence[bytes], *, position: int, last: int) -> tuple[bytes, bytes]:
    """The old and the new root to which a consistency proof leads (fr and sr of the RFC)."""
    while position & 1:
        position >>= 1
        last >>= 1
    old_value = new_value = steps[0]
    for step in steps[1:]:
        if last == 0:
            raise NotProven("the consistency proof is too long")
        if position & 1 or position == last:
            old_value = node_hash(step, old_value)
            new_value = node_hash(step, new_value)
            while position and not position & 1:
                position >>= 1
                last >>= 1
        else:
            new_value = node_hash(new_value, step)
        position >>= 1
        last >>= 1
    if last != 0:
        raise NotProven("the consistency proof is too short")
    return old_value, new_value


class MemoryTree:
    """A tree that keeps its full subtrees in memory; `read` serves the functions above."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self._levels: list[list[bytes]] = []
        self.size = 0
        for leaf in leaves:
            self.append(leaf)

    def append(self, leaf: bytes) -> int:
        """Add a leaf hash and say at which index."""
        index = self.size
        for node in new_nodes(index, leaf, self.read):
            if node.level == len(self._levels):
                self._levels.append([])
            self._levels[node.level].append(node.hash)
        self.size += 1
        return index

    def read(self, level: int, index: int) -> bytes:
        return self._levels[level][index]

    def root(self, size: int | None = None) -> bytes:
        return root_hash(self.size if size is None else size, self.read)


def _split(count: int) -> int:
    """The largest power of two smaller than `count` (k of RFC 6962 section 2.1)."""
    return 1 << ((count - 1).bit_length() - 1)


def _range_hash(low: int, high: int, read: NodeReader) -> bytes:
    """MTH(D[low:high]), for a range that the recursion of RFC 6962 can reach."""
    count = high - low
    if count & (count - 1) == 0:
        level = count.bit_length() - 1
        return read(level, low >> level)
    middle = low + _split(count)
    return node_hash(_range_hash(low, middle, read), _range_hash(middle, high, read))


def _must_be_hashes(ends: Iterable[bytes], proof: Sequence[bytes]) -> None:
    if len(proof) > LONGEST_PROOF:
        raise NotProven(f"a proof of more than {LONGEST_PROOF} hashes")
    for value in (*ends, *proof):
        if len(value) != HASH_SIZE:
            raise NotProven(f"a hash of {len(value)} bytes instead of {HASH_SIZE}")
