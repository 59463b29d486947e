"""What is erased is in no file any more: not in the register, its log, or any other."""

import pytest

from safe_passage.adapters.opening import open_store, read_store, rebuild
from safe_passage.adapters.sqlite import SqliteStore
from safe_passage.adapters.sqlite_file import open_file
from safe_passage.adapters.verification import verify_register
from safe_passage.errors import RegisterLocked
from safe_passage.ledger.commitment import Disclosure
from safe_passage.model.entry import ERASED
from safe_passage.model.notification import StaticSite
from tests.conformance.records import Folders, erasure, site, submission

MARK = "xyzzy"


def files_with(folders: Folders, words: bytes) -> list[str]:
    """Every file under the folders, whatever it is for, that holds these bytes."""
    return sorted(
        str(path.relative_to(folders.root))
        for path in folders.root.rglob("*")
        if path.is_file() and words in path.read_bytes()
    )


def name_of(number: int) -> str:
    return f"{MARK}-{number:04}-{'n' * (number * 37 % 900)}"  # rows of many lengths


def fill(store: SqliteStore, count: int, start: int = 0) -> None:
    for begin in range(start, start + count, 25):
        with store.transaction() as tx:
            for number in range(begin, min(begin + 25, start + count)):
                tx.append(submission(site(number, name=name_of(number))))


def erase(store: SqliteStore, *indices: int) -> None:
    with store.transaction() as tx:
        for index in indices:
            tx.erase(index, ["name"])
            tx.append(erasure(index, "name"))


def salt_of(store: SqliteStore, index: int) -> bytes:
    (found,) = [one for one in store.disclosures(index) if one.name == "fact.name"]
    assert isinstance(found, Disclosure)
    return found.salt


def test_what_is_erased_is_in_no_file_any_more_while_the_store_is_open(folders: Folders) -> None:
    with folders.created() as store:
        fill(store, 120)
        salts = {index: salt_of(store, index) for index in range(1, 121)}
        gone = [1, 2, 3, 40, 77, 78, 119, 120]
        assert files_with(folders, salts[40]) != []
        assert files_with(folders, f"{MARK}-0039-".encode()) != []
        erase(store, *gone)
        for index in gone:
            assert files_with(folders, salts[index]) == []
            assert files_with(folders, f"{MARK}-{index - 1:04}-".encode()) == []
        assert files_with(folders, salts[4]) == ["data/exercise.register"]
        # What splits and merges the pages again brings nothing back.
        fill(store, 60, start=500)
        erase(store, *(index for index in range(4, 60) if index not in gone))
        for index in range(4, 60):
            assert files_with(folders, salts[index]) == []
            assert files_with(folders, f"{MARK}-{index - 1:04}-".encode()) == []
    assert verify_register(folders.register).is_sound


def test_an_erasure_that_was_interrupted_before_the_scrubbing_is_finished_on_opening(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    store = folders.create()
    fill(store, 30)
    salt = salt_of(store, 7)
    with monkeypatch.context() as patched:
        patched.setattr("safe_passage.adapters.sqlite.scrub", crash)
        with pytest.raises(KeyboardInterrupt):
            erase(store, 7)
    copy = {path: path.read_bytes() for path in folders.register.parent.iterdir()}
    store.close()
    for path, content in copy.items():  # as a crash would have left it
        path.write_bytes(content)
    assert files_with(folders, salt) != []
    store = open_store(folders.register, key_dir=folders.keys)
    assert files_with(folders, salt) == []
    fact = store.register().entry(7).fact
    assert isinstance(fact, StaticSite)
    assert fact.name is ERASED
    store.close()


def test_a_reader_in_the_way_of_an_erasure_is_named_and_the_next_transaction_finishes_it(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("safe_passage.adapters.sqlite_file.BUSY_MS", 50)
    with folders.created() as store:
        fill(store, 30)
        salt = salt_of(store, 7)
        reader = open_file(folders.register, read_only=True)
        rows = reader.execute("SELECT * FROM disclosure")
        next(rows)
        with pytest.raises(RegisterLocked):
            erase(store, 7)
        assert files_with(folders, salt) != []
        reader.close(True)  # noqa: FBT003
        with store.transaction():
            pass
        assert files_with(folders, salt) == []
        assert store.checkpoint().checkpoint.size == store.size() == 32
    assert verify_register(folders.register).is_sound


def test_rebuilding_does_not_bring_back_what_was_erased(folders: Folders) -> None:
    with folders.created() as store:
        fill(store, 30)
        salt = salt_of(store, 7)
        erase(store, 7)
    assert rebuild(folders.register).was_identical
    assert files_with(folders, salt) == []
    assert files_with(folders, f"{MARK}-0006-".encode()) == []
    reader = read_store(folders.register)
    fact = reader.register().entry(7).fact
    reader.close()
    assert isinstance(fact, StaticSite)
    assert fact.name is ERASED
