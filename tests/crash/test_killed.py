"""A writer killed at any moment has lost nothing that it acknowledged, and doubled nothing.

A child appends and writes each acknowledgement to a pipe; SIGKILL ends it at a random moment,
from its first instruction on: while it opens, recovers, commits, signs or scrubs. The next child
repeats what was not acknowledged, with the same keys.
"""

import os
import random
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from safe_passage.adapters.opening import create_store, open_store, rebuild
from safe_passage.adapters.verification import verify_register
from safe_passage.ledger.checkpoint import parse_checkpoint
from safe_passage.ledger.leaf import parse_leaf
from safe_passage.ledger.merkle import MemoryTree, leaf_hash
from safe_passage.model.entry import ERASED
from safe_passage.model.notification import StaticSite
from tests.conformance.records import GENESIS, REGISTRAR, Folders, submission
from tests.crash.writer import Promise, group_at, is_erasing, key_of, write

RUNS, KILLS = 6, 55
LATEST_S = 0.06
PATIENCE_S = 30


def killed(deed: Callable[[int], None], after_s: float, *, is_under_way: bool = False) -> str:
    """What a child said on its pipe until it was killed.

    The time counts from the fork on or, where it `is_under_way`, from its first acknowledgement:
    so kills fall into opening and into appending on fast and slow machines alike.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            deed(writing)
        except BaseException as fault:  # noqa: BLE001  the parent fails with it
            os.write(writing, f"fault {fault!r}\n".encode())
        finally:
            os._exit(1)
    os.close(writing)
    if is_under_way:
        select.select([reading], [], [], PATIENCE_S)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    assert "fault" not in said
    return said


@pytest.mark.parametrize("run", [f"run-{number}" for number in range(RUNS)])
def test_nothing_acknowledged_is_lost_or_doubled_when_the_writer_is_killed(
    tmp_path: Path, run: str
) -> None:
    folders = Folders(tmp_path)
    folders.create().close()
    dice = random.Random(run)  # noqa: S311  when to kill
    promises: list[Promise] = []
    for kill in range(KILLS):
        number = promises[-1].number + 1 if promises else 0
        said = killed(
            lambda pipe, number=number: write(folders, run, number, pipe),  # type: ignore[misc]
            dice.uniform(0, LATEST_S),
            is_under_way=kill % 2 == 1,
        )
        promises += map(Promise.parse, said.splitlines())
    check(folders, run, promises)
    assert len(promises) >= KILLS // 2  # every second child had acknowledged something


def check(folders: Folders, run: str, promises: list[Promise]) -> None:
    assert [promise.number for promise in promises] == list(range(len(promises)))
    store = open_store(folders.register, key_dir=folders.keys, clock=folders.clock)
    # None lost, each where it was promised.
    for promise in promises:
        assert leaf_hash(store.leaf(promise.index)).hex() == promise.leaf_hash
        assert parse_leaf(store.leaf(promise.index)).idem == key_of(run, promise.number)
        fact = store.register().entry(promise.index).fact
        assert isinstance(fact, StaticSite)
        assert fact.id == f"X-{promise.number}"
        assert (fact.name is ERASED) == is_erasing(run, promise.number)
    # None doubled, no gap; beyond what was acknowledged stands at most one transaction.
    keys = [parse_leaf(store.leaf(index)).idem for index in range(store.size())]
    assert len(set(keys)) == len(keys) == store.size()
    recorded = [entry.fact for entry in store.entries() if isinstance(entry.fact, StaticSite)]
    unacknowledged = group_at(run, len(promises))
    assert len(recorded) in {len(promises), len(promises) + len(unacknowledged)}
    # The tree that was signed is the tree that is there.
    root = MemoryTree(leaf_hash(store.leaf(index)) for index in range(store.size())).root()
    signed = store.checkpoint().checkpoint
    assert (signed.size, signed.root) == (store.size(), root)
    assert parse_checkpoint((folders.keys / "log.signed").read_text()) == signed
    # The same key again gives the same entry.
    with store.transaction() as tx:
        for promise in promises[-5:]:
            entry = store.register().entry(promise.index)
            if not is_erasing(run, promise.number):
                again = tx.append(submission(entry.fact, key=key_of(run, promise.number)))
                assert (again.was_there, again.entry.index) == (True, promise.index)
    store.close()
    assert verify_register(folders.register).faults == ()
    assert rebuild(folders.register).was_identical


def test_a_register_whose_making_was_killed_is_there_as_a_whole_or_not_at_all(
    tmp_path: Path,
) -> None:
    dice = random.Random(7)  # noqa: S311  when to kill
    begun = time.perf_counter()
    Folders(tmp_path / "measured").create().close()
    usual_s = time.perf_counter() - begun
    whole = 0
    for number in range(25):
        folders = Folders(tmp_path / str(number))

        def make(_: int, folders: Folders = folders) -> None:
            create_store(
                folders.register, genesis=GENESIS, key_dir=folders.keys, principal=REGISTRAR
            )
            time.sleep(60)

        killed(make, dice.uniform(0, 2 * usual_s))
        if folders.register.exists():
            whole += 1
            store = open_store(folders.register, key_dir=folders.keys)
        else:
            store = folders.create()  # what was left lying about is in nobody's way
        assert store.size() == store.checkpoint().checkpoint.size == 1
        store.close()
    assert 0 < whole < 25
