"""Who was told of which site or movement, in which version?"""

from typing import Annotated

import typer

from safe_passage.cli.asking import house
from safe_passage.cli.options import JsonOption, LanguageOption, RegisterOption
from safe_passage.cli.terminal import Page, give
from safe_passage.service import notifying
from safe_passage.views.deed_shapes import NotificationStatusShape, ToldShape
from safe_passage.views.words import language

commands = typer.Typer(help="Who was told of what, which version, and what they answered.")


@commands.command("status")
def status(
    subject: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="A site or a movement; else all of them."),
    ] = None,
    *,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """State for each recipient and each version: told, opened, passed on. No permission.

    Example: safe-passage notify status X-CONVOY
    """
    with house(register) as found:
        shape = notifying.status(
            found.setting(),
            language(lang),
            policy=found.policy,
            principal=found.principal,
            subject=subject,
        )
    give(shape, lambda page: _say(page, shape), as_json=as_json)


def _say(page: Page, shape: NotificationStatusShape) -> None:
    if shape.exercise:
        page.line("EXERCISE", style="bold")
    for one in shape.notified:
        page.heading(f"{one.name}  [{one.subject}, version {one.version}]")
        page.facts({"consent": "; ".join(one.consents) or "none: nobody may be told"})
        if one.told:
            page.table(
                ("recipient", "version", "told", "by", "shown by", "answer to that version"),
                [_row(told, one.version) for told in one.told],
            )
        else:
            page.line("nobody was told", indent=2)
    if not shape.notified:
        page.line("Nothing is notified in this register.")
    page.line()
    page.line(shape.law)


def _row(told: ToldShape, latest: int) -> tuple[str, ...]:
    version = str(told.version) if told.is_latest else f"{told.version} (of {latest})"
    return (
        told.name,
        version,
        told.told.words or told.told.earliest,
        told.channel,
        told.evidence,
        ", ".join(told.answers) or "none on record",
    )
