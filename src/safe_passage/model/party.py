"""Who takes part: parties to the conflict, their organs, and others who speak."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from safe_passage.model.name import Name

PartyId = NewType("PartyId", str)


class PartyRole(StrEnum):
    """What a party is here; only parties to the conflict are ever required for mutual hours."""

    PARTY = "party"
    MEDIATOR = "mediator"
    GUARANTOR = "guarantor"
    HUMANITARIAN = "humanitarian"
    CIVIL_BODY = "civil_body"
    EXCLUDED = "excluded"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Organ:
    """A ministry, a general staff or a council that speaks for a party.

    `is_entitled` says whether its word binds the party; a local commander's may not.
    """

    name: Name
    is_entitled: bool = True


@dataclass(frozen=True, slots=True)
class Party:
    """A party to the conflict, or somebody else whose words are on record."""

    id: PartyId
    name: Name
    role: PartyRole
    sources: tuple[str, ...] = ()
