"""Errors as problem details (RFC 9457): what happened, where, and what to do about it."""

import logging
from dataclasses import dataclass

from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.routes import HTTPRoute
from litestar.status_codes import (
    HTTP_400_BAD_REQUEST,
    HTTP_404_NOT_FOUND,
    HTTP_409_CONFLICT,
    HTTP_422_UNPROCESSABLE_ENTITY,
    HTTP_500_INTERNAL_SERVER_ERROR,
    HTTP_503_SERVICE_UNAVAILABLE,
)

from safe_passage.errors import (
    Forbidden,
    InvalidInput,
    NotFound,
    RegisterLocked,
    SafePassageError,
    StaleVersion,
    StorageFailed,
    Unavailable,
)

PROBLEM = "application/problem+json"
_LOG = logging.getLogger("safe_passage.api")

_STATUS: dict[type[SafePassageError], int] = {
    InvalidInput: HTTP_422_UNPROCESSABLE_ENTITY,
    NotFound: HTTP_404_NOT_FOUND,
    Forbidden: HTTP_404_NOT_FOUND,  # absent and forbidden answer alike
    StaleVersion: HTTP_409_CONFLICT,
    RegisterLocked: HTTP_503_SERVICE_UNAVAILABLE,
    StorageFailed: HTTP_503_SERVICE_UNAVAILABLE,
    Unavailable: HTTP_503_SERVICE_UNAVAILABLE,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """RFC 9457 §3.1; `code` is ours, `path` names the field and `remedy` what to do."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    path: str | None = None
    remedy: str | None = None


def refused(_: Request, error: SafePassageError) -> Response[Problem]:  # type: ignore[type-arg]
    """What we raise on purpose."""
    status = _status(error)
    is_hidden = isinstance(error, Forbidden | NotFound)
    return _respond(
        Problem(
            type=f"/docs/errors#{error.code}",
            title=error.code.replace("-", " "),
            status=status,
            detail=error.message,
            code=error.code,
            path=(getattr(error, "path", "") or None) if not is_hidden else None,
            remedy=error.remedy,
        )
    )


def _status(error: SafePassageError) -> int:
    for kind in type(error).__mro__:
        if kind in _STATUS:
            return _STATUS[kind]
    return HTTP_400_BAD_REQUEST


def http(request: Request, error: HTTPException) -> Response[Problem]:  # type: ignore[type-arg]
    """What the framework refuses: no such route, a body that does not fit, one too large."""
    if isinstance(error, ValidationException):
        extra = error.extra if isinstance(error.extra, list) else []
        first = extra[0] if extra and isinstance(extra[0], dict) else {}
        detail = str(first.get("message") or "the body does not fit").lower()
        key = str(first.get("key") or "")
        path = None if key in ("", "data") else key  # "data" is the whole body
        return _respond(
            Problem(
                "/docs/errors#invalid-input",
                "invalid input",
                HTTP_422_UNPROCESSABLE_ENTITY,
                detail,
                "invalid-input",
                path,
            )
        )
    code = {400: "invalid-input", 404: "not-found", 405: "not-allowed", 413: "too-large"}.get(
        error.status_code, "refused"
    )
    return _respond(
        Problem(
            f"/docs/errors#{code}",
            code.replace("-", " "),
            error.status_code,
            _DETAIL.get(code, "the request cannot be served"),
            code,
        ),
        # RFC 9110 §15.5.6: who is refused a method is told which there are.
        {"allow": ", ".join(_methods(request))} if code == "not-allowed" else None,
    )


def _methods(request: Request) -> list[str]:  # type: ignore[type-arg]
    """The methods of the address that was asked for."""
    asked = [part for part in request.scope["path"].split("/") if part]
    for route in request.app.routes:
        parts = route.path_components
        if isinstance(route, HTTPRoute) and len(parts) == len(asked):
            # A part that is no text is a parameter: it takes anything.
            pairs = zip(parts, asked, strict=True)
            if all(part == given or not isinstance(part, str) for part, given in pairs):
                return sorted(route.methods)
    return ["GET", "OPTIONS"]  # a file of the web app


_DETAIL = {
    "invalid-input": "the body is no JSON",
    "not-found": "there is nothing of that name",
    "not-allowed": "this address does not take that method",
    "too-large": "the body is too large",
}


def too_deep(_: Request, __: RecursionError) -> Response[Problem]:  # type: ignore[type-arg]
    """A body with more levels than anybody needs."""
    return _respond(
        Problem(
            "/docs/errors#invalid-input",
            "invalid input",
            HTTP_400_BAD_REQUEST,
            "the body is nested too deeply",
            "invalid-input",
        )
    )


def unforeseen(request: Request, error: Exception) -> Response[Problem]:  # type: ignore[type-arg]
    """A defect of ours: logged by its kind and place, told without either."""
    _LOG.error("defect: %s at %s", type(error).__name__, request.scope.get("path_template", "?"))
    return _respond(
        Problem(
            "/docs/errors#defect",
            "defect",
            HTTP_500_INTERNAL_SERVER_ERROR,
            "this is a defect of the program; nothing was recorded",
            "defect",
            remedy="report what was asked, without places",
        )
    )


def _respond(problem: Problem, headers: dict[str, str] | None = None) -> Response[Problem]:
    return Response(problem, status_code=problem.status, media_type=PROBLEM, headers=headers)
