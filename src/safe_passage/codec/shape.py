"""What does a type of the model look like as data?

One analysis of the dataclasses, from which encoding, decoding and the published schemas all follow.
A type that has no form as data is refused here, when it is registered, and not when a value comes.
"""

import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, NewType, TypeAlias, Union, get_args, get_origin, get_type_hints

from whenever import Date, Instant, ItemizedDelta, Time, TimeDelta

from safe_passage.model.entry import Erased
from safe_passage.model.schedule import WallTime

FORM = "form"
"""The member that names the form, where several are possible."""

SCALARS = (str, bool, int, float, Instant, Date, Time, WallTime, ItemizedDelta, TimeDelta)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value; `name` is that of its NewType, if it has one."""

    type: type
    name: str = ""

    @property
    def is_id(self) -> bool:
        return self.name.endswith("Id")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """One of a closed list of words."""

    type: type[Enum]


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a record; `default` is MISSING where it must be given."""

    name: str
    shape: "Shape"
    default: Any = MISSING

    @property
    def is_required(self) -> bool:
        return self.default is MISSING


@dataclass(frozen=True, slots=True)
class Record:
    """A frozen dataclass."""

    type: type
    members: tuple[Member, ...]

    @property
    def form(self) -> str:
        return form_of(self.type)

    @property
    def sole(self) -> Member | None:
        """The one member that must be given, where it comes first: it can stand for the whole."""
        required = [member for member in self.members if member.is_required]
        return required[0] if len(required) == 1 and required[0] is self.members[0] else None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several records, told apart by their `form`."""

    records: Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class Row:
    """Any number of values of one shape, in order."""

    item: "Shape"


@dataclass(frozen=True, slots=True)
class Group:
    """Any number of distinct values, in no order."""

    item: "Shape"


@dataclass(frozen=True, slots=True)
class Fixed:
    """So many values, each of its own shape."""

    items: "tuple[Shape, ...]"


@dataclass(frozen=True, slots=True)
class Table:
    """Values by name."""

    key: Scalar
    value: "Shape"


@dataclass(frozen=True, slots=True)
class Nullable:
    """A value, or none."""

    shape: "Shape"


@dataclass(frozen=True, slots=True)
class Erasable:
    """A value that can be destroyed; ERASED then stands in its place."""

    shape: "Shape"


Shape: TypeAlias = (
    Scalar | Enumeration | Record | Choice | Row | Group | Fixed | Table | Nullable | Erasable
)


def form_of(record: type) -> str:
    """The word for a record's form: `AfterEvent` is `after_event`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", record.__name__).lower()


def shape_of(hint: Any) -> Shape:
    """The shape of an annotation. Raises TypeError where it has no form as data."""
    return _shape(hint)


@cache
def _shape(hint: Any) -> Shape:
    if isinstance(hint, NewType):
        inner = shape_of(hint.__supertype__)
        return Scalar(inner.type, hint.__name__) if isinstance(inner, Scalar) else inner
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _union(get_args(hint))
    if origin is not None:
        return _container(origin, get_args(hint), hint)
    if not isinstance(hint, type):
        raise TypeError(f"{hint!r} has no form as data")
    return _plain(hint)


def record_of(type_: type) -> Record:
    shape = shape_of(type_)
    if not isinstance(shape, Record):
        raise TypeError(f"{type_.__name__} is no record")
    return shape


def _plain(hint: type) -> Shape:
    if hint in SCALARS:
        return Scalar(hint)
    if issubclass(hint, Enum):
        return Enumeration(hint)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return Record(hint, tuple(_member(each, hints[each.name]) for each in fields(hint)))
    raise TypeError(f"{hint.__name__} has no form as data")


def _member(field: Field[Any], hint: Any) -> Member:
    if field.name == FORM:
        raise TypeError(f"a member must not be called {FORM!r}")
    default = field.default
    if field.default_factory is not MISSING:
        default = field.default_factory()
    return Member(field.name, shape_of(hint), default)


def _union(hints: tuple[Any, ...]) -> Shape:
    shapes = [shape_of(hint) for hint in hints if hint not in (types.NoneType, Erased)]
    shape = shapes[0] if len(shapes) == 1 else _choice(shapes)
    if types.NoneType in hints:
        shape = Nullable(shape)
    return Erasable(shape) if Erased in hints else shape


def _choice(shapes: list[Shape]) -> Choice:
    records: dict[str, Record] = {}
    for shape in shapes:
        if not isinstance(shape, Record):
            raise TypeError(f"only records can be told apart by their form, not {shape}")
        records[shape.form] = shape
    return Choice(types.MappingProxyType(records))


def _container(origin: Any, args: tuple[Any, ...], hint: Any) -> Shape:
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:  # noqa: PLR2004  tuple[X, ...]
        return Row(shape_of(args[0]))
    if origin is tuple:
        return Fixed(tuple(shape_of(each) for each in args))
    if origin is frozenset:
        return Group(shape_of(args[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key = shape_of(args[0])
        if not isinstance(key, Scalar) or key.type is not str:
            raise TypeError(f"{hint!r}: the names in a table are text")
        return Table(key, shape_of(args[1]))
    raise TypeError(f"{hint!r} has no form as data")
