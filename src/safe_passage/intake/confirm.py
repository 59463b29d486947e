"""What did a person decide, field by field, about a draft?

Nothing read from a text is a fact without a decision. What nobody decided stays a draft.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from whenever import Date

from safe_passage.errors import InvalidInput, NotFound
from safe_passage.intake.fields import FIELDS_OF
from safe_passage.model.draft import Draft, DraftKind, Field, How, Span, Value
from safe_passage.model.identity import PrincipalId


class Choice(StrEnum):
    CONFIRM = "confirm"
    CHOOSE = "choose"  # one of the alternatives
    EDIT = "edit"  # a value that the person gives
    LEAVE_BLANK = "leave blank"


@dataclass(frozen=True, slots=True)
class Decision:
    """`alternative` (from 1, as the list is shown) goes with CHOOSE, `value` with EDIT."""

    field: str
    choice: Choice
    alternative: int | None = None
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class DecidedField:
    """The value decided (None: left blank), what had been drafted, and the words it rests on."""

    name: str
    value: Value | None
    choice: Choice
    drafted: Value | None
    how: How | None
    spans: tuple[Span, ...]
    by: PrincipalId


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A draft after its decisions, ready to become facts. `undecided` fields are no facts."""

    draft_id: str
    kind: DraftKind
    text_sha256: str
    published: Date | None
    basis: tuple[Span, ...]
    fields: tuple[DecidedField, ...]
    undecided: tuple[str, ...]

    def value(self, name: str) -> Value | None:
        """None where it was left blank; raises `NotFound` where nobody decided."""
        for field in self.fields:
            if field.name == name:
                return field.value
        raise NotFound(f"nobody has decided on {name}", remedy="confirm, edit or leave it blank")


def confirm(
    draft: Draft,
    decisions: Sequence[Decision],
    *,
    text_sha256: str,
    published: Date | None,
    principal: PrincipalId,
) -> Confirmed:
    """Every decision applied, or `InvalidInput` with the path of the first that cannot be."""
    if not decisions:
        raise InvalidInput(
            "no field was decided", path="decisions", remedy="decide on one field at least"
        )
    decided: dict[str, DecidedField] = {}
    for at, decision in enumerate(decisions):
        path = f"decisions[{at}]"
        if decision.field in decided:
            raise InvalidInput(f"{decision.field} is decided twice", path=f"{path}.field")
        field = _field(draft, decision, path)
        decided[field.name] = _decide(draft.kind, field, decision, principal, path)
    return Confirmed(
        draft_id=draft.id,
        kind=draft.kind,
        text_sha256=text_sha256,
        published=published,
        basis=draft.basis,
        fields=tuple(decided[f.name] for f in draft.fields if f.name in decided),
        undecided=tuple(f.name for f in draft.fields if f.name not in decided),
    )


def _field(draft: Draft, decision: Decision, path: str) -> Field:
    try:
        return draft.field(decision.field)
    except NotFound as fault:
        raise InvalidInput(
            fault.message,
            path=f"{path}.field",
            remedy=f"one of: {', '.join(f.name for f in draft.fields)}",
        ) from fault


def _decide(
    kind: DraftKind, field: Field, decision: Decision, principal: PrincipalId, path: str
) -> DecidedField:
    value, spans, how = _value(kind, field, decision, path)
    return DecidedField(
        field.name, value, decision.choice, field.value, how, spans or field.spans, principal
    )


def _value(
    kind: DraftKind, field: Field, decision: Decision, path: str
) -> tuple[Value | None, tuple[Span, ...], How | None]:
    match decision.choice:
        case Choice.LEAVE_BLANK:
            return None, field.spans, None
        case Choice.CONFIRM:
            if field.value is None:
                raise InvalidInput(
                    f"{field.name} is {field.state}: there is no value to confirm",
                    path=f"{path}.choice",
                    remedy="choose an alternative, edit it or leave it blank",
                )
            return field.value, field.spans, field.how
        case Choice.CHOOSE:
            return _chosen(field, decision, path)
        case Choice.EDIT:
            return _edited(kind, field, decision, path), field.spans, None


def _chosen(field: Field, decision: Decision, path: str) -> tuple[Value, tuple[Span, ...], How]:
    count = len(field.alternatives)
    if decision.alternative is None or not 1 <= decision.alternative <= count:
        raise InvalidInput(
            f"{field.name} has {count} alternatives, number {decision.alternative} is none of them",
            path=f"{path}.alternative",
            remedy="choose one of the list, edit it or leave it blank",
        )
    chosen = field.alternatives[decision.alternative - 1]
    return chosen.value, chosen.spans, chosen.how


def _edited(kind: DraftKind, field: Field, decision: Decision, path: str) -> Value:
    """The sort of a field holds for a person too: a start is a day, not words."""
    wanted = FIELDS_OF[kind][field.name]
    value = decision.value
    if value is None or type(value) is not wanted:
        given = "nothing" if value is None else type(value).__name__
        raise InvalidInput(
            f"{field.name} takes a {wanted.__name__.lower()}, and {given} was given",
            path=f"{path}.value",
        )
    if isinstance(value, int) and not isinstance(value, bool) and value <= 0:
        raise InvalidInput(f"{field.name} must be more than zero", path=f"{path}.value")
    return value
