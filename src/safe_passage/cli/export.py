"""What is in force, as a file for somebody else's map or calendar."""

import sys
from typing import Annotated

import typer

from safe_passage.cli.asking import house, place_of, questioned
from safe_passage.cli.files import OutputOption, write_whole
from safe_passage.cli.options import (
    AtOption,
    BasisOption,
    JsonOption,
    KnownAtOption,
    LanguageOption,
    RegisterOption,
    ZoneOption,
)
from safe_passage.cli.terminal import give
from safe_passage.service.exporting import export_calendar, export_geojson
from safe_passage.service.place import period

commands = typer.Typer(help="What is in force, as a file for a map or a calendar.")


@commands.command("geojson")
def geojson(
    *,
    where: Annotated[
        str | None,
        typer.Option("--where", metavar="LON,LAT|FILE.geojson", help="What touches it comes first"),
    ] = None,
    at: AtOption = None,
    zone: ZoneOption = None,
    known_at: KnownAtOption = None,
    basis: BasisOption = None,
    lang: LanguageOption = "en",
    output: OutputOption = None,
    as_json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """Areas, corridors and places of a moment as GeoJSON, each with its standing and as-of.

    Example: safe-passage export geojson --at 2016-08-12T08:00:00Z -o august.geojson
    """
    place = None if where is None else place_of(where)[0]
    with house(register) as found:
        _, question = questioned(found, at, zone=zone, known_at=known_at, basis=basis, lang=lang)
        data = export_geojson(found, question, place)
    _deliver(data, output, as_json=as_json)


@commands.command("ics")
def ics(
    *,
    start: Annotated[str, typer.Option("--from", metavar="TIME", help="The period's start.")],
    end: Annotated[str, typer.Option("--to", metavar="TIME", help="The period's end.")],
    at: AtOption = None,
    zone: ZoneOption = None,
    known_at: KnownAtOption = None,
    basis: BasisOption = None,
    lang: LanguageOption = "en",
    output: OutputOption = None,
    as_json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """The hours of a period as iCalendar; an open end stops where it is no longer relied upon.

    Example: safe-passage export ics --from 2016-08-11T00:00:00Z --to 2016-08-14T00:00:00Z
    -o hours.ics
    """
    asked_of = period(start, end, zone=zone)
    with house(register) as found:
        _, question = questioned(
            found, at or start, zone=zone, known_at=known_at or end, basis=basis, lang=lang
        )
        data = export_calendar(found, question, asked_of)
    _deliver(data, output, as_json=as_json)


def _deliver(data: bytes, output: OutputOption, *, as_json: bool) -> None:
    if output is None:
        sys.stdout.write(data.decode())
        return
    shape = write_whole(output, data)
    give(
        shape,
        lambda page: page.line(f"Wrote {shape.file}: {shape.bytes} bytes, sha256 {shape.sha256}"),
        as_json=as_json,
    )
