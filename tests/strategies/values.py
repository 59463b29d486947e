"""Hypothesis strategies for the values of the model, made from the same shapes as the codec."""

from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import strategies as st
from whenever import Date, Instant, ItemizedDelta, Time, TimeDelta

from safe_passage.codec.shape import (
    Choice,
    Enumeration,
    Erasable,
    Fixed,
    Group,
    Nullable,
    Record,
    Row,
    Scalar,
    Shape,
    Table,
    shape_of,
)
from safe_passage.errors import InvalidInput
from safe_passage.model.arrangement import Claim
from safe_passage.model.entry import ERASED, SubjectId
from safe_passage.model.notification import Leg, Movement, Stop
from safe_passage.model.profile import Rule
from safe_passage.model.schedule import AnchorRule, Stated, WallTime
from safe_passage.model.time import Moment, Precision, Window

ZONES = (
    "UTC",
    "Asia/Damascus",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "America/New_York",
    "Australia/Lord_Howe",  # a half-hour of summer time
    "Europe/Moscow",
)

texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=12
)
ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,8}", fullmatch=True)
subjects = st.builds(lambda kind, own: SubjectId(f"{kind}:{own}"), ids, ids)
zones = st.sampled_from(ZONES)
dates = st.dates().map(lambda day: Date(day.year, day.month, day.day))
usual_dates = st.integers(0, 20_000).map(lambda days: Date(1980, 1, 1).add(days=days))
instants = st.integers(-(10**10), 10**10).map(Instant.from_timestamp)
nanoseconds = st.integers(0, 10**9 - 1)
wall_times = st.builds(WallTime, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59)) | (
    st.just(WallTime(24))
)
lengths = st.builds(
    ItemizedDelta,
    months=st.integers(0, 9),
    weeks=st.integers(0, 9),
    days=st.integers(0, 99),
    hours=st.integers(0, 99),
    minutes=st.integers(1, 99),
)
elapsed = st.builds(
    ItemizedDelta, days=st.integers(0, 99), hours=st.integers(0, 99), minutes=st.integers(0, 99)
)
floats = st.floats(allow_nan=False, allow_infinity=False)
sizes = st.floats(0, 1e7, exclude_min=True)

_SCALARS: dict[type, st.SearchStrategy[Any]] = {
    str: texts,
    bool: st.booleans(),
    int: st.integers(0, 2**53 - 1),
    float: sizes,
    Instant: st.builds(lambda at, more: at.add(nanoseconds=more), instants, nanoseconds),
    Date: dates,
    Time: st.builds(Time, st.integers(0, 23), st.integers(0, 59), nanosecond=nanoseconds),
    WallTime: wall_times,
    ItemizedDelta: lengths,
    TimeDelta: st.integers(-(10**9), 10**9).map(lambda count: TimeDelta(seconds=count)),
}


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    earliest = draw(instants)
    latest = draw(st.just(earliest) | st.integers(0, 10**7).map(lambda s: earliest.add(seconds=s)))
    return Moment(earliest, latest, draw(st.sampled_from(Precision)), draw(texts))


@st.composite
def windows(draw: st.DrawFn) -> Window:
    start = draw(instants)
    return Window(start, start.add(seconds=draw(st.integers(1, 10**7))))


@st.composite
def stops(draw: st.DrawFn) -> Stop:
    stop: Stop = draw(_record(shape_of(Stop), head_at=instants, head_leaves=st.none()))
    return stop


@st.composite
def legs(draw: st.DrawFn) -> Leg:
    ordered = sorted(draw(st.lists(stops(), min_size=2, max_size=3)), key=lambda s: s.head_at)
    leg: Leg = draw(_record(shape_of(Leg), stops=st.just(tuple(ordered))))
    return leg


_SPECIAL: dict[type, Callable[[], st.SearchStrategy[Any]]] = {
    Moment: moments,
    Window: windows,
    Stop: stops,
    Leg: legs,
    Stated: lambda: st.builds(
        Stated, usual_dates, zones, st.none() | wall_times, precision=st.sampled_from(Precision)
    ),
    Rule: lambda: st.builds(Rule, elapsed, texts.filter(bool)),
    # One leg: legs drawn apart from each other seldom follow one another.
    Movement: lambda: _record(
        shape_of(Movement), legs=st.just(ERASED) | st.tuples(legs()), relies_on=st.just(())
    ),
}

_MEMBERS: dict[str, st.SearchStrategy[Any]] = {
    "zone": zones,
    "lon": st.floats(-180, 180),
    "lat": st.floats(-90, 90),
    "first": usual_dates,
    "roof_marked": st.just(0),
    "version": st.integers(1, 99),
    "number": st.integers(1, 99),
    "highest": st.none() | st.integers(99, 999),
    "justification": texts.filter(bool),
    "rule": st.sampled_from(AnchorRule),
}


@cache
def of(type_: type) -> st.SearchStrategy[Any]:
    """Any value of a type of the model that its own rules allow."""
    return _of(shape_of(type_), "")


def claims() -> st.SearchStrategy[Claim]:
    return of(Claim)


def _of(shape: Shape, name: str) -> st.SearchStrategy[Any]:  # noqa: C901, PLR0911  one case a shape
    match shape:
        case Scalar():
            return _scalar(shape, name)
        case Enumeration():
            return st.sampled_from(shape.type)
        case Record():
            special = _SPECIAL.get(shape.type)
            return special() if special else _record(shape)
        case Choice():
            return st.one_of([_of(record, name) for record in shape.records.values()])
        case Row():
            size = 3 if name in {"ring", "holes", "points", "legs"} else 1
            return st.lists(_of(shape.item, name), min_size=size, max_size=size + 1).map(tuple) | (
                st.just(()) if size == 1 else st.nothing()
            )
        case Group():
            return st.frozensets(_of(shape.item, name), max_size=3)
        case Fixed():
            return st.tuples(*[_of(item, name) for item in shape.items])
        case Table():
            keys = _scalar(shape.key, name)
            return st.dictionaries(keys, _of(shape.value, name), max_size=3)
        case Nullable():
            return st.none() | _of(shape.shape, name)
        case Erasable():
            return st.just(ERASED) | _of(shape.shape, name)


def _scalar(shape: Scalar, name: str) -> st.SearchStrategy[Any]:
    if name in _MEMBERS:
        return _MEMBERS[name]
    if shape.is_id:
        return subjects if shape.name == "SubjectId" else ids
    return _SCALARS[shape.type]


def _record(shape: Shape, **own: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The record's members drawn apart; what its rules refuse is drawn again."""
    assert isinstance(shape, Record)
    members = {
        each.name: own[each.name] if each.name in own else _of(each.shape, each.name)
        for each in shape.members
    }

    def built(values: dict[str, Any]) -> Any:
        try:
            return shape.type(**values)
        except (InvalidInput, ValueError, OverflowError):
            return None

    return st.fixed_dictionaries(members).map(built).filter(lambda value: value is not None)
