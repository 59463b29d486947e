"""What questions are asked of: the facts on record, and what every answer must say of itself."""

from dataclasses import dataclass

from whenever import ItemizedDelta, TimeDelta

from safe_passage.model.profile import ASSUMED, Profile, Rule
from safe_passage.model.scenario import Scenario
from safe_passage.register.binding import Freshness
from safe_passage.register.theatre import Theatre
from safe_passage.service.question import Question
from safe_passage.views import shapes
from safe_passage.views.speaking import Speaking, utc
from safe_passage.views.words import Words

UNSTATED = TimeDelta(hours=24 * 14)
"""How long an open end is believed where no profile is on record."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One state of the record: its facts, the size it was folded to, and its marks.

    `zone` is where hours are shown; it is lent to no statement and to no question.
    """

    theatre: Theatre
    ledger_size: int
    origin: str
    is_exercise: bool
    zone_data: str
    zone: str = "UTC"
    scenario: Scenario | None = None

    @property
    def basis(self) -> str:
        """Whose knowledge to ask by, unless somebody says otherwise."""
        is_past = self.scenario is not None and self.scenario.reconstructed is not None
        return "public" if is_past else "recorded"

    @property
    def profile(self) -> Profile | None:
        return self.theatre.profile

    @property
    def freshness(self) -> Freshness:
        profile = self.profile
        if profile is None:
            return Freshness(UNSTATED, "assumed")
        return Freshness(profile.freshness.length, profile.freshness.source)

    @property
    def about(self) -> Rule:
        """How far an "about" minute may be off, either way."""
        profile = self.profile
        if profile is None:
            return Rule(ItemizedDelta(minutes=30), ASSUMED)
        return profile.about

    def words(self, question: Question) -> Words:
        return Words(question.language, self.zone)

    def speaking(self, question: Question) -> Speaking:
        return Speaking(
            self.words(question),
            self.theatre.parties,
            self.theatre.sources,
            self.freshness.period.total("hours") / 24,
        )

    def asked(self, question: Question) -> shapes.AskedShape:
        """What every answer repeats."""
        words = self.words(question)
        reconstructed = None if self.scenario is None else self.scenario.reconstructed
        profile = self.profile
        period = "P14D" if profile is None else profile.freshness.value.format_iso()
        return shapes.AskedShape(
            at=utc(question.at),
            known_at=utc(question.knowledge.at),
            known_precision=question.precision,
            basis=str(question.knowledge),
            ledger_size=self.ledger_size,
            zone_data=self.zone_data,
            freshness=shapes.FreshnessShape(period, self.freshness.source),
            reconstructed=None if reconstructed is None else words.name(reconstructed),
            exercise=self.is_exercise,
            check_again=words.say("line.check_again"),
        )
