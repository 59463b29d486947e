"""A text signed by one or more keys (c2sp.org/signed-note, v1.0.0).

example.org/log
15
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.org/log Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo…
"""

from collections.abc import Iterable
from dataclasses import dataclass

from safe_passage.errors import InvalidInput, NotProven
from safe_passage.ledger.encoding import decode_base64, encode_base64
from safe_passage.ledger.keys import (
    KEY_ID_SIZE,
    Algorithm,
    SigningKey,
    VerifierKey,
    check_key_name,
)

LARGEST_NOTE = 1_000_000
MOST_SIGNATURES = 100
_DASH = "\N{EM DASH} "


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line; `data` follows the key id, in the manner of the key's algorithm."""

    name: str
    key_id: bytes
    data: bytes

    def is_by(self, key: VerifierKey) -> bool:
        return self.name == key.name and self.key_id == key.id


@dataclass(frozen=True, slots=True)
class Note:
    """A text, which ends with a newline, and its signatures, none of them verified yet."""

    text: str
    signatures: tuple[Signature, ...]

    def __post_init__(self) -> None:
        check_note_text(self.text)
        if not 0 < len(self.signatures) <= MOST_SIGNATURES:
            raise InvalidInput(f"a note has 1 to {MOST_SIGNATURES} signatures", path="signatures")
        if len(set(self.signatures)) != len(self.signatures):
            raise InvalidInput("a signature line occurs twice", path="signatures")


def check_note_text(text: str) -> None:
    if not text.endswith("\n"):
        raise InvalidInput("a note's text ends with a newline", path="text")
    if any(c < " " and c != "\n" for c in text):
        raise InvalidInput("a note's text holds a control character", path="text")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InvalidInput("a note's text is not well-formed", path="text") from None


def format_note(note: Note) -> bytes:
    return (note.text + "\n" + "".join(map(format_signature, note.signatures))).encode()


def parse_note(data: bytes) -> Note:
    """The exact inverse of `format_note`. Believes nothing: see `verify_note`."""
    if len(data) > LARGEST_NOTE:
        raise InvalidInput(f"a note of more than {LARGEST_NOTE} bytes")
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError:
        raise InvalidInput("a note is not UTF-8") from None
    # The last empty line: the text itself may hold empty lines.
    text, blank, tail = whole.rpartition("\n\n")
    if not blank or not tail.endswith("\n"):
        raise InvalidInput("a note is a text, an empty line and signature lines")
    lines = tail.removesuffix("\n").split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise InvalidInput(f"a note has 1 to {MOST_SIGNATURES} signatures", path="signatures")
    signatures = tuple(
        parse_signature(line + "\n", path=f"signatures[{position}]")
        for position, line in enumerate(lines)
    )
    return Note(text + "\n", signatures)


def format_signature(signature: Signature) -> str:
    return f"{_DASH}{signature.name} {encode_base64(signature.key_id + signature.data)}\n"


def parse_signature(line: str, *, path: str = "") -> Signature:
    """The exact inverse of `format_signature`."""
    name, gap, encoded = line.removeprefix(_DASH).removesuffix("\n").partition(" ")
    if not line.startswith(_DASH) or not line.endswith("\n") or not gap:
        raise InvalidInput("not a signature line", path=path)
    check_key_name(name, path=path)
    data = decode_base64(encoded, path=path)
    if len(data) <= KEY_ID_SIZE:
        raise InvalidInput("a signature line without a signature", path=path)
    return Signature(name, data[:KEY_ID_SIZE], data[KEY_ID_SIZE:])


def sign_text(text: str, key: SigningKey) -> Signature:
    """An Ed25519 signature (type 1) over the text."""
    if key.algorithm is not Algorithm.ED25519:
        raise InvalidInput("this key makes cosignatures, not plain signatures", path="key")
    check_note_text(text)
    return Signature(key.name, key.verifier.id, key.sign(text.encode()))


def verify_note(note: Note, keys: Iterable[VerifierKey]) -> tuple[VerifierKey, ...]:
    """Which of the trusted keys signed the text.

    `NotProven` if none did, or if a signature in the name of one of them fails. Signatures by other
    keys are ignored, as the specification demands: they say nothing.
    """
    signers: list[VerifierKey] = []
    for key in keys:
        for signature in note.signatures:
            if signature.is_by(key):
                if key.algorithm is not Algorithm.ED25519:
                    raise InvalidInput("this key makes cosignatures, not plain signatures")
                key.verify(signature.data, note.text.encode())
                signers.append(key)
    if not signers:
        raise NotProven("no key that is trusted here has signed this")
    return tuple(dict.fromkeys(signers))
