"""A new register: of an exercise, or a real one."""

from typing import Annotated

import typer

from safe_passage.cli.options import JsonOption, RegisterOption
from safe_passage.cli.terminal import Page, give
from safe_passage.config import read_settings
from safe_passage.errors import InvalidInput
from safe_passage.ledger.keys import format_verifier_key
from safe_passage.model.genesis import Genesis
from safe_passage.views.deed_shapes import CreatedShape
from safe_passage.wiring import create_house, key_folder


def init(
    *,
    origin: Annotated[
        str,
        typer.Option(
            "--origin",
            metavar="NAME",
            help="The log's name for ever, as example.org/aleppo; an exercise says so in it.",
        ),
    ],
    exercise: Annotated[
        bool, typer.Option("--exercise", help="Everything in it is fiction.")
    ] = False,
    real: Annotated[bool, typer.Option("--real", help="It is about the world.")] = False,
    as_json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """Make a new register with a key of its own; say whether it is an exercise or real.

    Example: safe-passage init --exercise --origin safe-passage.example/exercise/spring
    """
    if exercise is real:
        raise InvalidInput(
            "say whether it is an exercise or real: it can't be changed later",
            path="exercise",
            remedy="give --exercise or --real",
        )
    genesis = Genesis(origin, is_exercise=exercise)
    settings = read_settings().naming(register)
    keys = key_folder(settings, origin)
    house = create_house(settings.register, keys, genesis)
    try:
        shape = CreatedShape(
            str(settings.register),
            str(keys),
            origin,
            exercise,
            format_verifier_key(house.store.verifier),
            house.store.size(),
        )
    finally:
        house.store.close()
    give(shape, lambda page: _say(page, shape), as_json=as_json)


def _say(page: Page, shape: CreatedShape) -> None:
    if shape.exercise:
        page.line("EXERCISE", style="bold")
    page.line("A new register is ready.", style="bold")
    page.facts({"register": shape.register, "its key": shape.keys, "log": shape.origin})
    page.line(f"Give this key to whoever is to verify: {shape.verifier}", indent=2)
    page.line(
        "Keep a copy of the folder with the key, apart from copies of the register.", indent=2
    )
