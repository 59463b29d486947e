"""What does a text say, as far as the words alone tell? Drafts, each field with its words."""

import sys
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from whenever import Date

from safe_passage.cli.asking import read_bytes
from safe_passage.cli.excerpt import excerpt, field_words
from safe_passage.cli.files import OutputOption, write_whole
from safe_passage.cli.options import JsonOption
from safe_passage.cli.terminal import Page, give, page
from safe_passage.errors import InvalidInput
from safe_passage.intake.document import MAX_BYTES, decode_text
from safe_passage.intake.plain import encode_reading
from safe_passage.intake.reading import Reading, read_text
from safe_passage.intake.score import NO_SCORE, Score, format_score, score
from safe_passage.model.draft import FieldState

LARGEST_GOLD = 8_000_000


def read(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="A plain text in UTF-8.")
    ] = None,
    *,
    published: Annotated[
        str | None,
        typer.Option(
            "--published",
            metavar="DATE",
            help="The day on which it appeared. Without it relative days stay open.",
            show_default=False,
        ),
    ] = None,
    zone: Annotated[
        str | None,
        typer.Option(
            "--zone",
            metavar="ZONE",
            help="The zone of that day. It is never lent to a clock time in the text.",
            show_default=False,
        ),
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option(
            "--score",
            metavar="GOLD",
            help="Instead: score the texts beside this gold.json against it.",
            show_default=False,
        ),
    ] = None,
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """Draft statements and arrangements from a text. A draft is no fact: people confirm it.

    Example: safe-passage read announcement.txt --published 2016-08-11 --zone Asia/Damascus
    -o drafts.json
    """
    if (file is None) is (gold is None):
        raise InvalidInput(
            "one of them is read: a text, or a gold file with its texts",
            path="file",
            remedy="give FILE, or --score GOLD",
        )
    if gold is not None:
        total = _scored(gold)
        give(total, lambda page: page.console.out(format_score(total)), as_json=as_json)
        return
    assert file is not None
    text = decode_text(read_bytes(file, MAX_BYTES, "file"))
    reading = read_text(text, published=_day(published), zone=zone)
    plain = encode_reading(reading) | {"text": text}
    if output is not None:
        shape = write_whole(output, msgspec.json.encode(plain))
        page(to_errors=as_json).line(f"Wrote {shape.file}: drafts, none of them a fact.")
    if as_json:
        sys.stdout.write(msgspec.json.encode(plain).decode() + "\n")
    elif output is None:
        _say(page(), reading, text)


def _day(words: str | None) -> Date | None:
    if words is None:
        return None
    try:
        return Date.parse_iso(words)
    except ValueError:
        raise InvalidInput(
            f"{words!r} is no date", path="published", remedy="write it as 2016-08-16"
        ) from None


def _say(page: Page, reading: Reading, text: str) -> None:
    count = len(reading.drafts)
    page.line(f"{count} draft{'' if count == 1 else 's'}, none of them a fact.", style="bold")
    page.items([remark.summary for remark in reading.remarks])
    for draft in reading.drafts:
        page.heading(f"{draft.kind.value}  [{draft.id}]")
        page.line(excerpt(text, draft.basis), indent=2, style="dim")
        said = [field for field in draft.fields if field.state is not FieldState.NOT_STATED]
        page.facts({field.name: field_words(field) for field in said})
        silent = [f.name for f in draft.fields if f.state is FieldState.NOT_STATED]
        if silent:
            page.line(f"not stated: {', '.join(silent)}", indent=2, style="dim")
    if count:
        page.line()
        page.line("Keep them with -o FILE, then `safe-passage confirm FILE`.")


def _scored(gold: Path) -> Score:
    """Each text against its entry; they lie in the same folder."""
    try:
        entries: list[dict[str, Any]] = msgspec.json.decode(
            read_bytes(gold, LARGEST_GOLD, "score"), type=list[dict[str, Any]]
        )
    except msgspec.DecodeError as fault:
        raise InvalidInput(
            f"no list of gold entries: {str(fault).lower()}", path="score", file=str(gold)
        ) from None
    total = NO_SCORE
    for index, entry in enumerate(entries):
        if not isinstance(entry.get("file"), str):
            raise InvalidInput("an entry names no text", path=f"[{index}].file", file=str(gold))
        text = decode_text(
            read_bytes(gold.parent / Path(entry["file"]).name, MAX_BYTES, f"[{index}].file")
        )
        date = entry.get("date")
        total = total + score(read_text(text, published=_day(date), zone=None), entry)
    return total
