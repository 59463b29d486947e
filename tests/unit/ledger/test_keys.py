import json
import sys
from pathlib import Path

import pytest

from safe_passage.errors import InvalidInput, NotProven, Unavailable
from safe_passage.ledger.keys import (
    Algorithm,
    SigningKey,
    VerifierKey,
    format_signing_key,
    format_verifier_key,
    parse_signing_key,
    parse_verifier_key,
)

EXAMPLE = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"


def verdict(public: bytes, algorithm: Algorithm, message: bytes, signature: bytes) -> str:
    try:
        VerifierKey("wycheproof.example", algorithm, public).verify(signature, message)
    except (NotProven, InvalidInput):
        return "invalid"
    return "valid"


def test_every_wycheproof_case_of_ed25519_gets_its_verdict(shared: Path) -> None:
    vectors = json.loads((shared / "data/crypto/wycheproof/ed25519_test.json").read_text())
    wrong = []
    count = 0
    for group in vectors["testGroups"]:
        public = bytes.fromhex(group["publicKey"]["pk"])
        for case in group["tests"]:
            count += 1
            message, signature = bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"])
            if verdict(public, Algorithm.ED25519, message, signature) != case["result"]:
                wrong.append(case["tcId"])
    assert count == vectors["numberOfTests"]
    assert wrong == []


def test_every_wycheproof_case_of_ml_dsa_44_without_a_context_gets_its_verdict(
    shared: Path,
) -> None:
    path = shared / "data/crypto/wycheproof/mldsa_44_verify_test.json"
    wrong = []
    count = 0
    for group in json.loads(path.read_text())["testGroups"]:
        public = bytes.fromhex(group["publicKey"])
        for case in group["tests"]:
            if case.get("ctx"):
                continue  # C2SP signs with the empty context only
            count += 1
            message, signature = bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"])
            given = verdict(public, Algorithm.COSIGNATURE_ML_DSA_44, message, signature)
            if given != case["result"]:
                wrong.append(case["tcId"])
    assert count > 20
    assert wrong == []


def test_the_specification_s_own_key_is_read_and_written_back() -> None:
    key = parse_verifier_key(EXAMPLE)
    assert key.name == "example.com/foo"
    assert key.id.hex() == "530d903a"
    assert format_verifier_key(key) == str(key) == EXAMPLE


@pytest.mark.parametrize("algorithm", list(Algorithm))
def test_a_signing_key_is_read_as_it_was_written_and_its_verifier_checks_it(
    algorithm: Algorithm,
) -> None:
    key = SigningKey("exercise.example/log", algorithm, bytes(range(32)))
    assert parse_signing_key(format_signing_key(key)) == key
    assert parse_verifier_key(format_verifier_key(key.verifier)) == key.verifier
    key.verifier.verify(key.sign(b"words"), b"words")
    with pytest.raises(NotProven):
        key.verifier.verify(key.sign(b"words"), b"other words")


def test_the_seed_does_not_show_in_the_representation() -> None:
    key = SigningKey("exercise.example/log", Algorithm.ED25519, b"\xab" * 32)
    assert "ab" * 4 not in repr(key)
    assert "\\xab" not in repr(key)


@pytest.mark.parametrize(
    "name", ["", "a b", "a+b", "a\u2028b", "a\u00a0b", "a\nb", "a\x7fb", "\ud800"]
)
def test_a_name_that_would_break_a_signature_line_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="key name"):
        VerifierKey(name, Algorithm.ED25519, bytes(32))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.com/foo",
        EXAMPLE.replace("530d903a", "530d903b"),
        EXAMPLE.replace("530d903a", "530D903A"),
        EXAMPLE + "\n",
        EXAMPLE + "=",
        EXAMPLE.replace("example.com/foo", "example.com/bar"),
        "example.com/foo+530d903a+",
        "example.com/foo+530d903a+AA==",
        "example.com/foo+530d903a+Aeky",
    ],
)
def test_a_verifier_key_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_verifier_key(text)


def test_a_damaged_signing_key_is_refused_without_repeating_it() -> None:
    text = format_signing_key(SigningKey("exercise.example/log", Algorithm.ED25519, b"\x05" * 32))
    for damaged in (text[:-1], text.removeprefix("PRIVATE+"), text.replace("log", "lag"), ""):
        with pytest.raises(InvalidInput) as caught:
            parse_signing_key(damaged)
        assert text[-20:-2] not in str(caught.value)


def test_a_machine_without_ml_dsa_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    key = SigningKey("w.example", Algorithm.COSIGNATURE_ML_DSA_44, b"\x01" * 32)
    public = key.verifier.public
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.asymmetric.mldsa", None)
    witness = VerifierKey("w.example", Algorithm.COSIGNATURE_ML_DSA_44, public)
    with pytest.raises(Unavailable, match="cannot check ML-DSA-44"):
        witness.verify(bytes(2420), b"words")
