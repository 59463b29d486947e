"""A document is read whole or not at all, and a fault in it is named with its place."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from safe_passage.codec import document_text
from safe_passage.codec.documents import ANYTHING, Document, format_document, parse_document
from safe_passage.codec.kinds import subject_of
from safe_passage.errors import InvalidInput
from safe_passage.model.arrangement import Arrangement, Claim, Event
from safe_passage.model.entry import ERASED, SubjectId
from safe_passage.model.notification import StaticSite
from safe_passage.model.party import Party
from safe_passage.model.source import RecordedStatement, Source
from safe_passage.model.time import Moment, Precision
from tests.strategies import samples

SMALL = """\
zone: Asia/Damascus
sources: [{id: paper, publisher: EXERCISE Paper}]
parties: [{id: north, name: EXERCISE North, role: party}]
statements:
  - {id: s, party: north, sources: [paper], told: 2031-03-01, act: announced}
arrangement: {id: X, title: EXERCISE, zone: Asia/Damascus, required: [north]}
claims:
  - id: pause
    claimants: [north]
    what: three hours
    scope: pause
    readings:
      - id: one
        statements: [s]
        schedule: {form: daily, first: 2031-03-02, last: 2031-03-09, start: "10:00", end: "13:00", zone: Asia/Damascus}
  - id: way-out
    claimants: [north]
    what: two hours
    scope: corridor
    nested_in: pause
    readings:
      - id: one
        statements: [s]
        schedule: {form: daily, first: 2031-03-02, last: 2031-03-09, start: "10:30", end: "12:30", zone: Asia/Damascus}
positions: [{id: p, statement: s, part: {kind: claim, id: pause}}]
events: [{id: e, kind: ended, at: 2031-03-09T13:00, statements: [s], by: [north]}]
"""  # noqa: E501  a document as people write it


def refused(text: str, **more: Any) -> InvalidInput:
    with pytest.raises(InvalidInput) as refusal:
        parse_document(text, "x.yaml", **more)
    return refusal.value


def test_a_small_document_is_read_in_an_order_that_can_be_recorded() -> None:
    document = parse_document(SMALL, "x.yaml")
    assert [type(fact).__name__ for fact in document.facts] == [
        "Source",
        "Party",
        "RecordedStatement",
        "Arrangement",
        "Claim",
        "Claim",
        "Position",
        "Event",
    ]
    assert {fact.arrangement for fact in document.facts if isinstance(fact, Claim | Event)} == {"X"}


def test_the_golden_document_holds_every_section_and_comes_back_from_its_text() -> None:
    document = parse_document(samples.DOCUMENT.read_text(encoding="utf-8"), "exercise.yaml")
    assert parse_document(format_document(document), "again") == document


def test_the_same_document_as_json_gives_the_same_facts() -> None:
    class Texts(yaml.BaseLoader):
        """Scalars as text, with nothing as nothing."""

    tree = document_text.read(SMALL).tree
    assert yaml.load(SMALL, Texts)  # noqa: S506  a loader of texts only
    assert parse_document(json.dumps(tree), "x.json") == parse_document(SMALL, "x.yaml")


def test_the_documents_zone_dates_its_statements_and_is_lent_to_no_hours() -> None:
    document = parse_document(SMALL, "x.yaml")
    said = next(fact for fact in document.facts if isinstance(fact, RecordedStatement))
    assert said.told is not None
    assert said.told.precision is Precision.DAY
    assert said.told.earliest.format_iso() == "2031-02-28T21:00:00Z"
    fault = refused(SMALL.replace(', end: "13:00", zone: Asia/Damascus}', ', end: "13:00"}'))
    assert fault.message == "the member 'zone' is missing"
    assert fault.path == "claims[0].readings[0].schedule"


def test_without_a_zone_a_bare_date_can_not_be_understood() -> None:
    fault = refused(SMALL.replace("zone: Asia/Damascus\n", "", 1))
    assert fault.message == "'2031-03-01' names no zone"
    assert fault.path == "statements[0].told"
    assert fault.facts == {"document": "x.yaml", "line": 4}


@pytest.mark.parametrize(
    ("before", "after", "path", "words"),
    [
        ("zone: Asia/Damascus}\n  -", "zone: Asia/Damask}\n  -",
         "claims[0].readings[0].schedule.zone", "there is no time zone 'Asia/Damask'"),
        ('start: "10:00"', 'start: "25:00"', "claims[0].readings[0].schedule.start",
         "no time of day"),
        ('start: "10:00"', "start: ten", "claims[0].readings[0].schedule.start", "no time of day"),
        ('last: 2031-03-09, start: "10:00"', 'last: 2031-03-01, start: "10:00"',
         "claims[0].readings[0].schedule.last", "the last day comes before the first"),
        ("2031-03-09T13:00", "2031-02-30", "events[0].at", "'2031-02-30' is no date"),
        ("told: 2031-03-01", "told: yesterday", "statements[0].told", "'yesterday' is no moment"),
        ("act: announced", "act: anounced", "statements[0].act", "'anounced' is none of announced"),
        ("id: s, party: north", "id: s, party: south", "statements[0].party", "no party 'south'"),
        ("sources: [paper]", "sources: [book]", "statements[0].sources[0]", "no source 'book'"),
        ("p, statement: s", "p, statement: t", "positions[0].statement", "no statement 't'"),
        ("claim, id: pause}", "claim, id: paus}", "positions[0].part.id", "no claim 'paus' in X"),
        ("claim, id: pause}", "undertaking, id: u}", "positions[0].part.id", "no undertaking 'u'"),
        ("nested_in: pause", "nested_in: pose", "claims[1].nested_in", "no claim 'pose'"),
        ("nested_in: pause", "nested_in: way-out", "claims[1].nested_in", "nested in a ring"),
        ('end: "12:30"', 'end: "13:01"', "claims[1].readings[0].schedule", "do not lie inside"),
        ("id: way-out", "id: pause", "claims[1].id", "the id is taken by claims[0]"),
        ("scope: corridor", "scope: corridor\n    holds_with: [way-out]", "claims[1].holds_with[0]",
         "does not hold with itself"),
        ("required: [north]", "required: [north], links: [{kind: restates, to: X}]",
         "arrangement.links[0].to", "tied to itself"),
        ("claimants: [north]\n    what: two", "claimants: []\n    what: two", "claims[1].claimants",
         "at least one claimant"),
        ("scope: corridor", "scope: corridor\n    arrangement: Y", "claims[1].arrangement",
         "another arrangement"),
        ("kind: ended", "kind: ended, by: [north]", "events[0]", "the member 'by' occurs twice"),
        ("what: two hours", "wat: two hours", "claims[1]", "there is no member 'wat' here"),
        ("form: daily", "form: dayly", "claims[0].readings[0].schedule.form", "no such form"),
        ("id: X,", "id: 'X Y',", "arrangement.id", "'X Y' is no id"),
        ("zone: Asia/Damascus\n", "zone: Damascus\n", "zone", "there is no time zone"),
        ("zone: Asia/Damascus\n", "zone: UTC\nformat: other/9\n", "format", "not known here"),
        ("positions:", "places: {}\npositions:", "places", "a list expected"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_path(before: str, after: str, path: str, words: str) -> None:
    assert before in SMALL
    fault = refused(SMALL.replace(before, after, 1))
    assert (fault.path, words in fault.message) == (path, True), fault.message
    assert fault.facts["document"] == "x.yaml"


def test_a_nested_window_that_ends_with_its_parent_lies_inside() -> None:
    text = SMALL.replace('end: "12:30"', 'end: "13:00"', 1)
    assert len(parse_document(text).facts) == len(parse_document(SMALL).facts)


def test_hours_at_the_end_of_the_calendar_are_refused_in_words() -> None:
    fault = refused(
        SMALL.replace("2031-03-02", "9999-03-02").replace("2031-03-09, st", "9999-12-31, st")
    )
    assert "cannot be computed" in fault.message
    assert fault.path == "claims[0].readings[0].schedule.last"
    fault = refused(SMALL.replace("2031-03-09T13:00", "9999-12-31T24:00"))
    assert "cannot be computed" in fault.message
    assert fault.path == "events[0].at"


def test_what_is_on_record_may_be_referred_to_and_nothing_else() -> None:
    text = SMALL.replace("parties: [{id: north, name: EXERCISE North, role: party}]\n", "")
    assert refused(text).message == "there is no party 'north'"
    document = parse_document(text, on_record={SubjectId("party:north")})
    assert parse_document(text, on_record=ANYTHING) == document


def test_a_document_may_add_to_an_arrangement_that_is_on_record() -> None:
    text = SMALL.replace(
        "arrangement: {id: X, title: EXERCISE, zone: Asia/Damascus, required: [north]}\n", ""
    )
    assert refused(text).message == "the member 'arrangement' is missing"
    named = text.replace("  - id: pause\n", "  - id: pause\n    arrangement: X\n")
    named = named.replace("  - id: way-out\n", "  - id: way-out\n    arrangement: X\n")
    named = named.replace("{id: p,", "{id: p, arrangement: X,").replace(
        "{id: e,", "{id: e, arrangement: X,"
    )
    assert refused(named).message == "there is no arrangement 'X'"
    document = parse_document(named, on_record={SubjectId("arrangement:X")})
    assert parse_document(format_document(document), on_record=ANYTHING) == document


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the document is empty"),
        (" \n\t\n", "the document is empty"),
        ("# only a comment\n", "members with names expected, not nothing"),
        ("just words", "members with names expected, not text"),
        ("zone: UTC\n", "the document holds no facts"),
        ("sources: []\n", "the document holds no facts"),
        ("a: &x [1]\nb: *x\n", "anchors and aliases are not read"),
        ("a: !!python/object/apply:os.system [x]\n", "the tag"),
        ("a: !secret x\n", "the tag"),
        ("a: 1\n---\nb: 2\n", "one file holds one document"),
        ("a: 1\na: 2\n", "the member 'a' occurs twice"),
        ("? [a]\n: b\n", "a member's name is text"),
        ("a: " + "[" * 100, "nested more than 32 deep"),
        ("a: [1\n", "not YAML"),
        ("\tb: 1\n", "not YAML"),
        ("a: \x00\n", "line 1 holds the character U+0000"),
        ("a: 1\nb: \ud800\n", "line 2 holds the character U+D800"),
        ('{"a": 1, "a": 2}', "the member 'a' occurs twice"),
        ('{"a": NaN}', "NaN is no number"),
        ('{"a": ' + "9" * 5000 + "}", "too many digits"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a": 1', "not JSON"),
        ("[1, 2]", "members with names expected, not a list"),
    ],
)
def test_what_is_no_document_is_refused_in_words(text: str, words: str) -> None:
    assert words in refused(text).message


def test_a_document_beyond_all_measure_is_refused_unread() -> None:
    assert "at most" in refused("a" * (document_text.LARGEST + 1)).message
    with pytest.raises(InvalidInput, match="at most"):
        document_text.text_of(b"a" * (document_text.LARGEST + 1))


def test_bytes_that_are_no_utf_8_are_refused_and_a_byte_order_mark_is_not() -> None:
    with pytest.raises(InvalidInput, match=r"not UTF-8 text \(byte 2\)"):
        document_text.text_of(b"ab\xff")
    assert document_text.text_of(b"\xef\xbb\xbfab") == "ab"


def test_plain_words_of_yaml_are_not_taken_for_something_else() -> None:
    tree = document_text.read(
        "a: no\nb: 10:30\nc: 2031-03-01\nd: 1e3\ne: 'null'\nf: null\ng: 0x10\n"
    )
    assert tree.tree == {
        "a": "no", "b": "10:30", "c": "2031-03-01", "d": "1e3", "e": "null", "f": None, "g": "0x10",
    }  # fmt: skip


def test_what_was_erased_can_not_be_written_down_or_claimed() -> None:
    site = next(fact for fact in samples.facts() if isinstance(fact, StaticSite))
    erased = StaticSite(
        site.id, site.organisation, site.kind, site.relation, name=ERASED, position=ERASED
    )
    with pytest.raises(InvalidInput, match="it was erased") as refusal:
        format_document(Document((erased,)))
    assert refusal.value.path == "sites[0].name"
    text = samples.DOCUMENT.read_text(encoding="utf-8")
    fault = refused(text.replace("name: EXERCISE · Juniper clinic", "name: {erased: true}"))
    assert (fault.path, fault.message) == ("sites[0].name", "it was erased")


@pytest.mark.parametrize(
    ("written", "earliest", "latest", "precision"),
    [
        ("2016-08", "2016-07-31T21:00", "2016-08-31T21:00", Precision.MONTH),
        ("2016-08-10", "2016-08-09T21:00", "2016-08-10T21:00", Precision.DAY),
        ("2016-08-10T24:00", "2016-08-10T21:00", "2016-08-10T21:00", Precision.MINUTE),
        ("2016-08-10T19:00", "2016-08-10T16:00", "2016-08-10T16:00", Precision.MINUTE),
        ("2016-08-10T19:00:00", "2016-08-10T16:00", "2016-08-10T16:00", Precision.SECOND),
        (
            "2016-08-10T19:00[Europe/Moscow]",
            "2016-08-10T16:00",
            "2016-08-10T16:00",
            Precision.MINUTE,
        ),
        ("2016-08-10T19:00Z", "2016-08-10T19:00", "2016-08-10T19:00", Precision.MINUTE),
        ("2016-08-10T19:00+04:30", "2016-08-10T14:30", "2016-08-10T14:30", Precision.MINUTE),
        # The hour that Damascus lived twice on 28 October 2016: 21:00 UTC was midnight again.
        ("2016-10-27T23:30", "2016-10-27T20:30", "2016-10-27T21:30", Precision.MINUTE),
    ],
)
def test_moments_are_written_as_calendars_have_them(
    written: str, earliest: str, latest: str, precision: Precision
) -> None:
    document = parse_document(SMALL.replace("told: 2031-03-01", f'told: "{written}"'))
    said = next(fact for fact in document.facts if isinstance(fact, RecordedStatement))
    assert isinstance(said.told, Moment)
    assert said.told.earliest.format_iso() == f"{earliest}:00Z"
    assert said.told.latest.format_iso() == f"{latest}:00Z"
    assert said.told.precision is precision
    assert parse_document(format_document(document)) == document


def test_ids_that_look_like_numbers_survive_other_readers_of_yaml() -> None:
    source = Source(parse_document(SMALL).facts[0].id, "12")  # type: ignore[attr-defined]
    text = format_document(Document((source,)))
    assert yaml.safe_load(text)["sources"][0]["publisher"] == "12"


def test_every_fact_of_a_document_has_a_subject_of_its_own() -> None:
    facts = parse_document(SMALL).facts
    assert len({subject_of(fact) for fact in facts}) == len(facts)
    assert {Arrangement, Party} <= {type(fact) for fact in facts}


def test_the_page_of_the_format_shows_a_document_that_is_read() -> None:
    page = (Path(__file__).parents[3] / "docs" / "arrangement-documents.md").read_text("utf-8")
    examples = [part.split("```")[0] for part in page.split("```yaml\n")[1:]]
    assert examples
    assert parse_document(examples[0], "page").arrangement is not None
