"""Every address of the API, in one list."""

from typing import Annotated, Any

from litestar import Request, get, post
from litestar.params import Parameter
from litestar.status_codes import HTTP_200_OK

from safe_passage.api.bodies import (
    CheckBody,
    PeriodBody,
    PictureBody,
    PlaceBody,
    QuestionBody,
    WindowsBody,
)
from safe_passage.model.policy import Deed
from safe_passage.service import about, asking, checking, looking
from safe_passage.service.authorise import authorise
from safe_passage.service.household import Household, setting_for
from safe_passage.views.about_shapes import AboutShape, PlacesShape
from safe_passage.views.check_shapes import MovementCheckShape
from safe_passage.views.shapes import ArrangementShape, InForceShape, PictureShape
from safe_passage.views.timeline_shapes import TimelineShape, WindowListShape
from safe_passage.views.words import language

Lang = Annotated[str, Parameter(description="en or ar", default="en", max_length=8)]


def house_of(request: Request[Any, Any, Any]) -> Household:
    """The register that this application serves."""
    house: Household = request.app.state.house
    return house


@get("/api/about", summary="What this record is and where to begin", sync_to_thread=True)
def get_about(request: Request[Any, Any, Any], lang: Lang = "en") -> AboutShape:
    house = house_of(request)
    authorise(house.policy, house.principal, Deed.ASK, None)
    return about.about(house.setting(), language(lang))


@get("/api/places", summary="Named points, and places known or notified", sync_to_thread=True)
def get_places(request: Request[Any, Any, Any], lang: Lang = "en") -> PlacesShape:
    house = house_of(request)
    authorise(house.policy, house.principal, Deed.ASK, None)
    return about.places(
        house.setting(), language(lang), policy=house.policy, principal=house.principal
    )


@post(
    "/api/picture",
    summary="What holds at a moment, as known then",
    status_code=HTTP_200_OK,
    sync_to_thread=True,
)
def post_picture(request: Request[Any, Any, Any], data: PictureBody) -> PictureShape:
    house = house_of(request)
    question = data.question(house.setting())
    return looking.picture(setting_for(house, question), question, data.place())


@post(
    "/api/in-force",
    summary="What was arranged at a place and a moment",
    status_code=HTTP_200_OK,
    sync_to_thread=True,
)
def post_in_force(request: Request[Any, Any, Any], data: PlaceBody) -> InForceShape:
    house = house_of(request)
    question = data.question(house.setting())
    return asking.in_force(setting_for(house, question), question, data.place(), data.as_given())


@post(
    "/api/timeline",
    summary="A lane for each claimant over a period",
    status_code=HTTP_200_OK,
    sync_to_thread=True,
)
def post_timeline(request: Request[Any, Any, Any], data: PeriodBody) -> TimelineShape:
    house = house_of(request)
    question = data.question(house.setting())
    setting = setting_for(house, question)
    return looking.timeline(setting, question, data.period(setting))


@post(
    "/api/arrangements/{arrangement:str}/windows",
    summary="The windows of one arrangement in a period",
    status_code=HTTP_200_OK,
    sync_to_thread=True,
)
def post_windows(
    request: Request[Any, Any, Any], arrangement: str, data: WindowsBody
) -> WindowListShape:
    house = house_of(request)
    question = data.question(house.setting())
    setting = setting_for(house, question)
    return looking.windows(setting, question, arrangement, data.period(setting), data.which)


@post(
    "/api/arrangements/{arrangement:str}/standing",
    summary="How one arrangement stands at a moment",
    status_code=HTTP_200_OK,
    sync_to_thread=True,
)
def post_standing(
    request: Request[Any, Any, Any], arrangement: str, data: QuestionBody
) -> ArrangementShape:
    house = house_of(request)
    question = data.question(house.setting())
    return asking.standing(setting_for(house, question), question, arrangement)


@post(
    "/api/movements/check",
    summary="Whether a movement fits the hours and notices on record",
    status_code=HTTP_200_OK,
    sync_to_thread=True,
)
def post_check(request: Request[Any, Any, Any], data: CheckBody) -> MovementCheckShape:
    house = house_of(request)
    question = data.question(house.setting())
    authorise(house.policy, house.principal, Deed.CHECK, data.movement)
    setting = setting_for(house, question)
    movement, version = checking.get_movement(setting, data.movement)
    return checking.check(setting, question, movement, version)


ROUTES = [
    get_about,
    get_places,
    post_picture,
    post_in_force,
    post_timeline,
    post_windows,
    post_standing,
    post_check,
]
