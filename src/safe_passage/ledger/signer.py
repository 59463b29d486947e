"""What the log key may sign next: it never goes back and never says two things about one size."""

from collections.abc import Sequence
from dataclasses import dataclass

from safe_passage.errors import InvalidInput, NotProven, SafePassageError
from safe_passage.ledger.checkpoint import Checkpoint, format_checkpoint, parse_checkpoint
from safe_passage.ledger.keys import SigningKey
from safe_passage.ledger.merkle import EMPTY_ROOT, verify_consistency
from safe_passage.ledger.note import Note, sign_text


class SignerRefused(SafePassageError):
    """The log key will not sign this: it would contradict what it signed before."""

    code = "signer-refused"


@dataclass(frozen=True, slots=True)
class SignerState:
    """The last checkpoint that the key was used for.

    Stored, and flushed to disk, before the signature leaves: a crash in between costs one
    signature and never allows a second truth.
    """

    last: Checkpoint

    def advance(self, size: int, root: bytes, proof: Sequence[bytes]) -> "SignerState":
        """The state after signing `root` at `size`; `proof` is the consistency proof from the last.

        Signing the same size and root again is harmless and leaves the state as it is.
        """
        last = self.last
        if size < last.size:
            raise SignerRefused(
                f"the log key signed a tree of {last.size} entries and will not sign one of {size}",
                remedy="the register was probably restored from an old copy; run ledger recover",
                last_size=last.size,
                size=size,
            )
        if size == last.size and root != last.root:
            raise SignerRefused(
                f"the log key signed another root for {size} entries",
                remedy="keep both copies of the register: they differ in an entry already signed",
                size=size,
            )
        if size > last.size > 0:
            try:
                verify_consistency(
                    old_size=last.size,
                    old_root=last.root,
                    new_size=size,
                    new_root=root,
                    proof=proof,
                )
            except NotProven as fault:
                raise SignerRefused(
                    f"the tree of {size} entries does not continue the one signed at {last.size}",
                    remedy="keep both copies of the register: they differ in an entry signed",
                    because=fault.message,
                ) from fault
        return SignerState(Checkpoint(last.origin, size, root))


def first_state(origin: str) -> SignerState:
    """Of a key that has signed nothing yet."""
    return SignerState(Checkpoint(origin, 0, EMPTY_ROOT))


def format_signer_state(state: SignerState) -> str:
    return format_checkpoint(state.last)


def parse_signer_state(text: str) -> SignerState:
    """The exact inverse of `format_signer_state`."""
    last = parse_checkpoint(text)
    if last.extensions:
        raise InvalidInput("the signer's state has lines that we do not write")
    return SignerState(last)


def sign_checkpoint(state: SignerState, key: SigningKey) -> Note:
    """The note for the checkpoint that the state already names; store the state first."""
    if key.name != state.last.origin:
        raise SignerRefused("the key's name is not the origin of this log", key=key.name)
    text = format_checkpoint(state.last)
    return Note(text, (sign_text(text, key),))
