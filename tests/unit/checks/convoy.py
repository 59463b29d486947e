"""An EXERCISE convoy of 20 trucks and what is on record around it; every place is fictional."""

from dataclasses import replace

from whenever import Instant, ItemizedDelta

from safe_passage.checks.movement import Circumstances
from safe_passage.checks.standing import Reliance
from safe_passage.model.arrangement import Standing
from safe_passage.model.entry import SubjectId
from safe_passage.model.name import Name
from safe_passage.model.notification import (
    Escort,
    Leg,
    LegId,
    Movement,
    MovementId,
    MovementKind,
    Stop,
    VehicleCount,
    VersionRef,
)
from safe_passage.model.party import PartyId
from safe_passage.model.place import Coordinates
from safe_passage.model.profile import NoticeRule, Profile, ProfileId, Rule
from safe_passage.model.telling import (
    Acknowledgement,
    AcknowledgementId,
    Answer,
    Channel,
    Disclosure,
    Evidence,
    Telling,
    TellingId,
)
from safe_passage.model.time import Moment, Truth, Window

DAMASCUS = "Asia/Damascus"
RECIPIENT = PartyId("exercise-north")
MOVEMENT = VersionRef(SubjectId("movement:EXERCISE-1"), 1)
PAUSE = VersionRef(SubjectId("claim:A-2016-08-11/pause"), 1)


def local(clock: str, day: int = 12) -> Instant:
    """That time of 12 August 2016 in Damascus, then three hours ahead of UTC."""
    hour, minute, second = (*map(int, clock.split(":")), 0)[:3]
    return Instant.from_utc(2016, 8, day, hour, minute, second).subtract(hours=3)


PAUSE_HOURS = Window(local("10:00"), local("13:00"))


def stop(name: str, clock: str, *, tolerance_minutes: int = 0) -> Stop:
    at = Coordinates(36.7, 36.0, 50.0)
    return Stop(Name(f"EXERCISE {name}"), at, local(clock), tolerance_minutes=tolerance_minutes)


def convoy(
    *, leaves: str = "10:30", head_back: str = "12:49", tolerance_minutes: int = 0
) -> Movement:
    """20 trucks that pass a point in 20 minutes: the tail is back 20 minutes after the head."""
    out = Leg(LegId("out"), (stop("holding area", leaves), stop("distribution point", "11:30")))
    last = stop("holding area", head_back, tolerance_minutes=tolerance_minutes)
    back = Leg(LegId("back"), (stop("distribution point", "11:45"), last), is_return=True)
    return Movement(
        MovementId("EXERCISE-1"),
        PartyId("exercise-relief"),
        Name("EXERCISE convoy of 20 trucks"),
        MovementKind.OVERLAND,
        DAMASCUS,
        (out, back),
        (VehicleCount("truck", 20, roof_marked=20),),
        Escort(Truth.NO),
        pass_minutes=20,
        relies_on=(PAUSE,),
        recipients=(RECIPIENT,),
        is_exercise=True,
    )


def minutes(number: int, source: str = "assumed") -> Rule:
    return Rule(ItemizedDelta(minutes=number), source)


PROFILE = Profile(
    ProfileId("exercise"),
    "EXERCISE",
    margin=minutes(20),
    freshness=Rule(ItemizedDelta(days=14), "assumed"),
    about=minutes(30),
    notice=NoticeRule(
        usual=Rule(ItemizedDelta(hours=48), "48 h rule"),
        emergency=Rule(ItemizedDelta(hours=24), "24 h rule"),
    ),
)

ONE_SIDED = Reliance(
    PAUSE,
    "Daily three-hour pause",
    Standing.ONE_SIDED,
    bound=("Russia",),
    missing=("Government of Syria", "armed opposition"),
)


def told(
    at: Moment, *, version: VersionRef = MOVEMENT, evidence: Evidence = Evidence.RECEIPT
) -> Telling:
    return Telling(
        TellingId("EXERCISE-T1"),
        RECIPIENT,
        version,
        Disclosure.EXACT,
        Channel.EDITION,
        at,
        evidence,
        is_exercise=True,
    )


def answered(
    answer: Answer,
    at: Moment,
    *,
    version: VersionRef = MOVEMENT,
    channel: Channel = Channel.PORTAL,
    is_witnessed: bool = False,
) -> Acknowledgement:
    return Acknowledgement(
        AcknowledgementId(f"EXERCISE-{answer.value}"),
        RECIPIENT,
        version,
        answer,
        at,
        channel,
        is_witnessed,
        is_exercise=True,
    )


def around(*, reliance: Reliance = ONE_SIDED, latest: int = 1) -> Circumstances:
    """Told and opened three days ahead; the pause of the day holds under every reading."""
    days_ahead = Moment.exact(local("10:00", day=9))
    return Circumstances(
        windows=(PAUSE_HOURS,),
        possible=(PAUSE_HOURS,),
        reliances=(reliance,),
        latest={PAUSE.subject: latest},
        tellings=(told(days_ahead),),
        acknowledgements=(answered(Answer.OPENED, days_ahead),),
    )


def in_force() -> Reliance:
    return replace(ONE_SIDED, standing=Standing.IN_FORCE, missing=())
