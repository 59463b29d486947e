"""Reading what was written gives it back, as far as each form of writing reaches."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from safe_passage.intake.coordinates import Form, format_coordinates, read_coordinates
from safe_passage.model.place import Coordinates

# The grain of the record: 1e-7 degree.
points = st.builds(
    lambda lat, lon: Coordinates(lon / 1e7, lat / 1e7),
    st.integers(-90 * 10**7, 90 * 10**7),
    st.integers(-180 * 10**7, 180 * 10**7),
)
GRAIN = {Form.DECIMAL: 0.0, Form.MINUTES: 0.00005 / 60, Form.SECONDS: 0.005 / 3600}
ARABIC = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")  # noqa: RUF001


@given(points, st.sampled_from(Form))
@example(Coordinates(-180.0, -90.0), Form.SECONDS)
@example(Coordinates(179.9999999, 89.9999999), Form.SECONDS)
@example(Coordinates(-0.0000001, 0.0000001), Form.DECIMAL)
def test_what_was_written_is_read_back(point: Coordinates, form: Form) -> None:
    read = read_coordinates(format_coordinates(point, form), near=None)
    assert read.coordinates is not None
    assert read.form is form
    # A form's own rounding, and that of the record.
    slack = GRAIN[form] + (0.0 if form is Form.DECIMAL else 0.6e-7)
    assert abs(read.coordinates.lat - point.lat) <= slack
    assert abs(read.coordinates.lon - point.lon) <= slack


@given(points, st.sampled_from(Form))
def test_writing_what_was_read_gives_the_same_words(point: Coordinates, form: Form) -> None:
    words = format_coordinates(point, form)
    read = read_coordinates(words, near=None).coordinates
    assert read is not None
    # A point of a form's own grain is written the same again: 0.01" is 28 times the record's.
    assert format_coordinates(read, form) == words or read.lat == 0 or read.lon == 0


@given(points, st.sampled_from(Form))
def test_arabic_digits_say_the_same(point: Coordinates, form: Form) -> None:
    words = format_coordinates(point, form)
    arabic = read_coordinates(words.translate(ARABIC), near=None).coordinates
    latin = read_coordinates(words, near=None).coordinates
    assert arabic is not None
    assert latin is not None
    assert (arabic.lat, arabic.lon) == (latin.lat, latin.lon)


@given(st.text(max_size=60) | st.text("0123456789.,-+°'\"NSEWnsewd ٣٦٫شمال", max_size=40))  # noqa: RUF001
def test_whatever_the_words_nothing_is_raised_and_they_are_kept(words: str) -> None:
    read = read_coordinates(words, near=None)
    assert read.words == words
    if read.coordinates is None:
        assert read.has_blocker
        assert all(finding.remedy for finding in read.findings)
    else:
        assert read.coordinates.words == words
        assert len(read.echoes) == 2


@pytest.mark.parametrize("form", list(Form))
def test_a_point_in_aleppo_comes_back(form: Form) -> None:
    read = read_coordinates(format_coordinates(Coordinates(37.1639, 36.1889), form), near=None)
    assert read.coordinates is not None
    assert (read.coordinates.lat, read.coordinates.lon) == pytest.approx(
        (36.1889, 37.1639), abs=2e-6
    )
