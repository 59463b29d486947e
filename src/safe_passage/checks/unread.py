"""Has everybody who must know it read the version that counts?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whenever import Instant

from safe_passage.model.finding import Finding, Severity
from safe_passage.model.notification import VersionRef
from safe_passage.model.party import PartyId
from safe_passage.model.telling import Acknowledgement, Answer
from safe_passage.model.time import Truth, some

SOURCE = (
    "a version is read when a duty officer has opened it (A1 or more); "
    "Kunduz 2015 and Gaza 2024: what was received had not gone further"
)


@dataclass(frozen=True, slots=True)
class Due:
    """A version that this party must have read."""

    reader: PartyId
    version: VersionRef


@dataclass(frozen=True, slots=True)
class Unread:
    """A version not read, as far as recorded, and what there is instead.

    `best` is the highest answer to that very version; `other` the latest version of the subject
    that this reader has read.
    """

    due: Due
    is_read: Truth
    best: Answer | None
    other: int | None

    def __str__(self) -> str:
        text = f"{self.due.reader}: {self.due.version}"
        if self.is_read is Truth.UNKNOWN:
            text += ": whether it was read cannot be told"
        elif self.best is not None:
            text += f": {_STEP[self.best]}, not read"
        else:
            text += ": no answer on record"
        if self.other is not None:
            text += f"; read was version {self.other}"
        return text


_STEP = {
    Answer.DELIVERED: "delivered (A0)",
    Answer.COMMENT: "a comment",
    Answer.QUERY: "a query",
    Answer.OBJECTION: "an objection",
    Answer.OUT_OF_SERVICE: "out of service",
}


@dataclass(frozen=True, slots=True)
class AllRead:
    """How many of the versions that touch the plan were read, and which were not."""

    number: int
    of: int
    missing: tuple[Unread, ...]

    def __str__(self) -> str:
        if not self.of:
            return "nothing to read: nobody is to be told"
        if not self.missing:
            return f"all read, {self.number} of {self.of}"
        return f"read: {self.number} of {self.of}"


def all_read(
    due: Iterable[Due], acknowledgements: Sequence[Acknowledgement], *, known_at: Instant
) -> AllRead:
    """Which of the versions due had been read by `known_at`, each answer for its version only."""
    wanted = tuple(dict.fromkeys(due))
    missing = tuple(
        unread
        for one in wanted
        if (unread := _state(one, acknowledgements, known_at)).is_read is not Truth.YES
    )
    return AllRead(len(wanted) - len(missing), len(wanted), missing)


def _state(due: Due, acknowledgements: Sequence[Acknowledgement], known_at: Instant) -> Unread:
    given = [
        answer
        for answer in acknowledgements
        if answer.party == due.reader
        and answer.object.subject == due.version.subject
        and answer.at.had_come(known_at) is not Truth.NO
    ]
    here = [answer for answer in given if answer.object == due.version]
    others = [
        answer.object.version
        for answer in given
        if answer.object != due.version and _shows_reading(answer, known_at) is Truth.YES
    ]
    rungs = [answer.answer for answer in here if answer.answer.rung is not None]
    best = max(rungs, key=lambda answer: answer.value, default=None)
    return Unread(
        due,
        some(_shows_reading(answer, known_at) for answer in here),
        best if best is not None else next((answer.answer for answer in here), None),
        max(others, default=None),
    )


def _shows_reading(answer: Acknowledgement, known_at: Instant) -> Truth:
    rung = answer.answer.rung
    if rung is None or rung < 1:  # A0 is the mailbox, not the officer.
        return Truth.NO
    come = answer.at.had_come(known_at)
    return come & Truth.UNKNOWN if answer.is_unwitnessed else come


def unread_findings(read: AllRead) -> Iterator[Finding]:
    """A blocker where something was not read; a note that all was read."""
    if not read.of:
        yield Finding(
            "unread",
            Severity.WARNING,
            "nobody is to be told of it: there was nothing to read",
            SOURCE,
            "name the recipients to whom the organisation consents",
            "recipients",
        )
    elif not read.missing:
        yield Finding("unread", Severity.NOTE, str(read), SOURCE)
    else:
        unread = "; ".join(str(one) for one in read.missing)
        yield Finding(
            "unread",
            Severity.BLOCKER,
            f"{read}; not read: {unread}",
            SOURCE,
            "ask the recipient's duty officer to open that version",
        )
