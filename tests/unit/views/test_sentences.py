"""The sentences of the answers, as they are to be repeated on the radio, in both languages."""

import json
import string
from pathlib import Path

import pytest

from safe_passage.errors import InvalidInput
from safe_passage.model.place import Coordinates
from safe_passage.register.binding import Why
from safe_passage.service import asking
from safe_passage.service.question import ask
from safe_passage.service.setting import Setting
from safe_passage.views.words import PHRASES, Words, language
from tests.dossiers import utc

GOLDEN = json.loads(
    (Path(__file__).parents[2] / "golden/sentences.json").read_text(encoding="utf-8")
)
PLACES = {"east": Coordinates(37.185, 36.209), "urum": Coordinates(36.873, 36.141)}


@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize("asked", GOLDEN, ids=lambda one: f"{one['at']} {one['known_at'] or ''}")
def test_the_answers_are_said_in_these_words(
    aleppo: Setting, asked: dict[str, str], code: str
) -> None:
    question = ask(
        asked["at"],
        known_at=asked["known_at"] or None,
        zone="Asia/Damascus",
        language=language(code),
    )
    answer = asking.in_force(aleppo, question, PLACES[asked["where"]], {})
    assert answer.sentence == asked[code]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("phrase", sorted(PHRASES))
def test_every_phrase_says_the_same_in_both_languages(phrase: str) -> None:
    both = PHRASES[phrase]
    assert both.en
    assert both.ar
    # Arabic needs no `is` or `are`.
    assert fields(both.en) - {"are"} == fields(both.ar) - {"are"}


def test_there_are_words_for_every_reason() -> None:
    assert {f"why.{why.value}" for why in Why} <= set(PHRASES)


@pytest.mark.parametrize(
    ("minutes", "en"),
    [
        (0, "0 min"),
        (29.6, "30 min"),
        (59, "59 min"),
        (60, "1 h"),
        (139, "2 h 19 min"),
        (47 * 60 + 59, "47 h 59 min"),
        (48 * 60, "2 days"),
        (14 * 24 * 60, "14 days"),
    ],
)
def test_a_stretch_of_time_as_a_person_says_it(minutes: float, en: str) -> None:
    assert Words("en", "UTC").length(minutes) == en


def test_an_hour_inside_arabic_text_is_kept_from_turning_round() -> None:
    said = Words("ar", "Asia/Damascus").when(utc("2016-10-27T20:30"))
    assert (said[0], said[-1]) == ("\u2066", "\u2069")
    assert "23:30" in said
    assert Words("en", "Asia/Damascus").when(utc("2016-10-27T20:30")) == "Thu 27 Oct 23:30"


def test_a_list_is_joined_as_each_language_does() -> None:
    assert Words("en", "UTC").listed(["a", "b", "c"]) == "a, b and c"
    assert Words("ar", "UTC").listed(["أ", "ب"]) == "أ وب"
    assert Words("en", "UTC").listed([]) == ""


def test_a_language_that_we_do_not_speak_is_refused() -> None:
    with pytest.raises(InvalidInput, match="no words in language 'fr'"):
        language("fr")
