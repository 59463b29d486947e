"""The application: a value made by a plain function from what it is handed."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from litestar import Litestar
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import License
from litestar.types import ASGIApp
from whenever import Instant

from safe_passage import __version__
from safe_passage.api import problems, web
from safe_passage.api.border import Border
from safe_passage.api.routes import ROUTES
from safe_passage.errors import SafePassageError
from safe_passage.service.household import Household

LARGEST_BODY = 256_000

_SCHEMA = OpenAPIConfig(
    title="Safe Passage",
    version=__version__,
    summary="What was agreed, who was told, does this plan fit, did it hold",
    license=License(name="Apache-2.0", identifier="Apache-2.0"),
    path="/schema",
    render_plugins=[JsonRenderPlugin()],
)


def create_app(
    house: Household,
    *,
    static: Path | None,
    hosts: Collection[str],
    now: Callable[[], Instant] = Instant.now,
) -> ASGIApp:
    """The API and the web app over one register.

    `hosts` are the names with port by which it may be called, `static` the built web app, None
    where it was not built. `now` tells when a proof pack was made, and nothing else.
    """
    app = Litestar(
        route_handlers=[*ROUTES, *web.handlers(static)],
        exception_handlers={
            SafePassageError: problems.refused,
            HTTPException: problems.http,
            RecursionError: problems.too_deep,
            Exception: problems.unforeseen,
        },
        openapi_config=_SCHEMA,
        request_max_body_size=LARGEST_BODY,
        logging_config=None,  # what is logged is said in border.py
        state=State({"house": house, "now": now}),
        debug=False,
    )
    return Border(app, hosts=hosts)


def api_schema() -> dict[str, Any]:
    """The OpenAPI document of the API, as it is served."""
    app = Litestar(route_handlers=ROUTES, openapi_config=_SCHEMA, logging_config=None)
    return app.openapi_schema.to_schema()
