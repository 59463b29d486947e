"""What does the reader draft from the founding article, and what does it leave alone?"""

import json
from pathlib import Path
from typing import Any

import pytest
from whenever import Date

from safe_passage.intake.reading import Reading, read_text
from safe_passage.model.draft import Draft, FieldState, How, Span

PUBLISHED = Date(2016, 8, 16)


@pytest.fixture(scope="module")
def article(shared: Path) -> str:
    return (shared / "texts" / "00_founding_article.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    entries = json.loads((shared / "texts" / "gold.json").read_text(encoding="utf-8"))
    entry: dict[str, Any] = entries[0]
    assert entry["file"] == "00_founding_article.txt"
    return entry


@pytest.fixture(scope="module")
def reading(article: str) -> Reading:
    return read_text(article, published=PUBLISHED, zone="Asia/Damascus")


def the_pause(reading: Reading) -> Draft:
    (pause,) = [d for d in reading.arrangements if d.value("kind") == "humanitarian_pause"]
    return pause


def test_the_daily_pause_is_drafted_with_its_words_and_without_clock_hours(
    reading: Reading, article: str
) -> None:
    pause = the_pause(reading)
    assert pause.value("start") == Date(2016, 8, 11)
    assert pause.field("start").how is How.RESOLVED
    assert pause.field("start").anchor == "published 2016-08-16 (Asia/Damascus)"
    assert pause.value("daily_minutes") == 180
    assert pause.value("period") == "daily"
    assert pause.value("area") == "Aleppo"
    assert pause.value("announced_by") == "Russian General Staff"
    assert pause.value("parties") == ("Russia",)
    assert pause.value("purpose") == "to let humanitarian convoys enter the city"
    assert pause.value("status") == "announced"
    for name in ("opens", "closes", "clock_zone", "end"):
        assert pause.field(name).state is FieldState.NOT_STATED
    assert pause.field("start").spans[0].words(article) == "August 11"
    assert pause.field("daily_minutes").spans[0].words(article) == "three hours a day"


def test_the_corridors_have_the_day_of_the_sentence_before_as_a_candidate_only(
    reading: Reading,
) -> None:
    (corridor,) = [d for d in reading.arrangements if d.value("kind") == "corridor"]
    start = corridor.field("start")
    assert start.state is FieldState.OPEN
    (candidate,) = start.alternatives
    assert (candidate.value, candidate.how) == (Date(2016, 7, 28), How.INFERRED)
    assert corridor.field("parties").state is FieldState.NOT_STATED
    assert corridor.value("status") == "opened"


def test_every_statement_of_the_careful_person_is_found_and_no_other(
    reading: Reading, gold: dict[str, Any]
) -> None:
    drafts = reading.statements
    assert len(drafts) == len(gold["statements"])
    for draft, wanted in zip(drafts, gold["statements"], strict=True):
        words = Span(wanted["start"], wanted["end"])
        assert sum(span.overlap(words) for span in draft.basis) > len(words) * 0.85
        assert draft.value("speaker") == wanted["speaker"]
        assert draft.value("party") == wanted["party"]
        assert list(as_tuple(draft.value("chain"))) == wanted["chain"]
        assert draft.value("act") == wanted["act"]
        assert draft.value("condition") == wanted["condition"]
        said = draft.value("said_when")
        expected = wanted["said_when"].get("if_published", {}).get("2016-08-16")
        assert (said.format_iso() if isinstance(said, Date) else None) == expected


def test_captions_headings_credits_and_stray_lines_yield_nothing(
    reading: Reading, gold: dict[str, Any]
) -> None:
    furniture = [
        Span(each["start"], each["end"])
        for each in gold["must_not"]
        if each["kind"]
        in ("caption", "byline", "subhead", "photo_credit", "boilerplate", "narration")
    ]
    assert len(furniture) == 9
    for draft in reading.statements:
        for field in draft.fields:
            assert not any(span.overlap(words) for span in field.spans for words in furniture)
    for draft in reading.arrangements:
        assert not any(span.overlap(words) for span in draft.basis for words in furniture)


def test_quoted_fragments_and_words_put_into_others_mouths_are_no_statements(
    reading: Reading, gold: dict[str, Any]
) -> None:
    for each in gold["must_not"]:
        if each["kind"] in ("scare_quote", "reported_words_of_others"):
            words = Span(each["start"], each["end"])
            assert not any(words.covers(span) for d in reading.statements for span in d.basis)


def test_without_a_publication_date_relative_days_and_the_year_stay_open(article: str) -> None:
    reading = read_text(article, published=None, zone=None)
    start = the_pause(reading).field("start")
    assert start.state is FieldState.OPEN
    assert start.reason == "no year in the words, and no publication date to take it from"
    said = [d.field("said_when") for d in reading.statements if d.field("said_when").spans]
    assert [field.spans[0].words(article) for field in said] == [
        "Tuesday",
        "last Thursday",
        "Monday",
    ]
    assert all(field.state is FieldState.OPEN for field in said)
    assert all(field.alternatives == () for field in said)
    assert "no-publication-date" in [remark.code for remark in reading.remarks]


def test_the_zone_of_the_publication_date_never_reaches_a_clock_field(article: str) -> None:
    with_zone = read_text(article, published=PUBLISHED, zone="Asia/Damascus")
    without = read_text(article, published=PUBLISHED, zone=None)
    for one, other in zip(with_zone.drafts, without.drafts, strict=True):
        assert [f.value for f in one.fields] == [f.value for f in other.fields]


def as_tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()
