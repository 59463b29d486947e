"""What is in force as a GeoJSON document (RFC 7946) that can be read on its own, years later.

Each feature repeats how it stands, who says so, as known when, and that it is an exercise or a
reconstruction: a feature is often cut out of its collection.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from safe_passage.views import about_shapes, area_shapes, shapes


def collection(
    areas: area_shapes.AreasShape,
    places: about_shapes.PlacesShape,
    arrangements: Sequence[shapes.ArrangementShape],
    *,
    asked: shapes.AskedShape,
) -> dict[str, Any]:
    """Areas with their arrangement's claimants, and places; the marks stand beside them too."""
    marks = _marks(asked, places.law)
    by_id = {one.id: one for one in arrangements}
    return {
        "type": "FeatureCollection",
        "safe_passage": {**marks, "ledger_size": asked.ledger_size, "zone_data": asked.zone_data},
        "features": [
            *(_area(feature, by_id, marks) for feature in areas.features),
            *(_place(place, marks) for place in places.places),
        ],
    }


def _marks(asked: shapes.AskedShape, law: str) -> dict[str, Any]:
    return {
        "at": asked.at,
        "known_at": asked.known_at,
        "basis": asked.basis,
        "exercise": asked.exercise,
        "reconstructed": asked.reconstructed,
        "check_again": asked.check_again,
        "law": law,
    }


def _area(
    feature: area_shapes.AreaFeatureShape,
    arrangements: Mapping[str, shapes.ArrangementShape],
    marks: Mapping[str, Any],
) -> dict[str, Any]:
    properties = msgspec.to_builtins(feature.properties)
    arrangement = arrangements.get(str(feature.properties.arrangement_id))
    own = {} if arrangement is None else _own(arrangement)
    return {
        "type": "Feature",
        "id": feature.id,
        "geometry": msgspec.to_builtins(feature.geometry),
        "properties": {**properties, **own, **marks},
    }


def _own(arrangement: shapes.ArrangementShape) -> dict[str, Any]:
    return {
        "arrangement": arrangement.title,
        "claimants": _names(one.name for claim in arrangement.claims for one in claim.claimants),
        "bound": _names(one.name for one in arrangement.bound if one.answer == "yes"),
        "sentence": arrangement.sentence,
    }


def _names(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _place(place: about_shapes.PlaceShape, marks: Mapping[str, Any]) -> dict[str, Any]:
    properties = msgspec.to_builtins(place)
    at = properties.pop("at")
    # An invented place is an exercise in a register that is none, too.
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": {"type": "Point", "coordinates": at},
        "properties": {
            **properties,
            **marks,
            "exercise": place.exercise or marks["exercise"],
            "place_is_exercise": place.exercise,
        },
    }
