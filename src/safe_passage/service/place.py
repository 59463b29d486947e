"""Which place and which period is asked about?"""

from collections.abc import Mapping, Sequence
from typing import Any

from safe_passage.errors import InvalidInput
from safe_passage.model.place import Coordinates
from safe_passage.model.time import Window
from safe_passage.service.question import parse_instant

LONGEST_PERIOD_DAYS = 400
_POINT_LENGTH = 2


def point(numbers: Sequence[float], path: str) -> Coordinates:
    """A place from [lon, lat]. Raises `InvalidInput` with the path to the number at fault."""
    if len(numbers) != _POINT_LENGTH:
        raise InvalidInput("a place is [lon, lat]", path=path)
    try:
        return Coordinates(numbers[0], numbers[1])
    except InvalidInput as fault:
        raise fault.under(path) from None


def geojson_point(tree: Mapping[str, Any], path: str = "where") -> Coordinates:
    """A place from a GeoJSON Point, alone or as a feature."""
    geometry = tree.get("geometry") if tree.get("type") == "Feature" else tree
    if not isinstance(geometry, Mapping) or geometry.get("type") != "Point":
        raise InvalidInput(
            "only a GeoJSON Point can be asked about",
            path=f"{path}.type",
            remedy="ask about a point of the area; areas are not matched yet",
        )
    numbers = geometry.get("coordinates")
    if not isinstance(numbers, list) or not all(
        isinstance(number, int | float) and not isinstance(number, bool) for number in numbers
    ):
        raise InvalidInput("a place is [lon, lat]", path=f"{path}.coordinates")
    return point([float(number) for number in numbers[:_POINT_LENGTH]], f"{path}.coordinates")


def period(start: str, end: str, *, zone: str | None) -> Window:
    """A period of bounded length. Raises `InvalidInput` with the part at fault."""
    first = parse_instant(start, zone=zone, path="start")
    last = parse_instant(end, zone=zone, path="end")
    if last <= first:
        raise InvalidInput("a period must end after it starts", path="end")
    days = (last - first).total("hours") / 24
    if days > LONGEST_PERIOD_DAYS:
        raise InvalidInput(
            f"a period of {round(days)} days is too long",
            path="end",
            remedy=f"ask about {LONGEST_PERIOD_DAYS} days at most",
        )
    return Window(first, last)
