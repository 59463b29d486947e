import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from safe_passage.errors import InvalidInput, NotProven
from safe_passage.ledger.canonical import Json, encode
from safe_passage.ledger.commitment import Disclosure
from safe_passage.ledger.leaf import (
    BUCKETS,
    DECOY_SIZE,
    ID_SIZE,
    NAME_KEY_SIZE,
    SLOT_SIZE,
    Leaf,
    LeafHead,
    Seen,
    decoys_needed,
    format_leaf,
    make_leaf,
    open_leaf,
    parse_leaf,
    slot_of,
)
from safe_passage.ledger.merkle import EMPTY_ROOT

NAME_KEY = bytes(range(16))
HEAD = LeafHead(
    type="notification.submitted",
    schema=1,
    id=b"\x01" * 16,
    idem=b"\x02" * 16,
    name_key=NAME_KEY,
    at="2026-11-22T10:00:00Z",
)


def fields(count: int, *, prefix: str, seed: int = 0) -> list[Disclosure]:
    return [
        Disclosure(hashlib.sha256(bytes([seed, n])).digest()[:16], f"{prefix}{n}", {"value": n})
        for n in range(count)
    ]


def decoys(count: int) -> list[bytes]:
    return [hashlib.sha512(bytes([n])).digest()[:DECOY_SIZE] for n in range(count)]


SKELETON = fields(3, prefix="skeleton.", seed=1)
ERASABLE = fields(2, prefix="erasable.", seed=2)


def leaf_bytes(
    head: LeafHead = HEAD,
    skeleton: Sequence[Disclosure] = SKELETON,
    erasable: Sequence[Disclosure] = ERASABLE,
) -> bytes:
    return make_leaf(head, skeleton, erasable, decoys(decoys_needed(len(erasable))))


def members(data: bytes) -> dict[str, Json]:
    value = json.loads(data)
    assert isinstance(value, dict)
    return value


def test_a_leaf_opens_to_exactly_what_was_put_in() -> None:
    opened = open_leaf(parse_leaf(leaf_bytes()), NAME_KEY, [*SKELETON, *ERASABLE])
    assert opened.skeleton == {f"skeleton.{n}": {"value": n} for n in range(3)}
    assert opened.erasable == {f"erasable.{n}": {"value": n} for n in range(2)}
    assert (opened.closed_skeleton, opened.closed_erasable) == (0, 2)


def test_the_bytes_of_a_leaf_never_change() -> None:
    # Golden for ever: format v1 can only be followed by another version.
    digest = hashlib.sha256(leaf_bytes()).hexdigest()
    assert digest == "346db1f01e2588c486ea0b0216a2b2dd7b55475bede62dc4739179a89c72c119"


def test_a_leaf_shows_no_name_no_value_and_no_salt() -> None:
    data = leaf_bytes()
    for one in (*SKELETON, *ERASABLE):
        assert one.name.encode() not in data
        assert one.salt.hex().encode() not in data
    assert set(members(data)) == {
        *("v", "alg", "type", "schema", "id", "idem", "at", "seen", "policy", "profile", "zones"),
        *("names", "skeleton", "erasable", "pad"),
    }


def test_a_dictionary_of_every_name_and_value_matches_nothing_in_a_leaf() -> None:
    """Whoever holds the whole log, and knows every place there is, still learns nothing."""
    towns = [f"town {n}" for n in range(2000)]
    secret = [Disclosure(b"unforeseeable ra" * 2, "place", towns[1234])]
    leaf = parse_leaf(leaf_bytes(erasable=secret))
    held = {*leaf.skeleton, *leaf.skeleton.values(), *leaf.erasable, *leaf.erasable.values()}
    for guess in towns:
        for text in (guess.encode(), encode(guess), encode(["", "place", guess])):
            digest = hashlib.sha256(text).digest()
            assert not {digest, digest[:8]} & held
        for salt in (leaf.id, leaf.idem, leaf.names[:16], b"\x00" * 16):
            assert Disclosure(salt, "place", guess).digest not in held
    for key in (leaf.id, leaf.idem, leaf.names, b""):
        assert slot_of(key, "place") not in held


@pytest.mark.parametrize(("count", "shown"), [(0, 4), (4, 4), (5, 8), (8, 8), (9, 16), (33, 64)])
def test_erasable_fields_are_counted_in_powers_of_two_only(count: int, shown: int) -> None:
    leaf = parse_leaf(leaf_bytes(erasable=fields(count, prefix="e")))
    assert len(leaf.erasable) == shown


def test_leaves_have_one_of_seven_lengths() -> None:
    lengths = {len(leaf_bytes(erasable=fields(count, prefix="e"))) for count in range(1, 200, 9)}
    assert lengths <= set(BUCKETS)
    assert len(lengths) > 1


def test_a_leaf_too_long_for_a_log_is_refused() -> None:
    fields_ = [Disclosure(n.to_bytes(16, "big"), f"e{n}", n) for n in range(2048)]
    with pytest.raises(InvalidInput, match="longer than the 65535"):
        make_leaf(HEAD, [], fields_, [])


@pytest.mark.parametrize("given", [[], decoys(1), decoys(3), [b"\x01" * 39, b"\x02" * 40]])
def test_too_few_too_many_or_too_short_decoys_are_refused(given: list[bytes]) -> None:
    with pytest.raises(InvalidInput, match="decoy"):
        make_leaf(HEAD, SKELETON, ERASABLE, given)


def test_a_decoy_that_falls_into_a_field_s_slot_is_drawn_again() -> None:
    slot = slot_of(NAME_KEY, "erasable.0")
    with pytest.raises(InvalidInput, match="draw the random bytes again"):
        make_leaf(HEAD, SKELETON, ERASABLE, [slot + b"\x01" * 32, *decoys(1)])


def test_one_field_has_one_value_in_an_entry() -> None:
    twice = [Disclosure(b"a" * 16, "to", "P"), Disclosure(b"b" * 16, "to", "Q")]
    with pytest.raises(InvalidInput, match="the same name"):
        leaf_bytes(skeleton=twice)
    with pytest.raises(InvalidInput, match="the same name"):
        leaf_bytes(skeleton=twice[:1], erasable=twice[1:])


def test_a_second_value_smuggled_into_another_slot_does_not_open() -> None:
    """The reason for slots: an operator who commits to two recipients can open only one of them."""
    honest, other = Disclosure(b"a" * 16, "to", "P"), Disclosure(b"b" * 16, "to", "Q")
    leaf = parse_leaf(leaf_bytes(skeleton=[honest]))
    free_slot = slot_of(NAME_KEY, "something else")
    forged = replace(leaf, skeleton={**leaf.skeleton, free_slot: other.digest})
    assert open_leaf(forged, NAME_KEY, [honest]).skeleton == {"to": "P"}
    with pytest.raises(NotProven, match="does not hold this value"):
        open_leaf(forged, NAME_KEY, [other])


def test_another_name_key_opens_nothing() -> None:
    with pytest.raises(NotProven, match="name key"):
        open_leaf(parse_leaf(leaf_bytes()), b"\x09" * 16, SKELETON)


@pytest.mark.parametrize(
    "changed",
    [
        Disclosure(SKELETON[0].salt, "skeleton.0", {"value": 9}),
        Disclosure(b"\x00" * 16, "skeleton.0", {"value": 0}),
        Disclosure(SKELETON[0].salt, "skeleton.9", {"value": 0}),
    ],
    ids=["another value", "another salt", "another name"],
)
def test_a_changed_disclosure_does_not_open(changed: Disclosure) -> None:
    with pytest.raises(NotProven, match="does not hold this value"):
        open_leaf(parse_leaf(leaf_bytes()), NAME_KEY, [changed])


def test_a_field_is_opened_once() -> None:
    with pytest.raises(NotProven, match="opened twice"):
        open_leaf(parse_leaf(leaf_bytes()), NAME_KEY, [SKELETON[0], SKELETON[0]])


def test_what_is_not_opened_is_counted_as_closed() -> None:
    opened = open_leaf(parse_leaf(leaf_bytes()), NAME_KEY, SKELETON[:1])
    assert (opened.closed_skeleton, opened.closed_erasable) == (2, 4)


def test_the_same_value_in_two_entries_looks_unrelated() -> None:
    first = parse_leaf(leaf_bytes())
    other_head = replace(HEAD, name_key=b"\x07" * 16)
    second = parse_leaf(leaf_bytes(other_head, fields(3, prefix="skeleton.", seed=5)))
    assert not first.skeleton.keys() & second.skeleton.keys()
    assert not set(first.skeleton.values()) & set(second.skeleton.values())


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("type", {"type": "Notification"}),
        ("type", {"type": "a" * 65}),
        ("schema", {"schema": 0}),
        ("id", {"id": b"\x01" * 15}),
        ("idem", {"idem": b""}),
        ("name_key", {"name_key": b"\x01" * 17}),
        ("at", {"at": "2026-11-22T10:00:00+00:00"}),
        ("at", {"at": "2026-02-30T10:00:00Z"}),
        ("at", {"at": "2026-11-22T24:00:00Z"}),
        ("at", {"at": "2026-11-22T10:00:00.5Z"}),
        ("policy", {"policy": "F" * 64}),
        ("zones", {"zones": "0" * 63}),
    ],
)
def test_a_head_out_of_form_is_refused_with_its_path(path: str, change: dict[str, object]) -> None:
    with pytest.raises(InvalidInput) as caught:
        replace(HEAD, **change)  # type: ignore[arg-type]
    assert caught.value.path == path


@pytest.mark.parametrize("seen", [{"size": -1}, {"size": 0, "root": b"\x01" * 32}, {"note": "x"}])
def test_an_impossible_earlier_checkpoint_is_refused(seen: dict[str, object]) -> None:
    with pytest.raises(InvalidInput):
        Seen(**seen)  # type: ignore[arg-type]


def altered(change: dict[str, Json]) -> bytes:
    """A leaf with some members changed, in canonical form and of the same length."""
    value = {**members(leaf_bytes()), **change, "pad": ""}
    return encode({**value, "pad": "0" * (len(leaf_bytes()) - len(encode(value)))})


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"v": True},
        {"alg": "sha-512"},
        {"schema": True},
        {"extra": 1},
        {"seen": {"size": True, "root": "", "note": ""}},
        {"skeleton": []},
        {"skeleton": {"AAAA": "AAAA"}},
        {"erasable": {"AAAAAAAAAAA": 7}},
        {"names": 5},
    ],
)
def test_a_leaf_that_is_not_of_format_v1_is_refused(change: dict[str, Json]) -> None:
    with pytest.raises(InvalidInput):
        parse_leaf(altered(change))


def test_the_unchanged_leaf_is_read() -> None:
    assert parse_leaf(altered({})).type == HEAD.type


def test_one_slot_cannot_be_in_the_skeleton_and_erasable() -> None:
    slots = members(leaf_bytes())["skeleton"]
    with pytest.raises(InvalidInput, match="one slot"):
        parse_leaf(altered({"erasable": slots}))


def test_padding_of_another_kind_or_length_is_refused() -> None:
    data = leaf_bytes()
    with pytest.raises(InvalidInput):
        parse_leaf(data.replace(b'"pad":"0', b'"pad":"1'))
    longer = members(data)
    longer["pad"] = str(longer["pad"]) + "0" * (BUCKETS[1] - len(data))
    assert len(encode(longer)) == BUCKETS[1]
    with pytest.raises(InvalidInput, match="one form"):
        parse_leaf(encode(longer))


def test_a_changed_doubled_or_missing_byte_is_refused_or_is_another_leaf() -> None:
    data = leaf_bytes()
    original = parse_leaf(data)
    for position in range(len(data)):
        for wrong in (
            data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :],
            data[:position] + data[position : position + 1] + data[position:],
            data[:position] + data[position + 1 :],
        ):
            try:
                other: Leaf = parse_leaf(wrong)
            except InvalidInput:
                continue
            assert other != original
            assert format_leaf(other) == wrong


def test_the_measures_of_format_v1_never_change() -> None:
    assert BUCKETS == (1024, 2048, 4096, 8192, 16384, 32768, 65535)
    assert (ID_SIZE, NAME_KEY_SIZE, SLOT_SIZE, DECOY_SIZE) == (16, 16, 8, 40)
    assert Seen() == Seen(0, EMPTY_ROOT, "")


def test_a_digest_of_another_length_is_refused() -> None:
    with pytest.raises(InvalidInput, match="not a SHA-256 digest"):
        parse_leaf(altered({"erasable": {"AAAAAAAAAAA": "AAAA"}}))
