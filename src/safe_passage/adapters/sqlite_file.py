"""Is this file a register, in a state to be used, and what does each fault of SQLite mean?

Write-ahead log with `synchronous=FULL`: a commit returns after the disk has said so
(docs/decisions/0020-sqlite-writes-ahead-with-full-synchronization.md).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from safe_passage.adapters.files import open_private
from safe_passage.errors import (
    NotFound,
    RegisterLocked,
    RegisterUnusable,
    SafePassageError,
    StorageFailed,
)

APPLICATION_ID = 0x53506173  # "SPas": how `file` and we tell a register from another database
FORMAT = 1
LEAST_SQLITE = (3, 51, 3)  # before it two connections could corrupt a write-ahead log
BUSY_MS = 5_000
_MAGIC = b"SQLite format 3\x00"

SCHEMA = (
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    # The ledger: what is committed to, for ever.
    """CREATE TABLE entry(
        idx INTEGER PRIMARY KEY, idem BLOB NOT NULL UNIQUE,
        leaf BLOB NOT NULL, leaf_hash BLOB NOT NULL) STRICT""",
    # Full subtrees above the leaves; the leaf hashes themselves stand in `entry`.
    """CREATE TABLE node(
        level INTEGER NOT NULL CHECK (level > 0), idx INTEGER NOT NULL, hash BLOB NOT NULL,
        PRIMARY KEY (level, idx)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE checkpoint(
        size INTEGER PRIMARY KEY, root BLOB NOT NULL, note BLOB NOT NULL) STRICT""",
    # What opens it, beside the log: salts and values; those of erasable fields can be destroyed.
    "CREATE TABLE opening(idx INTEGER PRIMARY KEY, name_key BLOB NOT NULL) STRICT",
    """CREATE TABLE disclosure(
        idx INTEGER NOT NULL, name TEXT NOT NULL, is_erasable INTEGER NOT NULL,
        salt BLOB, value BLOB, PRIMARY KEY (idx, name)) STRICT, WITHOUT ROWID""",
    # The register: a fold of the above, and made again from it by `rebuild`.
    "CREATE TABLE register_version(idx INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT",
    """CREATE TABLE register_subject(
        subject TEXT PRIMARY KEY, type TEXT NOT NULL, version INTEGER NOT NULL,
        idx INTEGER NOT NULL, is_standing INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    *(
        f"CREATE TRIGGER {table}_{deed.lower()} BEFORE {deed} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
        for table in ("entry", "node", "checkpoint", "opening")
        for deed in ("UPDATE", "DELETE")
    ),
    """CREATE TRIGGER disclosure_delete BEFORE DELETE ON disclosure
        BEGIN SELECT RAISE(ABORT, 'disclosure only grows'); END""",
    """CREATE TRIGGER disclosure_update BEFORE UPDATE ON disclosure
        WHEN NOT (OLD.is_erasable AND NEW.is_erasable AND NEW.salt IS NULL AND NEW.value IS NULL
                  AND NEW.idx = OLD.idx AND NEW.name = OLD.name)
        BEGIN SELECT RAISE(ABORT, 'only an erasable field can be destroyed'); END""",
)


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Every fault of SQLite as one of ours."""
    try:
        yield
    except apsw.Error as error:
        raise fault_of(error, path) from error


def fault_of(error: apsw.Error, path: Path) -> SafePassageError:
    file = str(path)
    match error:
        case apsw.BusyError() | apsw.LockedError():
            return RegisterLocked(
                "another connection holds the register",
                remedy="wait until it has finished, or end it",
                register=file,
            )
        case apsw.CorruptError() | apsw.NotADBError():
            return RegisterUnusable(
                f"the register is corrupt: {error}",
                remedy="keep this file, restore the newest backup, then run ledger recover",
                file=file,
            )
        case apsw.ReadOnlyError() | apsw.CantOpenError() | apsw.PermissionsError():
            return RegisterUnusable(
                f"the register cannot be opened for this: {error}",
                remedy="look at the permissions of the file and of its folder",
                file=file,
            )
        case apsw.FullError():
            return StorageFailed(
                "the disk is full; what was acknowledged is kept, the rest is not there",
                remedy="make room, then repeat: a repeated deed is done once",
                file=file,
            )
        case _:
            return StorageFailed(
                f"the disk or the database failed: {error}",
                remedy="mend the disk, open the register again, then repeat: "
                "a repeated deed is done once",
                file=file,
            )


def create_file(path: Path) -> apsw.Connection:
    """A new register without entries, open; nobody else can read the file."""
    try:
        os.close(open_private(path, os.O_RDWR | os.O_CREAT | os.O_EXCL))
    except OSError as error:
        raise RegisterUnusable(
            f"the register cannot be made here: {error.strerror}",
            remedy="name a folder that you may write to",
            file=str(path),
        ) from error
    with reported(path):
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        _configure(connection)
        with connection:
            connection.pragma("application_id", APPLICATION_ID)
            connection.pragma("user_version", FORMAT)
            for statement in SCHEMA:
                connection.execute(statement)
    return connection


def open_file(path: Path, *, read_only: bool = False, vfs: str | None = None) -> apsw.Connection:
    """An existing register; raises `RegisterUnusable` for everything that is not one."""
    _must_be_sqlite()
    look_at_header(path)
    with reported(path):
        connection = _open_to_read(path) if read_only else _open_to_write(path, vfs)
        try:
            _check(connection, path)
            _configure(connection, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _open_to_write(path: Path, vfs: str | None) -> apsw.Connection:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE, vfs=vfs)
    if connection.readonly("main"):  # SQLite falls back to that without a word
        connection.close()
        raise apsw.ReadOnlyError("the file may only be read")
    return connection


def _open_to_read(path: Path) -> apsw.Connection:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        connection.pragma("schema_version")
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        # A write-ahead log cannot be read in a folder where nothing may be written, unless it is
        # empty: then the file is all there is, and nobody can be changing it.
        connection.close()
        if path.with_name(f"{path.name}-wal").exists():
            raise
        flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        connection = apsw.Connection(f"{path.absolute().as_uri()}?immutable=1", flags=flags)
    return connection


def _must_be_sqlite() -> None:
    version = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
    if version < LEAST_SQLITE:
        raise RegisterUnusable(
            f"SQLite {apsw.sqlite_lib_version()} can corrupt a register",
            remedy="install the apsw that requirements/ names; it brings its own SQLite",
        )


def look_at_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except FileNotFoundError:
        raise NotFound(
            "there is no register here", remedy="make one, or name another", file=str(path)
        ) from None
    except IsADirectoryError:
        raise RegisterUnusable("this is a folder, not a register", file=str(path)) from None
    except OSError as error:
        raise RegisterUnusable(
            f"the register cannot be read: {error.strerror}",
            remedy="look at the permissions of the file and of its folder",
            file=str(path),
        ) from error
    if start != _MAGIC:
        raise RegisterUnusable(
            "the file is empty" if not start else "this is not a register",
            remedy="name another file, or restore the newest backup",
            file=str(path),
        )


def _check(connection: apsw.Connection, path: Path) -> None:
    if connection.pragma("application_id") != APPLICATION_ID:
        raise RegisterUnusable(
            "this is a database, but not a register", remedy="name another file", file=str(path)
        )
    format_ = connection.pragma("user_version")
    if not isinstance(format_, int) or not 0 < format_ <= FORMAT:
        raise RegisterUnusable(
            f"the register has format {format_}, this version knows {FORMAT}",
            remedy="update safe-passage",
            file=str(path),
        )
    faults = [str(row[0]) for row in connection.execute("PRAGMA quick_check(3)")]
    if faults != ["ok"]:
        raise RegisterUnusable(
            f"the register is corrupt: {faults[0]}",
            remedy="keep this file, restore the newest backup, then run ledger recover",
            file=str(path),
        )


def _configure(connection: apsw.Connection, *, read_only: bool = False) -> None:
    connection.set_busy_timeout(BUSY_MS)
    connection.pragma("recursive_triggers", True)  # noqa: FBT003  so that REPLACE fires them too
    connection.pragma("trusted_schema", False)  # noqa: FBT003
    connection.pragma("cell_size_check", True)  # noqa: FBT003
    if read_only:
        return
    connection.pragma("secure_delete", True)  # noqa: FBT003  what is deleted is overwritten
    connection.pragma("temp_store", "MEMORY")  # no other file ever holds a part of the register
    connection.pragma("journal_mode", "wal")
    connection.pragma("synchronous", "FULL")
    if connection.pragma("journal_mode") != "wal" or connection.pragma("synchronous") != 2:  # noqa: PLR2004  FULL
        raise StorageFailed(
            "SQLite will not write ahead with full synchronization here",
            remedy="keep the register on a local disk",
        )


def scrub(connection: apsw.Connection) -> None:
    """Leave no byte of what was erased in the file or in its write-ahead log.

    Deleting overwrites a cell, but a copy can have stayed behind where pages were split: so the
    whole file is written anew. Raises `BusyError` while another connection is reading.
    """
    connection.execute("VACUUM")
    empty_log(connection)


def empty_log(connection: apsw.Connection) -> None:
    (busy, _, _), *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if busy:
        raise apsw.BusyError("a reader keeps the write-ahead log from being emptied")


def discard_file(path: Path) -> None:
    for suffix in ("-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).unlink()
