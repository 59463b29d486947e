from dataclasses import replace
from pathlib import Path

import pytest

from safe_passage.errors import InvalidInput, NotProven
from safe_passage.ledger.cosignature import find_cosignature
from safe_passage.ledger.keys import VerifierKey, parse_verifier_key
from safe_passage.ledger.note import Note
from safe_passage.ledger.proof import (
    TlogProof,
    format_tlog_proof,
    parse_tlog_proof,
    verify_tlog_proof,
)


@pytest.fixture(scope="module")
def fixture(shared: Path) -> Path:
    return shared / "data/tlog/own-fixture-go-checked"


@pytest.fixture(scope="module")
def keys(fixture: Path) -> list[VerifierKey]:
    return [parse_verifier_key(line) for line in (fixture / "vkeys").read_text().splitlines()]


@pytest.fixture(scope="module")
def proof(fixture: Path) -> TlogProof:
    return parse_tlog_proof((fixture / "proof.tlog-proof").read_bytes())


def test_the_proof_that_go_accepted_is_accepted_and_written_back_to_the_byte(
    fixture: Path, keys: list[VerifierKey], proof: TlogProof
) -> None:
    leaf = (fixture / "leaf.bin").read_bytes()
    assert verify_tlog_proof(proof, leaf, keys[0]).size == 1_000_000
    assert format_tlog_proof(proof) == (fixture / "proof.tlog-proof").read_bytes()


def test_its_three_cosignatures_hold(keys: list[VerifierKey], proof: TlogProof) -> None:
    found = [find_cosignature(proof.checkpoint, key) for key in keys[1:]]
    assert [one.time for one in found if one] == [1_790_000_000, 1_790_000_001, 1_790_000_002]


def test_another_entry_or_another_index_is_not_proven(
    fixture: Path, keys: list[VerifierKey], proof: TlogProof
) -> None:
    leaf = (fixture / "leaf.bin").read_bytes()
    with pytest.raises(NotProven):
        verify_tlog_proof(proof, leaf + b"x", keys[0])
    with pytest.raises(NotProven):
        verify_tlog_proof(replace(proof, index=proof.index ^ 1), leaf, keys[0])


def test_extra_data_are_given_back(proof: TlogProof) -> None:
    for extra in (b"", b"words"):
        with_extra = replace(proof, extra=extra)
        assert parse_tlog_proof(format_tlog_proof(with_extra)) == with_extra


def test_every_changed_doubled_or_missing_byte_is_refused(
    fixture: Path, keys: list[VerifierKey], proof: TlogProof
) -> None:
    """All but the cosignatures: the log's key alone is asked for here, and others are ignored."""
    leaf = (fixture / "leaf.bin").read_bytes()
    data = format_tlog_proof(replace(proof, checkpoint=only_the_log(proof, keys[0])))
    verify_tlog_proof(parse_tlog_proof(data), leaf, keys[0])
    for position in range(len(data)):
        for wrong in (
            data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :],
            data[:position] + data[position : position + 1] + data[position:],
            data[:position] + data[position + 1 :],
        ):
            with pytest.raises((InvalidInput, NotProven)):
                verify_tlog_proof(parse_tlog_proof(wrong), leaf, keys[0])


def only_the_log(proof: TlogProof, key: VerifierKey) -> Note:
    signatures = tuple(line for line in proof.checkpoint.signatures if line.is_by(key))
    return replace(proof.checkpoint, signatures=signatures)


HEAD = b"c2sp.org/tlog-proof@v1\n"
TAIL = b"\n\na\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\xe2\x80\x94 a AAAAAAA=\n"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        HEAD,
        HEAD + b"index 1",
        HEAD + TAIL[1:],
        HEAD + b"index 01" + TAIL,
        HEAD + b"index -1" + TAIL,
        HEAD + b"index 9223372036854775808" + TAIL,
        HEAD + b"index 1\nextra AAAA" + TAIL,
        HEAD + b"extra AAAA\nextra AAAA\nindex 1" + TAIL,
        HEAD + b"extra AAA\nindex 1" + TAIL,
        HEAD + b"index 1\nAAAA" + TAIL,
        HEAD + b"index 1\n" + b"\n".join([b"A" * 43 + b"="] * 65) + TAIL,
        HEAD.replace(b"v1", b"v2") + b"index 1" + TAIL,
        HEAD.replace(b"\n", b"\r\n") + b"index 1" + TAIL,
        b"\xef\xbb\xbf" + HEAD + b"index 1" + TAIL,
    ],
)
def test_a_proof_in_another_form_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidInput):
        parse_tlog_proof(data)


def test_the_smallest_proof_is_read() -> None:
    assert parse_tlog_proof(HEAD + b"index 0" + TAIL).hashes == ()
