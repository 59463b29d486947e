"""A field that is committed to now and can be opened, or made unopenable, later.

The encoding is that of an RFC 9901 disclosure: base64url of the JSON `[salt, name, value]`; its
digest is the SHA-256 of those ASCII characters. Without the salt nobody can tell the value, not
even by trying every value there is; with it nobody can claim another one.
"""

import hashlib
import re
from dataclasses import dataclass, field

from safe_passage.errors import InvalidInput
from safe_passage.ledger.canonical import Json, decode, encode
from safe_passage.ledger.encoding import decode_base64url, encode_base64url

SHORTEST_SALT = 16
LONGEST_SALT = 64
DIGEST_SIZE = 32
_NAME = re.compile(r"[!-~]{1,256}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One field, its value, and the salt that hides it: everything needed to open a digest.

    The salt is random, at least 16 bytes, new for every field of every entry.
    """

    salt: bytes
    name: str
    value: Json = field(hash=False)

    def __post_init__(self) -> None:
        if not SHORTEST_SALT <= len(self.salt) <= LONGEST_SALT:
            raise InvalidInput(f"a salt has {SHORTEST_SALT} to {LONGEST_SALT} bytes", path="salt")
        if not _NAME.fullmatch(self.name):
            raise InvalidInput("a field's name is 1 to 256 visible ASCII characters", path="name")

    @property
    def digest(self) -> bytes:
        return disclosure_digest(format_disclosure(self))


def format_disclosure(disclosure: Disclosure) -> str:
    parts = [encode_base64url(disclosure.salt), disclosure.name, disclosure.value]
    try:
        return encode_base64url(encode(parts))
    except InvalidInput as fault:
        path = fault.path.removeprefix("[2]").removeprefix(".")
        raise InvalidInput(fault.message, path=path).under(disclosure.name) from None


def parse_disclosure(text: str, *, path: str = "") -> Disclosure:
    """The exact inverse of `format_disclosure`."""
    match decode(decode_base64url(text, path=path), path=path):
        case [str(salt), str(name), value]:
            try:
                return Disclosure(decode_base64url(salt), name, value)
            except InvalidInput as fault:
                raise fault.under(path) from None
        case _:
            raise InvalidInput("a disclosure is [salt, name, value]", path=path)


def disclosure_digest(text: str) -> bytes:
    """RFC 9901 section 4.2.3: over the characters as given, never over a new encoding of them."""
    return hashlib.sha256(text.encode("ascii")).digest()
