"""What was arranged here, by whom, for which hours?"""

from dataclasses import replace
from typing import Annotated

import typer

from safe_passage.cli import answers
from safe_passage.cli.asking import house, place_of, questioned
from safe_passage.cli.options import (
    AtOption,
    BasisOption,
    JsonOption,
    KnownAtOption,
    LanguageOption,
    RegisterOption,
    ZoneOption,
)
from safe_passage.cli.terminal import Page, asked_footer, asked_lines, give
from safe_passage.model.corridor import Users
from safe_passage.service import asking
from safe_passage.views.shapes import InForceShape
from safe_passage.views.words import Words

WhereOption = Annotated[
    str,
    typer.Option(
        "--where",
        metavar="LON,LAT|FILE.geojson",
        help="The place: longitude first, or a GeoJSON file with a point.",
    ),
]


UsersOption = Annotated[
    Users | None,
    typer.Option(
        "--for",
        metavar="|".join(Users),
        help="Only corridors announced for these, or for nobody in particular.",
        show_default=False,
    ),
]


def in_force(
    *,
    where: WhereOption,
    users: UsersOption = None,
    at: AtOption = None,
    zone: ZoneOption = None,
    known_at: KnownAtOption = None,
    basis: BasisOption = None,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
    register: RegisterOption = None,
) -> None:
    """What was arranged at a place and a moment, as known then.

    Example: safe-passage in-force --at 2016-08-12T11:00 --zone Asia/Damascus --where 37.144,36.191
    """
    place, given = place_of(where)
    with house(register) as found:
        setting, question = questioned(
            found, at, zone=zone, known_at=known_at, basis=basis, lang=lang
        )
        shape = _only_for(users, asking.in_force(setting, question, place, given))
        words = setting.words(question)
    give(shape, lambda page: _say(page, shape, words), as_json=as_json, gist=shape.sentence)


def _only_for(users: Users | None, shape: InForceShape) -> InForceShape:
    """Without the corridors of others; what was not announced for anybody in particular stays."""
    if users is None:
        return shape
    kept = (users.value, Users.UNKNOWN.value)
    return replace(
        shape,
        corridors=[one for one in shape.corridors if one.users in kept],
        unplaced=[one for one in shape.unplaced if one.users in kept],
    )


def _say(page: Page, shape: InForceShape, words: Words) -> None:
    asked_lines(page, shape.asked, words)
    page.line()
    page.line(shape.sentence, style="bold")
    for one in shape.arrangements:
        if one.relevance == "here":
            answers.arrangement(page, one)
    rest = [one for one in shape.arrangements if one.relevance != "here"]
    if rest:
        page.heading("Elsewhere, or over")
        for one in rest:
            answers.brief(page, one)
    answers.corridors(page, shape)
    if shape.settle:
        page.heading("What would settle or change this")
        page.items(shape.settle)
    asked_footer(page, shape.asked)
