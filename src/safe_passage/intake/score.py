"""How well do the drafts of a text agree with what a careful person extracted from it?

Wrong and blank are counted apart: a wrong start, place or position costs what ten blanks cost.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from safe_passage.errors import InvalidInput
from safe_passage.intake.reading import Reading
from safe_passage.model.draft import Draft, Span

_LEAST_OVERLAP = 0.5  # of the shorter span; each is matched once


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one field, over matched pairs: right, wrong, left blank though the gold has a value.

    `silent` counts the pairs in which both are silent; they prove nothing either way.
    """

    right: int = 0
    wrong: int = 0
    blank: int = 0
    silent: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.right + other.right,
            self.wrong + other.wrong,
            self.blank + other.blank,
            self.silent + other.silent,
        )

    @property
    def precision(self) -> float | None:
        """Right among those filled; None where nothing was filled."""
        filled = self.right + self.wrong
        return self.right / filled if filled else None

    @property
    def recall(self) -> float | None:
        """Right among what the gold has, wrong ones left out: they are the cost of precision."""
        wanted = self.right + self.blank
        return self.right / wanted if wanted else None


@dataclass(frozen=True, slots=True)
class Score:
    """`found`: drafts that match a gold entry are right, others wrong; unmatched gold is blank."""

    found: Mapping[str, Tally]
    fields: Mapping[str, Tally]
    texts: int

    def __add__(self, other: "Score") -> "Score":
        return Score(
            _added(self.found, other.found),
            _added(self.fields, other.fields),
            self.texts + other.texts,
        )


NO_SCORE = Score({}, {}, 0)


def score(reading: Reading, gold: Mapping[str, Any]) -> Score:
    """One text against its entry of `gold.json`; add scores up for a set of texts."""
    try:
        statements, arrangements = gold["statements"], gold["arrangements"]
    except KeyError as missing:
        raise InvalidInput(
            f"the gold entry has no {missing.args[0]}", path=missing.args[0]
        ) from None
    pairs, found = _match_statements(reading.statements, statements)
    arranged, found_arranged = _match_arrangements(reading.arrangements, arrangements)
    fields: dict[str, Tally] = {}
    for draft, wanted in pairs:
        for name, compare in _STATEMENT_FIELDS.items():
            fields[name] = fields.get(name, Tally()) + compare(draft, wanted)
    for draft, wanted in arranged:
        for name, compare in _ARRANGEMENT_FIELDS.items():
            fields[name] = fields.get(name, Tally()) + compare(draft, wanted)
    return Score({"statements": found, "arrangements": found_arranged}, fields, 1)


def format_score(total: Score) -> str:
    """A table for a terminal."""
    lines = [f"{total.texts} texts", f"{'':26}{'right':>6}{'wrong':>6}{'blank':>6}{'P':>7}{'R':>7}"]
    for name, tally in (*total.found.items(), *total.fields.items()):
        lines.append(
            f"{name:26}{tally.right:>6}{tally.wrong:>6}{tally.blank:>6}"
            f"{_ratio(tally.precision):>7}{_ratio(tally.recall):>7}"
        )
    return "\n".join(lines)


def _ratio(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _added(first: Mapping[str, Tally], second: Mapping[str, Tally]) -> dict[str, Tally]:
    return {
        name: first.get(name, Tally()) + second.get(name, Tally())
        for name in dict.fromkeys((*first, *second))
    }


def _match_statements(
    drafts: Iterable[Draft], gold: list[Mapping[str, Any]]
) -> tuple[list[tuple[Draft, Mapping[str, Any]]], Tally]:
    """Greedy by the share that both spans have in common, each used once."""
    drafts = list(drafts)
    shares = sorted(
        (
            (_share(draft, wanted), -at, -index)
            for at, draft in enumerate(drafts)
            for index, wanted in enumerate(gold)
            if _overlaps(draft, wanted)
        ),
        reverse=True,
    )
    used_drafts: set[int] = set()
    used_gold: set[int] = set()
    pairs = []
    for _, minus_at, minus_index in shares:
        at, index = -minus_at, -minus_index
        if at not in used_drafts and index not in used_gold:
            used_drafts.add(at)
            used_gold.add(index)
            pairs.append((drafts[at], gold[index]))
    right = len(pairs)
    return pairs, Tally(right, len(drafts) - right, len(gold) - right)


def _words(wanted: Mapping[str, Any]) -> Span | None:
    if wanted.get("start") is None or wanted.get("end") is None:
        return None
    return Span(int(wanted["start"]), int(wanted["end"]))


def _overlaps(draft: Draft, wanted: Mapping[str, Any]) -> bool:
    words = _words(wanted)
    if words is None:
        return False
    common = sum(span.overlap(words) for span in draft.basis)
    shorter = min(len(words), sum(len(span) for span in draft.basis))
    return common >= _LEAST_OVERLAP * shorter


def _share(draft: Draft, wanted: Mapping[str, Any]) -> float:
    words = _words(wanted)
    assert words is not None
    common = sum(span.overlap(words) for span in draft.basis)
    return common / (len(words) + sum(len(span) for span in draft.basis) - common)


def _match_arrangements(
    drafts: Iterable[Draft], gold: list[Mapping[str, Any]]
) -> tuple[list[tuple[Draft, Mapping[str, Any]]], Tally]:
    """By what tells arrangements apart: family, then start, hours and place. Each used once."""
    left = list(drafts)
    pairs = []
    for wanted in gold:
        best = max(left, key=lambda draft: _likeness(draft, wanted), default=None)
        if best is not None and _likeness(best, wanted) > 0:
            left.remove(best)
            pairs.append((best, wanted))
    return pairs, Tally(len(pairs), len(left), len(gold) - len(pairs))


def _likeness(draft: Draft, wanted: Mapping[str, Any]) -> int:
    if _family(str(draft.value("kind"))) != _family(str(wanted["kind"])):
        return 0
    is_live = str(wanted["status"]) in _LIVE
    tallies = [compare(draft, wanted) for compare in _ARRANGEMENT_FIELDS.values()]
    agreement = 2 * sum(t.right for t in tallies) - sum(t.wrong for t in tallies)
    same_life = is_live == (str(draft.value("status")) in _LIVE)
    return max(1, 4 + agreement + 2 * same_life)


_LIVE = frozenset({"announced", "in_force", "extended", "opened", "contested"})
_FAMILIES = (
    ("corridor", "corridor"), ("road", "corridor"), ("evacuation", "evacuation"),
    ("operation", "operation"), ("joint_action", "military"),
)  # fmt: skip


def _family(kind: str) -> str:
    return next((family for word, family in _FAMILIES if word in kind), "halt")


def _compared(value: object, wanted: object, *, same: bool) -> Tally:
    if value is None:
        return Tally(silent=1) if wanted is None else Tally(blank=1)
    return Tally(right=1) if same else Tally(wrong=1)


def _plain(words: object) -> str:
    return " ".join(str(words).casefold().replace("-", " ").replace("the ", "").split())


def _alike(value: object, wanted: object) -> bool:
    """The same name, or one within the other: "Israeli army" and "the army" of a longer title."""
    one, other = _plain(value), _plain(wanted)
    return bool(one and other) and (one in other or other in one)


def _text_field(name: str) -> Callable[[Draft, Mapping[str, Any]], Tally]:
    def compare(draft: Draft, wanted: Mapping[str, Any]) -> Tally:
        value = draft.value(name)
        return _compared(value, wanted[name], same=_alike(value, wanted[name]))

    return compare


def _exact_field(name: str) -> Callable[[Draft, Mapping[str, Any]], Tally]:
    def compare(draft: Draft, wanted: Mapping[str, Any]) -> Tally:
        value = draft.value(name)
        return _compared(value, wanted[name], same=value == wanted[name])

    return compare


def _chain(draft: Draft, wanted: Mapping[str, Any]) -> Tally:
    value = draft.value("chain")
    links = list(value) if isinstance(value, tuple) else []
    if not links:
        return Tally(silent=1) if not wanted["chain"] else Tally(blank=1)
    same = len(links) == len(wanted["chain"]) and all(map(_alike, links, wanted["chain"]))
    return Tally(right=1) if same else Tally(wrong=1)


def _condition(draft: Draft, wanted: Mapping[str, Any]) -> Tally:
    value, words = draft.value("condition"), wanted["condition"]
    return _compared(value, words, same=_alike(value, words))


def _said_when(draft: Draft, wanted: Mapping[str, Any]) -> Tally:
    value, date = draft.value("said_when"), wanted["said_when"]["date"]
    return _compared(value, date, same=str(value) == str(date))


def _day(name: str) -> Callable[[Draft, Mapping[str, Any]], Tally]:
    def compare(draft: Draft, wanted: Mapping[str, Any]) -> Tally:
        value, day = draft.value(name), wanted[name]
        is_day = isinstance(day, str) and day[:4].isdigit()
        return _compared(value, day if is_day else None, same=str(value) == str(day)[:10])

    return compare


def _hours(draft: Draft, wanted: Mapping[str, Any]) -> Tally:
    """Both ends of the clock window, against "HH:MM-HH:MM" or the hours of start and end."""
    opens, closes = draft.value("opens"), draft.value("closes")
    value = (
        f"{str(opens)[:5]}-{str(closes)[:5]}" if opens is not None and closes is not None else None
    )
    hours = str(wanted["daily_hours"] or "")
    if not (hours[:2].isdigit() and ":" in hours):
        start, end = str(wanted["start"] or ""), str(wanted["end"] or "")
        hours = f"{start[11:16]}-{end[11:16]}" if "T" in start and "T" in end else ""
    return _compared(value, hours or None, same=hours.startswith(value or "-"))


_STATEMENT_FIELDS: Mapping[str, Callable[[Draft, Mapping[str, Any]], Tally]] = {
    "speaker": _text_field("speaker"),
    "role": _text_field("role"),
    "party": _text_field("party"),
    "holder": _text_field("holder"),
    "chain": _chain,
    "act": _exact_field("act"),
    "condition": _condition,
    "said_when": _said_when,
}
_ARRANGEMENT_FIELDS: Mapping[str, Callable[[Draft, Mapping[str, Any]], Tally]] = {
    "status": _exact_field("status"),
    "area": _text_field("area"),
    "start": _day("start"),
    "end": _day("end"),
    "hours": _hours,
}
