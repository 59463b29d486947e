"""Does this movement fit the hours and the notices on record, tail included?"""

from pathlib import Path
from typing import Annotated

import typer

from safe_passage.cli.asking import house, questioned, read_bytes
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
from safe_passage.codec.document_text import LARGEST, text_of
from safe_passage.codec.documents import parse_document
from safe_passage.codec.kinds import subject_of
from safe_passage.errors import InvalidInput, NotFound
from safe_passage.model.notification import Movement
from safe_passage.model.policy import Deed
from safe_passage.model.time import Window
from safe_passage.service import checking, happening
from safe_passage.service.authorise import authorise
from safe_passage.service.looking import INCIDENTS_BACK
from safe_passage.views.check_shapes import InstantShape, MovementCheckShape
from safe_passage.views.deed_shapes import MovementListShape
from safe_passage.views.speaking import utc
from safe_passage.views.words import Words
from safe_passage.wiring import House

BLOCKED = 3
_NOTIFIED = {
    "reported_yes": "reported yes",
    "exercise": "exercise",
    "cannot_be_told": "cannot be told",
}
_FITS = {"yes": "yes", "no": "no", "cannot_be_told": "cannot be told"}

commands = typer.Typer(help="Convoys and other journeys against what is on record.")


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
    """Movements of the 48 hours before a moment, with whether each was reported as notified.

    Example: safe-passage movements list --at 2016-09-19T19:30 --zone Asia/Damascus
    """
    with house(register) as found:
        setting, question = questioned(
            found, at, zone=zone, known_at=known_at, basis=basis, lang=lang
        )
        period = Window(question.at - INCIDENTS_BACK, question.at.add(seconds=1))
        shape = MovementListShape(
            setting.asked(question),
            utc(period.start),
            utc(period.end),
            happening.find_movements(setting, question, period),
        )
        words = setting.words(question)
    give(shape, lambda page: _say_list(page, shape, words), as_json=as_json)


def _say_list(page: Page, shape: MovementListShape, words: Words) -> None:
    asked_lines(page, shape.asked, words)
    page.line()
    count = len(shape.movements)
    page.line(f"{count} movement{'' if count == 1 else 's'}, as far as known.", style="bold")
    for one in shape.movements:
        page.heading(f"{one.name}  [{one.id}]")
        page.facts(
            {
                "under way": f"{clock(one.start, words)} to {clock(one.end, words)}",
                "trucks": one.trucks,
                "status": one.status,
                "notified": f"{_NOTIFIED[one.notification.answer]}: {one.notification.why}",
            }
        )
    asked_footer(page, shape.asked)


@commands.command("check")
def check(
    movement: Annotated[
        str, typer.Argument(metavar="FILE|ID", help="A document with one movement, or its id.")
    ],
    *,
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar="TIME",
            help="The moment asked about. Default: the movement's departure.",
            show_default=False,
        ),
    ] = None,
    zone: ZoneOption = None,
    known_at: KnownAtOption = None,
    basis: BasisOption = None,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """Hours, margin, standing of what is relied on, and which versions were not read.

    Ends with 3 where a finding blocks. It decides nothing: people do.

    Example: safe-passage movements check X-CONVOY
    """
    with house(register) as found:
        authorise(found.policy, found.principal, Deed.CHECK, movement)
        checked, version = _movement(found, movement)
        if at is None and checked.departure is not None:
            at = checked.departure.format_iso()
        setting, question = questioned(
            found, at, zone=zone, known_at=known_at, basis=basis, lang=lang
        )
        shape = checking.check(setting, question, checked, version)
        words = setting.words(question)
    give(shape, lambda page: _say(page, shape, words), as_json=as_json, gist=shape.sentence)
    if shape.has_blocker:
        raise typer.Exit(BLOCKED)


def _movement(found: House, words: str) -> tuple[Movement, int]:
    """A movement on record, or one out of a file; its version there would be the next."""
    file = Path(words)
    if not file.suffix or not file.exists():
        return checking.get_movement(found.setting(), words)
    known = frozenset(found.store.register().subjects())
    text = text_of(read_bytes(file, LARGEST, "movement"))
    facts = parse_document(text, file.name, on_record=known).facts
    movements = [fact for fact in facts if isinstance(fact, Movement)]
    if len(movements) != 1:
        raise InvalidInput(
            f"the document holds {len(movements)} movements, and one is checked at a time",
            path="movements",
            file=str(file),
        )
    try:
        _, latest = checking.get_movement(found.setting(), subject_of(movements[0]))
    except NotFound:
        latest = 0
    return movements[0], latest + 1


def _say(page: Page, shape: MovementCheckShape, words: Words) -> None:
    asked_lines(page, shape.asked, words)
    page.line()
    page.line(shape.sentence, style="bold")
    page.facts(
        {
            "movement": f"{shape.name} [{shape.id}, version {shape.version}]",
            "fits": _FITS[shape.fits],
            "departure": _clock(shape.departure),
            "tail back": _clock(shape.tail_back),
            "must be in by": _clock(shape.limit),
            "margin": "" if shape.margin_minutes is None else f"{shape.margin_minutes} minutes",
            "missing": f"{shape.minutes_missing} minutes" if shape.minutes_missing else "",
            "latest departure that fits": _clock(shape.latest_departure)
            or ("none" if shape.minutes_missing else ""),
            "read": shape.all_read.words,
        }
    )
    page.heading("Findings, for a person to weigh")
    for finding in shape.findings:
        page.line(f"{finding.severity}: {finding.summary}", indent=2)
        page.facts({"what to do": finding.remedy, "rule": finding.source}, indent=4)
    if not shape.findings:
        page.line("None. That is no permission and no promise.", indent=2)
    asked_footer(page, shape.asked)


def _clock(at: InstantShape | None) -> str:
    return "" if at is None else f"{at.local} ({at.utc})"
