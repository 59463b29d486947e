"""Make a register, open one, fold one again, throw a demonstration away."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from safe_passage.adapters.clock import SystemClock
from safe_passage.adapters.files import make_private_directory, sync_directory, sync_file
from safe_passage.adapters.keys import LogKey, discard_key
from safe_passage.adapters.lock import RegisterLock
from safe_passage.adapters.secrets import SystemSecrets
from safe_passage.adapters.sequencer import Sequencer
from safe_passage.adapters.sqlite import VERIFIER, SqliteStore
from safe_passage.adapters.sqlite_file import (
    create_file,
    discard_file,
    look_at_header,
    open_file,
    reported,
)
from safe_passage.adapters.sqlite_register import (
    is_kept,
    read_ledger,
    write_register,
)
from safe_passage.adapters.sqlite_shelf import SqliteShelf
from safe_passage.codec.kinds import subject_of
from safe_passage.errors import InvalidInput, RegisterUnusable
from safe_passage.ledger.keys import VerifierKey, format_verifier_key
from safe_passage.model.entry import Submission
from safe_passage.model.genesis import Genesis
from safe_passage.model.identity import Principal, PrincipalId
from safe_passage.register.fold import Register
from safe_passage.service.ports import Clock, Secrets

FOUNDER = Principal(PrincipalId("founder"))
"""Who appends entry 0, where nobody else is named."""


def create_store(
    path: Path,
    *,
    genesis: Genesis,
    key_dir: Path,
    passphrase: str | None = None,
    principal: Principal = FOUNDER,
    clock: Clock | None = None,
    secrets: Secrets | None = None,
) -> SqliteStore:
    """A new register with its own new key, open for appending.

    `key_dir` lies apart from the register's folder, so that no copy of the one holds the other.
    Refuses where there is a file already.
    """
    clock, secrets = clock or SystemClock(), secrets or SystemSecrets()
    path, key_dir = path.absolute(), key_dir.absolute()
    if key_dir.is_relative_to(path.parent):
        raise InvalidInput(
            "the key would lie in the register's own folder",
            path="key_dir",
            remedy="name a folder apart, so that a copy of the register does not hold its key",
        )
    try:
        make_private_directory(path.parent)
    except OSError as error:
        raise RegisterUnusable(
            f"the register's folder cannot be made: {error.strerror}", file=str(path.parent)
        ) from error
    with RegisterLock(path) as lock:
        if path.exists():
            raise RegisterUnusable(
                "there is a file already", remedy="name another, or open it", file=str(path)
            )
        key = LogKey.create(key_dir, origin=genesis.origin, secrets=secrets, passphrase=passphrase)
        first = Submission(
            subject=subject_of(genesis),
            fact=genesis,
            principal=principal,
            idempotency_key=secrets.idempotency_key(),
        )
        _write_new(path, first, key.verifier, clock, secrets)
        lock.release()
    return open_store(path, key_dir=key_dir, passphrase=passphrase, clock=clock, secrets=secrets)


def open_store(
    path: Path,
    *,
    key_dir: Path,
    passphrase: str | None = None,
    clock: Clock | None = None,
    secrets: Secrets | None = None,
    must_be_demonstration: bool = False,
    vfs: str | None = None,
) -> SqliteStore:
    """Open a register for appending, as its only writer.

    Raises `RegisterLocked` if another process holds it, `RegisterUnusable` if it is not a register
    or in no state to be used. Where the key remembers more than the register holds, it opens, but
    a transaction raises `SignerRefused`: it was restored from an older copy.
    """
    path = path.absolute()
    look_at_header(path)  # before the lock, so that a wrong name makes no file beside it
    lock = RegisterLock(path)
    try:
        store = SqliteStore(
            path,
            clock=clock or SystemClock(),
            secrets=secrets or SystemSecrets(),
            lock=lock,
            open_key=partial(LogKey.open, key_dir, passphrase=passphrase),
            vfs=vfs,
        )
    except BaseException:
        lock.release()
        raise
    if must_be_demonstration and not store.genesis.is_demonstration:
        store.close()
        raise _no_demonstration(path)
    return store


def read_store(path: Path) -> SqliteStore:
    """Open a register to read it, beside whoever holds it. It needs no key."""
    return SqliteStore(path.absolute(), clock=SystemClock(), secrets=SystemSecrets())


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """`was_identical`: whether what was kept before is, byte for byte, what the ledger says."""

    entries: int
    was_identical: bool


def rebuild(path: Path) -> Rebuilt:
    """Fold the register again from the ledger's tables alone, and keep that where it differs."""
    path = path.absolute()
    look_at_header(path)
    with RegisterLock(path):
        connection = open_file(path)
        try:
            shelf = SqliteShelf(connection)
            register = read_ledger(shelf, path)
            with reported(path):
                was_identical = is_kept(shelf, register)
                if not was_identical:
                    with connection:
                        write_register(shelf, register)
        finally:
            connection.close()
    return Rebuilt(register.size, was_identical)


def discard_demonstration(path: Path, *, key_dir: Path) -> None:
    """Remove a demonstration's register and key; refuses to touch anything else."""
    path = path.absolute()
    store = read_store(path)
    store.close()
    if not store.genesis.is_demonstration:
        raise _no_demonstration(path)
    with RegisterLock(path):
        if key_dir.exists():  # else it was lost before, and the register is still to go
            discard_key(key_dir, origin=store.genesis.origin)
        discard_file(path)
        sync_directory(path.parent)


def _write_new(
    path: Path,
    submission: Submission,
    verifier: VerifierKey,
    clock: Clock,
    secrets: Secrets,
) -> None:
    """Under another name first: a file of the right name is whole, or is not there."""
    temporary = path.with_name(f"{path.name}.new")
    discard_file(temporary)
    try:
        connection = create_file(temporary)
        try:
            with reported(path), connection:
                shelf = SqliteShelf(connection)
                shelf.write_meta(VERIFIER, format_verifier_key(verifier))
                work = Sequencer(Register(), shelf, seen=None, clock=clock, secrets=secrets)
                work.append(submission)
                write_register(shelf, work.register)
        finally:
            connection.close()
        sync_file(temporary)
        temporary.rename(path)
        sync_directory(path.parent)
    except BaseException:
        discard_file(temporary)
        raise


def _no_demonstration(path: Path) -> RegisterUnusable:
    return RegisterUnusable(
        "this register is not marked as a demonstration, and a demonstration touches no other",
        remedy="name another file for the demonstration",
        file=str(path),
    )
