import pytest

from safe_passage.intake.coordinates import (
    LONGEST_WORDS,
    CoordinatesReading,
    Form,
    format_coordinates,
    read_coordinates,
)
from safe_passage.model.finding import Severity
from safe_passage.model.name import Name
from safe_passage.model.place import Coordinates, Place, PlaceId

DISTRICT = Place(
    PlaceId("EXERCISE-1"),
    Name("EXERCISE district"),
    Coordinates(37.1639, 36.1889),
    "neighbourhood",
    600.0,
)
GOOD = "36.19012 37.16512"


def read(text: str, near: Place | None = DISTRICT) -> CoordinatesReading:
    return read_coordinates(text, near=near)


def point(text: str) -> tuple[float, float]:
    found = read(text, None).coordinates
    assert found is not None, read(text, None).findings
    return found.lat, found.lon


def checks(text: str, near: Place | None = DISTRICT) -> list[str]:
    return [finding.check.removeprefix("coordinates-") for finding in read(text, near).findings]


def test_decimal_degrees_inside_the_district_have_no_finding() -> None:
    found = read(GOOD)
    assert found.findings == ()
    assert found.coordinates == Coordinates(37.16512, 36.19012, 0.72, GOOD)
    assert found.form is Form.DECIMAL


def test_the_words_are_kept_as_they_came() -> None:
    words = "  ٣٦٫١٩٠١٢ ،  ٣٧٫١٦٥١٢ "  # noqa: RUF001
    found = read(words)
    assert found.words == words
    assert found.coordinates is not None
    assert found.coordinates.words == words
    assert read("nothing to read").words == "nothing to read"


@pytest.mark.parametrize(
    "text",
    [
        "36.19012 37.16512",
        "36.19012, 37.16512",
        "36.19012;37.16512",
        "36.19012/37.16512",
        "(36.19012, 37.16512)",
        "36,19012 37,16512",
        "36,19012; 37,16512",
        "36.19012°N 37.16512°E",
        "36.19012 N, 37.16512 E",
        "N 36.19012 E 37.16512",
        "N36.19012 E37.16512",
        "37.16512 E 36.19012 N",
        "E 37.16512, N 36.19012",
        "37.16512E 36.19012",
        "lat 36.19012 lon 37.16512",
        "lon: 37.16512, lat: 36.19012",
        "Latitude=36.19012 Longitude=37.16512",
        "36.19012 north 37.16512 east",
        "شمال 36.19012 شرق 37.16512",
        "36.19012 شمالا 37.16512 شرقا",
        "٣٦٫١٩٠١٢ ٣٧٫١٦٥١٢",  # noqa: RUF001
        "۳۶٫۱۹۰۱۲ ۳۷٫۱۶۵۱۲",  # noqa: RUF001
        "\u200f36.19012\u202c \u206637.16512\u2069",
        "+36.19012 +37.16512",
    ],
)
def test_one_point_in_many_writings(text: str) -> None:
    assert point(text) == (36.19012, 37.16512)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("36°11'24.43\"N 37°09'54.43\"E", Form.SECONDS),
        ("36° 11′ 24.43″ N, 37° 09′ 54.43″ E", Form.SECONDS),  # noqa: RUF001
        ("36 11 24.43 N 37 09 54.43 E", Form.SECONDS),
        ("36 11 24.43 37 09 54.43", Form.SECONDS),
        ("36d11'24.43\" 37d09'54.43\"", Form.SECONDS),
        ("36°11'24.43''N 37°9'54.43''E", Form.SECONDS),
        ("N 36°11.40717' E 37°09.90717'", Form.MINUTES),
        ("36 11.40717 37 09.90717", Form.MINUTES),
        ("36°11.40717' 37°9.90717'", Form.MINUTES),
        ("36°11'24.43\"N 37°09.90717'E", Form.SECONDS),
    ],
)
def test_degrees_with_minutes_and_seconds(text: str, form: Form) -> None:
    assert point(text) == pytest.approx((36.1901194, 37.1651194), abs=2e-7)
    assert read(text).form is form
    assert checks(text) == ["datum"]


def test_south_and_west_are_negative() -> None:
    assert point("33.5 S 70.25 W") == (-33.5, -70.25)
    assert point("-33.5 -70.25") == (-33.5, -70.25)
    assert point("33°30' S 70°15' W") == (-33.5, -70.25)


def test_a_degree_just_below_the_equator_keeps_its_sign() -> None:
    assert point("-0 30 0 10 0 0") == (-0.5, 10.0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "nothing was entered"),
        ("   ", "nothing was entered"),
        ("nan nan", "'nan nan' is not a number of degrees"),
        ("inf inf", "is not a number"),
        ("null", "is not a number"),
        ("36.19012", "two angles are needed, and 1 numbers"),
        ("36.19012 37.16512 12", "two angles are needed, and 3 numbers"),
        ("1e5 2e5", "a letter stands between"),
        ("36°11'60\"N 37°09'50\"E", "60 is no number of minutes or seconds"),
        ("36 60 37 10", "60 is no number"),
        ("36 -11 37 10", "-11 is no number"),
        ("36.5 30 37 10", "36.5 has decimals, and smaller parts follow"),
        ("36°11.5'20\"N 37°09'50\"E", "11.5 has decimals"),
        ("-36.19 S 37.16 E", "both a sign and a letter"),
        ("36.19 N 37.16 N", "both numbers are marked as latitude"),
        ("E 36.19 W 37.16", "both numbers are marked as longitude"),
        ("36.19 N N 37.16 E", "two letters"),
        ("lat 36.19 E lon 37.16", "contradicts"),
        ("36' 37'", "does not stand where"),
        ("36° 37", "do not give them"),
        ("37S BA 12345 67890", "grid reference"),
        ("37 S 345678 4006789", "grid reference"),
        ("x" * (LONGEST_WORDS + 1), "too long"),
        ("\x00\x1b[31m", "is not a number"),
    ],
)
def test_what_names_no_point_is_a_blocker_and_never_a_guess(text: str, words: str) -> None:
    found = read(text)
    assert found.coordinates is None
    [finding] = found.findings
    assert finding.check == "coordinates-unreadable"
    assert finding.severity is Severity.BLOCKER
    assert words in finding.summary
    assert finding.summary.isprintable()
    assert finding.remedy


def test_latitude_and_longitude_swapped_are_seen_against_the_district() -> None:
    found = read("37.16512 36.19012")
    assert checks("37.16512 36.19012") == ["swapped"]
    assert found.has_blocker
    assert found.findings[0].summary == (
        "latitude and longitude look swapped: as written 139.0 km from EXERCISE district, "
        "swapped 174 m"
    )
    assert found.coordinates is not None, "what was written is shown, and not mended unasked"
    assert (found.coordinates.lat, found.coordinates.lon) == (37.16512, 36.19012)
    assert found.suggested is not None
    assert (found.suggested.lat, found.suggested.lon) == (36.19012, 37.16512)


def test_without_a_district_swapped_is_seen_only_where_it_is_out_of_range() -> None:
    assert checks("37.16512 36.19012", None) == []
    assert checks("137.16512 36.19012", None) == ["swapped", "out-of-range"]
    assert read("137.16512 36.19012", None).coordinates is None


@pytest.mark.parametrize("text", ["0, 0", "0.00000 0.00000", "-0 0", "0°0'0\"N 0°0'0\"E"])
def test_zero_zero_is_a_blocker(text: str) -> None:
    assert "zero" in checks(text)
    assert read(text).has_blocker


def test_a_zero_in_one_of_them_alone_is_a_place() -> None:
    assert checks("0.00000 37.16512", None) == []


@pytest.mark.parametrize(
    ("text", "count"), [("90.00001 0.12345", 1), ("36.19012 180.00001", 1), ("-91 -181", 2)]
)
def test_out_of_range_names_no_point(text: str, count: int) -> None:
    found = read(text, None)
    assert found.coordinates is None
    assert checks(text, None).count("out-of-range") == count


def test_the_poles_and_the_antimeridian_are_in_range() -> None:
    assert point("90.00000 0.12345") == (90.0, 0.12345)
    assert point("-12.34567 180.00000") == (-12.34567, 180.0)


@pytest.mark.parametrize(
    "text", ["-36.19012 37.16512", "36.19012 S 37.16512 E", "36.19012 -37.16512"]
)
def test_a_wrong_sign_is_seen_against_the_district(text: str) -> None:
    assert checks(text) == ["sign"]
    assert read(text).suggested == Coordinates(37.16512, 36.19012, 0.0, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("36 37", "rounded to whole degrees: about 100 km"),
        ("36.0 37.0", "rounded to whole degrees"),
        ("36°11'N 37°10'E", "rounded to whole minutes: about 2 km"),
        ("36°11'00\"N 37°10'00\"E", "rounded to whole minutes"),
        ("36.18333 37.16667", "rounded to whole minutes"),
        ("36.1833 37.1667", "rounded to whole minutes"),
        ("36.19 37.16", "its last digit is worth 1.1 km"),
        ("36.2 37.16512", "its last digit is worth 11.1 km"),
    ],
)
def test_rounding_is_said_in_metres(text: str, words: str) -> None:
    summaries = [one.summary for one in read(text, None).findings if "rounded" in one.check]
    assert len(summaries) == 1
    assert words in summaries[0]


@pytest.mark.parametrize("text", ["36.183 37.167", "36.18334 37.16667", "36°11'01\"N 37°10'00\"E"])
def test_what_only_looks_like_whole_minutes_is_left_alone(text: str) -> None:
    assert "rounded" not in checks(text, None)


def test_the_accuracy_is_what_the_digits_allow() -> None:
    accuracies = [read(f"36.{'1' * n} 37.{'1' * n}", None).coordinates for n in (3, 5)]
    assert [round(one.accuracy_m, 1) for one in accuracies if one is not None] == [71.5, 0.7]


def test_outside_the_stated_district_is_said_with_the_distance() -> None:
    found = read("36.25012 37.20012")
    assert [one.severity for one in found.findings] == [Severity.WARNING]
    assert found.findings[0].summary == (
        "it lies 7.5 km from the middle of EXERCISE district, whose stated radius is 600 m"
    )


def test_what_rounding_alone_may_have_moved_outside_is_not_called_outside() -> None:
    assert "outside-place" not in checks("36.19 37.17")


def test_a_position_at_the_very_middle_of_its_district_was_perhaps_taken_from_a_list() -> None:
    assert checks("36.18890 37.16390") == ["at-a-centre"]


def test_the_point_is_echoed_in_the_two_other_forms() -> None:
    assert read(GOOD).echoes == (
        (Form.MINUTES, "36° 11.4072' N 37° 09.9072' E"),
        (Form.SECONDS, "36° 11' 24.43\" N 37° 09' 54.43\" E"),
    )


def test_seconds_that_round_up_carry_into_the_minute_and_the_degree() -> None:
    almost = Coordinates(-36.9999999, 35.9999999)
    assert format_coordinates(almost, Form.SECONDS) == "36° 00' 00.00\" N 37° 00' 00.00\" W"
    assert format_coordinates(almost, Form.MINUTES) == "36° 00.0000' N 37° 00.0000' W"
    assert format_coordinates(almost, Form.DECIMAL) == "35.9999999° N 36.9999999° W"
