from dataclasses import replace

import pytest

from safe_passage.errors import InvalidInput, NotProven
from safe_passage.ledger.cosignature import cosign, find_cosignature, verify_cosignature
from safe_passage.ledger.keys import Algorithm, SigningKey, parse_verifier_key
from safe_passage.ledger.note import Note, Signature, parse_note, sign_text

KINDS = [Algorithm.COSIGNATURE_ED25519, Algorithm.COSIGNATURE_ML_DSA_44]
ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
TEXT = f"exercise.example/log\n20852163\n{ROOT}\n"
OTHER = TEXT.replace("20852163", "20852164")
LOG = SigningKey("exercise.example/log", Algorithm.ED25519, b"\x01" * 32)


def witness(kind: Algorithm) -> SigningKey:
    return SigningKey("w1.example", kind, b"\x02" * 32)


@pytest.mark.parametrize("kind", KINDS)
def test_a_cosignature_holds_for_its_checkpoint_and_time_only(kind: Algorithm) -> None:
    key = witness(kind)
    line = cosign(TEXT, key, time=1_679_315_147)
    assert verify_cosignature(TEXT, line, key.verifier).time == 1_679_315_147
    with pytest.raises(NotProven, match="does not hold"):
        verify_cosignature(OTHER, line, key.verifier)
    later = replace(line, data=(1_679_315_148).to_bytes(8, "big") + line.data[8:])
    with pytest.raises(NotProven, match="does not hold"):
        verify_cosignature(TEXT, later, key.verifier)


@pytest.mark.parametrize("kind", KINDS)
def test_a_cosignature_of_another_length_or_time_is_refused(kind: Algorithm) -> None:
    key = witness(kind)
    line = cosign(TEXT, key, time=0)
    with pytest.raises(NotProven, match="wrong length"):
        verify_cosignature(TEXT, replace(line, data=line.data + b"\x00"), key.verifier)
    with pytest.raises(NotProven, match="out of range"):
        verify_cosignature(TEXT, replace(line, data=b"\xff" + line.data[1:]), key.verifier)
    with pytest.raises(InvalidInput, match="time"):
        cosign(TEXT, key, time=2**63)


def test_a_message_of_type_four_is_the_text_that_the_specification_shows() -> None:
    key = witness(Algorithm.COSIGNATURE_ED25519)
    message = f"cosignature/v1\ntime 1679315147\n{TEXT}".encode()
    assert cosign(TEXT, key, time=1679315147).data[8:] == key.sign(message)


def test_a_message_of_type_six_is_the_structure_that_the_specification_shows() -> None:
    key = witness(Algorithm.COSIGNATURE_ML_DSA_44)
    message = bytes.fromhex("737562747265652f76310a00")  # "subtree/v1\n\0"
    message += b"\x0aw1.example" + (7).to_bytes(8, "big")
    message += b"\x14exercise.example/log" + bytes(8) + (20852163).to_bytes(8, "big")
    message += bytes.fromhex("0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62")
    line = cosign(TEXT, key, time=7)
    key.verifier.verify(line.data[8:], message)


def test_only_a_checkpoint_can_be_cosigned() -> None:
    with pytest.raises(InvalidInput):
        cosign("words\n", witness(Algorithm.COSIGNATURE_ED25519), time=1)


def test_a_log_key_makes_no_cosignature() -> None:
    with pytest.raises(InvalidInput, match="plain signatures"):
        cosign(TEXT, LOG, time=1)


def test_of_two_cosignatures_of_one_witness_the_earlier_counts() -> None:
    key = witness(Algorithm.COSIGNATURE_ED25519)
    note = Note(TEXT, tuple(cosign(TEXT, key, time=time) for time in (9, 5, 7)))
    found = find_cosignature(note, key.verifier)
    assert found is not None
    assert found.time == 5


def test_a_missing_cosignature_is_none_and_a_wrong_one_is_refused() -> None:
    key = witness(Algorithm.COSIGNATURE_ED25519)
    note = Note(TEXT, (sign_text(TEXT, LOG),))
    assert find_cosignature(note, key.verifier) is None
    wrong = Note(TEXT, (cosign(OTHER, key, time=5),))
    with pytest.raises(NotProven):
        find_cosignature(wrong, key.verifier)


def test_a_line_of_another_key_is_not_this_witness_s() -> None:
    key = witness(Algorithm.COSIGNATURE_ED25519)
    with pytest.raises(NotProven, match="another key"):
        verify_cosignature(TEXT, Signature("w2.example", b"abcd", bytes(72)), key.verifier)


def test_the_specification_s_example_line_has_the_shape_that_we_read() -> None:
    example = (
        "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n\n"
        "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5"
        "/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
        "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJs"
        "X3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
    )
    line = parse_note(example.encode()).signatures[1]
    assert int.from_bytes(line.data[:8], "big") == 1_679_315_147
    assert len(line.data) == 72


def test_a_witness_key_of_type_four_has_its_own_id() -> None:
    plain = SigningKey("w1.example", Algorithm.ED25519, b"\x02" * 32).verifier
    cosigner = witness(Algorithm.COSIGNATURE_ED25519).verifier
    assert plain.public == cosigner.public
    assert plain.id != cosigner.id
    assert parse_verifier_key(str(cosigner)) == cosigner


def test_a_name_of_more_than_255_bytes_has_no_place_in_a_message_of_type_six() -> None:
    longest = SigningKey("w" * 255, Algorithm.COSIGNATURE_ML_DSA_44, b"\x02" * 32)
    assert verify_cosignature(TEXT, cosign(TEXT, longest, time=1), longest.verifier).time == 1
    with pytest.raises(InvalidInput, match="at most 255 bytes"):
        cosign(TEXT, replace(longest, name="w" * 256), time=1)
