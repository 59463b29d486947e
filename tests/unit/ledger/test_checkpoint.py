import pytest

from safe_passage.errors import InvalidInput, NotProven
from safe_passage.ledger.checkpoint import (
    Checkpoint,
    format_checkpoint,
    open_checkpoint,
    parse_checkpoint,
)
from safe_passage.ledger.keys import Algorithm, SigningKey
from safe_passage.ledger.merkle import EMPTY_ROOT
from safe_passage.ledger.note import Note, sign_text

KEY = SigningKey("exercise.example/log", Algorithm.ED25519, b"\x01" * 32)
ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
TEXT = f"exercise.example/log\n20852163\n{ROOT}\n"


def test_a_checkpoint_is_written_as_it_was_read() -> None:
    checkpoint = parse_checkpoint(TEXT)
    assert (checkpoint.origin, checkpoint.size) == ("exercise.example/log", 20852163)
    assert format_checkpoint(checkpoint) == TEXT


def test_extension_lines_are_kept() -> None:
    assert format_checkpoint(parse_checkpoint(TEXT + "more\n")) == TEXT + "more\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\n1\n",
        TEXT[:-1],
        TEXT + "\n",
        "\n" + TEXT,
        TEXT.replace("20852163", "020852163"),
        TEXT.replace("20852163", "+20852163"),
        TEXT.replace("20852163", "-1"),
        TEXT.replace("20852163", "2_0"),
        TEXT.replace("20852163", "\u0661"),
        TEXT.replace("20852163", "9223372036854775808"),
        TEXT.replace("20852163", "0"),
        TEXT.replace("q2I=", "q2J="),
        TEXT.replace("q2I=", "q2I"),
        TEXT.replace(ROOT, ""),
        TEXT.replace(ROOT, "AAAA"),
    ],
)
def test_a_checkpoint_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_checkpoint(text)


def test_the_largest_tree_is_one_below_two_to_the_sixty_third() -> None:
    assert parse_checkpoint(TEXT.replace("20852163", str(2**63 - 1))).size == 2**63 - 1


def test_the_empty_tree_has_its_own_root() -> None:
    empty = Checkpoint("exercise.example/log", 0, EMPTY_ROOT)
    assert parse_checkpoint(format_checkpoint(empty)) == empty


def test_a_checkpoint_is_opened_with_the_key_of_its_own_log() -> None:
    assert open_checkpoint(Note(TEXT, (sign_text(TEXT, KEY),)), KEY.verifier).size == 20852163


def test_a_key_does_not_speak_for_a_log_of_another_name() -> None:
    text = TEXT.replace("exercise.example/log", "exercise.example/other")
    with pytest.raises(NotProven, match="another log"):
        open_checkpoint(Note(text, (sign_text(text, KEY),)), KEY.verifier)


@pytest.mark.parametrize(
    ("origin", "is_exercise"),
    [("EXERCISE.example/log", True), ("a.example/exercise", True), ("a.example/log", False)],
)
def test_an_exercise_says_so_in_its_origin(origin: str, is_exercise: bool) -> None:  # noqa: FBT001
    assert Checkpoint(origin, 0, EMPTY_ROOT).is_exercise is is_exercise
