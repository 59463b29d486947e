"""A demonstration is made whole or not at all, and in place of nothing but a demonstration."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from typing import Any

import httpx
import pytest

from safe_passage.config import Settings
from safe_passage.errors import InvalidInput
from safe_passage.service import demonstrating
from tests.unit.cli.conftest import Run, environment


def test_a_demonstration_is_made_and_says_what_to_try(run_own: Run, own: Settings) -> None:
    made = run_own("demo", "--no-serve", "--json")
    assert made.exit_code == 0, made.stderr
    answer = json.loads(made.stdout)
    assert answer["register"] == str(own.register)
    assert answer["exercise"] is True
    assert answer["reconstructed"] == "reconstructed, recorded 2026"
    assert answer["address"] is None
    assert len(answer["tries"]) == 3
    assert answer["ledger_size"] > 500


def test_a_new_demonstration_takes_the_place_of_the_old_one_with_another_key(
    run_own: Run, own: Settings
) -> None:
    first = json.loads(run_own("demo", "--no-serve", "--json").stdout)
    second = json.loads(run_own("demo", "--no-serve", "--json").stdout)
    assert first["ledger_size"] == second["ledger_size"]
    assert first["origin"] != second["origin"]
    kept = [folder for folder in own.keys.iterdir() if any(folder.iterdir())]
    assert [str(folder) for folder in kept] == [second["keys"]]


def test_a_register_that_is_no_demonstration_is_not_touched(run_own: Run, own: Settings) -> None:
    assert run_own("init", "--real", "--origin", "relief.example/aleppo").exit_code == 0
    before = own.register.read_bytes()
    refused = run_own("demo", "--no-serve")
    assert refused.exit_code == 1
    assert "not marked as a demonstration" in refused.stderr
    assert own.register.read_bytes() == before


def test_a_file_that_is_no_register_is_not_touched(run_own: Run, own: Settings) -> None:
    own.register.parent.mkdir(parents=True)
    own.register.write_bytes(b"my letters")
    assert run_own("demo", "--no-serve").exit_code == 1
    assert own.register.read_bytes() == b"my letters"


def test_a_demonstration_that_fails_half_way_leaves_nothing(
    run_own: Run, own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise InvalidInput("the confirmation is of another text", path="text_sha256")

    monkeypatch.setattr(demonstrating, "confirm_recorded", broken)
    failed = run_own("demo", "--no-serve")
    assert failed.exit_code == 1
    assert "announcement.txt.text_sha256" in failed.stderr
    assert not own.register.exists()


def test_a_taken_port_is_told_before_anything_is_made(run_own: Run, own: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = run_own("demo", "--port", str(taken.getsockname()[1]))
    assert refused.exit_code == 1
    assert "cannot be used: address already in use" in refused.stderr
    assert not own.register.exists()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "example.org"])  # noqa: S104
def test_nothing_but_this_machine_is_served(run: Run, host: str) -> None:
    refused = run("serve", "--host", host)
    assert refused.exit_code == 1
    assert "there is no sign-in" in refused.stderr


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_a_served_register_answers_says_so_in_its_lock_and_stops_when_it_is_told(
    run_own: Run, own: Settings
) -> None:
    port = free_port()
    command = [sys.executable, "-m", "safe_passage", "demo", "--port", str(port)]
    with subprocess.Popen(
        command, env={**os.environ, **environment(own)}, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            about = asked(f"http://127.0.0.1:{port}/api/about")
            assert about["exercise"] is True
            beside = run_own("statements", "list")
            writing = run_own("demo", "--no-serve")
        finally:
            server.send_signal(signal.SIGINT)
            shown, _ = server.communicate(timeout=20)
    assert server.returncode == 0
    assert f"Open http://127.0.0.1:{port}/" in shown
    assert beside.exit_code == 0
    assert writing.exit_code == 1
    assert f"which serves it at http://127.0.0.1:{port}/" in writing.stderr


def asked(address: str) -> dict[str, Any]:
    """The answer of a server that may only be starting."""
    for _ in range(150):
        with contextlib.suppress(httpx.ConnectError):
            answer: dict[str, Any] = httpx.get(address, timeout=5).json()
            return answer
        time.sleep(0.2)
    raise AssertionError("the server did not start")


def test_a_reader_that_goes_away_ends_it_quietly(demonstration: Settings) -> None:
    command = [sys.executable, "-m", "safe_passage", "statements", "list"]
    with subprocess.Popen(
        command,
        env={**os.environ, **environment(demonstration)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as listing:
        assert listing.stdout is not None
        assert listing.stderr is not None
        listing.stdout.close()
        assert listing.stderr.read() == b""
    assert listing.returncode == 141
