"""What a request may say. Places and moments travel in bodies, never in an address or a log."""

from dataclasses import dataclass
from typing import Any

from whenever import Instant

from safe_passage.errors import InvalidInput
from safe_passage.model.place import Coordinates
from safe_passage.model.time import Window
from safe_passage.service.question import Question, ask, parse_instant
from safe_passage.service.setting import Setting
from safe_passage.views.words import language

LONGEST_PERIOD_DAYS = 400
_POINT_LENGTH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBody:
    """A moment, and by when and by whose knowledge it is asked about.

    `known_at` is an instant, or a day of which the end is meant; without it the moment itself.
    `basis` is `public`, `recorded` or `party:ID`; without it what suits the record.
    """

    at: str
    known_at: str | None = None
    basis: str | None = None
    lang: str = "en"

    def question(self, setting: Setting) -> Question:
        return ask(
            self.at,
            known_at=self.known_at,
            basis=self.basis or setting.basis,
            zone=setting.zone,
            language=language(self.lang),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureBody(QuestionBody):
    """A question about everything, or about one place [lon, lat] first."""

    where: list[float] | None = None

    def place(self) -> Coordinates | None:
        return None if self.where is None else point(self.where, "where")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceBody(QuestionBody):
    """A question about one place: [lon, lat], or a GeoJSON point."""

    where: list[float] | dict[str, Any]

    def place(self) -> Coordinates:
        if isinstance(self.where, list):
            return point(self.where, "where")
        return geojson_point(self.where)

    def as_given(self) -> dict[str, Any]:
        if isinstance(self.where, list):
            return {"type": "Point", "coordinates": self.where}
        return self.where


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodBody(QuestionBody):
    """A question about a period, from `start` up to `end`."""

    start: str
    end: str

    def period(self, setting: Setting) -> Window:
        return period(self.start, self.end, zone=setting.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowsBody(PeriodBody):
    """Whose windows: `any`, `mutual` or `claimant:ID`."""

    which: str = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckBody(QuestionBody):
    """A movement on record, by its id."""

    movement: str


def point(numbers: list[float], path: str) -> Coordinates:
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


def period(start: str, end: str, *, zone: str) -> Window:
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
