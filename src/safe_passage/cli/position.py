"""Which point do these words mean, and what looks wrong about it?"""

from typing import Annotated

import typer

from safe_passage.cli.asking import house
from safe_passage.cli.movements import BLOCKED
from safe_passage.cli.options import JsonOption, RegisterOption
from safe_passage.cli.terminal import Page, give
from safe_passage.errors import NotFound
from safe_passage.intake.coordinates import CoordinatesReading, read_coordinates
from safe_passage.model.place import Coordinates, Place
from safe_passage.views.deed_shapes import CoordinatesShape, NotedShape


def coordinates(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A position, latitude first.")],
    *,
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="NAME", help="A named place in which it should lie."),
    ] = None,
    as_json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """Read a position, echo it in other forms, and say what looks wrong about it.

    Ends with 3 where a finding blocks. Begin with -- where the words begin with a minus.

    Example: safe-passage coordinates "36.19, 37.16" --place "Bustan Al-Qaser"
    """
    near = None if place is None else _place(place, register)
    shape = _shape(read_coordinates(text, near=near))
    give(shape, lambda page: _say(page, shape), as_json=as_json)
    if shape.has_blocker:
        raise typer.Exit(BLOCKED)


def _place(name: str, register: RegisterOption) -> Place:
    with house(register) as found:
        wanted = name.casefold()
        for place in found.setting().theatre.places:
            if wanted in (place.id.casefold(), place.name.en.casefold(), place.name.ar):
                return place
    raise NotFound(f"no place {name!r} is on record", remedy="leave out --place, or check the name")


def _shape(reading: CoordinatesReading) -> CoordinatesShape:
    at = reading.coordinates
    return CoordinatesShape(
        words=reading.words,
        at=_pair(at),
        accuracy_m=None if at is None else at.accuracy_m,
        form=None if reading.form is None else reading.form.value,
        echoes={form.value: words for form, words in reading.echoes},
        findings=[
            NotedShape(one.check, one.severity.value, one.summary, one.remedy)
            for one in reading.findings
        ],
        suggested=_pair(reading.suggested),
        has_blocker=reading.has_blocker,
    )


def _pair(at: Coordinates | None) -> tuple[float, float] | None:
    return None if at is None else (at.lon, at.lat)


def _say(page: Page, shape: CoordinatesShape) -> None:
    if shape.at is None:
        page.line("These words name no point.", style="bold")
    else:
        page.line(f"Longitude {shape.at[0]}, latitude {shape.at[1]}", style="bold")
        page.facts({"read as": shape.form, "rounded to": f"{shape.accuracy_m:g} m", **shape.echoes})
    for one in shape.findings:
        page.line(f"{one.severity}: {one.summary}", indent=2)
        page.facts({"what to do": one.remedy}, indent=4)
    if shape.suggested is not None:
        lon, lat = shape.suggested
        page.line(f"perhaps meant: longitude {lon}, latitude {lat}; never taken unasked", indent=2)
