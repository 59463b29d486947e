"""A reading as plain JSON values, and back: for files between reading and confirming."""

from collections.abc import Mapping
from typing import Any, cast

from whenever import Date, Time

from safe_passage.errors import InvalidInput
from safe_passage.intake.blocks import Block, BlockKind
from safe_passage.intake.fields import FIELDS_OF
from safe_passage.intake.reading import Reading, Remark
from safe_passage.model.draft import (
    Alternative,
    Draft,
    DraftKind,
    Field,
    FieldState,
    How,
    Span,
    Value,
)

FORMAT = "safe-passage-reading-1"


def encode_reading(reading: Reading) -> dict[str, Any]:
    """Keys in one order, so that the same reading gives the same bytes."""
    return {
        "format": FORMAT,
        "confirmed": False,  # drafts: nothing in here is a fact
        "text_sha256": reading.text_sha256,
        "text_length": reading.text_length,
        "language": reading.language,
        "published": reading.published.format_iso() if reading.published else None,
        "zone": reading.zone,
        "codebooks_sha256": reading.codebooks_sha256,
        "blocks": [{"kind": b.kind.value, "span": _span(b.span)} for b in reading.blocks],
        "drafts": [_draft(draft) for draft in reading.drafts],
        "remarks": [
            {"code": r.code, "summary": r.summary, "span": _span(r.span) if r.span else None}
            for r in reading.remarks
        ],
    }


def decode_reading(plain: Mapping[str, Any]) -> Reading:
    """Exact inverse. Whatever does not fit is `InvalidInput` with its path."""
    if _format_of(plain) != FORMAT:
        raise InvalidInput(
            f"not a reading of the format {FORMAT}",
            path="format",
            remedy="read the text again with this version",
        )
    return Reading(
        text_sha256=_get(plain, "text_sha256", str, ""),
        text_length=_get(plain, "text_length", int, ""),
        language=_get(plain, "language", str, ""),
        published=_published(_get(plain, "published", (str, type(None)), "")),
        zone=_get(plain, "zone", (str, type(None)), ""),
        codebooks_sha256=_get(plain, "codebooks_sha256", str, ""),
        blocks=tuple(
            Block(_named(BlockKind, b, "kind", at), _to_span(_get(b, "span", list, at), at))
            for at, b in _items(plain, "blocks", "")
        ),
        drafts=tuple(_to_draft(d, at) for at, d in _items(plain, "drafts", "")),
        remarks=tuple(_to_remark(r, at) for at, r in _items(plain, "remarks", "")),
    )


def _format_of(plain: object) -> object:
    return plain.get("format") if isinstance(plain, Mapping) else None


def _published(words: str | None) -> Date | None:
    if words is None:
        return None
    try:
        return Date.parse_iso(words)
    except ValueError as fault:
        raise InvalidInput(f"not a date: {words}", path="published") from fault


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _plain(value: Value | None) -> Any:
    if isinstance(value, (Date, Time)):
        return value.format_iso()
    return list(value) if isinstance(value, tuple) else value


def _draft(draft: Draft) -> dict[str, Any]:
    return {
        "id": draft.id,
        "kind": draft.kind.value,
        "basis": [_span(span) for span in draft.basis],
        "fields": [_field(field) for field in draft.fields],
    }


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "state": field.state.value,
        "value": _plain(field.value),
        "spans": [_span(span) for span in field.spans],
        "how": field.how.value if field.how else None,
        "anchor": field.anchor,
        "reason": field.reason,
        "alternatives": [
            {
                "value": _plain(a.value),
                "spans": [_span(span) for span in a.spans],
                "how": a.how.value,
                "reason": a.reason,
            }
            for a in field.alternatives
        ],
    }


def _get(plain: Any, key: str, kind: type | tuple[type, ...], path: str) -> Any:
    at = f"{path}.{key}" if path else key
    if not isinstance(plain, Mapping):
        raise InvalidInput("not an object", path=path)
    if key not in plain:
        raise InvalidInput(f"{key} is missing", path=at)
    value = plain[key]
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
        raise InvalidInput(f"{key} is of the wrong sort", path=at)
    return value


def _items(plain: Any, key: str, path: str) -> list[tuple[str, Any]]:
    at = f"{path}.{key}" if path else key
    return [(f"{at}[{n}]", item) for n, item in enumerate(_get(plain, key, list, path))]


def _named(kind: type[Any], plain: Any, key: str, path: str) -> Any:
    words = _get(plain, key, str, path)
    try:
        return kind(words)
    except ValueError as fault:
        raise InvalidInput(f"{key} cannot be {words}", path=f"{path}.{key}") from fault


def _to_span(plain: Any, path: str) -> Span:
    if not (isinstance(plain, list) and [type(n) for n in plain] == [int, int]):
        raise InvalidInput("a span is two whole numbers", path=path)
    try:
        return Span(plain[0], plain[1])
    except InvalidInput as fault:
        raise InvalidInput(fault.message, path=path) from fault


def _spans(plain: Any, key: str, path: str) -> tuple[Span, ...]:
    return tuple(_to_span(span, at) for at, span in _items(plain, key, path))


def _value(plain: Any, kind: type, path: str) -> Value:
    try:
        if kind is Date:
            return Date.parse_iso(plain)
        if kind is Time:
            return Time.parse_iso(plain)
    except (ValueError, TypeError) as fault:
        raise InvalidInput(f"not a {kind.__name__.lower()}: {plain}", path=path) from fault
    if kind is tuple and isinstance(plain, list) and all(isinstance(v, str) for v in plain):
        return tuple(plain)
    if kind is not tuple and type(plain) is kind:
        return cast(Value, plain)
    raise InvalidInput(f"not a {kind.__name__}", path=path)


def _to_draft(plain: Any, path: str) -> Draft:
    kind: DraftKind = _named(DraftKind, plain, "kind", path)
    return Draft(
        id=_get(plain, "id", str, path),
        kind=kind,
        basis=_spans(plain, "basis", path),
        fields=tuple(_to_field(kind, field, at) for at, field in _items(plain, "fields", path)),
    )


def _to_field(kind: DraftKind, plain: Any, path: str) -> Field:
    name = _get(plain, "name", str, path)
    sort = FIELDS_OF[kind].get(name)
    if sort is None:
        raise InvalidInput(f"a draft of kind {kind} has no field {name}", path=f"{path}.name")
    value = plain.get("value")
    try:
        return Field(
            name=name,
            state=_named(FieldState, plain, "state", path),
            value=None if value is None else _value(value, sort, f"{path}.value"),
            spans=_spans(plain, "spans", path),
            how=_named(How, plain, "how", path) if plain.get("how") is not None else None,
            anchor=_get(plain, "anchor", (str, type(None)), path),
            reason=_get(plain, "reason", (str, type(None)), path),
            alternatives=tuple(
                _to_alternative(sort, a, at) for at, a in _items(plain, "alternatives", path)
            ),
        )
    except InvalidInput as fault:
        raise fault if fault.path.startswith(path) else fault.under(path) from fault


def _to_alternative(sort: type, plain: Any, path: str) -> Alternative:
    return Alternative(
        value=_value(_get(plain, "value", object, path), sort, f"{path}.value"),
        spans=_spans(plain, "spans", path),
        how=_named(How, plain, "how", path),
        reason=_get(plain, "reason", str, path),
    )


def _to_remark(plain: Any, path: str) -> Remark:
    span = _get(plain, "span", (list, type(None)), path)
    return Remark(
        _get(plain, "code", str, path),
        _get(plain, "summary", str, path),
        _to_span(span, f"{path}.span") if span is not None else None,
    )
