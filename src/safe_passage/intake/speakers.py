"""Whom do a surname, an office or a pronoun point back at?"""

import re
from dataclasses import dataclass, replace

from safe_passage.intake.actors import Actor, ActorKind, last_name
from safe_passage.intake.frames import Frame
from safe_passage.intake.parse import Sentence

_OTHER_PERSON = re.compile(r"(?:[A-Z][\w'’-]+ ){1,5}[a-z]+(?:ed|s) ")


# In sentences: "it" is claimed by any thing in between, "he" by a person only.
_REACH_OF_IT, _REACH_OF_HE = 1, 3


@dataclass(frozen=True, slots=True)
class Attributed:
    """A frame with its speaker resolved; `reason` says why a speaker is missing or inferred."""

    frame: Frame
    who: Actor | None
    inferred: str | None
    open_reason: str | None
    candidates: tuple[Actor, ...] = ()


def attribute(
    text: str, sentences: tuple[Sentence, ...], frames: tuple[Frame, ...]
) -> tuple[Attributed, ...]:
    """Left to right: whom an office or a pronoun points back at depends on what came before."""
    people: dict[tuple[str, str | None], Actor] = {}  # each once, so that long texts stay quick
    done: list[Attributed] = []
    for frame in frames:
        one = _attributed(text, sentences, frame, list(people.values()), done)
        if one.who is not None and one.who.name is not None:
            people[one.who.name, one.who.role] = one.who
        done.append(one)
    return tuple(done)


def _attributed(
    text: str,
    sentences: tuple[Sentence, ...],
    frame: Frame,
    people: list[Actor],
    done: list[Attributed],
) -> Attributed:
    actor = frame.actor
    if actor is None:
        before = done[-1]
        return Attributed(
            frame, before.who, "a quotation right after this speaker's", before.open_reason
        )
    match actor.kind:
        case ActorKind.PERSON:
            return Attributed(frame, _known_person(actor, people), None, None)
        case ActorKind.ROLE:
            return _by_role(frame, actor, people)
        case ActorKind.PRONOUN:
            return _by_pronoun(text, sentences, frame, actor, done)
        case ActorKind.DOCUMENT:
            return Attributed(
                frame, None, None, "the words name a document, not who stands behind it"
            )
        case ActorKind.BODY | ActorKind.ANONYMOUS:
            return Attributed(frame, actor, None, None)


def _known_person(actor: Actor, people: list[Actor]) -> Actor:
    """A surname alone takes name, role and party from where the person was introduced."""
    assert actor.name is not None
    same = [
        p
        for p in people
        if p.kind is ActorKind.PERSON
        and p.name
        and last_name(p.name) == last_name(actor.name)
        and (" " not in actor.name or " " not in p.name or p.name == actor.name)
    ]
    if not same:
        return actor
    first = max(
        reversed(same), key=lambda p: (p.role is not None, p.party is not None, len(p.name or ""))
    )
    is_shorter = len(actor.name) < len(first.name or "")
    return replace(
        actor,
        name=first.name if is_shorter else actor.name,
        name_span=first.name_span if is_shorter else actor.name_span,
        role=first.role if first.role and first.party else actor.role or first.role,
        role_span=first.role_span
        if first.role and first.party
        else actor.role_span or first.role_span,
        party=actor.party or first.party,
        party_span=actor.party_span or first.party_span,
    )


def _by_role(frame: Frame, actor: Actor, people: list[Actor]) -> Attributed:
    """Of "the minister": the one person so far whose office has every word of it."""
    wanted = set((actor.role or actor.name or "").casefold().split())
    fitting: dict[str, Actor] = {}
    for person in people:
        body = person.name if person.kind is ActorKind.BODY else ""
        words = set(f"{person.role or ''} {body}".casefold().split())
        if wanted and wanted <= words and person.name:
            fitting[last_name(person.name)] = person
    if len(fitting) == 1:
        who = next(iter(fitting.values()))
        return Attributed(frame, who, "the one speaker so far with this office", None)
    if not fitting and (actor.party is not None or actor.name is not None):
        return Attributed(frame, replace(actor, kind=ActorKind.ANONYMOUS), None, None)
    reason = (
        "several speakers have this office"
        if fitting
        else "nobody with this office was named before"
    )
    return Attributed(
        frame,
        replace(
            actor,
            name=None,
            name_span=None,
            role=actor.role or actor.name,
            role_span=actor.role_span or actor.name_span,
        ),
        None,
        reason,
        tuple(fitting.values()),
    )


def _by_pronoun(
    text: str, sentences: tuple[Sentence, ...], frame: Frame, actor: Actor, done: list[Attributed]
) -> Attributed:
    """The last speaker of the right sort, unless somebody else came in between."""
    word = actor.span.words(text).casefold()
    sort = {ActorKind.BODY} if word in ("it", "they") else {ActorKind.PERSON, ActorKind.ANONYMOUS}
    sort = sort | {ActorKind.ANONYMOUS}
    last = done[-1] if done else None
    if last is None:
        return Attributed(frame, None, None, "a pronoun, and nobody has spoken before")
    if last.who is None or last.open_reason is not None:
        return Attributed(frame, None, None, "a pronoun, and the speaker before is open itself")
    if last.who.kind not in sort:
        reason = "a pronoun that does not fit the speaker before"
        return Attributed(frame, None, None, reason, (last.who,))
    reach = _REACH_OF_IT if word in ("it", "they") else _REACH_OF_HE
    if frame.sentence - last.frame.sentence > reach:
        return Attributed(frame, None, None, "a pronoun too far from a speaker", (last.who,))
    between = sentences[last.frame.sentence + 1 : frame.sentence]
    if any(_other_person(text, sentence, last.who) for sentence in between):
        return Attributed(
            frame, None, None, "a pronoun, and somebody else came in between", (last.who,)
        )
    return Attributed(frame, last.who, "a pronoun: the speaker right before", None)


def _other_person(text: str, sentence: Sentence, who: Actor) -> bool:
    opening = _OTHER_PERSON.match(text, sentence.span.start, sentence.span.end)
    return bool(opening and who.name and last_name(who.name) not in opening.group().casefold())
