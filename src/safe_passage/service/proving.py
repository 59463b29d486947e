"""An answer with everything that a stranger needs to check it, offline and without trusting us."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from whenever import Instant

from safe_passage.errors import NotFound
from safe_passage.ledger.canonical import Json
from safe_passage.ledger.note import parse_note
from safe_passage.ledger.pack import Pack, PackEntry, Wording, pack_checkpoints, pack_entry
from safe_passage.model.entry import SubjectId
from safe_passage.model.place import Coordinates
from safe_passage.model.policy import Deed
from safe_passage.service import asking
from safe_passage.service.authorise import authorise
from safe_passage.service.household import Household, setting_for
from safe_passage.service.question import Question
from safe_passage.views.speaking import utc
from safe_passage.views.words import Language, Words

SITES = ("static-site:", "movement:", "consent:", "telling:", "acknowledgement:")
"""Subjects whose entries are never opened in the pack of a question about arrangements."""


def prove_question(
    house: Household, question: Question, place: Coordinates | None, *, now: Instant
) -> bytes:
    """A proof pack of what is on record about a question: entries, opened fields, proofs.

    It holds every version of each arrangement, claim, position, event, statement and source that
    the answer rests on, corrections included, so that nobody can be shown a chosen half. Raises
    `NotFound` where nothing was known then, `Unavailable` where this process holds no key.
    """
    authorise(house.policy, house.principal, Deed.PROVE, question)
    setting = setting_for(house, question)
    found = asking.find_arrangements(setting, question, place)
    if not found:
        raise NotFound("nothing was known then that could be proven")
    subjects = {SubjectId(one.subject) for each in found for one in each.shape.evidence}
    subjects |= {SubjectId(f"source:{one.id}") for each in found for one in each.shape.sources}
    subjects |= {SubjectId(f"party:{one.party}") for each in found for one in each.shape.bound}
    sentence = asking.find_sentence(setting, question, found)
    asked = setting.asked(question)
    return seal(
        house,
        subjects,
        question=Wording(
            f"what was arranged at {utc(question.at)}, as known at {asked.known_at} "
            f"({asked.basis})",
            {"at": asked.at, "basis": asked.basis, "known_at": asked.known_at},
        ),
        answer=Wording(sentence, _as_text([one.shape for one in found])),
        now=now,
    )


def prove_subjects(
    house: Household, subjects: Iterable[str], *, language: Language, now: Instant
) -> bytes:
    """A proof pack of every version of these subjects, corrections included.

    Raises `NotFound` where one of them is not on record; sites and what was told of them answer
    as if they were absent.
    """
    authorise(house.policy, house.principal, Deed.PROVE, None)
    register = house.store.register()
    wanted = sorted({SubjectId(subject) for subject in subjects})
    for subject in wanted:
        if subject.startswith(SITES) or not register.history(subject):
            raise NotFound(f"nothing is on record under {subject!r}")
    words = Words(language, house.setting().zone)
    return seal(
        house,
        wanted,
        question=Wording("every version on record of what is named", {"subjects": [*wanted]}),
        answer=Wording(
            words.say("say.versions", n=sum(len(register.history(one)) for one in wanted)),
            {one: [entry.index for entry in register.history(one)] for one in wanted},
        ),
        now=now,
    )


def seal(
    house: Household,
    subjects: Iterable[SubjectId],
    *,
    question: Wording,
    answer: Wording,
    now: Instant,
) -> bytes:
    """A pack of every entry of these subjects, and of the first, which says what log this is."""
    store, register = house.store, house.store.register()
    signed = store.checkpoint()
    size = signed.checkpoint.size
    indexes = {0} | {
        entry.index
        for subject in subjects
        for entry in register.history(subject)
        if entry.index < size
    }
    entries = tuple(_entry(house, index, size, store.node) for index in sorted(indexes))
    note = parse_note(signed.note)
    return store.seal(
        Pack(
            origin=store.genesis.origin,
            key=store.verifier,
            made_at=utc(now.round("second")),
            question=question,
            answer=answer,
            entries=entries,
            checkpoints=pack_checkpoints([note], store.node),
        )
    )


def _entry(house: Household, index: int, size: int, read: Callable[[int, int], bytes]) -> PackEntry:
    subject = house.store.register().entry(index).subject
    if subject.startswith(SITES):
        return pack_entry(index, house.store.leaf(index), size=size, read=read)
    return pack_entry(
        index,
        house.store.leaf(index),
        size=size,
        read=read,
        name_key=house.store.name_key(index),
        disclosures=house.store.disclosures(index),
    )


def _as_text(value: Any) -> Json:
    """The answer as data in which every fraction is text: canonical JSON has no floats here."""
    return _without_floats(msgspec.to_builtins(value))


def _without_floats(value: Any) -> Json:
    match value:
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case dict():
            return {key: _without_floats(each) for key, each in value.items()}
        case list() | tuple():
            return [_without_floats(each) for each in value]
        case _:
            return value  # type: ignore[no-any-return]
