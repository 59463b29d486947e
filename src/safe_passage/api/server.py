"""Serving on this machine alone."""

import logging
from pathlib import Path

import uvicorn

from safe_passage.api.app import create_app
from safe_passage.errors import InvalidInput
from safe_passage.service.household import Household
from safe_passage.service.ports import Clock

STATIC = Path(__file__).parent / "static"
_LOOPBACK = {"127.0.0.1": "127.0.0.1", "localhost": "127.0.0.1", "::1": "::1"}


def serve(house: Household, *, clock: Clock, host: str = "127.0.0.1", port: int = 8765) -> None:
    """Serve a register until the process is told to stop; refuses an address of others."""
    uvicorn.Server(configure(house, clock=clock, host=host, port=port)).run()


def configure(house: Household, *, clock: Clock, host: str, port: int) -> uvicorn.Config:
    """The server, ready to run.

    Refuses any address but this machine's own: there is no sign-in yet, so whoever reaches the
    server is the coordinator. `localhost` is taken as 127.0.0.1 whatever this machine calls it.
    """
    # The server's own log has the address as it was asked for: whoever sets up logging, it is off.
    logging.getLogger("uvicorn.access").disabled = True
    app = create_app(house, static=built_web_app(STATIC), hosts=names(port), now=clock.now)
    return uvicorn.Config(
        app,
        host=loopback(host),
        port=port,
        access_log=False,  # border.py logs
        log_config=None,
        proxy_headers=False,  # no proxy stands before this: nobody may say who they are
        server_header=False,
        forwarded_allow_ips="",
    )


def loopback(host: str) -> str:
    """The address to listen at. Raises `InvalidInput` for one that others could reach."""
    if host not in _LOOPBACK:
        raise InvalidInput(
            f"{host} is not served: there is no sign-in, so this machine alone may ask",
            path="host",
            remedy="use 127.0.0.1 or ::1",
        )
    return _LOOPBACK[host]


def names(port: int) -> frozenset[str]:
    """What a browser on this machine may call us."""
    own = ("127.0.0.1", "localhost", "[::1]")
    bare = own if port == 80 else ()  # noqa: PLR2004  a browser leaves out the usual port
    return frozenset((*(f"{name}:{port}" for name in own), *bare))


def built_web_app(folder: Path) -> Path | None:
    """The folder of the web app, None where it was not built."""
    return folder if (folder / "index.html").is_file() else None
