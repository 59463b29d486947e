"""What does an area look like on a map, as exactly as it is known and no more?"""

from itertools import pairwise

from pyproj import Geod
from shapely import MultiPolygon, Polygon, unary_union
from shapely.geometry.polygon import orient

from safe_passage.model import place
from safe_passage.model.place import Area, Coordinates

Ring = tuple[tuple[float, float], ...]
Rings = tuple[Ring, ...]

_GEOD = Geod(ellps="WGS84")
_CORNERS = 64


def outline(area: Area) -> tuple[Rings, ...]:
    """The polygons of an area: for each its outer ring, then its holes; closed, [lon, lat].

    Empty for a place in words only. Discs are geodesic with 64 corners, so the outline lies within
    0.13 % of the radius; between two way-points it is the hull of their discs. For drawing: whether
    a point lies inside is asked of distance.py.
    """
    match area:
        case place.Polygon():
            return ((_closed(area.ring), *(_closed(hole) for hole in area.holes)),)
        case place.Disc():
            return _rings(_disc(area.centre, max(area.radius_m, area.centre.accuracy_m)))
        case place.Line():
            return _rings(_chain([_disc(each, area.half_width_m) for each in area.points]))
        case place.WayPoints():
            discs = [
                _disc(each.at, max(each.at.accuracy_m, area.accuracy_m)) for each in area.points
            ]
            return _rings(_chain(discs))
        case place.Unmapped():
            return ()


def _closed(ring: tuple[Coordinates, ...]) -> Ring:
    points = tuple((each.lon, each.lat) for each in ring)
    return (*points, points[0])


def _disc(centre: Coordinates, radius_m: float) -> Polygon:
    bearings = [360.0 * corner / _CORNERS for corner in range(_CORNERS)]
    lons, lats, _ = _GEOD.fwd(
        [centre.lon] * _CORNERS, [centre.lat] * _CORNERS, bearings, [max(radius_m, 1.0)] * _CORNERS
    )
    return Polygon(zip(lons, lats, strict=True))


def _chain(discs: list[Polygon]) -> Polygon | MultiPolygon:
    """Discs and what lies between each and the next."""
    hulls = [unary_union([left, right]).convex_hull for left, right in pairwise(discs)]
    merged = unary_union(hulls or discs)
    if not isinstance(merged, Polygon | MultiPolygon):
        raise TypeError(f"discs made {merged.geom_type}")
    return merged


def _rings(shape: Polygon | MultiPolygon) -> tuple[Rings, ...]:
    polygons = [shape] if isinstance(shape, Polygon) else list(shape.geoms)
    return tuple(
        (
            tuple((x, y) for x, y, *_ in oriented.exterior.coords),
            *(tuple((x, y) for x, y, *_ in hole.coords) for hole in oriented.interiors),
        )
        for polygon in polygons
        for oriented in (orient(polygon),)  # RFC 7946 §3.1.6: outer rings counter-clockwise
    )
