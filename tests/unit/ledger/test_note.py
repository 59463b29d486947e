from dataclasses import replace
from pathlib import Path

import pytest

from safe_passage.errors import InvalidInput, NotProven
from safe_passage.ledger.keys import Algorithm, SigningKey, parse_verifier_key
from safe_passage.ledger.note import (
    MOST_SIGNATURES,
    Note,
    Signature,
    format_note,
    parse_note,
    sign_text,
    verify_note,
)

KEY = SigningKey("exercise.example/log", Algorithm.ED25519, b"\x01" * 32)
OTHER = SigningKey("exercise.example/other", Algorithm.ED25519, b"\x02" * 32)
TEXT = "words\n\nmore words\n"
NOTE = Note(TEXT, (sign_text(TEXT, KEY),))


def test_the_specification_s_own_note_is_verified(shared: Path) -> None:
    head, _, note = (shared / "data/tlog/signed-note-example.txt").read_bytes().partition(b"---\n")
    key = parse_verifier_key(head.decode().removeprefix("vkey: ").rstrip("\n"))
    parsed = parse_note(note)
    assert parsed.text == "This is an example message.\n"
    assert verify_note(parsed, [key]) == (key,)
    assert format_note(parsed) == note


def test_a_text_with_an_empty_line_in_it_is_read_whole() -> None:
    assert parse_note(format_note(NOTE)) == NOTE
    assert verify_note(NOTE, [KEY.verifier]) == (KEY.verifier,)


def test_a_note_that_nobody_we_trust_signed_proves_nothing() -> None:
    with pytest.raises(NotProven, match="no key that is trusted here"):
        verify_note(NOTE, [OTHER.verifier])


def test_a_signature_by_an_unknown_key_is_ignored() -> None:
    both = Note(TEXT, (*NOTE.signatures, Signature("unknown.example", b"abcd", b"anything")))
    assert verify_note(both, [KEY.verifier]) == (KEY.verifier,)


def test_a_wrong_signature_in_the_name_of_a_known_key_condemns_the_note() -> None:
    both = Note(TEXT, (sign_text(TEXT, OTHER), sign_text("other\n", KEY)))
    with pytest.raises(NotProven, match="does not hold"):
        verify_note(both, [OTHER.verifier, KEY.verifier])


def test_a_changed_text_is_not_verified() -> None:
    with pytest.raises(NotProven):
        verify_note(replace(NOTE, text="words\n\nother words\n"), [KEY.verifier])


def test_a_cosigning_key_makes_no_plain_signature() -> None:
    witness = SigningKey("w.example", Algorithm.COSIGNATURE_ED25519, b"\x03" * 32)
    with pytest.raises(InvalidInput, match="cosignatures"):
        sign_text(TEXT, witness)


LINE = format_note(NOTE).split(b"\n\n")[-1]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"words\n",
        b"words\n\n",
        b"\n" + LINE,
        b"words\n\n" + LINE[:-1],
        b"words\n\n" + LINE + b"\n",
        b"words\n\n" + LINE + LINE,
        b"words\r\n\n" + LINE,
        b"wo\x00rds\n\n" + LINE,
        b"wo\xffrds\n\n" + LINE,
        b"words\n\n" + LINE.replace(b"\xe2\x80\x94 ", b"- "),
        b"words\n\n" + LINE.replace(b"\n", b" \n"),
        b"words\n\n" + LINE.replace(b"\n", b"\r\n"),
        b"words\n\n" + LINE.replace(b"log ", b"log  "),
        b"words\n\n" + "— exercise.example/log\u2028x AAAAAAAA\n".encode(),
        b"words\n\n" + "— exercise.example/log AAAA\n".encode(),
        b"words\n\n" + "— exercise.example/log AAAAAAB=\n".encode(),
        b"words\n\n" + "— exercise.example/log\n".encode(),
        b"words\n\n"
        + b"".join(
            "— a{n} AAAAAAA=\n".encode().replace(b"{n}", str(n).encode())
            for n in range(MOST_SIGNATURES + 1)
        ),
        b"x" * 1_000_001,
    ],
)
def test_a_note_in_another_form_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidInput):
        parse_note(data)


def test_a_note_may_have_as_many_signatures_as_there_are_witnesses_in_the_world() -> None:
    lines = tuple(Signature(f"w{n}.example", b"abcd", b"x") for n in range(MOST_SIGNATURES))
    note = Note(TEXT, lines)
    assert parse_note(format_note(note)) == note
