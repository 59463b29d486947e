"""Who may do what: rules as data, recorded by hash, with everything else denied."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from safe_passage.model.identity import Role

PolicyId = NewType("PolicyId", str)


class Deed(StrEnum):
    """What a principal can ask of a service."""

    ASK = "ask"
    READ_DRAFT = "read_draft"
    RECORD = "record"
    CONFIRM = "confirm"
    NOTIFY = "notify"
    CHECK = "check"
    SEE_SITE = "see_site"
    SEE_EXACT_SITE = "see_exact_site"
    PROVE = "prove"
    EXPORT = "export"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Grant:
    """One role's deeds, and where that rule comes from."""

    role: Role
    deeds: frozenset[Deed]
    source: str


@dataclass(frozen=True, slots=True)
class Policy:
    """The grants in force; what none of them names is denied."""

    id: PolicyId
    title: str
    grants: tuple[Grant, ...]

    def allows(self, roles: frozenset[Role], deed: Deed) -> bool:
        return any(grant.role in roles and deed in grant.deeds for grant in self.grants)
