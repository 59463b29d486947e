"""What was read in a text and is not yet a fact: fields, and the words that they rest on."""

from dataclasses import dataclass, replace
from enum import StrEnum

from whenever import Date, Time

from safe_passage.errors import InvalidInput, NotFound

Value = str | bool | int | Date | Time | tuple[str, ...]


class How(StrEnum):
    """How a value was got from its words."""

    VERBATIM = "verbatim"
    NORMALISED = "normalised"
    RESOLVED = "resolved"
    INFERRED = "inferred"


class FieldState(StrEnum):
    """OPEN: the text speaks of it, but does not settle it. NOT_STATED: the text is silent."""

    FOUND = "found"
    OPEN = "open"
    NOT_STATED = "not stated"


class DraftKind(StrEnum):
    STATEMENT = "statement"
    ARRANGEMENT = "arrangement"
    NO_STATEMENT_FOUND = "no statement found"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open, in code points of the untouched text; UTF-16 converts at its border."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidInput(
                f"a span must end after it starts, got {self.start}..{self.end}", path="span"
            )

    def words(self, text: str) -> str:
        return text[self.start : self.end]

    def overlap(self, other: "Span") -> int:
        """How many code points both hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another value that the words allow; offered, never chosen silently."""

    value: Value
    spans: tuple[Span, ...]
    how: How
    reason: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a draft.

    Only FOUND has a value, with spans and how it was got. OPEN has a reason. `anchor` names what
    a resolved value was resolved against, as in "published 2016-08-16".
    """

    name: str
    state: FieldState
    value: Value | None = None
    spans: tuple[Span, ...] = ()
    how: How | None = None
    anchor: str | None = None
    reason: str | None = None
    alternatives: tuple[Alternative, ...] = ()

    def __post_init__(self) -> None:
        found = self.state is FieldState.FOUND
        if found != (self.value is not None):
            raise InvalidInput(f"{self.state} field and value disagree", path=self.name)
        if found and (not self.spans or self.how is None):
            raise InvalidInput("a value without the words that it rests on", path=self.name)
        if self.state is FieldState.OPEN and not self.reason:
            raise InvalidInput("an open field without a reason", path=self.name)
        if self.how is How.RESOLVED and not self.anchor:
            raise InvalidInput("a resolved value without its anchor", path=self.name)
        if self.how is How.INFERRED and not self.reason:
            raise InvalidInput("an inferred value without its reason", path=self.name)


@dataclass(frozen=True, slots=True)
class Draft:
    """Fields read together; `basis` is what the whole rests on. Never shown or exported as fact."""

    id: str
    kind: DraftKind
    basis: tuple[Span, ...]
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field:
        for each in self.fields:
            if each.name == name:
                return each
        raise NotFound(f"no field {name} in a draft of kind {self.kind}")

    def value(self, name: str) -> Value | None:
        return self.field(name).value


def not_stated(name: str) -> Field:
    return Field(name=name, state=FieldState.NOT_STATED)


def left_open(
    name: str,
    reason: str,
    *,
    spans: tuple[Span, ...] = (),
    alternatives: tuple[Alternative, ...] = (),
) -> Field:
    return Field(
        name=name,
        state=FieldState.OPEN,
        spans=spans,
        reason=reason,
        alternatives=alternatives,
    )


def found(
    name: str,
    value: Value,
    *spans: Span,
    how: How,
    anchor: str | None = None,
    reason: str | None = None,
    alternatives: tuple[Alternative, ...] = (),
) -> Field:
    return Field(
        name=name,
        state=FieldState.FOUND,
        value=value,
        spans=spans,
        how=how,
        anchor=anchor,
        reason=reason,
        alternatives=alternatives,
    )


def named(field: Field, name: str) -> Field:
    """The same field under another name."""
    return replace(field, name=name)
