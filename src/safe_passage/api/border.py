"""Who may speak to this server, and what every answer of it says to a browser."""

import logging
from collections.abc import Collection
from time import perf_counter

from litestar.datastructures import MutableScopeHeaders
from litestar.enums import HttpMethod, ScopeType
from litestar.types import ASGIApp, HTTPResponseStartEvent, Message, Receive, Scope, Send

HEADERS = {
    # MapLibre draws in a worker made from a blob, and keeps its images there.
    "content-security-policy": (
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; worker-src 'self' blob:; child-src blob:; "
        "connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "geolocation=(), camera=(), microphone=(), interest-cohort=()",
    "x-frame-options": "DENY",
}


_LOG = logging.getLogger("safe_passage.access")
_DEFECT = "this is a defect of the program; nothing was recorded"


class Border:
    """Refuses a foreign Host (DNS rebinding) and a foreign Origin; marks every answer.

    No CORS header is ever sent: no other site's script reads an answer. One line is logged for
    each request: the route's template, the status and the milliseconds. No address as it was
    asked for, no query, no name and no place is ever in a log.
    """

    def __init__(self, app: ASGIApp, *, hosts: Collection[str]) -> None:
        self.app = app
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        began, status = perf_counter(), 0

        async def marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableScopeHeaders.from_message(message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = self._refusal(scope)
        if refusal:
            await _refuse(marked, 421, "foreign", refusal)
        else:
            try:
                await self.app(scope, receive, marked)
            except Exception as error:  # noqa: BLE001  the last wall: a trace would tell too much
                _LOG.error("defect: %s at %s", type(error).__name__, _template(scope))
                if not status:
                    await _refuse(marked, 500, "defect", _DEFECT)
        milliseconds = (perf_counter() - began) * 1000
        _LOG.info("%s %s %d %.1f ms", _method(scope), _template(scope), status, milliseconds)

    def _refusal(self, scope: Scope) -> str:
        named: dict[bytes, list[str]] = {}
        for key, value in scope["headers"]:
            named.setdefault(key.lower(), []).append(value.decode("latin-1"))
        if [one.lower() for one in named.get(b"host", [])] not in [[host] for host in self.hosts]:
            return "this server answers to its own name only"
        origins = named.get(b"origin", [])
        if any(one.removeprefix("http://").lower() not in self.hosts for one in origins):
            return "another site may not ask this server"
        sites = named.get(b"sec-fetch-site", [])
        if any(one not in ("none", "same-origin") for one in sites):
            return "another site may not ask this server"
        return ""


def _template(scope: Scope) -> str:
    return str(scope.get("path_template") or "-")


def _method(scope: Scope) -> str:
    # Anybody may make up a method; only the usual ones are worth a line.
    method = str(scope.get("method", "-"))
    return method if method in HttpMethod.__members__ else "-"


async def _refuse(send: Send, status: int, code: str, detail: str) -> None:
    body = (
        f'{{"type":"/docs/errors#{code}","title":"{code}","status":{status},'
        f'"detail":"{detail}","code":"{code}"}}'
    ).encode()
    headers = [
        (b"content-type", b"application/problem+json"),
        (b"content-length", str(len(body)).encode()),
    ]
    start: HTTPResponseStartEvent = {
        "type": "http.response.start",
        "status": status,
        "headers": headers,
    }
    await send(start)
    await send({"type": "http.response.body", "body": body, "more_body": False})
