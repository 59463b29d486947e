"""Small dossiers for tests, built from a few words each."""

from dataclasses import replace

from whenever import Date, Instant, TimeDelta

from safe_passage.model.arrangement import (
    Arrangement,
    ArrangementId,
    Claim,
    Claimant,
    ClaimId,
    Dossier,
    Event,
    EventKind,
    PartKind,
    PartRef,
    Position,
    PositionId,
    Reading,
    ReadingId,
    Required,
    Scope,
)
from safe_passage.model.name import Name
from safe_passage.model.party import PartyId
from safe_passage.model.schedule import Daily, EventId, Schedule, Stated, WallTime
from safe_passage.model.source import RecordedStatement, SourceId, StatementId
from safe_passage.model.statement import Act
from safe_passage.model.time import Moment
from safe_passage.register.binding import Freshness

ZONE = "Asia/Damascus"
ID = ArrangementId("X")
NORTH, SOUTH = PartyId("north"), PartyId("south")
FRESH = Freshness(TimeDelta(hours=24 * 14), "assumed")


def utc(text: str) -> Instant:
    return Instant.parse_iso(f"{text}:00Z")


def day(text: str) -> Moment:
    return Stated(Date.parse_iso(text), ZONE).moment()


def minute(text: str) -> Moment:
    return Moment.exact(utc(text))


def statement(id_: str, party: PartyId, told: Moment | None, **more: object) -> RecordedStatement:
    said = RecordedStatement(StatementId(id_), party, (SourceId("paper"),), told)
    return replace(said, **more)  # type: ignore[arg-type]


def daily(first: str, last: str | None, hours: str = "10:00-13:00", zone: str = ZONE) -> Daily:
    start, end = hours.split("-")
    return Daily(
        Date.parse_iso(first),
        None if last is None else Date.parse_iso(last),
        WallTime.parse(start),
        WallTime.parse(end),
        zone,
    )


def claim(
    id_: str, parties: tuple[PartyId, ...], *readings: tuple[str, Schedule, str], organ: str = ""
) -> Claim:
    return Claim(
        ClaimId(id_),
        ID,
        tuple(Claimant(party, organ) for party in parties),
        Name(id_),
        Scope.PAUSE,
        tuple(
            Reading(ReadingId(name), schedule, (StatementId(said),))
            for name, schedule, said in readings
        ),
    )


def position(statement_id: str, part: str = "") -> Position:
    ref = PartRef(PartKind.CLAIM, part) if part else None
    return Position(PositionId(f"p-{statement_id}"), ID, StatementId(statement_id), ref)


def event(kind: EventKind, at: Moment, **more: object) -> Event:
    base = Event(EventId(f"e-{kind}-{at.earliest}"), ID, kind, at, ())
    return replace(base, **more)  # type: ignore[arg-type]


def dossier(
    *parts: Claim | Position | Event | RecordedStatement,
    required: tuple[PartyId, ...] = (NORTH, SOUTH),
) -> Dossier:
    return Dossier(
        Arrangement(ID, Name("X"), ZONE, tuple(Required(party) for party in required)),
        claims=tuple(part for part in parts if isinstance(part, Claim)),
        positions=tuple(part for part in parts if isinstance(part, Position)),
        events=tuple(part for part in parts if isinstance(part, Event)),
        statements={part.id: part for part in parts if isinstance(part, RecordedStatement)},
    )


def accepted(id_: str, party: PartyId, told: str, act: Act = Act.AGREED) -> RecordedStatement:
    return statement(id_, party, minute(told), act=act)
