"""Does a ring on the globe go round a point?"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from safe_passage.matching.edge import Edge, shorter_way
from safe_passage.model.place import Coordinates

Vertex = tuple[float, float]

_POLE = 90.0


def edges_of(*rings: Sequence[Coordinates]) -> list[Edge]:
    """The edges of closed rings, each from a point to the next and from the last to the first."""
    return [
        Edge.between(start, end)
        for ring in rings
        for start, end in zip(ring, (*ring[1:], ring[0]), strict=True)
    ]


def goes_round(rings: Iterable[Sequence[Coordinates]], point: Coordinates) -> bool:
    """Whether the point lies inside an odd number of the rings; on an edge, either may be said.

    A ring that ends a whole turn from where it began goes round the pole that is nearer to it,
    and holds it.
    """
    odd = False
    for ring in rings:
        odd ^= _holds(_unrolled(ring), point)
    return odd


def _unrolled(ring: Sequence[Coordinates]) -> list[Vertex]:
    """The ring with longitudes that run on across the antimeridian, closed, round a pole if so."""
    vertices: list[Vertex] = [(ring[0].lon, ring[0].lat)]
    for start, end in zip(ring, (*ring[1:], ring[0]), strict=True):
        vertices.append((vertices[-1][0] + shorter_way(start.lon, end.lon), end.lat))
    if abs(vertices[-1][0] - vertices[0][0]) > 180.0:  # noqa: PLR2004  half a turn
        north = sum(vertex.lat for vertex in ring) > 0
        pole = _POLE if north else -_POLE
        vertices += [(vertices[-1][0], pole), (vertices[0][0], pole), vertices[0]]
    return vertices


def _holds(closed: Sequence[Vertex], point: Coordinates) -> bool:
    return any(
        _crossings(closed, point.lon + turn, point.lat) % 2 == 1
        for turn in (-720.0, -360.0, 0.0, 360.0, 720.0)
    )


def _crossings(closed: Sequence[Vertex], lon: float, lat: float) -> int:
    """How many edges a line to the east crosses; an edge has its lower end, and not its upper."""
    # At the north pole itself no edge has its upper end: look from just below.
    lat = min(lat, _POLE - 1e-12)
    count = 0
    for (start_lon, start_lat), (end_lon, end_lat) in pairwise(closed):
        if (start_lat <= lat) != (end_lat <= lat):
            at = start_lon + (lat - start_lat) / (end_lat - start_lat) * (end_lon - start_lon)
            count += lon < at
    return count
