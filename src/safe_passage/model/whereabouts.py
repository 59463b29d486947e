"""Where one thing lies against another, as far as anybody can tell."""

from dataclasses import dataclass
from enum import StrEnum


class Containment(StrEnum):
    """Inside, outside, or neither can be said; unplaced where nobody gave a place."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    UNCERTAIN = "uncertain"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place against an area.

    `distance_m` is the geodesic distance to the area as stated, 0 inside it, and None where it has
    no place. `accuracy_m` is how far both may be off together.
    """

    where: Containment
    distance_m: float | None
    accuracy_m: float
    why: str
