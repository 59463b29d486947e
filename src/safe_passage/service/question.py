"""A question: a moment, what was known by when and by whom, and how the answer is to be said."""

from dataclasses import dataclass, replace
from typing import Literal

from whenever import Date, Instant, PlainDateTime

from safe_passage.errors import InvalidInput
from safe_passage.model.party import PartyId
from safe_passage.model.schedule import WallTime
from safe_passage.model.zone import instant_moment
from safe_passage.register.known import Basis, Knowledge
from safe_passage.views.words import Language

_FIRST, _LAST = Instant.from_utc(2, 1, 1), Instant.from_utc(9998, 1, 1)
_FIRST_DAY, _LAST_DAY = Date(2, 1, 1), Date(9997, 12, 31)
"""An answer looks some weeks back and ahead, and all of that must lie within the calendar."""

Precision = Literal["instant", "day"]


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked. `precision` is "day" where the knowledge was named by a day: then its end."""

    at: Instant
    knowledge: Knowledge
    language: Language = "en"
    precision: Precision = "instant"

    def at_moment(self, at: Instant) -> "Question":
        """The same question about another moment."""
        return replace(self, at=at)


def parse_instant(text: str, *, zone: str | None, path: str) -> Instant:
    """An instant from RFC 3339, or from a wall clock if `zone` is given: none is assumed.

    Raises `InvalidInput` where it cannot be read, or names two instants or none.
    """
    moment = _parse_instant(text, zone=zone, path=path)
    if not _FIRST <= moment < _LAST:
        raise InvalidInput(
            f"{text!r} lies too near to the end of the calendar",
            path=path,
            remedy="name a year from 2 to 9997",
        )
    return moment


def _parse_instant(text: str, *, zone: str | None, path: str) -> Instant:
    try:
        return Instant.parse_iso(text)
    except ValueError:
        pass
    try:
        local = PlainDateTime.parse_iso(text)
    except ValueError:
        raise InvalidInput(
            f"{text!r} is no instant",
            path=path,
            remedy="write it as 2016-08-12T08:00:00Z or 2016-08-12T11:00:00+03:00",
        ) from None
    if zone is None:
        raise InvalidInput(
            f"{text!r} names no time zone, and none is assumed",
            path=path,
            remedy="add an offset such as +03:00, or a Z, or name a zone",
        )
    moment = instant_moment(local, zone)
    if not moment.is_exact:
        raise InvalidInput(
            f"{text!r} in {zone} is skipped or repeated by a change of clocks",
            path=path,
            remedy="give it with its offset",
        )
    return moment.earliest


def parse_known(
    text: str | None, *, at: Instant, zone: str | None, path: str = "known_at"
) -> tuple[Instant, Precision]:
    """By when it was known: an instant, or a day, of which the end is meant; else `at` itself."""
    if text is None:
        return at, "instant"
    try:
        day = Date.parse_iso(text)
    except ValueError:
        return parse_instant(text, zone=zone, path=path), "instant"
    if zone is None:
        raise InvalidInput(f"{text!r} names a day in no time zone", path=path, remedy="name a zone")
    if not _FIRST_DAY <= day <= _LAST_DAY:
        raise InvalidInput(f"{text!r} lies too near to the end of the calendar", path=path)
    return instant_moment(WallTime(24).on(day), zone).latest, "day"


def parse_basis(text: str) -> tuple[Basis, PartyId | None]:
    """Whose knowledge: `public`, `recorded` or `party:ID`."""
    kind, _, party = text.partition(":")
    if kind == Basis.PARTY.value and party:
        return Basis.PARTY, PartyId(party)
    if not party and kind in (Basis.PUBLIC.value, Basis.RECORDED.value):
        return Basis(kind), None
    raise InvalidInput(
        f"there is no basis {text!r}", path="basis", remedy="use public, recorded or party:ID"
    )


def ask(
    at: str,
    *,
    known_at: str | None = None,
    basis: str = "public",
    zone: str | None = None,
    language: Language = "en",
) -> Question:
    """A question from its written parts. Raises `InvalidInput` with the part's name as path."""
    moment = parse_instant(at, zone=zone, path="at")
    known, precision = parse_known(known_at, at=moment, zone=zone)
    kind, party = parse_basis(basis)
    knowledge = Knowledge(known, kind, party, is_end=precision == "day")
    return Question(moment, knowledge, language, precision)
