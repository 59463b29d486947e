"""Who may speak to this server, and what every answer of it says to a browser."""

from collections.abc import Collection

from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

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


class Border:
    """Refuses a foreign Host (DNS rebinding) and a foreign Origin; marks every answer.

    No CORS header is ever sent: no other site's script reads an answer.
    """

    def __init__(self, app: ASGIApp, *, hosts: Collection[str]) -> None:
        self.app = app
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        named = {key.lower(): value.decode("latin-1") for key, value in scope["headers"]}
        refusal = self._refusal(named)
        if refusal:
            await _refuse(send, refusal)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableScopeHeaders.from_message(message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, marked)

    def _refusal(self, named: dict[bytes, str]) -> str:
        if named.get(b"host", "") not in self.hosts:
            return "this server answers to its own name only"
        origin = named.get(b"origin")
        if origin is not None and origin.removeprefix("http://") not in self.hosts:
            return "another site may not ask this server"
        if named.get(b"sec-fetch-site", "none") not in ("none", "same-origin"):
            return "another site may not ask this server"
        return ""


async def _refuse(send: Send, detail: str) -> None:
    body = (
        '{"type":"/docs/errors#foreign","title":"foreign","status":421,'
        f'"detail":"{detail}","code":"foreign"}}'
    ).encode()
    headers = [
        (b"content-type", b"application/problem+json"),
        (b"content-length", str(len(body)).encode()),
        *((name.encode(), value.encode()) for name, value in HEADERS.items()),
    ]
    await send({"type": "http.response.start", "status": 421, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
