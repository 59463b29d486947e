"""A small log of an exercise, with four witnesses, of which packs are made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

import pytest

from safe_passage.ledger.checkpoint import Checkpoint, format_checkpoint
from safe_passage.ledger.commitment import Disclosure
from safe_passage.ledger.cosignature import cosign
from safe_passage.ledger.keys import Algorithm, SigningKey
from safe_passage.ledger.leaf import (
    DECOY_SIZE,
    LeafHead,
    Seen,
    decoys_needed,
    make_leaf,
)
from safe_passage.ledger.merkle import MemoryTree, leaf_hash
from safe_passage.ledger.note import Note, format_note, sign_text
from safe_passage.ledger.pack import (
    Pack,
    PackEntry,
    Wording,
    pack_checkpoints,
    pack_entry,
    seal_pack,
)
from safe_passage.ledger.policy import Policy, parse_policy

# POSIX seconds of 2026-11-22T10:00:00Z, at which the log begins.
START = 1_795_341_600


@dataclass(frozen=True, slots=True)
class SmallLog:
    """Eight entries, a minute apart; entry 5 names the checkpoint of 4 entries with its note."""

    key: SigningKey
    witnesses: tuple[SigningKey, ...]
    leaves: tuple[bytes, ...]
    name_keys: tuple[bytes, ...]
    fields: tuple[tuple[Disclosure, ...], ...]

    @property
    def tree(self) -> MemoryTree:
        return MemoryTree(map(leaf_hash, self.leaves))

    def checkpoint(self, size: int, *, cosigned_by: int = 0, time: int = START) -> Note:
        text = format_checkpoint(Checkpoint(self.key.name, size, self.tree.root(size)))
        lines = [cosign(text, one, time=time + n) for n, one in enumerate(self.witnesses)]
        return Note(text, (sign_text(text, self.key), *lines[:cosigned_by]))

    def entry(self, index: int, *, fields: Sequence[int] = (0, 1, 2)) -> PackEntry:
        return pack_entry(
            index,
            self.leaves[index],
            size=len(self.leaves),
            read=self.tree.read,
            name_key=self.name_keys[index],
            disclosures=[self.fields[index][n] for n in fields],
        )

    def pack(self, *, cosigned_by: int = 0, entries: Sequence[int] = (5,)) -> Pack:
        early = self.checkpoint(4, cosigned_by=3)
        late = self.checkpoint(8, cosigned_by=cosigned_by, time=START + 600)
        return Pack(
            origin=self.key.name,
            key=self.key.verifier,
            made_at="2026-11-22T11:00:00Z",
            question=Wording("was the party told?", {"party": "P"}),
            answer=Wording("yes", {"told": True}),
            entries=tuple(self.entry(index) for index in entries),
            checkpoints=pack_checkpoints([late, early], self.tree.read),
        )

    def sealed(self, pack: Pack | None = None) -> bytes:
        return seal_pack(pack or self.pack(), self.key)

    @property
    def policy(self) -> Policy:
        names = " ".join(f"W{n}" for n in range(len(self.witnesses)))
        lines = [f"witness W{n} {one.verifier}" for n, one in enumerate(self.witnesses)]
        text = "\n".join([f"log {self.key.verifier}", *lines, f"group g 3 {names}", "quorum g", ""])
        return parse_policy(text.encode())

    @property
    def log_only(self) -> Policy:
        return Policy(logs=(self.key.verifier,))


def random_looking(size: int, *about: object) -> bytes:
    digest = b"".join(sha256(repr((n, about)).encode()).digest() for n in range(size // 32 + 1))
    return digest[:size]


def build_log(**changed: Mapping[str, object]) -> SmallLog:
    """`entry_5={"at": …}` changes the head of entry 5."""
    key = SigningKey("log.example/exercise", Algorithm.ED25519, random_looking(32, "log"))
    witnesses = tuple(
        SigningKey(f"w{n}.example", Algorithm.COSIGNATURE_ED25519, random_looking(32, "witness", n))
        for n in range(4)
    )
    log = SmallLog(key, witnesses, (), (), ())
    for index in range(8):
        head = LeafHead(
            type="acknowledgement" if index == 5 else "telling",
            schema=1,
            id=random_looking(16, "id", index),
            idem=random_looking(16, "idem", index),
            name_key=random_looking(16, "name key", index),
            at=f"2026-11-22T10:{index:02d}:00Z",
        )
        if index == 5:
            note = log.checkpoint(4, cosigned_by=3)
            seen = Seen(4, log.tree.root(4), sha256(format_note(note)).hexdigest())
            head = replace(head, seen=seen)
        head = replace(head, **changed.get(f"entry_{index}", {}))  # type: ignore[arg-type]
        values = {"subject": f"S-{index}", "fact.answer": "A1", "words": "noted"}
        fields = tuple(
            Disclosure(random_looking(16, "salt", index, name), name, value)
            for name, value in values.items()
        )
        decoys = [random_looking(DECOY_SIZE, index, n) for n in range(decoys_needed(1))]
        leaf = make_leaf(head, fields[:2], fields[2:], decoys)
        log = replace(
            log,
            leaves=(*log.leaves, leaf),
            name_keys=(*log.name_keys, head.name_key),
            fields=(*log.fields, fields),
        )
    return log


@pytest.fixture(scope="session")
def log() -> SmallLog:
    return build_log()


@pytest.fixture(scope="session")
def make_log() -> Callable[..., SmallLog]:
    """For a log that is odd in one entry."""
    return build_log
