import struct
from pathlib import Path

import pytest
import rfc8785

from safe_passage.errors import InvalidInput
from safe_passage.ledger.canonical import DEEPEST, Json, decode, encode, format_number

# RFC 8785 appendix B: IEEE 754 bits and their one spelling.
NUMBERS = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "ffefffffffffffff": "-1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "c340000000000000": "-9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23",
    "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef4f": "999999999999999900000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
    "41b3de4355555554": "333333333.33333325",
    "41b3de4355555555": "333333333.3333333",
    "41b3de4355555556": "333333333.3333334",
    "41b3de4355555557": "333333333.33333343",
    "becbf647612f3696": "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
}


@pytest.mark.parametrize(("bits", "spelling"), NUMBERS.items())
def test_a_number_of_appendix_b_has_its_one_spelling(bits: str, spelling: str) -> None:
    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    assert format_number(number) == spelling


@pytest.mark.parametrize("bits", ["7fffffffffffffff", "7ff0000000000000", "fff0000000000000"])
def test_what_is_not_a_number_is_refused(bits: str) -> None:
    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    with pytest.raises(InvalidInput, match="not a number that JSON can hold"):
        encode({"at": [number]})


def test_every_published_canonical_form_is_accepted_and_given_back(shared: Path) -> None:
    outputs = sorted((shared / "data/crypto/jcs/testdata/output").glob("*.json"))
    assert len(outputs) == 6
    for path in outputs:
        data = path.read_bytes()
        assert encode(decode(data)) == data, path.name


def test_every_published_input_that_is_not_canonical_is_refused(shared: Path) -> None:
    for path in sorted((shared / "data/crypto/jcs/testdata/input").glob("*.json")):
        with pytest.raises(InvalidInput):
            decode(path.read_bytes())


def test_our_canonical_form_is_that_of_the_rfc8785_library() -> None:
    value: dict[str, Json] = {
        "\U0001f600": 1,
        "\ufb33": -2.5,
        "\r": None,
        "1": [True, False, {}, []],
        "ö": '\x00\x1f\x7f"\\/\b\f\n\r\t\u2028',
        "n": 2**53 - 1,
    }
    assert encode(value) == rfc8785.dumps(value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" {}",
        b"{}\n",
        b"{} {}",
        b"\xef\xbb\xbf{}",
        b'{"a":1,"a":1}',
        b'{"b":1,"a":1}',
        b'{"a": 1}',
        b'{"a":[1,]}',
        b"-0",
        b"1.0",
        b"01",
        b"1e2",
        b"1E400",
        b"NaN",
        b"-Infinity",
        b"9007199254740993",
        b"1" * 5000,
        b'"\\u0041"',
        b'"\\/"',
        b'"\\ud800"',
        b'"\xed\xa0\x80"',
        b'"\x01"',
        b"'a'",
        b"[" * 100_000,
        b"[" * (DEEPEST + 2) + b"]" * (DEEPEST + 2),
        b'{"a":' * 100_000,
    ],
)
def test_any_other_spelling_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidInput):
        decode(data)


def test_the_fault_names_the_member_that_occurs_twice() -> None:
    with pytest.raises(InvalidInput, match="member occurs twice") as caught:
        decode(b'{"a":1,"a":2}', path="pack")
    assert caught.value.path == "pack.a"


def test_an_integer_that_a_double_cannot_hold_is_refused_with_its_path() -> None:
    with pytest.raises(InvalidInput, match="beyond 2\\^53 - 1") as caught:
        encode({"a": [1, 2**53]})
    assert caught.value.path == "a[1]"


def test_a_large_double_that_is_written_without_a_point_comes_back() -> None:
    assert decode(b"100000000000000000000") == 1e20
    assert encode(1e20) == b"100000000000000000000"
