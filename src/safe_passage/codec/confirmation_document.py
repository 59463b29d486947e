"""What did a person decide about a text, and under which names is it to be filed?

A recorded confirmation: the decisions on each draft, as at a terminal, and the filing: what no text
can give, such as ids, the sources, and whose binding counts. It holds for one text, by its digest.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from whenever import Date, Time

from safe_passage.codec import document_text
from safe_passage.codec.scalar import kind_of
from safe_passage.codec.tree import at, decode_as, members_of, refuse_unknown
from safe_passage.codec.written import SCALARS, dialect
from safe_passage.errors import InvalidInput
from safe_passage.intake.confirm import Choice, Decision
from safe_passage.intake.fields import FIELDS_OF
from safe_passage.ledger.canonical import Json
from safe_passage.model.arrangement import (
    Arrangement,
    ClaimId,
    PositionId,
    ReadingId,
    Scope,
    Undertaking,
)
from safe_passage.model.draft import DraftKind, Value
from safe_passage.model.identity import PrincipalId
from safe_passage.model.name import Name
from safe_passage.model.party import PartyId
from safe_passage.model.source import SourceId, StatementId
from safe_passage.model.time import Moment


@dataclass(frozen=True, slots=True)
class Filing:
    """What the person adds, so that the decided fields become a statement, a claim and a reading.

    `told` is when the announcement became public, which is not when the text was published.
    """

    arrangement: Arrangement
    statement: StatementId
    position: PositionId
    party: PartyId
    sources: tuple[SourceId, ...]
    told: Moment
    claim: ClaimId
    what: Name
    scope: Scope
    reading: ReadingId
    organ: str = ""
    chain: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    says: Name = Name("")
    undertakings: tuple[Undertaking, ...] = ()


@dataclass(frozen=True, slots=True)
class DecidedDraft:
    """The decisions about one draft, which is named as its reading names it."""

    draft: str
    kind: DraftKind
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class KeptDecisions:
    """Decisions about drafts of one text that were put aside before anything was recorded."""

    text_sha256: str
    drafts: tuple[DecidedDraft, ...]


@dataclass(frozen=True, slots=True)
class RecordedConfirmation:
    """The decisions about the drafts of one text, read with these anchors, and their filing."""

    text_sha256: str
    published: Date
    zone: str
    principal: PrincipalId
    drafts: tuple[DecidedDraft, ...]
    filing: Filing


_MEMBERS = ("text_sha256", "published", "zone", "principal", "drafts", "filing")
_KEPT = ("text_sha256", "drafts")
_T = TypeVar("_T")


def parse_confirmation(text: str, name: str) -> RecordedConfirmation:
    """A recorded confirmation. Raises `InvalidInput` with the path of the first fault.

    `document` and, where it is known, `line` are among the facts of the fault.
    """
    return _parse(text, name, _confirmation)


def parse_kept(text: str, name: str) -> KeptDecisions:
    """Decisions that were put aside, to go on with. Raises `InvalidInput` as above."""
    return _parse(text, name, _kept)


def format_kept(kept: KeptDecisions) -> str:
    """The exact inverse of `parse_kept`, as YAML."""
    drafts: list[Json] = [
        {
            "draft": one.draft,
            "kind": one.kind.value,
            "decisions": [_written(decision) for decision in one.decisions],
        }
        for one in kept.drafts
    ]
    return document_text.write({"text_sha256": kept.text_sha256, "drafts": drafts})


def parse_filing(text: str, name: str, *, zone: str) -> Filing:
    """A filing alone; `zone` is where its dates are to be understood."""
    return _parse(text, name, lambda tree: decode_as(Filing, tree, dialect(zone), ""))


def _written(decision: Decision) -> Json:
    members: dict[str, Json] = {"field": decision.field, "choice": decision.choice.value}
    if decision.alternative is not None:
        members["alternative"] = str(decision.alternative)
    match decision.value:
        case None:
            pass
        case tuple():
            members["value"] = list(decision.value)
        case Date() | Time():
            members["value"] = decision.value.format_iso()
        case _:
            members["value"] = SCALARS[type(decision.value)].write(decision.value)
    return members


def _parse(text: str, name: str, read: Callable[[Json], _T]) -> _T:
    parsed = document_text.read(text)
    try:
        return read(parsed.tree)
    except InvalidInput as fault:
        where: dict[str, object] = {"document": name}
        if (line := parsed.line_of(fault.path)) is not None:
            where["line"] = line
        raise InvalidInput(
            fault.message, path=fault.path, remedy=fault.remedy, **fault.facts | where
        ) from None


def _kept(tree: Json) -> KeptDecisions:
    members = members_of(tree, "")
    refuse_unknown(members, _KEPT, "")
    return KeptDecisions(
        _text(members, "text_sha256"),
        tuple(_draft(each, f"drafts[{n}]") for n, each in enumerate(_list(members, "drafts", ""))),
    )


def _confirmation(tree: Json) -> RecordedConfirmation:
    members = members_of(tree, "")
    refuse_unknown(members, _MEMBERS, "")
    for name in _MEMBERS:
        if name not in members:
            raise InvalidInput(f"the member {name!r} is missing", path=name)
    zone = _text(members, "zone")
    written = dialect(zone)
    return RecordedConfirmation(
        _text(members, "text_sha256"),
        decode_as(Date, members["published"], written, "published"),
        zone,
        PrincipalId(_text(members, "principal")),
        tuple(_draft(each, f"drafts[{n}]") for n, each in enumerate(_list(members, "drafts", ""))),
        decode_as(Filing, members["filing"], written, "filing"),
    )


def _draft(tree: Json, path: str) -> DecidedDraft:
    members = members_of(tree, path)
    refuse_unknown(members, ["draft", "kind", "decisions"], path)
    kind = decode_as(DraftKind, members.get("kind"), path=f"{path}.kind")
    return DecidedDraft(
        _text(members, "draft", path),
        kind,
        tuple(
            _decision(each, kind, f"{path}.decisions[{index}]")
            for index, each in enumerate(_list(members, "decisions", path))
        ),
    )


def _decision(tree: Json, kind: DraftKind, path: str) -> Decision:
    members = members_of(tree, path)
    refuse_unknown(members, ["field", "choice", "alternative", "value"], path)
    field = _text(members, "field", path)
    sort = FIELDS_OF[kind].get(field)
    if sort is None:
        raise InvalidInput(f"a draft of kind {kind} has no field {field}", path=f"{path}.field")
    alternative = members.get("alternative")
    value = members.get("value")
    return Decision(
        field,
        decode_as(Choice, members.get("choice", Choice.CONFIRM.value), path=f"{path}.choice"),
        None if alternative is None else _scalar(alternative, int, f"{path}.alternative"),
        None if value is None else _value(value, sort, f"{path}.value"),
    )


def _value(tree: Json, sort: type, path: str) -> Value:
    """The value of a field, of the sort that the field has."""
    if sort is tuple:
        if not isinstance(tree, list):
            raise InvalidInput(f"a list expected, not {kind_of(tree)}", path=path)
        return tuple(_scalar(each, str, f"{path}[{n}]") for n, each in enumerate(tree))
    if sort is Time and isinstance(tree, str):
        tree = f"{tree}:00" if tree.count(":") == 1 else tree
    value: Value = _scalar(tree, sort, path)
    return value


def _scalar(tree: Json, sort: type, path: str) -> Any:
    try:
        return SCALARS[sort].read(tree)
    except InvalidInput as fault:
        raise at(path, fault) from None


def _text(members: Mapping[str, Json], name: str, path: str = "") -> str:
    where = f"{path}.{name}" if path else name
    value = members.get(name)
    if not isinstance(value, str) or not value:
        raise InvalidInput(f"text expected, not {kind_of(value)}", path=where)
    return value


def _list(members: Mapping[str, Json], name: str, path: str) -> list[Json]:
    value = members.get(name)
    if not isinstance(value, list) or not value:
        where = f"{path}.{name}" if path else name
        raise InvalidInput(f"a list expected, not {kind_of(value)}", path=where)
    return value
