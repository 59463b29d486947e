"""Who was told of which version, and how far down do they say that it went?"""

from collections.abc import Iterator

from safe_passage.codec.kinds import subject_of
from safe_passage.errors import Forbidden, NotFound
from safe_passage.model.entry import Erased, SubjectId
from safe_passage.model.identity import Principal
from safe_passage.model.notification import Movement, StaticSite, VersionRef
from safe_passage.model.policy import Policy
from safe_passage.model.telling import Telling
from safe_passage.service.disclose import disclose
from safe_passage.service.setting import Setting
from safe_passage.views import deed_shapes
from safe_passage.views.speaking import moment_shape
from safe_passage.views.words import Language, Words


def status(
    setting: Setting,
    language: Language,
    *,
    policy: Policy,
    principal: Principal,
    subject: str | None = None,
) -> deed_shapes.NotificationStatusShape:
    """Every notified site and movement that this principal may see, or the one named.

    Raises `NotFound` where that one is absent, or not to be seen.
    """
    words = Words(language, setting.zone)
    notified = [
        _notified(setting, words, one, name)
        for one, name in _visible(setting, words, policy, principal)
        if subject in (None, one, one.partition(":")[2])
    ]
    if subject is not None and not notified:
        raise NotFound(
            f"nothing notified goes by {subject!r}",
            remedy="`safe-passage notify status` without a name lists what is notified",
        )
    return deed_shapes.NotificationStatusShape(
        setting.ledger_size, setting.is_exercise, notified, words.say("line.law")
    )


def _visible(
    setting: Setting, words: Words, policy: Policy, principal: Principal
) -> Iterator[tuple[SubjectId, str]]:
    things: tuple[StaticSite | Movement, ...] = (*setting.theatre.sites, *setting.theatre.movements)
    for thing in things:
        name = thing.name
        if isinstance(thing, StaticSite):
            try:
                seen = disclose(policy, principal, thing)
            except Forbidden:
                continue  # absent and forbidden answer alike
            if seen.name is None:
                yield subject_of(thing), ""
                continue
        yield (
            subject_of(thing),
            words.say("erased") if isinstance(name, Erased) else words.name(name),
        )


def _notified(
    setting: Setting, words: Words, subject: SubjectId, name: str
) -> deed_shapes.NotifiedShape:
    theatre = setting.theatre
    entry = theatre.latest[subject]
    tellings = [one for one in theatre.tellings if one.object.subject == subject]
    return deed_shapes.NotifiedShape(
        subject=subject,
        name=name,
        version=entry.version,
        exercise=bool(getattr(entry.fact, "is_exercise", False)),
        consents=[
            f"{one.recipient}: {'revoked' if one.is_revoked else one.precision.value}"
            for one in theatre.consents
            if one.object == subject
        ],
        told=[_told(setting, words, one, entry.version) for one in tellings],
    )


def _told(setting: Setting, words: Words, telling: Telling, latest: int) -> deed_shapes.ToldShape:
    told = moment_shape(telling.told)
    assert told is not None
    party = setting.theatre.parties.get(telling.party)
    return deed_shapes.ToldShape(
        recipient=telling.party,
        name=telling.party if party is None else words.name(party.name),
        version=telling.object.version,
        told=told,
        channel=telling.channel.value,
        evidence=telling.evidence.value,
        answers=_answers(setting, telling.party, telling.object),
        is_latest=telling.object.version == latest,
    )


def _answers(setting: Setting, party: str, version: VersionRef) -> list[str]:
    """What this party answered about this very version; an answer to another counts for that."""
    return [
        one.answer.value
        for one in setting.theatre.acknowledgements
        if one.party == party and one.object == version
    ]
