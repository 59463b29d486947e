"""That fields of an entry were destroyed: which, on what ground, on whose authority."""

from dataclasses import dataclass

from safe_passage.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Erasure:
    """Recorded together with the destruction itself, or not at all.

    `ground` and `authority` are kept for ever: a rule and an office, never a person's name.
    """

    target: int
    fields: tuple[str, ...]
    ground: str
    authority: str

    def __post_init__(self) -> None:
        if self.target < 0:
            raise InvalidInput("an entry's index is not negative", path="target")
        if not self.fields or len(set(self.fields)) != len(self.fields):
            raise InvalidInput("an erasure names each field once, and at least one", path="fields")
        for name in ("ground", "authority"):
            if not getattr(self, name):
                raise InvalidInput("an erasure names its ground and authority", path=name)

    @property
    def id(self) -> str:
        """A chain of its own for each erased entry: more of it may be erased later."""
        return str(self.target)
