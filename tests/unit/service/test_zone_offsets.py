"""A browser's clock follows our zone data and not its own."""

from whenever import Instant

from safe_passage.service.about import zone_offsets


def test_damascus_left_summer_time_in_the_night_to_28_october_2016() -> None:
    changes = dict(zone_offsets("Asia/Damascus", 2016, 2016))
    assert changes[Instant.from_utc(2016, 10, 27, 21)] == 120
    assert changes[Instant.from_utc(2016, 3, 24, 22)] == 180


def test_a_zone_that_never_changed_has_one_offset() -> None:
    assert zone_offsets("Asia/Kolkata", 2016, 2017) == ((Instant.from_utc(2016, 1, 1), 330),)
