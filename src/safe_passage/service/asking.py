"""What was arranged here, by whom, for which hours, as known then?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from whenever import Instant, TimeDelta

from safe_passage.codec.kinds import subject_of
from safe_passage.errors import NotFound
from safe_passage.matching.distance import where, where_each
from safe_passage.model.arrangement import ArrangementId, Dossier, Standing
from safe_passage.model.corridor import Corridor
from safe_passage.model.place import Area, Coordinates
from safe_passage.model.time import Truth, some
from safe_passage.model.whereabouts import Containment, Whereabouts
from safe_passage.register import known
from safe_passage.register.answer import ArrangementAnswer, find_answer
from safe_passage.register.timeline import next_change
from safe_passage.service.question import Question
from safe_passage.service.setting import Setting
from safe_passage.views import places, shapes
from safe_passage.views.answer import arrangement_shape, settle_words
from safe_passage.views.speaking import minutes_between, utc

_NEAREST_FIRST = (
    Containment.INSIDE,
    Containment.UNCERTAIN,
    Containment.UNPLACED,
    Containment.OUTSIDE,
)
_RECENT = TimeDelta(hours=48)
_NEAR_M = 3000.0
"""A corridor this near to the place asked about is worth a line, uncertain or not."""


@lru_cache(maxsize=64)
def _seen_from(place: Coordinates) -> dict[Area, Whereabouts]:
    """What is known of areas against a place; kept for the last few places and no longer.

    A clock that is dragged asks the same place again. What was asked about is nobody's to look up.
    """
    del place
    return {}


def whereabouts(area: Area, place: Coordinates) -> Whereabouts:
    """A place against an area."""
    seen = _seen_from(place)
    if area not in seen:
        seen[area] = where(area, place)
    return seen[area]


def look_round(setting: Setting, place: Coordinates) -> None:
    """Measure the place against every area on record at once: far cheaper than one by one."""
    seen = _seen_from(place)
    areas = [
        *(area for dossier in setting.theatre.dossiers for area in stated_areas(dossier)),
        *(one.route for one in setting.theatre.corridors if one.route is not None),
    ]
    missing = [area for area in dict.fromkeys(areas) if area not in seen]
    seen.update(zip(missing, where_each(missing, place), strict=True))


@dataclass(frozen=True, slots=True)
class Found:
    """An answer with the place asked about against the arrangement's area."""

    answer: ArrangementAnswer
    area: Whereabouts | None
    shape: shapes.ArrangementShape

    @property
    def is_live(self) -> bool:
        """Whether its next change is worth telling: not over, not elsewhere, not merely old."""
        return self.shape.relevance == "here"


def find_arrangements(
    setting: Setting,
    question: Question,
    place: Coordinates | None,
    *,
    dossiers: Iterable[Dossier] | None = None,
) -> list[Found]:
    """Every arrangement of which anything may have been known, the most telling first.

    Or only those of `dossiers`, where they are named.
    """
    if place is not None:
        look_round(setting, place)
    found = []
    for dossier in setting.theatre.dossiers if dossiers is None else dossiers:
        answer = find_answer(dossier, question.at, question.knowledge, setting.freshness)
        if answer is None:
            continue
        area = None if place is None else find_area(answer.dossier, place)
        shape = arrangement_shape(
            answer,
            at=question.at,
            speaking=setting.speaking(question),
            area=area,
            evidence=evidence(setting, answer.dossier),
        )
        found.append(Found(answer, area, shape))
    return sorted(found, key=_telling)


def _telling(found: Found) -> tuple[bool, int, int, float]:
    """What somebody at the place should hear first: what holds, then what may, then what just did.

    A doubt that comes only from age, and an unmapped area, speak less loudly than a place inside.
    """
    answer, shape = found.answer, found.shape
    where = 0 if found.area is None else _NEAREST_FIRST.index(found.area.where)
    told = [
        said.told.latest.timestamp()
        for said in answer.dossier.statements.values()
        if said.told is not None
    ]
    return (
        shape.relevance == "elsewhere",
        _loudness(answer, is_old=shape.relevance == "old"),
        where,
        -max(told, default=0.0),
    )


def _loudness(answer: ArrangementAnswer, *, is_old: bool) -> int:
    if answer.holds is Truth.YES:
        return 0
    if answer.standing is Standing.SUSPENDED or (answer.holds is Truth.UNKNOWN and not is_old):
        return 1
    just_over = answer.ended is not None and _is_recent(answer.at - answer.ended)
    soon = answer.next is not None and _is_recent(answer.next.start - answer.at)
    if just_over or (soon and not is_old):
        return 2
    if answer.holds is Truth.UNKNOWN:
        return 3
    return 4 if answer.standing not in ("ended", "never_took_effect") else 5


def _is_recent(distance: TimeDelta) -> bool:
    return distance <= _RECENT


def find_area(dossier: Dossier, place: Coordinates) -> Whereabouts:
    """The place against the nearest of the areas that the arrangement or its claims name."""
    stated = stated_areas(dossier)
    if not stated:
        return Whereabouts(Containment.UNPLACED, None, 0.0, "no area was stated")
    return min(
        (whereabouts(area, place) for area in stated),
        key=lambda one: _NEAREST_FIRST.index(one.where),
    )


def stated_areas(dossier: Dossier) -> list[Area]:
    """The areas that the arrangement, its claims or their readings name."""
    areas = [
        dossier.arrangement.area,
        *(claim.area for claim in dossier.claims),
        *(reading.area for claim in dossier.claims for reading in claim.readings),
    ]
    return [area for area in areas if area is not None]


def evidence(setting: Setting, dossier: Dossier) -> list[shapes.EvidenceShape]:
    """The entries that hold what the answer rests on."""
    facts: Iterable[object] = (
        dossier.arrangement,
        *dossier.claims,
        *dossier.positions,
        *dossier.absences,
        *dossier.events,
        *dossier.statements.values(),
    )
    latest = setting.theatre.latest
    return [
        shapes.EvidenceShape(subject, latest[subject].version, latest[subject].index)
        for subject in map(subject_of, facts)
        if subject in latest
    ]


def find_sentence(setting: Setting, question: Question, found: list[Found]) -> str:
    """The one sentence to repeat on the radio: of the most telling arrangement."""
    words = setting.words(question)
    if not found or found[0].shape.relevance == "elsewhere":
        return words.say("say.nothing")
    first = found[0].shape
    return words.say("say.about", title=first.title, sentence=first.sentence)


def in_force(
    setting: Setting, question: Question, place: Coordinates, where: Mapping[str, Any]
) -> shapes.InForceShape:
    """What was arranged at a place and a moment; `where` is repeated as it was given."""
    found = [
        one
        for one in find_arrangements(setting, question, place)
        if one.area is None or one.area.where is not Containment.OUTSIDE
    ]
    speaking = setting.speaking(question)
    corridors = find_corridors(setting, question, place)
    settle = [
        settle_words(settle, one.answer, speaking) for one in found for settle in one.answer.settle
    ]
    settle += [
        speaking.words.say("settle.place", what=one.name, metres=round(one.accuracy_m))
        for one in corridors
        if one.where == "uncertain"
    ]
    return shapes.InForceShape(
        asked=setting.asked(question),
        where=dict(where),
        sentence=find_sentence(setting, question, found),
        arrangements=[one.shape for one in found],
        corridors=corridors,
        unplaced=find_unplaced(setting, question),
        settle=list(dict.fromkeys(settle)),
    )


def known_corridors(setting: Setting, question: Question) -> list[tuple[Corridor, Truth]]:
    """Corridors that had, or may have, become public by then."""
    statements = setting.theatre.statements
    found: list[tuple[Corridor, Truth]] = []
    for corridor in setting.theatre.corridors:
        told = some(
            known.was_known(statements[id_], question.knowledge)
            for id_ in corridor.statements
            if id_ in statements
        )
        if told is not Truth.NO:
            found.append((corridor, told))
    return found


def find_corridors(
    setting: Setting, question: Question, place: Coordinates
) -> list[shapes.CorridorShape]:
    """The corridors that touch or may touch the place, or pass near it."""
    words, found = setting.words(question), []
    for corridor, _ in known_corridors(setting, question):
        if corridor.route is None:
            continue
        near = whereabouts(corridor.route, place)
        if near.distance_m is not None and near.distance_m <= max(_NEAR_M, near.accuracy_m):
            found.append(places.corridor_shape(corridor, near, words, announced(setting, corridor)))
    return sorted(found, key=lambda one: one.distance_m or 0.0)


def find_unplaced(setting: Setting, question: Question) -> list[shapes.UnplacedShape]:
    """What was announced without a place: listed, never guessed."""
    words = setting.words(question)
    return [
        places.unplaced_shape(corridor, words, announced(setting, corridor))
        for corridor, _ in known_corridors(setting, question)
        if corridor.route is None
    ]


def announced(setting: Setting, corridor: Corridor) -> Instant | None:
    """When a corridor first became public."""
    told = [
        said.told.earliest
        for id_ in corridor.statements
        if (said := setting.theatre.statements.get(id_)) is not None and said.told is not None
    ]
    return min(told, default=None)


def find_next_change(
    setting: Setting, question: Question, dossiers: Iterable[Dossier]
) -> shapes.NextChangeShape | None:
    """The next instant at which an answer changes, knowledge staying as it is."""
    change = next_change(tuple(dossiers), question.at, question.knowledge, setting.freshness)
    if change is None:
        return None
    words = setting.words(question)
    return shapes.NextChangeShape(
        utc(change.at),
        minutes_between(question.at, change.at),
        words.say(
            f"change.{change.held.value}.{change.holds.value}",
            title=words.name(change.dossier.arrangement.title),
            standing=words.say(f"standing.{change.standing.value}"),
        ),
        change.dossier.arrangement.id,
    )


def standing(setting: Setting, question: Question, id_: str) -> shapes.ArrangementShape:
    """How one arrangement stands. Raises `NotFound` where nothing of it was known then."""
    dossier = get_dossier(setting, id_)
    for one in find_arrangements(setting, question, None, dossiers=[dossier]):
        return one.shape
    raise NotFound(
        f"nothing of {id_!r} was known then", remedy="ask with a later `known_at`, or without one"
    )


def get_dossier(setting: Setting, id_: str) -> Dossier:
    """The arrangement of that id. Raises `NotFound`."""
    for dossier in setting.theatre.dossiers:
        if dossier.arrangement.id == ArrangementId(id_):
            return dossier
    raise NotFound(
        f"no arrangement {id_!r} is on record",
        remedy="`safe-passage arrangements list` names those that are",
    )
