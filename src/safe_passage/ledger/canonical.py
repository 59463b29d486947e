"""JSON in its one canonical form (RFC 8785), and nothing else accepted.

`decode` refuses what `encode` would not have written: doubled keys, loose spaces, other spellings
of a number or a string, bytes before or after the value. So a value and its bytes stand for each
other, and a hash of the bytes is a hash of the value.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TypeAlias

from safe_passage.errors import InvalidInput

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"

LARGEST_INTEGER = 2**53 - 1  # RFC 8785 section 3.2.2.3: a number is an IEEE 754 double
DEEPEST = 64
_MOST_EXACT_DIGITS = 17  # of an integer within ±(2^53 - 1), with its sign
_LARGEST_PLAIN, _SMALLEST_PLAIN = 21, -6  # ECMA-262: where exponents begin
_PLAIN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
_SURROGATE = re.compile("[\ud800-\udfff]")


def encode(value: Json) -> bytes:
    """The canonical bytes of a JSON value.

    Integers stay within ±(2^53 - 1), strings are well-formed Unicode, values nest at most 64 deep.
    """
    if _is_plain(value, DEEPEST):
        with suppress(UnicodeEncodeError):  # half a surrogate pair: let the slow way name its place
            return _PLAIN.encode(value).encode("utf-8")
    return _encoded(value, path="", depth=0).encode("utf-8")


def decode(data: bytes, *, path: str = "") -> Json:
    """The exact inverse of `encode`; every other spelling of the same value is refused."""
    value = parse_json(data, path=path)
    try:
        again = encode(value)
    except InvalidInput as fault:
        raise fault.under(path) from None
    if again != data:
        raise InvalidInput("not in canonical form (RFC 8785)", path=path)
    return value


def parse_json(data: bytes, *, path: str = "") -> Json:
    """One JSON value, no member doubled, in any spelling: for who compares the bytes afterwards."""
    try:
        value: Json = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_without_doubled_keys,
            parse_int=_number,
            parse_constant=_no_constant,
        )
    except UnicodeDecodeError:
        raise InvalidInput("not UTF-8", path=path) from None
    except RecursionError:
        raise InvalidInput("nested too deeply", path=path) from None
    except InvalidInput as fault:
        raise fault.under(path) from None
    except ValueError as fault:  # includes json.JSONDecodeError
        raise InvalidInput(f"not JSON: {str(fault)[:80]}", path=path) from None
    return value


def format_number(number: float) -> str:
    """A finite double as ECMAScript writes it (RFC 8785 section 3.2.2.3).

    Python's `repr` finds the same shortest digits; only the placing of the point differs.
    """
    if not math.isfinite(number):
        raise InvalidInput("not a number that JSON can hold")
    if number == 0:
        return "0"  # also for minus zero
    sign = "-" if number < 0 else ""
    mantissa, _, exponent = repr(abs(number)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or 0)  # the value is 0.digits * 10^point
    point -= len(whole + fraction) - len(digits)
    digits = digits.rstrip("0")
    count = len(digits)
    # ECMA-262 Number::toString, with n = point and k = count.
    if count <= point <= _LARGEST_PLAIN:
        return sign + digits + "0" * (point - count)
    if 0 < point <= _LARGEST_PLAIN:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if _SMALLEST_PLAIN < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    tail = f".{digits[1:]}" if count > 1 else ""
    return f"{sign}{digits[0]}{tail}e{point - 1:+d}"


def _is_plain(value: Json, depth: int) -> bool:
    """Whether the standard library's encoder already writes this value in canonical form.

    It does for what nearly everything here is made of: no fraction, no exotic member name.
    """
    kind = type(value)
    if kind is str or value is None or kind is bool:
        return True
    if kind is int:
        return -LARGEST_INTEGER <= value <= LARGEST_INTEGER  # type: ignore[operator]
    if depth <= 0:
        return False
    if isinstance(value, dict):
        # ASCII names: the order of code points is then the order of UTF-16 code units.
        return all(
            type(name) is str and name.isascii() and _is_plain(item, depth - 1)
            for name, item in value.items()
        )
    return isinstance(value, list) and all(_is_plain(item, depth - 1) for item in value)


def _encoded(value: Json, *, path: str, depth: int) -> str:
    if depth > DEEPEST:
        raise InvalidInput(f"nested more than {DEEPEST} deep", path=path)
    if isinstance(value, Mapping):
        return _encoded_object(value, path=path, depth=depth)
    if isinstance(value, list | tuple):
        items = (
            _encoded(item, path=f"{path}[{position}]", depth=depth + 1)
            for position, item in enumerate(value)
        )
        return f"[{','.join(items)}]"
    try:
        return _encoded_scalar(value)
    except InvalidInput as fault:
        raise fault.under(path) from None


def _encoded_scalar(value: Json) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() if abs(value) <= LARGEST_INTEGER:
            return str(value)
        case int():
            raise InvalidInput("an integer beyond 2^53 - 1 is not exact: write it as a string")
        case float():
            return format_number(value)
        case str():
            return _encoded_text(value)
        case _:
            raise InvalidInput(f"JSON cannot hold a {type(value).__name__}")


def _encoded_object(value: Mapping[str, Json], *, path: str, depth: int) -> str:
    # RFC 8785 section 3.2.3: by UTF-16 code units, which is not the order of code points.
    names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
    joint = "." if path else ""
    members = (
        f"{_encoded_text(name)}:"
        f"{_encoded(value[name], path=f'{path}{joint}{name}', depth=depth + 1)}"
        for name in names
    )
    return f"{{{','.join(members)}}}"


def _encoded_text(text: str) -> str:
    if _SURROGATE.search(text):
        raise InvalidInput("text holds half a surrogate pair")
    return json.dumps(text, ensure_ascii=False)  # exactly the escapes of section 3.2.2.2


def _without_doubled_keys(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    members = dict(pairs)
    if len(members) != len(pairs):
        names = [name for name, _ in pairs]
        doubled = next(name for name in names if names.count(name) > 1)
        raise InvalidInput("member occurs twice", path=doubled)
    return members


def _number(digits: str) -> int | float:
    # A double from 2^53 up may be written without a point: canonical, but not an exact integer.
    if len(digits) > _MOST_EXACT_DIGITS or abs(int(digits)) > LARGEST_INTEGER:
        return float(digits)
    return int(digits)


def _no_constant(name: str) -> Json:
    raise InvalidInput(f"{name} is not JSON")
