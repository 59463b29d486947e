"""Who writes to this register? At most one process, and it says where it can be reached."""

import fcntl
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Self

from safe_passage.adapters.files import open_private
from safe_passage.errors import RegisterLocked, RegisterUnusable

_LONGEST = 4096


class RegisterLock:
    """An operating-system lock on the file `<register>.lock`, held as long as this lives.

    The lock is the truth; what the file says is only for people. It ends with the process, however
    that ends. The file stays: removing it would let two processes hold two files of one name.
    """

    def __init__(self, register: Path) -> None:
        """Raises `RegisterLocked`, with the holder's pid and address, if another holds it."""
        self.path = register.with_name(f"{register.name}.lock")
        try:
            self._file = open_private(self.path, os.O_RDWR | os.O_CREAT)
        except OSError as error:
            raise RegisterUnusable(
                f"the lock beside the register cannot be opened: {error.strerror}",
                remedy="writing needs a folder that you may write to; reading does not",
                file=str(self.path),
            ) from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = self._holder()
            os.close(self._file)
            raise _locked(register, holder) from error
        except OSError as error:
            os.close(self._file)
            raise RegisterUnusable(
                f"this file system keeps no locks: {error.strerror}",
                remedy="keep the register on a local disk",
                file=str(self.path),
            ) from error
        self.announce(None)

    def announce(self, address: str | None) -> None:
        """Say where the register is served, so that a second command can go there."""
        words = json.dumps({"pid": os.getpid(), "address": address}).encode()
        with suppress(OSError):  # a full disk keeps nobody out: the words are only for people
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, words, 0)

    def release(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def _holder(self) -> dict[str, object]:
        with suppress(OSError, ValueError):
            holder = json.loads(os.pread(self._file, _LONGEST, 0))
            if isinstance(holder, dict):
                return holder
        return {}


def _locked(register: Path, holder: dict[str, object]) -> RegisterLocked:
    pid, address = holder.get("pid"), holder.get("address")
    by = f"process {pid}" if isinstance(pid, int) else "another process"
    where = f", which serves it at {address}" if isinstance(address, str) else ""
    return RegisterLocked(
        f"the register is held by {by}{where}",
        remedy=f"use {address}" if where else "wait until it has finished, or end it",
        register=str(register),
        pid=pid if isinstance(pid, int) else None,
        address=address if isinstance(address, str) else None,
    )
