"""Does this plan fit the hours and the notices on record, tail included?"""

from collections.abc import Iterable, Sequence

from whenever import Instant, TimeDelta

from safe_passage.checks.movement import Circumstances, MovementCheck, movement_findings
from safe_passage.checks.standing import Reliance
from safe_passage.checks.unread import Due
from safe_passage.codec.kinds import subject_of
from safe_passage.errors import InvalidInput, NotFound
from safe_passage.model.arrangement import Arrangement, Claim, Dossier
from safe_passage.model.entry import SubjectId
from safe_passage.model.notification import Movement, StaticSite, VersionRef
from safe_passage.model.time import Truth, Window, unite
from safe_passage.register import known
from safe_passage.register.answer import find_answer
from safe_passage.register.hours import claim_hours
from safe_passage.service.question import Question
from safe_passage.service.setting import Setting
from safe_passage.views import check_shapes, checking

AROUND = TimeDelta(hours=24 * 2)
"""Hours relied on are looked for so long before and after the movement."""


def check_movement(
    setting: Setting, question: Question, movement: Movement, version: int
) -> MovementCheck:
    """Every finding about one version of a movement, as known then.

    Raises `InvalidInput` where there is no profile to take a margin from.
    """
    profile = setting.profile
    if profile is None:
        raise InvalidInput(
            "no profile is on record, so no margin is known",
            path="profile",
            remedy="record one with `safe-passage profile adopt FILE`",
        )
    reference = VersionRef(subject_of(movement), version)
    around = _circumstances(setting, question, movement)
    return movement_findings(
        movement, reference, around=around, profile=profile, known_at=question.knowledge.at
    )


def _circumstances(setting: Setting, question: Question, movement: Movement) -> Circumstances:
    start, back = movement.departure, movement.tail_back
    sure: list[Window] = []
    possible: list[Window] = []
    if start is not None and back is not None:
        period = Window(start - AROUND, back + AROUND)
        for relied in movement.relies_on:
            for dossier, claims in _relied_claims(setting, question, relied.subject):
                for claim in claims:
                    for window, answer in claim_hours(dossier, claim, period, setting.freshness):
                        possible.append(window)
                        if answer is Truth.YES:
                            sure.append(window)
    theatre = setting.theatre
    return Circumstances(
        windows=unite(sure),
        possible=unite(possible),
        reliances=tuple(_reliances(setting, question, movement)),
        latest={subject: entry.version for subject, entry in theatre.latest.items()},
        tellings=theatre.tellings,
        acknowledgements=theatre.acknowledgements,
        also_due=tuple(_sites_due(setting, movement)),
    )


def _relied_claims(
    setting: Setting, question: Question, subject: SubjectId
) -> Iterable[tuple[Dossier, Sequence[Claim]]]:
    """The claims behind a version relied on: one claim, or all of an arrangement, as known then."""
    for dossier in setting.theatre.dossiers:
        state = known.worlds(dossier, question.knowledge)[-1]  # only what was surely known
        claims = [
            claim
            for claim in state.claims
            if subject in (subject_of(claim), subject_of(dossier.arrangement))
        ]
        if claims:
            yield state, claims


def _reliances(setting: Setting, question: Question, movement: Movement) -> Iterable[Reliance]:
    start = movement.departure
    for relied in movement.relies_on:
        entry = setting.theatre.latest.get(relied.subject)
        if entry is None or not isinstance(entry.fact, Claim | Arrangement):
            continue
        id_ = entry.fact.arrangement if isinstance(entry.fact, Claim) else entry.fact.id
        yield from _reliance(setting, question, relied, str(id_), start or question.at)


def _reliance(
    setting: Setting, question: Question, relied: VersionRef, arrangement: str, at: Instant
) -> Iterable[Reliance]:
    speaking = setting.speaking(question)
    for dossier in setting.theatre.dossiers:
        if dossier.arrangement.id != arrangement:
            continue
        answer = find_answer(dossier, at, question.knowledge, setting.freshness)
        if answer is None:
            continue
        required = {one.party for one in dossier.arrangement.required if one.counts(at)}
        yield Reliance(
            relied,
            speaking.words.name(dossier.arrangement.title),
            answer.standing,
            tuple(speaking.party(b.party) for b in answer.bindings if b.runs is Truth.YES),
            tuple(
                speaking.party(b.party)
                for b in answer.bindings
                if b.party in required and b.runs is not Truth.YES
            ),
        )


def _sites_due(setting: Setting, movement: Movement) -> Iterable[Due]:
    """Each site that the movement relies on, in its latest version, by each recipient."""
    for relied in movement.relies_on:
        entry = setting.theatre.latest.get(relied.subject)
        if entry is not None and isinstance(entry.fact, StaticSite):
            for recipient in movement.recipients:
                yield Due(recipient, VersionRef(relied.subject, entry.version))


def get_movement(setting: Setting, id_: str) -> tuple[Movement, int]:
    """A movement on record and its version, by its id or subject. Raises `NotFound`."""
    for movement in setting.theatre.movements:
        subject = subject_of(movement)
        if id_ in (movement.id, subject):
            return movement, setting.theatre.latest[subject].version
    raise NotFound(
        f"no movement {id_!r} is on record", remedy="give a movement's id, or a file with one"
    )


def check(
    setting: Setting, question: Question, movement: Movement, version: int
) -> check_shapes.MovementCheckShape:
    """The findings in words and figures."""
    result = check_movement(setting, question, movement, version)
    return checking.check_shape(
        movement,
        version,
        result,
        asked=setting.asked(question),
        speaking=setting.speaking(question),
    )
