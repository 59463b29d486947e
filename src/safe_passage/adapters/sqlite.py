"""One register in one SQLite file: one writer, entries and register in one commit, then signed.

Order, never another: durable, sequenced, folded, signed, released. Whatever fails on the way leaves
what was acknowledged, and stops the store from appending until it is opened again.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Protocol

import apsw
from whenever import Instant

from safe_passage.adapters.keys import LogKey
from safe_passage.adapters.lock import RegisterLock
from safe_passage.adapters.rows import (
    subject_row,
    version_row,
)
from safe_passage.adapters.sequencer import Sequencer
from safe_passage.adapters.signing import next_state
from safe_passage.adapters.sqlite_file import empty_log, fault_of, open_file, reported, scrub
from safe_passage.adapters.sqlite_register import read_ledger, read_register, write_register
from safe_passage.adapters.sqlite_shelf import SqliteShelf
from safe_passage.errors import (
    InvalidInput,
    NotFound,
    RegisterUnusable,
    SafePassageError,
    StorageFailed,
    Unavailable,
)
from safe_passage.ledger.commitment import Disclosure
from safe_passage.ledger.keys import VerifierKey, parse_verifier_key
from safe_passage.ledger.merkle import root_hash
from safe_passage.ledger.note import format_note
from safe_passage.ledger.pack import Pack
from safe_passage.ledger.signer import SignerRefused
from safe_passage.model.entry import Entry
from safe_passage.model.genesis import Genesis
from safe_passage.register.fold import Register
from safe_passage.service.ports import Clock, Secrets, SignedCheckpoint

VERIFIER = "verifier"
SCRUB = "scrub"


class KeyOpener(Protocol):
    """Opens the key of one log, once its origin is known."""

    def __call__(self, *, origin: str) -> LogKey:
        """Raises `RegisterUnusable` or `Unavailable` if there is none that can be used."""


class SqliteStore:
    """A `Store` over one file, from `open_store` or `create_store` (adapters/opening.py).

    Threads may share it: one of them writes at a time, and what `register()` gave stays as it was.
    """

    def __init__(
        self,
        path: Path,
        *,
        clock: Clock,
        secrets: Secrets,
        lock: RegisterLock | None = None,
        open_key: KeyOpener | None = None,
        vfs: str | None = None,
    ) -> None:
        """With a lock and `open_key`, which is handed the origin, it can append; else only read."""
        self.path = path
        self._clock = clock
        self._secrets = secrets
        self._lock = lock
        self._open_key = open_key
        self._key: LogKey | None = None
        self._is_scrub_pending = False
        self._mutex = threading.RLock()
        self._register: Register
        self._work: Sequencer | None = None
        self._refusal: SafePassageError | None = None
        if lock is None or open_key is None:
            self._refusal = RegisterUnusable(
                "the register was opened for reading only", file=str(path)
            )
        self._connection = open_file(path, read_only=lock is None, vfs=vfs)
        self._shelf = SqliteShelf(self._connection)
        try:
            # A reader sees one state of the file, whoever is writing. A writer has nobody to fear.
            with reported(path), self._connection if lock is None else nullcontext():
                self._start()
        except BaseException:
            self._connection.close()
            raise

    # Reading.

    @property
    def genesis(self) -> Genesis:
        return self._genesis

    @property
    def verifier(self) -> VerifierKey:
        return self._verifier

    @property
    def refusal(self) -> SafePassageError | None:
        """Why nothing can be appended, where that is so."""
        return self._refusal

    def register(self) -> Register:
        return self._register

    def register_as_recorded(self, at: Instant) -> Register:
        return self._register.as_recorded(at)

    def entries(self, start: int = 0, end: int | None = None) -> Iterator[Entry]:
        return iter(self._register.entries[start:end])

    def leaf(self, index: int) -> bytes:
        with self._reading():
            return self._shelf.leaf(index)

    def name_key(self, index: int) -> bytes:
        with self._reading():
            return self._shelf.take(index).name_key

    def disclosures(self, index: int) -> Sequence[Disclosure]:
        with self._reading():
            sealed = self._shelf.take(index)
        return sorted((*sealed.skeleton, *sealed.erasable), key=lambda one: one.name)

    def node(self, level: int, index: int) -> bytes:
        with self._reading():
            return self._shelf.node(level, index)

    def checkpoint(self) -> SignedCheckpoint:
        with self._reading():
            signed = self._shelf.last_checkpoint()
        if signed is None:
            raise NotFound("no checkpoint was ever signed", file=str(self.path))
        return signed

    def size(self) -> int:
        return self._register.size

    def seal(self, pack: Pack) -> bytes:
        if self._key is None:
            raise Unavailable(
                "only the process that holds the register's key can seal a proof pack",
                remedy="ask the server that holds it, or stop it first",
                file=str(self.path),
            )
        return self._key.seal(pack)

    # Writing.

    def announce(self, address: str | None) -> None:
        """Say in the lock where this register is served."""
        if self._lock is not None:
            self._lock.announce(address)

    @contextmanager
    def transaction(self) -> Iterator[Sequencer]:
        with self._mutex:
            if self._refusal is not None:
                raise self._refusal
            if self._work is not None:
                raise InvalidInput("a transaction is under way in this thread already")
            try:
                yield from self._transaction()
            finally:
                self._work = None

    def close(self) -> None:
        """Let go of the file and of the lock."""
        with self._mutex:
            self._connection.close()
            if self._lock is not None:
                self._lock.release()

    def _transaction(self) -> Iterator[Sequencer]:
        with self._stopping_on_failure():
            self._connection.execute("BEGIN IMMEDIATE")
        work = self._work = Sequencer(
            self._register,
            self._shelf,
            seen=self._shelf.last_checkpoint(),
            clock=self._clock,
            secrets=self._secrets,
        )
        try:
            yield work
            work.close()
            with self._stopping_on_failure():
                self._write_register(work)
                self._connection.execute("COMMIT")
        except apsw.Error as error:
            self._roll_back()
            raise self._stopped(error) from error
        except BaseException:
            self._roll_back()
            raise
        self._register = work.register
        self._is_scrub_pending |= bool(work.erased)
        with self._stopping_on_failure():
            self._sign()
            if self._is_scrub_pending:
                self._scrub()

    def _write_register(self, work: Sequencer) -> None:
        register = work.register
        new = [register.entry(index) for index in work.appended]
        erased = [register.entry(index) for index in sorted(work.erased.difference(work.appended))]
        subjects = dict.fromkeys(entry.subject for entry in new)
        self._shelf.put_rows(
            map(version_row, (*erased, *new)),
            (subject_row(register, subject) for subject in subjects),
        )
        if work.erased:
            self._shelf.write_meta(SCRUB, "pending")

    def _roll_back(self) -> None:
        # SQLite has rolled back by itself after some errors.
        if self._connection.in_transaction:
            try:
                self._connection.execute("ROLLBACK")
            except apsw.Error as error:
                self._stopped(error)

    @contextmanager
    def _stopping_on_failure(self) -> Iterator[None]:
        try:
            yield
        except apsw.Error as error:
            raise self._stopped(error) from error
        except (StorageFailed, SignerRefused) as fault:
            self._refusal = fault
            raise

    def _stopped(self, error: apsw.Error) -> SafePassageError:
        """The fault; a disk that has failed once is not trusted again until the next opening."""
        fault = fault_of(error, self.path)
        # A full disk leaves the file as it was: there can be room again.
        if isinstance(fault, StorageFailed) and not isinstance(error, apsw.FullError):
            self._refusal = fault
        if isinstance(fault, RegisterUnusable):
            self._refusal = fault
        return fault

    def _scrub(self) -> None:
        """Where a reader is in the way, `RegisterLocked`; the next transaction tries again."""
        scrub(self._connection)
        with self._connection:
            self._connection.execute("DELETE FROM meta WHERE name = ?", (SCRUB,))
        self._is_scrub_pending = False

    def _sign(self) -> None:
        """Sign the tree as it is committed, and keep the checkpoint before anybody sees it."""
        assert self._key is not None
        state = next_state(self._key.state, self._register.size, self._shelf.node)
        last = self._shelf.last_checkpoint()
        if last is not None and last.checkpoint == state.last == self._key.state.last:
            return
        signed = SignedCheckpoint(state.last, format_note(self._key.sign(state)))
        if last is None or last.checkpoint != state.last:
            with self._connection:
                self._shelf.put_checkpoint(signed)

    # Opening.

    def _start(self) -> None:
        verifier = self._shelf.read_meta(VERIFIER)
        if verifier is None or self._shelf.size() == 0:
            raise RegisterUnusable(
                "the making of this register was interrupted",
                remedy="remove the file and make it again",
                file=str(self.path),
            )
        self._verifier = parse_verifier_key(verifier)
        kept = read_register(self._shelf, self.path)
        if kept is None:
            kept = read_ledger(self._shelf, self.path)
            if self._lock is not None:
                with self._connection:
                    write_register(self._shelf, kept)
        self._register = kept
        genesis = self._register.entry(0).fact
        if not isinstance(genesis, Genesis):
            raise RegisterUnusable("entry 0 does not say what log this is", file=str(self.path))
        self._genesis = genesis
        if self._open_key is not None and self._refusal is None:
            self._key = self._open_key(origin=genesis.origin)
            self._resume()

    def _resume(self) -> None:
        """Finish what was committed: sign it, scrub it. Refuse to go on from an older copy."""
        assert self._key is not None
        if self._key.verifier != self._verifier or self._verifier.name != self._genesis.origin:
            raise RegisterUnusable(
                "the key is not the one that this register was made with",
                remedy="name the folder with the key of this register",
                file=str(self.path),
            )
        last = self._shelf.last_checkpoint()
        if last is not None:
            _check_signed(last, self._shelf, self.path)
        try:
            self._sign()
        except SignerRefused as refused:
            self._refusal = refused  # reading is still possible
            return
        empty_log(self._connection)
        if self._shelf.read_meta(SCRUB) is not None:
            self._scrub()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._mutex, reported(self.path):
            yield


def _check_signed(last: SignedCheckpoint, shelf: SqliteShelf, path: Path) -> None:
    size = last.checkpoint.size
    if size > shelf.size() or root_hash(size, shelf.node) != last.checkpoint.root:
        raise RegisterUnusable(
            f"the entries are not those of the checkpoint that was signed for {size} of them",
            remedy="run ledger verify to see which; restore the newest backup",
            file=str(path),
        )
