"""Who may be told, who was told of which version, and what they answered.

State is kept per recipient and per version; nothing here is a permission.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from whenever import Instant

from safe_passage.errors import InvalidInput
from safe_passage.model.entry import Erased, SubjectId
from safe_passage.model.identity import PrincipalId
from safe_passage.model.notification import VersionRef
from safe_passage.model.party import PartyId
from safe_passage.model.time import Moment

ConsentId = NewType("ConsentId", str)
TellingId = NewType("TellingId", str)
AcknowledgementId = NewType("AcknowledgementId", str)


class Disclosure(StrEnum):
    """How exactly a recipient is told where something is."""

    EXACT = "exact"
    KILOMETRE_CELL = "kilometre_cell"
    DISTRICT = "district"
    EXISTENCE = "existence"


@dataclass(frozen=True, slots=True)
class Consent:
    """The organisation's consent that one recipient be told of one object, and how exactly.

    Revocable at any hour, by a new version with `is_revoked`: that stops further telling and
    un-tells nothing.
    """

    id: ConsentId
    object: SubjectId
    recipient: PartyId
    precision: Disclosure
    is_revoked: bool = False
    words: str | Erased = ""
    is_exercise: bool = False


class Channel(StrEnum):
    """By which way somebody was told."""

    EDITION = "edition"
    PORTAL = "portal"
    MAIL = "mail"
    RADIO = "radio"
    TELEPHONE = "telephone"
    IN_PERSON = "in_person"
    PAPER = "paper"
    OTHER = "other"


class Evidence(StrEnum):
    """What shows that it happened; without a receipt or a witness nobody can tell."""

    NONE = "none"
    SENT = "sent"
    RECEIPT = "receipt"
    WITNESS = "witness"
    SIGNATURE = "signature"

    @property
    def shows_receipt(self) -> bool:
        return self in {Evidence.RECEIPT, Evidence.WITNESS, Evidence.SIGNATURE}


@dataclass(frozen=True, slots=True)
class Telling:
    """A party was told of one version: an event with its own time, which is not the record's.

    `told` is when it reached the party, or, where `evidence` is no more than SENT, when it was
    sent. `evidence_sha256` names the file that shows it.
    """

    id: TellingId
    party: PartyId
    object: VersionRef
    precision: Disclosure
    channel: Channel
    told: Moment
    evidence: Evidence = Evidence.SENT
    evidence_sha256: str = ""
    edition: int | None = None
    words: str | Erased = ""
    is_exercise: bool = False


class Answer(StrEnum):
    """How far down a version went (A0 to A4), or what else the party said of it.

    None of them is a permission, and each says no more than itself: delivered is not read, read
    is not disseminated.
    """

    DELIVERED = "A0"
    OPENED = "A1"
    REGISTERED = "A2"
    DISSEMINATED = "A3"
    CHECKED_IN_OPERATION = "A4"
    COMMENT = "comment"
    QUERY = "query"
    OBJECTION = "objection"
    OUT_OF_SERVICE = "out_of_service"

    @property
    def rung(self) -> int | None:
        """0 to 4 on the ladder; None for what is no rung."""
        return int(self.value[1]) if self.value.startswith("A") else None


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What a party answered about one version, and only that version.

    `by` is the duty officer's handle. `register_number` goes with A2, `level` with A3.
    `answer_by` is the deadline of a query. An oral answer without a witness proves nothing.
    """

    id: AcknowledgementId
    party: PartyId
    object: VersionRef
    answer: Answer
    at: Moment
    channel: Channel = Channel.PORTAL
    is_witnessed: bool = False
    by: PrincipalId | Erased | None = None
    register_number: str = ""
    level: str = ""
    answer_by: Instant | None = None
    evidence_sha256: str = ""
    words: str | Erased = ""
    is_exercise: bool = False

    def __post_init__(self) -> None:
        if self.answer_by is not None and self.answer is not Answer.QUERY:
            raise InvalidInput("only a query has a deadline to answer", path="answer_by")

    @property
    def is_oral(self) -> bool:
        return self.channel in {Channel.RADIO, Channel.TELEPHONE, Channel.IN_PERSON}

    @property
    def is_unwitnessed(self) -> bool:
        """Spoken, and nobody else heard it: whether it was said cannot be told."""
        return self.is_oral and not self.is_witnessed
