"""Bad input: a clear word with the path, its exit code, and nothing half done."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from safe_passage.config import Settings
from safe_passage.service import asking
from safe_passage.wiring import opened
from tests.unit.cli.conftest import Run, environment

ASKED = ("in-force", "--where", "37.144,36.191", "--at", "2016-08-12T08:00:00Z")

# What is typed, and all that is said about it.
REFUSED: dict[str, tuple[tuple[str, ...], str]] = {
    "a zone that does not exist": (
        ("arrangements", "list", "--at", "2016-08-12T11:00", "--zone", "Mars/Base"),
        (
            "not done: zone: there is no time zone 'Mars/Base'\n"
            "  what to do: use an IANA name such as Asia/Damascus\n"
        ),
    ),
    "a clock without a zone": (
        ("arrangements", "list", "--at", "2016-08-12T11:00"),
        (
            "not done: at: '2016-08-12T11:00' names no time zone, and none is assumed\n"
            "  what to do: add an offset such as +03:00, or a Z, or name a zone\n"
        ),
    ),
    "a moment that is none": (
        ("arrangements", "list", "--at", "noon"),
        (
            "not done: at: 'noon' is no instant\n"
            "  what to do: write it as 2016-08-12T08:00:00Z or 2016-08-12T11:00:00+03:00\n"
        ),
    ),
    "a period that ends before it starts": (
        (
            *("arrangements", "windows", "A-2016-08-11"),
            *("--from", "2016-08-13T00:00Z", "--to", "2016-08-12T00:00Z"),
        ),
        "not done: end: a period must end after it starts\n",
    ),
    "a place that is none": (
        ("in-force", "--where", "37.1", "--at", "2016-08-12T08:00Z"),
        (
            "not done: where: '37.1' is neither LON,LAT nor a file\n"
            "  what to do: give it as 37.144,36.194: longitude first\n"
        ),
    ),
    "a latitude out of range": (
        ("in-force", "--where", "37,91", "--at", "2016-08-12T08:00Z"),
        (
            "not done: where.lat: 91.0 lies outside -90 to 90\n"
            "  what to do: longitude comes before latitude: perhaps the two are swapped\n"
        ),
    ),
    "a basis that is none": (
        (*ASKED, "--basis", "rumour"),
        (
            "not done: basis: there is no basis 'rumour'\n"
            "  what to do: use public, recorded or party:ID\n"
        ),
    ),
    "a language that is not spoken": (
        (*ASKED, "--lang", "fr"),
        "not done: lang: no words in language 'fr'\n  what to do: use en or ar\n",
    ),
    "an arrangement that is not on record": (
        ("arrangements", "standing", "A-1", "--at", "2016-08-12T08:00Z"),
        (
            "not done: no arrangement 'A-1' is on record\n"
            "  what to do: `safe-passage arrangements list` names those that are\n"
        ),
    ),
    "a register in a database that is not supported": (
        (*ASKED, "--register", "postgresql://127.0.0.1/x"),
        (
            "not done: a register in PostgreSQL is not available in this version\n"
            "  what to do: name a file\n"
        ),
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_refusal_says_the_fact_the_field_and_what_to_do(run: Run, what: str) -> None:
    arguments, words = REFUSED[what]
    refused = run(*arguments)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == words


@pytest.mark.parametrize("what", REFUSED)
def test_a_refusal_as_data_holds_the_same(run: Run, what: str) -> None:
    arguments, words = REFUSED[what]
    refused = run(*arguments, "--json")
    error = json.loads(refused.stdout)["error"]
    assert refused.exit_code == 1
    assert error["message"] in words
    assert set(error) == {"code", "message", "path", "remedy", "facts"}


@pytest.mark.parametrize(
    "arguments", [("in-force",), ("no-such-command",), ("demo", "--port", "0"), ("arrangements",)]
)
def test_a_command_that_is_called_wrongly_ends_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


# Texts.


def test_a_text_of_no_bytes_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.write_bytes(b"")
    refused = run("read", file)
    assert refused.exit_code == 1
    assert refused.stderr == (
        "not done: text: the text is empty\n  what to do: give a text with words in it\n"
    )


def test_a_binary_file_is_refused_with_the_byte(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    refused = run("read", file)
    assert refused.exit_code == 1
    assert "not done: text: not a text: a NUL byte at byte 8\n  byte_offset  8\n" in refused.stderr


def test_a_text_in_another_encoding_is_refused_with_the_byte(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "latin.txt"
    file.write_bytes("une trêve à Alep".encode("latin-1"))
    refused = run("read", file)
    assert refused.exit_code == 1
    assert "not UTF-8: byte 6 cannot be decoded" in refused.stderr


def test_a_text_of_50_megabytes_is_refused_unread(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    refused = run("read", file)
    assert refused.exit_code == 1
    assert "the file is too large: at most 1000000 bytes are read" in refused.stderr


def test_a_text_of_another_language_gives_no_drafts_and_says_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "french.txt"
    file.write_text(
        "Une trêve humanitaire de trois heures par jour a été annoncée pour la ville.\n"
    )
    read = run("read", file)
    assert read.exit_code == 0
    assert read.stdout.startswith("0 drafts, none of them a fact.\n- language not read: fr;") or (
        "language not read" in read.stdout
    )


def test_a_text_that_is_not_there_is_refused(run: Run, tmp_path: Path) -> None:
    refused = run("read", tmp_path / "nowhere.txt")
    assert refused.exit_code == 1
    assert "file: the file cannot be read: no such file or directory" in refused.stderr


def test_control_characters_of_a_text_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bell.txt"
    file.write_text(
        "The army said on Monday that a ceasefire would begin in the city \x1b[2J at noon.\n"
        "Troops and civilians were told of the truce.\n"
    )
    read = run("read", file, "--published", "2031-03-12")
    assert read.exit_code == 0
    assert "\x1b" not in read.stdout


# Documents.


def test_windows_that_end_before_they_start_are_refused_with_path_and_line(
    run_own: Run, tmp_path: Path
) -> None:
    run_own("init", "--exercise", "--origin", "x.example/exercise/a")
    file = tmp_path / "pause.yaml"
    file.write_text(
        "format: safe-passage/1\n"
        "sources:\n"
        "  - {id: s, publisher: EXERCISE}\n"
        "parties:\n"
        "  - {id: x-amber, name: {en: EXERCISE}, role: other}\n"
        "statements:\n"
        "  - {id: S, party: x-amber, sources: [s], told: 2031-03-11T10:00Z, act: announced}\n"
        "arrangement:\n"
        "  id: A\n"
        "  title: {en: EXERCISE}\n"
        "  zone: Asia/Damascus\n"
        "  required: [{party: x-amber}]\n"
        "claims:\n"
        "  - id: c\n"
        "    claimants: [{party: x-amber}]\n"
        "    what: {en: EXERCISE}\n"
        "    scope: pause\n"
        "    readings:\n"
        "      - id: r\n"
        "        statements: [S]\n"
        "        schedule:\n"
        "          form: windows\n"
        "          windows:\n"
        "            - {start: 2031-03-12T13:00Z, end: 2031-03-12T10:00Z}\n"
    )
    refused = run_own("arrangements", "load", file, "--json")
    error = json.loads(refused.stdout)["error"]
    assert refused.exit_code == 1
    assert error["path"].startswith("claims[0].readings[0].schedule")
    assert error["facts"]["document"] == "pause.yaml"
    assert run_own("statements", "list", "--json").stdout.count('"id"') == 0  # nothing half done


# Registers.


@pytest.fixture
def copied(demonstration: Settings, own: Settings) -> Settings:
    own.register.parent.mkdir(parents=True)
    shutil.copy(demonstration.register, own.register)
    shutil.copytree(demonstration.keys, own.keys)
    return own


def test_there_is_no_register_yet(run_own: Run) -> None:
    refused = run_own(*ASKED)
    assert refused.exit_code == 1
    assert "safe-passage demo" in refused.stderr


def test_a_corrupt_register_is_refused_and_left_as_it_is(run_own: Run, copied: Settings) -> None:
    data = bytearray(copied.register.read_bytes())
    data[4096 : 4096 * 40] = os.urandom(4096 * 39)
    copied.register.write_bytes(data)
    refused = run_own(*ASKED)
    assert refused.exit_code == 1
    assert refused.stderr.startswith("not done: ")
    assert "defect" not in refused.stderr
    assert copied.register.read_bytes() == bytes(data)


def test_a_file_of_something_else_is_no_register(run_own: Run, own: Settings) -> None:
    own.register.parent.mkdir(parents=True)
    own.register.write_text("my letters")
    refused = run_own(*ASKED)
    assert refused.exit_code == 1
    assert refused.stderr.startswith("not done: ")


def test_a_database_of_another_program_is_no_register(run_own: Run, own: Settings) -> None:
    own.register.parent.mkdir(parents=True)
    connection = sqlite3.connect(own.register)
    connection.execute("CREATE TABLE letters (words)")
    connection.close()
    refused = run_own(*ASKED)
    assert refused.exit_code == 1
    assert refused.stderr.startswith("not done: ")


def test_a_register_of_a_newer_version_is_refused(run_own: Run, copied: Settings) -> None:
    connection = sqlite3.connect(copied.register)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute(f"PRAGMA user_version = {version + 1}")
    connection.commit()
    connection.close()
    refused = run_own(*ASKED)
    assert refused.exit_code == 1
    assert "newer" in refused.stderr


def test_a_held_register_can_be_read_and_is_not_written(
    run_own: Run, copied: Settings, tmp_path: Path
) -> None:
    document = tmp_path / "p.yaml"
    document.write_text("parties:\n  - {id: x, name: {en: EXERCISE}, role: other}\n")
    with opened(copied, writes=True) as house:
        house.store.announce("http://127.0.0.1:8921/")
        assert run_own(*ASKED).exit_code == 0
        refused = run_own("arrangements", "load", document)
        assert run_own("demo", "--no-serve").exit_code == 1
    assert refused.exit_code == 1
    assert f"held by process {os.getpid()}, which serves it at http://127.0.0.1:8921/" in (
        refused.stderr
    )
    assert "what to do: use http://127.0.0.1:8921/" in refused.stderr


def test_a_register_without_its_key_is_read_and_not_written(
    run_own: Run, copied: Settings, tmp_path: Path
) -> None:
    shutil.rmtree(copied.keys)
    document = tmp_path / "p.yaml"
    document.write_text("parties:\n  - {id: x, name: {en: EXERCISE}, role: other}\n")
    assert run_own(*ASKED).exit_code == 0
    refused = run_own("arrangements", "load", document)
    assert refused.exit_code == 1
    assert "the log's key is missing" in refused.stderr


# The machine.


def test_a_full_disk_is_told_and_the_old_file_stays(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "checkpoint"
    file.mkdir()
    refused = run("export", "geojson", "--at", "2016-08-12T08:00Z", "-o", file)
    assert refused.exit_code == 1
    assert refused.stderr.startswith("not done: output: the file cannot be written: ")


@pytest.mark.parametrize("blocks", [300, 2500])
def test_a_register_for_which_there_is_no_room_is_told_and_nothing_is_left(
    own: Settings, blocks: int
) -> None:
    """The limit on the size of a file fails writes as a full disk does, early and late."""
    done = subprocess.run(
        [
            "/bin/sh",
            "-c",
            f'ulimit -f {blocks}; exec "$0" -m safe_passage demo --no-serve',
            sys.executable,
        ],
        env={**os.environ, **environment(own)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("not done: the disk or the database failed: ")
    assert str(own.register) in done.stderr
    assert "what to do: " in done.stderr
    assert not own.register.exists()
    assert not [file for file in own.keys.rglob("*") if file.is_file()]


def test_output_to_a_full_device_is_told(demonstration: Settings) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "safe_passage", *ASKED],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, **environment(demonstration)},
            check=False,
        )
    assert done.returncode == 1
    assert b"no space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_defect_is_told_without_a_traceback_and_its_report_holds_no_value(
    run_own: Run, copied: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise ValueError("37.144, 36.191")

    monkeypatch.setattr(asking, "in_force", broken)
    failed = run_own(*ASKED)
    assert failed.exit_code == 70
    assert "Traceback" not in failed.stderr
    (report,) = copied.state.iterdir()
    words = report.read_text()
    assert words.startswith("ValueError\n")
    assert "37.144" not in words


def test_an_interruption_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(asking, "in_force", stopped)
    assert run(*ASKED).exit_code == 130
