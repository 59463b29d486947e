"""Corridors, movements and incidents in shapes: each as exactly as it is known and no more."""

from functools import lru_cache
from typing import Any

from whenever import Instant

from safe_passage.matching.outline import outline
from safe_passage.model.corridor import Corridor
from safe_passage.model.place import Area
from safe_passage.model.whereabouts import Whereabouts
from safe_passage.views import shapes
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
def geometry(area: Area) -> dict[str, Any] | None:
    """A GeoJSON geometry (RFC 7946), or None for a place in words only."""
    polygons = [[[list(point) for point in ring] for ring in rings] for rings in outline(area)]
    if not polygons:
        return None
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def corridor_feature(
    corridor: Corridor, words: Words, *, standing: str, answer: str, near: Whereabouts | None
) -> dict[str, Any] | None:
    """A corridor as an area of its stated accuracy, marked as drawn by us; None if unplaced."""
    if corridor.route is None:
        return None
    points = [
        {
            "name": words.name(point.name),
            "at": [point.at.lon, point.at.lat],
            "accuracy_m": point.at.accuracy_m,
            "is_assumed": point.is_assumed,
        }
        for point in corridor.route.points
    ]
    return {
        "type": "Feature",
        "id": corridor.id,
        "geometry": geometry(corridor.route),
        "properties": {
            "id": corridor.id,
            "arrangement_id": corridor.arrangement,
            "name": words.name(corridor.name),
            "kind": "corridor",
            "standing": standing,
            "answer": answer,
            "users": corridor.users.value,
            "users_words": words.say(f"users.{corridor.users.value}"),
            "accuracy_m": corridor.route.accuracy_m,
            "drawn_by_us": True,
            "points": points,
            "where": None if near is None else near.where.value,
            "distance_m": None if near is None else near.distance_m,
        },
    }
