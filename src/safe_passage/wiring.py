"""Which concrete things the program is put together from: the one place that names them."""

import re
import zoneinfo
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.metadata import version
from pathlib import Path

import whenever

from safe_passage.adapters.clock import SystemClock
from safe_passage.adapters.files import replace_file
from safe_passage.adapters.opening import (
    Rebuilt,
    create_store,
    discard_demonstration,
    open_store,
    read_store,
    rebuild,
)
from safe_passage.adapters.secrets import SystemSecrets
from safe_passage.adapters.sqlite import SqliteStore
from safe_passage.adapters.verification import Verification, verify_register
from safe_passage.config import Settings
from safe_passage.errors import Unavailable
from safe_passage.intake.policy import parse_policy
from safe_passage.intake.profile import parse_profile
from safe_passage.ledger.keys import VerifierKey
from safe_passage.model.genesis import Genesis
from safe_passage.model.identity import Principal, PrincipalId, Role
from safe_passage.model.policy import Policy
from safe_passage.model.profile import Profile
from safe_passage.model.scenario import Scenario
from safe_passage.model.zone_data import ZoneData
from safe_passage.register.fold import Register
from safe_passage.register.theatre import Theatre
from safe_passage.service.ports import Secrets, Store
from safe_passage.service.recording import adopt_zone_data, record
from safe_passage.service.setting import Setting

LOCAL = Principal(PrincipalId("local"), roles=frozenset({Role.COORDINATOR}))
"""Whoever sits at this machine, by assertion: until sign-in exists there is nobody else."""


def use_packaged_zones() -> ZoneData:
    """Turn every zone look-up to the packaged data and to nothing else on this machine.

    A doctored or outdated system zone then changes no answer.
    """
    folder = Path(str(resources.files("tzdata").joinpath("zoneinfo")))
    if not folder.is_dir():
        raise Unavailable(
            "the packaged time zone data is missing", remedy="install the package again"
        )
    zoneinfo.reset_tzpath(to=[str(folder)])
    zoneinfo.ZoneInfo.clear_cache()
    whenever.reset_tzpath([str(folder)])
    whenever.clear_tzcache()
    return zone_data(folder)


@cache
def zone_data(folder: Path) -> ZoneData:
    """The release of the zone files in a folder, and one digest over all of them."""
    digest = sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix not in (".py", ".pyc"):
            digest.update(file.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(sha256(file.read_bytes()).digest())
    release = (folder / "tzdata.zi").read_text().split("\n", 1)[0].removeprefix("# version ")
    return ZoneData(release.strip() or version("tzdata"), digest.hexdigest())


def packaged(name: str) -> str:
    """A document of the package, as text."""
    return resources.files("safe_passage").joinpath(name).read_text(encoding="utf-8")


def default_policy() -> Policy:
    return parse_policy(packaged("profiles/policy.toml"))


def default_profile() -> Profile:
    return parse_profile(packaged("profiles/exercise.toml"))


EARLIER_KEPT = 16
"""How many earlier states of the record are kept sorted for asking."""


@dataclass(slots=True)
class House:
    """A register that is open, with what its services need."""

    store: SqliteStore
    policy: Policy
    principal: Principal
    secrets: Secrets
    _setting: Setting | None = field(default=None, repr=False)
    _earlier: dict[int, Setting] = field(default_factory=dict, repr=False)

    def setting(self) -> Setting:
        """What questions are asked of now; put together once for each size of the ledger."""
        register = self.store.register()
        if self._setting is None or self._setting.ledger_size != register.size:
            self._setting = setting_of(register, self.store)
            self._earlier = {}  # an erasure may have reached what they hold
        return self._setting

    def setting_as_recorded(self, at: whenever.Instant) -> Setting:
        """What questions are asked of as the record stood then; the last few are kept."""
        latest, register = self.setting(), self.store.register_as_recorded(at)
        if register.size == latest.ledger_size:
            return latest
        kept = self._earlier.get(register.size)
        if kept is None:
            if len(self._earlier) >= EARLIER_KEPT:
                self._earlier = {}
            kept = self._earlier[register.size] = setting_of(register, self.store)
        return kept


def setting_of(register: Register, store: Store) -> Setting:
    """A register sorted for asking."""
    latest = [entry for one in register.subjects() if (entry := register.find_entry(one))]
    theatre = Theatre.of(latest)
    scenarios = [entry.fact for entry in latest if isinstance(entry.fact, Scenario)]
    zones = [entry.fact for entry in latest if isinstance(entry.fact, ZoneData)]
    scenario = scenarios[-1] if scenarios else None
    return Setting(
        theatre=theatre,
        ledger_size=register.size,
        origin=store.genesis.origin,
        is_exercise=store.genesis.is_exercise,
        zone_data=zones[-1].release if zones else "",
        zone="UTC" if scenario is None else scenario.zone,
        scenario=scenario,
    )


def create_house(
    path: Path, keys: Path, genesis: Genesis, *, passphrase: str | None = None
) -> House:
    """A new register, with the rules and zone data that shape its answers as its first entries."""
    zones = use_packaged_zones()
    store = create_store(path, genesis=genesis, key_dir=keys, passphrase=passphrase)
    house = House(store, default_policy(), LOCAL, SystemSecrets())
    record(
        [house.policy, default_profile(), zones],
        principal=house.principal,
        policy=house.policy,
        store=store,
        secrets=house.secrets,
    )
    return house


def key_folder(settings: Settings, origin: str) -> Path:
    """Where the key of one log lies: by its origin, so that its register may move."""
    words = re.sub(r"[^A-Za-z0-9.-]+", "_", origin)
    return settings.keys / f"{words}-{sha256(origin.encode()).hexdigest()[:8]}"


def fresh_origin(name: str) -> str:
    """An origin that no other log has: so no two share a name, or a key."""
    return f"{name}/{SystemSecrets().random(4).hex()}"


def discard(settings: Settings) -> None:
    """Remove the register of these settings and its key; refuses if it is no demonstration."""
    with closing(read_store(settings.register)) as store:
        origin = store.genesis.origin
    discard_demonstration(settings.register, key_dir=key_folder(settings, origin))


@contextmanager
def opened(
    settings: Settings,
    *,
    writes: bool,
    passphrase: str | None = None,
    must_be_demonstration: bool = False,
) -> Iterator[House]:
    """The register of these settings, closed again on leaving."""
    zones = use_packaged_zones()
    store = read_store(settings.register)
    if writes:
        store.close()
        store = open_store(
            settings.register,
            key_dir=key_folder(settings, store.genesis.origin),
            passphrase=passphrase,
            must_be_demonstration=must_be_demonstration,
        )
    try:
        house = House(store, default_policy(), LOCAL, SystemSecrets())
        if writes and store.refusal is None:
            adopt_zone_data(
                zones,
                principal=LOCAL,
                policy=house.policy,
                store=store,
                secrets=house.secrets,
            )
        yield house
    finally:
        store.close()


def rebuild_register(settings: Settings) -> Rebuilt:
    """Fold the register of these settings again from its ledger alone."""
    use_packaged_zones()
    return rebuild(settings.register)


def audit_register(settings: Settings, key: VerifierKey | None) -> Verification:
    """Every fault of the register of these settings, by this key or the one that it names."""
    use_packaged_zones()
    return verify_register(settings.register, key=key)


def write_file(file: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    replace_file(file, data)


def clock() -> SystemClock:
    """The clock of this machine."""
    return SystemClock()
