"""How does a submission become the committed bytes of an entry, and an entry come back from them?

Every member of an entry is one salted field of its leaf: those of the entry itself under their own
names, those of its fact under `fact.<name>`. Only the latter can be erasable.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from whenever import Instant

from safe_passage.codec.entries import Encoded, decode, encode
from safe_passage.codec.kinds import by_type
from safe_passage.codec.tree import canonical, decode_as, encode_as
from safe_passage.errors import InvalidInput, NotProven
from safe_passage.ledger.canonical import Json
from safe_passage.ledger.commitment import Disclosure
from safe_passage.ledger.leaf import (
    DECOY_SIZE,
    ID_SIZE,
    NAME_KEY_SIZE,
    Leaf,
    LeafHead,
    Seen,
    decoys_needed,
    make_leaf,
    open_leaf,
    parse_leaf,
)
from safe_passage.ledger.merkle import leaf_hash
from safe_passage.model.entry import Correction, Entry, Reason, SubjectId, Submission
from safe_passage.model.identity import Principal
from safe_passage.register.fold import Register
from safe_passage.service.ports import Secrets

FACT = "fact."
PROFILE, POLICY, ZONES = "profile", "policy", "zone-data"
"""The types of entry whose latest version stands, by its hash, in the head of every later leaf."""


@dataclass(frozen=True, slots=True)
class EntryMembers:
    """What an entry says beside its fact; each is one field of the skeleton."""

    subject: SubjectId
    version: int
    previous: int | None
    reason: Reason
    principal: Principal
    correction: Correction | None
    based_on: Mapping[SubjectId, int]
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sealed:
    """One entry as it is stored: the leaf, and beside it all that opens it."""

    leaf: bytes
    idem: bytes
    name_key: bytes
    skeleton: tuple[Disclosure, ...]
    erasable: tuple[Disclosure, ...]

    @property
    def leaf_hash(self) -> bytes:
        return leaf_hash(self.leaf)


def encode_submission(submission: Submission, register: Register) -> Encoded:
    """The fact as it will be recorded. A retraction may come without a fact."""
    if submission.fact is None and submission.reason is Reason.RETRACTED:
        latest = register.latest(submission.subject)
        if latest is None:
            raise InvalidInput("nothing of this subject stands", path="reason")
        schema = by_type()[latest.type].schema
        return Encoded(latest.type, schema, submission.subject, {}, {})
    encoded = encode(submission.fact)
    if encoded.subject != submission.subject:
        raise InvalidInput(
            f"the fact is about {encoded.subject} and not {submission.subject}", path="subject"
        )
    return encoded


def seal(
    submission: Submission,
    encoded: Encoded,
    register: Register,
    *,
    seen: Seen,
    at: Instant,
    secrets: Secrets,
) -> tuple[Entry, Sealed]:
    """The next entry of the register and its committed form; `at` is a whole second."""
    latest = register.latest(submission.subject)
    members = EntryMembers(
        subject=submission.subject,
        version=1 if latest is None else latest.version + 1,
        previous=None if latest is None else latest.index,
        reason=submission.reason,
        principal=submission.principal,
        correction=submission.correction,
        based_on=MappingProxyType(dict(submission.based_on)),
        recipients=submission.recipients,
    )
    own = cast("Mapping[str, Json]", encode_as(EntryMembers, members))
    fact = {FACT + name: value for name, value in encoded.skeleton.items()}
    skeleton = _disclosures({**own, **fact}, secrets)
    erasable = _disclosures(
        {FACT + name: value for name, value in encoded.erasable.items()}, secrets
    )
    head = LeafHead(
        type=encoded.type,
        schema=encoded.schema,
        id=secrets.random(ID_SIZE),
        idem=submission.idempotency_key,
        name_key=secrets.random(NAME_KEY_SIZE),
        at=at.format_iso(),
        seen=seen,
        policy=_in_force(register, POLICY),
        profile=_in_force(register, PROFILE),
        zones=_in_force(register, ZONES),
    )
    decoys = [secrets.random(DECOY_SIZE) for _ in range(decoys_needed(len(erasable)))]
    sealed = Sealed(
        make_leaf(head, skeleton, erasable, decoys), head.idem, head.name_key, skeleton, erasable
    )
    return entry_of(register.size, sealed.leaf_hash, head, members, submission.fact), sealed


def open_sealed(index: int, sealed: Sealed) -> Entry:
    """The entry that these bytes are, with ERASED where a field was destroyed.

    Raises `NotProven` or `InvalidInput` unless every field is the one that the leaf commits to.
    """
    leaf = parse_leaf(sealed.leaf)
    opened = open_leaf(leaf, sealed.name_key, (*sealed.skeleton, *sealed.erasable))
    if set(opened.erasable) != {one.name for one in sealed.erasable}:
        raise InvalidInput("a field of the skeleton is kept as if it could be erased")
    if opened.closed_skeleton:
        raise NotProven(f"{opened.closed_skeleton} fields of the skeleton are missing")
    if leaf.idem != sealed.idem:
        raise InvalidInput("the idempotency key is not that of the leaf", path="idem")
    own = {name: value for name, value in opened.skeleton.items() if not name.startswith(FACT)}
    members = decode_as(EntryMembers, own)
    skeleton, erasable = _fact_members(opened.skeleton), _fact_members(opened.erasable)
    if members.reason is Reason.RETRACTED and not skeleton and not erasable:
        fact = None
    else:
        fact = decode(leaf.type, leaf.schema, skeleton, erasable)
    return entry_of(index, sealed.leaf_hash, leaf, members, fact)


def is_same(submission: Submission, encoded: Encoded, entry: Entry) -> bool:
    """Whether an entry on record is this very submission, as far as it was not erased."""
    if (
        submission.subject,
        submission.reason,
        submission.principal,
        submission.correction,
        dict(submission.based_on),
        submission.recipients,
    ) != (
        entry.subject,
        entry.reason,
        entry.principal,
        entry.correction,
        dict(entry.based_on),
        entry.recipients,
    ):
        return False
    if submission.fact is None or entry.fact is None:
        return submission.fact is entry.fact
    if entry.type != encoded.type:
        return False
    kept = encode(entry.fact)
    return dict(kept.skeleton) == dict(encoded.skeleton) and all(
        name in encoded.erasable and encoded.erasable[name] == value
        for name, value in kept.erasable.items()
    )


def document_hash(fact: object) -> str:
    """The SHA-256, in hex, of the canonical members of a public document's fact."""
    encoded = encode(fact)
    return hashlib.sha256(canonical({**encoded.skeleton, **encoded.erasable})).hexdigest()


def _in_force(register: Register, type_: str) -> str:
    entry = register.newest(type_)
    return "" if entry is None else document_hash(entry.fact)


def _disclosures(members: Mapping[str, Json], secrets: Secrets) -> tuple[Disclosure, ...]:
    return tuple(Disclosure(secrets.salt(), name, value) for name, value in sorted(members.items()))


def _fact_members(members: Mapping[str, Json]) -> Mapping[str, Json]:
    return {
        name.removeprefix(FACT): value for name, value in members.items() if name.startswith(FACT)
    }


def entry_of(
    index: int, hash_: bytes, head: LeafHead | Leaf, members: EntryMembers, fact: object
) -> Entry:
    return Entry(
        index=index,
        recorded_at=Instant.parse_iso(head.at),
        leaf_hash=hash_,
        type=head.type,
        schema=head.schema,
        subject=members.subject,
        version=members.version,
        previous=members.previous,
        reason=members.reason,
        fact=fact,
        principal=members.principal,
        correction=members.correction,
        based_on=members.based_on,
        recipients=members.recipients,
    )


def entry_members(entry: Entry) -> EntryMembers:
    return EntryMembers(
        subject=entry.subject,
        version=entry.version,
        previous=entry.previous,
        reason=entry.reason,
        principal=entry.principal,
        correction=entry.correction,
        based_on=entry.based_on,
        recipients=entry.recipients,
    )
