"""How is an answer shown: on a terminal, in a pipe, on a narrow screen, to a program?"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from whenever import Instant, OffsetDateTime

from safe_passage.views.shapes import AskedShape
from safe_passage.views.speaking import local
from safe_passage.views.words import Words

PIPED_WIDTH = 110
NARROW = 60
"""Below so many columns a table is written as lines, one under the other."""

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Page:
    """Words for people. No colour carries a meaning, and none of them is green.

    Nothing that came in is taken for markup or sent to the terminal as a control.
    """

    console: Console

    def line(self, text: str = "", *, indent: int = 0, style: str = "") -> None:
        """One paragraph; in a pipe it stays one line."""
        words = Text(shown(text), style=style, overflow="fold")
        if not text:
            self.console.print()
        elif self.console.is_terminal:
            self.console.print(Padding(words, (0, 0, 0, indent), expand=False))
        else:
            self.console.print(Text(" " * indent) + words, soft_wrap=True)

    def heading(self, text: str) -> None:
        self.line()
        self.line(text, style="bold")

    def items(self, texts: Iterable[str], *, indent: int = 2) -> None:
        for text in texts:
            self.line(f"- {text}", indent=indent)

    def facts(self, pairs: Mapping[str, object], *, indent: int = 2) -> None:
        """Names and what they are, one a line; those that are empty are left out."""
        kept = {name: str(value) for name, value in pairs.items() if value not in (None, "")}
        width = max((len(name) for name in kept), default=0)
        if self.console.is_terminal and self.console.width >= NARROW:
            grid = Table.grid(padding=(0, 2, 0, 0))
            for name, value in kept.items():
                grid.add_row(Text(shown(name)), Text(shown(value), overflow="fold"))
            self.console.print(Padding(grid, (0, 0, 0, indent), expand=False))
            return
        for name, value in kept.items():
            self.line(f"{name:<{width}}  {value}", indent=indent)

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        rows = [[shown(cell) for cell in row] for row in rows]
        if self.console.width < NARROW:
            for row in rows:
                pairs = dict(zip(headings, row, strict=True))
                self.line("- " + next(iter(pairs.values()), ""), indent=2)
                self.facts(dict(list(pairs.items())[1:]), indent=4)
            return
        table = Table(box=None, header_style="dim", pad_edge=False, padding=(0, 2, 0, 0))
        for name in headings:
            table.add_column(name, overflow="fold")
        for row in rows:
            table.add_row(*map(Text, row))
        with self.console.capture() as drawn:
            self.console.print(Padding(table, (0, 0, 0, 2)))
        for line in drawn.get().splitlines():
            self.console.file.write(f"{line.rstrip()}\n")


def shown(text: str) -> str:
    """Text of any origin without what would steer a terminal."""
    return _CONTROLS.sub(lambda found: f"\\x{ord(found.group()):02x}", text)


def shown_excerpt(text: str) -> str:
    """Words out of a foreign text: their marks of direction are shown too, since they can lie."""
    return _DIRECTIONS.sub(lambda found: f"\\u{ord(found.group()):04x}", shown(text))


def page(*, to_errors: bool = False) -> Page:
    """A page on stdout, or on stderr."""
    file = sys.stderr if to_errors else sys.stdout
    return Page(_console(file))


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise BrokenPipeError  # told in one place: cli/refusal.py


def _console(file: TextIO) -> Console:
    is_terminal = file.isatty()
    width = None if is_terminal or os.environ.get("COLUMNS") else PIPED_WIDTH
    return _Console(
        file=file,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        force_terminal=None if is_terminal else False,
        no_color=True if "NO_COLOR" in os.environ else None,
    )


def give(answer: Any, words: Callable[[Page], None], *, as_json: bool, gist: str = "") -> None:
    """The answer in words; or as JSON on stdout, with its gist in words on stderr."""
    if not as_json:
        words(page())
        return
    sys.stdout.write(msgspec.json.encode(answer).decode() + "\n")
    if gist:
        page(to_errors=True).line(gist)


def mark(asked: AskedShape, words: Words) -> str:
    """What stands first in every answer: EXERCISE, reconstructed, as known when and to whom."""
    marks = [words.say("line.exercise")] if asked.exercise else []
    if asked.reconstructed:
        marks.append(asked.reconstructed)
    return " · ".join(marks)


def asked_lines(page: Page, asked: AskedShape, words: Words) -> None:
    """The first lines: the marks, then the question as it was understood."""
    if first := mark(asked, words):
        page.line(first, style="bold reverse" if page.console.is_terminal else "")
    known = "" if asked.known_at == asked.at else f", as known at {clock(asked.known_at, words)}"
    end = ", the end of that day" if asked.known_precision == "day" else ""
    page.line(f"At {clock(asked.at, words)}{known}{end}; {asked.basis} knowledge", style="dim")


def clock(at: str, words: Words) -> str:
    """An instant on the wall clock of the record's zone, and in UTC."""
    there = local(Instant.parse_iso(at), words.zone)
    return at if words.zone == "UTC" else f"{there} ({at})"


def span(start_local: str, end_local: str) -> str:
    """Two wall clocks: `2016-08-12 10:00 to 13:00 +03:00`, or both in full where the day changes.

    >>> span("2016-08-12T10:00:00+03:00", "2016-08-12T13:00:00+03:00")
    '2016-08-12 10:00 to 13:00 +03:00'
    >>> span("2016-09-12T19:00:00+03:00", "2016-09-14T19:00:00+03:00")
    '2016-09-12 19:00 +03:00 to 2016-09-14 19:00 +03:00'
    """
    start, end = OffsetDateTime.parse_iso(start_local), OffsetDateTime.parse_iso(end_local)
    first, last = _minutes(start), _minutes(end)
    if first[0] == last[0] and first[2] == last[2]:
        return f"{first[0]} {first[1]} to {last[1]} {last[2]}"
    return f"{' '.join(first)} to {' '.join(last)}"


def _minutes(at: OffsetDateTime) -> tuple[str, str, str]:
    time = at.time()
    exact = time.format_iso() if time.second or time.nanosecond else time.format_iso(unit="minute")
    return at.date().format_iso(), exact, at.format_iso()[-6:]


def asked_footer(page: Page, asked: AskedShape) -> None:
    """The last lines: what the answer was computed from."""
    page.line()
    page.line(
        f"Folded from {asked.ledger_size} entries; zone data {asked.zone_data}; an open end is "
        f"relied upon for {asked.freshness.value} ({asked.freshness.source}).",
        style="dim",
    )
    page.line(asked.check_again, style="bold")
