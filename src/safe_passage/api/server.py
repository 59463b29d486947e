"""Serve a register to this machine: the API and the web app on a loopback address, nowhere else."""

import ipaddress
from contextlib import suppress
from pathlib import Path

import uvicorn

from safe_passage.api.app import create_app
from safe_passage.errors import InvalidInput
from safe_passage.service.household import Household
from safe_passage.service.ports import Clock

STATIC = Path(__file__).parent / "static"


def serve(house: Household, *, clock: Clock, host: str = "127.0.0.1", port: int = 8765) -> None:
    """Serve until the process is interrupted or told to stop.

    Raises `InvalidInput` for an address that others can reach: there is no sign-in yet.
    """
    if not ipaddress.ip_address(host).is_loopback:
        raise InvalidInput(
            f"{host} is no address of this machine alone",
            path="host",
            remedy="serve at 127.0.0.1 or ::1",
        )
    shown = f"[{host}]" if ":" in host else host
    app = create_app(
        house,
        clock=clock,
        static=STATIC if (STATIC / "index.html").is_file() else None,
        hosts=(f"{shown}:{port}", f"localhost:{port}"),
    )
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        access_log=False,  # an address may say which place was asked about
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        log_level="warning",
        timeout_graceful_shutdown=3,
    )
    with suppress(KeyboardInterrupt):  # how a person stops it
        uvicorn.Server(config).run()
