"""Which point do these words mean, and what looks wrong about it?

Decimal degrees, degrees and minutes, and degrees, minutes and seconds, in Latin, Arabic-Indic or
Persian digits. Without letters or labels the first number is the latitude, as people write it;
in values and arrays longitude comes first. The words are kept as they came.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from safe_passage.errors import InvalidInput
from safe_passage.intake.plausibility import PlausibilityInput, position_findings
from safe_passage.model.finding import Finding, Severity
from safe_passage.model.place import Coordinates, Place

LONGEST_WORDS = 200

# Seven decimals, 1.1 cm: the grain of the canonical record.
DECIMALS = 7
_SECONDS_DECIMALS = 2  # of arc, 0.3 m: MSF gave its compound in Kunduz to 0.01"
_MINUTES_DECIMALS = 4

_FOLD = str.maketrans(
    {
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},  # Arabic-Indic
        **{chr(0x06F0 + digit): str(digit) for digit in range(10)},  # Persian
        "\u066b": ".",  # Arabic decimal separator
        "\u060c": ",",  # Arabic comma
        "\u061b": ";",  # Arabic semicolon
        "\u2212": "-",  # minus sign
        "\u2013": "-",  # en dash
        "\u00ba": "°",  # masculine ordinal, typed for a degree sign
        "\u02da": "°",  # ring above
        **dict.fromkeys("\u2032\u2019\u2018\u02b9\u00b4", "'"),
        **dict.fromkeys("\u2033\u201d\u201c\u02ba", '"'),
        # Marks of direction carry no meaning here; the raw words keep them.
        **dict.fromkeys(map(chr, [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F)]), ""),
        **dict.fromkeys(map(chr, range(0x2066, 0x206A)), ""),
        "\u00a0": " ",
    }
)
_TOKEN = re.compile(
    r"""\s*(?:(?P<number>[+-]?\d+(?:\.\d+)?)
        |(?P<degrees>°|deg\b|d(?=\s|\d|$))
        |(?P<seconds>"|''|sec\b)
        |(?P<minutes>'|min\b)
        |(?P<label>latitude|longitude|lat|lon|long|lng)\b\.?
        |(?P<letter>north|south|east|west|[nsew]|شمالا?ً?|جنوبا?ً?|شرقا?ً?|غربا?ً?)(?![^\W\d_])
        |(?P<break>[,;:/=()])
    )""",
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+\s*[;,\s]\s*[+-]?\d+,\d+", re.ASCII)
# MGRS `37S BA 12345 67890`, UTM `37 S 345678 4006789`.
_GRID = re.compile(
    r"\d{1,2}\s*[c-hj-np-x]\s*(?:[a-hj-np-z]{2}\s*\d|\d{5,})", re.ASCII | re.IGNORECASE
)
_LETTERS = {"n": 1, "s": -1, "e": 1, "w": -1, "ش": 1, "ج": -1, "غ": -1}


class Axis(StrEnum):
    """Which of the two a number is."""

    LATITUDE = "latitude"
    LONGITUDE = "longitude"


class Form(StrEnum):
    """How a position was written."""

    DECIMAL = "decimal degrees"
    MINUTES = "degrees and minutes"
    SECONDS = "degrees, minutes and seconds"


@dataclass(frozen=True, slots=True)
class CoordinatesReading:
    """What was read from the words; `coordinates` is None where they name no point.

    `echoes` are the point in two other forms, for the submitter to compare. `suggested` is another
    point that was perhaps meant (swapped, or with another sign); it is never taken unasked.
    """

    words: str
    coordinates: Coordinates | None
    form: Form | None
    findings: tuple[Finding, ...]
    echoes: tuple[tuple[Form, str], ...] = ()
    suggested: Coordinates | None = None

    @property
    def has_blocker(self) -> bool:
        return any(finding.severity is Severity.BLOCKER for finding in self.findings)


@dataclass(frozen=True, slots=True)
class _Angle:
    """One of the two numbers, with what its writing says about it."""

    value: float
    axis: Axis | None
    form: Form
    grain: float  # in degrees: one unit of its last digit


def read_coordinates(text: str, *, near: Place | None) -> CoordinatesReading:
    """Read one position; `near` is the place in which the submitter says that it lies.

    Never raises for what the words say: what cannot be read, or looks wrong, is a finding.
    """
    try:
        angles = _angles(text)
    except InvalidInput as error:
        return CoordinatesReading(text, None, None, (_unreadable(error),))
    latitude, longitude = angles
    form = max(latitude.form, longitude.form, key=list(Form).index)
    read = PlausibilityInput(
        lat=latitude.value,
        lon=longitude.value,
        lat_grain=latitude.grain,
        lon_grain=longitude.grain,
        is_decimal=form is Form.DECIMAL,
        words=text,
    )
    plausibility = position_findings(read, near)
    if not plausibility.is_point:
        return CoordinatesReading(
            text, None, form, plausibility.findings, suggested=plausibility.suggested
        )
    coordinates = Coordinates(read.lon, read.lat, read.rounding_m, text)
    return CoordinatesReading(
        text,
        coordinates,
        form,
        plausibility.findings,
        _echoes(coordinates, form),
        plausibility.suggested,
    )


def _echoes(coordinates: Coordinates, form: Form) -> tuple[tuple[Form, str], ...]:
    return tuple((other, format_coordinates(coordinates, other)) for other in Form if other != form)


def format_coordinates(coordinates: Coordinates, form: Form) -> str:
    """Write the point, latitude first with its letter; `read_coordinates` is the inverse.

    Exact to 1e-7 degree in decimal degrees, to 0.0001' and 0.01" in the others.
    """
    return " ".join(
        _format_angle(value, letters, form)
        for value, letters in ((coordinates.lat, "NS"), (coordinates.lon, "EW"))
    )


def _format_angle(value: float, letters: str, form: Form) -> str:
    letter = letters[value < 0]
    if form is Form.DECIMAL:
        return f"{abs(value):.{DECIMALS}f}° {letter}"
    # In whole units of the last digit, so that 59.996" is written as the next minute.
    if form is Form.MINUTES:
        unit = 10**_MINUTES_DECIMALS
        degrees, rest = divmod(round(abs(value) * 60 * unit), 60 * unit)
        return f"{degrees}° {rest // unit:02}.{rest % unit:0{_MINUTES_DECIMALS}}' {letter}"
    unit = 10**_SECONDS_DECIMALS
    degrees, rest = divmod(round(abs(value) * 3600 * unit), 3600 * unit)
    minutes, rest = divmod(rest, 60 * unit)
    return (
        f"{degrees}° {minutes:02}' {rest // unit:02}.{rest % unit:0{_SECONDS_DECIMALS}}\" {letter}"
    )


def _unreadable(error: InvalidInput) -> Finding:
    return Finding(
        check="coordinates-unreadable",
        severity=Severity.BLOCKER,
        summary=error.message,
        source="the forms that this program reads",
        remedy=error.remedy or "write latitude, then longitude, for example 36.18890 37.16390",
    )


def _angles(text: str) -> tuple[_Angle, _Angle]:
    """Latitude and longitude. Raises `InvalidInput` where the words do not name them."""
    if len(text) > LONGEST_WORDS:
        raise InvalidInput(f"too long for a position: {len(text)} characters")
    folded = text.translate(_FOLD).strip()
    if not folded:
        raise InvalidInput("nothing was entered")
    if _GRID.match(folded):
        raise InvalidInput(
            "this looks like a grid reference (MGRS or UTM), which is not read yet",
            remedy="give degrees, for example 36.18890 37.16390",
        )
    if _DECIMAL_COMMA.fullmatch(folded):
        folded = re.sub(r"(\d),(\d)", r"\1.\2", folded)
    parts = _split(_tokens(folded))
    first, second = (_angle(part) for part in parts)
    axes = (first.axis, second.axis)
    if axes in {(Axis.LONGITUDE, Axis.LATITUDE), (Axis.LONGITUDE, None), (None, Axis.LATITUDE)}:
        return second, first
    if axes[0] is not None and axes[0] == axes[1]:
        raise InvalidInput(f"both numbers are marked as {axes[0]}")
    return first, second


def _tokens(folded: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    position = 0
    while position < len(folded):
        match = _TOKEN.match(folded, position)
        if match is None or match.end() == position:
            rest = folded[position:].strip()
            if not rest:
                break
            raise InvalidInput(f"{_shown(rest)} is not a number of degrees")
        kind = str(match.lastgroup)
        tokens.append((kind, match.group(kind).lower()))
        position = match.end()
    return tokens


def _shown(words: str) -> str:
    """The start of what could not be read, its controls escaped."""
    return repr(
        words[:20].encode("unicode_escape").decode() if not words.isprintable() else words[:20]
    )


def _split(tokens: list[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The tokens of the first angle and of the second, without the breaks between them."""
    tokens = [token for token in tokens if token[0] != "break"]
    numbers = [index for index, (kind, _) in enumerate(tokens) if kind == "number"]
    marked = [
        index for index in numbers if index + 1 < len(tokens) and tokens[index + 1][0] == "degrees"
    ]
    if len(marked) == 2:  # noqa: PLR2004  two degree signs, two angles
        second = marked[1]
    elif marked or len(numbers) not in {2, 4, 6}:
        raise InvalidInput(f"two angles are needed, and {len(numbers)} numbers do not give them")
    else:
        second = numbers[len(numbers) // 2]
    # Letters and labels stand all before or all after their numbers.
    lead = tokens[0][0]
    while second > 0 and tokens[second - 1][0] == lead and lead in {"letter", "label"}:
        second -= 1
    return tokens[:second], tokens[second:]


def _angle(tokens: list[tuple[str, str]]) -> _Angle:
    numbers = [word for kind, word in tokens if kind == "number"]
    form = list(Form)[len(numbers) - 1] if 1 <= len(numbers) <= len(Form) else None
    if form is None:
        raise InvalidInput(f"an angle has one to three numbers, not {len(numbers)}")
    _check_marks(tokens)
    for word in numbers[:-1]:
        if "." in word:
            raise InvalidInput(f"{word} has decimals, and smaller parts follow it")
    for word in numbers[1:]:
        if word[0] in "+-" or not float(word) < 60:  # noqa: PLR2004  minutes, seconds
            raise InvalidInput(f"{word} is no number of minutes or seconds")
    axis, sign = _hemisphere(tokens, is_signed=numbers[0][0] in "+-")
    if numbers[0][0] == "-":
        sign = -1
    size = sum(abs(float(word)) / 60**place for place, word in enumerate(numbers))
    grain = 10.0 ** -len(numbers[-1].partition(".")[2]) / 60 ** (len(numbers) - 1)
    return _Angle(round(sign * size, DECIMALS) + 0.0, axis, form, grain)


def _check_marks(tokens: list[tuple[str, str]]) -> None:
    """Every mark stands after the number whose unit it is; letters stand outside the numbers."""
    kinds = [kind for kind, _ in tokens]
    first = kinds.index("number")
    last_number = len(kinds) - 1 - kinds[::-1].index("number")
    if {"letter", "label"} & set(kinds[first:last_number]):
        raise InvalidInput("a letter stands between the numbers of one angle")
    order = {"degrees": 0, "minutes": 1, "seconds": 2}
    place = -1
    last = ""
    for kind, word in tokens:
        if kind == "number":
            place += 1
        elif kind in order and (last != "number" or order[kind] != place):
            raise InvalidInput(f"{word} does not stand where {kind} do")
        last = kind


def _hemisphere(tokens: list[tuple[str, str]], *, is_signed: bool) -> tuple[Axis | None, int]:
    letters = [_letter(word) for kind, word in tokens if kind == "letter"]
    labels = [
        Axis.LATITUDE if word.startswith("la") else Axis.LONGITUDE
        for kind, word in tokens
        if kind == "label"
    ]
    if len(letters) > 1 or len(labels) > 1:
        raise InvalidInput("one angle has two letters or labels")
    if letters and is_signed:
        raise InvalidInput(
            "an angle has both a sign and a letter", remedy="give one of them: -36.1 or 36.1 S"
        )
    axes = {axis for axis, _ in letters} | set(labels)
    if len(axes) > 1:
        raise InvalidInput("the label of an angle contradicts its letter")
    return (axes.pop() if axes else None), (letters[0][1] if letters else 1)


def _letter(word: str) -> tuple[Axis, int]:
    if word.startswith("شر"):
        return Axis.LONGITUDE, 1
    axis = Axis.LATITUDE if word[0] in "nsشج" else Axis.LONGITUDE
    return axis, _LETTERS[word[0]]
