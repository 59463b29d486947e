from dataclasses import replace

from safe_passage.checks.notice import notice_findings
from safe_passage.model.finding import Finding, Severity
from safe_passage.model.notification import Movement
from safe_passage.model.telling import Acknowledgement, Answer, Evidence, Telling
from safe_passage.model.time import Moment, Precision
from tests.unit.checks.convoy import MOVEMENT, PROFILE, answered, convoy, local, told

LEAVES = "10:30"
TWO_DAYS_AHEAD = Moment.exact(local(LEAVES, day=10))


def found(
    *tellings: Telling,
    answers: tuple[Acknowledgement, ...] = (),
    movement: Movement | None = None,
) -> list[Finding]:
    return list(
        notice_findings(
            movement or convoy(leaves=LEAVES),
            MOVEMENT,
            tellings=tellings,
            acknowledgements=answers,
            rule=PROFILE.notice,
        )
    )


def test_exactly_48_hours_ahead_is_early_enough() -> None:
    assert found(told(TWO_DAYS_AHEAD)) == []


def test_a_second_less_is_not() -> None:
    late = Moment.exact(TWO_DAYS_AHEAD.latest.add(seconds=1))
    [finding] = found(told(late))
    assert finding.severity is Severity.WARNING
    assert finding.summary == "exercise-north: told 47 h 59 min 59 s ahead, 48 h required"
    assert finding.source == "48 h rule"


def test_an_emergency_needs_24() -> None:
    emergency = replace(convoy(leaves=LEAVES), is_emergency=True, justification="EXERCISE")
    assert found(told(Moment.exact(local(LEAVES, day=11))), movement=emergency) == []


def test_the_clock_starts_when_it_reaches_the_recipient() -> None:
    sent = told(TWO_DAYS_AHEAD, evidence=Evidence.SENT)
    delivered = answered(Answer.DELIVERED, Moment.exact(local("10:30", day=11)))
    [finding] = found(sent, answers=(delivered,))
    assert finding.summary == "exercise-north: told 24 h ahead, 48 h required"


def test_sent_without_a_receipt_cannot_be_told() -> None:
    [finding] = found(told(TWO_DAYS_AHEAD, evidence=Evidence.SENT))
    assert "cannot be told" in finding.summary


def test_a_telling_dated_to_a_day_that_holds_the_limit_cannot_be_told() -> None:
    day = Moment(local("00:00", day=10), local("00:00", day=11), Precision.DAY)
    [finding] = found(told(day))
    assert finding.summary == (
        "exercise-north: told between 34 h 30 min and 58 h 30 min ahead, 48 h required: "
        "whether that was early enough cannot be told"
    )


def test_who_was_not_told_at_all_blocks() -> None:
    [finding] = found()
    assert finding.severity is Severity.BLOCKER
    assert finding.summary == "exercise-north: movement:EXERCISE-1, version 1 was not told to it"


def test_told_after_the_departure_says_so() -> None:
    [finding] = found(told(Moment.exact(local("10:31"))))
    assert finding.summary == "exercise-north: told after the departure, 48 h required"


def test_another_version_that_was_told_in_time_does_not_count() -> None:
    [finding] = found(told(TWO_DAYS_AHEAD, version=replace(MOVEMENT, version=2)))
    assert finding.severity is Severity.BLOCKER
