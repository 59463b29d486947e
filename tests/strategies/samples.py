"""One EXERCISE fact, or more, of every kind that can be recorded: the golden entries."""

from functools import cache
from pathlib import Path

from whenever import Date, Instant, ItemizedDelta

from safe_passage.codec.documents import parse_document
from safe_passage.model.confirmation import Confirmation, ConfirmationId, ConfirmedField
from safe_passage.model.draft import Span
from safe_passage.model.entry import SubjectId
from safe_passage.model.erasure import Erasure
from safe_passage.model.genesis import Genesis
from safe_passage.model.identity import PrincipalId, Role
from safe_passage.model.name import Name
from safe_passage.model.place import Coordinates
from safe_passage.model.policy import Deed, Grant, Policy, PolicyId
from safe_passage.model.profile import ASSUMED, NoticeRule, Profile, ProfileId, Rule
from safe_passage.model.scenario import Preset, Scenario, ScenarioId
from safe_passage.model.time import Window
from safe_passage.model.zone_data import ZoneData

DOCUMENT = Path(__file__).parents[1] / "golden" / "exercise.yaml"
NOON = Instant.from_utc(2031, 3, 2, 12)


def _rule(**length: int) -> Rule:
    return Rule(ItemizedDelta(**length), ASSUMED)


@cache
def facts() -> tuple[object, ...]:
    """What a document can hold first, then what only the program records."""
    document = parse_document(DOCUMENT.read_text(encoding="utf-8"), DOCUMENT.name)
    return (
        *document.facts,
        Genesis("safe-passage.example/exercise/golden", is_exercise=True, note="EXERCISE"),
        Erasure(7, ("position", "words"), "EXERCISE: consent withdrawn", "EXERCISE: data officer"),
        Profile(
            ProfileId("exercise"),
            "EXERCISE",
            margin=_rule(minutes=20),
            freshness=_rule(days=14),
            about=_rule(minutes=30),
            notice=NoticeRule(_rule(hours=48), Rule(ItemizedDelta(hours=24), "EXERCISE guidance")),
        ),
        Policy(
            PolicyId("exercise"),
            "EXERCISE",
            (Grant(Role.MONITOR, frozenset({Deed.ASK, Deed.CHECK}), "EXERCISE"),),
        ),
        ZoneData("2031a", "00" * 32),
        Scenario(
            ScenarioId("exercise"),
            Name("EXERCISE", "تمرين"),
            "Asia/Damascus",
            Name("Damascus time"),
            (Coordinates(36.5, 35.5), Coordinates(37.5, 36.5)),
            (
                Preset(
                    "noon",
                    Name("At noon"),
                    Window(NOON.subtract(hours=24), NOON.add(hours=24)),
                    NOON,
                    Coordinates(37.125, 36.25),
                    NOON,
                ),
            ),
            Name("EXERCISE"),
            (Name("Drag the clock"),),
        ),
        Confirmation(
            ConfirmationId("exercise"),
            "00" * 32,
            "draft-1",
            "arrangement",
            Date(2031, 3, 1),
            PrincipalId("x-analyst"),
            (ConfirmedField("first_day", "2031-03-02", "tomorrow", "changed", (Span(3, 11),)),),
            ("zone",),
            (SubjectId("claim:X-PAUSE/pause"),),
        ),
    )
