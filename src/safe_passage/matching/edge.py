"""How near does an edge come to a point, in metres on the ellipsoid?

An edge is straight in longitude and latitude (RFC 7946 §3.1.1) and takes the shorter way round.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from safe_passage.model.place import Coordinates

Floats = NDArray[np.float64]

GEOD = Geod(ellps="WGS84")
_A, _E2 = float(GEOD.a), float(GEOD.es)
_MEAN_RADIUS_M = 6_371_008.8
_LONGEST_PIECE_M = 20_000.0
_WIDEST_PIECE = 0.5  # degrees of longitude: nearer to a pole an edge is an arc
_MOST_STEPS = 60
_SHORTEST_M = 1e-9
_STEEPEST = 0.999999  # a radius that grows as fast as the way swallows the nearer end
_STILL_M = 1e-4  # along the edge: across it, far less


@dataclass(frozen=True, slots=True)
class Edge:
    """From one point towards another by steps in degrees; each end has a radius around it."""

    lon: float
    lat: float
    lon_step: float
    lat_step: float
    radius_m: float = 0.0
    end_radius_m: float = 0.0

    @classmethod
    def between(
        cls,
        start: Coordinates,
        end: Coordinates,
        radius_m: float = 0.0,
        end_radius_m: float = 0.0,
    ) -> "Edge":
        return cls(
            start.lon,
            start.lat,
            shorter_way(start.lon, end.lon),
            end.lat - start.lat,
            radius_m,
            end_radius_m,
        )


class Nearest(NamedTuple):
    """The nearest point of edges: its distance less the radius there, and that radius."""

    beyond_m: float
    radius_m: float


def shorter_way(lon: float, to_lon: float) -> float:
    """Degrees to go east (or west, if negative) from one meridian to another: -180 up to 180."""
    return (to_lon - lon + 180.0) % 360.0 - 180.0


def metres_between(one: Coordinates, other: Coordinates) -> float:
    return float(GEOD.inv(one.lon, one.lat, other.lon, other.lat)[2])


def nearest(edges: Sequence[Edge], point: Coordinates) -> Nearest:
    """How far the point lies beyond the radius of the nearest part of any edge.

    Edges are cut into short pieces; those that cannot hold the nearest point are dropped (no
    point of a piece is nearer than its ends by more than half of its length), and on the others we
    step to the foot of the perpendicular until it stands still. Without radii the result is the
    plain distance. The radius grows evenly from one end of an edge to the other, so that two discs
    and what lies between them are measured as their hull.
    """
    pieces, best = _candidates(_pieces(tuple(edges)), point)
    start, end = np.zeros_like(pieces.lon), np.ones_like(pieces.lon)
    low, high = start - 1.0, end + 1.0  # beyond the piece until its ends have been stood on
    along = (start + end) / 2
    for _ in range(_MOST_STEPS):
        beyond, radius, length_m, ahead_m = _measure(pieces, along, point)
        best = min(best, _least(beyond, radius))
        is_ahead = ahead_m > 0
        low, high = np.where(is_ahead, along, low), np.where(is_ahead, high, along)
        foot = np.minimum(np.maximum(along + ahead_m / length_m, start), end)
        # Where the step leaves what is left of the piece, halve that: it cannot fail.
        half = (np.maximum(low, start) + np.minimum(high, end)) / 2
        moved = np.where((low < foot) & (foot < high), foot, half)
        moved = np.where(np.abs(ahead_m) < _STILL_M, along, moved)
        if float(np.max(np.abs(moved - along) * length_m)) < _STILL_M:
            break
        along = moved
    return best


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Edges in columns."""

    lon: Floats
    lat: Floats
    lon_step: Floats
    lat_step: Floats
    radius: Floats
    radius_step: Floats

    def metres_a_step(self, along: Floats) -> tuple[Floats, Floats]:
        """East and north metres that a whole step has, at that part of the way."""
        phi = np.radians(self.lat + along * self.lat_step)
        root = np.sqrt(1.0 - _E2 * np.sin(phi) ** 2)
        east = _A / root * np.cos(phi) * np.radians(self.lon_step)
        north = _A * (1.0 - _E2) / root**3 * np.radians(self.lat_step)
        return east, north

    def take(self, chosen: Any) -> "_Pieces":
        return _Pieces(
            self.lon[chosen],
            self.lat[chosen],
            self.lon_step[chosen],
            self.lat_step[chosen],
            self.radius[chosen],
            self.radius_step[chosen],
        )


@lru_cache(maxsize=1024)
def _pieces(edges: tuple[Edge, ...]) -> _Pieces:
    columns = np.array(
        [(e.lon, e.lat, e.lon_step, e.lat_step, e.radius_m, e.end_radius_m) for e in edges]
    ).T
    lon, lat, lon_step, lat_step, radius, end_radius = columns
    whole = _Pieces(lon, lat, lon_step, lat_step, radius, end_radius - radius)
    length = np.hypot(np.abs(lon_step) * 111_320.0, np.abs(lat_step) * 111_700.0)
    counts = np.ceil(
        np.maximum(length / _LONGEST_PIECE_M, np.abs(lon_step) / _WIDEST_PIECE)
    ).astype(int)
    counts = np.maximum(counts, 1)
    owner = np.repeat(np.arange(len(counts)), counts)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    part = 1.0 / counts[owner]
    begin = place * part
    cut = whole.take(owner)
    return _Pieces(
        cut.lon + begin * cut.lon_step,
        cut.lat + begin * cut.lat_step,
        cut.lon_step * part,
        cut.lat_step * part,
        cut.radius + begin * cut.radius_step,
        cut.radius_step * part,
    )


def _candidates(pieces: _Pieces, point: Coordinates) -> tuple[_Pieces, Nearest]:
    """The pieces that may hold the nearest point, and the nearest of all ends."""
    count = len(pieces.lon)
    twice = pieces.take(np.tile(np.arange(count), 2))
    ends = np.repeat([0.0, 1.0], count)
    beyond, radius, length_m, _ = _measure(twice, ends, point)
    best = _least(beyond, radius)
    # At most 1 % longer than at its start or end: an edge is nearly straight within a piece.
    length = 1.01 * np.maximum(length_m[:count], length_m[count:])
    lowest = (beyond[:count] + beyond[count:] - length - np.abs(pieces.radius_step)) / 2
    return pieces.take(lowest <= best.beyond_m), best


def _least(beyond: Floats, radius: Floats) -> Nearest:
    index = int(np.argmin(beyond))
    return Nearest(float(beyond[index]), float(radius[index]))


def _measure(
    pieces: _Pieces, along: Floats, point: Coordinates
) -> tuple[Floats, Floats, Floats, Floats]:
    """Distance less radius, the radius, metres a piece, and how far ahead the nearest point lies.

    On which side it lies is exact; how far is the first guess of the next step.
    """
    lon = pieces.lon + along * pieces.lon_step
    lat = pieces.lat + along * pieces.lat_step
    _, back, distance = GEOD.inv(
        lons1=np.full(len(lon), point.lon),
        lats1=np.full(len(lon), point.lat),
        lons2=lon,
        lats2=lat,
    )
    east, north = pieces.metres_a_step(along)
    length_m = np.maximum(np.hypot(east, north), _SHORTEST_M)
    angle = np.radians(back) - np.arctan2(east, north)
    cosine, sine = np.cos(angle), np.sin(angle)
    # On a sphere tan(foot) = tan(distance) cos(angle).
    arc = distance / _MEAN_RADIUS_M
    foot = _MEAN_RADIUS_M * np.arctan2(np.sin(arc) * cosine, np.cos(arc))
    slope = np.minimum(np.maximum(pieces.radius_step / length_m, -_STEEPEST), _STEEPEST)
    lean = np.abs(distance * sine) * slope / np.sqrt(1.0 - slope**2)
    ahead = np.copysign(np.abs(foot + lean), cosine + slope)
    radius = pieces.radius + along * pieces.radius_step
    return distance - radius, radius, length_m, ahead
