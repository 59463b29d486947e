"""What a route may answer besides its answer, as the schema tells it."""

from typing import Any

from litestar import Response
from litestar.openapi.datastructures import ResponseSpec

from safe_passage.api.problems import PROBLEM, Problem

Refusals = dict[int, ResponseSpec]


def _problem(description: str) -> ResponseSpec:
    return ResponseSpec(
        Problem, description=description, media_type=PROBLEM, generate_examples=False
    )


EVERYWHERE: Refusals = {
    421: _problem("Asked by another name than the server's own, or from another site"),
    500: _problem("A defect of the program; nothing was recorded"),
    503: _problem("The register is held by another process, or its disk failed"),
}
NAMED: Refusals = {
    **EVERYWHERE,
    400: _problem("The address cannot be read"),
    404: _problem("Nothing of that name is on record, or it is not yours to see"),
    422: _problem("A parameter cannot be read; `path` names it"),
}
ASKED: Refusals = {
    **EVERYWHERE,
    400: _problem("The body is no JSON"),
    404: _problem("Nothing of that name is on record, or it is not yours to see"),
    413: _problem("The body is too large"),
    422: _problem("Something in the body cannot be read; `path` names the field"),
}


def carried_away(kind: str, container: Any, description: str) -> Refusals:
    """The responses of a route that answers with a file of that media type."""
    spec = ResponseSpec(
        container, description=description, media_type=kind, generate_examples=False
    )
    return {**ASKED, 200: spec}


def attachment(content: bytes, *, name: str, kind: str) -> Response[bytes]:
    """A file to be kept: its bytes are sent as they are, under a name that says what it is."""
    return Response(
        content,
        media_type=kind,
        headers={
            "content-disposition": f'attachment; filename="{name}"',
            "cache-control": "no-store",
        },
    )
