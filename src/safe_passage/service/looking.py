"""The whole picture at a moment, and the timeline round it."""

from collections.abc import Iterable

from whenever import Instant, TimeDelta

from safe_passage.model.place import Coordinates
from safe_passage.model.time import Truth, Window
from safe_passage.register import known
from safe_passage.register.answer import find_answer
from safe_passage.register.timeline import edges
from safe_passage.service import asking, happening
from safe_passage.service.asking import Found
from safe_passage.service.question import Question
from safe_passage.service.setting import Setting
from safe_passage.views import area_shapes, lanes, places, shapes, timeline_shapes
from safe_passage.views.speaking import utc

INCIDENTS_BACK = TimeDelta(hours=48)
"""Incidents of so long before the moment are shown with it."""


def picture(setting: Setting, question: Question, place: Coordinates | None) -> shapes.PictureShape:
    """What holds at a moment, as known then; what touches `place` comes first."""
    found = asking.find_arrangements(setting, question, place)
    period = Window(question.at - INCIDENTS_BACK, question.at + TimeDelta(seconds=1))
    return shapes.PictureShape(
        asked=setting.asked(question),
        sentence=asking.find_sentence(setting, question, found),
        arrangements=[one.shape for one in found],
        areas=find_areas(setting, question, found, place),
        corridors=[] if place is None else asking.find_corridors(setting, question, place),
        unplaced=asking.find_unplaced(setting, question),
        movements=happening.find_movements(setting, question, period),
        incidents=happening.find_incidents(setting, question, period),
        next_change=asking.find_next_change(
            setting, question, (one.answer.dossier for one in found if one.is_live)
        ),
    )


def find_areas(
    setting: Setting, question: Question, found: Iterable[Found], place: Coordinates | None
) -> area_shapes.AreasShape:
    """Corridors, and the areas of arrangements that hold or may hold, for a map."""
    words = setting.words(question)
    by_id = {str(one.shape.id): one for one in found}
    drawn = [
        places.arrangement_feature(
            one.answer.dossier.arrangement,
            words,
            standing=one.shape.standing,
            answer=one.answer.holds,
            near=one.area,
        )
        for one in found
        if one.answer.holds is not Truth.NO
    ]
    for corridor, _ in asking.known_corridors(setting, question):
        if corridor.route is None:
            continue
        under = by_id.get(str(corridor.arrangement))
        drawn.append(
            places.corridor_feature(
                corridor,
                words,
                standing="undetermined" if under is None else under.shape.standing,
                answer=Truth.UNKNOWN if under is None else under.answer.holds,
                near=None if place is None else asking.whereabouts(corridor.route, place),
            )
        )
    return area_shapes.AreasShape("FeatureCollection", [one for one in drawn if one is not None])


def timeline(setting: Setting, question: Question, period: Window) -> timeline_shapes.TimelineShape:
    """A lane for each claimant over a period, by what was known then."""
    speaking, freshness = setting.speaking(question), setting.freshness
    dossiers = [
        answer.dossier
        for dossier in setting.theatre.dossiers
        if (answer := find_answer(dossier, question.at, question.knowledge, freshness)) is not None
    ]
    changes: set[Instant] = set()
    for dossier in dossiers:
        changes.update(edges(dossier, period, freshness))
    return timeline_shapes.TimelineShape(
        asked=setting.asked(question),
        start=utc(period.start),
        end=utc(period.end),
        mutual=lanes.mutual_bars(dossiers, period, freshness, speaking),
        lanes=lanes.lanes(dossiers, period, freshness, speaking),
        gaps=lanes.gaps(dossiers, period, freshness, speaking),
        movements=lanes.movement_bars(
            [
                one
                for one in setting.theatre.reported_movements
                if happening.was_public(one.told, question) is not Truth.NO
            ],
            period,
            speaking,
        ),
        incidents=lanes.marks(
            [
                one
                for one in setting.theatre.incidents
                if happening.was_public(one.told, question) is not Truth.NO
            ],
            period,
            speaking,
        ),
        changes=[utc(at) for at in sorted(changes) if period.holds(at)],
    )


def windows(
    setting: Setting, question: Question, arrangement: str, period: Window, which: str
) -> timeline_shapes.WindowListShape:
    """The windows of one arrangement in a period: of any claimant, of one, or mutual."""
    dossier = asking.get_dossier(setting, arrangement)
    answer = find_answer(dossier, question.at, question.knowledge, setting.freshness)
    states = known.worlds(dossier, question.knowledge)
    return lanes.window_list(
        states,
        period,
        which,
        asked=setting.asked(question),
        standing="" if answer is None else answer.standing.value,
        freshness=setting.freshness,
        speaking=setting.speaking(question),
    )
