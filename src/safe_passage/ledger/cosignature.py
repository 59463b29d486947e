"""A witness says: at this time, the largest tree I saw of this log had this root.

c2sp.org/tlog-cosignature: type 4 (Ed25519, v1.0.1) and type 6 (ML-DSA-44, v1.1.0). A cosignature
is a signature line on the checkpoint whose data are eight bytes of POSIX time and a signature.
"""

import struct
from dataclasses import dataclass

from safe_passage.errors import InvalidInput, NotProven
from safe_passage.ledger.checkpoint import parse_checkpoint
from safe_passage.ledger.encoding import LARGEST_NUMBER
from safe_passage.ledger.keys import Algorithm, SigningKey, VerifierKey
from safe_passage.ledger.note import Note, Signature

_TIME_SIZE = 8
_HEADER = "cosignature/v1"
_LABEL = b"subtree/v1\n\x00"
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Cosignature:
    """A verified statement of one witness; `time` is in POSIX seconds, by the witness's clock."""

    key: VerifierKey
    time: int


def cosign(text: str, key: SigningKey, *, time: int) -> Signature:
    """The witness's line for a checkpoint's text.

    The witness must have verified that the log only grew since it last cosigned: no signature can
    make up for that.
    """
    if not 0 <= time <= LARGEST_NUMBER:
        raise InvalidInput("a cosignature's time lies between 0 and 2^63 - 1", path="time")
    signature = key.sign(_message(text, key.algorithm, key.name, time))
    return Signature(key.name, key.verifier.id, time.to_bytes(_TIME_SIZE, "big") + signature)


def verify_cosignature(text: str, signature: Signature, key: VerifierKey) -> Cosignature:
    """Raises `NotProven` unless `key` cosigned exactly this checkpoint at the time it names."""
    if not signature.is_by(key):
        raise NotProven("a cosignature of another key", key=key.name)
    if len(signature.data) != _TIME_SIZE + key.algorithm.signature_size:
        raise NotProven("a cosignature of the wrong length", key=key.name)
    time = int.from_bytes(signature.data[:_TIME_SIZE], "big")
    if time > LARGEST_NUMBER:
        raise NotProven("a cosignature's time is out of range", key=key.name)
    key.verify(signature.data[_TIME_SIZE:], _message(text, key.algorithm, key.name, time))
    return Cosignature(key, time)


def find_cosignature(note: Note, key: VerifierKey) -> Cosignature | None:
    """The earliest cosignature of `key` on a note, or none; raises if one does not hold."""
    found = [
        verify_cosignature(note.text, signature, key)
        for signature in note.signatures
        if signature.is_by(key)
    ]
    return min(found, key=lambda cosignature: cosignature.time, default=None)


def _message(text: str, algorithm: Algorithm, name: str, time: int) -> bytes:
    checkpoint = parse_checkpoint(text)
    if algorithm is Algorithm.COSIGNATURE_ED25519:
        return f"{_HEADER}\ntime {time}\n{text}".encode()
    if algorithm is Algorithm.COSIGNATURE_ML_DSA_44:
        # Extension lines are not part of this message: the specification says so.
        return b"".join(
            (
                _LABEL,
                _opaque(name),
                struct.pack(">Q", time),
                _opaque(checkpoint.origin),
                struct.pack(">QQ", 0, checkpoint.size),
                checkpoint.root,
            )
        )
    raise InvalidInput("this key makes plain signatures, not cosignatures", path="key")


def _opaque(name: str) -> bytes:
    """`opaque name<1..2^8-1>` in the presentation language of RFC 8446 section 3.4."""
    data = name.encode()
    if not 0 < len(data) <= _LONGEST_NAME:
        raise InvalidInput(f"a name of at most {_LONGEST_NAME} bytes is needed", path="name")
    return bytes([len(data)]) + data
