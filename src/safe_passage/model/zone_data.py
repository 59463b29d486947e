"""Which zone data turned wall clocks into instants."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ZoneData:
    """A release of the IANA time zone database, and the SHA-256 of the files that were read."""

    release: str
    sha256: str

    @property
    def id(self) -> str:
        return "iana"
