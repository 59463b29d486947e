"""Published documents, and the statements that are on record from them."""

from dataclasses import dataclass
from typing import NewType

from whenever import Date

from safe_passage.errors import InvalidInput
from safe_passage.model.party import PartyId
from safe_passage.model.statement import Act
from safe_passage.model.time import Moment

StatementId = NewType("StatementId", str)
SourceId = NewType("SourceId", str)

CONSENTING = frozenset({Act.AGREED, Act.CONFIRMED, Act.JOINED})
"""Acts by which a party takes another's claim as its own."""

UNDOING = frozenset({Act.REJECTED, Act.DENIED, Act.WITHDREW, Act.DECLARED_OVER})
"""Acts by which a party goes back on what it claimed or agreed to, or refuses it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A published document, as a reader could look it up."""

    id: SourceId
    publisher: str
    url: str = ""
    date: Date | None = None


@dataclass(frozen=True, slots=True)
class RecordedStatement:
    """One thing that one speaker said, as it is on record.

    `party` is whose position it states (the holder). `via` names another party or body that
    reported it: then it binds nobody. `chain` is the way to us through agencies and papers, which
    are no parties. `told` is when it became public, with its precision; None where nobody knows,
    and then nobody can be said to have known it. `said` is when it was spoken. `words` are a
    quotation or our own short rendering, never a source's text at length.
    """

    id: StatementId
    party: PartyId | None
    sources: tuple[SourceId, ...]
    told: Moment | None
    speaker: str = ""
    organ: str = ""
    act: Act = Act.OTHER
    is_conditional: bool = False
    via: str = ""
    chain: tuple[str, ...] = ()
    said: Moment | None = None
    about: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        if not self.sources:
            raise InvalidInput("a statement names at least one source", path="sources")
