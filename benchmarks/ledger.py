"""How fast the tree, the proofs, the leaves and the offline verifier are.

Against the plain reading of RFC 6962, which hashes the whole tree for each answer: only the ratio
carries over to another machine.

    python benchmarks/ledger.py [ENTRIES]
"""

import sys
from collections.abc import Callable
from time import perf_counter

from safe_passage.ledger.checkpoint import Checkpoint, format_checkpoint
from safe_passage.ledger.commitment import Disclosure, format_disclosure
from safe_passage.ledger.keys import Algorithm, SigningKey
from safe_passage.ledger.leaf import (
    DECOY_SIZE,
    LeafHead,
    decoys_needed,
    make_leaf,
    open_leaf,
    parse_leaf,
)
from safe_passage.ledger.merkle import (
    MemoryTree,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    verify_consistency,
    verify_inclusion,
)
from safe_passage.ledger.note import Note, sign_text
from safe_passage.ledger.pack import Pack, PackCheckpoint, PackEntry, Wording, seal_pack
from safe_passage.ledger.policy import Policy
from safe_passage.ledger.verify import Trust, verify_pack

KEY = SigningKey("exercise.example/log", Algorithm.ED25519, bytes(32))
HEAD = LeafHead("claim", 1, bytes(16), bytes(16), bytes(16), "2026-11-22T10:00:00Z")
FIELDS = [Disclosure(bytes([n]) * 16, f"field.{n}", {"words": "x" * 40}) for n in range(16)]
DECOYS = [bytes([n]) * DECOY_SIZE for n in range(100, 100 + decoys_needed(6))]


def rate(work: Callable[[int], object], *, seconds: float = 1.0) -> float:
    """How often a second; each call is given its own number."""
    count, start = 0, perf_counter()
    while (spent := perf_counter() - start) < seconds:
        for _ in range(10):
            work(count)
            count += 1
    return count / spent


def naive_root(leaves: list[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return node_hash(naive_root(leaves[:split]), naive_root(leaves[split:]))


def row(name: str, a_second: float, naive: float | None = None) -> None:
    ratio = "" if naive is None else f"{a_second / naive:12,.0f} x"
    print(f"{name:44}{a_second:14,.0f} /s{ratio}", flush=True)


def sealed_pack(leaf: bytes, index: int, tree: MemoryTree) -> bytes:
    text = format_checkpoint(Checkpoint(KEY.name, tree.size, tree.root()))
    note = Note(text, (sign_text(text, KEY),))
    path = inclusion_proof(index, tree.size, tree.read)
    opened = tuple(format_disclosure(one) for one in FIELDS)
    entry = PackEntry(index, leaf, path, HEAD.name_key, opened)
    wording = Wording("asked", None)
    return seal_pack(
        Pack(KEY.name, KEY.verifier, HEAD.at, wording, wording, (entry,), (PackCheckpoint(note),)),
        KEY,
    )


def main(entries: int) -> None:
    hashes = [leaf_hash(n.to_bytes(8, "big")) for n in range(entries)]
    start = perf_counter()
    tree = MemoryTree(hashes)
    appended = entries / (perf_counter() - start)
    root, size = tree.root(), tree.size
    start = perf_counter()
    if naive_root(hashes) != root:
        sys.exit("the tree and its definition disagree")
    naive = 1 / (perf_counter() - start)
    print(f"a tree of {entries:,} entries{'':>33}against hashing it all")
    row("append", appended, naive)
    row("root", rate(lambda _: tree.root()), naive)
    row("inclusion proof", rate(lambda n: inclusion_proof(n * 7919 % size, size, tree.read)), naive)
    path = inclusion_proof(size // 3, size, tree.read)
    row(
        "inclusion verified",
        rate(
            lambda _: verify_inclusion(
                hashes[size // 3], index=size // 3, size=size, proof=path, root=root
            )
        ),
        naive,
    )
    old = size * 7 // 9
    row("consistency proof", rate(lambda _: consistency_proof(old, size, tree.read)), naive)
    growth, old_root = consistency_proof(old, size, tree.read), tree.root(old)
    row(
        "consistency verified",
        rate(
            lambda _: verify_consistency(
                old_size=old, old_root=old_root, new_size=size, new_root=root, proof=growth
            )
        ),
        naive,
    )
    leaf = make_leaf(HEAD, FIELDS[:10], FIELDS[10:], DECOYS)
    row("leaf made, 16 fields", rate(lambda _: make_leaf(HEAD, FIELDS[:10], FIELDS[10:], DECOYS)))
    row("leaf read", rate(lambda _: parse_leaf(leaf)))
    parsed = parse_leaf(leaf)
    row("leaf opened, 16 fields", rate(lambda _: open_leaf(parsed, HEAD.name_key, FIELDS)))
    text = format_checkpoint(Checkpoint(KEY.name, size, root))
    row("checkpoint signed", rate(lambda _: sign_text(text, KEY)))
    tree.append(leaf_hash(leaf))
    pack = sealed_pack(leaf, size, tree)
    trust = Trust(Policy(logs=(KEY.verifier,)))
    row(f"pack verified, {len(pack):,} bytes", rate(lambda _: verify_pack(pack, trust)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
