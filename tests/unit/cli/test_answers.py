"""Every command's answer is valid against its published schema, in words and as data."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from safe_passage.cli.schemas import ANSWERS, answers_schema
from safe_passage.config import Settings
from tests.unit.cli.conftest import Run

AUGUST = ("--at", "2016-08-12T11:00", "--zone", "Asia/Damascus")
DOCUMENT = """
format: safe-passage/1
parties:
  - {id: x-lantern, name: {en: EXERCISE · Lantern Relief, ar: تدريب}, role: humanitarian}
"""
QUESTIONS: dict[str, tuple[str, ...]] = {
    "in-force": ("in-force", "--where", "37.144,36.191", *AUGUST),
    "arrangements list": ("arrangements", "list", *AUGUST),
    "arrangements standing": ("arrangements", "standing", "A-2016-08-11", *AUGUST),
    "arrangements windows": (
        *("arrangements", "windows", "A-2016-08-11"),
        *("--from", "2016-08-11T00:00Z", "--to", "2016-08-14T00:00Z"),
    ),
    "movements check": ("movements", "check", "X-CONVOY"),
    "movements list": ("movements", "list", *AUGUST),
    "incidents assess": ("incidents", "assess", *AUGUST),
    "statements list": ("statements", "list"),
    "statements show": ("statements", "show", "S-0810-RUDSKOI"),
    "notify status": ("notify", "status"),
    "coordinates": ("coordinates", "36.18890 37.16390"),
    "profile show": ("profile", "show"),
    "ledger checkpoint": ("ledger", "checkpoint"),
    "ledger audit": ("ledger", "audit"),
}


def validator(command: str) -> Any:
    whole = answers_schema()
    return jsonschema_rs.Draft202012Validator(
        {"$defs": whole["$defs"], **whole["commands"][command]}
    )


def test_the_published_schema_is_that_of_the_program() -> None:
    file = Path(__file__).parents[3] / "docs" / "schema" / "answers.schema.json"
    current = json.loads(file.read_text()) == answers_schema()
    assert current, "run: python tools/write_schemas.py"


@pytest.mark.parametrize("command", QUESTIONS)
def test_an_answer_as_data_is_valid_against_its_schema(run: Run, command: str) -> None:
    result = run(*QUESTIONS[command], "--json")
    assert result.exit_code in (0, 3), result.stderr
    validator(command).validate(json.loads(result.stdout))
    assert result.stdout.count("\n") == 1


@pytest.mark.parametrize("command", QUESTIONS)
def test_an_answer_in_words_is_plain_where_it_is_piped(run: Run, command: str) -> None:
    result = run(*QUESTIONS[command])
    assert result.exit_code in (0, 3), result.stderr
    assert "\x1b" not in result.stdout
    assert not re.search(r"(?m) +$", result.stdout)
    assert len(result.stdout) > 40


def test_every_answer_about_the_demonstration_begins_with_what_it_is(run: Run) -> None:
    for command in ("in-force", "arrangements standing", "movements check", "incidents assess"):
        first = run(*QUESTIONS[command]).stdout.splitlines()[0]
        assert first == "EXERCISE · reconstructed, recorded 2026"


def test_an_answer_in_arabic_is_marked_in_arabic(run: Run) -> None:
    first = run(*QUESTIONS["in-force"], "--lang", "ar").stdout.splitlines()[0]
    assert first == "تدريب · أعيد تركيبه، وسجل عام 2026"


def test_on_a_narrow_screen_a_table_becomes_lines(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    shown = run(*QUESTIONS["arrangements list"]).stdout
    assert "  - A-2016-08-11\n" in shown
    assert "    standing   One-sided\n" in shown


def test_a_register_is_made_loaded_proven_and_folded_again(
    run_own: Run, own: Settings, tmp_path: Path
) -> None:
    made = run_own("init", "--exercise", "--origin", "x.example/exercise/a", "--json")
    assert made.exit_code == 0, made.stderr
    validator("init").validate(json.loads(made.stdout))
    document = tmp_path / "parties.yaml"
    document.write_text(DOCUMENT)
    dry = run_own("arrangements", "load", document, "--dry-run", "--json")
    validator("arrangements load").validate(json.loads(dry.stdout))
    assert json.loads(dry.stdout)["recorded"] is False
    done = json.loads(run_own("arrangements", "load", document, "--json").stdout)
    assert [(one["subject"], one["what"]) for one in done["facts"]] == [("party:x-lantern", "new")]
    again = json.loads(run_own("incidents", "load", document, "--json").stdout)
    validator("incidents load").validate(again)
    assert (again["facts"][0]["what"], again["ledger_size"]) == ("unchanged", done["ledger_size"])
    rebuilt = json.loads(run_own("rebuild", "--json").stdout)
    validator("rebuild").validate(rebuilt)
    assert rebuilt == {
        "register": str(own.register),
        "entries": done["ledger_size"],
        "was_identical": True,
    }
    audit = run_own("ledger", "audit", "--key", json.loads(made.stdout)["verifier"])
    assert audit.exit_code == 0
    assert f"All {done['ledger_size']} entries are what was committed to." in audit.stdout


def test_a_fact_that_differs_needs_its_reason(run_own: Run, tmp_path: Path) -> None:
    run_own("init", "--exercise", "--origin", "x.example/exercise/a")
    document = tmp_path / "parties.yaml"
    document.write_text(DOCUMENT)
    run_own("arrangements", "load", document)
    document.write_text(DOCUMENT.replace("Lantern", "Lamp"))
    refused = run_own("arrangements", "load", document)
    assert refused.exit_code == 1
    assert "party:x-lantern: 1 facts differ from what is on record" in refused.stderr
    changed = run_own("arrangements", "load", document, "--reason", "changed")
    assert "1 as new versions" in changed.stdout


def test_a_proof_pack_of_an_answer_is_valid_and_unwitnessed(run: Run, tmp_path: Path) -> None:
    pack = tmp_path / "pack.json"
    made = run("ledger", "prove", "--where", "37.144,36.191", *AUGUST, "-o", pack, "--json")
    assert made.exit_code == 0, made.stderr
    validator("ledger prove").validate(json.loads(made.stdout))
    key = json.loads(run("ledger", "checkpoint", "--json").stdout)["verifier"]
    assert run("ledger", "verify", pack, "--key", key).exit_code == 11
    assert run("ledger", "verify", pack).exit_code == 13
    pack.write_bytes(pack.read_bytes().replace(b"A-2016-08-11", b"A-2016-08-12", 1))
    assert run("ledger", "verify", pack, "--key", key).exit_code == 10


def test_one_entry_is_proven_in_the_form_that_others_check(run: Run) -> None:
    proof = run("ledger", "prove", "5").stdout
    note = run("ledger", "checkpoint").stdout
    assert proof.startswith("c2sp.org/tlog-proof@v1\nindex 5\n")
    assert proof.endswith(f"\n\n{note}")


def test_exports_are_written_whole_and_named(run: Run, tmp_path: Path) -> None:
    area, hours = tmp_path / "a.geojson", tmp_path / "h.ics"
    made = run("export", "geojson", *AUGUST, "-o", area, "--json")
    validator("export geojson").validate(json.loads(made.stdout))
    assert json.loads(area.read_text())["type"] == "FeatureCollection"
    period = ("--from", "2016-08-11T00:00Z", "--to", "2016-08-14T00:00Z")
    assert run("export", "ics", *period, "-o", hours).exit_code == 0
    assert hours.read_text().startswith("BEGIN:VCALENDAR")
    assert run("export", "ics", *period).stdout.startswith("BEGIN:VCALENDAR")


def test_every_command_with_an_answer_has_a_schema() -> None:
    asked = {*QUESTIONS, "demo", "init", "arrangements load", "incidents load", "rebuild"}
    asked |= {"ledger prove", "export geojson", "export ics", "confirm", "read --score"}
    assert set(ANSWERS) == asked


def test_corridors_for_others_are_left_out_and_those_for_nobody_in_particular_stay(
    run: Run,
) -> None:
    def users(*more: str) -> set[str]:
        answer = json.loads(run(*QUESTIONS["in-force"], *more, "--json").stdout)
        return {row["users"] for row in (*answer["corridors"], *answer["unplaced"])}

    assert users() == {"civilians", "unknown"}
    assert users("--for", "fighters") == {"unknown"}
