"""What stands in the log for one entry, for ever: a commitment, not the content (leaf format v1).

The specification, with the reason for every member, is docs/ledger.md. In short: in clear stand
random identifiers, the sequencer's time, an earlier checkpoint and hashes of public documents.
Everything that has a name or could be guessed is a salted commitment in a slot. The slot of a
field follows from its name and the entry's `name_key`, so that an entry can hold one value, and
only one, under each name, while a reader of the log learns neither names nor how many there are.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from safe_passage.errors import InvalidInput, NotProven
from safe_passage.ledger.canonical import LARGEST_INTEGER, Json, encode, parse_json
from safe_passage.ledger.commitment import DIGEST_SIZE, Disclosure
from safe_passage.ledger.encoding import (
    decode_base64,
    decode_base64url,
    encode_base64,
    encode_base64url,
)
from safe_passage.ledger.merkle import EMPTY_ROOT, HASH_SIZE

VERSION = 1
ALGORITHM = "sha-256"
ID_SIZE = 16
NAME_KEY_SIZE = 16
SLOT_SIZE = 8
DECOY_SIZE = SLOT_SIZE + DIGEST_SIZE
BUCKETS = (1024, 2048, 4096, 8192, 16384, 32768, 65535)  # c2sp.org/tlog-tiles: below 2^16
LEAST_ERASABLE = 4
_TYPE = re.compile(r"[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*", re.ASCII)
_LONGEST_TYPE = 64
_HEX = re.compile(r"(?:[0-9a-f]{64})?", re.ASCII)
_AT = re.compile(r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d:\d\dZ", re.ASCII)
_NAME_KEY_LABEL = b"safe-passage/leaf-v1/name-key\n"

Slots = Mapping[bytes, bytes]
"""Slot → digest."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An earlier checkpoint of the same log: the entry is not older than it.

    `note` is the SHA-256, in hex, of the checkpoint's signed note with the cosignatures that it
    had, or "" while nobody has witnessed one. Nobody can foresee a cosignature, so its time bounds
    the entry's from below; a size and a root alone would not.
    """

    size: int = 0
    root: bytes = EMPTY_ROOT
    note: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.size, bool) or not 0 <= self.size <= LARGEST_INTEGER:
            raise InvalidInput("not a tree size", path="size")
        if len(self.root) != HASH_SIZE or (self.size == 0 and self.root != EMPTY_ROOT):
            raise InvalidInput("not the root of a tree of this size", path="root")
        _must_be_hex(self.note, path="note")


@dataclass(frozen=True, slots=True)
class LeafHead:
    """What a leaf says in clear, and the secret `name_key`, which goes beside the salts.

    `id`, `idem` and `name_key` are 16 random bytes each, new for every entry, and derived from
    nothing. `at` is the sequencer's own time, in UTC to the second: `2026-11-22T10:00:00Z`.
    `policy`, `profile` and `zones` are the SHA-256, in hex, of public documents, or "".
    """

    type: str
    schema: int
    id: bytes
    idem: bytes
    name_key: bytes = field(repr=False)
    at: str
    seen: Seen = field(default_factory=Seen)
    policy: str = ""
    profile: str = ""
    zones: str = ""

    def __post_init__(self) -> None:
        _check_clear(self)
        if len(self.name_key) != NAME_KEY_SIZE:
            raise InvalidInput(f"a name key is {NAME_KEY_SIZE} bytes", path="name_key")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf as read from the log: what it says in clear, and its closed slots."""

    type: str
    schema: int
    id: bytes
    idem: bytes
    at: str
    seen: Seen
    policy: str
    profile: str
    zones: str
    names: bytes
    skeleton: Slots
    erasable: Slots

    def __post_init__(self) -> None:
        _check_clear(self)
        if self.skeleton.keys() & self.erasable.keys():
            raise InvalidInput("one slot is in the skeleton and erasable", path="erasable")


@dataclass(frozen=True, slots=True)
class Opened:
    """What the holder of some disclosures can read in a leaf.

    `closed_skeleton` counts fields that were withheld. `closed_erasable` counts slots that are
    withheld, erased or decoys: from outside nobody can tell which.
    """

    skeleton: Mapping[str, Json]
    erasable: Mapping[str, Json]
    closed_skeleton: int
    closed_erasable: int


def make_leaf(
    head: LeafHead,
    skeleton: Sequence[Disclosure],
    erasable: Sequence[Disclosure],
    decoys: Sequence[bytes],
) -> bytes:
    """The bytes of one leaf, as long as one of the `BUCKETS`.

    `decoys` are `decoys_needed(len(erasable))` times 40 random bytes. Keep `head.name_key` and
    the disclosures of the skeleton for ever; those of erasable fields can be destroyed.
    """
    if len(decoys) != decoys_needed(len(erasable)):
        raise InvalidInput(f"{decoys_needed(len(erasable))} decoys are needed", path="decoys")
    names = [disclosure.name for disclosure in (*skeleton, *erasable)]
    if len(set(names)) != len(names):
        raise InvalidInput("two fields of one entry have the same name", path="erasable")
    fillers = {_slot(decoy): _digest(decoy) for decoy in decoys}
    opened = {slot_of(head.name_key, one.name): one.digest for one in erasable}
    leaf = Leaf(
        type=head.type,
        schema=head.schema,
        id=head.id,
        idem=head.idem,
        at=head.at,
        seen=head.seen,
        policy=head.policy,
        profile=head.profile,
        zones=head.zones,
        names=name_key_digest(head.name_key),
        skeleton={slot_of(head.name_key, one.name): one.digest for one in skeleton},
        erasable=opened | fillers,
    )
    if len(leaf.skeleton) != len(skeleton) or len(leaf.erasable) != len(erasable) + len(decoys):
        raise InvalidInput("two slots fell together: draw the random bytes again", path="name_key")
    return format_leaf(leaf)


def decoys_needed(erasable: int) -> int:
    """How many decoys hide the number of erasable fields: it shows as 4, 8, 16, 32 and so on."""
    shown = LEAST_ERASABLE
    while shown < erasable:
        shown *= 2
    return shown - erasable


def format_leaf(leaf: Leaf) -> bytes:
    bare = encode(_members(leaf))
    bucket = next((size for size in BUCKETS if size >= len(bare)), None)
    if bucket is None:
        raise InvalidInput(
            f"a leaf of {len(bare)} bytes is longer than the {BUCKETS[-1]} that an entry may have",
            path="erasable",
            remedy="commit to fewer, larger fields",
        )
    # The first place where these bytes can occur: what stands before it has no such quotes.
    padding = b"0" * (bucket - len(bare))
    return bare.replace(b'"pad":""', b'"pad":"' + padding + b'"', 1)


def parse_leaf(data: bytes) -> Leaf:
    """The exact inverse of `format_leaf`: any other byte sequence is refused."""
    if len(data) not in BUCKETS:
        raise InvalidInput(f"a leaf of {len(data)} bytes: none of the sizes of format v1")
    match parse_json(data):
        case {
            "alg": "sha-256",
            "at": str(at),
            "erasable": dict(erasable),
            "id": str(id),
            "idem": str(idem),
            "names": str(names),
            "pad": str(),
            "policy": str(policy),
            "profile": str(profile),
            "schema": int(schema),
            "seen": {"note": str(note), "root": str(root), "size": int(size)},
            "skeleton": dict(skeleton),
            "type": str(type),
            "v": 1,
            "zones": str(zones),
        }:
            leaf = Leaf(
                type=type,
                schema=schema,
                id=decode_base64url(id, path="id"),
                idem=decode_base64url(idem, path="idem"),
                at=at,
                seen=Seen(size, decode_base64(root, path="seen.root"), note),
                policy=policy,
                profile=profile,
                zones=zones,
                names=decode_base64url(names, path="names"),
                skeleton=_slots(skeleton, path="skeleton"),
                erasable=_slots(erasable, path="erasable"),
            )
        case _:
            raise InvalidInput("not a leaf of format v1")
    # Also refuses another spelling, members that v1 does not have, and any other padding.
    if format_leaf(leaf) != data:
        raise InvalidInput("not the one form of this leaf in format v1")
    return leaf


def slot_of(name_key: bytes, name: str) -> bytes:
    """Where the field `name` of this entry must stand."""
    return hmac.digest(name_key, name.encode(), "sha256")[:SLOT_SIZE]


def name_key_digest(name_key: bytes) -> bytes:
    return hashlib.sha256(_NAME_KEY_LABEL + name_key).digest()


def open_leaf(leaf: Leaf, name_key: bytes, disclosures: Iterable[Disclosure]) -> Opened:
    """What the disclosures say, after checking each against the slot of its name.

    Raises `NotProven` if the leaf does not commit to one of them under that very name.
    """
    if len(name_key) != NAME_KEY_SIZE or name_key_digest(name_key) != leaf.names:
        raise NotProven("the name key is not that of this entry")
    skeleton: dict[str, Json] = {}
    erasable: dict[str, Json] = {}
    for disclosure in disclosures:
        slot = slot_of(name_key, disclosure.name)
        if disclosure.name in skeleton or disclosure.name in erasable:
            raise NotProven("a field is opened twice", field=disclosure.name)
        if leaf.skeleton.get(slot) == disclosure.digest:
            skeleton[disclosure.name] = disclosure.value
        elif leaf.erasable.get(slot) == disclosure.digest:
            erasable[disclosure.name] = disclosure.value
        else:
            raise NotProven("the entry does not hold this value", field=disclosure.name)
    return Opened(
        MappingProxyType(skeleton),
        MappingProxyType(erasable),
        len(leaf.skeleton) - len(skeleton),
        len(leaf.erasable) - len(erasable),
    )


def _members(leaf: Leaf) -> dict[str, Json]:
    return {
        "v": VERSION,
        "alg": ALGORITHM,
        "type": leaf.type,
        "schema": leaf.schema,
        "id": encode_base64url(leaf.id),
        "idem": encode_base64url(leaf.idem),
        "at": leaf.at,
        "seen": {
            "size": leaf.seen.size,
            "root": encode_base64(leaf.seen.root),
            "note": leaf.seen.note,
        },
        "policy": leaf.policy,
        "profile": leaf.profile,
        "zones": leaf.zones,
        "names": encode_base64url(leaf.names),
        "skeleton": _slot_members(leaf.skeleton),
        "erasable": _slot_members(leaf.erasable),
        "pad": "",
    }


def _slot_members(slots: Slots) -> dict[str, Json]:
    return {encode_base64url(slot): encode_base64url(digest) for slot, digest in slots.items()}


def _slots(members: Mapping[str, Json], *, path: str) -> Slots:
    slots: dict[bytes, bytes] = {}
    for name, text in members.items():
        slot = decode_base64url(name, path=f"{path}.{name}")
        if not isinstance(text, str) or len(slot) != SLOT_SIZE:
            raise InvalidInput("not a slot and a digest", path=f"{path}.{name}")
        digest = decode_base64url(text, path=f"{path}.{name}")
        if len(digest) != DIGEST_SIZE:
            raise InvalidInput("not a SHA-256 digest", path=f"{path}.{name}")
        slots[slot] = digest
    return MappingProxyType(slots)


def _slot(decoy: bytes) -> bytes:
    if len(decoy) != DECOY_SIZE:
        raise InvalidInput(f"a decoy is {DECOY_SIZE} random bytes", path="decoys")
    return decoy[:SLOT_SIZE]


def _digest(decoy: bytes) -> bytes:
    return decoy[SLOT_SIZE:]


def _check_clear(leaf: LeafHead | Leaf) -> None:
    if len(leaf.type) > _LONGEST_TYPE or not _TYPE.fullmatch(leaf.type):
        raise InvalidInput("an entry's type is a lower-case token", path="type")
    if isinstance(leaf.schema, bool) or not 0 < leaf.schema <= LARGEST_INTEGER:
        raise InvalidInput("a schema is a number from 1 up", path="schema")
    for name, value in (("id", leaf.id), ("idem", leaf.idem)):
        if len(value) != ID_SIZE:
            raise InvalidInput(f"{ID_SIZE} random bytes are needed", path=name)
    for name, text in (("policy", leaf.policy), ("profile", leaf.profile), ("zones", leaf.zones)):
        _must_be_hex(text, path=name)
    if not _is_time(leaf.at):
        raise InvalidInput("a recorded time is YYYY-MM-DDTHH:MM:SSZ", path="at")


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return _AT.fullmatch(text) is not None


def _must_be_hex(text: str, *, path: str) -> None:
    if not _HEX.fullmatch(text):
        raise InvalidInput("a SHA-256 in lower-case hex, or nothing", path=path)
