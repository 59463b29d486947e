"""How far is a point from an area, in metres on the ellipsoid, and on which side?

This is the plain reference: every faster engine is held to it. Distances are geodesics on WGS 84.
Edges are straight in longitude and latitude (RFC 7946 §3.1.1) and belong to their area; they take
the shorter way round, so an area may cross the antimeridian, and a ring round a pole holds it.
"""

from collections.abc import Sequence
from dataclasses import replace

from safe_passage.matching.edge import Edge, Nearest, nearest, nearest_each
from safe_passage.matching.overlap import where_area
from safe_passage.matching.shape import Shape, shape_of
from safe_passage.model.place import Area, Coordinates, Unmapped, WayPoints
from safe_passage.model.whereabouts import Containment, Whereabouts

ERROR_M = 0.001
"""Bound of our own error within a few hundred kilometres (5 cm across the globe, held by the laws).

What lies nearer to an edge than this lies on it.
"""


def distance_m(area: Area, point: Coordinates) -> float | None:
    """Metres from the point to the area as stated, 0 inside it; None where it has no place.

    Way-points have no edge: it is the distance to the line through them. Accuracies are left to
    `where`.
    """
    shape = shape_of(area)
    if shape is None:
        return None
    if isinstance(area, WayPoints):
        return nearest([_bare(edge) for edge in shape.edges], point).beyond_m
    beyond = nearest(shape.edges, point).beyond_m
    return 0.0 if beyond <= ERROR_M or shape.holds(point) else beyond


def _bare(edge: Edge) -> Edge:
    return replace(edge, radius_m=0.0, end_radius_m=0.0)


def where(area: Area, place: Coordinates | Area) -> Whereabouts:
    """Inside, outside or uncertain, as far as the accuracies of both allow.

    Way-points without a line, and a radius that is only our accuracy, are never inside: within
    their accuracy nobody can tell. Nearer to an edge than the accuracies of both, nobody can tell
    either; a point without stated error on the very edge is inside.
    """
    shape = shape_of(area)
    if shape is None:
        return _unplaced(area)
    if not isinstance(place, Coordinates):
        other = shape_of(place)
        return _unplaced(place) if other is None else where_area(shape, other)
    return _near(area, shape, place, nearest(shape.edges, place))


def where_each(areas: Sequence[Area], point: Coordinates) -> list[Whereabouts]:
    """The same of one point against many areas, in a fraction of the time."""
    shapes = [shape_of(area) for area in areas]
    edges = [shape.edges for shape in shapes if shape is not None]
    found = iter(nearest_each(edges, point) if edges else [])
    return [
        _unplaced(area) if shape is None else _near(area, shape, point, next(found))
        for area, shape in zip(areas, shapes, strict=True)
    ]


def _near(area: Area, shape: Shape, point: Coordinates, found: Nearest) -> Whereabouts:
    if not shape.is_known:
        return _near_unknown(area, point, found.beyond_m, found.radius_m)
    return _near_edge(shape, point, found.beyond_m)


def _unplaced(area: Area) -> Whereabouts:
    moving = isinstance(area, Unmapped) and area.is_moving
    why = "its boundary moves" if moving else "no source says where it lies"
    return Whereabouts(Containment.UNPLACED, None, 0.0, why)


def _near_unknown(area: Area, point: Coordinates, beyond: float, radius: float) -> Whereabouts:
    accuracy = radius + point.accuracy_m
    distance = beyond + radius
    what = "the way-points, drawn by us" if isinstance(area, WayPoints) else "the place"
    if beyond <= point.accuracy_m + ERROR_M:
        where_, words = Containment.UNCERTAIN, f"within their accuracy of {accuracy:.0f} m"
    else:
        where_, words = Containment.OUTSIDE, f"beyond their accuracy of {accuracy:.0f} m"
    return Whereabouts(where_, distance, accuracy, f"{distance:.0f} m from {what}, {words}")


def _near_edge(shape: Shape, point: Coordinates, beyond: float) -> Whereabouts:
    is_inside = beyond <= ERROR_M or shape.holds(point)
    edge, distance = abs(beyond), 0.0 if is_inside else beyond
    accuracy = shape.accuracy_m + point.accuracy_m
    if accuracy > 0 and edge <= accuracy + ERROR_M:
        why = f"{edge:.0f} m from the edge, known to {accuracy:.0f} m"
        return Whereabouts(Containment.UNCERTAIN, distance, accuracy, why)
    if is_inside:
        return Whereabouts(Containment.INSIDE, 0.0, accuracy, f"{edge:.0f} m within the edge")
    return Whereabouts(Containment.OUTSIDE, distance, accuracy, f"{edge:.0f} m beyond the edge")
