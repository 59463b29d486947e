"""Does this pack prove what it says, to someone who trusts only what they brought along?

The steps, in this order; the first that fails ends the verification as INVALID.

 1. Read the file: canonical to its last byte (RFC 8785), every part in its one form.
 2. Choose the log's key among those that the verifier pinned, by the origin. Where nothing is
    pinned for any log, the pack's own key is used and the outcome can be no better than
    INCOMPLETE. A pin for other logs only, or for another key, is a refusal.
 3. The seal: the log's key signed the whole pack, so question and answer are the operator's words.
 4. Checkpoints: each is signed by the log's key under the log's own name; sizes rise; each
    continues the one before (RFC 9162 section 2.1.4.2).
 5. Inclusion: each entry's leaf, as given, is in the last checkpoint (RFC 9162 section 2.1.3.2);
    indexes rise.
 6. Opening: each leaf is of format v1, and each opened field is what the leaf commits to under
    that name. No need to check for a second value of a field: one name has one slot.
 7. The earlier checkpoint that a leaf names is not from its future and, where the pack holds a
    checkpoint of that size, is that one. By the log's own clock no entry precedes an earlier one.
 8. Witnesses: the cosignatures of pinned witnesses on the last checkpoint; a wrong one in a
    witness's name is a refusal (c2sp.org/signed-note).
 9. Time: an entry is older than the last checkpoint's quorum, and younger than the cosignatures
    on the earlier note that it names by hash. The log's own clock must agree within 5 minutes.
10. The key: a checkpoint that the verifier kept, of a size that the pack also has, with another
    root, shows two histories under one key: DISPUTED. One of another size leaves a DOUBT.

Outcomes, worst first: INVALID 10, DISPUTED 12, INCOMPLETE 13, UNWITNESSED 11, VALID 0. No need to
check when the pack was made: it is a copy of proofs, and they say when they are from.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from safe_passage.errors import InvalidInput, NotProven, Unavailable
from safe_passage.ledger.checkpoint import Checkpoint, open_checkpoint
from safe_passage.ledger.commitment import parse_disclosure
from safe_passage.ledger.cosignature import find_cosignature
from safe_passage.ledger.keys import Algorithm, VerifierKey
from safe_passage.ledger.leaf import Leaf, Opened, open_leaf, parse_leaf
from safe_passage.ledger.merkle import leaf_hash, verify_consistency, verify_inclusion
from safe_passage.ledger.note import Note, format_note, verify_note
from safe_passage.ledger.pack import Pack, PackEntry, SealedPack, parse_pack
from safe_passage.ledger.policy import Policy
from safe_passage.ledger.verdict import Bounds, EntryVerdict, Outcome, Verdict

CLOCK_TOLERANCE = 300  # seconds between the log's clock and the witnesses'; assumed


@dataclass(frozen=True, slots=True)
class Trust:
    """What the verifier brings along: nothing of it is ever taken from a pack.

    `against` are notes of checkpoints that the verifier kept from earlier.
    """

    policy: Policy = field(default_factory=Policy)
    against: tuple[Note, ...] = ()


def verify_pack(data: bytes, trust: Trust) -> Verdict:
    """The verdict on a pack; never raises for anything that a pack may hold."""
    try:
        sealed = parse_pack(data)
    except InvalidInput as fault:
        return Verdict(Outcome.INVALID, problem=_words(fault))
    try:
        return _verified(sealed, trust)
    except (InvalidInput, NotProven) as fault:
        return Verdict(Outcome.INVALID, origin=sealed.pack.origin, problem=_words(fault))
    except Unavailable as lack:
        return Verdict(Outcome.INCOMPLETE, origin=sealed.pack.origin, key_line=lack.message)


def _verified(sealed: SealedPack, trust: Trust) -> Verdict:
    pack, policy = sealed.pack, trust.policy
    key, is_pinned = _log_key(pack, policy)
    verify_note(sealed.seal, [key])
    checkpoints = _open_checkpoints(pack, key)
    last, last_note = checkpoints[-1], pack.checkpoints[-1].note
    leaves = _included_leaves(pack, last)
    opened = [_opened(entry, leaf) for entry, leaf in zip(pack.entries, leaves, strict=True)]
    _check_order(pack, leaves, checkpoints)
    times = _cosigned(last_note, policy)
    bounds = _bounds(pack, leaves, policy, times)
    dispute, doubts = _compared(checkpoints, trust.against, key)
    is_witnessed = bool(times) and policy.is_met_by(times)
    return Verdict(
        _outcome(
            is_disputed=dispute is not None,
            is_complete=is_pinned and not doubts,
            is_witnessed=is_witnessed,
        ),
        origin=pack.origin,
        key_line=dispute or (_PINNED if is_pinned else _NOT_PINNED),
        checkpoint=last,
        cosigners=times,
        witnesses=len(policy.witnesses),
        is_witnessed=is_witnessed,
        question=pack.question,
        answer=pack.answer,
        entries=tuple(
            EntryVerdict(entry.index, leaf, fields, bound)
            for entry, leaf, fields, bound in zip(pack.entries, leaves, opened, bounds, strict=True)
        ),
        doubts=doubts,
    )


_PINNED = "the one that you pinned for this log"
_NOT_PINNED = "INCOMPLETE TRUST: checked against the key in the pack only, which anyone can make"


def _outcome(*, is_disputed: bool, is_complete: bool, is_witnessed: bool) -> Outcome:
    if is_disputed:
        return Outcome.DISPUTED
    if not is_complete:
        return Outcome.INCOMPLETE
    return Outcome.VALID if is_witnessed else Outcome.UNWITNESSED


def _log_key(pack: Pack, policy: Policy) -> tuple[VerifierKey, bool]:
    """Step 2: the key to believe, and whether the verifier pinned it."""
    if pack.key.name != pack.origin or pack.key.algorithm is not Algorithm.ED25519:
        raise NotProven("the key in the pack is not one of its own log")
    if not policy.logs:
        return pack.key, False
    if pack.key not in policy.logs:
        raise NotProven("the pack is not of a log and key that you pinned")
    return pack.key, True


def _open_checkpoints(pack: Pack, key: VerifierKey) -> Sequence[Checkpoint]:
    """Step 4."""
    if not pack.checkpoints:
        raise NotProven("the pack holds no checkpoint")
    checkpoints = [open_checkpoint(checkpoint.note, key) for checkpoint in pack.checkpoints]
    if pack.checkpoints[0].consistency:
        raise NotProven("the first checkpoint continues nothing, yet the pack proves that it does")
    for (old, new), held in zip(pairwise(checkpoints), pack.checkpoints[1:], strict=True):
        if not old.size < new.size:
            raise NotProven("the pack's checkpoints do not grow")
        verify_consistency(
            old_size=old.size,
            old_root=old.root,
            new_size=new.size,
            new_root=new.root,
            proof=held.consistency,
        )
    return checkpoints


def _included_leaves(pack: Pack, last: Checkpoint) -> Sequence[Leaf]:
    """Step 5, and the first half of step 6."""
    if any(one.index >= other.index for one, other in pairwise(pack.entries)):
        raise NotProven("the pack's entries are not in the order of the log")
    for entry in pack.entries:
        verify_inclusion(
            leaf_hash(entry.leaf),
            index=entry.index,
            size=last.size,
            proof=entry.inclusion,
            root=last.root,
        )
    return [parse_leaf(entry.leaf) for entry in pack.entries]


def _opened(entry: PackEntry, leaf: Leaf) -> Opened:
    """The second half of step 6."""
    if not entry.name_key and not entry.disclosures:
        return Opened({}, {}, len(leaf.skeleton), len(leaf.erasable))
    disclosures = [
        parse_disclosure(text, path=f"entry {entry.index}.disclosures[{n}]")
        for n, text in enumerate(entry.disclosures)
    ]
    return open_leaf(leaf, entry.name_key, disclosures)


def _check_order(pack: Pack, leaves: Sequence[Leaf], checkpoints: Sequence[Checkpoint]) -> None:
    """Step 7."""
    roots = {checkpoint.size: checkpoint.root for checkpoint in checkpoints}
    for entry, leaf in zip(pack.entries, leaves, strict=True):
        if leaf.seen.size > entry.index:
            raise NotProven(f"entry {entry.index} names a checkpoint from its own future")
        if roots.get(leaf.seen.size, leaf.seen.root) != leaf.seen.root:
            raise NotProven(f"entry {entry.index} names a checkpoint that this log did not sign")
    if any(one.at > other.at for one, other in pairwise(leaves)):
        raise NotProven("by the log's own clock a later entry is older than an earlier one")


def _cosigned(note: Note, policy: Policy) -> Mapping[str, int]:
    """Step 8: which pinned witnesses cosigned, by their names in the policy, and when."""
    found = {name: find_cosignature(note, key) for name, key in policy.witnesses.items()}
    return {name: cosignature.time for name, cosignature in found.items() if cosignature}


def _bounds(
    pack: Pack, leaves: Sequence[Leaf], policy: Policy, times: Mapping[str, int]
) -> list[Bounds]:
    """Step 9."""
    not_after = policy.earliest_quorum(times)
    notes = {
        hashlib.sha256(format_note(checkpoint.note)).hexdigest(): checkpoint.note
        for checkpoint in pack.checkpoints
    }
    bounds = []
    for entry, leaf in zip(pack.entries, leaves, strict=True):
        seen = notes.get(leaf.seen.note)
        not_before = None if seen is None else policy.latest_quorum(_cosigned(seen, policy))
        recorded = datetime.fromisoformat(leaf.at).timestamp()
        if (not_after is not None and recorded > not_after + CLOCK_TOLERANCE) or (
            not_before is not None and recorded < not_before - CLOCK_TOLERANCE
        ):
            raise NotProven(f"entry {entry.index} was not recorded when the log says it was")
        bounds.append(Bounds(not_before, not_after))
    return bounds


def _compared(
    checkpoints: Sequence[Checkpoint], against: Sequence[Note], key: VerifierKey
) -> tuple[str | None, tuple[str, ...]]:
    """Step 10: a dispute, if there is one, and what could not be compared."""
    held = {checkpoint.size: checkpoint for checkpoint in checkpoints}
    dispute: str | None = None
    doubts: list[str] = []
    for note in against:
        try:
            kept = open_checkpoint(note, key)
        except (InvalidInput, NotProven) as fault:
            doubts.append(f"a checkpoint to compare with is not one of this log: {_words(fault)}")
            continue
        other = held.get(kept.size)
        if other is None:
            doubts.append(f"your checkpoint of {kept.size} entries has no counterpart in the pack")
        elif other.root != kept.root:
            dispute = f"DISPUTED: it signed two roots for {kept.size} entries"
    return dispute, tuple(doubts)


def _words(fault: InvalidInput | NotProven) -> str:
    path = fault.path if isinstance(fault, InvalidInput) else ""
    return f"{path}: {fault.message}" if path else fault.message
