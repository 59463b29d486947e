"""How near does an edge come to a point, in metres on the ellipsoid?

An edge is straight in longitude and latitude (RFC 7946 §3.1.1) and takes the shorter way round.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from safe_passage.model.place import Coordinates

Floats = NDArray[np.float64]
Owners = NDArray[np.int64]

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

    Without radii the result is the plain distance. The radius grows evenly from one end of an edge
    to the other, so that two discs and what lies between them are measured as their hull.
    """
    return nearest_each((edges,), point)[0]


def nearest_each(groups: Sequence[Sequence[Edge]], point: Coordinates) -> list[Nearest]:
    """The same of each group of edges, all at once: a tenth of the time of one after another.

    Edges are cut into short pieces; those that cannot hold the nearest point of their group are
    dropped (no point of a piece is nearer than its ends by more than half of its length), and on
    the others we step to the foot of the perpendicular until their group stands still.
    """
    pieces, owner, best = _candidates(*_joined(tuple(map(tuple, groups))), point)
    low, high = np.full(len(owner), -1.0), np.full(len(owner), 2.0)  # beyond the piece, until
    along = np.full(len(owner), 0.5)  # its ends have been stood on
    for _ in range(_MOST_STEPS):
        beyond, radius, length_m, ahead_m = _measure(pieces, along, point)
        _improve(best, owner, beyond, radius)
        is_ahead = ahead_m > 0
        low, high = np.where(is_ahead, along, low), np.where(is_ahead, high, along)
        foot = np.minimum(np.maximum(along + ahead_m / length_m, 0.0), 1.0)
        # Where the step leaves what is left of the piece, halve that: it cannot fail.
        half = (np.maximum(low, 0.0) + np.minimum(high, 1.0)) / 2
        moved = np.where((low < foot) & (foot < high), foot, half)
        moved = np.where(np.abs(ahead_m) < _STILL_M, along, moved)
        has_moved = np.abs(moved - along) * length_m >= _STILL_M
        going = np.isin(owner, owner[has_moved])
        if not going.any():
            break
        pieces, owner = pieces.take(going), owner[going]
        low, high, along = low[going], high[going], moved[going]
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

    def columns(self) -> tuple[Floats, ...]:
        return self.lon, self.lat, self.lon_step, self.lat_step, self.radius, self.radius_step

    def take(self, chosen: Any) -> "_Pieces":
        return _Pieces(*(column[chosen] for column in self.columns()))


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


@lru_cache(maxsize=256)
def _joined(groups: tuple[tuple[Edge, ...], ...]) -> tuple[_Pieces, Owners]:
    """The pieces of all groups, one group after another, and the number of each one's group."""
    each = [_pieces(edges) for edges in groups]
    owner = np.repeat(np.arange(len(each)), [len(pieces.lon) for pieces in each])
    joined = [
        np.concatenate(column) for column in zip(*(one.columns() for one in each), strict=True)
    ]
    return _Pieces(*joined), owner


def _candidates(
    pieces: _Pieces, owner: Owners, point: Coordinates
) -> tuple[_Pieces, Owners, list[Nearest]]:
    """The pieces that may hold the nearest point of their group, and the nearest of its ends."""
    count = len(pieces.lon)
    twice = pieces.take(np.tile(np.arange(count), 2))
    ends = np.repeat([0.0, 1.0], count)
    beyond, radius, length_m, _ = _measure(twice, ends, point)
    best = [Nearest(np.inf, 0.0)] * (int(owner[-1]) + 1)
    for half in (slice(None, count), slice(count, None)):
        _improve(best, owner, beyond[half], radius[half])
    # At most 1 % longer than at its start or end: an edge is nearly straight within a piece.
    length = 1.01 * np.maximum(length_m[:count], length_m[count:])
    lowest = (beyond[:count] + beyond[count:] - length - np.abs(pieces.radius_step)) / 2
    # Leave room for rounding: at a pole both ends of a piece are one point.
    chosen = lowest <= np.array([one.beyond_m for one in best])[owner] + _STILL_M
    return pieces.take(chosen), owner[chosen], best


def _improve(best: list[Nearest], owner: Owners, beyond: Floats, radius: Floats) -> None:
    """Take what is nearer than the best of its group; the pieces of a group lie together."""
    starts = [0, *(np.flatnonzero(np.diff(owner)) + 1).tolist(), len(owner)]
    for start, end in pairwise(starts):
        index = start + int(np.argmin(beyond[start:end]))
        group = int(owner[start])
        best[group] = min(best[group], Nearest(float(beyond[index]), float(radius[index])))


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
