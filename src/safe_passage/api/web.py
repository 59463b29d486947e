"""The built web app: small files from one folder, compressed before they were packed."""

import mimetypes
from pathlib import Path
from typing import Any

from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from safe_passage.errors import NotFound

_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_IMMUTABLE = "public, max-age=31536000, immutable"
_NOT_BUILT = """<!doctype html><meta charset="utf-8"><title>Safe Passage</title>
<h1>The web app is not built</h1><p>Run <code>make web</code>, then start the server again.
The API answers under <a href="/schema/openapi.json">/schema/openapi.json</a>.</p>"""

mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("application/manifest+json", ".webmanifest")


def handlers(static: Path | None) -> list[HTTPRouteHandler]:
    """Routes for the web app's files; a plain page that says so where it was not built."""
    files = {} if static is None else _files(static)

    @get(["/", "/{name:path}"], include_in_schema=False, sync_to_thread=False)
    def get_file(request: Request[Any, Any, Any], name: FromPath[str] = "/") -> Response[bytes]:
        if not files and name == "/":
            return Response(_NOT_BUILT.encode(), media_type="text/html")
        wanted = "index.html" if name == "/" else name.lstrip("/")
        if wanted not in files:
            raise NotFound("there is nothing of that name")
        return _respond(files[wanted], wanted, request.headers.get("accept-encoding", ""))

    return [get_file]


def _files(static: Path) -> dict[str, Path]:
    """Every file that may be asked for, by its name: nothing else on the disk can be reached."""
    return {
        path.relative_to(static).as_posix(): path
        for path in sorted(static.rglob("*"))
        if path.is_file() and path.suffix not in (".br", ".gz")
    }


def _respond(path: Path, name: str, accepted: str) -> Response[bytes]:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    headers = {
        "cache-control": _IMMUTABLE if name.startswith("assets/") else "no-cache",
        "vary": "accept-encoding",
    }
    for encoding, suffix in _ENCODINGS:
        packed = path.with_name(path.name + suffix)
        if encoding in accepted and packed.is_file():
            headers["content-encoding"] = encoding
            return Response(packed.read_bytes(), media_type=kind, headers=headers)
    return Response(path.read_bytes(), media_type=kind, headers=headers)
