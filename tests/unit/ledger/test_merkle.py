import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from safe_passage.errors import InvalidInput, NotProven
from safe_passage.ledger.merkle import (
    EMPTY_ROOT,
    MemoryTree,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    new_nodes,
    node_hash,
    root_hash,
    verify_consistency,
    verify_inclusion,
)

# The four cases on which verifiers differ (merkle.py, edges 1 to 4): all refused here.
EDGES = (
    "inclusion/single-entry/empty-root-and-leaf.json",
    "consistency/additional/size1-is-zero-and-size2-is-not-zero.json",
    "consistency/additional/size1-is-zero-and-does-not-equal-size2.json",
    "consistency/additional/sizes-are-equal-zero-and-proof-is-empty.json",
)

# Published as acceptable, but its "roots" are twelve characters of text: edge 1 refuses them.
NOT_A_HASH = "consistency/additional/sizes-are-equal-one-and-proof-is-empty.json"

CaseFile = dict[str, str | int | bool | list[str] | None]


def cases(shared: Path, kind: str) -> Iterator[tuple[str, CaseFile]]:
    folder = shared / "data/tlog/transparency-dev-merkle/testdata"
    for path in sorted((folder / kind).rglob("*.json")):
        yield str(path.relative_to(folder)), json.loads(path.read_text())


def octets(case: CaseFile, name: str) -> bytes:
    return base64.b64decode(str(case[name] or ""))


def number(case: CaseFile, name: str) -> int:
    value = case[name]
    assert isinstance(value, int)
    return value


def hashes(case: CaseFile) -> list[bytes]:
    proof = case["proof"] or []
    assert isinstance(proof, list)
    return [base64.b64decode(step) for step in proof]


def accepts_inclusion(case: CaseFile) -> bool:
    try:
        verify_inclusion(
            octets(case, "leafHash"),
            index=number(case, "leafIdx"),
            size=number(case, "treeSize"),
            proof=hashes(case),
            root=octets(case, "root"),
        )
    except NotProven:
        return False
    return True


def accepts_consistency(case: CaseFile) -> bool:
    try:
        verify_consistency(
            old_size=number(case, "size1"),
            old_root=octets(case, "root1"),
            new_size=number(case, "size2"),
            new_root=octets(case, "root2"),
            proof=hashes(case),
        )
    except NotProven:
        return False
    return True


def test_every_published_inclusion_case_gets_its_published_answer(shared: Path) -> None:
    seen = {
        name: accepts_inclusion(case) is not case["wantErr"]
        for name, case in cases(shared, "inclusion")
    }
    assert len(seen) == 98
    assert [name for name, agrees in seen.items() if not agrees] == []


def test_every_published_consistency_case_but_one_gets_its_published_answer(shared: Path) -> None:
    seen = {
        name: accepts_consistency(case) is not case["wantErr"]
        for name, case in cases(shared, "consistency")
    }
    assert len(seen) == 98
    assert [name for name, agrees in seen.items() if not agrees] == [NOT_A_HASH]


def test_equal_roots_that_are_not_hashes_are_refused(shared: Path) -> None:
    path = shared / "data/tlog/transparency-dev-merkle/testdata" / NOT_A_HASH
    case = json.loads(path.read_text())
    assert case["root1"] == case["root2"]
    assert len(octets(case, "root1")) != 32
    assert not accepts_consistency(case)


@pytest.mark.parametrize("name", EDGES)
def test_an_edge_on_which_verifiers_differ_is_refused(shared: Path, name: str) -> None:
    case = json.loads((shared / "data/tlog/transparency-dev-merkle/testdata" / name).read_text())
    accepts = accepts_inclusion if name.startswith("inclusion") else accepts_consistency
    assert not accepts(case)


def test_an_empty_hash_is_refused_even_where_both_ends_are_empty() -> None:
    with pytest.raises(NotProven, match="a hash of 0 bytes"):
        verify_inclusion(b"", index=0, size=1, proof=[], root=b"")


def test_nothing_is_included_in_a_tree_of_size_zero() -> None:
    with pytest.raises(NotProven, match="no entry 0 in a tree of 0"):
        verify_inclusion(leaf_hash(b""), index=0, size=0, proof=[], root=EMPTY_ROOT)


@pytest.mark.parametrize("new_size", [0, 1])
def test_growth_from_size_zero_is_not_proven_by_an_empty_proof(new_size: int) -> None:
    with pytest.raises(NotProven, match="no growth from 0"):
        verify_consistency(
            old_size=0, old_root=EMPTY_ROOT, new_size=new_size, new_root=EMPTY_ROOT, proof=[]
        )


def test_the_empty_tree_has_the_hash_of_nothing() -> None:
    assert MemoryTree().root() == EMPTY_ROOT
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_eight_leaves_of_certificate_transparency_have_their_known_roots() -> None:
    # The tree that all implementations of RFC 6962 share as their first test.
    entries = [
        b"",
        b"\x00",
        b"\x10",
        b"\x20\x21",
        b"\x30\x31",
        b"\x40\x41\x42\x43",
        b"\x50\x51\x52\x53\x54\x55\x56\x57",
        bytes(range(0x60, 0x70)),
    ]
    tree = MemoryTree(map(leaf_hash, entries))
    assert tree.root(1).hex().startswith("6e340b9cffb37a98")
    assert tree.root(8).hex().startswith("5dc9da79a70659a9")


def test_a_leaf_completes_every_full_subtree_that_ends_with_it() -> None:
    tree = MemoryTree(leaf_hash(bytes([n])) for n in range(7))
    nodes = new_nodes(7, leaf_hash(b"\x07"), tree.read)
    assert [(node.level, node.index) for node in nodes] == [(0, 7), (1, 3), (2, 1), (3, 0)]
    tree.append(leaf_hash(b"\x07"))
    assert nodes[-1].hash == tree.root()


def test_a_proof_that_is_a_hash_too_long_or_too_short_is_refused() -> None:
    tree = MemoryTree(leaf_hash(bytes([n])) for n in range(6))
    proof = inclusion_proof(4, 6, tree.read)
    for wrong in (proof[:-1], (*proof, proof[-1])):
        with pytest.raises(NotProven):
            verify_inclusion(leaf_hash(b"\x04"), index=4, size=6, proof=wrong, root=tree.root())


def test_two_roots_for_one_size_are_not_consistent() -> None:
    with pytest.raises(NotProven, match="two roots for one size"):
        verify_consistency(
            old_size=3, old_root=leaf_hash(b"a"), new_size=3, new_root=leaf_hash(b"b"), proof=[]
        )


def test_a_tree_that_was_cut_is_not_growth() -> None:
    tree = MemoryTree(leaf_hash(bytes([n])) for n in range(6))
    with pytest.raises(NotProven, match="no growth from 6 to 5"):
        verify_consistency(
            old_size=6, old_root=tree.root(6), new_size=5, new_root=tree.root(5), proof=[]
        )


def test_asking_for_a_proof_outside_the_tree_is_an_error_of_the_asker() -> None:
    tree = MemoryTree([leaf_hash(b"a")])
    with pytest.raises(InvalidInput):
        inclusion_proof(1, 1, tree.read)
    with pytest.raises(InvalidInput):
        consistency_proof(0, 1, tree.read)
    with pytest.raises(InvalidInput):
        root_hash(-1, tree.read)


def test_a_leaf_cannot_pass_as_an_inner_node() -> None:
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert leaf_hash(left + right) != node_hash(left, right)


def test_the_fixture_that_foreign_tools_accepted_is_accepted_here(shared: Path) -> None:
    folder = shared / "data/tlog/own-fixture-go-checked"
    sizes, old_root, new_root, *proof = (folder / "cons").read_text().split("\n")[:-1]
    old, new = map(int, sizes.split())
    verify_consistency(
        old_size=old,
        old_root=base64.b64decode(old_root),
        new_size=new,
        new_root=base64.b64decode(new_root),
        proof=[base64.b64decode(step) for step in proof],
    )
