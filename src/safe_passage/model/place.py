"""Where: points with their accuracy, and areas as exactly as somebody stated them.

Longitude comes before latitude in every pair and every array; this is the one place that says so.
"""

import math
from dataclasses import dataclass
from typing import NewType

from safe_passage.errors import InvalidInput
from safe_passage.model.name import Name

PlaceId = NewType("PlaceId", str)
_FEWEST_IN_A_RING, _FEWEST_IN_A_LINE = 3, 2


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point on WGS 84, in decimal degrees, with the radius in metres within which it is right.

    `words` keep what was submitted, for ever.
    """

    lon: float
    lat: float
    accuracy_m: float = 0.0
    words: str = ""

    def __post_init__(self) -> None:
        for name, value, limit in (("lon", self.lon, 180.0), ("lat", self.lat, 90.0)):
            if not math.isfinite(value):
                raise InvalidInput(f"{value} is not a number of degrees", path=name)
            if abs(value) > limit:
                raise InvalidInput(
                    f"{value} lies outside -{limit:g} to {limit:g}",
                    path=name,
                    remedy="longitude comes before latitude: perhaps the two are swapped",
                )
        if not math.isfinite(self.accuracy_m) or self.accuracy_m < 0:
            raise InvalidInput(f"{self.accuracy_m} is no accuracy in metres", path="accuracy_m")


@dataclass(frozen=True, slots=True)
class NamedPoint:
    """A point that carries a name; `is_assumed` where we chose the place from a report's words."""

    name: Name
    at: Coordinates
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed ring (the last point is not repeated), with holes."""

    ring: tuple[Coordinates, ...]
    holes: tuple[tuple[Coordinates, ...], ...] = ()

    def __post_init__(self) -> None:
        for index, ring in enumerate((self.ring, *self.holes)):
            if len(ring) < _FEWEST_IN_A_RING:
                path = "ring" if index == 0 else f"holes[{index - 1}]"
                raise InvalidInput("a ring has at least three points", path=path)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with a width: on each side of it, or in total."""

    points: tuple[Coordinates, ...]
    width_m: float
    is_each_side: bool

    def __post_init__(self) -> None:
        if len(self.points) < _FEWEST_IN_A_LINE:
            raise InvalidInput("a line has at least two points", path="points")
        if not math.isfinite(self.width_m) or self.width_m <= 0:
            raise InvalidInput("a width is more than 0 m", path="width_m")

    @property
    def half_width_m(self) -> float:
        return self.width_m if self.is_each_side else self.width_m / 2


@dataclass(frozen=True, slots=True)
class Disc:
    """A point with a radius; `is_exact` is false where the radius is only our accuracy."""

    centre: Coordinates
    radius_m: float
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class WayPoints:
    """Ordered points of a route whose line nobody gave: an area of their accuracy, drawn by us."""

    points: tuple[NamedPoint, ...]
    accuracy_m: float

    def __post_init__(self) -> None:
        if not self.points:
            raise InvalidInput("way-points name at least one point", path="points")


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A place in words only, or a boundary that moves ("where our troops do not operate")."""

    words: Name
    is_moving: bool = False


Area = Polygon | Line | Disc | WayPoints | Unmapped


@dataclass(frozen=True, slots=True)
class Place:
    """A named place with a radius: a neighbourhood, a town, a crossing. Not a boundary."""

    id: PlaceId
    name: Name
    at: Coordinates
    kind: str
    radius_m: float = 0.0
    sources: tuple[str, ...] = ()
