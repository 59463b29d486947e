"""May this be the next version, and what does a correction change?

Change is not correction. `changed`: the world is different from now on, the earlier version was
right in its time. `corrected`: our record was wrong since some entry, and as now known the right
value holds in every version since. `retracted`: it should never have been recorded.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from safe_passage.errors import InvalidInput, StaleVersion
from safe_passage.model.entry import ERASED, Correction, Entry, Reason, SubjectId, Submission

_STEP = re.compile(r"\.?([A-Za-z_]\w*)|\[(\d{1,6})\]", re.ASCII)

Chain = Sequence[Entry]
"""The entries of one subject, oldest first."""


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """A version as now known: with the corrections that were made to it since."""

    entry: Entry
    fact: object
    corrected_by: tuple[int, ...] = ()


def check_next(chain: Chain, submission: Submission, type_: str) -> None:
    """Raises unless the submission may follow the chain of its subject."""
    check_step(chain, submission.reason, submission.correction, type_)
    if submission.correction is not None:
        _check_only_that_differs(chain[-1], submission.correction, submission.fact)
    if chain and submission.subject not in submission.based_on:
        raise InvalidInput(
            "a new version names the version of its subject that was read to make it",
            path=f"based_on.{submission.subject}",
            remedy=f"read version {chain[-1].version} of {submission.subject} first",
        )


def check_step(chain: Chain, reason: Reason, correction: Correction | None, type_: str) -> None:
    """The part that holds for what is on record too, whatever was erased of it."""
    stands = bool(chain) and chain[-1].reason is not Reason.RETRACTED
    if chain and chain[-1].type != type_:
        raise InvalidInput(
            f"the subject is on record as {chain[-1].type} and not as {type_}", path="subject"
        )
    if stands and reason is Reason.RECORDED:
        raise InvalidInput(
            f"this is on record already, as version {chain[-1].version}",
            path="reason",
            remedy="say why there is a new version: changed, corrected or retracted",
        )
    if not stands and reason is not Reason.RECORDED:
        raise InvalidInput(f"nothing of this subject stands that could be {reason}", path="reason")
    if correction is not None and correction.since_entry not in _standing(chain):
        raise InvalidInput(
            f"entry {correction.since_entry} is no standing version of this subject",
            path="correction.since_entry",
        )


def check_based_on(based_on: Mapping[SubjectId, int], chains: Mapping[SubjectId, Chain]) -> None:
    """Raises `StaleVersion` where something that was read has moved on since.

    Version 0 means that nothing was on record.
    """
    for subject, version in based_on.items():
        chain = chains.get(subject, ())
        if not 0 <= version <= len(chain):
            raise InvalidInput(f"there is no version {version}", path=f"based_on.{subject}")
        if version < len(chain):
            read = chain[version - 1].fact if version else None
            raise StaleVersion(
                f"{subject} was read in version {version}, the latest is {len(chain)}",
                remedy="look at what changed, then do it again on the latest version",
                subject=str(subject),
                based_on=version,
                latest=len(chain),
                entry=chain[-1].index,
                reason=chain[-1].reason.value,
                changed=differing_fields(read, chain[-1].fact),
            )


def differing_fields(one: object, other: object) -> tuple[str, ...]:
    """The names of the members in which two facts differ; none where they cannot be compared."""
    if type(one) is not type(other) or not is_dataclass(one):
        return ()
    return tuple(
        field.name
        for field in fields(one)
        if getattr(one, field.name) != getattr(other, field.name)
    )


def known_versions(chain: Chain) -> tuple[KnownVersion, ...]:
    """The versions of one subject as now known, oldest first; none where it is retracted.

    A correction is carried back into every version since the entry that it names. What was
    answered before it is found in the register as it was recorded then.
    """
    versions: list[KnownVersion] = []
    for entry in chain:
        match entry.reason:
            case Reason.RECORDED:
                versions = [KnownVersion(entry, entry.fact)]
            case Reason.CHANGED:
                versions.append(KnownVersion(entry, entry.fact))
            case Reason.CORRECTED:
                versions = [_corrected(version, entry) for version in versions]
            case Reason.RETRACTED:
                versions = []
    return tuple(versions)


def _corrected(version: KnownVersion, by: Entry) -> KnownVersion:
    assert by.correction is not None
    # A correction can have been wrong itself: then the versions that it changed are meant.
    if max(version.entry.index, *version.corrected_by, 0) < by.correction.since_entry:
        return version
    steps = _steps(by.correction.field)
    try:
        fact = _put(version.fact, steps, _get(by.fact, steps))
    except LookupError:  # the right value was erased since
        fact = _put(version.fact, steps[:1], ERASED)
    return KnownVersion(version.entry, fact, (*version.corrected_by, by.index))


def _standing(chain: Chain) -> set[int]:
    begun = max(entry.index for entry in chain if entry.reason is Reason.RECORDED)
    return {entry.index for entry in chain if entry.index >= begun}


def _check_only_that_differs(latest: Entry, correction: Correction, fact: object) -> None:
    """Else a change of one field could hide behind the correction of another."""
    steps = _steps(correction.field)
    try:
        mended = _put(latest.fact, steps, _get(fact, steps))
    except LookupError:
        raise InvalidInput(
            f"the fact has no field {correction.field}", path="correction.field"
        ) from None
    if mended != fact:
        raise InvalidInput(
            f"more than {correction.field} differs from version {latest.version}",
            path="correction.field",
            remedy="correct one field an entry; what changed in the world is recorded as changed",
        )


def _steps(path: str) -> tuple[str | int, ...]:
    """`readings[0].schedule` as (readings, 0, schedule)."""
    steps: list[str | int] = []
    end = 0
    while end < len(path):
        found = _STEP.match(path, end)
        if found is None:
            raise InvalidInput(f"{path[:80]!r} is no path to a field", path="correction.field")
        steps.append(int(found[2]) if found[1] is None else found[1])
        end = found.end()
    return tuple(steps)


def _get(value: Any, steps: Sequence[str | int]) -> Any:
    for step in steps:
        value = _one(value, step)
    return value


def _one(value: Any, step: str | int) -> Any:
    if isinstance(step, int):
        if isinstance(value, tuple):
            return value[step]
    elif is_dataclass(value) and step in {field.name for field in fields(value)}:
        return getattr(value, step)
    raise LookupError(step)


def _put(value: Any, steps: Sequence[str | int], new: Any) -> Any:
    """The value with another part; unchanged where it has no such part, as where it was erased."""
    if not steps:
        return new
    try:
        part = _put(_one(value, steps[0]), steps[1:], new)
    except LookupError:
        return value
    step = steps[0]
    if isinstance(step, int):
        return (*value[:step], part, *value[step + 1 :])
    return replace(value, **{step: part})
