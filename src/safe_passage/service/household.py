"""What a border of the house (the API, the terminal) is handed to serve with."""

from typing import Protocol

from whenever import Instant

from safe_passage.model.identity import Principal
from safe_passage.model.policy import Deed, Policy
from safe_passage.register.known import Basis
from safe_passage.service.authorise import authorise
from safe_passage.service.ports import Secrets, Store
from safe_passage.service.question import Question
from safe_passage.service.setting import Setting


class Household(Protocol):
    """An open register with its rules, and whoever is asking."""

    @property
    def store(self) -> Store: ...

    @property
    def policy(self) -> Policy: ...

    @property
    def principal(self) -> Principal: ...

    @property
    def secrets(self) -> Secrets: ...

    def setting(self) -> Setting:
        """What questions are asked of now."""

    def setting_as_recorded(self, at: Instant) -> Setting:
        """What questions are asked of as the record stood then."""


def setting_for(house: Household, question: Question) -> Setting:
    """The record that this question is about, if it may be asked.

    By what was recorded then the record itself is taken as of that time; by what was public it is
    today's, and what had not been told is left out of it.
    """
    authorise(house.policy, house.principal, Deed.ASK, question)
    if question.knowledge.basis is Basis.RECORDED:
        return house.setting_as_recorded(question.knowledge.at)
    return house.setting()
