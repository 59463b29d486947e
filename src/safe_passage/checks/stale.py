"""Is each version relied on still the latest?"""

from collections.abc import Iterable, Iterator, Mapping

from safe_passage.model.entry import SubjectId
from safe_passage.model.finding import Finding, Severity
from safe_passage.model.notification import VersionRef

SOURCE = "ASTM F3548: a plan names the versions that it has read"


def stale_findings(
    relied: Iterable[VersionRef], latest: Mapping[SubjectId, int]
) -> Iterator[Finding]:
    """One finding for each version that has moved on, or that was never on record."""
    for index, version in enumerate(relied):
        current = latest.get(version.subject)
        path = f"relies_on[{index}]"
        if current is None:
            yield Finding(
                "stale",
                Severity.BLOCKER,
                f"{version.subject} is not on record",
                SOURCE,
                "record it first, or name what is meant",
                path,
            )
        elif version.version > current:
            yield Finding(
                "stale",
                Severity.BLOCKER,
                f"{version} is not on record: the latest is {current}",
                SOURCE,
                "name a version that exists",
                path,
            )
        elif version.version < current:
            yield Finding(
                "stale",
                Severity.WARNING,
                f"relies on {version}; current is {current}",
                SOURCE,
                f"read version {current} and notify again what you rely on",
                path,
            )
