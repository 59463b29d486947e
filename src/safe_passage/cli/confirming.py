"""From drafts to facts, by a person: field by field, and nothing on record before the end."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from safe_passage.cli.asking import house, read_bytes
from safe_passage.cli.files import write_whole
from safe_passage.cli.filing import ask_filing
from safe_passage.cli.loading import ReasonFieldOption, ReasonOption
from safe_passage.cli.options import JsonOption, RegisterOption
from safe_passage.cli.sitting import Sitting, hold
from safe_passage.cli.terminal import Page, give, page
from safe_passage.codec.confirmation_document import (
    Filing,
    format_kept,
    parse_confirmation,
    parse_filing,
    parse_kept,
)
from safe_passage.codec.document_text import LARGEST, text_of
from safe_passage.errors import InvalidInput
from safe_passage.intake.confirm import Confirmed, confirm
from safe_passage.intake.document import open_document
from safe_passage.intake.plain import decode_reading
from safe_passage.intake.reading import Reading
from safe_passage.model.draft import Draft, DraftKind
from safe_passage.model.entry import Reason
from safe_passage.model.identity import PrincipalId
from safe_passage.model.policy import Deed
from safe_passage.service.authorise import authorise
from safe_passage.service.confirming import confirm_recorded, facts_of, refuse_unknown_names
from safe_passage.service.recording import record
from safe_passage.views.deed_shapes import ConfirmedShape, LoadedFactShape
from safe_passage.wiring import House

LARGEST_DRAFT = 16_000_000


def confirm_draft(
    draft: Annotated[
        Path, typer.Argument(metavar="DRAFT", help="What `safe-passage read -o` has written.")
    ],
    *,
    statement: Annotated[
        str | None,
        typer.Option("--statement", metavar="ID", help="The statement's draft; else it is asked."),
    ] = None,
    arrangement: Annotated[
        str | None,
        typer.Option(
            "--arrangement", metavar="ID", help="The arrangement's draft; else it is asked."
        ),
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option(
            "--decisions", metavar="FILE", help="A recorded confirmation; nothing is asked then."
        ),
    ] = None,
    filing: Annotated[
        Path | None,
        typer.Option("--filing", metavar="FILE", help="Ids, party, source; else they are asked."),
    ] = None,
    reason: ReasonOption = None,
    field: ReasonFieldOption = "",
    as_json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """Go through the fields of a statement and its arrangement, and put what was decided on record.

    At each field: Enter confirms, a number chooses another reading, e edits, b leaves it blank, z
    goes back, q stops and keeps the decisions beside the draft. Nothing is recorded until the end.

    Example: safe-passage confirm drafts.json
    """
    reading, text = _opened(draft)
    words = page(to_errors=as_json)
    with house(register) as found:  # not held for writing while a person thinks
        authorise(found.policy, found.principal, Deed.CONFIRM, reading)
        by = found.principal.id
    if decisions is not None:
        confirmed, filed, zone, by = _recorded(decisions, reading)
    else:
        chosen = (
            _choose(reading, DraftKind.STATEMENT, statement, words),
            _choose(reading, DraftKind.ARRANGEMENT, arrangement, words),
        )
        confirmed = _sat(Sitting(text, reading.text_sha256, chosen), draft, reading, by, words)
        zone = reading.zone or "UTC"
        filed = (
            ask_filing(confirmed, zone=zone, ask=_ask, page=words)
            if filing is None
            else parse_filing(_text(filing), filing.name, zone=zone)
        )
        _ask_to_record(confirmed, words)
    with house(register, writes=True) as found:
        shape = _record(found, confirmed, filed, zone, by, reason=reason, field=field)
    _kept_beside(draft).unlink(missing_ok=True)
    give(shape, lambda page: _say(page, shape), as_json=as_json)


def _opened(file: Path) -> tuple[Reading, str]:
    """The drafts, and the text that they are of: the very one."""
    try:
        plain: Any = msgspec.json.decode(read_bytes(file, LARGEST_DRAFT, "draft"))
    except msgspec.DecodeError as fault:
        raise InvalidInput(
            f"no file of drafts: {str(fault).lower()}",
            path="draft",
            remedy="make one with `safe-passage read FILE -o DRAFT`",
            file=str(file),
        ) from None
    reading = decode_reading(plain)
    text = plain.get("text")
    if not isinstance(text, str):
        raise InvalidInput("the drafts come without their text", path="text", file=str(file))
    document = open_document(text, published=reading.published, zone=reading.zone)
    if document.sha256 != reading.text_sha256:
        raise InvalidInput(
            "the drafts are of another text than the one beside them", path="text", file=str(file)
        )
    return reading, text


def _recorded(
    file: Path, reading: Reading
) -> tuple[tuple[Confirmed, ...], Filing, str, PrincipalId]:
    recorded = parse_confirmation(_text(file), file.name)
    return (
        confirm_recorded(reading, recorded),
        recorded.filing,
        recorded.zone,
        recorded.principal,
    )


def _text(file: Path) -> str:
    return text_of(read_bytes(file, LARGEST, "file"))


def _choose(reading: Reading, kind: DraftKind, id_: str | None, words: Page) -> Draft:
    """The draft that was named, the only one there is, or the one that is chosen now."""
    drafts = reading.of_kind(kind)
    if not drafts:
        raise InvalidInput(f"the text gave no draft of kind {kind.value}", path="drafts")
    if id_ is None and len(drafts) == 1:
        return drafts[0]
    if id_ is None:
        words.heading(f"Which {kind.value}?")
        about = "about" if kind is DraftKind.STATEMENT else "kind_words"
        for one in drafts:
            words.line(f"{one.id}: {one.value(about) or one.field(about).state.value}", indent=2)
        id_ = _ask(f"{kind.value} [{drafts[0].id}]: ").strip() or drafts[0].id
    for one in drafts:
        if one.id == id_:
            return one
    raise InvalidInput(
        f"no {kind.value} draft goes by {id_!r}",
        path=kind.value,
        remedy=f"one of: {', '.join(one.id for one in drafts)}",
    )


def _ask(prompt: str) -> str:
    """A line from the person. Raises `EOFError` where there is no more."""
    line: str = input(prompt)
    return line


def _sat(
    sitting: Sitting, file: Path, reading: Reading, by: PrincipalId, words: Page
) -> tuple[Confirmed, ...]:
    """All decisions; where the person stops they are kept beside the draft, and this ends."""
    kept = _kept_beside(file)
    if kept.exists():
        sitting.resume(parse_kept(_text(kept), kept.name))
        words.line(f"Going on with {len(sitting.decided)} decisions from {kept}.")
    if not hold(sitting, _ask, words):
        if sitting.decided:
            write_whole(kept, format_kept(sitting.kept()).encode())
            words.line(f"Kept {len(sitting.decided)} decisions in {kept}; nothing is recorded.")
        else:
            words.line("Nothing is recorded.")
        raise typer.Exit(1)
    write_whole(kept, format_kept(sitting.kept()).encode())  # until they are on record
    return tuple(
        confirm(
            draft,
            sitting.decisions(draft),
            text_sha256=reading.text_sha256,
            published=reading.published,
            principal=by,
        )
        for draft in sitting.drafts
    )


def _kept_beside(draft: Path) -> Path:
    return draft.with_name(f"{draft.name}.decisions.yaml")


def _ask_to_record(confirmed: Sequence[Confirmed], words: Page) -> None:
    fields = sum(len(one.fields) for one in confirmed)
    words.line()
    try:
        answer = _ask(f"Record what was decided about {fields} fields? Type yes: ")
    except EOFError:
        answer = ""
    if answer.strip().lower() != "yes":
        words.line("Nothing is recorded; the decisions are kept beside the draft.")
        raise typer.Exit(1)


def _record(
    found: House,
    confirmed: tuple[Confirmed, ...],
    filed: Filing,
    zone: str,
    by: PrincipalId,
    *,
    reason: Reason | None,
    field: str,
) -> ConfirmedShape:
    facts = facts_of(confirmed, filed, zone=zone)
    refuse_unknown_names(facts, frozenset(found.store.register().subjects()))
    done = record(
        facts,
        principal=replace(found.principal, id=by),
        policy=found.policy,
        store=found.store,
        secrets=found.secrets,
        reason=reason,
        corrected_field=field,
    )
    return ConfirmedShape(
        recorded=True,
        exercise=found.store.genesis.is_exercise,
        register=str(found.store.path),
        ledger_size=found.store.size(),
        facts=[LoadedFactShape(one.subject, "new", one.index) for one in done.entries],
        undecided=[f"{one.draft_id} {name}" for one in confirmed for name in one.undecided],
    )


def _say(page: Page, shape: ConfirmedShape) -> None:
    if shape.exercise:
        page.line("EXERCISE", style="bold")
    page.line(f"Recorded {len(shape.facts)} facts together.", style="bold")
    page.table(("fact", "entry"), [(one.subject, str(one.entry)) for one in shape.facts])
    if shape.undecided:
        page.line(f"not decided, and no facts: {', '.join(shape.undecided)}", indent=2)
    page.facts({"register": shape.register, "entries": shape.ledger_size})
