"""What an area is made of when distances are measured: a line or a ring, and a radius around it."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from safe_passage.matching.edge import Edge
from safe_passage.matching.ring import edges_of, goes_round
from safe_passage.model.place import (
    Area,
    Coordinates,
    Disc,
    Line,
    Polygon,
    Unmapped,
    WayPoints,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """Edges with a radius around them, and the rings that they close, if any.

    A point is an edge without length. `is_known` is false where the radius is only an accuracy:
    then nothing is ever inside.
    """

    edges: tuple[Edge, ...]
    vertices: tuple[Coordinates, ...]
    rings: tuple[tuple[Coordinates, ...], ...]
    radius_m: float
    accuracy_m: float
    is_known: bool

    def holds(self, point: Coordinates) -> bool:
        return bool(self.rings) and goes_round(self.rings, point)


@lru_cache(maxsize=1024)
def shape_of(area: Area) -> Shape | None:
    """The shape of an area; None for a place in words only."""
    match area:
        case Unmapped():
            return None
        case Disc(centre, radius_m, is_exact):
            reach = radius_m if is_exact else max(radius_m, centre.accuracy_m)
            accuracy = centre.accuracy_m if is_exact else 0.0
            edge = Edge.between(centre, centre, reach, reach)
            return Shape((edge,), (centre,), (), reach, accuracy, is_exact)
        case WayPoints(points, accuracy_m):
            ends = tuple(named.at for named in points)
            radii = [max(accuracy_m, end.accuracy_m) for end in ends]
            return Shape(_path(ends, radii), ends, (), max(radii), 0.0, is_known=False)
        case Line(points):
            half = area.half_width_m
            edges = _path(points, [half] * len(points))
            return Shape(edges, points, (), half, _worst(points), is_known=True)
        case Polygon(ring, holes):
            rings = (ring, *holes)
            vertices = tuple(point for part in rings for point in part)
            edges = tuple(edges_of(*rings))
            return Shape(edges, vertices, rings, 0.0, _worst(vertices), is_known=True)


def _path(points: tuple[Coordinates, ...], radii: list[float]) -> tuple[Edge, ...]:
    ends = list(zip(points, radii, strict=True))
    if len(ends) == 1:
        return (Edge.between(points[0], points[0], radii[0], radii[0]),)
    return tuple(
        Edge.between(start, end, radius, end_radius)
        for (start, radius), (end, end_radius) in pairwise(ends)
    )


def _worst(points: tuple[Coordinates, ...]) -> float:
    return max(point.accuracy_m for point in points)
