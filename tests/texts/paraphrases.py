"""What a careful person drafts from the three paraphrases: other names, numbers, wording."""

from dataclasses import dataclass
from pathlib import Path

from whenever import Date, Time

from safe_passage.intake.reading import Reading, read_text

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Expected:
    """`statements` are (speaker, act, chain, said when); `furniture` must yield nothing."""

    name: str
    published: Date
    kind: str
    area: str
    start: Date
    opens: Time | None
    closes: Time | None
    clock_zone: str | None
    daily_minutes: int | None
    announced_by: str
    purpose: str | None
    statements: tuple[tuple[str, str, tuple[str, ...], Date | None], ...]
    open_days: tuple[str, ...]
    furniture: tuple[str, ...]

    @property
    def text(self) -> str:
        return (HERE / f"paraphrase_{self.name}.txt").read_text(encoding="utf-8")

    def read(self) -> Reading:
        return read_text(self.text, published=self.published, zone="Europe/Oslo")


HOURS_ONLY = Expected(
    name="hours_only",
    published=Date(2031, 3, 12),
    kind="humanitarian_pause",
    area="Dremmer",
    start=Date(2031, 3, 9),
    opens=None,
    closes=None,
    clock_zone=None,
    daily_minutes=300,
    announced_by="Velonian Joint Command",
    purpose="to let relief convoys reach the valley",
    statements=(
        ("Arko Tessel", "other", (), None),
        ("Velonian Joint Command", "announced", (), None),
        ("Ilse Maran", "other", (), Date(2031, 3, 7)),
        ("Henrik de Vaal", "other", (), None),
        ("Arko Tessel", "other", ("VELTA",), Date(2031, 3, 12)),
        ("Arko Tessel", "offered", (), None),
        ("Arko Tessel", "other", (), None),
        ("Jon Aber", "declined_to_comment", (), None),
        ("DRL", "called_for", (), None),
    ),
    open_days=("March 9", "March 3", "Friday", "last Monday", "Wednesday"),
    furniture=(
        "Velonia weighs common patrols with Karsk in Dremmer",
        "greets drivers at the ministry in Portaly",
        "Northern Wire and Agencies",
        '"Slow and careful" drafting',
        "A woman carries water past a burnt bus",
        "Lot 14",
    ),
)
LOCAL_HOURS = Expected(
    name="local_hours",
    published=Date(2028, 10, 6),
    kind="pause",
    area="Hallen",
    start=Date(2028, 10, 7),
    opens=Time(7, 30),
    closes=Time(11, 45),
    clock_zone=None,
    daily_minutes=None,
    announced_by="Meridian Armed Forces",
    purpose="to let ambulances and water trucks reach the old town",
    statements=(
        ("Meridian Armed Forces", "announced", (), Date(2028, 10, 5)),
        ("Meridian Armed Forces", "announced", ("statement",), None),
        ("Rosa Lindqvist", "called_for", (), None),
        ("Rosa Lindqvist", "other", (), None),
        ("Free Harbour Council", "rejected", (), None),
        ("Tomas Iredale", "denied", (), None),
    ),
    open_days=("October 7", "Thursday"),
    furniture=("HALLEN, Oct 5 (Coast Press) - ",),
)
ZONED_HOURS = Expected(
    name="zoned_hours",
    published=Date(2029, 6, 13),
    kind="ceasefire",
    area="Brenn",
    start=Date(2029, 6, 14),
    opens=Time(6, 0),
    closes=Time(14, 0),
    clock_zone="UTC",
    daily_minutes=None,
    announced_by="Ostravan General Staff",
    purpose=None,
    statements=(
        ("Ostravan General Staff", "announced", (), Date(2029, 6, 12)),
        ("Pavel Drumm", "announced", ("Channel Nine",), None),
        ("Marta Oss", "denied", ("Telegram",), None),
        ("Marta Oss", "other", ("Telegram",), None),
        ("Red Cross", "welcomed", (), None),
    ),
    open_days=("14 June", "Tuesday"),
    furniture=("General Staff of Ostrava-Dale: ceasefire to start",),
)
ALL = (HOURS_ONLY, LOCAL_HOURS, ZONED_HOURS)
