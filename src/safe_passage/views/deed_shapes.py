"""The shapes of what commands did, and of what they list."""

from dataclasses import dataclass

from safe_passage.views.shapes import (
    ArrangementShape,
    AskedShape,
    IncidentShape,
    MomentShape,
    MovementShape,
)


@dataclass(frozen=True, slots=True)
class DemonstrationShape:
    """A demonstration that was just made; `verifier` is the public key to pin (C2SP vkey)."""

    register: str
    keys: str
    verifier: str
    origin: str
    exercise: bool
    reconstructed: str | None
    ledger_size: int
    seconds: float
    address: str | None
    title: str
    tries: list[str]


@dataclass(frozen=True, slots=True)
class CreatedShape:
    """A register that was just made; `verifier` is the public key to pin (C2SP vkey)."""

    register: str
    keys: str
    origin: str
    exercise: bool
    verifier: str
    ledger_size: int


@dataclass(frozen=True, slots=True)
class ArrangementListShape:
    """Every arrangement of which something was known then."""

    asked: AskedShape
    arrangements: list[ArrangementShape]


@dataclass(frozen=True, slots=True)
class LoadedFactShape:
    """What became, or would become, of one fact; `what` is "new", "differs" or "unchanged"."""

    subject: str
    what: str
    entry: int | None


@dataclass(frozen=True, slots=True)
class LoadedShape:
    """What was put on record together; `recorded` is false for a dry run."""

    recorded: bool
    exercise: bool
    register: str
    ledger_size: int
    facts: list[LoadedFactShape]


@dataclass(frozen=True, slots=True)
class IncidentListShape:
    """The incidents of a period that were, or may have been, known by then."""

    asked: AskedShape
    start: str
    end: str
    incidents: list[IncidentShape]


@dataclass(frozen=True, slots=True)
class MovementListShape:
    """Movements of a period, reported ones and those of an EXERCISE, as known then."""

    asked: AskedShape
    start: str
    end: str
    movements: list[MovementShape]


@dataclass(frozen=True, slots=True)
class StatementLineShape:
    """One statement in a list."""

    id: str
    name: str
    organ: str
    act: str
    about: str
    told: MomentShape | None


@dataclass(frozen=True, slots=True)
class StatementListShape:
    """The statements on record, in order of when they became public."""

    ledger_size: int
    exercise: bool
    statements: list[StatementLineShape]


@dataclass(frozen=True, slots=True)
class ToldShape:
    """What one recipient was told of one version, and how far down it says that it went."""

    recipient: str
    name: str
    version: int
    told: MomentShape
    channel: str
    evidence: str
    answers: list[str]
    is_latest: bool


@dataclass(frozen=True, slots=True)
class NotifiedShape:
    """A notified site or movement: consents, who was told of which version, and what they said."""

    subject: str
    name: str
    version: int
    exercise: bool
    consents: list[str]
    told: list[ToldShape]


@dataclass(frozen=True, slots=True)
class NotificationStatusShape:
    """State for each recipient and each version; nothing of it is a permission."""

    ledger_size: int
    exercise: bool
    notified: list[NotifiedShape]
    law: str


@dataclass(frozen=True, slots=True)
class NotedShape:
    """A finding of a check, without the rule that it comes from."""

    check: str
    severity: str
    summary: str
    remedy: str


@dataclass(frozen=True, slots=True)
class CoordinatesShape:
    """What was read from the words, echoed in other forms, with what looks wrong about it."""

    words: str
    at: tuple[float, float] | None
    accuracy_m: float | None
    form: str | None
    echoes: dict[str, str]
    findings: list[NotedShape]
    suggested: tuple[float, float] | None
    has_blocker: bool


@dataclass(frozen=True, slots=True)
class RuleShape:
    """One rule: its value (ISO 8601), and the document that it comes from, or "assumed"."""

    name: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class ProfileShape:
    """The rules that shape answers and findings in this register."""

    id: str
    title: str
    version: int
    rules: list[RuleShape]


@dataclass(frozen=True, slots=True)
class FaultShape:
    """What does not hold in a register, and from which entry on."""

    entry: int | None
    what: str


@dataclass(frozen=True, slots=True)
class AuditShape:
    """Everything computed again from the leaves; `root` is in base64, as in a checkpoint."""

    register: str
    size: int
    root: str
    signed: int
    sound: bool
    faults: list[FaultShape]


@dataclass(frozen=True, slots=True)
class RebuiltShape:
    """A register folded again from its ledger."""

    register: str
    entries: int
    was_identical: bool


@dataclass(frozen=True, slots=True)
class CheckpointShape:
    """The latest signed checkpoint, and the key to verify it with (C2SP)."""

    origin: str
    size: int
    root: str
    verifier: str
    note: str


@dataclass(frozen=True, slots=True)
class WrittenShape:
    """A file that was written; nothing of it is repeated here."""

    file: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ConfirmedShape:
    """What a confirmation put on record."""

    recorded: bool
    exercise: bool
    register: str
    ledger_size: int
    facts: list[LoadedFactShape]
    undecided: list[str]
