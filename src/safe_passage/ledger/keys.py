"""Who signs, with which algorithm, and how a key is written down (c2sp.org/signed-note)."""

import hashlib
from dataclasses import dataclass, field
from enum import IntEnum
from importlib import import_module
from types import ModuleType

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from safe_passage.errors import InvalidInput, NotProven, Unavailable
from safe_passage.ledger.encoding import decode_base64, encode_base64

SEED_SIZE = 32
KEY_ID_SIZE = 4
_PRIVATE = "PRIVATE+KEY+"


class Algorithm(IntEnum):
    """The signature type identifier byte of c2sp.org/signed-note and c2sp.org/tlog-cosignature."""

    ED25519 = 0x01
    COSIGNATURE_ED25519 = 0x04
    COSIGNATURE_ML_DSA_44 = 0x06

    @property
    def public_size(self) -> int:
        return 1312 if self is Algorithm.COSIGNATURE_ML_DSA_44 else 32

    @property
    def signature_size(self) -> int:
        """Of the signature alone, without the time that precedes it in a cosignature."""
        return 2420 if self is Algorithm.COSIGNATURE_ML_DSA_44 else 64


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A name and a public key, written `example.org/log+c7a2a392+AYqI4910CfGV…`."""

    name: str
    algorithm: Algorithm
    public: bytes

    def __post_init__(self) -> None:
        check_key_name(self.name)
        if len(self.public) != self.algorithm.public_size:
            raise InvalidInput("the public key has the wrong length", path="public")

    @property
    def id(self) -> bytes:
        """Four bytes to tell keys of one name apart; an identifier, not a proof."""
        stated = self.name.encode() + b"\n" + bytes([self.algorithm]) + self.public
        return hashlib.sha256(stated).digest()[:KEY_ID_SIZE]

    def verify(self, signature: bytes, message: bytes) -> None:
        """Raises `NotProven` unless the key made this signature of exactly these bytes.

        Raises `Unavailable` for ML-DSA-44 where the installed `cryptography` is too old for it.
        """
        try:
            if self.algorithm is Algorithm.COSIGNATURE_ML_DSA_44:
                _ml_dsa().MLDSA44PublicKey.from_public_bytes(self.public).verify(signature, message)
            else:
                Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            raise NotProven(f"the signature of {self.name} does not hold") from None

    def __str__(self) -> str:
        return format_verifier_key(self)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A name and a secret seed; never logged, never shown."""

    name: str
    algorithm: Algorithm
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        check_key_name(self.name)
        if len(self.seed) != SEED_SIZE:
            raise InvalidInput(f"a signing key's seed is {SEED_SIZE} bytes", path="seed")

    @property
    def verifier(self) -> VerifierKey:
        if self.algorithm is Algorithm.COSIGNATURE_ML_DSA_44:
            secret = _ml_dsa().MLDSA44PrivateKey.from_seed_bytes(self.seed)
            public: bytes = secret.public_key().public_bytes_raw()
        else:
            private = Ed25519PrivateKey.from_private_bytes(self.seed)
            public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return VerifierKey(self.name, self.algorithm, public)

    def sign(self, message: bytes) -> bytes:
        if self.algorithm is Algorithm.COSIGNATURE_ML_DSA_44:
            signature: bytes = _ml_dsa().MLDSA44PrivateKey.from_seed_bytes(self.seed).sign(message)
            return signature
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)


def _ml_dsa() -> ModuleType:
    """Loaded when needed: an investigator's machine may have a `cryptography` without it."""
    try:
        return import_module("cryptography.hazmat.primitives.asymmetric.mldsa")
    except ImportError:
        raise Unavailable(
            "this machine's `cryptography` cannot check ML-DSA-44 signatures",
            remedy="install a later release of cryptography",
        ) from None


def check_key_name(name: str, *, path: str = "name") -> None:
    """c2sp.org/signed-note: not empty, no Unicode space, no plus, no control character."""
    if not name or "+" in name or any(c.isspace() or c < " " or c == "\x7f" for c in name):
        raise InvalidInput("a key name has at least one character, no space and no plus", path=path)
    try:
        name.encode()
    except UnicodeEncodeError:
        raise InvalidInput("a key name is well-formed text", path=path) from None


def format_verifier_key(key: VerifierKey) -> str:
    material = encode_base64(bytes([key.algorithm]) + key.public)
    return f"{key.name}+{key.id.hex()}+{material}"


def parse_verifier_key(text: str, *, path: str = "") -> VerifierKey:
    """The exact inverse of `format_verifier_key`."""
    # The name holds no plus; the base64 may.
    name, _, rest = text.partition("+")
    shown_id, _, material = rest.partition("+")
    algorithm, public = _key_material(material, path=path)
    try:
        key = VerifierKey(name, algorithm, public)
    except InvalidInput as fault:
        raise fault.under(path) from None
    if shown_id != key.id.hex():
        raise InvalidInput("the key's id does not fit its name and bytes", path=path)
    return key


def format_signing_key(key: SigningKey) -> str:
    """As golang.org/x/mod/sumdb/note writes it; a secret."""
    material = encode_base64(bytes([key.algorithm]) + key.seed)
    return f"{_PRIVATE}{key.name}+{key.verifier.id.hex()}+{material}"


def parse_signing_key(text: str, *, path: str = "") -> SigningKey:
    """The exact inverse of `format_signing_key`. No message repeats any part of the text."""
    if not text.startswith(_PRIVATE):
        raise InvalidInput("not a signing key", path=path)
    name, _, rest = text.removeprefix(_PRIVATE).partition("+")
    shown_id, _, material = rest.partition("+")
    algorithm, seed = _key_material(material, path=path)
    try:
        key = SigningKey(name, algorithm, seed)
    except InvalidInput as fault:
        raise fault.under(path) from None
    if shown_id != key.verifier.id.hex():
        raise InvalidInput("the key's id does not fit its name and bytes", path=path)
    return key


def _key_material(text: str, *, path: str) -> tuple[Algorithm, bytes]:
    data = decode_base64(text, path=path)
    try:
        return Algorithm(data[0]), data[1:]
    except (ValueError, IndexError):
        raise InvalidInput("a key of a kind that we do not know", path=path) from None
