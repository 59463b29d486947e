"""Of which shape is what each command prints with `--json`?"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from safe_passage.intake.plain import FORMAT
from safe_passage.intake.score import Score
from safe_passage.views import check_shapes, deed_shapes, record_shapes, shapes, timeline_shapes

ANSWERS: Mapping[str, type] = MappingProxyType(
    {
        "demo": deed_shapes.DemonstrationShape,
        "init": deed_shapes.CreatedShape,
        "in-force": shapes.InForceShape,
        "arrangements load": deed_shapes.LoadedShape,
        "arrangements list": deed_shapes.ArrangementListShape,
        "arrangements standing": shapes.ArrangementShape,
        "arrangements windows": timeline_shapes.WindowListShape,
        "movements check": check_shapes.MovementCheckShape,
        "movements list": deed_shapes.MovementListShape,
        "incidents load": deed_shapes.LoadedShape,
        "incidents assess": deed_shapes.IncidentListShape,
        "statements list": deed_shapes.StatementListShape,
        "statements show": record_shapes.StatementShape,
        "notify status": deed_shapes.NotificationStatusShape,
        "coordinates": deed_shapes.CoordinatesShape,
        "profile show": deed_shapes.ProfileShape,
        "confirm": deed_shapes.ConfirmedShape,
        "ledger checkpoint": deed_shapes.CheckpointShape,
        "ledger prove": deed_shapes.WrittenShape,
        "ledger audit": deed_shapes.AuditShape,
        "rebuild": deed_shapes.RebuiltShape,
        "export geojson": deed_shapes.WrittenShape,
        "export ics": deed_shapes.WrittenShape,
        "read --score": Score,
    }
)
"""`serve` answers nothing; `ledger verify` is described in docs/ledger.md."""

_READING = {
    "type": "object",
    "title": "drafts of a text, as docs/reading.md describes them; none of them a fact",
    "required": ["format", "confirmed", "text_sha256", "drafts", "remarks", "text"],
    "properties": {
        "format": {"const": FORMAT},
        "confirmed": {"const": False},
        "text_sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "drafts": {"type": "array", "items": {"type": "object"}},
        "text": {"type": "string"},
    },
}
_ERROR = {
    "type": "object",
    "title": "any command that refuses; the codes are those of docs/errors.md",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "path", "remedy", "facts"],
            "properties": {
                "code": {"type": "string"},
                "message": {"type": "string"},
                "path": {"type": ["string", "null"]},
                "remedy": {"type": ["string", "null"]},
                "facts": {"type": "object"},
            },
        }
    },
}


def answers_schema() -> dict[str, Any]:
    """One document: `commands` maps each command to the schema of its answer."""
    types = list(dict.fromkeys(ANSWERS.values()))
    schemas, components = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    by_type = dict(zip(types, schemas, strict=True))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What the commands of safe-passage print with --json",
        "commands": {
            **{command: by_type[shape] for command, shape in ANSWERS.items()},
            "read": _READING,
            "error": _ERROR,
        },
        "$defs": components,
    }


def schemas() -> Mapping[str, dict[str, Any]]:
    """The published file by its name; tools/write_schemas.py writes it anew."""
    return {"answers.schema.json": answers_schema()}
