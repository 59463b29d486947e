"""A register to try: a scenario of the past, put on record through the real pipeline."""

import os
import shutil
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from safe_passage.cli.options import JsonOption, RegisterOption
from safe_passage.cli.serving import (
    DEFAULT_PORT,
    PortOption,
    address_of,
    refuse_taken_port,
    serve_house,
)
from safe_passage.cli.terminal import Page, give
from safe_passage.config import Settings, read_settings
from safe_passage.errors import SafePassageError
from safe_passage.ledger.keys import format_verifier_key
from safe_passage.model.genesis import Genesis
from safe_passage.service import about
from safe_passage.service.demonstrating import load_scenario
from safe_passage.views.deed_shapes import DemonstrationShape
from safe_passage.wiring import (
    House,
    create_house,
    discard,
    fresh_origin,
    key_folder,
    packaged,
)

SCENARIO = "demonstration/aleppo_2016"
ORIGIN = "safe-passage.example/exercise/aleppo-2016"
NOTE = "reconstructed, recorded 2026"
EXAMPLE = "safe-passage in-force --at 2016-08-12T11:00 --zone Asia/Damascus --where 37.144,36.191"


def demo(
    *,
    port: PortOption = DEFAULT_PORT,
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Serve the map when it is ready.")
    ] = True,
    as_json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """A fresh register with Aleppo 2016, EXERCISE, made through the real pipeline; then the map.

    A demonstration that is there already is thrown away; any other register is never touched.

    Example: safe-passage demo --no-serve
    """
    settings = read_settings().naming(register)
    settings = replace(settings, register=settings.demonstration)
    if serve:
        refuse_taken_port(port)
    began = time.monotonic()
    house = make_demonstration(settings, is_shown=not as_json)
    seconds = time.monotonic() - began
    try:
        shape = _shape(house, settings, seconds, address_of(port) if serve else None)
        give(shape, lambda page: _say(page, shape), as_json=as_json, gist=_sentence(shape))
        sys.stdout.flush()
        if serve:
            serve_house(house, port)
    finally:
        house.store.close()


def make_demonstration(settings: Settings, *, is_shown: bool = False) -> House:
    """The scenario in a new register in place of an older demonstration; open, or not there."""
    if settings.register.exists():
        discard(settings)
    # A log of its own each time: no two registers share an origin, nor a key.
    genesis = Genesis(fresh_origin(ORIGIN), is_exercise=True, is_demonstration=True, note=NOTE)
    house = create_house(settings.register, key_folder(settings, genesis.origin), genesis)
    try:
        with progress(is_shown=is_shown) as bar:
            task = bar.add_task("the demonstration", total=None)
            for done in load_scenario(
                lambda name: packaged(f"{SCENARIO}/{name}"),
                principal=house.principal,
                policy=house.policy,
                store=house.store,
                secrets=house.secrets,
            ):
                bar.update(task, completed=done.number, total=done.of, description=done.file)
    except BaseException:
        house.store.close()
        with suppress(SafePassageError):
            discard(settings)
        raise
    return house


def progress(*, is_shown: bool) -> Progress:
    """A bar on stderr where that is a terminal; in a pipe there is none."""
    console = Console(file=sys.stderr)
    bar = BarColumn(complete_style="bold", finished_style="bold", pulse_style="dim")
    return Progress(
        TextColumn("{task.description}", markup=False),
        bar,
        MofNCompleteColumn(),
        console=console,
        transient=True,
        disable=not (is_shown and console.is_terminal),
    )


def _shape(
    house: House, settings: Settings, seconds: float, address: str | None
) -> DemonstrationShape:
    setting = house.setting()
    found = about.about(setting, "en")
    return DemonstrationShape(
        register=str(settings.register),
        keys=str(key_folder(settings, setting.origin)),
        verifier=format_verifier_key(house.store.verifier),
        origin=setting.origin,
        exercise=setting.is_exercise,
        reconstructed=found.reconstructed,
        ledger_size=setting.ledger_size,
        seconds=round(seconds, 1),
        address=address,
        title=found.title,
        tries=found.tries,
    )


def _sentence(shape: DemonstrationShape) -> str:
    return f"{shape.title}: {shape.ledger_size} entries on record in {shape.seconds} s."


def _say(page: Page, shape: DemonstrationShape) -> None:
    page.line(f"EXERCISE · {shape.reconstructed}", style="bold")
    page.line(_sentence(shape))
    page.facts(
        {
            "register": shape.register,
            "its key": shape.keys,
            "public key": f"{shape.verifier}  (pin it: ledger verify PACK --key ...)",
        }
    )
    page.heading("Three things to try")
    for number, words in enumerate(shape.tries, start=1):
        page.line(f"{number}. {words}", indent=2)
    page.heading("Or ask here")
    page.line(_as_called(EXAMPLE), indent=2)
    if shape.address is None:
        page.line(_as_called("safe-passage serve"), indent=2)
    else:
        page.heading(f"Open {shape.address}")


def _as_called(command: str) -> str:
    """The command as it can be typed here: by its path where the program is not on the way."""
    called = Path(sys.argv[0])
    if shutil.which("safe-passage") or called.name != "safe-passage":
        return command
    return command.replace("safe-passage", os.path.relpath(called), 1)
