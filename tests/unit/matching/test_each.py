from hypothesis import given
from hypothesis import strategies as st

from safe_passage.matching.distance import where, where_each
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
from safe_passage.model.whereabouts import Whereabouts

points = st.builds(
    Coordinates,
    st.floats(36.9, 37.4),
    st.floats(36.0, 36.4),
    st.sampled_from([0.0, 50.0, 1500.0]),
)
areas: st.SearchStrategy[Area] = st.one_of(
    st.builds(Disc, points, st.floats(10, 5000), st.booleans()),
    st.builds(
        WayPoints,
        st.lists(st.builds(NamedPoint, st.just(Name("x")), points), min_size=1, max_size=4).map(
            tuple
        ),
        st.floats(100, 2000),
    ),
    st.builds(
        Line,
        st.lists(points, min_size=2, max_size=4).map(tuple),
        st.floats(10, 1000),
        st.booleans(),
    ),
    st.builds(Polygon, st.lists(points, min_size=3, max_size=6).map(tuple)),
    st.just(Unmapped(Name("along the river"))),
)

SQUARE = Polygon(
    (
        Coordinates(37.0, 36.0),
        Coordinates(37.1, 36.0),
        Coordinates(37.1, 36.1),
        Coordinates(37.0, 36.1),
    )
)


def assert_same(one: Whereabouts, other: Whereabouts) -> None:
    # Sines of many numbers at once may differ in the last bit from those of a few.
    assert (one.where, one.accuracy_m, one.why) == (other.where, other.accuracy_m, other.why)
    if one.distance_m is None or other.distance_m is None:
        assert one.distance_m is other.distance_m
    else:
        assert abs(one.distance_m - other.distance_m) < 1e-6


@given(st.lists(areas, max_size=8), points)
def test_many_areas_at_once_are_answered_as_one_after_another(
    several: list[Area], point: Coordinates
) -> None:
    together = where_each(several, point)
    assert len(together) == len(several)
    for area, found in zip(several, together, strict=True):
        assert_same(found, where(area, point))


def test_a_point_on_the_edge_of_one_and_the_corner_of_another() -> None:
    corner = Coordinates(37.0, 36.0)
    several: list[Area] = [SQUARE, Disc(corner, 100), Unmapped(Name("nowhere")), SQUARE]
    assert where_each(several, corner) == [where(area, corner) for area in several]


def test_an_edge_without_length_at_a_pole_has_a_distance() -> None:
    for step in range(1, 200):
        pole = Polygon(
            (Coordinates(0.0, 90.0), Coordinates(step / 400, 90.0), Coordinates(step / 200, 90.0))
        )
        found = where(pole, Coordinates(step / 7, -step / 3))
        assert found.distance_m is not None
        assert found.distance_m > 9_000_000


def test_no_area_at_all_gives_no_answer() -> None:
    assert where_each([], Coordinates(37.0, 36.0)) == []
