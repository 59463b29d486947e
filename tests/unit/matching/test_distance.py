import pytest
from pyproj import Geod

from safe_passage.matching.distance import ERROR_M, distance_m, where
from safe_passage.model.name import Name
from safe_passage.model.place import (
    Area,
    Coordinates,
    Disc,
    Line,
    NamedPoint,
    Polygon,
    Unmapped,
    WayPoints,
)
from safe_passage.model.whereabouts import Containment

GEOD = Geod(ellps="WGS84")
CENTRE = Coordinates(37.15, 36.2)


def at(lon: float, lat: float, accuracy_m: float = 0.0) -> Coordinates:
    return Coordinates(lon, lat, accuracy_m)


def away(metres: float, *, bearing: float = 45.0, start: Coordinates = CENTRE) -> Coordinates:
    lon, lat, _ = GEOD.fwd(start.lon, start.lat, bearing, metres)
    return Coordinates(float(lon), float(lat))


def named(*points: tuple[float, float], accuracy_m: float = 0.0) -> tuple[NamedPoint, ...]:
    return tuple(NamedPoint(Name("EXERCISE"), at(*point, accuracy_m)) for point in points)


def box(west: float, south: float, east: float, north: float) -> Polygon:
    return Polygon((at(west, south), at(east, south), at(east, north), at(west, north)))


SQUARE = box(37.0, 36.0, 37.2, 36.2)
HOLED = Polygon(SQUARE.ring, (box(37.05, 36.05, 37.15, 36.15).ring,))
PATH = WayPoints(named((37.1, 36.2), (37.2, 36.2)), 500.0)


# Polygons: their edges belong to them.


def test_inside_a_polygon_the_distance_is_zero() -> None:
    assert distance_m(SQUARE, at(37.1, 36.1)) == 0.0
    assert where(SQUARE, at(37.1, 36.1)).where is Containment.INSIDE


@pytest.mark.parametrize("point", [(37.0, 36.0), (37.2, 36.1), (37.1, 36.2), (37.2, 36.2)])
def test_a_vertex_and_an_edge_belong_to_the_polygon(point: tuple[float, float]) -> None:
    assert distance_m(SQUARE, at(*point)) == 0.0
    assert where(SQUARE, at(*point)).where is Containment.INSIDE


def test_just_beyond_an_edge_is_outside() -> None:
    beyond = away(0.01, bearing=90.0, start=at(37.2, 36.1))
    assert distance_m(SQUARE, beyond) == pytest.approx(0.01, abs=ERROR_M)
    assert where(SQUARE, beyond).where is Containment.OUTSIDE


def test_the_distance_beyond_a_corner_is_that_to_the_corner() -> None:
    beyond = away(1234.5, bearing=45.0, start=at(37.2, 36.2))
    assert distance_m(SQUARE, beyond) == pytest.approx(1234.5, abs=ERROR_M)


def test_a_hole_is_outside_and_its_edge_is_not() -> None:
    assert where(HOLED, at(37.1, 36.1)).where is Containment.OUTSIDE
    assert where(HOLED, at(37.05, 36.1)).where is Containment.INSIDE
    assert where(HOLED, at(37.02, 36.1)).where is Containment.INSIDE
    to_the_west_edge = GEOD.inv(37.1, 36.1, 37.05, 36.1)[2]
    assert distance_m(HOLED, at(37.1, 36.1)) == pytest.approx(float(to_the_west_edge), abs=1.0)


def test_an_edge_is_straight_in_longitude_and_latitude() -> None:
    # RFC 7946 §3.1.1: along the 60th parallel, while the geodesic runs far to the north of it.
    wide = box(0.0, 50.0, 60.0, 60.0)
    assert where(wide, at(30.0, 60.0)).where is Containment.INSIDE
    assert where(wide, at(30.0, 60.001)).where is Containment.OUTSIDE
    assert distance_m(wide, at(30.0, 61.0)) == pytest.approx(111_420, abs=10)


def test_a_polygon_across_the_antimeridian_holds_both_sides_of_it() -> None:
    fiji = box(178.0, -19.0, -178.0, -15.0)
    for lon in (179.0, 180.0, -180.0, -179.0):
        assert where(fiji, at(lon, -17.0)).where is Containment.INSIDE
    for lon in (177.0, -177.0, 0.0):
        assert where(fiji, at(lon, -17.0)).where is Containment.OUTSIDE
    across = distance_m(fiji, at(-177.9, -17.0))
    assert across == pytest.approx(distance_m(fiji, at(177.9, -17.0)), abs=ERROR_M)


@pytest.mark.parametrize("sign", [1, -1])
def test_a_ring_round_a_pole_holds_the_pole(sign: int) -> None:
    cap = Polygon(tuple(at(float(lon), 80.0 * sign) for lon in range(-180, 180, 30)))
    assert where(cap, at(12.0, 90.0 * sign)).where is Containment.INSIDE
    for lon in (-180.0, -90.0, 0.0, 77.7, 180.0):
        assert where(cap, at(lon, 85.0 * sign)).where is Containment.INSIDE
        assert where(cap, at(lon, 79.0 * sign)).where is Containment.OUTSIDE
        assert where(cap, at(lon, -85.0 * sign)).where is Containment.OUTSIDE


def test_the_same_ring_the_other_way_round_is_the_same_area() -> None:
    for ring in (SQUARE.ring, SQUARE.ring[::-1]):
        assert where(Polygon(ring), at(37.1, 36.1)).where is Containment.INSIDE


def test_near_an_edge_a_point_is_as_uncertain_as_it_is_accurate() -> None:
    edge = at(37.2, 36.1)
    for bearing in (90.0, 270.0):
        near = away(99.0, bearing=bearing, start=edge)
        far = away(101.0, bearing=bearing, start=edge)
        blurred = where(SQUARE, Coordinates(near.lon, near.lat, 100.0))
        assert blurred.where is Containment.UNCERTAIN
        assert blurred.accuracy_m == 100.0
        assert blurred.why == "99 m from the edge, known to 100 m"
        assert where(SQUARE, Coordinates(far.lon, far.lat, 100.0)).where is (
            Containment.OUTSIDE if bearing == 90.0 else Containment.INSIDE
        )


def test_the_accuracies_of_area_and_point_add_up() -> None:
    blurred = Polygon(tuple(Coordinates(p.lon, p.lat, 60.0) for p in SQUARE.ring))
    near = away(99.0, bearing=90.0, start=at(37.2, 36.1))
    assert where(blurred, near).where is Containment.OUTSIDE
    assert where(blurred, Coordinates(near.lon, near.lat, 40.0)).where is Containment.UNCERTAIN


# Discs


@pytest.mark.parametrize("bearing", [0.0, 37.0, 90.0, 200.0])
def test_a_disc_is_as_wide_in_every_direction(bearing: float) -> None:
    disc = Disc(CENTRE, 500.0)
    assert distance_m(disc, away(750.0, bearing=bearing)) == pytest.approx(250.0, abs=ERROR_M)
    assert distance_m(disc, away(499.0, bearing=bearing)) == 0.0
    assert where(disc, away(499.9, bearing=bearing)).where is Containment.INSIDE
    assert where(disc, away(500.1, bearing=bearing)).where is Containment.OUTSIDE


def test_a_radius_that_is_only_our_accuracy_is_never_inside() -> None:
    disc = Disc(CENTRE, 500.0, is_exact=False)
    assert where(disc, CENTRE).where is Containment.UNCERTAIN
    assert where(disc, away(499.9)).where is Containment.UNCERTAIN
    assert where(disc, away(500.1)).where is Containment.OUTSIDE


def test_a_disc_round_a_pole() -> None:
    disc = Disc(at(0.0, 90.0), 200_000.0)
    for lon in (-180.0, -45.0, 0.0, 120.0):
        assert where(disc, at(lon, 88.5)).where is Containment.INSIDE
        assert where(disc, at(lon, 88.0)).where is Containment.OUTSIDE


# Lines


def test_a_line_has_its_width_on_each_side_or_in_total() -> None:
    points = (at(37.1, 36.2), at(37.2, 36.2))
    side = away(150.0, bearing=0.0, start=at(37.15, 36.2))
    assert where(Line(points, 200.0, is_each_side=True), side).where is Containment.INSIDE
    assert where(Line(points, 200.0, is_each_side=False), side).where is Containment.OUTSIDE
    beyond = distance_m(Line(points, 200.0, is_each_side=False), side)
    assert beyond == pytest.approx(50.0, abs=0.1)


def test_a_line_ends_round() -> None:
    line = Line((at(37.1, 36.2), at(37.2, 36.2)), 100.0, is_each_side=True)
    end = at(37.2, 36.2)
    assert where(line, away(99.9, bearing=60.0, start=end)).where is Containment.INSIDE
    assert where(line, away(100.1, bearing=60.0, start=end)).where is Containment.OUTSIDE


# Way-points: nobody gave their line


def test_within_the_accuracy_of_way_points_nothing_is_ever_inside() -> None:
    for point in (at(37.15, 36.2), at(37.1, 36.2), away(499.0, bearing=0.0, start=at(37.15, 36.2))):
        found = where(PATH, point)
        assert found.where is Containment.UNCERTAIN
        assert found.accuracy_m == 500.0


def test_beyond_the_accuracy_of_way_points_is_outside() -> None:
    found = where(PATH, away(501.0, bearing=0.0, start=at(37.15, 36.2)))
    assert found.where is Containment.OUTSIDE
    assert found.distance_m == pytest.approx(501.0, abs=0.1)
    assert found.why == ("501 m from the way-points, drawn by us, beyond their accuracy of 500 m")


def test_the_accuracies_of_way_points_and_point_add_up() -> None:
    beside = away(590.0, bearing=0.0, start=at(37.15, 36.2))
    found = where(PATH, Coordinates(beside.lon, beside.lat, 100.0))
    assert (found.where, found.accuracy_m) == (Containment.UNCERTAIN, 600.0)
    assert where(PATH, Coordinates(beside.lon, beside.lat, 80.0)).where is Containment.OUTSIDE


def test_the_accuracy_of_a_single_way_point_counts_where_it_is_worse() -> None:
    wide = WayPoints(
        (*named((37.1, 36.2), accuracy_m=100.0), *named((37.2, 36.2), accuracy_m=2000.0)), 500.0
    )
    beside = {lon: away(1000.0, bearing=180.0, start=at(lon, 36.2)) for lon in (37.1, 37.2)}
    assert where(wide, beside[37.1]).where is Containment.OUTSIDE
    assert where(wide, beside[37.2]).where is Containment.UNCERTAIN


def test_a_single_way_point_is_a_disc_of_its_accuracy() -> None:
    single = WayPoints(named((37.1, 36.2)), 500.0)
    assert where(single, at(37.1, 36.2)).where is Containment.UNCERTAIN
    beyond = away(501.0, start=at(37.1, 36.2))
    assert where(single, beyond).where is Containment.OUTSIDE
    assert distance_m(single, beyond) == pytest.approx(501.0, abs=ERROR_M)


def test_the_distance_to_way_points_is_that_to_the_line_through_them() -> None:
    assert distance_m(PATH, at(37.15, 36.2)) == pytest.approx(0.0, abs=ERROR_M)
    assert distance_m(PATH, away(300.0, bearing=90.0, start=at(37.2, 36.2))) == pytest.approx(
        300.0, abs=ERROR_M
    )


# Words only


@pytest.mark.parametrize("is_moving", [True, False])
def test_a_place_in_words_only_is_unplaced_and_has_no_distance(is_moving: bool) -> None:  # noqa: FBT001
    area: Area = Unmapped(Name("where our troops do not operate"), is_moving)
    assert distance_m(area, CENTRE) is None
    found = where(area, CENTRE)
    assert (found.where, found.distance_m) == (Containment.UNPLACED, None)
    assert ("moves" in found.why) is is_moving
