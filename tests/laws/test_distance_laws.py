"""Distances are geodesics: held to pyproj, the same both ways, and never shorter than the truth."""

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pyproj import Geod

from safe_passage.matching.distance import ERROR_M, distance_m, where
from safe_passage.matching.edge import Edge, nearest, shorter_way
from safe_passage.model.name import Name
from safe_passage.model.place import Coordinates, Disc, NamedPoint, Polygon, WayPoints
from safe_passage.model.whereabouts import Containment

GEOD = Geod(ellps="WGS84")

lons = st.floats(-180.0, 180.0)
lats = st.floats(-90.0, 90.0)
points = st.builds(Coordinates, lons, lats)
usual = st.builds(Coordinates, lons, st.floats(-85.0, 85.0))
steps = st.floats(-0.5, 0.5)
radii = st.floats(0.0, 2000.0)


def geodesic(one: Coordinates, other: Coordinates) -> float:
    return float(GEOD.inv(one.lon, one.lat, other.lon, other.lat)[2])


def path(*ends: Coordinates) -> WayPoints:
    return WayPoints(tuple(NamedPoint(Name("EXERCISE"), end) for end in ends), 0.0)


def searched(edge: Edge, point: Coordinates) -> float:
    """The same by brute force: 2,001 points of the edge, then ever closer round the best."""
    low, high = 0.0, 1.0
    best = np.inf
    for _ in range(7):
        along = np.linspace(low, high, 2001)
        metres = GEOD.inv(
            np.full(len(along), point.lon),
            np.full(len(along), point.lat),
            edge.lon + along * edge.lon_step,
            edge.lat + along * edge.lat_step,
        )[2]
        radius = edge.radius_m + along * (edge.end_radius_m - edge.radius_m)
        index = int(np.argmin(metres - radius))
        best = min(best, float((metres - radius)[index]))
        width = along[1] - along[0]
        low, high = max(0.0, along[index] - 2 * width), min(1.0, along[index] + 2 * width)
    return best


@given(points, points)
def test_between_two_points_it_is_the_geodesic_and_the_same_both_ways(
    one: Coordinates, other: Coordinates
) -> None:
    there, back = distance_m(path(one), other), distance_m(path(other), one)
    assert there == pytest.approx(geodesic(one, other), abs=ERROR_M)
    assert there == pytest.approx(back, abs=ERROR_M)


@given(usual, steps, steps, usual, st.booleans(), radii, radii)
def test_to_an_edge_it_is_what_a_brute_search_finds(  # noqa: PLR0917
    start: Coordinates,
    lon_step: float,
    lat_step: float,
    far: Coordinates,
    is_near: bool,  # noqa: FBT001
    radius_m: float,
    end_radius_m: float,
) -> None:
    edge = Edge(start.lon, start.lat, lon_step, lat_step, radius_m, end_radius_m)
    point = far
    if is_near:
        point = Coordinates(
            shorter_way(0.0, start.lon + far.lon / 180), max(-90.0, start.lat + far.lat / 85)
        )
    # Far away two centimetres in a thousand kilometres are lost to the last digits of a float.
    expected = searched(edge, point)
    bound = ERROR_M if is_near else max(0.01, 2e-8 * expected)
    assert nearest([edge], point).beyond_m == pytest.approx(expected, abs=bound)


@settings(max_examples=20)
@given(points, st.floats(-170.0, 170.0), st.floats(-1.0, 1.0), points, radii, radii)
@example(
    Coordinates(107.01043, 1.99639), -41.76555, 0.2244, Coordinates(155.0776, 64.07374), 646.8, 39.8
)
def test_to_an_edge_across_half_the_globe_too(  # noqa: PLR0917
    start: Coordinates,
    lon_step: float,
    up: float,
    point: Coordinates,
    radius_m: float,
    end_radius_m: float,
) -> None:
    lat_step = up * (90.0 - start.lat if up > 0 else start.lat + 90.0)
    edge = Edge(start.lon, start.lat, lon_step, lat_step, radius_m, end_radius_m)
    assert nearest([edge], point).beyond_m == pytest.approx(searched(edge, point), abs=0.05)


@given(usual, st.floats(10.0, 50_000.0), st.floats(0.0, 360.0), st.floats(-9.0, 9.0))
def test_a_disc_s_edge_lies_a_radius_away_in_every_direction(
    centre: Coordinates, radius_m: float, bearing: float, beyond_m: float
) -> None:
    assume(abs(beyond_m) > ERROR_M * 2)
    lon, lat, _ = GEOD.fwd(centre.lon, centre.lat, bearing, radius_m + beyond_m)
    found = where(Disc(centre, radius_m), Coordinates(float(lon), float(lat)))
    assert found.where is (Containment.OUTSIDE if beyond_m > 0 else Containment.INSIDE)
    assert found.distance_m == pytest.approx(max(0.0, beyond_m), abs=ERROR_M)


@given(usual, st.floats(0.001, 1.0), st.floats(0.001, 1.0), st.floats(0, 1), st.floats(0, 1))
def test_a_box_holds_what_lies_between_its_sides_wherever_on_the_globe(
    corner: Coordinates, width: float, height: float, east: float, north: float
) -> None:
    lon, lat = corner.lon, corner.lat

    def at(right: float, up: float) -> Coordinates:
        return Coordinates(shorter_way(0.0, lon + right * width), lat + up * height)

    box = Polygon((at(0, 0), at(1, 0), at(1, 1), at(0, 1)))
    assert where(box, at(east, north)).where is Containment.INSIDE
    for right, up in ((-0.5, north), (1.5, north), (east, -0.5), (east, 1.5)):
        outside = at(right, up)
        assert where(box, outside).where is Containment.OUTSIDE
        metres = distance_m(box, outside)
        assert metres is not None
        corners = [geodesic(one, outside) for one in box.ring]
        assert 0 < metres <= min(corners) + ERROR_M


@given(usual, steps, steps, points, st.floats(0.0, 5000.0), st.floats(0.0, 5000.0))
def test_less_accuracy_never_makes_a_place_more_certain(  # noqa: PLR0917
    start: Coordinates,
    lon_step: float,
    lat_step: float,
    point: Coordinates,
    accuracy_m: float,
    more_m: float,
) -> None:
    end = Coordinates(shorter_way(0.0, start.lon + lon_step), start.lat + lat_step)
    route = WayPoints(path(start, end).points, 500.0)
    sharp = where(route, Coordinates(point.lon, point.lat, accuracy_m))
    vague = where(route, Coordinates(point.lon, point.lat, accuracy_m + more_m))
    assert sharp.where is not Containment.INSIDE
    if sharp.where is Containment.UNCERTAIN:
        assert vague.where is Containment.UNCERTAIN
