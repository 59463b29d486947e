"""Does this position look like what the submitter meant?"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from pyproj import Geod

from safe_passage.model.finding import Finding, Severity
from safe_passage.model.place import Coordinates, Place

_GEOD = Geod(ellps="WGS84")

# All assumed: they choose what is shown to a person, and change no value.
MUCH_NEARER = 10  # another reading is offered where it lies this many times nearer to the place
CENTRE_M = 50.0  # nearer to a place's middle than this, it was perhaps taken from a list
COARSE = 0.01  # degrees: two decimals, about 1 km
TELLING = 0.0003  # degrees: whole seconds (0.00028), or four decimals
WHOLE_MINUTE = 1 / 60
METRES_PER_DEGREE = 111_320  # along the equator
ASSUMED = "assumed"
FIVE_DECIMALS = "Whiteflag standard: WGS 84 with five decimals"


@dataclass(frozen=True, slots=True)
class PlausibilityInput:
    """Two numbers as they were read, in degrees; each grain is one unit of its last digit."""

    lat: float
    lon: float
    lat_grain: float
    lon_grain: float
    is_decimal: bool
    words: str

    @property
    def rounding_m(self) -> float:
        """How far rounding alone may have moved the point: half of each last digit."""
        north = self.lat_grain / 2 * METRES_PER_DEGREE
        east = self.lon_grain / 2 * METRES_PER_DEGREE * math.cos(math.radians(self.lat))
        return round(math.hypot(north, east), 2)


@dataclass(frozen=True, slots=True)
class Plausibility:
    """What looks wrong; `is_point` says whether the numbers name a point at all."""

    is_point: bool
    findings: tuple[Finding, ...]
    suggested: Coordinates | None = None


def position_findings(read: PlausibilityInput, near: Place | None) -> Plausibility:
    """What looks wrong about the two numbers, against the place that was stated, if one was."""
    outside = list(_range_findings(read))
    if outside:
        if not _is_in_range(read.lon, read.lat):
            return Plausibility(is_point=False, findings=tuple(outside))
        swapped = _point(read.lon, read.lat, read)
        return Plausibility(is_point=False, findings=(_swapped(read), *outside), suggested=swapped)
    findings: list[Finding] = []
    suggested: Coordinates | None = None
    if read.lat == 0 and read.lon == 0:
        findings.append(
            _blocker("zero", "0, 0 is a point in the Atlantic: the field was perhaps empty")
        )
    elif near is not None:
        found, suggested = _against_place(read, near)
        findings.extend(found)
    findings.extend(_precision_findings(read))
    return Plausibility(is_point=True, findings=tuple(findings), suggested=suggested)


def _is_in_range(lat: float, lon: float) -> bool:
    return abs(lat) <= 90 and abs(lon) <= 180  # noqa: PLR2004  degrees


def _point(lat: float, lon: float, read: PlausibilityInput) -> Coordinates:
    return Coordinates(lon, lat, 0.0, read.words)


def _blocker(check: str, summary: str, remedy: str = "check it against the source") -> Finding:
    return Finding(f"coordinates-{check}", Severity.BLOCKER, summary, ASSUMED, remedy)


def _warning(check: str, summary: str, remedy: str, source: str = ASSUMED) -> Finding:
    return Finding(f"coordinates-{check}", Severity.WARNING, summary, source, remedy)


def _range_findings(read: PlausibilityInput) -> Iterator[Finding]:
    for name, value, limit in (("latitude", read.lat, 90), ("longitude", read.lon, 180)):
        if abs(value) > limit:
            yield _blocker(
                "out-of-range", f"a {name} of {value:g} lies outside -{limit} to {limit}"
            )


def _swapped(read: PlausibilityInput, how: str = "") -> Finding:
    return _blocker(
        "swapped",
        f"latitude and longitude look swapped{how}",
        f"if latitude {read.lon:.5f} and longitude {read.lat:.5f} were meant, enter them so",
    )


def _against_place(
    read: PlausibilityInput, near: Place
) -> tuple[list[Finding], Coordinates | None]:
    distance = _metres(read.lat, read.lon, near.at)
    name = str(near.name)
    if distance < CENTRE_M:
        return [
            _warning(
                "at-a-centre",
                f"it lies {distance:.0f} m from the middle of {name}",
                "say whether it was taken on site or from a list of places",
            )
        ], None
    if distance <= near.radius_m + read.rounding_m:
        return [], None
    for check, lat, lon in (
        ("swapped", read.lon, read.lat),
        ("sign", -read.lat, read.lon),
        ("sign", read.lat, -read.lon),
        ("sign", -read.lat, -read.lon),
    ):
        if not _is_in_range(lat, lon):
            continue
        other = _metres(lat, lon, near.at)
        if other > near.radius_m and other * MUCH_NEARER > distance:
            continue
        if check == "swapped":
            how = f": as written {_shown(distance)} from {name}, swapped {_shown(other)}"
            return [_swapped(read, how)], _point(lat, lon, read)
        return [
            _blocker(
                "sign",
                f"a sign looks wrong: as written {_shown(distance)} from {name}, "
                f"as {lat:.5f}, {lon:.5f} {_shown(other)}",
                "check north or south, east or west",
            )
        ], _point(lat, lon, read)
    return [
        _warning(
            "outside-place",
            f"it lies {_shown(distance)} from the middle of {name}, "
            f"whose stated radius is {_shown(near.radius_m)}",
            "check the position and the place; a radius is not a boundary",
        )
    ], None


def _metres(lat: float, lon: float, other: Coordinates) -> float:
    return float(_GEOD.inv(lon, lat, other.lon, other.lat)[2])


def _shown(metres: float) -> str:
    return f"{metres:.0f} m" if metres < 1000 else f"{metres / 1000:.1f} km"  # noqa: PLR2004


def _precision_findings(read: PlausibilityInput) -> Iterator[Finding]:
    coarse = max(read.lat_grain, read.lon_grain)
    if read.lat == 0 and read.lon == 0:
        return
    remedy = "give more digits, or state the accuracy"
    if all(value == math.floor(value) for value in (read.lat, read.lon)):
        yield _warning("rounded", "rounded to whole degrees: about 100 km", remedy, FIVE_DECIMALS)
    elif _are_whole_minutes(read):
        yield _warning("rounded", "rounded to whole minutes: about 2 km", remedy, FIVE_DECIMALS)
    elif coarse >= COARSE:
        yield _warning(
            "rounded",
            f"rounded: its last digit is worth {_shown(coarse * METRES_PER_DEGREE)}",
            remedy,
            FIVE_DECIMALS,
        )
    if not read.is_decimal:
        yield Finding(
            "coordinates-datum",
            Severity.NOTE,
            "no datum was stated: read as WGS 84",
            ASSUMED,
            "say so if the figures come from a map on another datum, such as SK-42",
        )


def _are_whole_minutes(read: PlausibilityInput) -> bool:
    """Whether both are whole minutes of arc, as far as their digits can tell."""
    for value, grain in ((read.lat, read.lat_grain), (read.lon, read.lon_grain)):
        if TELLING < grain < WHOLE_MINUTE:
            return False  # too few digits: a coincidence is likely
        slack = min(grain / 2, TELLING) + 1e-7  # half of the last digit, and the grain we keep
        if abs(value - round(value * 60) / 60) > slack:
            return False
    return True
