"""Whom does a verifier trust: which logs, which witnesses, how many of them together?

c2sp.org/tlog-policy. For example

log example.org/log+c7a2a392+AYqI4910…
witness W1 w1.example+b089d8ca+BEOnLnFE…
witness W2 w2.example+5fcae608+BGa+fjMs…
witness W3 w3.example+552d7266+BAtROtm0…
witness W4 w4.example+08a41c0b+BHwM3vPa…
group three-of-four 3 W1 W2 W3 W4
quorum three-of-four
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from safe_passage.errors import InvalidInput
from safe_passage.ledger.encoding import parse_decimal
from safe_passage.ledger.keys import Algorithm, VerifierKey, parse_verifier_key

NONE = "none"
LARGEST_POLICY = 1_000_000
_FORBIDDEN = re.compile(rb"[^\t\n\x20-\x7e\x80-\xff]")
_COSIGNERS = (Algorithm.COSIGNATURE_ED25519, Algorithm.COSIGNATURE_ML_DSA_44)
_LOGS = (Algorithm.ED25519, Algorithm.COSIGNATURE_ML_DSA_44)


@dataclass(frozen=True, slots=True)
class Group:
    """Has witnessed what at least `threshold` of its members, witnesses or groups, have."""

    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """A verifier's own choice, pinned by it and never taken from what it verifies."""

    logs: tuple[VerifierKey, ...] = ()
    witnesses: Mapping[str, VerifierKey] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    quorum: str = NONE
    urls: Mapping[str, str] = field(default_factory=dict)

    def is_met_by(self, witnessed: Collection[str]) -> bool:
        """Whether the witnesses of these names are enough. `quorum none` asks for nobody."""
        return self.quorum == NONE or self._has_witnessed(self.quorum, witnessed)

    @property
    def tolerated_colluders(self) -> int:
        """How many witnesses may side with a lying log before it can show two histories.

        2k - n - 1 for k of n: two sets of k overlap in at least 2k - n witnesses, and one honest
        witness in the overlap is enough. -1 says that the log needs no witness at all to lie.
        """
        return (0 if self.quorum == NONE else self._least_overlap(self.quorum)) - 1

    def earliest_quorum(self, times: Mapping[str, int]) -> int | None:
        """The first time at which the witnesses that had signed by then were enough."""
        return self._first_met(times, sorted(set(times.values())), later=False)

    def latest_quorum(self, times: Mapping[str, int]) -> int | None:
        """The last time such that the witnesses that signed then or later are enough."""
        return self._first_met(times, sorted(set(times.values()), reverse=True), later=True)

    def _first_met(
        self, times: Mapping[str, int], order: Iterable[int], *, later: bool
    ) -> int | None:
        if self.quorum == NONE:
            return None
        for bound in order:
            within = {
                name for name, time in times.items() if (time >= bound if later else time <= bound)
            }
            if self.is_met_by(within):
                return bound
        return None

    def _has_witnessed(self, name: str, witnessed: Collection[str]) -> bool:
        group = self.groups.get(name)
        if group is None:
            return name in witnessed
        given = sum(self._has_witnessed(member, witnessed) for member in group.members)
        return given >= group.threshold

    def _least_overlap(self, name: str) -> int:
        group = self.groups.get(name)
        if group is None:
            return 1
        # Every name is a member of one group only, so overlaps in different members add up.
        shared = max(0, 2 * group.threshold - len(group.members))
        return sum(sorted(self._least_overlap(member) for member in group.members)[:shared])


def require_sound(policy: Policy, *, colluders: int = 1) -> None:
    """Refuse a policy that `colluders` lying witnesses, together with the log, can defeat."""
    if policy.tolerated_colluders < colluders:
        raise InvalidInput(
            f"with this quorum {max(0, policy.tolerated_colluders + 1)} lying witnesses suffice "
            "for two histories",
            path="quorum",
            remedy="ask for more of them: k of n tolerates 2k - n - 1 liars, so 3 of 4 tolerates 1",
        )


def parse_policy(data: bytes) -> Policy:
    """Read a policy file; every fault names its line."""
    if len(data) > LARGEST_POLICY:
        raise InvalidInput(f"a policy of more than {LARGEST_POLICY} bytes")
    if _FORBIDDEN.search(data):
        raise InvalidInput("a policy holds a control character other than tab and newline")
    if data and not data.endswith(b"\n"):
        raise InvalidInput("the last line of a policy does not end with a newline")
    # Octets above 0x7f are opaque: kept as they are, equal only to themselves.
    lines = data.decode("utf-8", "surrogateescape").split("\n")[:-1]
    reader = _PolicyReader()
    for number, line in enumerate(lines, start=1):
        words = [word for word in re.split("[ \t]+", line) if word]
        if words and not words[0].startswith("#"):
            try:
                reader.read(words)
            except InvalidInput as fault:
                raise fault.under(f"line {number}") from None
    return reader.policy()


class _PolicyReader:
    """What the lines so far have defined."""

    def __init__(self) -> None:
        self.logs: list[VerifierKey] = []
        self.witnesses: dict[str, VerifierKey] = {}
        self.groups: dict[str, Group] = {}
        self.quorum: str | None = None
        self.urls: dict[str, str] = {}
        self._members: set[str] = set()

    def read(self, words: list[str]) -> None:
        match words:
            case ["log", key, *url] if len(url) <= 1:
                self._log(parse_verifier_key(key), url)
            case ["witness", name, key, *url] if len(url) <= 1:
                self._witness(name, parse_verifier_key(key), url)
            case ["group", name, threshold, *members] if members:
                self._group(name, threshold, tuple(members))
            case ["quorum", name]:
                if self.quorum is not None:
                    raise InvalidInput("a second quorum line")
                if name != NONE:
                    self._must_be_defined(name)
                self.quorum = name
            case _:
                raise InvalidInput("not a log, witness, group or quorum line")

    def policy(self) -> Policy:
        if self.quorum is None:
            raise InvalidInput("a policy has exactly one quorum line", path="quorum")
        return Policy(
            tuple(self.logs),
            MappingProxyType(self.witnesses),
            MappingProxyType(self.groups),
            self.quorum,
            MappingProxyType(self.urls),
        )

    def _log(self, key: VerifierKey, url: list[str]) -> None:
        if key.algorithm not in _LOGS:
            raise InvalidInput("not the kind of key that a log has")
        if any(key.public == other.public for other in self.logs):
            raise InvalidInput("the same log key twice")
        self.logs.append(key)
        self.urls.update((key.name, address) for address in url)

    def _witness(self, name: str, key: VerifierKey, url: list[str]) -> None:
        self._must_be_new(name)
        if key.algorithm not in _COSIGNERS:
            raise InvalidInput("not the kind of key that a witness has")
        if any(key.public == other.public for other in self.witnesses.values()):
            raise InvalidInput("the same witness key twice")
        self.witnesses[name] = key
        self.urls.update((name, address) for address in url)

    def _group(self, name: str, threshold: str, members: tuple[str, ...]) -> None:
        self._must_be_new(name)
        for member in members:
            self._must_be_defined(member)
            if member in self._members:
                raise InvalidInput("a name is a member twice")
            self._members.add(member)
        counts = {"all": len(members), "any": 1}
        count = counts[threshold] if threshold in counts else parse_decimal(threshold)
        if not 1 <= count <= len(members):
            raise InvalidInput("a threshold lies between 1 and the number of members")
        self.groups[name] = Group(count, members)

    def _must_be_new(self, name: str) -> None:
        if name == NONE or name in self.witnesses or name in self.groups:
            raise InvalidInput("a name that is taken")

    def _must_be_defined(self, name: str) -> None:
        if name not in self.witnesses and name not in self.groups:
            raise InvalidInput("a name that no earlier line defines")
