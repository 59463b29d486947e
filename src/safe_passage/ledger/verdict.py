"""What a verifier found, in lines for a person and as data for a machine."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum

from safe_passage.ledger.canonical import Json, encode
from safe_passage.ledger.checkpoint import Checkpoint, is_exercise
from safe_passage.ledger.leaf import Leaf, Opened
from safe_passage.ledger.pack import Wording


class Outcome(IntEnum):
    """The verifier's answer and its exit code."""

    VALID = 0
    INVALID = 10
    UNWITNESSED = 11
    DISPUTED = 12
    INCOMPLETE = 13


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which instants, in POSIX seconds, witnesses place an entry, where they can."""

    not_before: int | None = None
    not_after: int | None = None


@dataclass(frozen=True, slots=True)
class EntryVerdict:
    """One entry that is proven to be in the log, and what its opened fields say."""

    index: int
    leaf: Leaf
    opened: Opened
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one verification. Where it is INVALID, nothing of the content is repeated."""

    outcome: Outcome
    origin: str = ""
    problem: str = ""
    key_line: str = ""
    checkpoint: Checkpoint | None = None
    cosigners: Mapping[str, int] = field(default_factory=dict)
    witnesses: int = 0
    is_witnessed: bool = False
    question: Wording | None = None
    answer: Wording | None = None
    entries: tuple[EntryVerdict, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def is_exercise(self) -> bool:
        return is_exercise(self.origin)


def format_verdict(verdict: Verdict) -> str:
    """For a person. Origin, EXERCISE and UNWITNESSED come before any other line."""
    return "".join(f"{line}\n" for line in _lines(verdict))


def verdict_members(verdict: Verdict) -> dict[str, Json]:
    """For a machine: the same statements, by name."""
    checkpoint = verdict.checkpoint
    return {
        "outcome": verdict.outcome.name.lower(),
        "exit_code": int(verdict.outcome),
        "origin": verdict.origin,
        "exercise": verdict.is_exercise,
        "problem": verdict.problem,
        "key": verdict.key_line,
        "size": checkpoint.size if checkpoint else None,
        "root": checkpoint.root.hex() if checkpoint else None,
        "witnessed": {
            "enough": verdict.is_witnessed,
            "count": len(verdict.cosigners),
            "of": verdict.witnesses,
            "by": {name: format_time(time) for name, time in verdict.cosigners.items()},
        },
        "question": _wording_members(verdict.question),
        "answer": _wording_members(verdict.answer),
        "entries": [_entry_members(entry) for entry in verdict.entries],
        "doubts": list(verdict.doubts),
    }


def shown(text: str) -> str:
    """Foreign text made safe for a terminal: nothing in it can move, hide or reverse a line."""
    return "".join(
        f"\\u{ord(c):04x}" if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp", "Cs", "Co"} else c
        for c in text
    )


def format_time(seconds: int) -> str:
    """POSIX seconds as RFC 3339 in UTC; beyond the year 9999 the number itself."""
    try:
        return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"
    except (OverflowError, ValueError, OSError):
        return f"{seconds} s after 1970"


def _lines(verdict: Verdict) -> Iterator[str]:
    yield f"ORIGIN       {shown(verdict.origin) or 'not readable'}"
    if verdict.is_exercise:
        yield "EXERCISE     nothing here is real"
    if verdict.outcome is Outcome.INVALID:
        yield f"INVALID      {shown(verdict.problem)}"
        return
    yield _witness_line(verdict)
    yield f"KEY          {verdict.key_line}"
    if verdict.checkpoint is not None:
        indexes = ", ".join(str(entry.index) for entry in verdict.entries)
        place = f"in the log of {verdict.checkpoint.size} entries"
        yield (
            f"INCLUDED     entry {indexes} {place}" if indexes else f"INCLUDED     nothing {place}"
        )
    yield from _acknowledgement_lines(verdict)
    yield from (f"DOUBT        {shown(doubt)}" for doubt in verdict.doubts)
    if verdict.question and verdict.answer:
        yield f"QUESTION     {shown(verdict.question.text)}"
        yield f"ANSWER       {shown(verdict.answer.text)}"
        yield "             (the operator's words, signed; proven are the entries below)"
    for entry in verdict.entries:
        yield from _entry_lines(entry)
    yield f"VERDICT      {_OUTCOMES[verdict.outcome]}"


# The one entry type whose meaning a verdict names; the store commits a fact under `fact.`.
_ACKNOWLEDGEMENT, _ANSWER = "acknowledgement", "fact.answer"

_OUTCOMES = {
    Outcome.VALID: "valid (0)",
    Outcome.UNWITNESSED: "valid, but not enough witnesses vouch that others see this log (11)",
    Outcome.DISPUTED: "disputed: the log's key has signed two histories (12)",
    Outcome.INCOMPLETE: "incomplete: see KEY and DOUBT (13)",
}


def _witness_line(verdict: Verdict) -> str:
    by = ", ".join(f"{shown(name)} {format_time(time)}" for name, time in verdict.cosigners.items())
    count = f"{len(verdict.cosigners)} of {verdict.witnesses} witnesses"
    word = "WITNESSED   " if verdict.is_witnessed else "UNWITNESSED "
    return f"{word} {count}{': ' if by else ''}{by}"


def _acknowledgement_lines(verdict: Verdict) -> Iterator[str]:
    for entry in verdict.entries:
        if entry.leaf.type == _ACKNOWLEDGEMENT:
            answer = entry.opened.skeleton.get(_ANSWER, "withheld")
            source = f"as the operator recorded it in entry {entry.index}, not signed by the party"
            yield f"ACKNOWLEDGED {shown(str(answer))}, {source}"


def _entry_lines(entry: EntryVerdict) -> Iterator[str]:
    leaf, opened, bounds = entry.leaf, entry.opened, entry.bounds
    yield f"ENTRY        {entry.index}: {leaf.type}, schema {leaf.schema}"
    before = "not bounded" if bounds.not_before is None else format_time(bounds.not_before)
    after = "not bounded" if bounds.not_after is None else format_time(bounds.not_after)
    yield f"  TIME       not before: {before}; not after: {after}; by the log's clock {leaf.at}"
    for name, value in sorted({**opened.skeleton, **opened.erasable}.items()):
        yield f"  {name} = {shown(encode(value).decode())}"
    closed = f"{opened.closed_skeleton} lasting fields; {opened.closed_erasable} slots"
    yield f"  WITHHELD   {closed} that are withheld, erased or decoys"


def _entry_members(entry: EntryVerdict) -> dict[str, Json]:
    return {
        "index": entry.index,
        "type": entry.leaf.type,
        "schema": entry.leaf.schema,
        "recorded_at": entry.leaf.at,
        "not_before": _time_member(entry.bounds.not_before),
        "not_after": _time_member(entry.bounds.not_after),
        "policy": entry.leaf.policy,
        "profile": entry.leaf.profile,
        "zones": entry.leaf.zones,
        "skeleton": dict(entry.opened.skeleton),
        "erasable": dict(entry.opened.erasable),
        "closed_skeleton": entry.opened.closed_skeleton,
        "closed_erasable": entry.opened.closed_erasable,
    }


def _wording_members(wording: Wording | None) -> Json:
    return None if wording is None else {"text": wording.text, "data": wording.data}


def _time_member(seconds: int | None) -> str | None:
    return None if seconds is None else format_time(seconds)
