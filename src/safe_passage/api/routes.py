"""Every address of the API, in one list."""

from functools import partial
from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.params import JSONBody, PathParameter, QueryParameter
from litestar.status_codes import HTTP_200_OK

from safe_passage.api import bodies
from safe_passage.api.responses import ASKED, NAMED, attachment, carried_away
from safe_passage.errors import InvalidInput
from safe_passage.model.policy import Deed
from safe_passage.service import (
    about,
    asking,
    checking,
    exporting,
    listing,
    looking,
    proving,
    records,
)
from safe_passage.service.authorise import authorise
from safe_passage.service.household import Household, setting_for
from safe_passage.views.about_shapes import AboutShape, PlacesShape
from safe_passage.views.check_shapes import MovementCheckShape
from safe_passage.views.record_shapes import EntryShape, OnRecordShape, StatementShape
from safe_passage.views.shapes import ArrangementShape, InForceShape, PictureShape
from safe_passage.views.timeline_shapes import TimelineShape, WindowListShape
from safe_passage.views.words import LANGUAGES, language

Asker = Request[Any, Any, Any]
Lang = Annotated[
    str,
    QueryParameter(
        description="The language of every word: `en` or `ar`",
        schema_extra={"enum": list(LANGUAGES)},
    ),
]
Id = Annotated[str, PathParameter(description="An id on record", max_length=200)]

# An answer is made in a thread of its own: a long one holds up nobody's page.
_reads = partial(get, responses=NAMED, sync_to_thread=True)
_asks = partial(post, status_code=HTTP_200_OK, sync_to_thread=True)
_answers = partial(_asks, responses=ASKED)


def house_of(request: Asker) -> Household:
    """The register that this application serves."""
    house: Household = request.app.state.house
    return house


@_reads("/api/about", summary="What this record is and where to begin", operation_id="about")
def get_about(request: Asker, lang: Lang = "en") -> AboutShape:
    house = house_of(request)
    authorise(house.policy, house.principal, Deed.ASK, None)
    return about.about(house.setting(), language(lang))


@_reads("/api/places", summary="Named points, and places known or notified", operation_id="places")
def get_places(request: Asker, lang: Lang = "en") -> PlacesShape:
    house = house_of(request)
    authorise(house.policy, house.principal, Deed.ASK, None)
    return about.places(
        house.setting(), language(lang), policy=house.policy, principal=house.principal
    )


@_answers("/api/picture", summary="What holds at a moment, as known then", operation_id="picture")
def post_picture(request: Asker, data: JSONBody[bodies.PictureBody]) -> PictureShape:
    house = house_of(request)
    question = data.question(house.setting())
    return looking.picture(setting_for(house, question), question, data.place())


@_answers(
    "/api/in-force",
    summary="What was arranged at a place and a moment",
    operation_id="in_force",
)
def post_in_force(request: Asker, data: JSONBody[bodies.PlaceBody]) -> InForceShape:
    house = house_of(request)
    question = data.question(house.setting())
    return asking.in_force(setting_for(house, question), question, data.place(), data.as_given())


@_answers(
    "/api/timeline", summary="A lane for each claimant over a period", operation_id="timeline"
)
def post_timeline(request: Asker, data: JSONBody[bodies.PeriodBody]) -> TimelineShape:
    house = house_of(request)
    question = data.question(house.setting())
    setting = setting_for(house, question)
    return looking.timeline(setting, question, data.period(setting))


@_reads("/api/arrangements", summary="The arrangements on record", operation_id="arrangements")
def get_arrangements(request: Asker, lang: Lang = "en") -> list[OnRecordShape]:
    house = house_of(request)
    authorise(house.policy, house.principal, Deed.ASK, None)
    return listing.list_arrangements(house.setting(), language(lang))


@_answers(
    "/api/arrangements/{arrangement:str}/windows",
    summary="The windows of one arrangement in a period",
    operation_id="windows",
)
def post_windows(
    request: Asker, arrangement: Id, data: JSONBody[bodies.WindowsBody]
) -> WindowListShape:
    house = house_of(request)
    question = data.question(house.setting())
    setting = setting_for(house, question)
    return looking.windows(setting, question, arrangement, data.period(setting), data.which)


@_answers(
    "/api/arrangements/{arrangement:str}/standing",
    summary="How one arrangement stands at a moment",
    operation_id="standing",
)
def post_standing(
    request: Asker, arrangement: Id, data: JSONBody[bodies.QuestionBody]
) -> ArrangementShape:
    house = house_of(request)
    question = data.question(house.setting())
    return asking.standing(setting_for(house, question), question, arrangement)


@_answers(
    "/api/movements/check",
    summary="Whether a movement fits the hours and notices on record",
    operation_id="check_movement",
)
def post_check(request: Asker, data: JSONBody[bodies.CheckBody]) -> MovementCheckShape:
    house = house_of(request)
    question = data.question(house.setting())
    authorise(house.policy, house.principal, Deed.CHECK, data.movement)
    setting = setting_for(house, question)
    movement, version = checking.get_movement(setting, data.movement)
    return checking.check(setting, question, movement, version)


@_reads(
    "/api/statements/{statement:str}",
    summary="One statement, its way to us and its entries",
    operation_id="statement",
)
def get_statement(request: Asker, statement: Id, lang: Lang = "en") -> StatementShape:
    house = house_of(request)
    authorise(house.policy, house.principal, Deed.ASK, statement)
    return records.get_statement(house, statement, language(lang))


@_reads(
    "/api/entries/{index:int}",
    summary="One entry of the ledger with its proof",
    operation_id="entry",
)
def get_entry(
    request: Asker,
    index: Annotated[
        int, PathParameter(description="Its place in the ledger", schema_extra={"minimum": 0})
    ],
) -> EntryShape:
    house = house_of(request)
    authorise(house.policy, house.principal, Deed.ASK, index)
    return records.get_entry(house, index)


@_asks(
    "/api/proof-pack",
    summary="Everything that a stranger needs to check an answer offline",
    operation_id="proof_pack",
    responses=carried_away("application/json", dict[str, Any], "A proof pack, to be kept as it is"),
)
def post_proof_pack(request: Asker, data: JSONBody[bodies.ProofBody]) -> Response[bytes]:
    house = house_of(request)
    now = request.app.state.now()
    if (data.question is None) == (data.subjects is None):
        raise InvalidInput(
            "a proof is of a question or of subjects, of one of them", path="question"
        )
    if data.subjects is not None:
        pack = proving.prove_subjects(house, data.subjects, language=language(data.lang), now=now)
    else:
        assert data.question is not None
        asked = data.question
        pack = proving.prove_question(
            house, asked.question(house.setting()), asked.place(), now=now
        )
    return attachment(pack, name="proof-pack.json", kind="application/json")


@_asks(
    "/api/export/geojson",
    summary="Areas and places of a moment as GeoJSON",
    operation_id="export_geojson",
    responses=carried_away(
        "application/geo+json", dict[str, Any], "A feature collection (RFC 7946)"
    ),
)
def post_geojson(request: Asker, data: JSONBody[bodies.PictureBody]) -> Response[bytes]:
    house = house_of(request)
    question = data.question(house.setting())
    document = exporting.export_geojson(house, question, data.place())
    return attachment(document, name="in-force.geojson", kind="application/geo+json")


@_asks(
    "/api/export/ics",
    summary="The hours of a period as iCalendar",
    operation_id="export_calendar",
    responses=carried_away("text/calendar", str, "A calendar (RFC 5545)"),
)
def post_calendar(request: Asker, data: JSONBody[bodies.CalendarBody]) -> Response[bytes]:
    house = house_of(request)
    question = data.question(house.setting())
    period = data.period(house.setting(), question.at)
    document = exporting.export_calendar(house, question, period)
    return attachment(document, name="in-force.ics", kind="text/calendar")


ROUTES = [
    get_about,
    get_places,
    post_picture,
    post_in_force,
    post_timeline,
    get_arrangements,
    post_windows,
    post_standing,
    post_check,
    get_statement,
    get_entry,
    post_proof_pack,
    post_geojson,
    post_calendar,
]
