"""Every text format of the ledger: `parse` and `format` are exact inverses, and nothing crashes."""

import math
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha512

import hypothesis.strategies as st
import pytest
import rfc8785
from hypothesis import assume, example, given

from safe_passage.errors import InvalidInput
from safe_passage.ledger.canonical import LARGEST_INTEGER, Json, decode, encode, format_number
from safe_passage.ledger.checkpoint import Checkpoint, format_checkpoint, parse_checkpoint
from safe_passage.ledger.commitment import Disclosure, format_disclosure, parse_disclosure
from safe_passage.ledger.encoding import (
    decode_base64,
    decode_base64url,
    encode_base64,
    encode_base64url,
)
from safe_passage.ledger.keys import (
    Algorithm,
    SigningKey,
    format_signing_key,
    format_verifier_key,
    parse_signing_key,
    parse_verifier_key,
)
from safe_passage.ledger.leaf import (
    BUCKETS,
    DECOY_SIZE,
    LeafHead,
    Seen,
    decoys_needed,
    format_leaf,
    make_leaf,
    open_leaf,
    parse_leaf,
)
from safe_passage.ledger.merkle import EMPTY_ROOT
from safe_passage.ledger.note import (
    Note,
    Signature,
    format_note,
    format_signature,
    parse_note,
    parse_signature,
)
from safe_passage.ledger.policy import parse_policy
from safe_passage.ledger.proof import TlogProof, format_tlog_proof, parse_tlog_proof
from safe_passage.ledger.signer import first_state, format_signer_state, parse_signer_state
from safe_passage.ledger.verdict import Outcome, format_verdict
from safe_passage.ledger.verify import Trust, verify_pack

hashes = st.binary(min_size=32, max_size=32)
names = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"], exclude_characters="+"),
    min_size=1,
    max_size=20,
)
lines = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts
)
values: st.SearchStrategy[Json] = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@st.composite
def signatures(draw: st.DrawFn) -> Signature:
    key_id = draw(st.binary(min_size=4, max_size=4))
    return Signature(draw(names), key_id, draw(st.binary(min_size=1, max_size=80)))


@st.composite
def notes(draw: st.DrawFn) -> Note:
    text = "".join(f"{line}\n" for line in draw(st.lists(lines | st.just(""), max_size=5)))
    assume(text)
    return Note(text, tuple(draw(st.lists(signatures(), min_size=1, max_size=4, unique=True))))


@st.composite
def checkpoints(draw: st.DrawFn) -> Checkpoint:
    size = draw(st.integers(0, 2**63 - 1))
    root = draw(hashes) if size else EMPTY_ROOT
    return Checkpoint(draw(lines), size, root, tuple(draw(st.lists(lines, max_size=2))))


@given(values)
@example({"\U0001f600": 0, "\uffff": 1})  # UTF-16 order is not code point order
@example(1e21)
@example(-0.0)
def test_canonical_json_is_that_of_the_rfc8785_library_and_comes_back(value: Json) -> None:
    data = encode(value)
    assert data == rfc8785.dumps(value)
    assert encode(decode(data)) == data
    assert decode(data) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
@example(5e-324)
@example(1e-7)
@example(123456789012345680000.0)
def test_a_number_s_one_spelling_is_that_number(number: float) -> None:
    assert math.isclose(float(format_number(number)), number, rel_tol=0, abs_tol=0)


@given(st.binary(max_size=60))
def test_base64_has_one_spelling(data: bytes) -> None:
    assert decode_base64(encode_base64(data)) == data
    assert decode_base64url(encode_base64url(data)) == data


@given(st.text(st.sampled_from("AQgw/+-_=\n "), max_size=9))
def test_what_is_read_as_base64_is_written_back_as_it_was(text: str) -> None:
    for read, write in ((decode_base64, encode_base64), (decode_base64url, encode_base64url)):
        try:
            data = read(text)
        except InvalidInput:
            continue
        assert write(data) == text


@given(signatures())
def test_a_signature_line_comes_back(signature: Signature) -> None:
    assert parse_signature(format_signature(signature)) == signature


@given(notes())
@example(Note("\n", (Signature("a", b"0000", b"x"),)))
@example(Note("a\n\nb\n", (Signature("a", b"0000", b"x"),)))
def test_a_note_comes_back(note: Note) -> None:
    assert parse_note(format_note(note)) == note


@given(checkpoints())
@example(Checkpoint("a", 0, EMPTY_ROOT))
@example(Checkpoint("a", 2**63 - 1, bytes(32)))
def test_a_checkpoint_comes_back(checkpoint: Checkpoint) -> None:
    assert parse_checkpoint(format_checkpoint(checkpoint)) == checkpoint


@given(notes(), st.integers(0, 2**63 - 1), st.lists(hashes, max_size=64), st.none() | st.binary())
@example(Note("a\n", (Signature("a", b"0000", b"x"),)), 0, [], b"")
def test_a_tlog_proof_comes_back(
    note: Note, index: int, path: list[bytes], extra: bytes | None
) -> None:
    proof = TlogProof(index, tuple(path), note, extra)
    assert parse_tlog_proof(format_tlog_proof(proof)) == proof


@given(names, st.sampled_from(Algorithm), hashes)
@example("a", Algorithm.ED25519, bytes(32))
def test_keys_come_back(name: str, algorithm: Algorithm, seed: bytes) -> None:
    key = SigningKey(name, algorithm, seed)
    assert parse_signing_key(format_signing_key(key)) == key
    assert parse_verifier_key(format_verifier_key(key.verifier)) == key.verifier


@given(st.binary(min_size=16, max_size=64), values)
@example(bytes(16), None)
@example(bytes(64), "")
def test_a_disclosure_comes_back(salt: bytes, value: Json) -> None:
    one = Disclosure(salt, "field", value)
    assert parse_disclosure(format_disclosure(one)) == one


@given(lines)
def test_a_signer_s_state_comes_back(origin: str) -> None:
    state = first_state(origin)
    assert parse_signer_state(format_signer_state(state)) == state


ids = st.binary(min_size=16, max_size=16)


@given(st.data())
def test_a_leaf_opens_to_what_was_put_in_whatever_it_is(data: st.DataObject) -> None:
    size = data.draw(st.integers(0, LARGEST_INTEGER))
    head = LeafHead(
        type=data.draw(st.sampled_from(["a", "claim.made", "x-1.y-2"])),
        schema=data.draw(st.integers(1, LARGEST_INTEGER)),
        id=data.draw(ids),
        idem=data.draw(ids),
        name_key=data.draw(ids),
        at="2026-11-22T10:00:00Z",
        seen=Seen(size, data.draw(hashes) if size else EMPTY_ROOT),
        zones=data.draw(st.sampled_from(["", "0" * 64])),
    )
    fields = {
        name: data.draw(values) for name in data.draw(st.sets(st.sampled_from("abcdefghijk")))
    }
    salt = data.draw(st.binary(min_size=16, max_size=32))
    disclosures = [Disclosure(salt, name, value) for name, value in fields.items()]
    cut = data.draw(st.integers(0, len(disclosures)))
    needed = decoys_needed(len(disclosures) - cut)
    decoys = [sha512(bytes([n])).digest()[:DECOY_SIZE] for n in range(needed)]
    leaf = make_leaf(head, disclosures[:cut], disclosures[cut:], decoys)
    assert len(leaf) in BUCKETS
    assert format_leaf(parse_leaf(leaf)) == leaf
    opened = open_leaf(parse_leaf(leaf), head.name_key, disclosures)
    assert {**opened.skeleton, **opened.erasable} == fields
    assert opened.closed_skeleton == 0


READERS: list[Callable[[bytes], object]] = [
    decode,
    parse_leaf,
    parse_note,
    parse_policy,
    parse_tlog_proof,
    lambda data: parse_checkpoint(data.decode("utf-8", "replace")),
    lambda data: parse_verifier_key(data.decode("utf-8", "replace")),
    lambda data: parse_signing_key(data.decode("utf-8", "replace")),
    lambda data: parse_disclosure(data.decode("utf-8", "replace")),
]
PIECES = [
    b"c2sp.org/tlog-proof@v1\n",
    b"index 1\n",
    "— a AAAAAAA=\n".encode(),
    b'{"pack":',
    b'"signature":',
    b"log a+00000000+AQ==\n",
    b"quorum none\n",
    b"PRIVATE+KEY+",
    b"\n\n",
    b"1\n",
    b"{}",
    b"[1,",
    b"\xff",
    b"\xed\xa0\x80",
]
garbage = st.lists(st.binary(max_size=8) | st.sampled_from(PIECES), max_size=8).map(b"".join)


@pytest.mark.parametrize("read", READERS)
@given(data=garbage)
@example(data=b"")
def test_no_bytes_crash_a_reader(read: Callable[[bytes], object], data: bytes) -> None:
    with suppress(InvalidInput):  # the one thing that a reader may raise
        read(data)


@given(garbage)
@example(b"")
def test_no_bytes_crash_the_verifier(data: bytes) -> None:
    verdict = verify_pack(data, Trust())
    assert verdict.outcome is Outcome.INVALID
    assert "INVALID" in format_verdict(verdict)
