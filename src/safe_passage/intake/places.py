"""Which place does an arrangement's sentence name?"""

import re
from dataclasses import dataclass

from safe_passage.intake.codebook import codebooks
from safe_passage.intake.times import find_days
from safe_passage.model.draft import Span

_NAME = r"(?:[A-Z][\w'’]*(?:-[A-Za-z]\w*)*|al-[A-Z]\w+|el-[A-Z]\w+)"
_IN = re.compile(
    r"\b(?P<by>in|at|around|near|over|across|inside|throughout|on|along)\s"
    r"(?P<whole>(?:the\s)?(?:(?:besieged|divided|northern|southern|eastern|western|central|old|whole)\s)?"
    r"(?:(?:city|town|village|district|suburbs|north|south|east|west|centre|center|part|parts|province|enclave"
    r"|camp|area|region|governorate|outskirts)\s(?:of\s)?(?:the\s)?)*"
    rf"(?P<name>{_NAME}(?:\s(?:{_NAME}|al-\w+))*))"
)
_ROAD_WORDS = frozenset({"on", "along", "over"})
_ROAD = re.compile(r"\b(?:Road|Street|Highway|Avenue|Bridge|Route|Crossing)\b")
_HEAD_OF_BODY = re.compile(
    r"\s(?:[a-z]+\s)?(?:ministry|army|staff|council|committee|government|office|command|forces?|officials?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """`span` has the words with what narrows them ("the north of Gaza"), `name` the name."""

    span: Span
    name: str
    is_listed: bool


def find_places(text: str, within: Span) -> tuple[PlaceMark, ...]:
    """Names behind "in", "near" and the like; without any, listed names wherever they stand.

    All candidates in the order of the text, each once. Parties' capitals are actors, no places.
    """
    known = codebooks()
    marks: dict[str, PlaceMark] = {}
    days = find_days(text, within)
    for match in _IN.finditer(text, within.start, within.end):
        name = match["name"].rstrip("'’")
        span = Span(match.start("whole"), match.start("name") + len(name))
        if match["by"] in _ROAD_WORDS and not _ROAD.search(name):
            continue
        if _is_other(text, span, name, within) or any(span.overlap(day.span) for day in days):
            continue
        listed = known.place_pattern.search(name)
        label = known.place_of[listed.group()] if listed else name
        marks.setdefault(label, PlaceMark(span, label, listed is not None))
    if marks:
        return tuple(sorted(marks.values(), key=lambda mark: mark.span))
    for match in known.place_pattern.finditer(text, within.start, within.end):
        label = known.place_of[match.group()]
        follows = text[match.end() : match.end() + 3]
        if match.group() not in known.party_of and not follows.startswith(("'s ", "’s ")):
            marks.setdefault(label, PlaceMark(Span(*match.span()), label, is_listed=True))
    return tuple(sorted(marks.values(), key=lambda mark: mark.span))


def _is_other(text: str, span: Span, name: str, within: Span) -> bool:
    """A body, a party or its capital, an outlet: not a place here."""
    known = codebooks()
    if known.place_pattern.fullmatch(name):
        return False
    is_party = name in known.party_of or known.medium_pattern.fullmatch(name) is not None
    behind = _HEAD_OF_BODY.match(text, span.end, min(within.end, span.end + 40))
    return is_party or behind is not None or name.isupper()
