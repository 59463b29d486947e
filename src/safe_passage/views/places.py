"""Corridors, movements and incidents in shapes: each as exactly as it is known and no more."""

from functools import lru_cache
from typing import Any

from whenever import Instant

from safe_passage.matching.outline import outline
from safe_passage.model.arrangement import Arrangement
from safe_passage.model.corridor import Corridor
from safe_passage.model.place import Area, Disc, Line, Polygon, Unmapped, WayPoints
from safe_passage.model.time import Truth
from safe_passage.model.whereabouts import Whereabouts
from safe_passage.views import area_shapes, shapes
from safe_passage.views.words import Words


def corridor_shape(
    corridor: Corridor, near: Whereabouts, words: Words, announced: Instant | None
) -> shapes.CorridorShape:
    return shapes.CorridorShape(
        corridor.id,
        words.name(corridor.name),
        corridor.arrangement,
        corridor.users.value,
        words.say(f"users.{corridor.users.value}"),
        near.where.value,
        None if near.distance_m is None else round(near.distance_m, 1),
        near.accuracy_m,
        drawn_by_us=True,
        announced="" if announced is None else words.day(announced),
    )


def unplaced_shape(
    corridor: Corridor, words: Words, announced: Instant | None
) -> shapes.UnplacedShape:
    return shapes.UnplacedShape(
        corridor.id,
        words.name(corridor.name),
        corridor.arrangement,
        corridor.users.value,
        words.say(f"users.{corridor.users.value}"),
        words.say("unplaced"),
        "" if announced is None else words.day(announced),
    )


@lru_cache(maxsize=1024)
def geometry(area: Area) -> area_shapes.GeometryShape | None:
    """A GeoJSON geometry (RFC 7946), or None for a place in words only."""
    polygons = [[[list(point) for point in ring] for ring in rings] for rings in outline(area)]
    if not polygons:
        return None
    if len(polygons) == 1:
        return area_shapes.GeometryShape("Polygon", polygons[0])
    return area_shapes.GeometryShape("MultiPolygon", polygons)


def corridor_feature(
    corridor: Corridor, words: Words, *, standing: str, answer: Truth, near: Whereabouts | None
) -> area_shapes.AreaFeatureShape | None:
    """A corridor as an area of its stated accuracy, marked as drawn by us; None if unplaced."""
    if corridor.route is None:
        return None
    drawn = geometry(corridor.route)
    if drawn is None:
        return None
    properties = area_shapes.AreaPropertiesShape(
        id=corridor.id,
        arrangement_id=corridor.arrangement,
        name=words.name(corridor.name),
        kind="corridor",
        standing=standing,
        standing_words=words.say(f"standing.{standing}"),
        answer=answer.value,
        users=corridor.users.value,
        users_words=words.say(f"users.{corridor.users.value}"),
        accuracy_m=corridor.route.accuracy_m,
        drawn_by_us=True,
        points=[
            area_shapes.PointShape(
                words.name(point.name),
                (point.at.lon, point.at.lat),
                point.at.accuracy_m,
                point.is_assumed,
            )
            for point in corridor.route.points
        ],
        **_near(near),
    )
    return area_shapes.AreaFeatureShape("Feature", corridor.id, drawn, properties)


def arrangement_feature(
    arrangement: Arrangement,
    words: Words,
    *,
    standing: str,
    answer: Truth,
    near: Whereabouts | None,
) -> area_shapes.AreaFeatureShape | None:
    """The area of an arrangement as somebody stated it; None if nobody drew it."""
    area = arrangement.area
    drawn = None if area is None else geometry(area)
    if area is None or drawn is None:
        return None
    accuracy = stated_accuracy_m(area)
    properties = area_shapes.AreaPropertiesShape(
        id=f"area:{arrangement.id}",
        arrangement_id=arrangement.id,
        name=words.name(arrangement.title),
        kind="arrangement_area",
        standing=standing,
        standing_words=words.say(f"standing.{standing}"),
        answer=answer.value,
        users=None,
        users_words=None,
        accuracy_m=accuracy,
        drawn_by_us=accuracy > 0,
        points=[],
        **_near(near),
    )
    return area_shapes.AreaFeatureShape("Feature", properties.id, drawn, properties)


def _near(near: Whereabouts | None) -> dict[str, Any]:
    return {
        "where": None if near is None else near.where.value,
        "distance_m": None if near is None else near.distance_m,
    }


def stated_accuracy_m(area: Area) -> float:
    """The radius within which the outline of an area is right; 0 where it was stated exactly."""
    match area:
        case Polygon():
            return max(point.accuracy_m for point in area.ring)
        case Line():
            return max(point.accuracy_m for point in area.points)
        case Disc():
            return area.centre.accuracy_m
        case WayPoints():
            return area.accuracy_m
        case Unmapped():
            return 0.0
