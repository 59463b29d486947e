"""What is recorded is read again as it was, whatever is destroyed in between."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safe_passage.codec import entries, tree
from safe_passage.codec.kinds import KINDS, Kind
from safe_passage.errors import InvalidInput
from safe_passage.ledger import canonical
from safe_passage.ledger.canonical import Json
from safe_passage.model.entry import ERASED
from tests.strategies import values

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.type)
calm = settings(
    max_examples=settings().max_examples // 4,  # of each kind, and there are many
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=[]), max_size=20)
    | st.sampled_from(["2016-08-11T07:00:00Z", "2016-08-11", "10:00", "PT3H", "announced", "day"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


def _parts(fact: object) -> tuple[str, int, Mapping[str, Json], Mapping[str, Json]]:
    encoded = entries.encode(fact)
    return encoded.type, encoded.schema, encoded.skeleton, encoded.erasable


@every_kind
@calm
@given(data=st.data())
def test_decoding_undoes_encoding(kind: Kind, data: st.DataObject) -> None:
    fact = data.draw(values.of(kind.fact))
    assert entries.decode(*_parts(fact)) == fact


@every_kind
@calm
@given(data=st.data())
def test_bytes_follow_from_the_value_alone_and_hold_no_binary_fraction(
    kind: Kind, data: st.DataObject
) -> None:
    fact = data.draw(values.of(kind.fact))
    encoded = entries.encode(fact)
    again = entries.decode(*_parts(fact))
    written = tree.canonical(encoded.skeleton)
    assert written == tree.canonical(entries.encode(again).skeleton)
    assert written == canonical.encode(encoded.skeleton)  # two independent writers of RFC 8785
    json.loads(written, parse_float=lambda digits: pytest.fail(f"a binary fraction: {digits}"))


@every_kind
@calm
@given(data=st.data())
def test_destroyed_members_are_read_as_erased_and_the_others_as_they_were(
    kind: Kind, data: st.DataObject
) -> None:
    fact = data.draw(values.of(kind.fact))
    encoded = entries.encode(fact)
    destroyed = data.draw(st.sets(st.sampled_from(sorted(encoded.erasable) or [""])))
    left = {name: value for name, value in encoded.erasable.items() if name not in destroyed}
    again = entries.decode(encoded.type, encoded.schema, encoded.skeleton, left)
    for member in kind.record.members:
        own, other = getattr(fact, member.name), getattr(again, member.name)
        assert other is ERASED if member.name in destroyed else other == own
    assert entries.encode(again).erasable == left


@every_kind
@calm
@given(data=st.data())
def test_any_json_in_any_place_gives_a_value_or_a_refusal_with_its_path(
    kind: Kind, data: st.DataObject
) -> None:
    encoded = entries.encode(data.draw(values.of(kind.fact)))
    halves: tuple[dict[str, Any], dict[str, Any]] = (dict(encoded.skeleton), dict(encoded.erasable))
    target: Any = halves[data.draw(st.integers(0, 1))] or halves[0]
    for _ in range(data.draw(st.integers(0, 3))):
        key = data.draw(st.sampled_from(sorted(target) if isinstance(target, dict) else [0]))
        inner = target[key]
        if not isinstance(inner, dict | list) or not inner:
            break
        target = inner
    key = data.draw(st.sampled_from(sorted(target) if isinstance(target, dict) else [0]))
    target[key] = data.draw(json_values)
    fault = None
    try:
        fact = entries.decode(encoded.type, encoded.schema, *halves)
    except InvalidInput as refusal:
        fault = refusal
    if fault is None:
        assert entries.decode(*_parts(fact)) == fact
    else:
        assert fault.message
        assert fault.path or "member" in fault.message


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_finite_number_comes_back_from_its_decimal(number: float) -> None:
    written = tree.encode_as(float, number)
    assert tree.decode_as(float, written) == number
