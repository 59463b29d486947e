"""How is a single value written, and is this text exactly such a value?

Canonical data hold no binary fractions: a fraction is written as a decimal, in text, with the
shortest digits that give the same number back. So the bytes mean the same on every machine.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeVar

from whenever import Date, Instant, ItemizedDelta, Time, TimeDelta

from safe_passage.codec.shape import Scalar
from safe_passage.errors import InvalidInput
from safe_passage.ledger.canonical import LARGEST_INTEGER, Json
from safe_passage.model.schedule import WallTime

T = TypeVar("T")

LONGEST_TEXT = 65_536
LONGEST_ID = 200
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:@+-]*(?:/[A-Za-z0-9][A-Za-z0-9._:@+-]*)*", re.ASCII)
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_MOST_DIGITS = 400  # the longest decimal of a double that is not tiny; refuses floods of digits
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ScalarForm:
    """How one kind of value is read and written; `read` raises `InvalidInput` without a path."""

    read: Callable[[Json], Any]
    write: Callable[[Any], Json]
    schema: Mapping[str, Json]


def read_text(tree: Json) -> str:
    if not isinstance(tree, str):
        raise InvalidInput(f"text expected, not {kind_of(tree)}")
    if len(tree) > LONGEST_TEXT:
        raise InvalidInput(f"text of {len(tree)} characters: at most {LONGEST_TEXT} are kept")
    found = _CONTROL.search(tree)
    if found is not None:
        raise InvalidInput(f"text holds the character U+{ord(found.group()):04X}")
    return tree


def read_id(tree: Json) -> str:
    text = read_text(tree)
    if len(text) > LONGEST_ID or not _ID.fullmatch(text):
        shown = text if len(text) <= 40 else f"{text[:40]}..."  # noqa: PLR2004  enough to find it
        raise InvalidInput(
            f"{shown!r} is no id",
            remedy=f"use letters, digits and . _ : @ + - /, at most {LONGEST_ID} characters",
        )
    return text


def read_integer(tree: Json) -> int:
    if isinstance(tree, bool) or not isinstance(tree, int):
        raise InvalidInput(f"whole number expected, not {kind_of(tree)}")
    if abs(tree) > LARGEST_INTEGER:
        raise InvalidInput("a whole number beyond 2^53 - 1 is not exact everywhere")
    return tree


def read_flag(tree: Json) -> bool:
    if not isinstance(tree, bool):
        raise InvalidInput(f"true or false expected, not {kind_of(tree)}")
    return tree


def read_decimal(tree: Json) -> float:
    """A canonical decimal: no exponent, no leading or trailing zeros, no minus zero."""
    text = read_text(tree)
    if len(text) > _MOST_DIGITS or not _DECIMAL.fullmatch(text):
        raise InvalidInput("decimal number expected, as text")
    number = float(text)
    if not math.isfinite(number) or write_decimal(number) != text:
        raise InvalidInput(f"{text[:40]!r} is not written with the shortest digits")
    return number


def write_decimal(number: float) -> str:
    if not math.isfinite(number):
        raise InvalidInput(f"{number} is not a number that can be written down")
    if number == 0:
        return "0"  # also for minus zero
    text = format(Decimal(repr(float(number))), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_instant(tree: Json) -> Instant:
    """RFC 3339 in UTC, as we write it."""
    return _exactly(tree, Instant.parse_iso, Instant.format_iso, "moment like 2016-08-11T07:00:00Z")


def read_date(tree: Json) -> Date:
    return _exactly(tree, Date.parse_iso, Date.format_iso, "date like 2016-08-11")


def read_time(tree: Json) -> Time:
    return _exactly(tree, Time.parse_iso, Time.format_iso, "time like 10:00:00")


def read_length(tree: Json) -> ItemizedDelta:
    return _exactly(tree, ItemizedDelta.parse_iso, write_length, "length like P7D or PT3H")


def write_length(length: ItemizedDelta) -> str:
    """ISO 8601 with the stated units; parts that are nought are left out."""
    kept = {unit: count for unit, count in length.items() if count}
    return ItemizedDelta(**kept).format_iso() if kept else "PT0S"


def read_wall_time(tree: Json) -> WallTime:
    text = read_text(tree)
    time = WallTime.parse(text)
    if str(time) != text:
        raise InvalidInput(f"{text!r} is written {time}")
    return time


def _exactly(tree: Json, parse: Callable[[str], T], write: Callable[[T], str], expected: str) -> T:
    text = read_text(tree)
    try:
        value = parse(text)
        written = write(value)
    except (ValueError, OverflowError):
        raise InvalidInput(f"{text[:40]!r} is no {expected}") from None
    if written != text:
        raise InvalidInput(f"{text[:40]!r} is written {written}")
    return value


def kind_of(tree: object) -> str:
    """What a piece of data is, in words."""
    match tree:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case Mapping():
            return "members with names"
        case _:
            return "a list"


def _text_schema(pattern: str = "", **more: Json) -> Mapping[str, Json]:
    return {"type": "string"} | ({"pattern": pattern} if pattern else {}) | more


_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}"
CANONICAL: Mapping[type, ScalarForm] = MappingProxyType(
    {
        str: ScalarForm(read_text, read_text, _text_schema(maxLength=LONGEST_TEXT)),
        int: ScalarForm(read_integer, read_integer, {"type": "integer"}),
        bool: ScalarForm(read_flag, read_flag, {"type": "boolean"}),
        float: ScalarForm(read_decimal, write_decimal, _text_schema(f"^{_DECIMAL.pattern}$")),
        Instant: ScalarForm(read_instant, Instant.format_iso, _text_schema(f"{_DATE}T[0-9:.]+Z$")),
        Date: ScalarForm(read_date, Date.format_iso, _text_schema(f"{_DATE}$")),
        Time: ScalarForm(read_time, Time.format_iso, _text_schema("^[0-9]{2}:[0-9]{2}:[0-9.]+$")),
        WallTime: ScalarForm(read_wall_time, str, _text_schema("^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$")),
        ItemizedDelta: ScalarForm(read_length, write_length, _text_schema("^-?P[0-9YMWDTHS.]+$")),
        TimeDelta: ScalarForm(
            lambda tree: _exactly(tree, TimeDelta.parse_iso, TimeDelta.format_iso, "length"),
            TimeDelta.format_iso,
            _text_schema("^-?PT[0-9HMS.]+$"),
        ),
    }
)
IDS = ScalarForm(read_id, read_id, _text_schema(f"^{_ID.pattern}$", maxLength=LONGEST_ID))


def form_for(scalar: Scalar, forms: Mapping[type, ScalarForm]) -> ScalarForm:
    return IDS if scalar.is_id else forms[scalar.type]
