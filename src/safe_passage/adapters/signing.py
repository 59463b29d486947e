"""The step from a committed tree to a signed one."""

from safe_passage.ledger.merkle import NodeReader, consistency_proof, root_hash
from safe_passage.ledger.signer import SignerState


def next_state(state: SignerState, size: int, read: NodeReader) -> SignerState:
    """What the key may sign of a tree of `size` entries, after reading its root and its growth.

    Raises `SignerRefused` if that would contradict what the key signed before.
    """
    old = state.last.size
    proof = consistency_proof(old, size, read) if 0 < old < size else ()
    return state.advance(size, root_hash(size, read), proof)
