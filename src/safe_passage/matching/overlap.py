"""Does one area lie inside another, outside it, or can that not be said?"""

from safe_passage.matching.edge import Edge, nearest, shorter_way
from safe_passage.matching.shape import Shape
from safe_passage.model.place import Coordinates
from safe_passage.model.whereabouts import Containment, Whereabouts

ERROR_M = 0.1
"""Bound of our own error between areas: the nearest point is looked for at short distances."""

_STEP = 0.01  # degrees, some 1 km: within it an edge leaves the geodesic by less than 0.1 m


def where_area(area: Shape, place: Shape) -> Whereabouts:
    """Inside only where every point of the place is proven to be; outside where none can be.

    What lies partly inside, touches, or is nearer than the accuracies is uncertain, and says why.
    """
    accuracy = area.accuracy_m + place.accuracy_m
    apart = _apart(area, place)
    if apart > accuracy + ERROR_M:
        return Whereabouts(Containment.OUTSIDE, apart, accuracy, f"{apart:.0f} m beyond the edge")
    if not (area.is_known and place.is_known):
        reach = accuracy + sum(one.radius_m for one in (area, place) if not one.is_known)
        return Whereabouts(
            Containment.UNCERTAIN, apart, reach, f"within an accuracy of {reach:.0f} m"
        )
    if apart > 0:
        why = f"{apart:.0f} m beyond the edge, known to {accuracy:.0f} m"
        return Whereabouts(Containment.UNCERTAIN, apart, accuracy, why)
    if _is_inside(area, place, accuracy):
        return Whereabouts(Containment.INSIDE, 0.0, accuracy, "all of it lies within the edge")
    return Whereabouts(Containment.UNCERTAIN, 0.0, accuracy, "partly inside, or too near the edge")


def _apart(area: Shape, place: Shape) -> float:
    """Metres between the two, 0 where they share a point."""
    if _touch(area, place):
        return 0.0
    between = min(_from_vertices(area, place), _from_vertices(place, area))
    return max(0.0, between)


def _touch(area: Shape, place: Shape) -> bool:
    return (
        any(_cross(one, other) for one in area.edges for other in place.edges)
        or any(area.holds(vertex) for vertex in place.vertices)
        or any(place.holds(vertex) for vertex in area.vertices)
    )


def _from_vertices(area: Shape, place: Shape) -> float:
    """From points close together on the place's edges to the area's edges, less both radii."""
    return min(
        nearest(area.edges, point).beyond_m - radius
        for edge in place.edges
        for point, radius in _points(edge)
    )


def _points(edge: Edge) -> list[tuple[Coordinates, float]]:
    count = max(1, int(max(abs(edge.lon_step), abs(edge.lat_step)) / _STEP) + 1)
    found = []
    for index in range(count + 1):
        part = index / count
        lon = shorter_way(0.0, edge.lon + part * edge.lon_step)
        radius = edge.radius_m + part * (edge.end_radius_m - edge.radius_m)
        found.append((Coordinates(lon, edge.lat + part * edge.lat_step), radius))
    return found


def _is_inside(area: Shape, place: Shape, accuracy: float) -> bool:
    if any(_cross(one, other) for one in area.edges for other in place.edges):
        return False
    points = [found for edge in place.edges for found in _points(edge)]
    if area.rings:
        if any(place.holds(vertex) for vertex in area.vertices):
            return False  # A hole, or the whole area, lies within the place.
        return all(
            area.holds(point) and nearest(area.edges, point).beyond_m > radius + accuracy + ERROR_M
            for point, radius in points
        )
    # Around one point or one segment, what lies between points inside lies inside too. Around a
    # line that bends that need not be so, and nothing is claimed.
    if len(area.edges) > 1:
        return False
    return all(
        nearest(area.edges, point).beyond_m + radius + accuracy + ERROR_M < 0
        for point, radius in points
    )


def _cross(one: Edge, other: Edge) -> bool:
    """Whether two edges share a point, in longitude and latitude."""
    here = (0.0, 0.0, one.lon_step, one.lat_step)
    ahead = shorter_way(one.lon, other.lon)
    return any(
        _segments_meet(here, (ahead + turn, other.lat - one.lat, other.lon_step, other.lat_step))
        for turn in (-360.0, 0.0, 360.0)
    )


_Segment = tuple[float, float, float, float]  # from, and steps


def _segments_meet(one: _Segment, other: _Segment) -> bool:
    sides = (
        _side(one, other[0], other[1]),
        _side(one, other[0] + other[2], other[1] + other[3]),
        _side(other, one[0], one[1]),
        _side(other, one[0] + one[2], one[1] + one[3]),
    )
    # Ends that only touch are left to the distance, which is then 0.
    return sides[0] * sides[1] < 0 and sides[2] * sides[3] < 0


def _side(segment: _Segment, x: float, y: float) -> float:
    return segment[2] * (y - segment[1]) - segment[3] * (x - segment[0])
