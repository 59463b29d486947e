"""The shapes of areas on a map: GeoJSON (RFC 7946) with what holds there."""

from dataclasses import dataclass
from typing import Any, Literal

Lonlat = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PointShape:
    """A named point with its accuracy; `is_assumed` where we chose its place."""

    name: str
    at: Lonlat
    accuracy_m: float
    is_assumed: bool


@dataclass(frozen=True, slots=True)
class GeometryShape:
    """Rings of [lon, lat] in degrees (WGS 84), the outer one counter-clockwise."""

    type: Literal["Polygon", "MultiPolygon"]
    coordinates: list[Any]


@dataclass(frozen=True, slots=True)
class AreaPropertiesShape:
    """What an area is, how exactly it is known, and how its arrangement stands.

    `drawn_by_us`: nobody gave this outline; it is only as exact as `accuracy_m`.
    """

    id: str
    arrangement_id: str | None
    name: str
    kind: Literal["corridor", "arrangement_area"]
    standing: str
    standing_words: str
    answer: Literal["yes", "no", "cannot_be_told"]
    users: str | None
    users_words: str | None
    accuracy_m: float
    drawn_by_us: bool
    points: list[PointShape]
    where: Literal["inside", "outside", "uncertain", "unplaced"] | None
    distance_m: float | None


@dataclass(frozen=True, slots=True)
class AreaFeatureShape:
    """One area."""

    type: Literal["Feature"]
    id: str
    geometry: GeometryShape
    properties: AreaPropertiesShape


@dataclass(frozen=True, slots=True)
class AreasShape:
    """Corridors, each an area of its accuracy, and the areas of arrangements."""

    type: Literal["FeatureCollection"]
    features: list[AreaFeatureShape]
