"""The shapes of what is on record: arrangements, statements, and the entries that hold them."""

from dataclasses import dataclass

from safe_passage.views.shapes import MomentShape, SourceShape


@dataclass(frozen=True, slots=True)
class OnRecordShape:
    """An arrangement that is on record, and the entry that holds its latest version."""

    id: str
    title: str
    zone: str
    claimants: list[str]
    version: int
    entry: int


@dataclass(frozen=True, slots=True)
class StatementEntryShape:
    """An entry of the ledger that holds a version of a statement."""

    index: int
    leaf_hash: str
    recorded_at: str
    reason: str
    version: int


@dataclass(frozen=True, slots=True)
class StatementShape:
    """One statement with its way to us and its entries."""

    id: str
    speaker: str
    organ: str
    party: str | None
    name: str
    act: str
    act_words: str
    conditional: bool
    about: str
    words: str
    via: str | None
    said: MomentShape | None
    told: MomentShape | None
    chain: list[str]
    sources: list[SourceShape]
    entries: list[StatementEntryShape]


@dataclass(frozen=True, slots=True)
class EntryShape:
    """One entry: what it is about, who recorded it why, and its proof in the last checkpoint.

    `leaf_hash` is hexadecimal; `root` and `inclusion` are base64 as in a checkpoint (RFC 6962).
    """

    index: int
    type: str
    subject: str
    leaf_hash: str
    recorded_at: str
    recorded_by: str
    assurance: str
    reason: str
    version: int
    previous: int | None
    based_on: dict[str, int]
    size: int
    root: str
    inclusion: list[str]
    checkpoint: str
