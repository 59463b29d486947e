"""Files that only their owner can read, written so that they survive a crash."""

import os
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_DIRECTORY = 0o700
OTHERS = 0o077


def open_private(path: Path, flags: int) -> int:
    """A file descriptor; a file that this makes is 0600 from the very start."""
    return os.open(path, flags | os.O_CLOEXEC, PRIVATE_FILE)


def make_private_directory(path: Path) -> None:
    """Make a folder and those above it; whatever is there already keeps its permissions."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=PRIVATE_DIRECTORY, exist_ok=True)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all; on return it is on the disk."""
    temporary = path.with_name(f"{path.name}.new")
    file = open_private(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        _write_all(file, data)
        os.fsync(file)
    finally:
        os.close(file)
    temporary.replace(path)
    sync_directory(path.parent)


def sync_directory(path: Path) -> None:
    """What was renamed in a folder is safe only when the folder is on the disk too."""
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def sync_file(path: Path) -> None:
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _write_all(file: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]
