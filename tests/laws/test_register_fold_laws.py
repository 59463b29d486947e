"""The register is a fold of the ledger: made again from it, it is the same to the byte.

Architecture, rule 1: "One transaction writes both; rebuild folds again from a copy of the ledger's
tables alone, the result is identical, and a test says so, with random erasures among the entries."
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safe_passage.adapters.opening import open_store, rebuild
from safe_passage.adapters.sqlite import SqliteStore
from safe_passage.adapters.sqlite_file import create_file, open_file
from safe_passage.adapters.verification import verify_register
from safe_passage.codec.kinds import subject_of
from safe_passage.errors import InvalidInput
from safe_passage.model.entry import ERASED, Correction, Reason
from safe_passage.model.name import Name
from safe_passage.model.notification import StaticSite
from safe_passage.register.fold import Register, fold
from safe_passage.service.ports import Store, Transaction
from tests.conformance.records import (
    Folders,
    erasure,
    memory_store,
    next_version,
    site,
    submission,
)

LEDGER = ("entry", "node", "checkpoint", "opening", "disclosure")
REGISTER = ("register_version", "register_subject")
ERASABLE = ("name", "position", "words", "footprint")


@dataclass(frozen=True)
class Step:
    """What to do to one of a few sites; what cannot be done then is done in the nearest way."""

    deed: str
    number: int
    value: int
    ends_transaction: bool


steps = st.lists(
    st.builds(
        Step,
        deed=st.sampled_from(["change", "change", "correct", "retract", "erase", "erase"]),
        number=st.integers(0, 3),
        value=st.integers(0, 9),
        ends_transaction=st.booleans(),
    ),
    max_size=25,
)


def take(step: Step, tx: Transaction) -> None:
    """Do it, on what is on record within this transaction."""
    fact = site(step.number, name=f"Clinic {step.value}")
    subject = subject_of(fact)
    latest = tx.register.latest(subject)
    if step.deed == "erase":
        erase_something(step, tx)
    elif latest is None or latest.reason is Reason.RETRACTED:
        based_on = {} if latest is None else {subject: latest.version}
        tx.append(submission(fact, based_on=based_on))
    elif step.deed == "change":
        tx.append(submission(fact, reason=Reason.CHANGED, based_on={subject: latest.version}))
    elif step.deed == "retract":
        tx.append(
            submission(
                None,
                subject=subject,
                reason=Reason.RETRACTED,
                based_on={subject: latest.version},
            )
        )
    else:
        correct(step, tx)


def correct(step: Step, tx: Transaction) -> None:
    subject = subject_of(site(step.number))
    chain = tx.register.history(subject)
    latest = chain[-1]
    assert isinstance(latest.fact, StaticSite)
    begun = max(entry.index for entry in chain if entry.reason is Reason.RECORDED)
    standing = [entry.index for entry in chain if entry.index >= begun]
    tx.append(
        submission(
            replace(latest.fact, kind=f"kind-{step.value}"),
            reason=Reason.CORRECTED,
            correction=Correction("kind", standing[step.value % len(standing)]),
            based_on={subject: latest.version},
        )
    )


def erase_something(step: Step, tx: Transaction) -> None:
    candidates = [
        (entry.index, field)
        for entry in tx.register.entries
        if isinstance(entry.fact, StaticSite)
        for field in ERASABLE
        if getattr(entry.fact, field) is not ERASED
    ]
    if not candidates:
        return
    index, field = candidates[step.value * 7 % len(candidates)]
    tx.erase(index, [field])
    recorded = erasure(index, field)
    latest = tx.register.latest(recorded.subject)
    if latest is not None:
        recorded = replace(
            recorded, reason=Reason.CHANGED, based_on={recorded.subject: latest.version}
        )
    tx.append(recorded)


def play(story: Sequence[Step], store: Store) -> None:
    begin = 0
    for end, step in enumerate(story, start=1):
        if step.ends_transaction or end == len(story):
            with store.transaction() as tx:
                for one in story[begin:end]:
                    take(one, tx)
            begin = end


@contextmanager
def temporary() -> Iterator[Folders]:
    with tempfile.TemporaryDirectory() as root:
        yield Folders(Path(root))


def copy_of_the_ledger_alone(path: Path, target: Path) -> None:
    connection = create_file(target)
    connection.execute("ATTACH ? AS original", (str(path),))
    for table in LEDGER:
        connection.execute(f"INSERT INTO {table} SELECT * FROM original.{table}")  # noqa: S608
    connection.close()


def rows(path: Path, tables: Sequence[str]) -> list[object]:
    connection = open_file(path, read_only=True)
    try:
        return [
            connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()  # noqa: S608
            for table in tables
        ]
    finally:
        connection.close()


def check_rebuilt(folders: Folders) -> None:
    copy = folders.root / "copy"
    copy_of_the_ledger_alone(folders.register, copy)
    assert rows(copy, REGISTER) == [[], []]
    rebuild(copy)
    assert rows(copy, LEDGER) == rows(folders.register, LEDGER)
    assert rows(copy, REGISTER) == rows(folders.register, REGISTER)
    assert rebuild(folders.register).was_identical


@given(steps)
@settings(max_examples=20)  # each a register on disk, made twice
def test_a_register_made_again_from_the_ledgers_tables_alone_is_the_same(
    story: list[Step],
) -> None:
    with temporary() as folders:
        with folders.created() as store:
            play(story, store)
            kept = store.register()
        check_rebuilt(folders)
        store = reopened(folders)
        assert store.register() == kept
        store.close()
        assert verify_register(folders.register).faults == ()


def reopened(folders: Folders) -> SqliteStore:
    return open_store(folders.register, key_dir=folders.keys, clock=folders.clock)


def test_a_register_with_every_reason_and_an_erasure_in_each_place_is_made_again() -> None:
    story = [
        Step("change", 0, 0, ends_transaction=False),  # recorded
        Step("erase", 0, 0, ends_transaction=True),  # in the transaction that recorded it
        Step("change", 0, 1, ends_transaction=True),
        Step("correct", 0, 0, ends_transaction=True),
        Step("erase", 0, 1, ends_transaction=True),  # of a version that was corrected
        Step("retract", 0, 0, ends_transaction=True),
        Step("erase", 0, 9, ends_transaction=True),  # of what is retracted
        Step("change", 0, 2, ends_transaction=True),  # recorded anew
        Step("change", 1, 2, ends_transaction=False),
        Step("change", 2, 2, ends_transaction=True),
    ]
    with temporary() as folders:
        with folders.created() as store:
            play(story, store)
            reasons = {entry.reason for entry in store.entries()}
            erased = sum(
                getattr(entry.fact, field, None) is ERASED
                for entry in store.entries()
                for field in ERASABLE
            )
        assert reasons == set(Reason)
        assert erased == 3
        check_rebuilt(folders)


@given(steps, st.data())
def test_as_of_any_entry_the_register_is_the_fold_of_the_entries_until_then(
    story: list[Step], data: st.DataObject
) -> None:
    with temporary() as folders:
        store = memory_store(folders.clock)
    play(story, store)
    whole = store.register()
    size = data.draw(st.integers(0, whole.size))
    part = whole.as_of(size)
    assert part == fold(whole.entries[:size])
    assert part.extended(whole.entries[size:]) == whole
    for subject in whole.subjects():
        assert part.history(subject) == tuple(
            entry for entry in whole.history(subject) if entry.index < size
        )
        assert (subject in part.subjects()) == bool(part.history(subject))


@given(steps, steps)
def test_two_continuations_of_one_register_know_nothing_of_each_other(
    common: list[Step], rest: list[Step]
) -> None:
    with temporary() as folders:
        store = memory_store(folders.clock)
    play(common, store)
    base = store.register()
    before = base.entries
    play([step for step in rest if step.deed != "erase"], store)
    one = store.register()
    other = base.extended(one.entries[base.size : one.size])
    assert other == one
    assert base.entries == before
    assert base == fold(before)


@given(steps)
def test_known_versions_are_those_recorded_or_changed_since_the_last_beginning(
    story: list[Step],
) -> None:
    with temporary() as folders:
        store = memory_store(folders.clock)
    play([step for step in story if step.deed != "erase"], store)
    register = store.register()
    for subject in register.subjects("static-site"):
        chain = register.history(subject)
        known = register.known_versions(subject)
        assert (known == ()) == (chain[-1].reason is Reason.RETRACTED)
        if known:
            # The latest version, corrections included, is what is known to hold last.
            assert known[-1].fact == chain[-1].fact
            assert known[0].entry.reason is Reason.RECORDED
            for version in known:
                for index in version.corrected_by:
                    by = register.entry(index)
                    assert by.correction is not None
                    before = {one for one in version.corrected_by if one < index}
                    assert version.entry.index < index
                    assert by.correction.since_entry <= max({version.entry.index} | before)


def test_a_correction_that_was_wrong_is_corrected_in_every_version_that_it_changed() -> None:
    with temporary() as folders:
        store = memory_store(folders.clock)
    for fact, reason, correction in (
        (site(kind="a"), Reason.RECORDED, None),  # entry 1
        (site(kind="a", name="New"), Reason.CHANGED, None),
        (site(kind="b", name="New"), Reason.CORRECTED, Correction("kind", 2)),  # entry 3
        (site(kind="c", name="New"), Reason.CORRECTED, Correction("kind", 3)),
    ):
        with store.transaction() as tx:
            tx.append(next_version(store, fact, reason, correction))
    known = store.register().known_versions(subject_of(site()))
    assert [version.fact for version in known] == [site(kind="a"), site(kind="c", name="New")]


def test_an_entry_that_may_not_follow_is_refused_with_its_place() -> None:
    with temporary() as folders:
        store = memory_store(folders.clock)
    with store.transaction() as tx:
        tx.append(submission(site()))
    with store.transaction() as tx:
        tx.append(next_version(store, site(name="Other")))
    first, second, third = store.register().entries
    for entries, path in (
        ([second], "entries[1].index"),
        ([first, replace(second, version=2)], "entries[1].version"),
        ([first, second, replace(third, previous=0)], "entries[2].previous"),
        ([first, second, replace(third, reason=Reason.RECORDED)], "entries[2].reason"),
        (
            [first, second, replace(third, recorded_at=second.recorded_at.subtract(seconds=1))],
            "entries[2].recorded_at",
        ),
        ([first, second, replace(third, type="source")], "entries[2].subject"),
    ):
        with pytest.raises(InvalidInput) as refused:
            fold(entries)
        assert refused.value.path == path
    assert fold([first, second, third]).find_fact(third.subject) == replace(
        site(), name=Name("Other")
    )


def test_a_register_of_nothing_answers_every_question() -> None:
    register = Register()
    subject = subject_of(site())
    assert register.find_fact(subject) is None
    assert register.latest(subject) is None
    assert register.newest("profile") is None
    assert register.last_recorded_at is None
    assert register.history(subject) == ()
    assert register.known_versions(subject) == ()
    assert register.list_facts(StaticSite, "static-site") == ()
