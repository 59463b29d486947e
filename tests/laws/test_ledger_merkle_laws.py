"""RFC 6962 section 2.1: what holds for every tree of every size."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from safe_passage.errors import NotProven
from safe_passage.ledger.merkle import (
    MemoryTree,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_hash,
    verify_consistency,
    verify_inclusion,
)

MOST = 300
TREE = MemoryTree(leaf_hash(n.to_bytes(2, "big")) for n in range(MOST))
sizes = st.integers(1, MOST)


def by_definition(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962 section 2.1, word by word: the slow reference."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(by_definition(leaves[:split]), by_definition(leaves[split:]))


def leaf(index: int) -> bytes:
    return TREE.read(0, index)


@given(sizes)
def test_the_root_from_stored_nodes_is_the_root_by_definition(size: int) -> None:
    assert root_hash(size, TREE.read) == by_definition([leaf(n) for n in range(size)])


@given(st.data())
def test_every_entry_is_proven_in_every_tree_that_holds_it(data: st.DataObject) -> None:
    size = data.draw(sizes)
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(index, size, TREE.read)
    verify_inclusion(leaf(index), index=index, size=size, proof=proof, root=TREE.root(size))


@given(st.data())
def test_no_other_entry_is_proven_by_that_proof(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, MOST))
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(0, size - 1).filter(lambda n: n != index))
    proof = inclusion_proof(index, size, TREE.read)
    with pytest.raises(NotProven):
        verify_inclusion(leaf(other), index=index, size=size, proof=proof, root=TREE.root(size))
    with pytest.raises(NotProven):
        verify_inclusion(leaf(index), index=other, size=size, proof=proof, root=TREE.root(size))


@given(st.data())
def test_every_tree_is_proven_to_continue_every_earlier_one(data: st.DataObject) -> None:
    new = data.draw(sizes)
    old = data.draw(st.integers(1, new))
    verify_consistency(
        old_size=old,
        old_root=TREE.root(old),
        new_size=new,
        new_root=TREE.root(new),
        proof=consistency_proof(old, new, TREE.read),
    )


@given(st.data())
def test_a_tree_with_one_old_entry_changed_is_never_proven_to_continue_it(
    data: st.DataObject,
) -> None:
    new = data.draw(st.integers(2, 64))
    old = data.draw(st.integers(1, new))
    changed = data.draw(st.integers(0, old - 1))
    rewritten = MemoryTree(leaf_hash(b"another") if n == changed else leaf(n) for n in range(new))
    with pytest.raises(NotProven):
        verify_consistency(
            old_size=old,
            old_root=TREE.root(old),
            new_size=new,
            new_root=rewritten.root(),
            proof=consistency_proof(old, new, rewritten.read),
        )


@given(st.data())
def test_a_proof_with_any_bit_changed_proves_nothing(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, MOST))
    index = data.draw(st.integers(0, size - 1))
    proof = list(inclusion_proof(index, size, TREE.read))
    step = data.draw(st.integers(0, len(proof) - 1))
    bit = data.draw(st.integers(0, 255))
    flipped = int.from_bytes(proof[step], "big") ^ (1 << bit)
    proof[step] = flipped.to_bytes(32, "big")
    with pytest.raises(NotProven):
        verify_inclusion(leaf(index), index=index, size=size, proof=proof, root=TREE.root(size))


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 7, 8, 9, 255, 256, 257])
def test_both_ends_of_a_tree_at_and_beside_a_power_of_two(size: int) -> None:
    for index in {0, size - 1}:
        proof = inclusion_proof(index, size, TREE.read)
        verify_inclusion(leaf(index), index=index, size=size, proof=proof, root=TREE.root(size))
    for old in {1, size}:
        proof = consistency_proof(old, size, TREE.read)
        verify_consistency(
            old_size=old,
            old_root=TREE.root(old),
            new_size=size,
            new_root=TREE.root(size),
            proof=proof,
        )
