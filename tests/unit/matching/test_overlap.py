import pytest

from safe_passage.matching.distance import where
from safe_passage.model.name import Name
from safe_passage.model.place import Area, Disc, Line, Polygon, Unmapped, WayPoints
from safe_passage.model.whereabouts import Containment
from tests.unit.matching.test_distance import HOLED, PATH, SQUARE, at, away, box, named


def said(area: Area, place: Area) -> Containment:
    return where(area, place).where


def test_a_polygon_within_a_polygon_is_inside() -> None:
    assert said(SQUARE, box(37.05, 36.05, 37.1, 36.1)) is Containment.INSIDE


def test_the_other_way_round_it_is_only_partly_so() -> None:
    found = where(box(37.05, 36.05, 37.1, 36.1), SQUARE)
    assert found.where is Containment.UNCERTAIN
    assert found.distance_m == 0.0
    assert found.why == "partly inside, or too near the edge"


def test_a_polygon_across_an_edge_is_partly_inside() -> None:
    assert said(SQUARE, box(37.15, 36.05, 37.25, 36.1)) is Containment.UNCERTAIN


def test_two_that_cross_without_a_vertex_in_each_other_share_points() -> None:
    assert where(SQUARE, box(37.05, 35.9, 37.1, 36.3)).distance_m == 0.0


def test_apart_they_are_outside_at_their_distance() -> None:
    found = where(SQUARE, box(37.3, 36.05, 37.4, 36.1))
    assert found.where is Containment.OUTSIDE
    assert found.distance_m == pytest.approx(9005, abs=5)


def test_within_a_hole_is_outside_and_round_a_hole_is_not_inside() -> None:
    assert said(HOLED, box(37.08, 36.08, 37.12, 36.12)) is Containment.OUTSIDE
    assert said(HOLED, box(37.02, 36.02, 37.18, 36.18)) is Containment.UNCERTAIN
    assert said(HOLED, box(37.01, 36.01, 37.04, 36.04)) is Containment.INSIDE


def test_discs_against_discs() -> None:
    big = Disc(at(37.15, 36.2), 1000.0)
    assert said(big, Disc(away(400.0), 500.0)) is Containment.INSIDE
    assert said(big, Disc(away(600.0), 500.0)) is Containment.UNCERTAIN
    assert said(big, Disc(away(1600.0), 500.0)) is Containment.OUTSIDE
    assert where(big, Disc(away(1600.0), 500.0)).distance_m == pytest.approx(100.0, abs=0.1)


def test_a_route_within_a_disc_and_one_that_leaves_it() -> None:
    disc = Disc(at(37.15, 36.2), 5000.0)
    within = Line((at(37.14, 36.2), at(37.16, 36.2)), 100.0, is_each_side=True)
    leaves = Line((at(37.14, 36.2), at(37.30, 36.2)), 100.0, is_each_side=True)
    assert said(disc, within) is Containment.INSIDE
    assert said(disc, leaves) is Containment.UNCERTAIN


def test_within_a_line_that_bends_nothing_is_claimed() -> None:
    bent = Line((at(37.1, 36.2), at(37.15, 36.21), at(37.2, 36.2)), 2000.0, is_each_side=True)
    assert said(bent, Disc(at(37.15, 36.21), 10.0)) is Containment.UNCERTAIN


def test_way_points_are_never_proof_of_inside_or_of_holding_anything() -> None:
    assert said(PATH, Disc(at(37.15, 36.2), 1.0)) is Containment.UNCERTAIN
    assert said(SQUARE, WayPoints(named((37.1, 36.1), (37.12, 36.12)), 500.0)) is (
        Containment.UNCERTAIN
    )
    assert said(PATH, Disc(away(700.0, start=at(37.2, 36.2)), 100.0)) is Containment.OUTSIDE
    assert said(PATH, Disc(away(590.0, start=at(37.2, 36.2)), 100.0)) is Containment.UNCERTAIN


def test_a_place_in_words_only_is_unplaced_on_either_side() -> None:
    words = Unmapped(Name("the enclave"))
    assert said(SQUARE, words) is Containment.UNPLACED
    assert said(words, SQUARE) is Containment.UNPLACED


def test_across_the_antimeridian_too() -> None:
    fiji = box(178.0, -19.0, -178.0, -15.0)
    assert said(fiji, box(179.5, -18.0, -179.5, -17.0)) is Containment.INSIDE
    assert said(fiji, box(-179.0, -18.0, -177.0, -17.0)) is Containment.UNCERTAIN
    assert said(fiji, box(170.0, -18.0, 171.0, -17.0)) is Containment.OUTSIDE


def test_a_polygon_that_only_touches_is_not_outside() -> None:
    assert said(SQUARE, box(37.2, 36.0, 37.3, 36.2)) is Containment.UNCERTAIN


def test_the_same_area_is_not_proven_to_lie_inside_itself() -> None:
    assert said(SQUARE, Polygon(SQUARE.ring)) is Containment.UNCERTAIN
