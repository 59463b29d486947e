from collections.abc import Callable
from dataclasses import replace

import pytest
from whenever import Instant

from safe_passage.errors import InvalidInput
from safe_passage.model.entry import ERASED, SubjectId
from safe_passage.model.identity import PrincipalId
from safe_passage.model.incident import (
    Attribution,
    AttributionGrade,
    Count,
    Incident,
    IncidentId,
    Observation,
)
from safe_passage.model.name import Name
from safe_passage.model.notification import (
    Escort,
    Leg,
    LegId,
    Relation,
    SiteId,
    StaticSite,
    Stop,
    VehicleCount,
    VersionRef,
)
from safe_passage.model.party import PartyId
from safe_passage.model.place import Coordinates
from safe_passage.model.source import SourceId
from safe_passage.model.telling import Acknowledgement, AcknowledgementId, Answer
from safe_passage.model.time import Moment, Truth
from tests.unit.checks.convoy import MOVEMENT, RECIPIENT, convoy, local, stop

SITE = StaticSite(
    SiteId("EXERCISE-1"),
    PartyId("exercise-relief"),
    "clinic",
    Relation.OPERATES,
    Name("EXERCISE clinic"),
    Coordinates(36.7, 36.0, 10.0, "36.0 36.7"),
    is_exercise=True,
)
NOON = local("12:00")


def test_the_tail_is_back_a_pass_time_after_the_head() -> None:
    movement = convoy(leaves="10:30", head_back="12:49", tolerance_minutes=5)
    assert movement.departure == local("10:30")
    assert movement.tail_back == local("13:09")
    assert movement.tail_back_latest == local("13:14")


def test_erased_legs_leave_no_hours_behind() -> None:
    movement = replace(convoy(), legs=ERASED)
    assert (movement.departure, movement.tail_back, movement.tail_back_latest) == (None,) * 3


def test_only_the_ladder_has_rungs() -> None:
    rungs = {answer.value: answer.rung for answer in Answer if answer.rung is not None}
    assert rungs == {"A0": 0, "A1": 1, "A2": 2, "A3": 3, "A4": 4}


FAULTS: list[tuple[str, str, Callable[[], object]]] = [
    ("version", "versions count from 1", lambda: VersionRef(SubjectId("site:1"), 0)),
    (
        "valid_until",
        "must end after it begins",
        lambda: replace(SITE, valid_from=NOON, valid_until=NOON),
    ),
    (
        "released_by",
        "the same person",
        lambda: replace(SITE, verified_by=PrincipalId("p"), released_by=PrincipalId("p")),
    ),
    (
        "head_leaves",
        "leaves before it arrives",
        lambda: replace(stop("x", "10:00"), head_leaves=local("09:59")),
    ),
    ("tolerance_minutes", "not negative", lambda: stop("x", "10:00", tolerance_minutes=-1)),
    ("stops", "at least two", lambda: Leg(LegId("l"), (stop("x", "10:00"),))),
    (
        "stops[1].head_at",
        "arrives before it has left",
        lambda: Leg(LegId("l"), (stop("x", "10:00"), stop("y", "09:59"))),
    ),
    ("number", "at least one", lambda: VehicleCount("truck", 0)),
    ("roof_marked", "more roof marks", lambda: VehicleCount("truck", 2, 3)),
    ("whose", "yet somebody's", lambda: Escort(Truth.NO, PartyId("p"))),
    ("pass_minutes", "no time", lambda: replace(convoy(), pass_minutes=-1)),
    ("justification", "needs its reason", lambda: replace(convoy(), is_emergency=True)),
    ("legs", "at least one leg", lambda: replace(convoy(), legs=())),
    ("legs[1]", "begins before", lambda: replace(convoy(), legs=_backwards())),
    (
        "relies_on[1].subject",
        "relied on twice",
        lambda: replace(convoy(), relies_on=(MOVEMENT, replace(MOVEMENT, version=2))),
    ),
    (
        "answer_by",
        "only a query",
        lambda: Acknowledgement(
            AcknowledgementId("a"),
            RECIPIENT,
            MOVEMENT,
            Answer.OPENED,
            Moment.exact(NOON),
            answer_by=NOON,
        ),
    ),
    ("highest", "below the lowest", lambda: Count(18, highest=17)),
    ("number", "not negative", lambda: Count(-1)),
    (
        "by",
        "names its author",
        lambda: Attribution("", AttributionGrade.UNDETERMINED, None, (SourceId("s"),)),
    ),
    (
        "to",
        "to nobody",
        lambda: Attribution("a board", AttributionGrade.PLAUSIBLE, None, (SourceId("s"),)),
    ),
]


def _backwards() -> tuple[Leg, ...]:
    legs = convoy().legs
    assert isinstance(legs, tuple)
    return legs[::-1]


@pytest.mark.parametrize(("path", "words", "make"), FAULTS)
def test_what_cannot_be_is_refused_with_the_path_to_the_field(
    path: str, words: str, make: Callable[[], object]
) -> None:
    with pytest.raises(InvalidInput, match=words) as caught:
        make()
    assert caught.value.path == path


def test_a_stop_without_a_departure_leaves_when_it_arrives() -> None:
    passing = Stop(Name("EXERCISE"), Coordinates(36.7, 36.0), NOON)
    assert passing.leaves == NOON


def test_an_incident_is_undetermined_until_an_author_says_otherwise() -> None:
    incident = Incident(
        IncidentId("EXERCISE-1"),
        "reported_fire",
        Moment.exact(Instant.from_utc(2016, 9, 19, 16, 12)),
        None,
        Observation(Name("EXERCISE")),
        None,
        (SourceId("s"),),
    )
    assert incident.attribution is AttributionGrade.UNDETERMINED
    plausible = Attribution("a board", AttributionGrade.PLAUSIBLE, PartyId("p"), (SourceId("s"),))
    open_ = Attribution("another", AttributionGrade.UNDETERMINED, None, (SourceId("s"),))
    assert replace(incident, attributions=(plausible,)).attribution is AttributionGrade.PLAUSIBLE
    both = replace(incident, attributions=(plausible, open_))
    assert both.attribution is AttributionGrade.UNDETERMINED
