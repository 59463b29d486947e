"""What do all checks together say about one movement?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from whenever import Instant

from safe_passage.checks.escort import escort_findings
from safe_passage.checks.notice import notice_findings
from safe_passage.checks.stale import stale_findings
from safe_passage.checks.standing import Reliance, standing_findings
from safe_passage.checks.tail import TailFit, tail_findings, tail_fit
from safe_passage.checks.unread import AllRead, Due, all_read, unread_findings
from safe_passage.model.entry import SubjectId
from safe_passage.model.finding import Finding, Severity
from safe_passage.model.notification import Movement, VersionRef
from safe_passage.model.profile import Profile
from safe_passage.model.telling import Acknowledgement, Telling
from safe_passage.model.time import Truth, Window


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is on record around a movement, as plain values.

    `windows` are the hours relied on that hold under every reading, `possible` those that hold
    under at least one; both clipped to a period. `reliances` say how each version relied on
    stands. `latest` are the current versions. `also_due` adds to what must have been read, beside
    the movement's own version by each recipient.
    """

    windows: tuple[Window, ...] = ()
    possible: tuple[Window, ...] = ()
    reliances: tuple[Reliance, ...] = ()
    latest: Mapping[SubjectId, int] = field(default_factory=dict)
    tellings: Sequence[Telling] = ()
    acknowledgements: Sequence[Acknowledgement] = ()
    also_due: tuple[Due, ...] = ()


@dataclass(frozen=True, slots=True)
class MovementCheck:
    """Findings, blockers first, and the figures behind them. It decides nothing."""

    findings: tuple[Finding, ...]
    tail: TailFit | None
    read: AllRead

    @property
    def has_blocker(self) -> bool:
        return any(finding.severity is Severity.BLOCKER for finding in self.findings)


def movement_findings(
    movement: Movement,
    version: VersionRef,
    *,
    around: Circumstances,
    profile: Profile,
    known_at: Instant,
) -> MovementCheck:
    """Ask every question of one version of a movement, as known at `known_at`."""
    fit = tail_fit(
        movement,
        windows=around.windows,
        possible=around.possible,
        margin=profile.margin.length,
    )
    read = all_read(
        [*(Due(recipient, version) for recipient in movement.recipients), *around.also_due],
        around.acknowledgements,
        known_at=known_at,
    )
    findings = [
        *_hours_findings(movement, fit, profile),
        *standing_findings(movement.relies_on, around.reliances),
        *stale_findings(movement.relies_on, around.latest),
        *unread_findings(read),
        *notice_findings(
            movement,
            version,
            tellings=tuple(_known(around.tellings, known_at)),
            acknowledgements=tuple(
                answer
                for answer in around.acknowledgements
                if answer.at.had_come(known_at) is not Truth.NO
            ),
            rule=profile.notice,
        ),
        *escort_findings(movement),
    ]
    order = [Severity.BLOCKER, Severity.WARNING, Severity.NOTE]
    findings.sort(key=lambda finding: order.index(finding.severity))
    return MovementCheck(tuple(findings), fit, read)


def _known(tellings: Iterable[Telling], known_at: Instant) -> Iterator[Telling]:
    return (telling for telling in tellings if telling.told.had_come(known_at) is not Truth.NO)


def _hours_findings(movement: Movement, fit: TailFit | None, profile: Profile) -> Iterator[Finding]:
    if movement.relies_on:
        yield from tail_findings(movement, fit, margin=profile.margin)
    else:
        yield Finding(
            "tail",
            Severity.WARNING,
            "it relies on no arrangement: its hours were held against nothing",
            profile.margin.source,
            "name what it relies on, by version, or say that it relies on nothing",
            "relies_on",
        )
