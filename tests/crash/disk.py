"""A disk that keeps only what was synchronized, and one that fails at a chosen moment.

Both stand between SQLite and the real files as a VFS of apsw.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import apsw

SECTOR = 512


@dataclass
class Surface:
    """One file: what is on the disk for certain, and what is only on its way."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Each a position and what is written there, or a new length and None."""

    def synchronize(self) -> None:
        for position, data in self.pending:
            _apply(self.durable, position, data)
        self.pending.clear()

    def after_power_loss(self, dice: random.Random) -> bytes:
        """Of what was on its way some arrived, some did not, some in part, in any order."""
        content = bytearray(self.durable)
        arrived = [one for one in self.pending if dice.random() < 0.5]
        dice.shuffle(arrived)
        for position, data in arrived:
            cut = data
            if data is not None and dice.random() < 0.3:
                cut = data[: dice.randrange(len(data) + 1) // SECTOR * SECTOR]
            _apply(content, position, cut)
        return bytes(content)


def _apply(content: bytearray, position: int, data: bytes | None) -> None:
    if data is None:
        del content[position:]
        content.extend(bytes(max(0, position - len(content))))
        return
    content.extend(bytes(max(0, position - len(content))))
    content[position : position + len(data)] = data


Watch = Callable[[str, Path], None]
"""Called before each operation, with its name and file; it may raise an apsw error."""


class Disk(apsw.VFS):
    """Real files, and beside them what of them would be left if the power went now."""

    def __init__(self, name: str, watch: Watch) -> None:
        self.surfaces: dict[Path, Surface] = {}
        self.watch = watch
        self.name = name
        super().__init__(name, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802  SQLite's
        assert name is not None, "no temporary file: temp_store is memory"
        path = Path(name.filename() if isinstance(name, apsw.URIFilename) else name)
        self.watch("open", path)
        if path not in self.surfaces:
            content = path.read_bytes() if path.exists() else b""
            self.surfaces[path] = Surface(bytearray(content))
        return DiskFile(self, path, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802, FBT001  SQLite's
        self.watch("delete", Path(filename))
        super().xDelete(filename, syncdir)
        self.surfaces.pop(Path(filename), None)

    def after_power_loss(self, dice: random.Random) -> dict[Path, bytes]:
        return {path: one.after_power_loss(dice) for path, one in self.surfaces.items()}


class DiskFile(apsw.VFSFile):
    def __init__(
        self, disk: Disk, path: Path, name: str | apsw.URIFilename, flags: list[int]
    ) -> None:
        self._disk = disk
        self._path = path
        self._surface = disk.surfaces[path]
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802  SQLite's
        self._disk.watch("write", self._path)
        super().xWrite(data, offset)
        self._surface.pending.append((offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802  SQLite's
        self._disk.watch("truncate", self._path)
        super().xTruncate(newsize)
        self._surface.pending.append((newsize, None))

    def xSync(self, flags: int) -> None:  # noqa: N802  SQLite's
        self._disk.watch("sync", self._path)
        super().xSync(flags)
        self._surface.synchronize()
