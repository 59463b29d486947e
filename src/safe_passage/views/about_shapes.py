"""The shapes of what the record is and of the places that it shows."""

from dataclasses import dataclass
from typing import Literal

from safe_passage.views.shapes import Lonlat, SourceShape


@dataclass(frozen=True, slots=True)
class PresetShape:
    """A period worth looking at, and a moment and a place within it."""

    id: str
    label: str
    start: str
    end: str
    at: str
    known_at: str | None
    where: Lonlat | None


@dataclass(frozen=True, slots=True)
class ZoneOffsetShape:
    """From an instant on, the record's zone is so many minutes ahead of UTC."""

    start: str
    minutes: int


@dataclass(frozen=True, slots=True)
class AboutShape:
    """What the record is.

    `bounds` are west, south, east, north; `basis` is whose knowledge to ask by default.
    """

    name: str
    version: str
    title: str
    origin: str
    exercise: bool
    reconstructed: str | None
    basis: str
    ledger_size: int
    zone_data: str
    local_zone: str
    zone_name: str
    zone_offsets: list[ZoneOffsetShape]
    bounds: tuple[float, float, float, float] | None
    presets: list[PresetShape]
    languages: list[str]
    law: str
    tries: list[str]


@dataclass(frozen=True, slots=True)
class NeighbourhoodShape:
    """A named point with a radius: not a boundary."""

    id: str
    name: str
    at: Lonlat
    radius_m: float


@dataclass(frozen=True, slots=True)
class PlaceShape:
    """A place known from reports, or a notified site; the two are drawn unlike each other."""

    id: str
    name: str
    kind: str
    at: Lonlat
    accuracy_m: float
    role: Literal["known_from_reports", "notified"]
    notified: Literal["yes", "no", "cannot_be_told"]
    exercise: bool
    sources: list[SourceShape]


@dataclass(frozen=True, slots=True)
class PlacesShape:
    """What is drawn under the answers; absence from it changes nothing in law."""

    neighbourhoods: list[NeighbourhoodShape]
    places: list[PlaceShape]
    law: str
