"""A past that was put on record again: what it is called, and where to begin looking."""

from dataclasses import dataclass
from typing import NewType

from whenever import Instant

from safe_passage.errors import InvalidInput
from safe_passage.model.name import Name
from safe_passage.model.place import Coordinates
from safe_passage.model.time import Window

ScenarioId = NewType("ScenarioId", str)


@dataclass(frozen=True, slots=True)
class Preset:
    """A period worth looking at, and a moment and a place within it."""

    id: str
    label: Name
    period: Window
    at: Instant
    where: Coordinates | None = None
    known_at: Instant | None = None

    def __post_init__(self) -> None:
        if not self.period.holds(self.at):
            raise InvalidInput("the moment lies outside its period", path="at")


@dataclass(frozen=True, slots=True)
class Scenario:
    """What a register shows: its zone, its extent, its presets.

    `reconstructed` says that it is a past written down later; it stands on every screen and every
    export, and such a register is asked by what was public unless somebody asks otherwise.
    `bounds` are west, south, east, north.
    """

    id: ScenarioId
    title: Name
    zone: str
    zone_name: Name
    bounds: tuple[Coordinates, Coordinates]
    presets: tuple[Preset, ...]
    reconstructed: Name | None = None
    tries: tuple[Name, ...] = ()
