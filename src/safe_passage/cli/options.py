"""The options that commands share, each in one wording."""

from pathlib import Path
from typing import Annotated

import typer

RegisterOption = Annotated[
    Path | None,
    typer.Option(
        "--register",
        metavar="PATH",
        help="The register's file. Default: SAFE_PASSAGE_REGISTER, or one file in your data "
        "directory; where there is none, the demonstration's.",
        show_default=False,
    ),
]
JsonOption = Annotated[
    bool,
    typer.Option("--json", help="Machine output on stdout; words for people go to stderr."),
]
AtOption = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="TIME",
        help="The moment asked about: 2016-08-12T11:00+03:00, or a wall clock with --zone. "
        "Default: now.",
        show_default=False,
    ),
]
ZoneOption = Annotated[
    str | None,
    typer.Option(
        "--zone",
        metavar="ZONE",
        help="The time zone of clocks and days that name none, as Asia/Damascus. None is assumed.",
        show_default=False,
    ),
]
KnownAtOption = Annotated[
    str | None,
    typer.Option(
        "--known-at",
        metavar="TIME|DAY",
        help="By when it was known; of a day its end is meant. Default: the moment asked about.",
        show_default=False,
    ),
]
BasisOption = Annotated[
    str | None,
    typer.Option(
        "--basis",
        metavar="BASIS",
        help="By whose knowledge: public, recorded or party:ID. "
        "Default: public for a reconstruction of the past, else recorded.",
        show_default=False,
    ),
]
LanguageOption = Annotated[
    str, typer.Option("--lang", metavar="en|ar", help="The language of the answer.")
]
