"""A disk that fails at any step: what was acknowledged is kept, nothing is appended after it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import apsw
import pytest

from safe_passage.adapters.opening import open_store
from safe_passage.adapters.sqlite import SqliteStore
from safe_passage.adapters.verification import verify_register
from safe_passage.errors import RegisterUnusable, SafePassageError, StorageFailed
from safe_passage.model.entry import Submission
from tests.conformance.records import Folders, erasure, site, submission
from tests.crash.disk import Disk

ERASING = 3
"""The transaction in which something is erased, so that the file is written anew."""


@dataclass
class Failure:
    """Fails the n-th operation of one kind, once; counts them all."""

    operation: str = ""
    at: int = -1
    error: type[apsw.Error] = apsw.IOError
    is_armed: bool = False
    seen: dict[str, int] = field(default_factory=dict)
    after: int = 0
    has_failed: bool = False

    def watch(self, operation: str, _path: Path) -> None:
        if not self.is_armed:
            return
        self.after += self.has_failed
        count = self.seen[operation] = self.seen.get(operation, 0) + 1
        if operation == self.operation and count == self.at:
            self.has_failed = True
            raise self.error("EXERCISE: the disk failed")


def transactions() -> list[list[Submission]]:
    return [
        [submission(site(10 * number + part)) for part in range(number % 3 + 1)]
        for number in range(5)
    ]


def run(store: SqliteStore, work: list[list[Submission]], done: list[int]) -> None:
    """Append each transaction; what is in `done` was acknowledged."""
    for number, group in enumerate(work):
        if number in done:
            continue
        with store.transaction() as tx:
            for one in group:
                index = tx.append(one).entry.index
            if number == ERASING:
                key = bytes(reversed(group[-1].idempotency_key))
                recorded = tx.append(replace(erasure(index, "name"), idempotency_key=key))
                if not recorded.was_there:
                    tx.erase(index, ["name"])
        done.append(number)


@contextmanager
def disk(failure: Failure, name: str) -> Iterator[Disk]:
    made = Disk(name, failure.watch)
    try:
        yield made
    finally:
        made.unregister()


def counted(root: Path) -> dict[str, int]:
    """How many operations of each kind the work takes when nothing fails."""
    folders, failure = Folders(root / "counted"), Failure(is_armed=False)
    folders.create().close()
    with disk(failure, f"count-{root.name}") as made:
        store = open_store(folders.register, key_dir=folders.keys, vfs=made.name)
        failure.is_armed = True
        run(store, transactions(), [])
        failure.is_armed = False
        store.close()
    return failure.seen


CASES = [
    ("sync", apsw.IOError),
    ("write", apsw.IOError),
    ("write", apsw.FullError),
    ("truncate", apsw.IOError),
]


@pytest.mark.parametrize(("operation", "error"), CASES)
def test_a_failure_at_any_step_loses_nothing_and_stops_the_store(
    tmp_path: Path, operation: str, error: type[apsw.Error]
) -> None:
    total = counted(tmp_path)[operation]
    assert total > 0
    for at in sorted({1 + step * (total - 1) // 11 for step in range(12)}):
        check(Folders(tmp_path / str(at)), Failure(operation, at, error), f"{tmp_path.name}-{at}")


def check(folders: Folders, failure: Failure, name: str) -> None:
    folders.create().close()
    work, done = transactions(), list[int]()
    with disk(failure, name) as made:
        store = open_store(folders.register, key_dir=folders.keys, vfs=made.name)
        failure.is_armed = True
        with pytest.raises(SafePassageError) as failed:
            run(store, work, done)
        assert isinstance(failed.value, StorageFailed | RegisterUnusable)
        assert failed.value.remedy is not None
        assert failure.has_failed
        if failure.error is not apsw.FullError:
            check_stopped(store, failure, failed.value)
        failure.is_armed = False
        store.close()
    again = open_store(folders.register, key_dir=folders.keys)
    promised = sum(len(work[number]) + (number == ERASING) for number in done)
    assert again.size() >= 1 + promised
    run(again, work, done)
    assert again.size() == 1 + sum(map(len, work)) + 1  # none lost, none doubled
    assert again.checkpoint().checkpoint.size == again.size()
    again.close()
    assert verify_register(folders.register).faults == ()


def check_stopped(store: SqliteStore, failure: Failure, fault: SafePassageError) -> None:
    """No more of the disk is asked for: what it says after a failure cannot be trusted."""
    failure.after = 0
    with pytest.raises(type(fault)), store.transaction():
        pass
    assert failure.after == 0
    assert store.refusal is fault


def test_after_a_full_disk_the_same_store_goes_on_when_there_is_room(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    folders.create().close()
    failure = Failure("write", 6, apsw.FullError)
    work, done = transactions(), list[int]()
    with disk(failure, f"full-{tmp_path.name}") as made:
        store = open_store(folders.register, key_dir=folders.keys, vfs=made.name)
        failure.is_armed = True
        with pytest.raises(StorageFailed, match="full"):
            run(store, work, done)
        run(store, work, done)
        assert store.size() == 1 + sum(map(len, work)) + 1
        store.close()
    assert verify_register(folders.register).faults == ()
