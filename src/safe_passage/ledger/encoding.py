"""How bytes, hashes and numbers are written: in exactly one way each."""

import base64
import binascii
import re

from safe_passage.errors import InvalidInput

_DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)
_TO_URL = bytes.maketrans(b"+/", b"-_")
LARGEST_NUMBER = 2**63 - 1


def encode_base64(data: bytes) -> str:
    """RFC 4648 section 4, with padding: what the C2SP formats use."""
    return base64.b64encode(data).decode("ascii")


def decode_base64(text: str, *, path: str = "") -> bytes:
    """The exact inverse of `encode_base64`: no line breaks, no loose bits, no missing padding."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error):
        raise InvalidInput("not base64", path=path) from None
    # RFC 4648 section 3.5: unused bits must be zero, or one value has several spellings.
    if encode_base64(data) != text:
        raise InvalidInput("base64 is not in its one canonical form", path=path)
    return data


def encode_base64url(data: bytes) -> str:
    """RFC 4648 section 5, without padding: what RFC 9901 uses."""
    # As base64.urlsafe_b64encode, which is the slowest step of making a leaf.
    standard = binascii.b2a_base64(data, newline=False)
    return standard.translate(_TO_URL).rstrip(b"=").decode("ascii")


def decode_base64url(text: str, *, path: str = "") -> bytes:
    """The exact inverse of `encode_base64url`."""
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        data = base64.b64decode(padded, altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error):
        raise InvalidInput("not base64url", path=path) from None
    if encode_base64url(data) != text:
        raise InvalidInput("base64url is not in its one canonical form", path=path)
    return data


def parse_decimal(text: str, *, path: str = "") -> int:
    """A count or an index: ASCII digits, no sign, no leading zero, below 2^63."""
    if not _DECIMAL.fullmatch(text) or (number := int(text)) > LARGEST_NUMBER:
        raise InvalidInput("not a whole number in plain decimal form below 2^63", path=path)
    return number
