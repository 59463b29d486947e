"""How does a fact become the members of a ledger entry, and which fact do these members tell?

Each member becomes one salted field of the leaf. What is erasable can be destroyed later: a fact
that is read again then holds ERASED in its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from safe_passage.codec.kinds import Kind, Members, by_type, kind_of_fact
from safe_passage.codec.shape import Member
from safe_passage.codec.tree import at, build, refuse_unknown
from safe_passage.codec.tree import decode as decode_tree
from safe_passage.codec.tree import encode as encode_tree
from safe_passage.errors import InvalidInput
from safe_passage.model.entry import ERASED, SubjectId


@dataclass(frozen=True, slots=True)
class Encoded:
    """A fact as it is recorded: its type and schema, and its members in the two halves."""

    type: str
    schema: int
    subject: SubjectId
    skeleton: Members
    erasable: Members


def encode(fact: object) -> Encoded:
    """The members of a fact. What was erased is in neither half."""
    kind = kind_of_fact(fact)
    return Encoded(
        kind.type,
        kind.schema,
        kind.subject(fact),
        _half(fact, kind.skeleton),
        _half(fact, kind.erasable),
    )


def decode(type_: str, schema: int, skeleton: Members, erasable: Members) -> Any:
    """The fact, whichever schema it was written in. Raises `InvalidInput` with the path."""
    kind = by_type().get(type_)
    if kind is None:
        raise InvalidInput(
            f"there is no entry type {type_[:64]!r}", path="type", remedy="update safe-passage"
        )
    return decode_kind(kind, schema, skeleton, erasable)


def decode_kind(kind: Kind, schema: int, skeleton: Members, erasable: Members) -> Any:
    if not 1 <= schema <= kind.schema:
        raise InvalidInput(
            f"{kind.type}: schema {schema} is not known, only 1 to {kind.schema}",
            path="schema",
            remedy="update safe-passage" if schema > kind.schema else None,
        )
    twice = sorted(set(skeleton) & set(erasable))
    if twice:
        raise InvalidInput("the member stands in both halves", path=twice[0])
    if schema == kind.schema:
        refuse_unknown(skeleton, [each.name for each in kind.skeleton], "")
        refuse_unknown(erasable, [each.name for each in kind.erasable], "")
    members: Members = {**skeleton, **erasable}
    for step in range(schema, kind.schema):
        members = kind.upcasts[step](members)
    return _decoded(kind, members)


def _decoded(kind: Kind, members: Members) -> Any:
    refuse_unknown(members, [each.name for each in kind.record.members], "")
    values: dict[str, Any] = {}
    for each in kind.skeleton:
        if each.name not in members:
            raise InvalidInput(f"the member {each.name!r} is missing", path="")
        values[each.name] = decode_tree(members[each.name], each.shape, path=each.name)
    for each in kind.erasable:
        values[each.name] = (
            decode_tree(members[each.name], each.shape, path=each.name)
            if each.name in members
            else ERASED
        )
    return build(kind.record, values, "")


def _half(fact: object, members: tuple[Member, ...]) -> Members:
    half: dict[str, Any] = {}
    for each in members:
        value = getattr(fact, each.name)
        if value is ERASED:
            continue
        try:
            half[each.name] = encode_tree(value, each.shape)
        except InvalidInput as fault:
            raise at(each.name, fault) from None
    return half


def fields_of(type_: str) -> Mapping[str, bool]:
    """The members of an entry type, and whether each can be erased."""
    kind = by_type()[type_]
    names = {each.name for each in kind.erasable}
    return MappingProxyType({each.name: each.name in names for each in kind.record.members})
