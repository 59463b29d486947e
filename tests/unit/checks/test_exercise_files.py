"""The movements and the incident of the demonstration, as they are written there."""

from importlib import resources

import pytest

from safe_passage.assessment.incident import Arranged, ReadingHours, assess
from safe_passage.checks.tail import TailFit, tail_fit
from safe_passage.codec.documents import ANYTHING, parse_document
from safe_passage.intake.profile import parse_profile
from safe_passage.model.arrangement import ArrangementId, ClaimId, ReadingId
from safe_passage.model.incident import AttributionGrade, Incident
from safe_passage.model.name import Name
from safe_passage.model.notification import Movement
from safe_passage.model.profile import Profile
from safe_passage.model.reported import ReportedMovement
from safe_passage.model.schedule import Occurrence
from safe_passage.model.time import Moment, Truth
from safe_passage.model.told import notification_reported
from safe_passage.model.whereabouts import Containment, Whereabouts
from tests.unit.assessment.test_incident import damascus
from tests.unit.checks.convoy import PAUSE_HOURS, local

PACKAGE = resources.files("safe_passage")


def facts(file: str) -> tuple[object, ...]:
    text = (PACKAGE / "demonstration" / "aleppo_2016" / file).read_text("utf-8")
    return tuple(parse_document(text, file, on_record=ANYTHING).facts)


@pytest.fixture(scope="module")
def profile() -> Profile:
    return parse_profile((PACKAGE / "profiles" / "exercise.toml").read_text("utf-8"))


def fit(file: str, profile: Profile) -> TailFit:
    [movement] = (fact for fact in facts(file) if isinstance(fact, Movement))
    found = tail_fit(movement, windows=[PAUSE_HOURS], margin=profile.margin.length)
    assert found is not None
    return found


def test_the_exercise_convoy_of_20_trucks_misses_29_minutes(profile: Profile) -> None:
    found = fit("exercise-convoy.yaml", profile)
    assert found.tail_back == local("13:09")
    assert (found.fits, found.minutes_missing) == (Truth.NO, 29)
    assert found.latest_departure == local("10:01")


def test_the_same_convoy_back_at_exactly_12_40_fits(profile: Profile) -> None:
    found = fit("exercise-1240.yaml", profile)
    assert found.tail_back == found.limit == local("12:40")
    assert (found.fits, found.minutes_missing) == (Truth.YES, 0)


def test_the_attack_of_19_september_as_it_is_written_there(profile: Profile) -> None:
    [attack] = (
        fact
        for fact in facts("incidents.yaml")
        if isinstance(fact, Incident) and fact.id == "I-023"
    )
    ends = [damascus(18, 19), damascus(18, 23, 59), damascus(19, 19)]
    readings = tuple(
        ReadingHours(
            ClaimId(f"claim-{index}"),
            ReadingId(f"reading-{index}"),
            (Occurrence(Moment.exact(damascus(12, 19)), Moment.exact(end)),),
            Moment.exact(end),
        )
        for index, end in enumerate(ends)
    )
    inside = Whereabouts(Containment.INSIDE, 0.0, 2500.0, "")
    arranged = Arranged(ArrangementId("A-2016-09-09"), Name(""), readings, inside, Truth.YES)
    [found] = assess(attack, [arranged], about=profile.about).against
    assert found.time.where is Containment.UNCERTAIN
    assert found.if_exact is not None
    assert found.if_exact.where is Containment.OUTSIDE
    after = found.if_exact.after_latest_end
    assert after is not None
    assert after.total("minutes") == 12
    assert attack.attribution is AttributionGrade.UNDETERMINED


def test_whether_the_convoy_to_urum_al_kubra_had_been_notified() -> None:
    [convoy] = (
        fact
        for fact in facts("reported_movements.yaml")
        if isinstance(fact, ReportedMovement) and fact.id == "M-0919-URUM"
    )
    assert notification_reported(convoy, damascus(19, 19, 30)) is Truth.UNKNOWN
    assert notification_reported(convoy, damascus(20, 12)) is Truth.UNKNOWN
    assert notification_reported(convoy, damascus(21, 0)) is Truth.YES
