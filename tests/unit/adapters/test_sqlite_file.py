"""What a register's file is, and what is said of one that cannot be used."""

import os
import resource
import shutil
import signal
import stat
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import apsw
import pytest

from safe_passage.adapters.lock import RegisterLock
from safe_passage.adapters.opening import (
    create_store,
    discard_demonstration,
    open_store,
    read_store,
    rebuild,
)
from safe_passage.adapters.sqlite import SqliteStore
from safe_passage.adapters.sqlite_file import FORMAT, LEAST_SQLITE, open_file
from safe_passage.errors import (
    InvalidInput,
    NotFound,
    RegisterLocked,
    RegisterUnusable,
    SafePassageError,
    StorageFailed,
)
from safe_passage.ledger.leaf import parse_leaf
from safe_passage.model.entry import Submission
from safe_passage.model.genesis import Genesis
from safe_passage.register import fold
from tests.conformance.records import GENESIS, Folders, site, source, submission

DEMONSTRATION = Genesis(
    "safe-passage.example/exercise/demonstration", is_exercise=True, is_demonstration=True
)


def filled(folders: Folders, entries: int = 20) -> None:
    with folders.created() as store, store.transaction() as tx:
        for number in range(entries):
            tx.append(submission(site(number)))


def refusal(folders: Folders) -> SafePassageError:
    with pytest.raises(SafePassageError) as refused:
        open_store(folders.register, key_dir=folders.keys).close()
    return refused.value


def altered(path: Path, *statements: str) -> None:
    connection = apsw.Connection(str(path))
    for statement in statements:
        connection.execute(statement)
    connection.close()


def unguarded(path: Path, *statements: str) -> None:
    """Alter tables as somebody would who knows of the triggers."""
    connection = apsw.Connection(str(path))
    triggers = [
        str(row[0])
        for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    ]
    for trigger in triggers:
        connection.execute(f"DROP TRIGGER {trigger}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_sqlite_is_new_enough_not_to_corrupt_a_write_ahead_log() -> None:
    assert tuple(map(int, apsw.sqlite_lib_version().split("."))) >= LEAST_SQLITE


def test_a_commit_returns_only_when_the_disk_has_it(folders: Folders) -> None:
    filled(folders, 1)
    connection = open_file(folders.register)
    assert connection.pragma("journal_mode") == "wal"
    assert connection.pragma("synchronous") == 2  # FULL
    assert connection.pragma("secure_delete") == 1
    assert connection.pragma("temp_store") == 2  # memory
    assert connection.pragma("recursive_triggers") == 1
    connection.close()


def test_nobody_else_can_read_the_register_the_key_or_the_lock(folders: Folders) -> None:
    with folders.created() as store, store.transaction() as tx:
        tx.append(submission(source()))
        files = [*folders.register.parent.iterdir(), *folders.keys.iterdir()]
        assert {file.name for file in files} == {
            "exercise.register",
            "exercise.register-wal",
            "exercise.register-shm",
            "exercise.register.lock",
            "log.key",
            "log.signed",
        }
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    for folder in (folders.register.parent, folders.keys):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET leaf = x'00'",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry SELECT idx, idem, x'00', leaf_hash FROM entry",
        "UPDATE node SET hash = x'00'",
        "DELETE FROM node",
        "UPDATE checkpoint SET root = x'00'",
        "DELETE FROM checkpoint",
        "UPDATE opening SET name_key = x'00'",
        "DELETE FROM opening",
        "DELETE FROM disclosure",
        "UPDATE disclosure SET value = x'00'",
        "UPDATE disclosure SET salt = NULL, value = NULL WHERE NOT is_erasable",
        "UPDATE disclosure SET is_erasable = 1",
        "INSERT OR REPLACE INTO disclosure SELECT idx, name, 0, salt, x'00' FROM disclosure",
    ],
)
def test_no_statement_changes_what_was_committed_to(folders: Folders, statement: str) -> None:
    filled(folders)
    connection = open_file(folders.register)
    with pytest.raises(apsw.ConstraintError):
        connection.execute(statement)
    connection.close()


# Making one.


def test_a_key_never_lies_in_the_registers_own_folder(folders: Folders) -> None:
    for keys in (folders.register.parent, folders.register.parent / "keys"):
        with pytest.raises(InvalidInput) as refused:
            create_store(folders.register, genesis=GENESIS, key_dir=keys)
        assert refused.value.path == "key_dir"
        assert not folders.register.exists()


def test_a_file_that_is_there_is_never_made_again(folders: Folders) -> None:
    filled(folders)
    before = folders.register.read_bytes()
    with pytest.raises(RegisterUnusable, match="already"):
        folders.create()
    assert folders.register.read_bytes() == before


def test_a_creation_that_was_interrupted_is_simply_repeated(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_from: Path, _to: Path) -> Path:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", interrupted)
        with pytest.raises(KeyboardInterrupt):
            folders.create()
    assert not folders.register.exists()
    with folders.created() as store:
        assert store.size() == 1


@pytest.mark.parametrize(
    ("origin", "is_exercise"),
    [("safe-passage.example/exercise/a", False), ("safe-passage.example/log", True)],
)
def test_the_origin_of_an_exercise_says_exercise_and_no_other_does(
    origin: str, *, is_exercise: bool
) -> None:
    with pytest.raises(InvalidInput):
        Genesis(origin, is_exercise=is_exercise)


def test_a_demonstration_is_an_exercise() -> None:
    with pytest.raises(InvalidInput):
        Genesis("safe-passage.example/log", is_exercise=False, is_demonstration=True)


# Files that are none, or not in order.


def test_a_file_that_is_not_there_is_not_found_and_not_made(folders: Folders) -> None:
    assert isinstance(refusal(folders), NotFound)
    assert not folders.register.parent.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"some notes of mine\n" * 400, "not a register"),
        (b"SQLite format 3\x00", "corrupt"),
        (b"SQLite format 3\x00" + b"\xff" * 4096, "corrupt"),
    ],
)
def test_a_file_that_is_no_register_is_refused_and_left_as_it_is(
    folders: Folders, content: bytes, words: str
) -> None:
    filled(folders)
    folders.register.write_bytes(content)
    fault = refusal(folders)
    assert isinstance(fault, RegisterUnusable)
    assert words in fault.message
    assert fault.facts["file"] == str(folders.register)
    assert folders.register.read_bytes() == content


def test_a_folder_is_no_register(folders: Folders) -> None:
    folders.register.mkdir(parents=True)
    assert "folder" in refusal(folders).message


def test_another_programs_database_is_refused_and_left_as_it_is(folders: Folders) -> None:
    folders.register.parent.mkdir()
    altered(folders.register, "CREATE TABLE notes(words)")
    before = folders.register.read_bytes()
    assert "not a register" in refusal(folders).message
    assert folders.register.read_bytes() == before


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_register_that_was_cut_short_is_refused(folders: Folders, share: float) -> None:
    filled(folders, 60)
    os.truncate(folders.register, int(folders.register.stat().st_size * share))
    fault = refusal(folders)
    assert isinstance(fault, RegisterUnusable)
    assert "corrupt" in fault.message
    assert fault.remedy is not None


def test_a_register_with_a_page_of_noise_is_refused(folders: Folders) -> None:
    filled(folders, 60)
    with folders.register.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xa5" * 4096)
    assert "corrupt" in refusal(folders).message


def test_a_register_of_a_newer_format_is_refused(folders: Folders) -> None:
    filled(folders)
    altered(folders.register, f"PRAGMA user_version = {FORMAT + 1}")
    fault = refusal(folders)
    assert isinstance(fault, RegisterUnusable)
    assert fault.remedy == "update safe-passage"


def test_a_register_of_a_newer_fold_is_refused(folders: Folders) -> None:
    filled(folders)
    assert fold.FOLD_VERSION < 99
    altered(folders.register, "UPDATE meta SET value = '99-0' WHERE name = 'fold'")
    assert refusal(folders).remedy == "update safe-passage"


def test_a_register_of_an_older_fold_is_folded_again_on_opening(folders: Folders) -> None:
    filled(folders)
    altered(
        folders.register,
        "UPDATE meta SET value = '0-old' WHERE name = 'fold'",
        "DELETE FROM register_subject",
        "UPDATE register_version SET content = x'7b7d'",
    )
    store = open_store(folders.register, key_dir=folders.keys)
    assert store.register().list_entries("static-site") != ()
    store.close()
    assert rebuild(folders.register).was_identical


def test_a_register_whose_own_rows_are_damaged_says_how_to_mend_them(folders: Folders) -> None:
    filled(folders)
    altered(folders.register, "UPDATE register_version SET content = x'7b7d' WHERE idx = 3")
    assert "rebuild" in str(refusal(folders).remedy)
    assert not rebuild(folders.register).was_identical
    assert rebuild(folders.register).was_identical
    open_store(folders.register, key_dir=folders.keys).close()


def test_only_a_demonstration_is_opened_as_one_or_thrown_away(folders: Folders) -> None:
    filled(folders)
    for deed in (
        lambda: open_store(folders.register, key_dir=folders.keys, must_be_demonstration=True),
        lambda: discard_demonstration(folders.register, key_dir=folders.keys),
    ):
        with pytest.raises(RegisterUnusable, match="not marked as a demonstration"):
            deed()
    open_store(folders.register, key_dir=folders.keys).close()


def test_a_demonstration_is_thrown_away_with_its_key(folders: Folders) -> None:
    folders.create(DEMONSTRATION).close()
    store = open_store(folders.register, key_dir=folders.keys, must_be_demonstration=True)
    with pytest.raises(RegisterLocked):
        discard_demonstration(folders.register, key_dir=folders.keys)
    store.close()
    discard_demonstration(folders.register, key_dir=folders.keys)
    assert [file.name for file in folders.register.parent.iterdir()] == ["exercise.register.lock"]
    assert list(folders.keys.iterdir()) == []
    folders.create(DEMONSTRATION).close()


def test_a_demonstration_is_not_thrown_away_with_the_key_of_another_log(folders: Folders) -> None:
    folders.create(DEMONSTRATION).close()
    other = Folders(folders.root / "other")
    filled(other)
    with pytest.raises(RegisterUnusable, match="another log"):
        discard_demonstration(folders.register, key_dir=other.keys)
    open_store(other.register, key_dir=other.keys).close()


# Held, or closed to us.


def test_a_second_writer_is_refused_with_the_address_of_the_first(folders: Folders) -> None:
    with folders.created() as store:
        fault = refusal(folders)
        assert isinstance(fault, RegisterLocked)
        assert fault.facts["pid"] == os.getpid()
        assert fault.facts["address"] is None
        store.announce("http://127.0.0.1:8765")
        fault = refusal(folders)
        assert fault.facts["address"] == "http://127.0.0.1:8765"
        assert "http://127.0.0.1:8765" in str(fault)
        with pytest.raises(RegisterLocked):
            rebuild(folders.register)
    open_store(folders.register, key_dir=folders.keys).close()


def test_a_lock_file_that_says_nothing_of_use_still_locks(folders: Folders) -> None:
    with RegisterLock(folders.root / "r") as lock:
        lock.path.write_bytes(b"\xff not json")
        with pytest.raises(RegisterLocked, match="another process"):
            RegisterLock(folders.root / "r")


def test_a_disk_too_full_for_the_words_in_the_lock_keeps_nobody_out(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(folders)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "pwrite", full)
        store = open_store(folders.register, key_dir=folders.keys)
    with pytest.raises(RegisterLocked, match="another process"):
        open_store(folders.register, key_dir=folders.keys)
    store.close()


def test_a_reader_reads_beside_the_writer_and_cannot_append(folders: Folders) -> None:
    with folders.created() as store:
        with store.transaction() as tx:
            tx.append(submission(source()))
        reader = read_store(folders.register)
        assert reader.register() == store.register()
        assert reader.checkpoint() == store.checkpoint()
        with pytest.raises(RegisterUnusable, match="reading only"), reader.transaction():
            pass
        reader.close()


def test_readers_that_open_while_it_is_written_to_see_one_state_of_it(folders: Folders) -> None:
    with folders.created() as store:
        faults: list[object] = []

        def read() -> None:
            for _ in range(25):
                reader = read_store(folders.register)
                try:
                    signed = reader.checkpoint().checkpoint.size
                    if not reader.size() - 3 <= signed <= reader.size() + 3:
                        faults.append((signed, reader.size()))
                finally:
                    reader.close()

        thread = threading.Thread(target=read)
        thread.start()
        number = 0
        while thread.is_alive():
            append_all(store, [submission(site(number + part)) for part in range(3)])
            number += 3
        thread.join()
        assert faults == []
        assert store.size() == number + 1


NOBODY = 65534


@pytest.fixture
def own() -> Iterator[Folders]:
    """Folders of a user without privileges: root may write to what is read-only."""
    root = Path(tempfile.mkdtemp())
    folders = Folders(root)
    filled(folders, 3)
    if os.geteuid() == 0:
        for path in (root, *root.rglob("*")):
            shutil.chown(path, NOBODY, NOBODY)
    yield folders
    for path in (root, *root.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(root)


def without_privileges(deed: Callable[[], str]) -> str:
    """What the deed says, done in a child that is not root."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            os.write(writing, deed().encode())
        except BaseException as fault:  # noqa: BLE001  shown by the parent
            os.write(writing, repr(fault).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    return said


def told(folders: Folders) -> str:
    fault = refusal(folders)
    assert fault.remedy is not None
    return f"{fault.code}: {fault.message}"


def read_out(folders: Folders) -> str:
    reader = read_store(folders.register)
    try:
        return f"{reader.size()} entries"
    finally:
        reader.close()


def test_a_register_that_may_only_be_read_is_refused_to_writers_and_can_be_read(
    own: Folders,
) -> None:
    before = own.register.read_bytes()
    own.register.chmod(0o400)
    assert "register-unusable: the register cannot be opened for this" in without_privileges(
        lambda: told(own)
    )
    assert without_privileges(lambda: read_out(own)) == "4 entries"
    assert own.register.read_bytes() == before


def test_a_register_in_a_folder_that_may_only_be_read_can_be_read(own: Folders) -> None:
    own.register.parent.chmod(0o500)
    assert "register-unusable: the register cannot be opened for this" in without_privileges(
        lambda: told(own)
    )
    assert without_privileges(lambda: read_out(own)) == "4 entries"


def test_a_register_that_is_closed_to_us_says_so(own: Folders) -> None:
    own.register.chmod(0o000)
    assert "register-unusable: the register cannot be read: Permission denied" in (
        without_privileges(lambda: told(own))
    )


def test_a_register_cannot_be_made_where_we_may_not_write(own: Folders) -> None:
    own.register.parent.chmod(0o500)
    other = Folders(own.root)

    def made() -> str:
        with pytest.raises(RegisterUnusable) as refused:
            create_store(
                own.register.with_name("another"), genesis=GENESIS, key_dir=other.keys / "another"
            )
        return refused.value.message

    assert "lock" in without_privileges(made)


# A disk that fails.


def test_a_full_disk_loses_nothing_and_serves_again_when_there_is_room(folders: Folders) -> None:
    filled(folders, 5)
    store = open_store(folders.register, key_dir=folders.keys)
    kept = store.register()
    limit = folders.register.stat().st_size + 60_000
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    submissions = [submission(site(100 + number)) for number in range(200)]
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
        with pytest.raises(StorageFailed) as failed:
            append_all(store, submissions)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert failed.value.remedy is not None
    assert store.register() == kept
    store.close()
    again = open_store(folders.register, key_dir=folders.keys)
    assert again.register() == kept
    append_all(again, submissions)
    assert again.size() == kept.size + 200
    again.close()


def append_all(store: SqliteStore, submissions: Sequence[Submission]) -> None:
    with store.transaction() as tx:
        for one in submissions:
            tx.append(one)


def test_room_that_is_made_is_used_without_opening_again(folders: Folders) -> None:
    with folders.created() as store:
        store._connection.execute("PRAGMA max_page_count = 40")  # noqa: SLF001  a full disk
        with pytest.raises(StorageFailed, match="full"):
            append_all(store, [submission(site(number)) for number in range(200)])
        store._connection.execute("PRAGMA max_page_count = 1000000")  # noqa: SLF001
        append_all(store, [submission(source())])
        assert store.size() == 2


def test_the_making_of_a_register_that_was_emptied_is_seen_as_interrupted(
    folders: Folders,
) -> None:
    filled(folders)
    unguarded(folders.register, "DELETE FROM entry")
    assert "interrupted" in refusal(folders).message


def test_entries_that_were_taken_away_are_missed_on_opening(folders: Folders) -> None:
    filled(folders)
    unguarded(
        folders.register,
        "DELETE FROM entry WHERE idx = 20",
        "DELETE FROM register_version WHERE idx = 20",
    )
    assert "checkpoint" in refusal(folders).message


def test_a_stored_leaf_is_what_was_committed_to(folders: Folders) -> None:
    filled(folders, 1)
    store = read_store(folders.register)
    assert parse_leaf(store.leaf(1)).type == "static-site"
    store.close()
