"""What is refused before anything is read?"""

import pytest
from whenever import Date

from safe_passage.errors import InvalidInput
from safe_passage.intake.document import MAX_BYTES, decode_text
from safe_passage.intake.reading import read_text


def refused(text: str, *, published: Date | None = None, zone: str | None = None) -> InvalidInput:
    with pytest.raises(InvalidInput) as fault:
        read_text(text, published=published, zone=zone)
    assert fault.value.remedy
    return fault.value


def test_fifty_megabytes_are_refused_before_they_are_decoded() -> None:
    with pytest.raises(InvalidInput) as fault:
        decode_text(b"\xff" * 50_000_000)
    assert fault.value.message == "the text has 50000000 bytes, 1000000 are read at most"
    assert fault.value.path == "text"


def test_a_text_at_the_limit_is_read_and_one_more_is_not() -> None:
    assert read_text("a" * MAX_BYTES, published=None, zone=None).drafts == ()
    assert refused("a" * (MAX_BYTES + 1)).path == "text"
    assert refused("ä" * (MAX_BYTES // 2 + 1)).path == "text"


def test_a_nul_byte_is_named_with_its_place() -> None:
    with pytest.raises(InvalidInput) as fault:
        decode_text(b"PK\x03\x04\x00\x01")
    assert fault.value.message == "not a text: a NUL byte at byte 4"
    assert fault.value.facts["byte_offset"] == 4
    assert refused("a\x00b").message == "not a text: a NUL character at character 1"


def test_bytes_that_are_no_utf_8_are_named_with_their_place() -> None:
    with pytest.raises(InvalidInput) as fault:
        decode_text("Waffenruhe für".encode("latin-1"))
    assert fault.value.facts["byte_offset"] == 12


@pytest.mark.parametrize("text", ["", " \n\r\n\t", "\ufeff", "\ufeff\n"])
def test_an_empty_text_is_refused(text: str) -> None:
    assert refused(text).message == "the text is empty"


def test_a_lone_surrogate_is_refused() -> None:
    assert refused("a\ud800").message == "not a text: a lone surrogate at character 1"


def test_a_zone_that_does_not_exist_is_refused_with_its_path() -> None:
    fault = refused("words", published=Date(2016, 8, 16), zone="Asia/Atlantis")
    assert (fault.path, fault.message) == ("zone", "no time zone is called Asia/Atlantis")


@pytest.mark.parametrize("zone", ["", "../etc/passwd", "GMT+99", "Asia/", "\x00"])
def test_a_zone_that_is_no_name_is_refused(zone: str) -> None:
    assert refused("words", zone=zone).path == "zone"


@pytest.mark.parametrize("year", [1, 1899, 2201, 9999])
def test_a_publication_date_that_nobody_means_is_refused(year: int) -> None:
    assert refused("words", published=Date(year, 1, 1)).path == "published"
