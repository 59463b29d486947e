"""Serve the map and the API of a register, to this machine alone."""

import socket
from contextlib import suppress
from typing import Annotated

import typer

from safe_passage.cli.asking import house
from safe_passage.cli.options import RegisterOption
from safe_passage.cli.terminal import page
from safe_passage.errors import InvalidInput, Unavailable
from safe_passage.wiring import House, clock

HOST = "127.0.0.1"
DEFAULT_PORT = 8765

PortOption = Annotated[
    int, typer.Option("--port", min=1, max=65535, metavar="PORT", help="The port to serve at.")
]


def serve(
    *,
    port: PortOption = DEFAULT_PORT,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="An address of this machine itself.")
    ] = HOST,
    register: RegisterOption = None,
) -> None:
    """Serve the map and the API of a register on this machine, until it is stopped.

    There is no sign-in yet, so no address but this machine's own is served.

    Example: safe-passage serve --port 8766
    """
    refuse_foreign_host(host)
    refuse_taken_port(port, host)
    with house(register, writes=True) as found:
        words = page()
        if found.store.genesis.is_exercise:
            words.line("EXERCISE", style="bold")
        words.line(f"Serving {found.store.path}")
        words.line(f"Open {address_of(port, host)}    (stop with Ctrl-C)", style="bold")
        serve_house(found, port, host)


def serve_house(found: House, port: int, host: str = HOST) -> None:
    """Serve until the process is told to stop; others are told the address in the lock."""
    # Not at the top: the other commands need not wait for a server to be imported.
    from safe_passage.api.server import serve as serve_forever  # noqa: PLC0415

    found.store.announce(address_of(port, host))
    try:
        with suppress(KeyboardInterrupt):  # how a person stops it
            serve_forever(found, clock=clock(), host=host, port=port)
    finally:
        found.store.announce(None)


def address_of(port: int, host: str = HOST) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"


def refuse_foreign_host(host: str) -> None:
    if host not in ("127.0.0.1", "::1"):
        raise InvalidInput(
            f"{host} is not served: there is no sign-in, so this machine alone may ask",
            path="host",
            remedy="leave out --host, or use 127.0.0.1 or ::1",
        )


def refuse_taken_port(port: int, host: str = HOST) -> None:
    """Before anything is made: a port that another program listens at is told at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            raise Unavailable(
                f"port {port} cannot be used: {(fault.strerror or 'refused').lower()}",
                remedy=f"end what listens there, or choose another: --port {port + 1}",
            ) from None
