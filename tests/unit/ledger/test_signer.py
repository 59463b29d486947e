import pytest

from safe_passage.errors import InvalidInput
from safe_passage.ledger.checkpoint import open_checkpoint
from safe_passage.ledger.keys import Algorithm, SigningKey
from safe_passage.ledger.merkle import MemoryTree, consistency_proof, leaf_hash
from safe_passage.ledger.signer import (
    SignerRefused,
    SignerState,
    first_state,
    format_signer_state,
    parse_signer_state,
    sign_checkpoint,
)

KEY = SigningKey("exercise.example/log", Algorithm.ED25519, b"\x01" * 32)
TREE = MemoryTree(leaf_hash(bytes([n])) for n in range(10))


def state_at(size: int) -> SignerState:
    return first_state(KEY.name).advance(size, TREE.root(size), ())


def test_the_signer_follows_a_growing_tree() -> None:
    state = state_at(4).advance(10, TREE.root(10), consistency_proof(4, 10, TREE.read))
    assert open_checkpoint(sign_checkpoint(state, KEY), KEY.verifier) == state.last


def test_signing_the_same_checkpoint_again_changes_nothing() -> None:
    state = state_at(4)
    assert state.advance(4, TREE.root(4), ()) == state
    assert sign_checkpoint(state, KEY) == sign_checkpoint(state, KEY)


def test_the_signer_never_goes_back() -> None:
    with pytest.raises(SignerRefused, match="signed a tree of 4 entries"):
        state_at(4).advance(3, TREE.root(3), ())


def test_the_signer_gives_one_size_one_root() -> None:
    with pytest.raises(SignerRefused, match="another root for 4 entries"):
        state_at(4).advance(4, TREE.root(5), ())


@pytest.mark.parametrize("signed", [1, 4, 9])
def test_the_signer_refuses_a_tree_that_rewrites_what_it_signed(signed: int) -> None:
    rewritten = MemoryTree(leaf_hash(bytes([n + 1])) for n in range(10))
    proof = consistency_proof(signed, 10, rewritten.read)
    with pytest.raises(SignerRefused, match="does not continue"):
        state_at(signed).advance(10, rewritten.root(), proof)


def test_the_state_is_read_as_it_was_written() -> None:
    assert parse_signer_state(format_signer_state(state_at(4))) == state_at(4)
    with pytest.raises(InvalidInput):
        parse_signer_state(format_signer_state(state_at(4)) + "more\n")


def test_a_key_of_another_name_signs_nothing() -> None:
    other = SigningKey("exercise.example/other", Algorithm.ED25519, b"\x01" * 32)
    with pytest.raises(SignerRefused, match="not the origin"):
        sign_checkpoint(state_at(4), other)
