"""What is reported to have happened, held against what was in force and public then."""

from pathlib import Path
from typing import Annotated

import typer

from safe_passage.cli.asking import house, questioned
from safe_passage.cli.loading import (
    DryRunOption,
    ReasonFieldOption,
    ReasonOption,
    load_documents,
)
from safe_passage.cli.options import (
    AtOption,
    BasisOption,
    JsonOption,
    KnownAtOption,
    LanguageOption,
    RegisterOption,
    ZoneOption,
)
from safe_passage.cli.terminal import Page, asked_footer, asked_lines, clock, give
from safe_passage.errors import NotFound
from safe_passage.model.time import Window
from safe_passage.service import happening
from safe_passage.service.looking import INCIDENTS_BACK
from safe_passage.service.place import period
from safe_passage.views.deed_shapes import IncidentListShape
from safe_passage.views.shapes import IncidentShape
from safe_passage.views.speaking import utc
from safe_passage.views.words import Words

commands = typer.Typer(help="What is reported to have happened: load it, assess it.")


@commands.command("load")
def load(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="YAML or JSON documents.")],
    *,
    reason: ReasonOption = None,
    field: ReasonFieldOption = "",
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """Put incidents, with their sources, on record. All of them, or nothing.

    Example: safe-passage incidents load incidents.yaml
    """
    load_documents(
        files, register=register, reason=reason, field=field, dry_run=dry_run, as_json=as_json
    )


@commands.command("assess")
def assess(
    id_: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="One incident; else all of the period.")
    ] = None,
    *,
    start: Annotated[
        str | None,
        typer.Option("--from", metavar="TIME", help="Default: 48 hours before --at."),
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="TIME", help="Default: the moment of --at.")
    ] = None,
    at: AtOption = None,
    zone: ZoneOption = None,
    known_at: KnownAtOption = None,
    basis: BasisOption = None,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """Inside, outside or uncertain in time and area, against what was in force and public then.

    Who did it is never assessed here: attribution stays what its investigators say.

    Example: safe-passage incidents assess --at 2016-09-19T19:30 --zone Asia/Damascus
    """
    with house(register) as found:
        setting, question = questioned(
            found, at or end, zone=zone, known_at=known_at, basis=basis, lang=lang
        )
        if start is not None and end is not None:
            asked_of = period(start, end, zone=zone)
        else:
            asked_of = Window(question.at - INCIDENTS_BACK, question.at.add(seconds=1))
        listed = happening.find_incidents(setting, question, asked_of)
        if id_ is not None:
            listed = [one for one in listed if one.id == id_]
            if not listed:
                raise NotFound(
                    f"no incident {id_!r} was known then in this period",
                    remedy="ask with another --from and --to, or a later --known-at",
                )
        shape = IncidentListShape(
            setting.asked(question), utc(asked_of.start), utc(asked_of.end), listed
        )
        words = setting.words(question)
    give(shape, lambda page: _say(page, shape, words), as_json=as_json)


def _say(page: Page, shape: IncidentListShape, words: Words) -> None:
    asked_lines(page, shape.asked, words)
    page.line()
    count = len(shape.incidents)
    page.line(
        f"{count} incident{'' if count == 1 else 's'} from {clock(shape.start, words)} to "
        f"{clock(shape.end, words)}, as far as reported and known.",
        style="bold",
    )
    for one in shape.incidents:
        _incident(page, one, words)
    asked_footer(page, shape.asked)


def _incident(page: Page, one: IncidentShape, words: Words) -> None:
    page.heading(f"{one.observation}  [{one.id}]")
    until = "" if one.end == one.start else f" to {clock(one.end, words)}"
    page.facts(
        {
            "kind": one.kind,
            "reported for": f"{clock(one.start, words)}{until} ({one.precision})",
            "place": ""
            if one.place is None
            else f"{one.place.name}, to {one.place.accuracy_m:g} m",
            "attribution": one.attribution,
        }
    )
    if one.assessment:
        page.line("against what was in force and public then:", indent=2, style="dim")
        page.table(
            ("arrangement", "time", "area", "together", "why"),
            [
                (
                    f"{each.title} [{each.arrangement_id}]",
                    each.time,
                    each.area,
                    each.overall,
                    each.why + (f"; {each.if_exact}" if each.if_exact else ""),
                )
                for each in one.assessment
            ],
        )
    if one.allegations:
        page.line("alleged:", indent=2, style="dim")
        page.items([f"{each.by}: {each.text}" for each in one.allegations], indent=4)
    page.line(
        "sources: " + "; ".join(f"{each.publisher} {each.url}" for each in one.sources), indent=2
    )
