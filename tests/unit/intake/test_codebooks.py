"""Does every entry of every list find what it is there for?"""

import re
from typing import Any

import pytest

from safe_passage.intake.clock import find_clock_ranges
from safe_passage.intake.codebook import NAMES, codebooks, read_codebook
from safe_passage.intake.language import detect_language
from safe_passage.intake.reading import read_text
from safe_passage.model.draft import Span
from safe_passage.model.statement import Act, Medium


def entries(name: str) -> list[Any]:
    return list(read_codebook(name))


def aliases(name: str) -> list[tuple[str, str]]:
    return [(alias, entry["name"]) for entry in entries(name) for alias in entry["aliases"]]


def label(entry: Any) -> str:
    return str(entry.get("example", entry) if isinstance(entry, dict) else entry)


@pytest.mark.parametrize("entry", entries("acts"), ids=label)
def test_an_act_is_found_in_its_example_and_no_earlier_rule_takes_it(entry: Any) -> None:
    looks_at_cue = entry["where"] == "cue"
    first = next(
        rule
        for rule in codebooks().acts
        if rule.looks_at_cue == looks_at_cue and rule.pattern.search(entry["example"])
    )
    assert first.act is Act(entry["act"])
    assert re.search(entry["pattern"], entry["example"], re.IGNORECASE)


@pytest.mark.parametrize("entry", entries("conditions"), ids=label)
def test_a_condition_is_found_in_its_example(entry: Any) -> None:
    assert re.search(entry["pattern"], entry["example"], re.IGNORECASE)


@pytest.mark.parametrize("entry", entries("triggers"), ids=label)
def test_a_trigger_is_found_in_its_example_and_is_the_first_of_its_family(entry: Any) -> None:
    first = next(
        t
        for t in codebooks().triggers
        if t.family == entry["family"] and t.pattern.search(entry["example"])
    )
    assert first.kind == entry["kind"]
    assert re.search(entry["pattern"], entry["example"], re.IGNORECASE)


@pytest.mark.parametrize("entry", entries("statuses"), ids=label)
def test_a_status_is_found_in_its_example_and_no_earlier_rule_takes_it(entry: Any) -> None:
    first = next(s for s in codebooks().statuses if s.pattern.search(entry["example"]))
    assert first.status == entry["status"]


@pytest.mark.parametrize(
    ("form", "example"),
    [(form, e["example"]) for e in entries("cues") for form in e["forms"]],
)
def test_a_cue_carries_words_in_a_sentence_of_its_own(form: str, example: str) -> None:
    first = next(f for e in entries("cues") if e["example"] == example for f in e["forms"])
    assert first in example
    sentence = example.replace(first, form)
    text = f"{sentence} The army kept to the humanitarian hours."
    reading = read_text(text, published=None, zone=None, language="en")
    assert [d.kind.value for d in reading.statements] == ["statement"]


@pytest.mark.parametrize("entry", entries("languages"), ids=lambda e: str(e["code"]))
def test_a_language_is_told_from_its_example(entry: Any) -> None:
    assert detect_language(entry["example"]) == entry["code"]


@pytest.mark.parametrize(("alias", "name"), aliases("parties"))
def test_an_alias_finds_its_party(alias: str, name: str) -> None:
    match = codebooks().party_pattern.search(f"Yesterday {alias} said so.")
    assert match
    assert codebooks().party_of[match.group()] == name


@pytest.mark.parametrize(("alias", "name"), aliases("media"))
def test_an_alias_finds_its_outlet(alias: str, name: str) -> None:
    match = codebooks().medium_pattern.search(f"he told {alias} so.")
    assert match
    assert codebooks().medium_of[match.group()][0] == name


@pytest.mark.parametrize("entry", entries("media"), ids=lambda e: str(e["name"]))
def test_an_outlet_has_a_kind_that_we_know(entry: Any) -> None:
    assert Medium(entry["kind"])


@pytest.mark.parametrize(("alias", "name"), aliases("places"))
def test_an_alias_finds_its_place(alias: str, name: str) -> None:
    match = codebooks().place_pattern.search(f"in {alias} today")
    assert match
    assert codebooks().place_of[match.group()] == name


@pytest.mark.parametrize("entry", entries("zones"), ids=lambda e: str(e["words"]))
def test_clock_words_name_their_zone_or_none(entry: Any) -> None:
    text = entry["example"]
    (hours,) = find_clock_ranges(text, Span(0, len(text)))
    assert hours.zoned is not None
    assert hours.zoned.words == entry["words"]
    assert hours.zoned.zone == entry["zone"]


@pytest.mark.parametrize("role", sorted(codebooks().person_roles))
def test_an_office_before_a_name_is_a_role(role: str) -> None:
    text = f"The {role} Arko Tessel said the army let a humanitarian convoy pass."
    (draft,) = read_text(text, published=None, zone=None, language="en").statements
    assert draft.value("speaker") == "Arko Tessel"
    assert draft.value("role") == role


@pytest.mark.parametrize("role", sorted(codebooks().body_roles))
def test_a_body_speaks_under_its_own_name(role: str) -> None:
    text = f"The Velonian {role.title()} said the fighting let a humanitarian convoy pass."
    (draft,) = read_text(text, published=None, zone=None, language="en").statements
    assert draft.value("speaker") == f"Velonian {role.title()}"


@pytest.mark.parametrize("word", read_codebook("context")["conflict"])
def test_a_word_of_conflict_is_found_in_any_case(word: str) -> None:
    assert codebooks().conflict_words.search(f"The {word.upper()} went on")


def test_words_of_war_open_a_text_and_a_trade_truce_does_not() -> None:
    context = read_codebook("context")
    open_text = read_text(context["example"], published=None, zone=None, language="en")
    assert open_text.drafts
    closed = read_text(context["control"], published=None, zone=None, language="en")
    assert closed.drafts == ()
    assert [r.code for r in closed.remarks] == ["no-conflict"]


def test_every_list_shapes_the_hash_of_the_codebooks() -> None:
    assert len(NAMES) == len(set(NAMES)) == 12
    assert re.fullmatch(r"[0-9a-f]{64}", codebooks().sha256)
