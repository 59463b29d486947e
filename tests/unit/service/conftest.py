"""The demonstration on record, in memory: made once, and only ever asked."""

from dataclasses import dataclass

import pytest

from safe_passage.adapters.memory import MemoryStore
from safe_passage.adapters.secrets import SystemSecrets
from safe_passage.model.genesis import Genesis
from safe_passage.model.identity import Principal, PrincipalId, Role
from safe_passage.model.policy import Policy
from safe_passage.service.demonstrating import load_scenario
from safe_passage.service.recording import record
from safe_passage.service.setting import Setting
from safe_passage.wiring import default_policy, default_profile, packaged, setting_of
from tests.conformance.records import SetClock

EXERCISE = Genesis(
    "safe-passage.example/exercise/service",
    is_exercise=True,
    is_demonstration=True,
    note="EXERCISE",
)
COORDINATOR = Principal(PrincipalId("coordinator"), roles=frozenset({Role.COORDINATOR}))


@dataclass(frozen=True, slots=True)
class Room:
    """A store, with who may do what in it."""

    store: MemoryStore
    policy: Policy
    secrets: SystemSecrets

    def setting(self) -> Setting:
        return setting_of(self.store.register(), self.store)

    def record(self, *facts: object, principal: Principal = COORDINATOR, **more: object) -> object:
        return record(
            facts,
            principal=principal,
            policy=self.policy,
            store=self.store,
            secrets=self.secrets,
            **more,  # type: ignore[arg-type]
        )


def empty_room() -> Room:
    secrets = SystemSecrets()
    store = MemoryStore(EXERCISE, principal=COORDINATOR, clock=SetClock(), secrets=secrets)
    return Room(store, default_policy(), secrets)


@pytest.fixture
def room() -> Room:
    return empty_room()


@pytest.fixture(scope="session")
def aleppo() -> Setting:
    """Everything of the scenario, as the demonstration puts it on record."""
    made = empty_room()
    made.record(default_profile())
    loaded = load_scenario(
        lambda name: packaged(f"demonstration/aleppo_2016/{name}"),
        principal=COORDINATOR,
        policy=made.policy,
        store=made.store,
        secrets=made.secrets,
    )
    assert [one.number for one in loaded]
    return made.setting()
