"""Who said what, through whom it reached us, and where it stands in the ledger."""

from typing import Annotated

import typer

from safe_passage.cli.asking import house
from safe_passage.cli.options import JsonOption, LanguageOption, RegisterOption
from safe_passage.cli.terminal import Page, give
from safe_passage.model.policy import Deed
from safe_passage.service import listing, records
from safe_passage.service.authorise import authorise
from safe_passage.views.deed_shapes import StatementListShape
from safe_passage.views.record_shapes import StatementShape
from safe_passage.views.shapes import MomentShape
from safe_passage.views.words import language

commands = typer.Typer(help="Who said what, and through whom it reached us.")


@commands.command("list")
def list_(
    *, lang: LanguageOption = "en", as_json: JsonOption = False, register: RegisterOption = None
) -> None:
    """Every statement on record, in order of when it became public.

    Example: safe-passage statements list
    """
    with house(register) as found:
        authorise(found.policy, found.principal, Deed.ASK, None)
        setting = found.setting()
        shape = StatementListShape(
            setting.ledger_size,
            setting.is_exercise,
            listing.list_statements(setting, language(lang)),
        )
    give(shape, lambda page: _say_list(page, shape), as_json=as_json)


def _say_list(page: Page, shape: StatementListShape) -> None:
    if shape.exercise:
        page.line("EXERCISE", style="bold")
    page.table(
        ("id", "party", "organ", "act", "about", "public"),
        [
            (one.id, one.name, one.organ, one.act, one.about, _moment(one.told))
            for one in shape.statements
        ],
    )
    page.line(f"{len(shape.statements)} statements, of {shape.ledger_size} entries.")


@commands.command("show")
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The statement's id.")],
    *,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """One statement, its way to us, and the entries that hold it.

    Example: safe-passage statements show S-0810-RUDSKOI
    """
    with house(register) as found:
        authorise(found.policy, found.principal, Deed.ASK, id_)
        shape = records.get_statement(found, id_, language(lang))
        is_exercise = found.store.genesis.is_exercise
    give(shape, lambda page: _say(page, shape, is_exercise=is_exercise), as_json=as_json)


def _say(page: Page, shape: StatementShape, *, is_exercise: bool) -> None:
    if is_exercise:
        page.line("EXERCISE", style="bold")
    who = f"{shape.name}{f', {shape.organ}' if shape.organ else ''}"
    page.line(f"{who} {shape.act_words}: {shape.about}", style="bold")
    page.facts(
        {
            "id": shape.id,
            "speaker": shape.speaker,
            "words": shape.words,
            "on a condition": "yes" if shape.conditional else "",
            "reported by": shape.via or "",
            "chain": " → ".join(shape.chain),
            "said": _moment(shape.said),
            "public": _moment(shape.told),
        }
    )
    page.items([f"{one.publisher} {one.date or ''} {one.url}" for one in shape.sources])
    page.table(
        ("entry", "version", "why", "recorded", "leaf"),
        [
            (str(one.index), str(one.version), one.reason, one.recorded_at, one.leaf_hash[:16])
            for one in shape.entries
        ],
    )


def _moment(moment: MomentShape | None) -> str:
    """As exactly as it is known: one instant, or from when to when it may have been."""
    if moment is None:
        return "not known"
    if moment.earliest == moment.latest:
        return moment.earliest
    return f"{moment.earliest} to {moment.latest} ({moment.precision})"
