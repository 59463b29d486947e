"""Who does a deed, and how sure we are that it is they."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

PrincipalId = NewType("PrincipalId", str)


class Assurance(StrEnum):
    """How a principal's identity was established; until sign-in exists it is asserted only."""

    ASSERTED = "asserted"
    PASSKEY = "passkey"
    TOKEN = "token"  # noqa: S105  a kind of assurance, not a secret


class Role(StrEnum):
    """What a principal may be asked to do."""

    SUBMITTER = "submitter"
    VERIFIER = "verifier"
    RELEASER = "releaser"
    COORDINATOR = "coordinator"
    LIAISON = "liaison"
    MONITOR = "monitor"
    INVESTIGATOR = "investigator"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Principal:
    """Who acts. The id is a handle; a person's name is kept apart and can be erased."""

    id: PrincipalId
    assurance: Assurance = Assurance.ASSERTED
    roles: frozenset[Role] = frozenset()
    party: str | None = None
