"""Does a reading survive a file, and is a damaged file refused where it is damaged?"""

import copy
import json
from typing import Any

import pytest
from whenever import Date

from safe_passage.errors import InvalidInput
from safe_passage.intake.plain import decode_reading, encode_reading
from safe_passage.intake.reading import read_text
from tests.texts.paraphrases import ALL, HOURS_ONLY, Expected


@pytest.fixture
def plain() -> dict[str, Any]:
    return encode_reading(HOURS_ONLY.read())


@pytest.mark.parametrize("expected", ALL, ids=lambda e: e.name)
def test_a_reading_comes_back_as_it_was(expected: Expected) -> None:
    reading = expected.read()
    assert decode_reading(json.loads(json.dumps(encode_reading(reading)))) == reading


def test_the_same_text_and_anchor_give_the_same_bytes() -> None:
    one, other = (json.dumps(encode_reading(HOURS_ONLY.read())) for _ in range(2))
    assert one == other


def test_a_file_says_that_nothing_in_it_is_confirmed(plain: dict[str, Any]) -> None:
    assert plain["confirmed"] is False


@pytest.mark.parametrize(
    ("steps", "value", "path"),
    [
        (["format"], "safe-passage-reading-0", "format"),
        (["published"], "yesterday", "published"),
        (["text_length"], "long", "text_length"),
        (["drafts"], {}, "drafts"),
        (["drafts", 0, "kind"], "rumour", "drafts[0].kind"),
        (["drafts", 0, "basis", 0], [5, 5], "drafts[0].basis[0]"),
        (["drafts", 0, "basis", 0], [5], "drafts[0].basis[0]"),
        (["drafts", 0, "basis", 0], [True, 5], "drafts[0].basis[0]"),
        (["drafts", 0, "fields", 0, "value"], 7, "drafts[0].fields[0].value"),
        (["drafts", 0, "fields", 0, "value"], None, "drafts[0].fields[0].speaker"),
        (["drafts", 0, "fields", 0, "name"], "mood", "drafts[0].fields[0].name"),
        (["drafts", 0, "fields", 0, "how"], "guessed", "drafts[0].fields[0].how"),
        (["blocks", 0, "kind"], "poem", "blocks[0].kind"),
        (["remarks"], [{"code": 3}], "remarks[0].span"),
    ],
)
def test_a_damaged_file_is_refused_with_the_path(
    plain: dict[str, Any], steps: list[Any], value: Any, path: str
) -> None:
    damaged: Any = copy.deepcopy(plain)
    place = damaged
    for step in steps[:-1]:
        place = place[step]
    place[steps[-1]] = value
    with pytest.raises(InvalidInput) as fault:
        decode_reading(damaged)
    assert fault.value.path == path


@pytest.mark.parametrize("plain", [None, 3, "x", [], {}])
def test_what_is_no_reading_at_all_is_refused(plain: Any) -> None:
    with pytest.raises(InvalidInput) as fault:
        decode_reading(plain)
    assert fault.value.path == "format"


def test_open_fields_and_their_alternatives_survive() -> None:
    text = (
        "The army said fighting would be halted from August 11. Convoys of humanitarian aid wait."
    )
    reading = read_text(text, published=None, zone=None)
    assert decode_reading(encode_reading(reading)) == reading
    dated = read_text(text, published=Date(2016, 8, 16), zone="Asia/Damascus")
    assert decode_reading(encode_reading(dated)) == dated
