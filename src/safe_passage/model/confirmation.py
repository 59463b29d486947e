"""That a person stood between a text and a fact: what was drafted, what was decided."""

from dataclasses import dataclass
from typing import NewType

from whenever import Date

from safe_passage.model.draft import Span
from safe_passage.model.entry import SubjectId
from safe_passage.model.identity import PrincipalId

ConfirmationId = NewType("ConfirmationId", str)


@dataclass(frozen=True, slots=True)
class ConfirmedField:
    """One field: the value decided, in words or ISO form, None where it was left blank.

    `drafted` is what the text gave, `choice` what the person did, `spans` the words it rests on.
    """

    name: str
    value: str | None
    drafted: str | None
    choice: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The decisions about one draft of one text, and the facts that came of them.

    The text itself is not in the record: `text_sha256` tells whether it is the one at hand.
    `undecided` fields stayed drafts.
    """

    id: ConfirmationId
    text_sha256: str
    draft: str
    kind: str
    published: Date | None
    by: PrincipalId
    fields: tuple[ConfirmedField, ...]
    undecided: tuple[str, ...]
    facts: tuple[SubjectId, ...]
