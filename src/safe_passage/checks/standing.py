"""Is what the movement relies on accepted by those who must keep it?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from safe_passage.model.arrangement import Standing
from safe_passage.model.finding import Finding, Severity
from safe_passage.model.notification import VersionRef

SOURCE = "an arrangement holds when every required party has bound itself to it"
_SITE = "static-site:"


@dataclass(frozen=True, slots=True)
class Reliance:
    """A version relied on, how it is called, and how it stands over the movement's hours.

    `bound` are the names of those who have bound themselves, `missing` of those who have not.
    """

    version: VersionRef
    title: str
    standing: Standing
    bound: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


_SAID: dict[Standing, tuple[Severity, str, str]] = {
    Standing.ONE_SIDED: (
        Severity.WARNING,
        "one-sided",
        "ask those who have not bound themselves, or weigh what their silence means",
    ),
    Standing.DISPUTED: (
        Severity.WARNING,
        "disputed: a required party denies it",
        "ask that party what it holds to",
    ),
    Standing.UNDETERMINED: (
        Severity.WARNING,
        "undetermined: how it stands cannot be told",
        "look at what would settle it, and ask",
    ),
    Standing.AWAITED: (
        Severity.BLOCKER,
        "awaited: nobody has bound himself yet",
        "wait until somebody binds himself",
    ),
    Standing.SUSPENDED: (
        Severity.BLOCKER,
        "suspended",
        "wait until it is resumed, and check again",
    ),
    Standing.ENDED: (Severity.BLOCKER, "ended", "rely on what is in force, or on nothing"),
    Standing.NEVER_TOOK_EFFECT: (
        Severity.BLOCKER,
        "it never took effect",
        "rely on what is in force, or on nothing",
    ),
}


def standing_findings(
    relied: Iterable[VersionRef], reliances: Iterable[Reliance]
) -> Iterator[Finding]:
    """One finding for each thing relied on that is not in force for all who are required.

    A site does not stand or fall: whether its version was read is asked in unread.py.
    """
    by_version = {reliance.version: reliance for reliance in reliances}
    for index, version in enumerate(relied):
        if version.subject.startswith(_SITE):
            continue
        path = f"relies_on[{index}]"
        reliance = by_version.get(version)
        if reliance is None:
            yield Finding(
                "standing",
                Severity.BLOCKER,
                f"how {version} stands cannot be told: it is not on record",
                SOURCE,
                "record the arrangement first, or name the version that is meant",
                path,
            )
        elif reliance.standing is not Standing.IN_FORCE:
            severity, words, remedy = _SAID[reliance.standing]
            yield Finding(
                "standing",
                severity,
                f"relies on {reliance.title} ({version}): {words}{_who(reliance)}",
                SOURCE,
                remedy,
                path,
            )


def _who(reliance: Reliance) -> str:
    bound = f"; bound: {', '.join(reliance.bound)}" if reliance.bound else ""
    missing = f"; not bound: {', '.join(reliance.missing)}" if reliance.missing else ""
    return f"{bound}{missing}"
