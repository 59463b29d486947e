"""What is in force, as files for a map or a calendar of somebody else."""

import msgspec

from safe_passage.model.place import Coordinates
from safe_passage.model.policy import Deed
from safe_passage.model.time import Window
from safe_passage.register.answer import find_answer
from safe_passage.service import about, asking, looking
from safe_passage.service.authorise import authorise
from safe_passage.service.household import Household, setting_for
from safe_passage.service.question import Question
from safe_passage.views import calendar, geojson


def export_geojson(house: Household, question: Question, place: Coordinates | None) -> bytes:
    """The areas and places of a moment as GeoJSON; each site as exactly as it may be had."""
    authorise(house.policy, house.principal, Deed.EXPORT, question)
    setting = setting_for(house, question)
    found = asking.find_arrangements(setting, question, place)
    document = geojson.collection(
        looking.find_areas(setting, question, found, place),
        about.places(setting, question.language, policy=house.policy, principal=house.principal),
        [one.shape for one in found],
        asked=setting.asked(question),
    )
    return msgspec.json.encode(document)


def export_calendar(house: Household, question: Question, period: Window) -> bytes:
    """The hours of a period as iCalendar, as known then."""
    authorise(house.policy, house.principal, Deed.EXPORT, question)
    setting = setting_for(house, question)
    answers = [
        answer
        for dossier in setting.theatre.dossiers
        if (answer := find_answer(dossier, question.at, question.knowledge, setting.freshness))
        is not None
    ]
    return calendar.calendar(
        answers,
        period,
        asked=setting.asked(question),
        speaking=setting.speaking(question),
        freshness=setting.freshness,
    )
