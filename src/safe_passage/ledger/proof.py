"""One entry's place in a log, as a text that anyone can check offline (c2sp.org/tlog-proof).

c2sp.org/tlog-proof@v1
index 73894
gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=

example.org/log
109482
sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=

— example.org/log hI2DJw…
"""

from dataclasses import dataclass

from safe_passage.errors import InvalidInput
from safe_passage.ledger.checkpoint import Checkpoint, open_checkpoint
from safe_passage.ledger.encoding import (
    LARGEST_NUMBER,
    decode_base64,
    encode_base64,
    parse_decimal,
)
from safe_passage.ledger.keys import VerifierKey
from safe_passage.ledger.merkle import HASH_SIZE, LONGEST_PROOF, leaf_hash, verify_inclusion
from safe_passage.ledger.note import LARGEST_NOTE, Note, format_note, parse_note

_HEADER = "c2sp.org/tlog-proof@v1"
_EXTRA = "extra "
_INDEX = "index "


@dataclass(frozen=True, slots=True)
class TlogProof:
    """An index, an inclusion proof and the checkpoint that it leads to; nothing verified yet.

    `extra` is nobody's signed word; we write none and read it only to give it back.
    """

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: Note
    extra: bytes | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.index <= LARGEST_NUMBER:
            raise InvalidInput("an index lies between 0 and 2^63 - 1", path="index")
        if len(self.hashes) > LONGEST_PROOF or any(len(h) != HASH_SIZE for h in self.hashes):
            raise InvalidInput("not the hashes of an inclusion proof", path="hashes")


def format_tlog_proof(proof: TlogProof) -> bytes:
    lines = [_HEADER]
    if proof.extra is not None:
        lines.append(_EXTRA + encode_base64(proof.extra))
    lines.append(f"{_INDEX}{proof.index}")
    lines.extend(map(encode_base64, proof.hashes))
    return "\n".join([*lines, "", ""]).encode() + format_note(proof.checkpoint)


def parse_tlog_proof(data: bytes) -> TlogProof:
    """The exact inverse of `format_tlog_proof`."""
    if len(data) > 2 * LARGEST_NOTE:
        raise InvalidInput(f"a proof of more than {2 * LARGEST_NOTE} bytes")
    head, blank, checkpoint = data.partition(b"\n\n")
    try:
        lines = head.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise InvalidInput("the head of a proof is not ASCII") from None
    if not blank or lines.pop(0) != _HEADER:
        raise InvalidInput(f"a proof begins with {_HEADER} and holds a checkpoint")
    extra = None
    if lines and lines[0].startswith(_EXTRA):
        extra = decode_base64(lines.pop(0).removeprefix(_EXTRA), path="extra")
    if not lines or not lines[0].startswith(_INDEX):
        raise InvalidInput("a proof has no index line", path="index")
    index = parse_decimal(lines.pop(0).removeprefix(_INDEX), path="index")
    if len(lines) > LONGEST_PROOF:
        raise InvalidInput(f"a proof of more than {LONGEST_PROOF} hashes", path="hashes")
    hashes = tuple(
        decode_base64(line, path=f"hashes[{position}]") for position, line in enumerate(lines)
    )
    return TlogProof(index, hashes, parse_note(checkpoint), extra)


def verify_tlog_proof(proof: TlogProof, entry: bytes, key: VerifierKey) -> Checkpoint:
    """The checkpoint, once the log's key signed it and the entry's bytes are proven to be in it."""
    checkpoint = open_checkpoint(proof.checkpoint, key)
    verify_inclusion(
        leaf_hash(entry),
        index=proof.index,
        size=checkpoint.size,
        proof=proof.hashes,
        root=checkpoint.root,
    )
    return checkpoint
