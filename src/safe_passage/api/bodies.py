"""What a request may say. Places and moments travel in bodies, never in an address or a log."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from litestar.openapi.spec import Example
from litestar.params import Parameter
from msgspec import Meta
from whenever import Instant, TimeDelta

from safe_passage.errors import InvalidInput
from safe_passage.model.place import Coordinates
from safe_passage.model.time import Window
from safe_passage.service.question import Question, ask, parse_instant
from safe_passage.service.setting import Setting
from safe_passage.views.shapes import Lonlat
from safe_passage.views.words import LANGUAGES, language

LONGEST_PERIOD_DAYS = 400
USUAL_PERIOD = TimeDelta(hours=24 * 14)
"""How far a calendar looks ahead where no end is named."""

_POINT_LENGTH = 2
_LONGEST = 64

_Short = Annotated[str, Meta(max_length=_LONGEST)]
# `Parameter` is what the schema tells, `Meta` what is held to.
Written = Annotated[
    str,
    Parameter(
        description="An instant (RFC 3339), or date and hour on the clock of the register's zone",
        examples=[Example(value="2016-08-12T08:00:00Z")],
        max_length=_LONGEST,
        schema_extra={"format": "date-time"},
    ),
    Meta(max_length=_LONGEST),
]
Edge = Annotated[
    _Short | None,
    Parameter(
        description="An instant, as `at` is written",
        examples=[Example(value="2016-08-12T00:00:00Z")],
        max_length=_LONGEST,
        schema_extra={"format": "date-time"},
    ),
]
KnownAt = Annotated[
    _Short | None,
    Parameter(
        description="An instant, or a day, of which the end is meant; null: the moment itself",
        examples=[Example(value="2016-08-09")],
        max_length=_LONGEST,
    ),
]
AskedBasis = Annotated[
    _Short | None,
    Parameter(
        description="`public`, `recorded` or `party:ID`; null: what suits the record",
        examples=[Example(value="public")],
        max_length=_LONGEST,
    ),
]
Code = Annotated[
    str,
    Parameter(
        description="The language of every word: `en` or `ar`",
        examples=[Example(value="en")],
        schema_extra={"enum": list(LANGUAGES)},
    ),
    Meta(max_length=8),
]
_LONLAT = Parameter(
    description="[lon, lat] in degrees (WGS 84)",
    examples=[Example(value=[37.144, 36.194])],
    schema_extra={"minItems": 2, "maxItems": 2},
)
Id = Annotated[str, Parameter(description="An id on record", max_length=200), Meta(max_length=200)]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBody:
    """A moment, by when it was known and by whom, and the language of the answer."""

    at: Written
    known_at: KnownAt = None
    basis: AskedBasis = None
    lang: Code = "en"

    def question(self, setting: Setting) -> Question:
        return ask(
            self.at,
            known_at=self.known_at,
            basis=setting.basis if self.basis is None else self.basis,
            zone=setting.zone,
            language=language(self.lang),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureBody(QuestionBody):
    """A question about everything, or about one place [lon, lat] first."""

    where: Annotated[Lonlat | None, _LONLAT] = None

    def place(self) -> Coordinates | None:
        return None if self.where is None else point(self.where, "where")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceBody(QuestionBody):
    """A question about one place: [lon, lat], or a GeoJSON point."""

    where: Annotated[Lonlat | dict[str, Any], _LONLAT]

    def place(self) -> Coordinates:
        if isinstance(self.where, tuple):
            return point(self.where, "where")
        return geojson_point(self.where)

    def as_given(self) -> dict[str, Any]:
        if isinstance(self.where, tuple):
            return {"type": "Point", "coordinates": list(self.where)}
        return self.where


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodBody(QuestionBody):
    """A question about a period, from `start` up to `end`."""

    start: Written
    end: Written

    def period(self, setting: Setting) -> Window:
        return period(self.start, self.end, zone=setting.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowsBody(PeriodBody):
    """Whose windows: `any`, `mutual` or `claimant:ID`."""

    which: Id = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarBody(PictureBody):
    """A question and a period: without one, the 14 days from the moment on."""

    start: Edge = None
    end: Edge = None

    def period(self, setting: Setting, at: Instant) -> Window:
        start = at.format_iso() if self.start is None else self.start
        if self.end is not None:
            return period(start, self.end, zone=setting.zone)
        first = parse_instant(start, zone=setting.zone, path="start")
        try:
            return Window(first, first + USUAL_PERIOD)
        except ValueError:
            raise InvalidInput("there is no time after that", path="start") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckBody(QuestionBody):
    """A movement on record, by its id."""

    movement: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofBody:
    """What is to be proven: the answer to a question, or every version of some subjects."""

    question: PictureBody | None = None
    subjects: Annotated[
        Annotated[list[str], Meta(max_length=500)] | None,
        Parameter(description="Subjects as an answer's evidence names them"),
    ] = None
    lang: Code = "en"


def point(numbers: Sequence[float], path: str) -> Coordinates:
    """A place from [lon, lat]. Raises `InvalidInput` with the path to the number at fault."""
    if len(numbers) != _POINT_LENGTH:
        raise InvalidInput("a place is [lon, lat]", path=path)
    try:
        return Coordinates(numbers[0], numbers[1])
    except InvalidInput as fault:
        raise fault.under(path) from None


def geojson_point(tree: dict[str, Any]) -> Coordinates:
    """A place from a GeoJSON Point, alone or as a feature."""
    geometry = tree.get("geometry") if tree.get("type") == "Feature" else tree
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        raise InvalidInput(
            "only a GeoJSON Point can be asked about",
            path="where.type",
            remedy="ask about a point of the area; areas are not matched yet",
        )
    numbers = geometry.get("coordinates")
    if not isinstance(numbers, list) or not all(
        isinstance(number, int | float) and not isinstance(number, bool) for number in numbers
    ):
        raise InvalidInput("a place is [lon, lat]", path="where.coordinates")
    return point([float(number) for number in numbers[:_POINT_LENGTH]], "where.coordinates")


def period(start: str, end: str, *, zone: str | None) -> Window:
    """A period of bounded length. Raises `InvalidInput` with the part at fault."""
    first = parse_instant(start, zone=zone, path="start")
    last = parse_instant(end, zone=zone, path="end")
    if last <= first:
        raise InvalidInput("a period must end after it starts", path="end")
    _refuse_too_long(first, last)
    return Window(first, last)


def _refuse_too_long(first: Instant, last: Instant) -> None:
    days = (last - first).total("hours") / 24
    if days > LONGEST_PERIOD_DAYS:
        raise InvalidInput(
            f"a period of {round(days)} days is too long",
            path="end",
            remedy=f"ask about {LONGEST_PERIOD_DAYS} days at most",
        )
