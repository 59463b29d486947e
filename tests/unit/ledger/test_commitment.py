import pytest

from safe_passage.errors import InvalidInput
from safe_passage.ledger.commitment import (
    Disclosure,
    disclosure_digest,
    format_disclosure,
    parse_disclosure,
)
from safe_passage.ledger.encoding import encode_base64url


def test_a_digest_is_made_as_rfc_9901_makes_it() -> None:
    # RFC 9901 section 4.2.3, its own example; its JSON has a space, so only the hash is compared.
    text = "WyI2cU1RdlJMNWhhaiIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"
    assert (
        encode_base64url(disclosure_digest(text)) == "uutlBuYeMDyjLLTpf6Jxi7yNkEF35jdyWMn9U7b_RYY"
    )


def test_a_disclosure_is_read_as_it_was_written() -> None:
    one = Disclosure(b"0123456789abcdef", "window.start", {"at": "2016-08-11T07:00:00Z", "n": 1})
    assert parse_disclosure(format_disclosure(one)) == one
    assert one.digest == disclosure_digest(format_disclosure(one))


def test_a_short_salt_is_refused() -> None:
    with pytest.raises(InvalidInput, match="a salt has 16 to 64 bytes"):
        Disclosure(b"0" * 15, "name", 1)


@pytest.mark.parametrize("name", ["", "a b", "n\u00e4me", "a" * 257, "a\n"])
def test_a_name_that_could_be_misread_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="field's name"):
        Disclosure(b"0" * 16, name, 1)


@pytest.mark.parametrize(
    "json_text",
    [
        b'["MDEyMzQ1Njc4OWFiY2RlZg", "n", 1]',
        b'["MDEyMzQ1Njc4OWFiY2RlZg","n"]',
        b'["MDEyMzQ1Njc4OWFiY2RlZg","n",1,2]',
        b'["c2hvcnQ","n",1]',
        b'[1,"n",1]',
        b'{"a":1}',
        b"",
    ],
)
def test_a_disclosure_in_another_form_is_refused(json_text: bytes) -> None:
    with pytest.raises(InvalidInput):
        parse_disclosure(encode_base64url(json_text), path="entries[0].disclosures[0]")


def test_a_value_that_json_cannot_hold_is_refused_with_its_path() -> None:
    with pytest.raises(InvalidInput) as caught:
        format_disclosure(Disclosure(b"0" * 16, "place", {"lon": 2**60}))
    assert caught.value.path == "place.lon"
