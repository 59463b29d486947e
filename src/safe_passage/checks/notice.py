"""Were the recipients told early enough to act on it?"""

from collections.abc import Iterable, Iterator, Sequence

from whenever import Instant

from safe_passage.checks.wording import length
from safe_passage.model.finding import Finding, Severity
from safe_passage.model.notification import Movement, VersionRef
from safe_passage.model.party import PartyId
from safe_passage.model.profile import NoticeRule, Rule
from safe_passage.model.telling import Acknowledgement, Telling
from safe_passage.model.told import received


def notice_findings(
    movement: Movement,
    version: VersionRef,
    *,
    tellings: Sequence[Telling],
    acknowledgements: Sequence[Acknowledgement],
    rule: NoticeRule,
) -> Iterator[Finding]:
    """One finding for each recipient that was told late, not at all, or nobody can tell when.

    The clock starts when the version reaches the recipient, not when it was submitted; exactly the
    required length is enough.
    """
    departure = movement.departure
    if departure is None:
        return  # The legs were erased; the tail's finding says so.
    required = rule.emergency if movement.is_emergency else rule.usual
    for recipient in _once(movement.recipients):
        found = received(recipient, version, tellings=tellings, acknowledgements=acknowledgements)
        if found is None:
            yield _finding(Severity.BLOCKER, recipient, f"{version} was not told to it", required)
            continue
        moment, is_shown = found
        most, least = departure - moment.earliest, departure - moment.latest
        if most < required.length:
            given = "after the departure" if most.total("seconds") < 0 else f"{length(most)} ahead"
            yield _finding(
                Severity.WARNING,
                recipient,
                f"told {given}, {length(required.length)} required",
                required,
            )
        elif not is_shown:
            yield _finding(
                Severity.WARNING,
                recipient,
                "sent, and nothing shows that it arrived: when it was told cannot be told",
                required,
            )
        elif least < required.length:
            yield _finding(
                Severity.WARNING,
                recipient,
                f"told between {_ahead(departure, moment.latest)} and "
                f"{_ahead(departure, moment.earliest)} ahead, {length(required.length)} required: "
                "whether that was early enough cannot be told",
                required,
            )


def _once(recipients: Iterable[PartyId]) -> Iterable[PartyId]:
    return dict.fromkeys(recipients)


def _ahead(departure: Instant, told: Instant) -> str:
    return length(departure - told) if told < departure else "0 min"


def _finding(severity: Severity, recipient: PartyId, words: str, rule: Rule) -> Finding:
    return Finding(
        "notice",
        severity,
        f"{recipient}: {words}",
        rule.source,
        "tell it now, and weigh whether it can still pass the word on",
        "recipients",
    )
