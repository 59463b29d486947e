"""The arrangements on record: load them, list them, ask for their hours and their standing."""

from pathlib import Path
from typing import Annotated

import typer

from safe_passage.cli import answers
from safe_passage.cli.asking import house, questioned
from safe_passage.cli.loading import DryRunOption, ReasonFieldOption, ReasonOption, load_documents
from safe_passage.cli.options import (
    AtOption,
    BasisOption,
    JsonOption,
    KnownAtOption,
    LanguageOption,
    RegisterOption,
    ZoneOption,
)
from safe_passage.cli.terminal import Page, asked_footer, asked_lines, give, span
from safe_passage.errors import InvalidInput
from safe_passage.service import asking, looking
from safe_passage.service.place import period
from safe_passage.views.deed_shapes import ArrangementListShape
from safe_passage.views.timeline_shapes import WindowListShape
from safe_passage.views.words import Words

commands = typer.Typer(help="What was agreed: load, list, ask for hours and standing.")

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="The arrangement's id.")]


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
    """Put documents on record: arrangements, parties, sources, places. All of them, or nothing.

    Example: safe-passage arrangements load pause.yaml --dry-run
    """
    load_documents(
        files, register=register, reason=reason, field=field, dry_run=dry_run, as_json=as_json
    )


@commands.command("list")
def list_(
    *,
    at: AtOption = None,
    zone: ZoneOption = None,
    known_at: KnownAtOption = None,
    basis: BasisOption = None,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """Every arrangement of which something was known then, with how it stands.

    Example: safe-passage arrangements list --at 2016-08-12T08:00:00Z
    """
    with house(register) as found:
        setting, question = questioned(
            found, at, zone=zone, known_at=known_at, basis=basis, lang=lang
        )
        listed = asking.find_arrangements(setting, question, None)
        shape = ArrangementListShape(setting.asked(question), [one.shape for one in listed])
        words = setting.words(question)
    give(shape, lambda page: _say_list(page, shape, words), as_json=as_json)


def _say_list(page: Page, shape: ArrangementListShape, words: Words) -> None:
    asked_lines(page, shape.asked, words)
    page.line()
    page.table(
        ("id", "title", "standing", "holds now"),
        [
            (one.id, one.title, one.standing_words, answers.TOLD[one.answer])
            for one in shape.arrangements
        ],
    )
    if not shape.arrangements:
        page.line("No arrangement is recorded as known by then.")
    asked_footer(page, shape.asked)


@commands.command("standing")
def standing(
    id_: IdArgument,
    *,
    at: AtOption = None,
    zone: ZoneOption = None,
    known_at: KnownAtOption = None,
    basis: BasisOption = None,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """How one arrangement stands at a moment, and why.

    Example: safe-passage arrangements standing A-2016-08-11 --at 2016-08-12T08:00:00Z
    """
    with house(register) as found:
        setting, question = questioned(
            found, at, zone=zone, known_at=known_at, basis=basis, lang=lang
        )
        shape = asking.standing(setting, question, id_)
        asked, words = setting.asked(question), setting.words(question)

    def say(page: Page) -> None:
        asked_lines(page, asked, words)
        answers.arrangement(page, shape)
        asked_footer(page, asked)

    give(shape, say, as_json=as_json, gist=f"{shape.title}: {shape.sentence}")


@commands.command("windows")
def windows(
    id_: IdArgument,
    *,
    start: Annotated[str, typer.Option("--from", metavar="TIME", help="The period's start.")],
    end: Annotated[str, typer.Option("--to", metavar="TIME", help="The period's end.")],
    claimant: Annotated[
        str | None, typer.Option("--claimant", metavar="PARTY", help="Only this party's.")
    ] = None,
    mutual: Annotated[
        bool, typer.Option("--mutual", help="Only those in which every required party is bound.")
    ] = False,
    any_: Annotated[bool, typer.Option("--any", help="Anybody's; the default.")] = False,
    at: AtOption = None,
    zone: ZoneOption = None,
    known_at: KnownAtOption = None,
    basis: BasisOption = None,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """The hours of one arrangement in a period, in UTC and on its own clock, each with whose.

    Example: safe-passage arrangements windows A-2016-08-11 --from 2016-08-11T00:00 --to
    2016-08-14T00:00 --zone Asia/Damascus
    """
    which = _which(claimant, is_mutual=mutual, is_any=any_)
    asked_of = period(start, end, zone=zone)
    with house(register) as found:
        setting, question = questioned(
            found, at or end, zone=zone, known_at=known_at, basis=basis, lang=lang
        )
        shape = looking.windows(setting, question, id_, asked_of, which)
        words = setting.words(question)
    give(shape, lambda page: _say_windows(page, shape, words), as_json=as_json)


def _which(claimant: str | None, *, is_mutual: bool, is_any: bool) -> str:
    if sum((claimant is not None, is_mutual, is_any)) > 1:
        raise InvalidInput("one of --claimant, --mutual and --any, not several", path="which")
    if claimant is not None:
        return f"claimant:{claimant}"
    return "mutual" if is_mutual else "any"


_STATUS = {
    "every_reading": "under every reading",
    "one_reading": "under this reading only",
    "mutual": "mutual",
    "cannot_be_told": "cannot be told",
}


def _say_windows(page: Page, shape: WindowListShape, words: Words) -> None:
    asked_lines(page, shape.asked, words)
    page.line()
    count = len(shape.windows)
    page.line(f"{shape.title}: {count} window{'' if count == 1 else 's'} in this period.")
    page.table(
        ("from (UTC)", "to (UTC)", "on its own clock", "status", "whose", "reading"),
        [
            (
                one.start,
                one.end,
                span(one.start_local, one.end_local),
                _STATUS.get(one.status, one.status),
                ", ".join(one.claimants),
                "/".join(part for part in (one.claim, one.reading) if part),
            )
            for one in shape.windows
        ],
    )
    asked_footer(page, shape.asked)
