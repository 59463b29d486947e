"""What the first entry says: which log this is, and whether it is an exercise."""

from dataclasses import dataclass

from safe_passage.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Genesis:
    """The fact of entry 0.

    An exercise says so at its root: in the origin, which every checkpoint repeats, so that no
    proof of it can pass as real. `note` is shown with every answer, as in "reconstructed, recorded
    2026".
    """

    origin: str
    is_exercise: bool
    is_demonstration: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if self.is_exercise is not ("exercise" in self.origin.casefold()):
            raise InvalidInput(
                "the origin of an exercise contains the word exercise, and no other origin does",
                path="origin",
                remedy="name an exercise like safe-passage.example/exercise/spring",
            )
        if self.is_demonstration and not self.is_exercise:
            raise InvalidInput("a demonstration is an exercise", path="is_exercise")

    @property
    def id(self) -> str:
        return self.origin
