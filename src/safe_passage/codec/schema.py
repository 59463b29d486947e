"""Which JSON Schema says what our documents and entries look like?

Made from the same shapes as reading and writing, so that it cannot say something else. It says what
a document looks like; that its references lead somewhere only `parse_document` can tell.
"""

from collections.abc import Mapping
from typing import Any

from safe_passage.codec.documents import FORMAT, FRAME, SECTIONS
from safe_passage.codec.kinds import KINDS, by_fact
from safe_passage.codec.scalar import form_for
from safe_passage.codec.shape import (
    FORM,
    Choice,
    Enumeration,
    Erasable,
    Fixed,
    Group,
    Nullable,
    Record,
    Row,
    Scalar,
    Shape,
    Table,
    record_of,
)
from safe_passage.codec.tree import CANONICAL, Dialect, sole_text
from safe_passage.codec.written import dialect

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def document_schema() -> Schema:
    """The schema of the documents that people write."""
    making = _Making(dialect(None))
    sections: Schema = {}
    for name, type_ in SECTIONS.items():
        item = making.of(record_of(type_))
        sections[name] = item if name == FRAME else {"type": "array", "items": item}
    return {
        "$schema": DRAFT,
        "$id": "arrangement.schema.json",
        "title": "Safe Passage document",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "zone": {"type": ["string", "null"]},
            "note": {"type": ["string", "null"]},
            **sections,
        },
        "additionalProperties": False,
        "$defs": dict(sorted(making.definitions.items())),
    }


def entry_schema() -> Schema:
    """The schema of the members of every kind of entry, in the schema that is written now."""
    making = _Making(CANONICAL)
    kinds = {kind.type: making.of(kind.record) for kind in KINDS}
    return {
        "$schema": DRAFT,
        "$id": "entries.schema.json",
        "title": "Safe Passage entries: the members of each type, erasable ones included",
        "$defs": dict(sorted(making.definitions.items())),
        "properties": kinds,
        "x-types": {
            kind.type: {
                "schema": kind.schema,
                "erasable": [member.name for member in kind.erasable],
            }
            for kind in KINDS
        },
    }


class _Making:
    """Collects the definition of each record once."""

    def __init__(self, written: Dialect) -> None:
        self.dialect = written
        self.definitions: dict[str, Schema] = {}

    def of(self, shape: Shape) -> Schema:  # noqa: C901, PLR0911  one case a shape
        match shape:
            case Scalar():
                return dict(form_for(shape, self.dialect.scalars).schema)
            case Enumeration():
                return {"enum": [each.value for each in shape.type]}
            case Record():
                return self._reference(shape)
            case Choice():
                return {"anyOf": self._choices(shape)}
            case Row():
                return {"type": "array", "items": self.of(shape.item)}
            case Group():
                return {"type": "array", "items": self.of(shape.item), "uniqueItems": True}
            case Fixed():
                size = len(shape.items)
                items = [self.of(item) for item in shape.items]
                return {"type": "array", "prefixItems": items, "minItems": size, "maxItems": size}
            case Table():
                return {"type": "object", "additionalProperties": self.of(shape.value)}
            case Nullable():
                return {"anyOf": [self.of(shape.shape), {"type": "null"}]}
            case Erasable():
                return self.of(shape.shape)

    def _reference(self, record: Record) -> Schema:
        name = record.type.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # its place, while what it consists of is made
            self.definitions[name] = self._definition(record)
        return {"$ref": f"#/$defs/{name}"}

    def _definition(self, record: Record) -> Schema:
        notations: list[Schema] = []
        short = self.dialect.shorts.get(record.type)
        if short is not None:
            notations += [dict(each) for each in short.schemas]
        if self.dialect.is_brief and record.sole is not None:
            notations.append(self.of(record.sole.shape))
        notations.append(self._members(record))
        described = {"description": _first_line(record.type)}
        if len(notations) == 1:
            return described | notations[0]
        return described | {"anyOf": notations}

    def _members(self, record: Record, form: str | None = None) -> Schema:
        properties = {member.name: self.of(member.shape) for member in record.members}
        required = [
            member.name
            for member in record.members
            if (member.is_required or not self.dialect.is_brief)
            and not (self.dialect.is_brief and member.name == FRAME and _is_local(record))
        ]
        if form is not None:
            properties = {FORM: {"const": form}, **properties}
            required = [FORM, *required]
        return {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }

    def _choices(self, choice: Choice) -> list[Schema]:
        choices = [self._members(record, form) for form, record in choice.records.items()]
        if self.dialect.is_brief and sole_text(choice) is not None:
            choices.append({"type": "string"})
        return choices


def _is_local(record: Record) -> bool:
    """Whether the document's own arrangement is understood where none is named."""
    kind = by_fact().get(record.type)
    return kind is not None and kind.is_of_arrangement


def _first_line(type_: type) -> str:
    return (type_.__doc__ or "").strip().split("\n")[0]


def schemas() -> Mapping[str, Schema]:
    """The published schemas by the name of their file."""
    made = (document_schema(), entry_schema())
    return {schema["$id"]: schema for schema in made}
