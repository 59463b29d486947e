"""Whatever is altered in a register's file is found, and the entry is named."""

import random
import shutil
from pathlib import Path

import apsw
import pytest

from safe_passage.adapters.secrets import SystemSecrets
from safe_passage.adapters.sqlite_file import open_file
from safe_passage.adapters.verification import Verification, verify_register
from safe_passage.errors import RegisterUnusable
from safe_passage.ledger.keys import Algorithm, SigningKey
from safe_passage.ledger.merkle import MemoryTree, leaf_hash
from tests.conformance.records import (
    Folders,
    erasure,
    next_version,
    profile,
    site,
    source,
    submission,
)

ALTERED = 5
"""The entry that the tests lay hands on: a site."""


@pytest.fixture
def register(folders: Folders) -> Path:
    """Twelve entries in four transactions, with a changed version and an erasure among them."""
    with folders.created() as store:
        with store.transaction() as tx:
            tx.append(submission(profile()))
            tx.append(submission(source(1)))
            tx.append(submission(source(2)))
        with store.transaction() as tx:
            for number in range(4, 8):
                tx.append(submission(site(number, name=f"Clinic {number}")))
        with store.transaction() as tx:
            tx.append(next_version(store, site(6, name="Clinic on the Hill")))
            tx.append(next_version(store, profile("PT30M")))
        with store.transaction() as tx:
            tx.erase(7, ["name", "words"])
            tx.append(erasure(7, "name", "words"))
            tx.append(submission(source(3)))
    return folders.register


def unguarded(path: Path, *statements: str) -> None:
    """Alter the tables as somebody would who knows of the triggers."""
    connection = apsw.Connection(str(path))
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def named(verification: Verification) -> set[int | None]:
    return {fault.entry for fault in verification.faults}


def test_a_register_that_nobody_altered_is_sound(register: Path) -> None:
    verification = verify_register(register)
    assert verification.faults == ()
    assert verification.is_sound
    assert verification.signed == verification.size == 12


def test_it_is_verified_beside_its_writer(folders: Folders) -> None:
    with folders.created() as store, store.transaction() as tx:
        tx.append(submission(source()))
        assert verify_register(folders.register).size == 1  # what is committed, and no more


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE entry SET leaf = CAST(replace(leaf, 'at', 'ta') AS BLOB) WHERE {}", "leaf"),
        ("UPDATE entry SET leaf_hash = randomblob(32) WHERE {}", "leaf"),
        ("UPDATE entry SET idem = randomblob(16) WHERE {}", "idempotency"),
        ("DELETE FROM entry WHERE {}", "missing"),
        ("UPDATE opening SET name_key = randomblob(16) WHERE {}", "name key"),
        ("DELETE FROM opening WHERE {}", "open"),
        ("UPDATE disclosure SET value = x'227822' WHERE {} AND name = 'fact.name'", "hold"),
        ("UPDATE disclosure SET salt = randomblob(16) WHERE {} AND name = 'fact.kind'", "hold"),
        ("UPDATE disclosure SET salt = x'00' WHERE {} AND name = 'fact.kind'", "open"),
        ("UPDATE disclosure SET value = x'7b' WHERE {} AND name = 'fact.kind'", "open"),
        ("UPDATE disclosure SET name = 'fact.kinds' WHERE {} AND name = 'fact.kind'", "hold"),
        ("UPDATE disclosure SET is_erasable = 1 WHERE {} AND name = 'fact.kind'", "skeleton"),
        ("UPDATE disclosure SET is_erasable = 0 WHERE {} AND name = 'fact.name'", "open"),
        ("DELETE FROM disclosure WHERE {} AND name = 'principal'", "missing"),
        (
            "UPDATE disclosure SET salt = NULL, value = NULL WHERE {} AND name = 'fact.name'",
            "no entry says that it was erased",
        ),
        ("DELETE FROM disclosure WHERE {} AND name = 'fact.name'", "row"),
        ("UPDATE register_version SET content = x'7b7d' WHERE {}", "rebuild"),
        ("DELETE FROM register_version WHERE {}", "rebuild"),
        ("UPDATE register_subject SET is_standing = 0 WHERE {}", "rebuild"),
    ],
)
def test_whatever_is_altered_of_an_entry_it_is_named(
    register: Path, statement: str, words: str
) -> None:
    unguarded(register, statement.format(f"idx = {ALTERED}"))
    verification = verify_register(register)
    assert not verification.is_sound
    assert verification.faults[0].entry == ALTERED
    assert words in verification.faults[0].what


@pytest.mark.parametrize(
    ("statement", "entry", "words"),
    [
        ("UPDATE node SET hash = randomblob(32) WHERE level = 1 AND idx = 2", 5, "subtree 2"),
        ("DELETE FROM node WHERE level = 2 AND idx = 1", 7, "subtree 1"),
        ("INSERT INTO node VALUES (3, 9, randomblob(32))", None, "not full"),
        ("INSERT INTO opening VALUES (99, randomblob(16))", None, "no entry"),
        ("INSERT INTO disclosure VALUES (99, 'a', 1, x'00', x'00')", None, "no entry"),
        ("INSERT INTO register_version VALUES (99, x'7b7d')", None, "rebuild"),
        ("UPDATE checkpoint SET root = randomblob(32) WHERE size = 8", None, "something else"),
        (
            "UPDATE checkpoint SET note = CAST(replace(note, 8, 9) AS BLOB) WHERE size = 8",
            None,
            "8 entries",
        ),
        ("UPDATE checkpoint SET note = x'00'", None, "entries"),
        ("UPDATE meta SET value = 'x' WHERE name = 'verifier'", None, "public key"),
        (
            "UPDATE disclosure SET salt = randomblob(16), value = x'2222' WHERE salt IS NULL",
            7,
            "hold",
        ),
        ("UPDATE meta SET value = 'x1-0' WHERE name = 'fold'", None, "rebuild"),
        ("SELECT 1", None, "guard"),
    ],
)
def test_whatever_is_altered_beside_the_entries_is_found(
    register: Path, statement: str, entry: int | None, words: str
) -> None:
    unguarded(register, statement)
    faults = verify_register(register).faults
    assert [fault for fault in faults if fault.entry == entry and words in fault.what]


def test_entries_cut_off_at_the_end_are_missed(register: Path) -> None:
    unguarded(
        register,
        *(
            f"DELETE FROM {table} WHERE idx >= 10"  # noqa: S608
            for table in ("entry", "opening", "disclosure", "register_version")
        ),
        "DELETE FROM node WHERE (idx + 1) * (1 << level) > 10",
    )
    verification = verify_register(register)
    assert "12 entries were signed, 10 are here" in {fault.what for fault in verification.faults}
    assert verification.signed == 10


def test_a_history_that_was_rewritten_down_to_its_roots_is_found_by_what_was_signed(
    register: Path,
) -> None:
    """Every hash is made to fit again: only the signed checkpoints give it away."""
    connection = open_file(register)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("DELETE FROM sqlite_master WHERE type = 'trigger'")
    connection.execute("PRAGMA writable_schema = RESET")
    leaf = connection.execute("SELECT leaf FROM entry WHERE idx = 4").fetchall()[0][0]
    assert isinstance(leaf, bytes)
    forged = leaf.replace(b'"at":"2026-03-01T08:00:00Z"', b'"at":"2026-03-01T08:00:01Z"')
    assert forged != leaf
    connection.execute(
        "UPDATE entry SET leaf = ?, leaf_hash = ? WHERE idx = 4",
        (
            forged,
            leaf_hash(forged),
        ),
    )
    rows = connection.execute("SELECT leaf_hash FROM entry ORDER BY idx").fetchall()
    tree = MemoryTree(bytes(row[0]) for row in rows)  # type: ignore[arg-type]
    for level, index in connection.execute("SELECT level, idx FROM node").fetchall():
        assert isinstance(level, int)
        assert isinstance(index, int)
        connection.execute(
            "UPDATE node SET hash = ? WHERE level = ? AND idx = ?",
            (tree.read(level, index), level, index),
        )
    connection.close()
    faults = verify_register(register).faults
    assert (4, "an entry from 4 to 7 is not the one signed") in {
        (fault.entry, fault.what) for fault in faults
    }


def test_only_the_key_that_is_trusted_counts(register: Path) -> None:
    stranger = SigningKey(
        "safe-passage.example/exercise/tests", Algorithm.ED25519, SystemSecrets().random(32)
    )
    verification = verify_register(register, key=stranger.verifier)
    assert not verification.is_sound
    assert verification.signed == 0


def content(path: Path) -> list[object]:
    """Every row of every table."""
    connection = open_file(path, read_only=True)
    try:
        names = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        return [
            *names,
            *(
                connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()  # noqa: S608
                for name, sql in names
                if str(sql).startswith("CREATE TABLE")
            ),
        ]
    finally:
        connection.close()


def flipped(register: Path, target: Path, position: int, bit: int) -> Path:
    shutil.copy(register, target)
    with target.open("r+b") as file:
        file.seek(position)
        (byte,) = file.read(1)
        file.seek(position)
        file.write(bytes([byte ^ (1 << bit)]))
    return target


def test_a_flipped_bit_anywhere_is_refused_named_or_outside_of_everything_kept(
    register: Path, tmp_path: Path
) -> None:
    kept = content(register)
    dice = random.Random(20261122)  # noqa: S311  which bits to try
    size = register.stat().st_size
    found = 0
    for _ in range(80):
        position, bit = dice.randrange(size), dice.randrange(8)
        target = flipped(register, tmp_path / "flipped", position, bit)
        try:
            is_found = not verify_register(target).is_sound
        except RegisterUnusable:
            is_found = True
        if not is_found:  # then nothing that is kept may have changed
            assert content(target) == kept, f"byte {position}, bit {bit}"
        found += is_found
    assert found > 25


@pytest.mark.parametrize(
    "column",
    ["leaf FROM entry", "leaf_hash FROM entry", "name_key FROM opening", "salt FROM disclosure"],
)
def test_a_flipped_bit_in_what_is_committed_to_names_its_entry(
    register: Path, tmp_path: Path, column: str
) -> None:
    connection = open_file(register, read_only=True)
    ((stored,), *_) = connection.execute(f"SELECT {column} WHERE idx = {ALTERED}").fetchall()
    connection.close()
    assert isinstance(stored, bytes)
    position = register.read_bytes().index(stored) + len(stored) // 2
    verification = verify_register(flipped(register, tmp_path / "flipped", position, 0))
    assert verification.faults[0].entry == ALTERED
