"""The log's key: who can read it, what it remembers, what it never signs."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from safe_passage.adapters.keys import KEY_FILE, STATE_FILE, LogKey
from safe_passage.adapters.opening import create_store, open_store
from safe_passage.adapters.secrets import SystemSecrets
from safe_passage.adapters.sqlite import SqliteStore
from safe_passage.errors import RegisterUnusable, SafePassageError, StorageFailed, Unavailable
from safe_passage.ledger.checkpoint import parse_checkpoint
from safe_passage.ledger.signer import SignerRefused
from tests.conformance.records import GENESIS, REGISTRAR, Folders, source, submission

PASSPHRASE = "exercise: four words at random"  # noqa: S105  of a test


def append(store: SqliteStore, *numbers: int) -> None:
    with store.transaction() as tx:
        for number in numbers:
            tx.append(submission(source(number)))


def reopened(folders: Folders, passphrase: str | None = None) -> SqliteStore:
    return open_store(folders.register, key_dir=folders.keys, passphrase=passphrase)


def remembered(folders: Folders) -> int:
    return parse_checkpoint((folders.keys / STATE_FILE).read_text()).size


def refusal_to_append(store: SqliteStore) -> SafePassageError:
    size = store.size()
    with pytest.raises(SafePassageError) as refused:
        append(store, 99)
    assert store.size() == size
    return refused.value


def test_the_key_remembers_the_last_checkpoint_that_it_signed(folders: Folders) -> None:
    with folders.created() as store:
        assert remembered(folders) == 1
        append(store, 1, 2)
        assert remembered(folders) == 3
        assert store.checkpoint().checkpoint.size == 3


def test_a_register_restored_from_an_old_copy_can_be_read_and_not_continued(
    folders: Folders,
) -> None:
    with folders.created() as store:
        append(store, 1)
    copy = shutil.copy(folders.register, folders.root / "backup")
    store = reopened(folders)
    append(store, 2)
    store.close()
    shutil.copy(copy, folders.register)
    store = reopened(folders)
    assert store.size() == 2
    fault = refusal_to_append(store)
    assert isinstance(fault, SignerRefused)
    assert "old copy" in str(fault.remedy)
    assert remembered(folders) == 3
    store.close()


def test_no_two_roots_are_ever_signed_for_one_size(folders: Folders) -> None:
    with folders.created() as store:
        append(store, 1)
    copy = shutil.copy(folders.register, folders.root / "backup")
    store = reopened(folders)
    append(store, 2)
    signed = store.checkpoint()
    store.close()
    # The other history: the old copy goes on with another key, and is then put under the first.
    other = Folders(folders.root / "other")
    other.register.parent.mkdir(parents=True)
    shutil.copy(copy, other.register)
    shutil.copytree(folders.keys, other.keys)
    (other.keys / STATE_FILE).write_text(
        f"{GENESIS.origin}\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
    )
    store = reopened(other)
    append(store, 3)
    assert store.checkpoint().checkpoint.size == signed.checkpoint.size
    assert store.checkpoint().checkpoint.root != signed.checkpoint.root
    append(store, 4)  # also when it has grown beyond the other
    store.close()
    shutil.copy(other.register, folders.register)
    store = reopened(folders)
    fault = refusal_to_append(store)
    assert isinstance(fault, SignerRefused)
    assert parse_checkpoint((folders.keys / STATE_FILE).read_text()) == signed.checkpoint
    store.close()


@pytest.mark.parametrize(
    "step",
    [
        "safe_passage.adapters.keys.LogKey.sign",
        "safe_passage.adapters.sqlite_shelf.SqliteShelf.put_checkpoint",
    ],
)
def test_entries_that_were_committed_and_not_signed_are_signed_on_opening(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    store = folders.create()
    with monkeypatch.context() as patched:
        patched.setattr(step, crash)
        with pytest.raises(KeyboardInterrupt):
            append(store, 1)
    store.close()
    store = reopened(folders)
    assert store.size() == store.checkpoint().checkpoint.size == 2
    append(store, 2)
    assert store.checkpoint().checkpoint.size == 3
    store.close()


def test_a_memory_that_cannot_be_written_stops_the_store(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with folders.created() as store:
        once = submission(source(1))
        with monkeypatch.context() as patched:
            patched.setattr("safe_passage.adapters.keys.replace_file", full)
            with pytest.raises(StorageFailed, match="No space left"), store.transaction() as tx:
                tx.append(once)
        with pytest.raises(StorageFailed), store.transaction():
            pass
    store = reopened(folders)
    with store.transaction() as tx:
        assert tx.append(once).was_there  # the retry finds it: none lost, none doubled
    assert store.checkpoint().checkpoint.size == store.size() == 2
    store.close()


@pytest.mark.parametrize("name", [KEY_FILE, STATE_FILE])
def test_a_key_without_its_memory_is_no_key(folders: Folders, name: str) -> None:
    folders.create().close()
    (folders.keys / name).unlink()
    with pytest.raises(RegisterUnusable, match="missing"):
        reopened(folders)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"PRIVATE+KEY+x\n", b"safe-passage.example/exercise/tests\n2\n"]
)
@pytest.mark.parametrize("name", [KEY_FILE, STATE_FILE])
def test_a_key_or_memory_that_was_damaged_is_refused(
    folders: Folders, name: str, content: bytes
) -> None:
    folders.create().close()
    (folders.keys / name).write_bytes(content)
    with pytest.raises(RegisterUnusable):
        reopened(folders)


@pytest.mark.parametrize(("name", "mode"), [(".", 0o750), (KEY_FILE, 0o640), (KEY_FILE, 0o604)])
def test_a_key_that_others_can_read_is_refused(folders: Folders, name: str, mode: int) -> None:
    folders.create().close()
    (folders.keys / name).chmod(mode)
    with pytest.raises(RegisterUnusable, match=f"mode {mode:03o}"):
        reopened(folders)


def test_the_key_of_another_log_is_refused(folders: Folders) -> None:
    folders.create().close()
    shutil.rmtree(folders.keys)
    LogKey.create(folders.keys, origin="another.example/exercise", secrets=SystemSecrets())
    with pytest.raises(RegisterUnusable, match="another log"):
        reopened(folders)


def test_another_key_in_the_name_of_the_same_log_is_refused(folders: Folders) -> None:
    folders.create().close()
    shutil.rmtree(folders.keys)
    LogKey.create(folders.keys, origin=GENESIS.origin, secrets=SystemSecrets())
    with pytest.raises(RegisterUnusable, match="not the one"):
        reopened(folders)


def test_a_key_that_has_signed_is_never_made_again(folders: Folders) -> None:
    folders.create().close()
    before = (folders.keys / KEY_FILE).read_bytes()
    folders.register.unlink()
    with pytest.raises(RegisterUnusable, match="has signed"):
        folders.create()
    assert (folders.keys / KEY_FILE).read_bytes() == before


def under_passphrase(folders: Folders) -> None:
    create_store(
        folders.register,
        genesis=GENESIS,
        key_dir=folders.keys,
        passphrase=PASSPHRASE,
        principal=REGISTRAR,
    ).close()


def test_a_key_under_a_passphrase_opens_with_it_and_with_no_other(folders: Folders) -> None:
    under_passphrase(folders)
    store = reopened(folders, PASSPHRASE)
    append(store, 1)
    store.close()
    assert b"PRIVATE" not in (folders.keys / KEY_FILE).read_bytes()
    with pytest.raises(Unavailable):
        reopened(folders)
    for wrong in ("", PASSPHRASE + " "):
        with pytest.raises(RegisterUnusable, match="passphrase"):
            reopened(folders, wrong)


@pytest.mark.parametrize("change", [lambda b: b[:-9], lambda b: b[:-9] + b"A" + b[-8:]])
def test_a_sealed_key_that_was_changed_does_not_open(
    folders: Folders, change: Callable[[bytes], bytes]
) -> None:
    under_passphrase(folders)
    file = folders.keys / KEY_FILE
    file.write_bytes(change(file.read_bytes()))
    with pytest.raises(RegisterUnusable, match="passphrase"):
        reopened(folders, PASSPHRASE)


def test_no_message_about_a_key_holds_a_part_of_it(folders: Folders) -> None:
    folders.create().close()
    file = folders.keys / KEY_FILE
    secret = file.read_text().split("+")[-1].strip()
    file.write_text(file.read_text()[:-5] + "\n")
    with pytest.raises(RegisterUnusable) as refused:
        reopened(folders)
    assert secret[:8] not in f"{refused.value} {refused.value.facts} {refused.value.remedy}"


def test_two_keys_of_one_name_are_never_the_same(tmp_path: Path) -> None:
    made = [
        LogKey.create(tmp_path / str(n), origin=GENESIS.origin, secrets=SystemSecrets())
        for n in range(2)
    ]
    assert made[0].verifier != made[1].verifier
