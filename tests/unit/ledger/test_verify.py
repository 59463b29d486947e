import json
import sys
from dataclasses import replace
from hashlib import sha256
from typing import Any, Protocol

import pytest

from safe_passage.errors import InvalidInput
from safe_passage.ledger.canonical import encode
from safe_passage.ledger.commitment import Disclosure, format_disclosure
from safe_passage.ledger.cosignature import cosign
from safe_passage.ledger.encoding import encode_base64
from safe_passage.ledger.keys import Algorithm, SigningKey
from safe_passage.ledger.leaf import Seen
from safe_passage.ledger.merkle import MemoryTree, leaf_hash
from safe_passage.ledger.note import (
    Note,
    format_note,
    format_signature,
    parse_note,
    sign_text,
    verify_note,
)
from safe_passage.ledger.pack import (
    FORMAT,
    Pack,
    PackCheckpoint,
    pack_checkpoints,
    parse_pack,
    seal_pack,
)
from safe_passage.ledger.policy import Policy
from safe_passage.ledger.verdict import Outcome, format_verdict, shown, verdict_members
from safe_passage.ledger.verify import Trust, verify_pack


class SmallLog(Protocol):
    """The fixture of conftest.py, as far as these tests use it."""

    key: SigningKey
    leaves: tuple[bytes, ...]
    fields: tuple[tuple[Disclosure, ...], ...]
    policy: Policy
    log_only: Policy
    tree: MemoryTree

    def pack(self, **options: Any) -> Pack: ...
    def sealed(self, pack: Pack | None = None) -> bytes: ...
    def checkpoint(self, size: int, **options: Any) -> Note: ...
    def entry(self, index: int, **options: Any) -> Any: ...


class MakeLog(Protocol):
    """The fixture of conftest.py that makes a log with some heads changed."""

    def __call__(self, **changed: dict[str, object]) -> SmallLog: ...


def outcome(log: SmallLog, pack: Pack, trust: Trust | None = None) -> Outcome:
    return verify_pack(log.sealed(pack), trust or Trust(log.log_only)).outcome


def problem(log: SmallLog, pack: Pack) -> str:
    verdict = verify_pack(log.sealed(pack), Trust(log.policy))
    assert verdict.outcome is Outcome.INVALID
    return verdict.problem


def test_a_pack_is_read_as_it_was_sealed(log: SmallLog) -> None:
    pack = log.pack(cosigned_by=2, entries=(1, 5, 7))
    assert parse_pack(log.sealed(pack)).pack == pack


def test_a_pack_that_three_of_four_witnesses_vouch_for_is_valid(log: SmallLog) -> None:
    verdict = verify_pack(log.sealed(log.pack(cosigned_by=3)), Trust(log.policy))
    assert verdict.outcome is Outcome.VALID
    assert set(verdict.cosigners) == {"W0", "W1", "W2"}
    assert verdict.entries[0].opened.skeleton == {"subject": "S-5", "fact.answer": "A1"}


def test_a_pack_that_too_few_witnesses_vouch_for_is_unwitnessed(log: SmallLog) -> None:
    assert outcome(log, log.pack(cosigned_by=2), Trust(log.policy)) is Outcome.UNWITNESSED


def test_a_pack_is_unwitnessed_where_the_verifier_trusts_no_witness(log: SmallLog) -> None:
    assert outcome(log, log.pack(cosigned_by=4)) is Outcome.UNWITNESSED


def test_a_pack_checked_against_its_own_key_only_is_incomplete(log: SmallLog) -> None:
    verdict = verify_pack(log.sealed(log.pack(cosigned_by=4)), Trust())
    assert verdict.outcome is Outcome.INCOMPLETE
    assert "checked against the key in the pack only" in format_verdict(verdict)


def test_a_pack_of_a_log_that_is_not_pinned_is_invalid(log: SmallLog) -> None:
    other = SigningKey(log.key.name, Algorithm.ED25519, b"\x09" * 32).verifier
    assert outcome(log, log.pack(), Trust(Policy(logs=(other,)))) is Outcome.INVALID


def test_a_pack_resealed_with_another_key_is_invalid_for_who_pinned_the_log(log: SmallLog) -> None:
    impostor = SigningKey(log.key.name, Algorithm.ED25519, b"\x09" * 32)
    forged = seal_pack(replace(log.pack(), key=impostor.verifier), impostor)
    assert verify_pack(forged, Trust(log.log_only)).outcome is Outcome.INVALID
    assert verify_pack(forged, Trust()).outcome is Outcome.INVALID  # its checkpoints stay the log's


def test_a_kept_checkpoint_with_another_root_shows_two_histories(log: SmallLog) -> None:
    fork = MemoryTree([*map(leaf_hash, log.leaves[:7]), leaf_hash(b"another")])
    text = log.checkpoint(8).text.split("\n")
    text[2] = encode_base64(fork.root())
    kept = Note("\n".join(text), (sign_text("\n".join(text), log.key),))
    verdict = verify_pack(log.sealed(), Trust(log.log_only, (kept,)))
    assert verdict.outcome is Outcome.DISPUTED
    assert "two roots for 8 entries" in format_verdict(verdict)


def test_a_kept_checkpoint_that_agrees_changes_nothing(log: SmallLog) -> None:
    trust = Trust(log.log_only, (log.checkpoint(8), log.checkpoint(4)))
    assert outcome(log, log.pack(), trust) is Outcome.UNWITNESSED


def test_a_kept_checkpoint_of_another_size_leaves_a_doubt(log: SmallLog) -> None:
    verdict = verify_pack(log.sealed(), Trust(log.log_only, (log.checkpoint(6),)))
    assert verdict.outcome is Outcome.INCOMPLETE
    assert verdict.doubts == ("your checkpoint of 6 entries has no counterpart in the pack",)


def test_a_kept_checkpoint_of_another_log_is_not_passed_over(log: SmallLog) -> None:
    other = SigningKey("other.example/exercise", Algorithm.ED25519, b"\x09" * 32)
    text = log.checkpoint(8).text.replace(log.key.name, other.name)
    kept = Note(text, (sign_text(text, other),))
    verdict = verify_pack(log.sealed(), Trust(log.log_only, (kept,)))
    assert verdict.outcome is Outcome.INCOMPLETE


def test_witnesses_place_an_entry_between_two_times(log: SmallLog) -> None:
    verdict = verify_pack(log.sealed(log.pack(cosigned_by=4)), Trust(log.policy))
    bounds = verdict.entries[0].bounds
    # Three had signed the earlier note from START on, and the later one by START + 602.
    assert (bounds.not_before, bounds.not_after) == (1_795_341_600, 1_795_342_202)


def test_without_witnesses_no_time_is_bounded(log: SmallLog) -> None:
    bounds = verify_pack(log.sealed(), Trust(log.log_only)).entries[0].bounds
    assert (bounds.not_before, bounds.not_after) == (None, None)


@pytest.mark.parametrize(("time", "is_refused"), [(1_795_341_598, False), (1_795_341_597, True)])
def test_a_log_clock_more_than_five_minutes_ahead_of_the_witnesses_is_refused(
    log: SmallLog,
    time: int,
    is_refused: bool,  # noqa: FBT001
) -> None:
    # Entry 5 says 10:05:00; three witnesses had signed by time + 2.
    late = PackCheckpoint(log.checkpoint(8, cosigned_by=3, time=time))
    pack = log.pack()
    pack = replace(pack, checkpoints=(late,))
    verdict = verify_pack(log.sealed(pack), Trust(log.policy))
    assert (verdict.outcome is Outcome.INVALID) is is_refused


@pytest.mark.parametrize(("late", "is_refused"), [(0, False), (1, True)])
def test_a_log_clock_more_than_five_minutes_behind_the_witnesses_is_refused(
    log: SmallLog,
    make_log: MakeLog,
    late: int,
    is_refused: bool,  # noqa: FBT001
) -> None:
    # Entry 5 says 10:05:00 and names a note that three witnesses signed at 10:10:00 or later.
    early = log.checkpoint(4, cosigned_by=3, time=1_795_342_200 + late)
    seen = Seen(4, log.tree.root(4), sha256(format_note(early)).hexdigest())
    backdated = make_log(entry_5={"seen": seen})
    notes = [early, backdated.checkpoint(8, cosigned_by=3, time=1_795_343_000)]
    pack = replace(backdated.pack(), checkpoints=pack_checkpoints(notes, backdated.tree.read))
    verdict = verify_pack(backdated.sealed(pack), Trust(backdated.policy))
    assert (verdict.outcome is Outcome.INVALID) is is_refused


def test_a_wrong_cosignature_in_a_witness_s_name_is_refused(log: SmallLog) -> None:
    pack = log.pack(cosigned_by=3)
    note = pack.checkpoints[1].note
    line = note.signatures[1]
    wrong = replace(line, data=line.data[:-1] + bytes([line.data[-1] ^ 1]))
    note = replace(note, signatures=(note.signatures[0], wrong))
    late = replace(pack.checkpoints[1], note=note)
    pack = replace(pack, checkpoints=(pack.checkpoints[0], late))
    assert "does not hold" in problem(log, pack)


def test_another_leaf_is_not_included(log: SmallLog) -> None:
    entry = replace(log.entry(5), leaf=log.leaves[4])
    assert "does not lead to the root" in problem(log, replace(log.pack(), entries=(entry,)))


def test_an_entry_cannot_be_shown_at_another_index(log: SmallLog) -> None:
    entry = replace(log.entry(5), index=4)
    assert "does not lead to the root" in problem(log, replace(log.pack(), entries=(entry,)))


def test_a_field_opened_to_another_value_is_refused(log: SmallLog) -> None:
    """The acknowledgement of one version cannot pass as that of another."""
    lie = format_disclosure(replace(log.fields[5][0], value="S-6"))
    entry = replace(log.entry(5), disclosures=(lie,))
    assert "does not hold this value" in problem(log, replace(log.pack(), entries=(entry,)))


def test_a_field_of_another_entry_is_refused(log: SmallLog) -> None:
    entry = replace(log.entry(5), disclosures=log.entry(4).disclosures)
    assert "does not hold this value" in problem(log, replace(log.pack(), entries=(entry,)))


def test_fields_without_their_name_key_are_refused(log: SmallLog) -> None:
    entry = replace(log.entry(5), name_key=b"")
    assert "name key" in problem(log, replace(log.pack(), entries=(entry,)))


def test_an_entry_may_be_shown_with_nothing_opened(log: SmallLog) -> None:
    entry = replace(log.entry(5), name_key=b"", disclosures=())
    verdict = verify_pack(log.sealed(replace(log.pack(), entries=(entry,))), Trust(log.log_only))
    assert verdict.outcome is Outcome.UNWITNESSED
    assert verdict.entries[0].opened.closed_skeleton == 2


def test_entries_out_of_order_or_twice_are_refused(log: SmallLog) -> None:
    for indexes in ((5, 4), (5, 5)):
        assert "order of the log" in problem(log, log.pack(entries=indexes))


def test_checkpoints_that_do_not_grow_are_refused(log: SmallLog) -> None:
    pack = log.pack()
    same = (pack.checkpoints[0], replace(pack.checkpoints[0], consistency=()))
    assert "do not grow" in problem(log, replace(pack, checkpoints=same))


def test_a_checkpoint_that_does_not_continue_the_one_before_is_refused(log: SmallLog) -> None:
    pack = log.pack()
    bare = (pack.checkpoints[0], replace(pack.checkpoints[1], consistency=()))
    assert "consistency proof is empty" in problem(log, replace(pack, checkpoints=bare))


def test_an_entry_may_name_the_checkpoint_just_before_it_but_none_from_its_future(
    log: SmallLog, make_log: MakeLog
) -> None:
    before = make_log(entry_5={"seen": Seen(5, log.tree.root(5))})
    assert outcome(before, before.pack()) is Outcome.UNWITNESSED
    future = make_log(entry_5={"seen": Seen(6, log.tree.root(6))})
    assert "from its own future" in problem(future, future.pack())


def test_an_entry_that_names_a_checkpoint_with_another_root_is_refused(make_log: MakeLog) -> None:
    lying = make_log(entry_5={"seen": Seen(4, bytes(32))})
    assert "did not sign" in problem(lying, lying.pack())


def test_the_log_s_clock_may_stand_still_but_never_goes_back(make_log: MakeLog) -> None:
    still = make_log(entry_5={"at": "2026-11-22T10:04:00Z"})
    assert outcome(still, still.pack(entries=(4, 5))) is Outcome.UNWITNESSED
    back = make_log(entry_5={"at": "2026-11-22T10:03:59Z"})
    assert "older than an earlier one" in problem(back, back.pack(entries=(4, 5)))


def test_a_pack_without_a_checkpoint_proves_nothing(log: SmallLog) -> None:
    assert "no checkpoint" in problem(log, replace(log.pack(), checkpoints=()))


def test_a_proof_of_growth_from_nothing_is_refused(log: SmallLog) -> None:
    pack = log.pack()
    odd = (replace(pack.checkpoints[0], consistency=(bytes(32),)), pack.checkpoints[1])
    assert "continues nothing" in problem(log, replace(pack, checkpoints=odd))


def test_a_pack_is_sealed_with_its_own_log_s_key_only(log: SmallLog) -> None:
    other = SigningKey("other.example", Algorithm.ED25519, b"\x09" * 32)
    with pytest.raises(InvalidInput):
        seal_pack(log.pack(), other)


def test_exercise_and_unwitnessed_stand_before_everything_but_the_origin(log: SmallLog) -> None:
    lines = format_verdict(verify_pack(log.sealed(), Trust(log.log_only))).splitlines()
    assert lines[0].split() == ["ORIGIN", "log.example/exercise"]
    assert lines[1].startswith("EXERCISE")
    assert lines[2].startswith("UNWITNESSED")
    assert any(line.startswith("ACKNOWLEDGED A1, as the operator recorded it") for line in lines)
    assert any("WITHHELD" in line for line in lines)


def test_an_exercise_that_fails_still_says_that_it_is_one_and_repeats_no_content(
    log: SmallLog,
) -> None:
    pack = replace(log.pack(), checkpoints=())
    text = format_verdict(verify_pack(log.sealed(pack), Trust(log.log_only)))
    assert "EXERCISE" in text
    assert "told" not in text


def test_the_verdict_as_data_says_the_same(log: SmallLog) -> None:
    members = verdict_members(verify_pack(log.sealed(), Trust(log.log_only)))
    assert members["outcome"] == "unwitnessed"
    assert members["exit_code"] == 11
    assert members["exercise"] is True


def test_foreign_words_cannot_move_hide_or_reverse_a_line() -> None:
    assert shown("a\x1b[2J\u202e\u2028\nb") == "a\\u001b[2J\\u202e\\u2028\\u000ab"
    assert shown("مدرسة") == "مدرسة"


def test_no_changed_doubled_or_missing_byte_of_a_pack_passes(log: SmallLog) -> None:
    entry = log.entry(5, fields=(1,))
    late = PackCheckpoint(log.checkpoint(8))
    data = log.sealed(replace(log.pack(), entries=(entry,), checkpoints=(late,)))
    assert verify_pack(data, Trust(log.log_only)).outcome is Outcome.UNWITNESSED
    for position in range(len(data)):
        head, byte, tail = data[:position], data[position : position + 1], data[position + 1 :]
        changed = [head + bytes([byte[0] ^ flip]) + tail for flip in (0x01, 0x20, 0x80)]
        for wrong in (*changed, head + byte + byte + tail, head + tail):
            assert verify_pack(wrong, Trust(log.log_only)).outcome is Outcome.INVALID, position
        assert verify_pack(changed[0], Trust()).outcome is Outcome.INVALID, position


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'{"pack":{},"signature":""}',
        b"\xff",
        b"[" * 100_000,
        b"PK\x03\x04",
    ],
)
def test_what_is_no_pack_is_invalid_and_never_a_crash(data: bytes) -> None:
    verdict = verify_pack(data, Trust())
    assert verdict.outcome is Outcome.INVALID
    assert "not readable" in format_verdict(verdict)


def test_the_seal_is_a_note_that_any_tool_can_open(log: SmallLog) -> None:
    seal = parse_note(format_note(parse_pack(log.sealed()).seal))
    assert verify_note(seal, [log.key.verifier]) == (log.key.verifier,)
    assert seal.text.startswith("safe-passage/proof-pack@v1\n{")


def test_each_outcome_has_its_own_exit_code() -> None:
    assert {one.name: int(one) for one in Outcome} == {
        "VALID": 0,
        "INVALID": 10,
        "UNWITNESSED": 11,
        "DISPUTED": 12,
        "INCOMPLETE": 13,
    }


def test_a_witness_that_this_machine_cannot_check_leaves_the_verdict_incomplete(
    log: SmallLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    witness = SigningKey("pq.example", Algorithm.COSIGNATURE_ML_DSA_44, b"\x09" * 32)
    note = log.checkpoint(8)
    note = replace(note, signatures=(*note.signatures, cosign(note.text, witness, time=1)))
    data = log.sealed(replace(log.pack(), checkpoints=(PackCheckpoint(note),)))
    trust = Trust(replace(log.log_only, witnesses={"W": witness.verifier}, quorum="W"))
    assert "not recorded when the log says" in verify_pack(data, trust).problem
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.asymmetric.mldsa", None)
    verdict = verify_pack(data, trust)
    assert verdict.outcome is Outcome.INCOMPLETE
    assert "cannot check ML-DSA-44" in format_verdict(verdict)


def test_an_exercise_cannot_be_sealed_under_the_name_of_a_real_log(log: SmallLog) -> None:
    """Its own operator may try: the origin of the pack is that of its checkpoints, or nothing."""
    members = json.loads(log.sealed())["pack"]
    members["origin"] = "log.example/real"
    text = f"{FORMAT}\n{encode(members).decode()}\n"
    line = format_signature(sign_text(text, log.key)).removesuffix("\n")
    forged = encode({"pack": members, "signature": line})
    for trust in (Trust(), Trust(log.log_only)):
        verdict = verify_pack(forged, trust)
        assert verdict.outcome is Outcome.INVALID
        assert "not one of its own log" in verdict.problem
