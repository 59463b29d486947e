"""How do people write the model's values down: shorter, and in words that a calendar uses?

The zone handed in turns dates of publication and of events into moments, and nothing else: hours of
an arrangement name their own zone, as in `2016-11-04T09:00[Asia/Damascus]`.
"""

import math
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from whenever import Date, Instant, ItemizedDelta, OffsetDateTime, Time

from safe_passage.codec import scalar
from safe_passage.codec.scalar import ScalarForm, kind_of, read_text, write_decimal
from safe_passage.codec.tree import Dialect, Short, at, refuse_unknown
from safe_passage.errors import InvalidInput
from safe_passage.ledger.canonical import LARGEST_INTEGER, Json
from safe_passage.model.place import Coordinates
from safe_passage.model.schedule import Stated, WallTime
from safe_passage.model.time import Moment, Precision
from safe_passage.model.zone import instant_moment

_INTEGER = re.compile(r"-?[0-9]{1,16}", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,400}(?:\.[0-9]{1,400})?", re.ASCII)
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2})?"
_OFFSET = r"(?:Z|[+-][0-9]{2}:[0-9]{2})"
_ZONE = r"\[[A-Za-z0-9_+/-]{1,64}\]"
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)
_INSTANT = re.compile(rf"{_DATE}T{_CLOCK}(?:\.[0-9]{{1,9}})?{_OFFSET}", re.ASCII)
_STATED = re.compile(rf"({_DATE})(?:T({_CLOCK}))?({_ZONE})?", re.ASCII)
_ON_THE_SECOND = len("hh:mm:ss")
_MOMENT_MEMBERS = ("at", "until", "precision", "words")
_LON_LAT = 2


def dialect(zone: str | None) -> Dialect:
    """The dialect of one document, `zone` being the one in which its dates are to be understood."""
    return Dialect(
        scalars=SCALARS,
        shorts=MappingProxyType(
            {
                Moment: Short(
                    lambda tree: _read_moment(tree, zone),
                    lambda value: _write_moment(value, zone),
                    _MOMENT_SCHEMAS,
                ),
                Stated: Short(_read_stated, _write_stated, _STATED_SCHEMAS),
                Coordinates: Short(_read_coordinates, _write_coordinates, _COORDINATES_SCHEMAS),
            }
        ),
        is_brief=True,
    )


# Single values.


def _read_integer(tree: Json) -> int:
    if isinstance(tree, str) and _INTEGER.fullmatch(tree):
        return scalar.read_integer(int(tree))
    return scalar.read_integer(tree)


def _read_flag(tree: Json) -> bool:
    if tree in ("true", "false"):
        return tree == "true"
    return scalar.read_flag(tree)


def _read_number(tree: Json) -> float:
    if isinstance(tree, str) and _NUMBER.fullmatch(tree):
        tree = float(tree)
    if isinstance(tree, bool) or not isinstance(tree, int | float):
        raise InvalidInput(f"number expected, not {kind_of(tree)}")
    try:
        number = float(tree)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise InvalidInput("number expected, not one beyond all measure")
    return number


def _write_number(number: float) -> int | float:
    """Whole numbers without a point; a document's writer spells the others out as decimals."""
    number = _read_number(write_decimal(number))
    is_whole = number.is_integer() and abs(number) <= LARGEST_INTEGER
    return int(number) if is_whole else number


def _read_instant(tree: Json) -> Instant:
    text = read_text(tree)
    try:
        if _INSTANT.fullmatch(text):
            return OffsetDateTime.parse_iso(text).to_instant()
    except (ValueError, OverflowError):
        pass
    raise InvalidInput(
        f"{text[:40]!r} is no moment", remedy="write it like 2016-08-11T07:00Z or with +03:00"
    )


def _read_date(tree: Json) -> Date:
    text = read_text(tree)
    try:
        if re.fullmatch(_DATE, text, re.ASCII):
            return Date.parse_iso(text)
    except ValueError:
        pass
    raise InvalidInput(f"{text[:40]!r} is no date", remedy="write it like 2016-08-11")


def _read_length(tree: Json) -> ItemizedDelta:
    text = read_text(tree)
    try:
        return ItemizedDelta.parse_iso(text)
    except (ValueError, OverflowError):
        raise InvalidInput(
            f"{text[:40]!r} is no length", remedy="write it like P7D, PT48H or P2M"
        ) from None


def _schema(text: str, **more: Json) -> Mapping[str, Json]:
    return {"type": "string", "pattern": f"^{text}$", **more}


SCALARS: Mapping[type, ScalarForm] = MappingProxyType(
    {
        **scalar.CANONICAL,
        int: ScalarForm(_read_integer, scalar.read_integer, {"type": "integer"}),
        bool: ScalarForm(_read_flag, scalar.read_flag, {"type": "boolean"}),
        float: ScalarForm(_read_number, _write_number, {"type": "number"}),
        Instant: ScalarForm(
            _read_instant,
            Instant.format_iso,
            _schema(rf"{_DATE}T{_CLOCK}(\.[0-9]{{1,9}})?{_OFFSET}"),
        ),
        Date: ScalarForm(_read_date, Date.format_iso, _schema(_DATE)),
        WallTime: ScalarForm(lambda tree: WallTime.parse(read_text(tree)), str, _schema(_CLOCK)),
        ItemizedDelta: ScalarForm(_read_length, scalar.write_length, _schema("-?P[0-9YMWDTHS.]+")),
    }
)


# A stated date and time: `2014-07-26T24:00[Asia/Gaza]`, or a date alone.

_STATED_SCHEMAS: tuple[Mapping[str, Json], ...] = (_schema(rf"{_DATE}(T{_CLOCK})?{_ZONE}"),)


def _read_stated(tree: Json) -> Stated | None:
    if isinstance(tree, Mapping):
        return None
    text = read_text(tree)
    match = _STATED.fullmatch(text)
    if match is None or match[3] is None:
        raise InvalidInput(
            f"{text[:60]!r} is no time in a zone" if match is None else f"{text!r} names no zone",
            remedy="write it like 2016-11-04T09:00[Asia/Damascus], or 2016-11-04[Asia/Damascus]",
        )
    date, clock, zone = match.groups()
    return Stated(_read_date(date), zone[1:-1], WallTime.parse(clock) if clock else None)


def _write_stated(value: Stated) -> str | None:
    if value.up_to is not None or value.precision is not Precision.MINUTE or value.words:
        return None
    clock = "" if value.time is None else f"T{value.time}"
    return f"{value.date.format_iso()}{clock}[{value.zone}]"


# A moment at which something was told or happened: `2016-08-10`, `2016-08-10T19:00`.

_MOMENT_TEXT = rf"({_DATE}(T{_CLOCK})?({_ZONE})?|[0-9]{{4}}-[0-9]{{2}}|{_INSTANT.pattern})"
_MOMENT_SCHEMAS: tuple[Mapping[str, Json], ...] = (
    _schema(_MOMENT_TEXT),
    {
        "type": "object",
        "properties": {
            "at": _schema(_MOMENT_TEXT),
            "until": _schema(_MOMENT_TEXT),
            "precision": {"enum": [each.value for each in Precision]},
            "words": {"type": "string"},
        },
        "required": ["at"],
        "additionalProperties": False,
    },
)


def _read_moment(tree: Json, zone: str | None) -> Moment | None:
    if not isinstance(tree, Mapping):
        return _moment(read_text(tree), zone)
    if "at" not in tree:
        return None
    refuse_unknown(tree, _MOMENT_MEMBERS, "")
    begin = _member(tree, "at", zone)
    end = _member(tree, "until", zone) if "until" in tree else begin
    told = tree.get("precision", begin.precision.value)
    if told not in [each.value for each in Precision]:
        raise InvalidInput("there is no such precision", path="precision")
    words = read_text(tree.get("words", ""))
    return Moment(begin.earliest, end.latest, Precision(told), words)


def _member(tree: Mapping[str, Json], name: str, zone: str | None) -> Moment:
    try:
        return _moment(read_text(tree[name]), zone)
    except InvalidInput as fault:
        raise at(name, fault) from None


def _moment(text: str, zone: str | None) -> Moment:
    if _INSTANT.fullmatch(text):
        instant = _read_instant(text)
        return Moment(instant, instant, _clock_precision(re.split(r"T|Z|[+-](?=\d\d:)", text)[1]))
    month, stated = _MONTH.fullmatch(text), _STATED.fullmatch(text)
    if month is None and stated is None:
        raise InvalidInput(
            f"{text[:60]!r} is no moment",
            remedy="write it like 2016-08, 2016-08-10, 2016-08-10T19:00 or 2016-08-10T16:00Z",
        )
    own = stated[3][1:-1] if stated is not None and stated[3] else zone
    if own is None:
        raise InvalidInput(
            f"{text!r} names no zone",
            remedy="give the document a zone for its dates, or write 2016-08-10[Asia/Damascus]",
        )
    if stated is None:
        return _month(text, own)
    date, clock, _ = stated.groups()
    moment = Stated(_read_date(date), own, WallTime.parse(clock) if clock else None).moment()
    precision = moment.precision if clock is None else _clock_precision(clock)
    return Moment(moment.earliest, moment.latest, precision)


def _clock_precision(clock: str) -> Precision:
    return Precision.SECOND if len(clock) >= _ON_THE_SECOND else Precision.MINUTE


def _month(text: str, zone: str) -> Moment:
    first = _read_date(f"{text}-01")
    try:
        next_first = first.add(months=1)
    except ValueError:
        raise InvalidInput(f"{text} lies outside the years that can be computed") from None
    begin, end = (instant_moment(day.at(Time()), zone) for day in (first, next_first))
    return Moment(begin.earliest, end.latest, Precision.MONTH)


def _write_moment(value: Moment, zone: str | None) -> Json:
    """The shortest notation that is read back as exactly this moment; None if there is none."""
    for text in _notations(value, zone):
        told = _moment(text, zone)
        if (told.earliest, told.latest) != (value.earliest, value.latest):
            continue
        if told.precision is value.precision and not value.words:
            return text
        members: dict[str, Json] = {"at": text}
        if told.precision is not value.precision:
            members["precision"] = value.precision.value
        return members | ({"words": value.words} if value.words else {})
    return None


def _notations(value: Moment, zone: str | None) -> Iterator[str]:
    """Texts that may stand for the moment, likelier ones first."""
    instant = value.earliest
    if instant != instant.round("second", mode="floor"):
        return
    if zone is not None:
        local = instant.to_tz(zone).to_plain()
        on, clock = local.date().format_iso(), local.time().format_iso()
        if value.precision is Precision.MONTH:
            yield on[:7]
        yield on
        yield from _clocks(value, f"{on}T", clock, "")
    if value.is_exact:
        utc = instant.format_iso()
        yield from _clocks(value, utc[:11], utc[11:19], "Z")


def _clocks(value: Moment, before: str, clock: str, after: str) -> Iterator[str]:
    texts = [f"{before}{clock}{after}"]
    if clock.endswith(":00"):
        texts.insert(0, f"{before}{clock[:5]}{after}")
    yield from reversed(texts) if value.precision is Precision.SECOND else texts


# A point: [longitude, latitude].

_COORDINATES_SCHEMAS: tuple[Mapping[str, Json], ...] = (
    {
        "type": "array",
        "prefixItems": [
            {"type": "number", "minimum": -180, "maximum": 180},
            {"type": "number", "minimum": -90, "maximum": 90},
        ],
        "minItems": 2,
        "maxItems": 2,
    },
)


def _read_coordinates(tree: Json) -> Coordinates | None:
    if isinstance(tree, Mapping):
        return None
    if not isinstance(tree, list | tuple) or len(tree) != _LON_LAT:
        raise InvalidInput("a point is [longitude, latitude], or members with names")
    pair: list[Any] = []
    for index, each in enumerate(tree):
        try:
            pair.append(_read_number(each))
        except InvalidInput as fault:
            raise at(f"[{index}]", fault) from None
    return Coordinates(*pair)


def _write_coordinates(value: Coordinates) -> Json:
    if value.accuracy_m or value.words:
        return None
    return [_write_number(value.lon), _write_number(value.lat)]
