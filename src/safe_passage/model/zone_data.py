"""Which zone data turned wall clocks into instants."""

from dataclasses import dataclass

from safe_passage.model.entry import SubjectId


@dataclass(frozen=True, slots=True)
class ZoneData:
    """A release of the IANA time zone database, and the SHA-256 of the files that were read.

    `moved` are the claims whose instants are others than their confirmers saw under the release
    before; they keep those, and every answer uses these.
    """

    release: str
    sha256: str
    moved: tuple[SubjectId, ...] = ()

    @property
    def id(self) -> str:
        return "iana"
