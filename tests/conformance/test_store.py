"""What every store must do, whatever it keeps things in."""

import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from inspect import signature
from itertools import pairwise
from pathlib import Path

import pytest
from whenever import Instant

from safe_passage.adapters.sealing import document_hash
from safe_passage.codec.kinds import subject_of
from safe_passage.errors import InvalidInput, NotFound, StaleVersion
from safe_passage.ledger.checkpoint import open_checkpoint
from safe_passage.ledger.leaf import open_leaf, parse_leaf
from safe_passage.ledger.merkle import (
    MemoryTree,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    verify_consistency,
    verify_inclusion,
)
from safe_passage.ledger.note import parse_note
from safe_passage.model.entry import ERASED, Correction, Reason, Submission
from safe_passage.model.genesis import Genesis
from safe_passage.model.notification import StaticSite
from safe_passage.model.source import Source
from safe_passage.service.ports import Recorded, Store
from tests.conformance.records import (
    GENESIS,
    START,
    ClosableStore,
    Folders,
    SetClock,
    erasure,
    memory_store,
    next_version,
    profile,
    site,
    source,
    submission,
)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(params=["memory", "sqlite"])
def store(
    request: pytest.FixtureRequest, tmp_path: Path, clock: SetClock
) -> Iterator[ClosableStore]:
    made: ClosableStore = (
        memory_store(clock) if request.param == "memory" else Folders(tmp_path, clock).create()
    )
    yield made
    made.close()


def append(store: Store, *facts: object) -> list[Recorded]:
    with store.transaction() as tx:
        return [tx.append(submission(fact)) for fact in facts]


def erase(store: Store, index: int, fields: Sequence[str], recorded: Submission) -> Recorded:
    with store.transaction() as tx:
        tx.erase(index, fields)
        return tx.append(recorded)


def append_and_fail(store: Store) -> None:
    with store.transaction() as tx:
        tx.append(submission(source()))
        raise ZeroDivisionError


def root_of(store: Store) -> bytes:
    return MemoryTree(leaf_hash(store.leaf(index)) for index in range(store.size())).root()


def test_the_first_entry_says_which_log_this_is_and_that_it_is_an_exercise(store: Store) -> None:
    assert store.size() == 1
    entry = store.register().entry(0)
    assert (entry.type, entry.fact, entry.version) == ("register", GENESIS, 1)
    assert store.genesis == GENESIS
    assert store.checkpoint().checkpoint.origin == GENESIS.origin
    assert store.checkpoint().checkpoint.is_exercise


def test_no_later_entry_says_which_log_this_is(store: Store) -> None:
    other = Genesis("safe-passage.example/exercise/other", is_exercise=True)
    with pytest.raises(InvalidInput), store.transaction() as tx:
        tx.append(submission(other))
    assert store.size() == 1


def test_what_is_appended_stands_at_the_next_index_and_is_found(
    store: Store, clock: SetClock
) -> None:
    clock.wait(90)
    (recorded,) = append(store, source())
    entry = recorded.entry
    assert (entry.index, entry.version, entry.previous) == (1, 1, None)
    assert entry.recorded_at == START.add(seconds=90)
    assert entry.leaf_hash == leaf_hash(store.leaf(1))
    assert not recorded.was_there
    assert store.register().find_fact(subject_of(source())) == source()
    assert list(store.entries(1)) == [entry]


def test_what_goes_wrong_in_a_transaction_leaves_nothing_of_it(store: Store) -> None:
    before = store.register(), store.checkpoint()
    with pytest.raises(ZeroDivisionError):
        append_and_fail(store)
    assert (store.register(), store.checkpoint()) == before
    with pytest.raises(NotFound):
        store.leaf(1)
    (recorded,) = append(store, source())
    assert recorded.entry.index == 1  # no gap


def test_a_transaction_sees_its_own_appends_and_nobody_else_does(store: Store) -> None:
    subject = subject_of(source())
    with store.transaction() as tx:
        tx.append(submission(source()))
        assert tx.register.find_fact(subject) == source()
        assert store.register().find_fact(subject) is None
        changed = submission(
            source(publisher="Exercise Herald"), reason=Reason.CHANGED, based_on={subject: 1}
        )
        assert tx.append(changed).entry.previous == 1
    assert store.register().find_fact(subject) == source(publisher="Exercise Herald")


def test_an_empty_transaction_changes_nothing(store: Store) -> None:
    before = store.checkpoint()
    with store.transaction():
        pass
    assert store.checkpoint() == before


def test_a_second_transaction_inside_the_first_is_refused(store: Store) -> None:
    with (
        pytest.raises(InvalidInput, match="under way"),
        store.transaction(),
        store.transaction(),
    ):
        pass
    append(store, source())
    assert store.size() == 2


# Idempotency.


def test_the_same_submission_again_gives_the_same_entry(store: Store) -> None:
    once = submission(site())
    with store.transaction() as tx:
        first = tx.append(once)
    with store.transaction() as tx:
        again = tx.append(once)
    assert again == first
    assert (first.was_there, again.was_there) == (False, True)
    assert store.size() == 2


def test_a_retry_gives_the_first_entry_although_its_subject_has_moved_on(store: Store) -> None:
    append(store, site())
    retried = next_version(store, site(name="Clinic by the Mill"))
    with store.transaction() as tx:
        first = tx.append(retried)
    with store.transaction() as tx:
        tx.append(next_version(store, site(name="Clinic on the Hill")))
    with store.transaction() as tx:
        assert tx.append(retried) == first
    assert store.size() == 4


@pytest.mark.parametrize(
    "change",
    [
        {"fact": site(name="Elsewhere")},
        {"recipients": ()},
        {"based_on": {subject_of(site()): 0}},
        {"fact": source(), "subject": subject_of(source())},
    ],
)
def test_the_same_key_with_another_content_is_refused(
    store: Store, change: dict[str, object]
) -> None:
    once = submission(site())
    with store.transaction() as tx:
        tx.append(once)
    with pytest.raises(InvalidInput) as refused, store.transaction() as tx:
        tx.append(replace(once, **change))  # type: ignore[arg-type]
    assert refused.value.path == "idempotency_key"
    assert store.size() == 2


def test_a_submission_that_was_partly_erased_is_still_known_as_the_same(store: Store) -> None:
    once = submission(site())
    with store.transaction() as tx:
        index = tx.append(once).entry.index
    erase(store, index, ["name"], erasure(index, "name"))
    with store.transaction() as tx:
        again = tx.append(once)
    assert again.was_there
    assert isinstance(again.entry.fact, StaticSite)
    assert again.entry.fact.name is ERASED  # and the name does not come back


# Versions.


def test_work_based_on_an_older_version_is_refused_with_the_difference(store: Store) -> None:
    append(store, site())
    late = next_version(store, site(name="Late"))
    with store.transaction() as tx:
        tx.append(next_version(store, site(lon=11.0)))
    with pytest.raises(StaleVersion) as stale, store.transaction() as tx:
        tx.append(late)
    assert stale.value.facts == {
        "subject": "static-site:X-1",
        "based_on": 1,
        "latest": 2,
        "entry": 2,
        "reason": "changed",
        "changed": ("position",),
    }
    assert store.size() == 3


def test_work_based_on_the_absence_of_something_is_refused_once_it_is_there(store: Store) -> None:
    first = submission(source(1), based_on={subject_of(source(2)): 0})
    append(store, source(2))
    with pytest.raises(StaleVersion), store.transaction() as tx:
        tx.append(first)


@pytest.mark.parametrize("version", [-1, 2])
def test_no_work_is_based_on_a_version_that_never_was(store: Store, version: int) -> None:
    append(store, source(2))
    with pytest.raises(InvalidInput), store.transaction() as tx:
        tx.append(submission(source(1), based_on={subject_of(source(2)): version}))


def test_a_second_version_names_its_reason_and_what_it_read(store: Store) -> None:
    append(store, source())
    with pytest.raises(InvalidInput) as twice, store.transaction() as tx:
        tx.append(submission(source()))
    assert twice.value.path == "reason"
    with pytest.raises(InvalidInput) as unread, store.transaction() as tx:
        tx.append(submission(source(), reason=Reason.CHANGED))
    assert unread.value.path == "based_on.source:S-1"


@pytest.mark.parametrize("reason", [Reason.CHANGED, Reason.RETRACTED])
def test_what_is_not_on_record_can_be_neither_changed_nor_retracted(
    store: Store, reason: Reason
) -> None:
    with pytest.raises(InvalidInput), store.transaction() as tx:
        tx.append(submission(source(), reason=reason))


def test_what_is_retracted_stands_no_more_but_did_as_recorded_before(
    store: Store, clock: SetClock
) -> None:
    append(store, source())
    clock.wait(60)
    subject = subject_of(source())
    with store.transaction() as tx:
        tx.append(submission(None, subject=subject, reason=Reason.RETRACTED, based_on={subject: 1}))
    register = store.register()
    assert register.find_fact(subject) is None
    assert register.list_entries("source") == ()
    assert register.known_versions(subject) == ()
    assert [entry.reason for entry in register.history(subject)] == ["recorded", "retracted"]
    before = store.register_as_recorded(START.add(seconds=59))
    assert before.find_fact(subject) == source()
    with store.transaction() as tx:  # and it can be recorded anew
        tx.append(next_version(store, source(url="https://example.org"), Reason.RECORDED))
    latest = store.register().find_entry(subject)
    assert latest is not None
    assert (latest.version, latest.previous) == (3, 2)


def test_a_correction_holds_for_every_version_since_the_wrong_entry(
    store: Store, clock: SetClock
) -> None:
    append(store, source(publisher="Exercise Gazzette"))
    subject = subject_of(source())
    with store.transaction() as tx:
        tx.append(
            next_version(store, source(publisher="Exercise Gazzette", url="https://a.example"))
        )
    clock.wait(60)
    right = source(publisher="Exercise Gazette", url="https://a.example")
    with store.transaction() as tx:
        tx.append(next_version(store, right, Reason.CORRECTED, Correction("publisher", 1)))
    known = store.register().known_versions(subject)
    assert [version.fact for version in known] == [source(), right]
    assert [version.corrected_by for version in known] == [(3,), (3,)]
    before = store.register_as_recorded(START)
    assert before.find_fact(subject) == replace(right, publisher="Exercise Gazzette")


def test_a_correction_leaves_the_versions_before_the_wrong_entry(store: Store) -> None:
    append(store, source(publisher="First"))
    with store.transaction() as tx:
        tx.append(next_version(store, source(publisher="Secnd")))
    with store.transaction() as tx:
        right = source(publisher="Second")
        tx.append(next_version(store, right, Reason.CORRECTED, Correction("publisher", 2)))
    known = store.register().known_versions(subject_of(source()))
    assert [version.fact for version in known] == [source(publisher="First"), right]


@pytest.mark.parametrize(
    ("fact", "correction", "path"),
    [
        (source(publisher="B", url="https://b.example"), Correction("publisher", 1), "field"),
        (source(publisher="B"), Correction("editor", 1), "field"),
        (source(publisher="B"), Correction("publisher..", 1), "field"),
        (source(publisher="B"), Correction("publisher", 0), "since_entry"),
        (source(publisher="B"), Correction("publisher", 9), "since_entry"),
    ],
)
def test_a_correction_of_something_else_than_it_names_is_refused(
    store: Store, fact: Source, correction: Correction, path: str
) -> None:
    append(store, source(publisher="A"))
    with pytest.raises(InvalidInput) as refused, store.transaction() as tx:
        tx.append(next_version(store, fact, Reason.CORRECTED, correction))
    assert refused.value.path == f"correction.{path}"


def test_a_fact_is_recorded_under_its_own_subject_only(store: Store) -> None:
    with pytest.raises(InvalidInput) as refused, store.transaction() as tx:
        tx.append(submission(source(1), subject=subject_of(source(2))))
    assert refused.value.path == "subject"


# Recorded time.


def test_nothing_that_appends_takes_a_time(store: Store) -> None:
    with store.transaction() as tx:
        deeds = (tx.append, tx.erase, store.transaction)
        taken = {name for deed in deeds for name in signature(deed).parameters}
    assert taken == {"submission", "index", "fields"}
    assert {field.type for field in fields(Submission)}.isdisjoint({Instant, "Instant"})


def test_recorded_time_is_a_whole_second_and_never_goes_back(store: Store, clock: SetClock) -> None:
    clock.wait(10.9)
    (first,) = append(store, source(1))
    assert first.entry.recorded_at == START.add(seconds=10)
    clock.wait(-3600)
    (second,) = append(store, source(2))
    assert second.entry.recorded_at == first.entry.recorded_at
    clock.wait(3601)
    (third,) = append(store, source(3))
    assert third.entry.recorded_at == START.add(seconds=11)


def test_the_register_as_recorded_includes_what_was_recorded_at_that_very_second(
    store: Store, clock: SetClock
) -> None:
    clock.wait(60)
    append(store, source())
    assert store.register_as_recorded(START.add(seconds=59)).size == 1
    assert store.register_as_recorded(START.add(seconds=60)).size == 2
    assert store.register_as_recorded(Instant("2000-01-01T00:00:00Z")).size == 0


def test_a_register_stays_as_it_was_when_more_is_appended(store: Store) -> None:
    held = store.register()
    before = held.entries
    append(store, source(1), source(2))
    assert held.entries == before
    assert held.find_fact(subject_of(source(1))) is None
    assert held.subjects("source") == ()
    assert store.register().as_of(held.size) == held


# The ledger.


def test_every_transaction_ends_signed_and_every_tree_grows_from_the_one_before(
    store: Store,
) -> None:
    checkpoints = [store.checkpoint()]
    for number in range(7):
        append(store, *(source(10 * number + part) for part in range(number % 3 + 1)))
        checkpoints.append(store.checkpoint())
    for signed in checkpoints:
        assert open_checkpoint(parse_note(signed.note), store.verifier) == signed.checkpoint
    assert checkpoints[-1].checkpoint.size == store.size()
    assert checkpoints[-1].checkpoint.root == root_of(store)
    for old, new in pairwise(checkpoints):
        verify_consistency(
            old_size=old.checkpoint.size,
            old_root=old.checkpoint.root,
            new_size=new.checkpoint.size,
            new_root=new.checkpoint.root,
            proof=consistency_proof(old.checkpoint.size, new.checkpoint.size, store.node),
        )


def test_every_entry_is_proven_and_opens_to_what_was_submitted(store: Store) -> None:
    append(store, source(1), site(1), site(2))
    head = store.checkpoint().checkpoint
    for entry in store.entries():
        leaf = store.leaf(entry.index)
        verify_inclusion(
            leaf_hash(leaf),
            index=entry.index,
            size=head.size,
            root=head.root,
            proof=inclusion_proof(entry.index, head.size, store.node),
        )
        opened = open_leaf(
            parse_leaf(leaf), store.name_key(entry.index), store.disclosures(entry.index)
        )
        assert opened.closed_skeleton == 0
        assert opened.skeleton["subject"] == entry.subject
        assert opened.skeleton["principal"] == {
            "id": "registrar",
            "assurance": "asserted",
            "roles": [],
            "party": None,
        }
    assert opened.erasable["fact.name"] == {"en": "Clinic of Nowhere", "ar": ""}


def test_two_entries_of_the_same_fact_have_nothing_in_common_that_tells(store: Store) -> None:
    append(store, site(1))
    with store.transaction() as tx:
        tx.append(next_version(store, site(1)))
    one, other = (parse_leaf(store.leaf(index)) for index in (1, 2))
    assert set(one.skeleton) & set(other.skeleton) == set()
    assert set(one.skeleton.values()) & set(other.skeleton.values()) == set()
    assert one.id != other.id


def test_each_entry_names_an_earlier_checkpoint(store: Store) -> None:
    checkpoints = [store.checkpoint().checkpoint]
    for number in range(3):
        append(store, source(2 * number), source(2 * number + 1))
        checkpoints.append(store.checkpoint().checkpoint)
    assert parse_leaf(store.leaf(0)).seen.size == 0
    for index in range(1, store.size()):
        seen = parse_leaf(store.leaf(index)).seen
        assert (seen.size, seen.root) == (
            checkpoints[(index - 1) // 2].size,
            checkpoints[(index - 1) // 2].root,
        )
        assert seen.note == ""  # not witnessed


def test_each_entry_carries_the_hash_of_the_profile_then_in_force(store: Store) -> None:
    append(store, source(1))
    with store.transaction() as tx:
        tx.append(submission(profile("PT20M")))
        tx.append(submission(source(2)))
    with store.transaction() as tx:
        tx.append(next_version(store, profile("PT30M")))
        tx.append(submission(source(3)))
    heads = [parse_leaf(store.leaf(index)) for index in range(store.size())]
    first, second = document_hash(profile("PT20M")), document_hash(profile("PT30M"))
    assert [head.profile for head in heads] == ["", "", "", first, first, second]
    assert {head.policy for head in heads} == {""}


# Erasure.


def test_what_is_erased_is_gone_and_every_proof_stays(store: Store) -> None:
    append(store, site(1), site(2))
    held, leaf = store.register(), store.leaf(1)
    with store.transaction() as tx:
        tx.erase(1, ["position", "words"])
        recorded = tx.append(erasure(1, "position", "words"))
        assert tx.register.entry(1).fact == replace(site(1), position=ERASED, words=ERASED)
    assert recorded.entry.index == 3
    register = store.register()
    assert register.find_fact(subject_of(site(1))) == replace(
        site(1), position=ERASED, words=ERASED
    )
    assert register.find_fact(subject_of(site(2))) == site(2)
    assert {one.name for one in store.disclosures(1)}.isdisjoint({"fact.position", "fact.words"})
    assert store.leaf(1) == leaf
    assert store.checkpoint().checkpoint.root == root_of(store)
    opened = open_leaf(parse_leaf(leaf), store.name_key(1), store.disclosures(1))
    assert opened.closed_skeleton == 0
    assert held.size == 3


def test_an_erasure_that_is_not_recorded_is_not_carried_out(store: Store) -> None:
    append(store, site())
    with pytest.raises(InvalidInput, match="not recorded"), store.transaction() as tx:
        tx.erase(1, ["name"])
    assert store.register().entry(1).fact == site()
    assert "fact.name" in {one.name for one in store.disclosures(1)}


def test_an_erasure_that_is_not_carried_out_is_not_recorded(store: Store) -> None:
    append(store, site())
    with pytest.raises(InvalidInput, match="not done"):
        erase(store, 1, ["name"], erasure(1, "name", "words"))
    assert store.size() == 2


@pytest.mark.parametrize("field", ["kind", "id", "subject", "nothing", ""])
def test_what_is_not_erasable_is_not_erased(store: Store, field: str) -> None:
    append(store, site())
    with pytest.raises(InvalidInput), store.transaction() as tx:
        tx.erase(1, [field])


def test_nothing_is_erased_of_an_entry_that_is_not_there(store: Store) -> None:
    with pytest.raises(NotFound), store.transaction() as tx:
        tx.erase(7, ["name"])
    with pytest.raises(NotFound), store.transaction() as tx:
        tx.append(erasure(7, "name"))


def test_more_of_an_entry_can_be_erased_later_and_the_same_never_twice(store: Store) -> None:
    append(store, site())
    erase(store, 1, ["name"], erasure(1, "name"))
    erase(store, 1, ["name", "words"], next_version(store, erasure(1, "words").fact))
    assert store.register().entry(1).fact == replace(site(), name=ERASED, words=ERASED)
    with pytest.raises(InvalidInput, match="not done"):
        erase(store, 1, ["name"], next_version(store, erasure(1, "name").fact))


def test_what_is_erased_in_an_old_version_stays_in_a_newer_one(store: Store) -> None:
    append(store, site(name="Old"))
    with store.transaction() as tx:
        tx.append(next_version(store, site(name="New")))
    erase(store, 1, ["name"], erasure(1, "name"))
    history = store.register().history(subject_of(site()))
    assert [entry.fact for entry in history] == [replace(site(), name=ERASED), site(name="New")]


# Several at once.


def test_threads_that_append_at_once_leave_no_gap_and_lose_nothing(store: Store) -> None:
    faults: list[BaseException] = []
    keys = [os.urandom(16) for _ in range(24)]

    def work(part: int) -> None:
        try:
            for number in range(part, len(keys), 4):
                with store.transaction() as tx:
                    tx.append(submission(source(number), key=keys[number]))
                assert store.register().find_fact(subject_of(source(number))) is not None
        except BaseException as fault:  # noqa: BLE001  shown below
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(part,)) for part in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert [entry.index for entry in store.entries()] == list(range(25))
    assert {parse_leaf(store.leaf(index)).idem for index in range(1, 25)} == set(keys)
    assert store.checkpoint().checkpoint.root == root_of(store)
