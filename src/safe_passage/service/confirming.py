"""From what a person decided about a text to facts: nothing without a decision, blank for blank."""

from collections.abc import Container, Sequence

from whenever import Date, Time

from safe_passage.codec import references
from safe_passage.codec.confirmation_document import Filing, RecordedConfirmation
from safe_passage.codec.documents import Document
from safe_passage.codec.kinds import subject_of
from safe_passage.errors import InvalidInput
from safe_passage.intake.confirm import Confirmed, confirm
from safe_passage.intake.reading import Reading as TextReading
from safe_passage.model.arrangement import Claim, Claimant, Position, Reading
from safe_passage.model.confirmation import Confirmation, ConfirmationId, ConfirmedField
from safe_passage.model.draft import DraftKind, Value
from safe_passage.model.entry import SubjectId
from safe_passage.model.identity import PrincipalId
from safe_passage.model.schedule import (
    Daily,
    EndKind,
    Schedule,
    Stated,
    Unscheduled,
    WallTime,
)
from safe_passage.model.source import RecordedStatement
from safe_passage.model.statement import Act

_DAILY = "daily"


def confirm_recorded(reading: TextReading, recorded: RecordedConfirmation) -> tuple[Confirmed, ...]:
    """The decisions of a recorded confirmation, applied to the drafts of the text they are about.

    Raises `InvalidInput` where it is another text, or was read with other anchors.
    """
    if recorded.text_sha256 != reading.text_sha256:
        raise InvalidInput(
            "the decisions are about another text",
            path="text_sha256",
            remedy="read the text that was confirmed, or decide anew",
        )
    if recorded.published != reading.published or recorded.zone != reading.zone:
        raise InvalidInput("the text was read with another date or zone", path="published")
    by_id = {draft.id: draft for draft in reading.drafts}
    confirmed = []
    for index, decided in enumerate(recorded.drafts):
        draft = by_id.get(decided.draft)
        if draft is None or draft.kind is not decided.kind:
            raise InvalidInput("the text gives no such draft", path=f"drafts[{index}].draft")
        confirmed.append(
            confirm(
                draft,
                decided.decisions,
                text_sha256=reading.text_sha256,
                published=reading.published,
                principal=recorded.principal,
            )
        )
    return tuple(confirmed)


def facts_of(confirmed: Sequence[Confirmed], filing: Filing, *, zone: str) -> list[object]:
    """What the decisions put on record: frame, statement, claim with its reading, position.

    `zone` turns the day on which something was said into a moment; it is lent to no clock time.
    """
    statement = _only(confirmed, DraftKind.STATEMENT)
    arrangement = _only(confirmed, DraftKind.ARRANGEMENT)
    facts: list[object] = [
        filing.arrangement,
        _statement(statement, filing, zone),
        _claim(arrangement, filing),
        Position(filing.position, filing.arrangement.id, filing.statement),
    ]
    subjects = tuple(subject_of(fact) for fact in facts)
    return [*facts, *(confirmation_of(one, subjects) for one in confirmed)]


def refuse_unknown_names(facts: Sequence[object], on_record: Container[SubjectId]) -> None:
    """Raises `InvalidInput` where a fact names a party or source that is nowhere on record."""
    references.check(tuple(Document(tuple(_documented(facts))).placed()), on_record)


def _documented(facts: Sequence[object]) -> list[object]:
    return [fact for fact in facts if not isinstance(fact, Confirmation)]


def _only(confirmed: Sequence[Confirmed], kind: DraftKind) -> Confirmed:
    of_kind = [one for one in confirmed if one.kind is kind]
    if len(of_kind) != 1:
        raise InvalidInput(
            f"{len(of_kind)} drafts of kind {kind} were decided, and a filing takes one",
            path="drafts",
        )
    return of_kind[0]


def _statement(confirmed: Confirmed, filing: Filing, zone: str) -> RecordedStatement:
    name, role = _text(confirmed, "speaker"), _text(confirmed, "role")
    said = confirmed.value("said_when")
    return RecordedStatement(
        filing.statement,
        filing.party,
        filing.sources,
        filing.told,
        speaker=" ".join(part for part in (role, name) if part),
        organ=filing.organ,
        act=Act(_text(confirmed, "act") or Act.OTHER.value),
        is_conditional=bool(confirmed.value("condition")),
        chain=filing.chain,
        said=Stated(said, zone).moment() if isinstance(said, Date) else None,
        about=_text(confirmed, "about"),
        words=_text(confirmed, "words"),
    )


def _claim(confirmed: Confirmed, filing: Filing) -> Claim:
    reading = Reading(
        filing.reading,
        _schedule(confirmed),
        (filing.statement,),
        through=filing.through,
        says=filing.says,
    )
    return Claim(
        filing.claim,
        filing.arrangement.id,
        (Claimant(filing.party, filing.organ),),
        filing.what,
        filing.scope,
        (reading,),
        undertakings=filing.undertakings,
    )


def _schedule(confirmed: Confirmed) -> Schedule:
    """Hours only where start, both clock times and their zone were all decided; else words."""
    start, end = confirmed.value("start"), confirmed.value("end")
    opens, closes = confirmed.value("opens"), confirmed.value("closes")
    zone = _text(confirmed, "clock_zone")
    if (
        isinstance(start, Date)
        and isinstance(opens, Time)
        and isinstance(closes, Time)
        and zone
        and confirmed.value("period") == _DAILY
    ):
        last = end if isinstance(end, Date) else None
        return Daily(
            start,
            last,
            _wall(opens),
            _wall(closes),
            zone,
            EndKind.OPEN if last is None else EndKind.FIXED,
        )
    minutes = confirmed.value("daily_minutes")
    return Unscheduled(
        _text(confirmed, "kind_words"), minutes_a_day=minutes if isinstance(minutes, int) else None
    )


def _wall(time: Time) -> WallTime:
    return WallTime(time.hour, time.minute, time.second)


def confirmation_of(confirmed: Confirmed, facts: tuple[SubjectId, ...]) -> Confirmation:
    """The entry that keeps what was decided, by whom, on which words."""
    by = confirmed.fields[0].by if confirmed.fields else PrincipalId("")
    return Confirmation(
        ConfirmationId(f"{confirmed.text_sha256[:16]}-{confirmed.draft_id}"),
        confirmed.text_sha256,
        confirmed.draft_id,
        confirmed.kind.value,
        confirmed.published,
        by,
        tuple(
            ConfirmedField(
                field.name,
                as_words(field.value),
                as_words(field.drafted),
                field.choice.value,
                field.spans,
            )
            for field in confirmed.fields
        ),
        confirmed.undecided,
        facts,
    )


def as_words(value: Value | None) -> str | None:
    """A value as a person writes it: ISO for dates and times, lists with semicolons."""
    match value:
        case None:
            return None
        case bool():
            return "yes" if value else "no"
        case Date() | Time():
            return value.format_iso()
        case tuple():
            return "; ".join(value)
        case _:
            return str(value)


def _text(confirmed: Confirmed, name: str) -> str:
    value = confirmed.value(name)
    return value if isinstance(value, str) else ""
