"""When the power goes, everything that was acknowledged is there, whatever else was on its way."""

import random
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from safe_passage.adapters.opening import open_store
from safe_passage.adapters.sqlite import SqliteStore
from safe_passage.adapters.verification import verify_register
from safe_passage.codec.kinds import subject_of
from safe_passage.errors import SafePassageError
from safe_passage.ledger.signer import SignerRefused
from safe_passage.model.entry import Submission
from tests.conformance.records import Folders, erasure, site, source, submission
from tests.crash.disk import Disk


@dataclass
class Moment:
    """A moment at which the power may go: what is on the disk then, and what was promised."""

    files: dict[Path, bytes]
    memory: bytes
    promised: int


@dataclass
class Outage:
    """Takes pictures of the disk at random operations."""

    folders: Folders
    dice: random.Random
    share: float
    disk: Disk | None = None
    promised: int = 1
    moments: list[Moment] = field(default_factory=list)

    def watch(self, _operation: str, _path: Path) -> None:
        if self.disk is not None and self.dice.random() < self.share:
            self.take_picture()

    def take_picture(self) -> None:
        assert self.disk is not None
        memory = (self.folders.keys / "log.signed").read_bytes()
        self.moments.append(Moment(self.disk.after_power_loss(self.dice), memory, self.promised))


@contextmanager
def vfs(name: str, disk_of: Outage) -> Iterator[Disk]:
    disk = Disk(name, disk_of.watch)
    disk_of.disk = disk
    try:
        yield disk
    finally:
        disk_of.disk = None
        disk.unregister()


def work(outage: Outage, store: SqliteStore, submissions: Sequence[Submission]) -> None:
    """Appends in transactions of one to four, now and then erases, and counts what it promised."""
    rest = list(submissions)
    while rest:
        group = [rest.pop() for _ in range(min(len(rest), outage.dice.randint(1, 4)))]
        with store.transaction() as tx:
            for one in group:
                index = tx.append(one).entry.index
            if outage.dice.random() < 0.15:
                tx.erase(index, ["name"])
                tx.append(erasure(index, "name"))
        outage.promised = store.size()


def restored(moment: Moment, folders: Folders, root: Path) -> Folders:
    """The folders as they are found when the power is back."""
    found = Folders(root)
    found.register.parent.mkdir(parents=True)
    for path, content in moment.files.items():
        (found.register.parent / path.name).write_bytes(content)
    shutil.copytree(folders.keys, found.keys)
    (found.keys / "log.signed").write_bytes(moment.memory)
    return found


def outages(tmp_path: Path, seed: int, share: float) -> tuple[Folders, SqliteStore, list[Moment]]:
    folders = Folders(tmp_path / "original")
    folders.create().close()
    outage = Outage(folders, random.Random(seed), share)  # noqa: S311  which moments
    with vfs(f"power-{seed}-{tmp_path.name}", outage) as disk:
        store = open_store(folders.register, key_dir=folders.keys, vfs=disk.name)
        work(outage, store, [submission(site(number)) for number in range(60)])
        store.close()
    return folders, store, outage.moments


@pytest.mark.parametrize("seed", range(2))
def test_all_that_was_acknowledged_survives_a_loss_of_power_at_any_moment(
    tmp_path: Path, seed: int
) -> None:
    folders, original, moments = outages(tmp_path, seed, share=0.03)
    assert len(moments) > 12
    entries = original.register().entries
    for number, moment in enumerate(moments):
        found = restored(moment, folders, tmp_path / str(number))
        store = open_store(found.register, key_dir=found.keys)
        size = store.size()
        assert size >= moment.promised
        assert [entry.leaf_hash for entry in store.entries()] == [
            entry.leaf_hash for entry in entries[:size]
        ]
        with store.transaction() as tx:  # and it goes on from there
            tx.append(submission(source()))
        assert store.checkpoint().checkpoint.size == store.size() == size + 1
        assert store.register().find_fact(subject_of(source())) == source()
        store.close()
        assert verify_register(found.register).faults == ()
        shutil.rmtree(found.root)


def test_a_commit_that_does_not_wait_for_the_disk_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above can fail: with `synchronous=NORMAL` acknowledged entries are lost."""
    genuine = SqliteStore._start  # noqa: SLF001

    def careless(store: SqliteStore) -> None:
        store._connection.pragma("synchronous", "NORMAL")  # noqa: SLF001
        genuine(store)

    monkeypatch.setattr(SqliteStore, "_start", careless)
    folders, _, moments = outages(tmp_path, 1, share=0.06)
    monkeypatch.undo()
    lost = 0
    for number, moment in enumerate(moments):
        found = restored(moment, folders, tmp_path / str(number))
        store = open_store(found.register, key_dir=found.keys)
        if store.size() < moment.promised:
            lost += 1
            # And the key knows: nothing is signed over the loss.
            with pytest.raises(SafePassageError) as refused, store.transaction():
                pass
            assert isinstance(refused.value, SignerRefused)
        store.close()
    assert lost > 0
