"""Fictional facts to put on record, a clock to set by hand, and the stores to put them in."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from whenever import Instant, ItemizedDelta

from safe_passage.adapters.memory import MemoryStore
from safe_passage.adapters.opening import create_store
from safe_passage.adapters.secrets import SystemSecrets
from safe_passage.adapters.sqlite import SqliteStore
from safe_passage.codec.kinds import subject_of
from safe_passage.model.entry import Correction, Reason, SubjectId, Submission
from safe_passage.model.erasure import Erasure
from safe_passage.model.genesis import Genesis
from safe_passage.model.identity import Principal, PrincipalId
from safe_passage.model.name import Name
from safe_passage.model.notification import Relation, SiteId, StaticSite
from safe_passage.model.party import PartyId
from safe_passage.model.place import Coordinates
from safe_passage.model.profile import ASSUMED, NoticeRule, Profile, ProfileId, Rule
from safe_passage.model.source import Source, SourceId
from safe_passage.service.ports import Store

GENESIS = Genesis("safe-passage.example/exercise/tests", is_exercise=True, note="EXERCISE")
REGISTRAR = Principal(PrincipalId("registrar"))
START = Instant("2026-03-01T08:00:00Z")


@dataclass
class SetClock:
    """Tells what it was set to."""

    time: Instant = START

    def now(self) -> Instant:
        return self.time

    def wait(self, seconds: float) -> None:
        self.time = self.time.add(seconds=seconds)


class ClosableStore(Store, Protocol):
    def close(self) -> None: ...


@dataclass
class Folders:
    """Where a register and its key lie, apart."""

    root: Path
    clock: SetClock = field(default_factory=SetClock)

    @property
    def register(self) -> Path:
        return self.root / "data" / "exercise.register"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    def create(self, genesis: Genesis = GENESIS) -> SqliteStore:
        return create_store(
            self.register,
            genesis=genesis,
            key_dir=self.keys,
            principal=REGISTRAR,
            clock=self.clock,
        )

    @contextmanager
    def created(self, genesis: Genesis = GENESIS) -> Iterator[SqliteStore]:
        store = self.create(genesis)
        try:
            yield store
        finally:
            store.close()


def memory_store(clock: SetClock) -> MemoryStore:
    return MemoryStore(GENESIS, principal=REGISTRAR, clock=clock, secrets=SystemSecrets())


def source(number: int = 1, publisher: str = "Exercise Gazette", url: str = "") -> Source:
    return Source(SourceId(f"S-{number}"), publisher, url)


def site(
    number: int = 1,
    *,
    name: str = "Clinic of Nowhere",
    lon: float = 10.5,
    kind: str = "clinic",
) -> StaticSite:
    return StaticSite(
        id=SiteId(f"X-{number}"),
        organisation=PartyId("exercise-relief"),
        kind=kind,
        relation=Relation.OPERATES,
        name=Name(name),
        position=Coordinates(lon, -5.25, 10.0, f"{lon}, -5.25"),
        words="behind the old mill",
        is_exercise=True,
    )


def profile(margin: str = "PT20M") -> Profile:
    def rule(length: str) -> Rule:
        return Rule(ItemizedDelta.parse_iso(length), ASSUMED)

    return Profile(
        id=ProfileId("exercise"),
        title="EXERCISE",
        margin=rule(margin),
        freshness=rule("P14D"),
        about=rule("PT30M"),
        notice=NoticeRule(rule("PT48H"), rule("PT24H")),
    )


def submission(
    fact: object,
    *,
    key: bytes | None = None,
    reason: Reason = Reason.RECORDED,
    correction: Correction | None = None,
    based_on: Mapping[SubjectId, int] | None = None,
    subject: SubjectId | None = None,
) -> Submission:
    return Submission(
        subject=subject or subject_of(fact),
        fact=fact,
        principal=REGISTRAR,
        idempotency_key=os.urandom(16) if key is None else key,
        reason=reason,
        correction=correction,
        based_on=based_on or {},
        recipients=("exercise-party",),
    )


def erasure(target: int, *fields: str) -> Submission:
    return submission(Erasure(target, fields, "EXERCISE: asked for", "exercise office"))


def next_version(
    store: Store,
    fact: object,
    reason: Reason = Reason.CHANGED,
    correction: Correction | None = None,
) -> Submission:
    """Made on what is on record now."""
    subject = subject_of(fact)
    latest = store.register().latest(subject)
    return submission(
        fact,
        reason=reason,
        correction=correction,
        based_on={subject: 0 if latest is None else latest.version},
    )
