"""The shapes of a statement on record and of the entries that hold it."""

from dataclasses import dataclass

from safe_passage.views.shapes import MomentShape, SourceShape


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
