"""The register's tables: what is kept of the fold, and the fold again from the ledger's tables."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from safe_passage.adapters.rows import (
    fold_identity,
    read_versions,
    subject_rows,
    version_rows,
)
from safe_passage.adapters.sealing import open_sealed
from safe_passage.adapters.sqlite_shelf import SqliteShelf
from safe_passage.errors import InvalidInput, NotFound, NotProven, RegisterUnusable
from safe_passage.model.entry import Entry
from safe_passage.register.fold import FOLD_VERSION, Register, fold

FOLD = "fold"


def read_register(shelf: SqliteShelf, path: Path) -> Register | None:
    """The register as it was kept; None where another fold kept it, or not all of it.

    Refuses one that was kept by a newer fold than ours.
    """
    identity = shelf.read_meta(FOLD) or ""
    version = identity.partition("-")[0]
    if version.isdecimal() and int(version) > FOLD_VERSION:
        raise RegisterUnusable(
            f"the register was folded by version {version}, this one knows {FOLD_VERSION}",
            remedy="update safe-passage",
            file=str(path),
        )
    if identity != fold_identity():
        return None
    try:
        register = fold(read_versions(shelf.versions()))
    except (InvalidInput, msgspec.MsgspecError, KeyError, TypeError, ValueError) as fault:
        raise RegisterUnusable(
            f"the register's own rows cannot be read: {fault}",
            remedy="run rebuild: it makes them again from the ledger",
            file=str(path),
        ) from fault
    return register if register.size == shelf.size() else None


def read_ledger(shelf: SqliteShelf, path: Path) -> Register:
    """The register, folded again from what is committed to."""

    def opened() -> Iterator[Entry]:
        for index in range(shelf.size()):
            try:
                yield open_sealed(index, shelf.take(index))
            except (InvalidInput, NotProven, NotFound) as fault:
                raise RegisterUnusable(
                    f"entry {index} is damaged: {fault.message}",
                    remedy="keep this file, restore the newest backup, then run ledger recover",
                    file=str(path),
                    index=index,
                ) from fault

    try:
        return fold(opened())
    except InvalidInput as fault:
        raise RegisterUnusable(
            f"the ledger does not fold: {fault.path}: {fault.message}", file=str(path)
        ) from fault


def write_register(shelf: SqliteShelf, register: Register) -> None:
    """Put these rows in the place of all that were there."""
    shelf.clear_rows()
    shelf.put_rows(version_rows(register), subject_rows(register))
    shelf.write_meta(FOLD, fold_identity())


def is_kept(shelf: SqliteShelf, register: Register) -> bool:
    """Whether what is kept is what this register's rows are, and this fold kept it."""
    if shelf.read_meta(FOLD) != fold_identity():
        return False
    return next(differing_rows(shelf, register), register) is register


def differing_rows(shelf: SqliteShelf, register: Register) -> Iterator[int | None]:
    """The entries whose rows are not, byte for byte, what this register's rows are.

    None stands for a row that belongs to no entry.
    """
    versions = subjects = 0
    for version in version_rows(register):
        versions += 1
        if shelf.version(version.index) != version:
            yield version.index
    for subject in subject_rows(register):
        subjects += 1
        if shelf.subject(subject.subject) != subject:
            yield subject.index
    if shelf.count_rows() != (versions, subjects):
        yield None
