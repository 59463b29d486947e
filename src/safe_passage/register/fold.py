"""What is on record, as of any entry: the fold of the ledger.

Registers of several sizes share one log that only grows, so that a register as of an earlier entry
costs nothing, and one more entry costs one more entry. Nothing that a register has said ever
changes: what was not yet on record is not visible in it, and an erasure makes a new log.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from whenever import Instant

from safe_passage.errors import InvalidInput, NotFound
from safe_passage.model.entry import Entry, Reason, SubjectId, Submission
from safe_passage.register.lifecycle import (
    KnownVersion,
    check_based_on,
    check_next,
    check_step,
    known_versions,
)

FOLD_VERSION = 1
"""Counts the changes to this fold; a register kept by an older one is folded again on opening."""

_T = TypeVar("_T")


@dataclass(slots=True)
class _Log:
    """What the registers share. Only its owner, the largest register, appends."""

    entries: list[Entry] = field(default_factory=list)
    chains: dict[SubjectId, list[int]] = field(default_factory=dict)
    subjects: dict[str, list[SubjectId]] = field(default_factory=dict)
    times: list[Instant] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        if entry.subject not in self.chains:
            self.chains[entry.subject] = []
            self.subjects.setdefault(entry.type, []).append(entry.subject)
        self.chains[entry.subject].append(entry.index)
        self.times.append(entry.recorded_at)
        self.entries.append(entry)  # last: a reader in another thread sees the entry whole


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """The chains of versions on record up to `size` entries."""

    size: int = 0
    _log: _Log = field(default_factory=_Log, repr=False)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._log.entries[: self.size])

    @property
    def last_recorded_at(self) -> Instant | None:
        return self._log.times[self.size - 1] if self.size else None

    def entry(self, index: int) -> Entry:
        if not 0 <= index < self.size:
            raise NotFound(f"there is no entry {index}", index=index)
        return self._log.entries[index]

    def history(self, subject: SubjectId) -> tuple[Entry, ...]:
        """Every entry of a subject as it was appended, oldest first; empty if there is none."""
        chain = self._log.chains.get(subject, [])
        return tuple(self._log.entries[index] for index in chain[: bisect_right(chain, self._top)])

    def latest(self, subject: SubjectId) -> Entry | None:
        """The last entry of a subject, also if it is a retraction."""
        chain = self._log.chains.get(subject, [])
        count = bisect_right(chain, self._top)
        return self._log.entries[chain[count - 1]] if count else None

    def find_entry(self, subject: SubjectId) -> Entry | None:
        """The latest version of a subject; None if there is none or it was retracted."""
        latest = self.latest(subject)
        return None if latest is None or latest.reason is Reason.RETRACTED else latest

    def find_fact(self, subject: SubjectId) -> object | None:
        entry = self.find_entry(subject)
        return None if entry is None else entry.fact

    def known_versions(self, subject: SubjectId) -> tuple[KnownVersion, ...]:
        """What held when, as now known: corrections carried back, nothing of what is retracted."""
        return known_versions(self.history(subject))

    def subjects(self, type_: str | None = None) -> tuple[SubjectId, ...]:
        """Everything on record, or that of one type, in order of first entry, retracted too."""
        if type_ is None:
            # A copy first: another thread may be appending.
            found: Iterable[SubjectId] = tuple(self._log.chains)
        else:
            found = tuple(self._log.subjects.get(type_, ()))
        return tuple(one for one in found if self._log.chains[one][0] < self.size)

    def list_entries(self, type_: str) -> tuple[Entry, ...]:
        """The latest version of everything of a type that stands, in order of first entry."""
        found = (self.find_entry(subject) for subject in self.subjects(type_))
        return tuple(entry for entry in found if entry is not None)

    def list_facts(self, kind: type[_T], type_: str) -> tuple[_T, ...]:
        """The facts of `list_entries`, which are of the class `kind`."""
        facts = (entry.fact for entry in self.list_entries(type_))
        return tuple(fact for fact in facts if isinstance(fact, kind))

    def newest(self, type_: str) -> Entry | None:
        """Of all that stands of a type, the version that was recorded last."""
        return max(self.list_entries(type_), key=lambda entry: entry.index, default=None)

    def as_of(self, size: int) -> "Register":
        """The register when it had so many entries."""
        if not 0 <= size <= self.size:
            raise NotFound(f"the register has never had {size} entries", size=size)
        return Register(size, self._log)

    def as_recorded(self, at: Instant) -> "Register":
        """The register as it stood at `at`, with everything recorded at that very moment."""
        return Register(bisect_right(self._log.times, at, hi=self.size), self._log)

    def check(self, submission: Submission, type_: str) -> None:
        """Raises unless the submission may be the next entry (`StaleVersion`, `InvalidInput`)."""
        check_based_on(submission.based_on, _Chains(self))
        check_next(self.history(submission.subject), submission, type_)

    def extended(self, entries: Iterable[Entry]) -> "Register":
        """The register with more entries; raises `InvalidInput` where one may not follow."""
        log = self._log
        if len(log.entries) != self.size:  # another went on from here: begin a log of our own
            log = _Log()
            for entry in self.entries:
                log.add(entry)
        grown = Register(self.size, log)
        for entry in entries:
            try:
                grown._check_follows(entry)
            except InvalidInput as fault:
                raise fault.under(f"entries[{entry.index}]") from None
            log.add(entry)
            grown = Register(grown.size + 1, log)
        return grown

    def replaced(self, entries: Mapping[int, Entry]) -> "Register":
        """The register with those entries in the place of theirs, after an erasure."""
        return fold(entries.get(entry.index, entry) for entry in self.entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Register) and self.entries == other.entries

    __hash__ = None  # type: ignore[assignment]

    @property
    def _top(self) -> int:
        return self.size - 1

    def _check_follows(self, entry: Entry) -> None:
        last = self.last_recorded_at
        if entry.index != self.size:
            raise InvalidInput(f"this is not entry {self.size}", path="index")
        if last is not None and entry.recorded_at < last:
            raise InvalidInput("recorded earlier than the entry before it", path="recorded_at")
        chain = self.history(entry.subject)
        if entry.version != len(chain) + 1:
            raise InvalidInput(f"this is not version {len(chain) + 1}", path="version")
        if entry.previous != (chain[-1].index if chain else None):
            raise InvalidInput("not the index of the version before", path="previous")
        check_step(chain, entry.reason, entry.correction, entry.type)


def fold(entries: Iterable[Entry]) -> Register:
    """The register after these entries, from the very first."""
    return Register().extended(entries)


@dataclass(frozen=True, slots=True)
class _Chains(Mapping[SubjectId, tuple[Entry, ...]]):
    """The chains of a register as a mapping, each read when it is asked for."""

    register: Register

    def __getitem__(self, subject: SubjectId) -> tuple[Entry, ...]:
        chain = self.register.history(subject)
        if not chain:
            raise KeyError(subject)
        return chain

    def __iter__(self) -> Iterator[SubjectId]:
        return iter(self.register.subjects())

    def __len__(self) -> int:
        return len(self.register.subjects())
