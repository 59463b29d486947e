"""Putting documents on record: which facts are new, and why others changed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from safe_passage.cli.asking import house, read_bytes
from safe_passage.cli.terminal import Page, give
from safe_passage.codec.document_text import LARGEST, text_of
from safe_passage.codec.documents import parse_document
from safe_passage.codec.kinds import subject_of
from safe_passage.errors import InvalidInput
from safe_passage.model.entry import Reason, SubjectId
from safe_passage.service.recording import Step, plan, record
from safe_passage.views.deed_shapes import LoadedFactShape, LoadedShape
from safe_passage.wiring import House

ReasonOption = Annotated[
    Reason | None,
    typer.Option(
        "--reason",
        metavar="changed|corrected",
        help="Why a fact differs from the one on record: the world changed, or our record was "
        "wrong.",
        show_default=False,
    ),
]
ReasonFieldOption = Annotated[
    str,
    typer.Option(
        "--field",
        metavar="NAME",
        help="The field that was wrong, with --reason corrected.",
        show_default=False,
    ),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be recorded, and record nothing.")
]


def load_documents(
    files: Sequence[Path],
    *,
    register: Path | None,
    reason: Reason | None,
    field: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read every file first, then record the facts of all of them, or of none."""
    with house(register, writes=not dry_run) as found:
        facts = _facts(files, found)
        steps = plan(facts, found.store.register())
        if dry_run:
            shape = _shape(found, steps, is_recorded=False)
        else:
            done = record(
                facts,
                principal=found.principal,
                policy=found.policy,
                store=found.store,
                secrets=found.secrets,
                reason=reason,
                corrected_field=field,
            )
            entries = {entry.subject: entry.index for entry in done.entries}
            shape = _shape(found, steps, is_recorded=True, entries=entries)
    give(shape, lambda page: _say(page, shape), as_json=as_json, gist=_sentence(shape))


def _facts(files: Sequence[Path], found: House) -> list[object]:
    """The facts of all files; a later one may refer to what an earlier one holds."""
    known = set(found.store.register().subjects())
    facts: dict[SubjectId, object] = {}
    for file in files:
        try:
            text = text_of(read_bytes(file, LARGEST, ""))
            document = parse_document(text, file.name, on_record=frozenset(known))
        except InvalidInput as fault:
            raise _naming(fault, file) from None
        for fact in document.facts:
            subject = subject_of(fact)
            # Two documents may each name the same source; they may not differ about it.
            if facts.setdefault(subject, fact) != fact:
                raise InvalidInput(
                    f"{subject} is given twice, and not alike", path=subject, file=str(file)
                )
        known |= set(facts)
    return list(facts.values())


def _naming(fault: InvalidInput, file: Path) -> InvalidInput:
    if "file" in fault.facts or "document" in fault.facts:
        return fault
    return InvalidInput(
        fault.message, path=fault.path, remedy=fault.remedy, **fault.facts, file=str(file)
    )


def _shape(
    found: House,
    steps: Sequence[Step],
    *,
    is_recorded: bool,
    entries: dict[SubjectId, int] | None = None,
) -> LoadedShape:
    entries = entries or {}
    return LoadedShape(
        recorded=is_recorded,
        exercise=found.store.genesis.is_exercise,
        register=str(found.store.path),
        ledger_size=found.store.size(),
        facts=[LoadedFactShape(one.subject, _what(one), entries.get(one.subject)) for one in steps],
    )


def _what(step: Step) -> str:
    if step.is_unchanged:
        return "unchanged"
    return "new" if step.is_new else "differs"


def _sentence(shape: LoadedShape) -> str:
    count = {
        name: sum(one.what == name for one in shape.facts)
        for name in ("new", "differs", "unchanged")
    }
    verb = "Recorded" if shape.recorded else "Would record"
    words = f"{verb} {count['new'] + count['differs']} of {len(shape.facts)} facts"
    return (
        f"{words}: {count['new']} new, {count['differs']} as new versions; "
        f"{count['unchanged']} stand so already."
    )


def _say(page: Page, shape: LoadedShape) -> None:
    if shape.exercise:
        page.line("EXERCISE", style="bold")
    page.line(_sentence(shape))
    page.table(
        ("fact", "", "entry"),
        [
            (one.subject, one.what, "" if one.entry is None else str(one.entry))
            for one in shape.facts
            if one.what != "unchanged"
        ],
    )
    page.facts({"register": shape.register, "entries": shape.ledger_size})
