"""The ledger's tables, read and written row by row."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import apsw

from safe_passage.adapters.rows import SubjectRow, VersionRow
from safe_passage.adapters.sealing import Sealed
from safe_passage.adapters.sqlite_file import SCHEMA
from safe_passage.errors import NotFound
from safe_passage.ledger.canonical import decode, encode
from safe_passage.ledger.checkpoint import parse_checkpoint
from safe_passage.ledger.commitment import Disclosure
from safe_passage.ledger.merkle import Node
from safe_passage.ledger.note import parse_note
from safe_passage.model.entry import SubjectId
from safe_passage.service.ports import SignedCheckpoint


class SqliteShelf:
    """A `Shelf` over one connection. It commits nothing: the store does."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    # The ledger.

    def size(self) -> int:
        (size,) = self._one("SELECT ifnull(max(idx), -1) + 1 FROM entry") or (0,)
        return int(size)

    def put(self, index: int, sealed: Sealed, nodes: Sequence[Node]) -> None:
        self._connection.execute(
            "INSERT INTO entry VALUES (?, ?, ?, ?)",
            (index, sealed.idem, sealed.leaf, sealed.leaf_hash),
        )
        self._connection.execute("INSERT INTO opening VALUES (?, ?)", (index, sealed.name_key))
        self._connection.executemany(
            "INSERT INTO disclosure VALUES (?, ?, ?, ?, ?)",
            [
                (index, one.name, is_erasable, one.salt, encode(one.value))
                for is_erasable, half in ((0, sealed.skeleton), (1, sealed.erasable))
                for one in half
            ],
        )
        self._connection.executemany(
            "INSERT INTO node VALUES (?, ?, ?)",
            [(node.level, node.index, node.hash) for node in nodes if node.level > 0],
        )

    def strike(self, index: int, names: Sequence[str]) -> None:
        self._connection.executemany(
            "UPDATE disclosure SET salt = NULL, value = NULL WHERE idx = ? AND name = ?",
            [(index, name) for name in names],
        )

    def take(self, index: int) -> Sealed:
        found = self._one(
            "SELECT leaf, idem, name_key FROM entry JOIN opening USING (idx) WHERE idx = ?", index
        )
        if found is None:
            raise NotFound(f"there is no entry {index}", index=index)
        leaf, idem, name_key = found
        halves: tuple[list[Disclosure], list[Disclosure]] = ([], [])
        for name, is_erasable, salt, value in self._connection.execute(
            "SELECT name, is_erasable, salt, value FROM disclosure WHERE idx = ? ORDER BY name",
            (index,),
        ):
            if salt is not None:
                halves[bool(is_erasable)].append(Disclosure(bytes(salt), name, decode(value)))
        return Sealed(leaf, idem, name_key, tuple(halves[0]), tuple(halves[1]))

    def struck(self, index: int) -> Sequence[str]:
        return [
            str(name)
            for (name,) in self._connection.execute(
                "SELECT name FROM disclosure WHERE idx = ? AND salt IS NULL", (index,)
            )
        ]

    def leaf(self, index: int) -> bytes:
        found = self._one("SELECT leaf FROM entry WHERE idx = ?", index)
        if found is None:
            raise NotFound(f"there is no entry {index}", index=index)
        return bytes(found[0])

    def find_index(self, idem: bytes) -> int | None:
        found = self._one("SELECT idx FROM entry WHERE idem = ?", idem)
        return None if found is None else int(found[0])

    def node(self, level: int, index: int) -> bytes:
        found = (
            self._one("SELECT hash FROM node WHERE level = ? AND idx = ?", level, index)
            if level
            else self._one("SELECT leaf_hash FROM entry WHERE idx = ?", index)
        )
        if found is None:
            raise NotFound(f"there is no subtree {index} of level {level}")
        return bytes(found[0])

    def put_checkpoint(self, signed: SignedCheckpoint) -> None:
        self._connection.execute(
            "INSERT INTO checkpoint VALUES (?, ?, ?)",
            (signed.checkpoint.size, signed.checkpoint.root, signed.note),
        )

    def last_checkpoint(self) -> SignedCheckpoint | None:
        found = self._one("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
        return None if found is None else read_checkpoint(found[0])

    def checkpoints(self) -> Iterator[tuple[int, bytes, bytes]]:
        """Size, root and note of each, smallest first."""
        yield from self._connection.execute("SELECT size, root, note FROM checkpoint ORDER BY size")

    def strays(self) -> Iterator[str]:
        """Rows that belong to no entry, and tables and guards that are not as they were made."""
        made = {
            str(sql)
            for (sql,) in self._connection.execute(
                "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
            )
        }
        if made != set(SCHEMA):
            yield "a table or a guard is not as it was made"
        for table in ("opening", "disclosure"):
            found = self._one(
                f"SELECT count(*) FROM {table} WHERE idx NOT IN (SELECT idx FROM entry)"  # noqa: S608
            )
            if found is not None and found[0]:
                yield f"{found[0]} rows of {table} belong to no entry"
        found = self._one(
            "SELECT count(*) FROM node WHERE (idx + 1) * (1 << level) > ?", self.size()
        )
        if found is not None and found[0]:
            yield f"{found[0]} subtrees are not full"

    # The register.

    def put_rows(self, versions: Iterable[VersionRow], subjects: Iterable[SubjectRow]) -> None:
        self._connection.executemany(
            "INSERT OR REPLACE INTO register_version VALUES (?, ?)",
            ((row.index, row.content) for row in versions),
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO register_subject VALUES (?, ?, ?, ?, ?)",
            (
                (row.subject, row.type, row.version, row.index, int(row.is_standing))
                for row in subjects
            ),
        )

    def clear_rows(self) -> None:
        self._connection.execute("DELETE FROM register_version")
        self._connection.execute("DELETE FROM register_subject")

    def versions(self) -> Iterator[VersionRow]:
        for index, content in self._connection.execute(
            "SELECT idx, content FROM register_version ORDER BY idx"
        ):
            yield VersionRow(int(index), bytes(content))

    def version(self, index: int) -> VersionRow | None:
        found = self._one("SELECT content FROM register_version WHERE idx = ?", index)
        return None if found is None else VersionRow(index, bytes(found[0]))

    def subject(self, subject: SubjectId) -> SubjectRow | None:
        found = self._one(
            "SELECT type, version, idx, is_standing FROM register_subject WHERE subject = ?",
            subject,
        )
        if found is None:
            return None
        type_, version, index, is_standing = found
        return SubjectRow(subject, type_, version, index, bool(is_standing))

    def count_rows(self) -> tuple[int, int]:
        """Of versions and of subjects."""
        found = self._one(
            "SELECT (SELECT count(*) FROM register_version), "
            "(SELECT count(*) FROM register_subject)"
        )
        return (0, 0) if found is None else (int(found[0]), int(found[1]))

    # What the file says about itself.

    def read_meta(self, name: str) -> str | None:
        found = self._one("SELECT value FROM meta WHERE name = ?", name)
        return None if found is None else str(found[0])

    def write_meta(self, name: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def _one(self, sql: str, *bindings: str | int | bytes) -> tuple[Any, ...] | None:
        return self._connection.execute(sql, bindings).fetchone()


def read_checkpoint(note: bytes) -> SignedCheckpoint:
    return SignedCheckpoint(parse_checkpoint(parse_note(note).text), note)
