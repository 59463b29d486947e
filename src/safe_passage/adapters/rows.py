"""What the store keeps of the register, in bytes that depend on nothing but the register.

One row for each version, from which a register is read back without opening a single commitment,
and one for each subject. Both are made again from the ledger alone by `rebuild`, byte for byte.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from whenever import Instant

from safe_passage.adapters.sealing import EntryMembers, entry_members
from safe_passage.codec.entries import decode, encode
from safe_passage.codec.kinds import KINDS
from safe_passage.codec.tree import canonical, decode_as, encode_as
from safe_passage.model.entry import Entry, Reason, SubjectId
from safe_passage.register.fold import FOLD_VERSION, Register


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One entry, decoded: what it says and what is left of its fact."""

    index: int
    content: bytes


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """Where one subject stands; `is_standing` is false after its retraction."""

    subject: SubjectId
    type: str
    version: int
    index: int
    is_standing: bool


def fold_identity() -> str:
    """Changes with whatever changes the rows: the fold, or the schema of any type."""
    kinds = canonical(sorted([kind.type, kind.schema] for kind in KINDS))
    return f"{FOLD_VERSION}-{hashlib.sha256(kinds).hexdigest()[:16]}"


def version_rows(register: Register) -> Iterator[VersionRow]:
    return map(version_row, register.entries)


def subject_rows(register: Register) -> Iterator[SubjectRow]:
    """In order of the subjects' names."""
    return (subject_row(register, subject) for subject in sorted(register.subjects()))


def subject_row(register: Register, subject: SubjectId) -> SubjectRow:
    latest = register.latest(subject)
    assert latest is not None
    return SubjectRow(
        subject, latest.type, latest.version, latest.index, latest.reason is not Reason.RETRACTED
    )


def version_row(entry: Entry) -> VersionRow:
    members: dict[str, Any] = {
        "recorded_at": entry.recorded_at.format_iso(),
        "leaf_hash": entry.leaf_hash.hex(),
        "type": entry.type,
        "schema": entry.schema,
        "entry": encode_as(EntryMembers, entry_members(entry)),
        "fact": None,
    }
    if entry.fact is not None:
        encoded = encode(entry.fact)
        members["fact"] = {
            "schema": encoded.schema,
            "skeleton": dict(encoded.skeleton),
            "erasable": dict(encoded.erasable),
        }
    return VersionRow(entry.index, msgspec.json.encode(members, order="sorted"))


def read_version(row: VersionRow) -> Entry:
    """The exact inverse of `version_row`."""
    members = msgspec.json.decode(row.content)
    own = decode_as(EntryMembers, members["entry"])
    fact = members["fact"]
    if fact is not None:
        fact = decode(members["type"], fact["schema"], fact["skeleton"], fact["erasable"])
    return Entry(
        index=row.index,
        recorded_at=Instant.parse_iso(members["recorded_at"]),
        leaf_hash=bytes.fromhex(members["leaf_hash"]),
        type=members["type"],
        schema=members["schema"],
        subject=own.subject,
        version=own.version,
        previous=own.previous,
        reason=own.reason,
        fact=fact,
        principal=own.principal,
        correction=own.correction,
        based_on=own.based_on,
        recipients=own.recipients,
    )


def read_versions(rows: Iterable[VersionRow]) -> Iterator[Entry]:
    return map(read_version, rows)
