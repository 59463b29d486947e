"""System calls that fail at random, under a writer that knows nothing of it.

Unlike a VFS this also reaches the signer's memory, which is written without SQLite.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from safe_passage.adapters.opening import open_store
from safe_passage.adapters.verification import verify_register
from safe_passage.ledger.leaf import parse_leaf
from safe_passage.ledger.merkle import leaf_hash
from tests.conformance.records import Folders
from tests.crash.writer import Promise

ROOT = Path(__file__).resolve().parents[2]
CALLS = ("posix/io/sync/fsync", "posix/io/sync/fdatasync", "posix/io/rw/pwrite")
PROBABILITIES = (0.02, 0.01, 0.005, 0.002)  # of each call; a transaction makes some twenty
ROUNDS = 3
LONGEST_S = 60


def failing_calls(
    folders: Folders, number: int, probability: float
) -> subprocess.CompletedProcess[str]:
    fiu = shutil.which("fiu-run")
    if fiu is None:
        pytest.skip("fiu-run is not here: install fiu-utils")
    commands = [
        part
        for name in CALLS
        for part in ("-c", f"enable_random name={name},probability={probability}")
    ]
    writer = [sys.executable, "-m", "tests.crash.writer", str(folders.root), "fiu", str(number)]
    return subprocess.run(
        [fiu, "-x", "-f", "", *commands, *writer],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=LONGEST_S,
        check=False,
    )


def test_a_writer_whose_system_calls_fail_stops_and_keeps_what_it_acknowledged(
    tmp_path: Path,
) -> None:
    folders = Folders(tmp_path)
    folders.create().close()
    promises: list[Promise] = []
    stopped = set()
    for probability in PROBABILITIES * ROUNDS:
        number = promises[-1].number + 1 if promises else 0
        done = failing_calls(folders, number, probability)
        assert done.returncode == 1, done.stderr
        assert "Traceback" not in done.stderr
        stopped.add(done.stderr.split(":")[0])
        promises += map(Promise.parse, done.stdout.splitlines())
    assert stopped <= {"storage-failed", "register-unusable"}
    assert len(promises) > len(PROBABILITIES) * ROUNDS
    store = open_store(folders.register, key_dir=folders.keys)
    for promise in promises:
        assert leaf_hash(store.leaf(promise.index)).hex() == promise.leaf_hash
    keys = [parse_leaf(store.leaf(index)).idem for index in range(store.size())]
    assert len(set(keys)) == store.size() == store.checkpoint().checkpoint.size
    store.close()
    assert verify_register(folders.register).faults == ()
