"""How does a value of the model become plain data (members, lists, text), and exactly come back?

Strict on the way in: a member that the model does not know, or that is missing, or of another kind,
is `InvalidInput` with the path to it. Two dialects: the canonical one of the ledger says
everything; the one that people write (written.py) leaves out what is as usual and is shorter.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, cast

import rfc8785

from safe_passage.codec import scalar
from safe_passage.codec.scalar import ScalarForm, kind_of
from safe_passage.codec.shape import (
    FORM,
    Choice,
    Enumeration,
    Erasable,
    Fixed,
    Group,
    Member,
    Nullable,
    Record,
    Row,
    Scalar,
    Shape,
    Table,
    shape_of,
)
from safe_passage.errors import InvalidInput
from safe_passage.ledger.canonical import Json
from safe_passage.model.entry import ERASED

T = TypeVar("T")

LONGEST_LIST = 100_000
_ERASED: Mapping[str, Json] = MappingProxyType({"erased": True})


@dataclass(frozen=True, slots=True)
class Short:
    """A shorter notation for one record. `read` and `write` return None where it does not apply."""

    read: Callable[[Json], Any]
    write: Callable[[Any], Json]
    schemas: tuple[Mapping[str, Json], ...]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How scalars are written, which records have a shorter notation, what may be left out.

    Where `is_brief`, members at their usual value are left out, and a record of which only the
    first member must be given may be written as that member alone.
    """

    scalars: Mapping[type, ScalarForm] = field(default_factory=lambda: scalar.CANONICAL)
    shorts: Mapping[type, Short] = field(default_factory=lambda: MappingProxyType({}))
    is_brief: bool = False


CANONICAL = Dialect()


def canonical(tree: Json) -> bytes:
    """The bytes that are hashed: RFC 8785. Fractions are text, so no binary fraction gets in."""
    try:
        return rfc8785.dumps(cast("Any", tree))
    except (rfc8785.CanonicalizationError, UnicodeError, RecursionError) as error:
        raise InvalidInput(f"it has no canonical form: {error}") from None


def decode_as(type_: type[T], tree: Json, dialect: Dialect = CANONICAL, path: str = "") -> T:
    """A value of `type_` from plain data. Raises `InvalidInput` with the path of the fault."""
    return cast("T", decode(tree, shape_of(type_), dialect, path))


def encode_as(type_: type[T], value: T, dialect: Dialect = CANONICAL) -> Json:
    """The exact inverse of `decode_as`."""
    return encode(value, shape_of(type_), dialect)


# Decoding.


def decode(  # noqa: C901, PLR0911  one case a shape
    tree: Json, shape: Shape, dialect: Dialect = CANONICAL, path: str = ""
) -> Any:
    match shape:
        case Scalar():
            try:
                return scalar.form_for(shape, dialect.scalars).read(tree)
            except InvalidInput as fault:
                raise at(path, fault) from None
        case Enumeration():
            return _word(tree, shape, path)
        case Record():
            return _record(tree, shape, dialect, path)
        case Choice():
            return _chosen(tree, shape, dialect, path)
        case Row():
            return tuple(_items(tree, shape.item, dialect, path))
        case Group():
            return _group(tree, shape, dialect, path)
        case Fixed():
            return _fixed(tree, shape, dialect, path)
        case Table():
            return _table(tree, shape, dialect, path)
        case Nullable():
            return None if tree is None else decode(tree, shape.shape, dialect, path)
        case Erasable():
            return ERASED if _is_erased(tree, dialect) else decode(tree, shape.shape, dialect, path)


def _is_erased(tree: Json, dialect: Dialect) -> bool:
    # In YAML that people write every scalar is text.
    return tree == _ERASED or (dialect.is_brief and tree == {"erased": "true"})


def build(record: Record, values: Mapping[str, Any], path: str) -> Any:
    """The record of these members, its own rules included."""
    try:
        return record.type(**values)
    except InvalidInput as fault:
        raise at(path, fault) from None
    except (ValueError, OverflowError) as error:  # years beyond the calendar, lengths beyond reason
        raise InvalidInput(f"it cannot be computed: {error}", path=path) from error


def at(path: str, fault: InvalidInput) -> InvalidInput:
    """The fault, with the path of the thing in which it was found."""
    if not path:
        return fault
    if not fault.path:
        return InvalidInput(fault.message, path=path, remedy=fault.remedy, **fault.facts)
    return fault.under(path)


def inside(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def members_of(tree: Json, path: str) -> Mapping[str, Json]:
    if not isinstance(tree, Mapping):
        raise InvalidInput(f"members with names expected, not {kind_of(tree)}", path=path)
    return tree


def refuse_unknown(names: Iterable[object], known: Iterable[str], path: str) -> None:
    """Refuse the first name that is not known, with the one that was perhaps meant."""
    allowed = list(known)
    for name in names:
        if name in allowed:
            continue
        shown = str(name)[:60]
        near = get_close_matches(shown, allowed, n=1)
        remedy = f"perhaps {near[0]!r} was meant" if near else f"known are: {', '.join(allowed)}"
        safe = shown.encode("ascii", "backslashreplace").decode()
        raise InvalidInput(f"there is no member {safe!r} here", path=path, remedy=remedy)


def _placed(read: Callable[[], T], path: str) -> T:
    try:
        return read()
    except InvalidInput as fault:
        raise at(path, fault) from None
    except (ValueError, OverflowError) as error:  # years beyond the calendar
        raise InvalidInput(f"it cannot be computed: {error}", path=path) from error


@cache
def _words(type_: type[Enum]) -> Mapping[str, Enum]:
    return MappingProxyType({str(each.value): each for each in type_})


def _word(tree: Json, shape: Enumeration, path: str) -> Enum:
    words = _words(shape.type)
    if isinstance(tree, str) and tree in words:
        return words[tree]
    shown = f"{tree[:40]!r}" if isinstance(tree, str) else kind_of(tree)
    near = get_close_matches(tree[:40], words, n=1) if isinstance(tree, str) else []
    raise InvalidInput(
        f"{shown} is none of {', '.join(words)}",
        path=path,
        remedy=f"perhaps {near[0]!r} was meant" if near else None,
    )


def _record(
    tree: Json, record: Record, dialect: Dialect, path: str, *, has_form: bool = False
) -> Any:
    short = dialect.shorts.get(record.type)
    if short is not None:
        value = _placed(lambda: short.read(tree), path)
        if value is not None:
            return value
    if dialect.is_brief and record.sole is not None and not isinstance(tree, Mapping):
        sole = record.sole
        return build(record, {sole.name: decode(tree, sole.shape, dialect, path)}, path)
    members = members_of(tree, path)
    known = [member.name for member in record.members]
    refuse_unknown(members, [FORM, *known] if has_form else known, path)
    return build(record, _values(members, record, dialect, path), path)


def _values(
    members: Mapping[str, Json], record: Record, dialect: Dialect, path: str
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for member in record.members:
        if member.name in members:
            where = inside(path, member.name)
            values[member.name] = decode(members[member.name], member.shape, dialect, where)
        elif member.is_required or not dialect.is_brief:
            raise InvalidInput(f"the member {member.name!r} is missing", path=path)
    return values


def _chosen(tree: Json, choice: Choice, dialect: Dialect, path: str) -> Any:
    if dialect.is_brief and isinstance(tree, str):
        record = sole_text(choice)
        if record is not None:
            return _record(tree, record, dialect, path)
    members = members_of(tree, path)
    form = members.get(FORM)
    forms = ", ".join(choice.records)
    if FORM not in members:
        raise InvalidInput(f"the member {FORM!r} is missing: one of {forms}", path=path)
    if not isinstance(form, str) or form not in choice.records:
        raise InvalidInput(f"there is no such form: use one of {forms}", path=inside(path, FORM))
    return _record(tree, choice.records[form], dialect, path, has_form=True)


def sole_text(choice: Choice) -> Record | None:
    """The one record among them that a text alone can stand for."""
    found = [
        record
        for record in choice.records.values()
        if record.sole is not None and _is_text(record.sole.shape)
    ]
    return found[0] if len(found) == 1 else None


def _is_text(shape: Shape) -> bool:
    if isinstance(shape, Record):
        return shape.sole is not None and _is_text(shape.sole.shape)
    return isinstance(shape, Scalar) and shape.type is str


def _items(tree: Json, item: Shape, dialect: Dialect, path: str) -> Iterable[Any]:
    if not isinstance(tree, list | tuple):
        raise InvalidInput(f"a list expected, not {kind_of(tree)}", path=path)
    if len(tree) > LONGEST_LIST:
        raise InvalidInput(f"a list of {len(tree)}: at most {LONGEST_LIST} are read", path=path)
    for index, each in enumerate(tree):
        yield decode(each, item, dialect, f"{path}[{index}]")


def _group(tree: Json, group: Group, dialect: Dialect, path: str) -> frozenset[Any]:
    items = tuple(_items(tree, group.item, dialect, path))
    for index, item in enumerate(items):
        if item in items[:index]:
            raise InvalidInput("it is named twice", path=f"{path}[{index}]")
    result = frozenset(items)
    if not dialect.is_brief and encode(result, group, dialect) != list(cast("list[Json]", tree)):
        raise InvalidInput("the list is not in order", path=path)
    return result


def _fixed(tree: Json, shape: Fixed, dialect: Dialect, path: str) -> tuple[Any, ...]:
    if not isinstance(tree, list | tuple) or len(tree) != len(shape.items):
        raise InvalidInput(f"a list of {len(shape.items)} expected", path=path)
    return tuple(
        decode(each, item, dialect, f"{path}[{index}]")
        for index, (each, item) in enumerate(zip(tree, shape.items, strict=True))
    )


def _table(tree: Json, table: Table, dialect: Dialect, path: str) -> Mapping[str, Any]:
    key = scalar.form_for(table.key, dialect.scalars)
    members = members_of(tree, path)
    return MappingProxyType(
        {
            _placed(lambda name=name: key.read(name), path): decode(  # type: ignore[misc]
                value, table.value, dialect, inside(path, name)
            )
            for name, value in members.items()
        }
    )


# Encoding.


def encode(  # noqa: C901, PLR0911  one case a shape
    value: Any, shape: Shape, dialect: Dialect = CANONICAL
) -> Json:
    match shape:
        case Scalar():
            return scalar.form_for(shape, dialect.scalars).write(_of(shape.type, value))
        case Enumeration():
            return str(_of(shape.type, value).value)
        case Record():
            return _encoded_record(_of(shape.type, value), shape, dialect)
        case Choice():
            return _encoded_choice(value, shape, dialect)
        case Row():
            return [encode(each, shape.item, dialect) for each in _of(tuple, value)]
        case Group():
            items = [encode(each, shape.item, dialect) for each in _of(frozenset, value)]
            return sorted(items, key=canonical)
        case Fixed():
            pairs = zip(_of(tuple, value), shape.items, strict=True)
            return [encode(each, item, dialect) for each, item in pairs]
        case Table():
            key = scalar.form_for(shape.key, dialect.scalars)
            pairs_ = sorted(_of(Mapping, value).items())
            return {str(key.write(k)): encode(v, shape.value, dialect) for k, v in pairs_}
        case Nullable():
            return None if value is None else encode(value, shape.shape, dialect)
        case Erasable():
            return dict(_ERASED) if value is ERASED else encode(value, shape.shape, dialect)


def _of(type_: type, value: Any) -> Any:
    """A value of another type than the model declares is our own fault, not an input's."""
    if type_ is float and isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, type_) or (type_ is int and isinstance(value, bool)):
        raise TypeError(f"{value!r} is no {type_.__name__}")
    return value


def _encoded_record(
    value: Any, record: Record, dialect: Dialect, *, form: str | None = None
) -> Json:
    short = dialect.shorts.get(record.type)
    if short is not None and form is None:
        written = short.write(value)
        if written is not None:
            return written
    sole = record.sole
    if dialect.is_brief and form is None and sole is not None:
        rest = [member for member in record.members if member is not sole]
        if all(is_usual(getattr(value, member.name), member) for member in rest):
            alone = encode(getattr(value, sole.name), sole.shape, dialect)
            if alone is not None and not isinstance(alone, Mapping):
                return alone
    members: dict[str, Json] = {} if form is None else {FORM: form}
    for member in record.members:
        own = getattr(value, member.name)
        if not (dialect.is_brief and is_usual(own, member)):
            members[member.name] = encode(own, member.shape, dialect)
    return members


def is_usual(value: Any, member: Member) -> bool:
    """Whether it may be left out: it is what the model takes where nothing is given."""
    return not member.is_required and bool(value == member.default)


def _encoded_choice(value: Any, choice: Choice, dialect: Dialect) -> Json:
    for form, record in choice.records.items():
        if type(value) is record.type:
            brief = sole_text(choice) if dialect.is_brief else None
            if brief is record:
                alone = _encoded_record(value, record, dialect)
                if isinstance(alone, str):
                    return alone
            return _encoded_record(value, record, dialect, form=form)
    raise TypeError(f"{value!r} is none of {', '.join(choice.records)}")
