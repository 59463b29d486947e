"""A person decides field by field; nothing is on record before the end."""

import json
from pathlib import Path

import jsonschema_rs
import pytest
from whenever import Date, Time

from safe_passage.cli.excerpt import excerpt
from safe_passage.cli.schemas import answers_schema
from safe_passage.cli.sitting import Sitting, hold, parse_value
from safe_passage.cli.terminal import page
from safe_passage.codec.confirmation_document import format_kept, parse_kept
from safe_passage.errors import InvalidInput
from safe_passage.intake.confirm import Choice
from safe_passage.intake.reading import Reading, read_text
from safe_passage.model.draft import DraftKind, Span
from safe_passage.wiring import packaged
from tests.unit.cli.conftest import Run

FOLDER = "demonstration/aleppo_2016"
PARTIES = """
sources:
  - {id: x-paper, publisher: EXERCISE · The Juniper Post}
parties:
  - {id: x-amber, name: {en: EXERCISE · Amber Party, ar: تدريب}, role: other}
"""
FILING = "x-amber\n\nx-paper\nA-X\n\n\n\n\n\n\n\n\n\n\n\n\n"


@pytest.fixture
def text() -> str:
    return packaged(f"{FOLDER}/announcement.txt")


@pytest.fixture
def reading(text: str) -> Reading:
    return read_text(text, published=Date(2016, 8, 11), zone="Asia/Damascus")


def sitting(reading: Reading, text: str) -> Sitting:
    drafts = (reading.of_kind(DraftKind.STATEMENT)[1], reading.of_kind(DraftKind.ARRANGEMENT)[0])
    return Sitting(text, reading.text_sha256, drafts)


def held(one: Sitting, typed: str) -> bool:
    """`typed` is one line for each answer; where they end, nobody is there any more."""
    lines = iter(typed.split("\n"))

    def ask(_: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    return hold(one, ask, page())


@pytest.fixture
def drafts(run_own: Run, text: str, tmp_path: Path) -> Path:
    """A file of drafts, and a register with a party and a source to file them under."""
    file, kept, known = tmp_path / "a.txt", tmp_path / "drafts.json", tmp_path / "known.yaml"
    file.write_text(text)
    known.write_text(PARTIES)
    assert run_own("init", "--exercise", "--origin", "x.example/exercise/a").exit_code == 0
    assert run_own("arrangements", "load", known).exit_code == 0
    read = run_own("read", file, "--published", "2016-08-11", "--zone", "Asia/Damascus", "-o", kept)
    assert read.exit_code == 0, read.stderr
    return kept


TO_THE_OPEN_FIELD = "\n" * 22
"""Enter at each field up to the zone of the clock times, which the text leaves open."""


def test_enter_confirms_what_was_found_and_leaves_blank_what_was_not_stated(
    reading: Reading, text: str
) -> None:
    one = sitting(reading, text)
    assert held(one, "\n\n\n\n\n\nq") is False
    choices = [decision.choice for _, decision in one.decided]
    assert choices == [Choice.CONFIRM] * 5 + [Choice.LEAVE_BLANK]


def test_enter_is_no_answer_where_the_text_leaves_it_open(reading: Reading, text: str) -> None:
    one = sitting(reading, text)
    held(one, TO_THE_OPEN_FIELD + "\n\nq")
    draft, field = one.steps[len(one.decided)]
    assert (draft.id, field.name) == ("arrangement-1", "clock_zone")


def test_z_takes_back_the_last_decision(reading: Reading, text: str) -> None:
    one = sitting(reading, text)
    held(one, "b\nz\n\nq")
    assert [decision.choice for _, decision in one.decided] == [Choice.CONFIRM]


def test_z_at_the_first_field_stays_there(reading: Reading, text: str) -> None:
    one = sitting(reading, text)
    held(one, "z\nq")
    assert one.decided == []


def test_a_number_chooses_an_alternative_and_no_other_number_does(
    reading: Reading, text: str
) -> None:
    one = sitting(reading, text)
    held(one, "\n" * 14 + "2\n1\nq")
    (_, last) = one.decided[-1]
    assert (last.field, last.choice, last.alternative) == ("kind", Choice.CHOOSE, 1)


def test_an_edited_value_is_of_the_field_s_sort(reading: Reading, text: str) -> None:
    one = sitting(reading, text)
    held(one, "\n" * 18 + "e\nTuesday\ne\n2016-08-12\nq")
    (_, last) = one.decided[-1]
    assert (last.field, last.value) == ("start", Date(2016, 8, 12))


@pytest.mark.parametrize(
    ("words", "sort", "value"),
    [
        ("2016-08-11", Date, Date(2016, 8, 11)),
        ("10:00", Time, Time(10)),
        ("180", int, 180),
        ("no", bool, False),
        ("AFP; Reuters", tuple, ("AFP", "Reuters")),
        (" Aleppo ", str, "Aleppo"),
    ],
)
def test_a_typed_value_is_read_as_its_sort(words: str, sort: type, value: object) -> None:
    assert parse_value(words, sort) == value


@pytest.mark.parametrize(
    ("words", "sort"), [("", str), ("maybe", bool), ("10 o'clock", Time), ("three", int)]
)
def test_a_typed_value_of_another_sort_is_refused(words: str, sort: type) -> None:
    with pytest.raises(InvalidInput):
        parse_value(words, sort)


def test_decisions_that_were_put_aside_are_taken_up_where_they_stopped(
    reading: Reading, text: str
) -> None:
    first, second = sitting(reading, text), sitting(reading, text)
    held(first, "\nb\ne\nGeneral\nq")
    kept = parse_kept(format_kept(first.kept()), "kept")
    assert kept == first.kept()
    second.resume(kept)
    assert second.decided == first.decided


def test_decisions_about_another_text_are_not_taken_up(reading: Reading, text: str) -> None:
    one = sitting(reading, text)
    held(one, "\nq")
    other = Sitting(text, "0" * 64, one.drafts)
    with pytest.raises(InvalidInput, match="another text"):
        other.resume(one.kept())


def test_the_words_of_a_field_are_shown_in_their_sentence() -> None:
    text = "First line.\nFrom August 11 it would be paused.\nThird."
    assert excerpt(text, [Span(17, 26)]) == "From »August 11« it would be paused."


def test_marks_of_direction_in_a_text_are_shown_and_not_obeyed() -> None:
    assert excerpt("from \u202e1 tsuguA", [Span(5, 8)]) == "from »\\u202e1 «tsuguA"


def test_nothing_is_recorded_by_one_who_stops_and_the_decisions_are_kept(
    run_own: Run, drafts: Path
) -> None:
    before = json.loads(run_own("statements", "list", "--json").stdout)["ledger_size"]
    stopped = run_own(
        *("confirm", drafts, "--statement", "statement-2", "--arrangement", "arrangement-1"),
        typed="\n\n\nq\n",
    )
    assert stopped.exit_code == 1
    assert "Kept 3 decisions" in stopped.stdout
    assert json.loads(run_own("statements", "list", "--json").stdout)["ledger_size"] == before
    again = run_own(
        *("confirm", drafts, "--statement", "statement-2", "--arrangement", "arrangement-1"),
        typed="",
    )
    assert "Going on with 3 decisions" in again.stdout


def test_what_was_decided_is_recorded_together_with_the_decisions(
    run_own: Run, drafts: Path
) -> None:
    fields = TO_THE_OPEN_FIELD + "e\nAsia/Damascus\n" + "\n" * 8
    done = run_own(
        *("confirm", drafts, "--statement", "statement-2", "--arrangement", "arrangement-1"),
        typed=fields + FILING + "yes\n",
    )
    assert done.exit_code == 0, done.stdout[-2000:] + done.stderr
    for subject in ("arrangement:A-X", "statement:S-A-X", "claim:A-X/claim", "confirmation:"):
        assert subject in done.stdout
    hours = json.loads(
        run_own(
            *("arrangements", "windows", "A-X", "--json"),
            *("--from", "2016-08-12T00:00Z", "--to", "2016-08-13T00:00Z"),
            *("--basis", "public"),
        ).stdout
    )
    assert [(one["start"], one["end"]) for one in hours["windows"]] == [
        ("2016-08-12T07:00:00Z", "2016-08-12T10:00:00Z")
    ]


def test_without_a_yes_nothing_is_recorded(run_own: Run, drafts: Path) -> None:
    fields = TO_THE_OPEN_FIELD + "b\n" + "\n" * 8
    refused = run_own(
        *("confirm", drafts, "--statement", "statement-2", "--arrangement", "arrangement-1"),
        typed=fields + FILING + "no\n",
    )
    assert refused.exit_code == 1
    assert json.loads(run_own("statements", "list", "--json").stdout)["statements"] == []


def test_a_party_that_is_not_on_record_is_refused(run_own: Run, drafts: Path) -> None:
    fields = TO_THE_OPEN_FIELD + "b\n" + "\n" * 8
    refused = run_own(
        *("confirm", drafts, "--statement", "statement-2", "--arrangement", "arrangement-1"),
        typed=fields + FILING.replace("x-amber", "x-nobody") + "yes\n",
    )
    assert refused.exit_code == 1
    assert "x-nobody" in refused.stderr
    assert json.loads(run_own("statements", "list", "--json").stdout)["statements"] == []


def test_drafts_beside_another_text_are_refused(run_own: Run, drafts: Path) -> None:
    drafts.write_text(drafts.read_text().replace("three hours of every day", "four hours of a day"))
    refused = run_own("confirm", drafts, typed="")
    assert refused.exit_code == 1
    assert "text: the drafts are of another text than the one beside them" in refused.stderr


def test_a_recorded_confirmation_is_applied_without_a_question(
    run: Run, run_own: Run, drafts: Path, tmp_path: Path
) -> None:
    """The same decisions as the demonstration's give the same statement, under the same name."""
    for name in ("parties.yaml", "sources.yaml", "confirmation.yaml"):
        (tmp_path / name).write_text(packaged(f"{FOLDER}/{name}"))
    loaded = run_own("arrangements", "load", tmp_path / "parties.yaml", tmp_path / "sources.yaml")
    assert loaded.exit_code == 0, loaded.stderr
    done = run_own("confirm", drafts, "--decisions", tmp_path / "confirmation.yaml", "--json")
    assert done.exit_code == 0, done.stderr
    recorded = json.loads(done.stdout)
    jsonschema_rs.Draft202012Validator(
        {"$defs": answers_schema()["$defs"], **answers_schema()["commands"]["confirm"]}
    ).validate(recorded)
    assert [one["subject"].partition(":")[0] for one in recorded["facts"]] == [
        *("arrangement", "statement", "claim", "position", "confirmation", "confirmation")
    ]
    ours, theirs = (
        json.loads(call("statements", "show", "S-0810-RUDSKOI", "--json").stdout)
        for call in (run_own, run)
    )
    assert ours["speaker"] == "Lieutenant General Sergei Rudskoi"
    assert {k: v for k, v in ours.items() if k != "entries"} == {
        k: v for k, v in theirs.items() if k != "entries"
    }


def test_decisions_about_another_text_are_refused(
    run_own: Run, drafts: Path, tmp_path: Path
) -> None:
    decisions = tmp_path / "confirmation.yaml"
    decisions.write_text(
        packaged(f"{FOLDER}/confirmation.yaml").replace("text_sha256: 8", "text_sha256: 9")
    )
    refused = run_own("confirm", drafts, "--decisions", decisions)
    assert refused.exit_code == 1
    assert "text_sha256: the decisions are about another text" in refused.stderr
