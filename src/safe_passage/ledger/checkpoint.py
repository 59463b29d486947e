"""The log's signed statement: so many entries, this root (c2sp.org/tlog-checkpoint, v1.0.0).

example.org/log
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
"""

from dataclasses import dataclass

from safe_passage.errors import InvalidInput, NotProven
from safe_passage.ledger.encoding import (
    LARGEST_NUMBER,
    decode_base64,
    encode_base64,
    parse_decimal,
)
from safe_passage.ledger.keys import VerifierKey
from safe_passage.ledger.merkle import EMPTY_ROOT, HASH_SIZE
from safe_passage.ledger.note import Note, verify_note

_LEAST_LINES = 3


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A tree head. Extension lines are kept, because they are signed, but say nothing to us."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for line in (self.origin, *self.extensions):
            if not line or any(c < " " for c in line):
                raise InvalidInput("a line of a checkpoint is empty or holds a control character")
        if not 0 <= self.size <= LARGEST_NUMBER:
            raise InvalidInput("a tree size lies between 0 and 2^63 - 1", path="size")
        if len(self.root) != HASH_SIZE:
            raise InvalidInput(f"a root is {HASH_SIZE} bytes", path="root")
        if self.size == 0 and self.root != EMPTY_ROOT:
            raise InvalidInput("an empty tree has another root", path="root")

    @property
    def is_exercise(self) -> bool:
        """An exercise says so at its root: in the origin of its log."""
        return is_exercise(self.origin)


def is_exercise(origin: str) -> bool:
    return "exercise" in origin.casefold()


def format_checkpoint(checkpoint: Checkpoint) -> str:
    lines = (
        checkpoint.origin,
        str(checkpoint.size),
        encode_base64(checkpoint.root),
        *checkpoint.extensions,
    )
    return "".join(f"{line}\n" for line in lines)


def parse_checkpoint(text: str) -> Checkpoint:
    """The exact inverse of `format_checkpoint`."""
    lines = text.split("\n")
    if lines.pop() != "" or len(lines) < _LEAST_LINES:
        raise InvalidInput("a checkpoint has at least three lines, each ended by a newline")
    origin, size, root, *extensions = lines
    return Checkpoint(
        origin,
        parse_decimal(size, path="size"),
        decode_base64(root, path="root"),
        tuple(extensions),
    )


def open_checkpoint(note: Note, key: VerifierKey) -> Checkpoint:
    """The checkpoint in a note, after verifying that the log `key` signed it under its own name."""
    verify_note(note, [key])
    checkpoint = parse_checkpoint(note.text)
    if checkpoint.origin != key.name:
        raise NotProven("the checkpoint is of another log than the key", origin=checkpoint.origin)
    return checkpoint
