from dataclasses import replace

from safe_passage.checks.unread import AllRead, Due, all_read, unread_findings
from safe_passage.model.finding import Severity
from safe_passage.model.notification import VersionRef
from safe_passage.model.party import PartyId
from safe_passage.model.telling import Acknowledgement, Answer, Channel
from safe_passage.model.time import Moment, Precision, Truth
from tests.unit.checks.convoy import MOVEMENT, RECIPIENT, answered, local

NOON = Moment.exact(local("12:00"))
LATER = local("13:00")
SECOND = VersionRef(MOVEMENT.subject, 2)


def read(*answers: Acknowledgement, version: VersionRef = MOVEMENT) -> AllRead:
    return all_read([Due(RECIPIENT, version)], answers, known_at=LATER)


def test_a_version_that_a_duty_officer_opened_is_read() -> None:
    found = read(answered(Answer.OPENED, NOON))
    assert str(found) == "all read, 1 of 1"
    assert [finding.severity for finding in unread_findings(found)] == [Severity.NOTE]


def test_delivered_is_not_read() -> None:
    found = read(answered(Answer.DELIVERED, NOON))
    assert (found.number, found.of) == (0, 1)
    assert str(found.missing[0]) == (
        "exercise-north: movement:EXERCISE-1, version 1: delivered (A0), not read"
    )


def test_entered_disseminated_and_checked_are_read_too() -> None:
    for answer in (Answer.REGISTERED, Answer.DISSEMINATED, Answer.CHECKED_IN_OPERATION):
        assert not read(answered(answer, NOON)).missing


def test_an_acknowledgement_binds_its_version_and_no_other() -> None:
    found = read(answered(Answer.DISSEMINATED, NOON), version=SECOND)
    [unread] = found.missing
    assert unread.is_read is Truth.NO
    assert str(unread) == (
        "exercise-north: movement:EXERCISE-1, version 2: no answer on record; read was version 1"
    )


def test_a_comment_a_query_and_an_objection_show_no_reading() -> None:
    for answer in (Answer.COMMENT, Answer.QUERY, Answer.OBJECTION, Answer.OUT_OF_SERVICE):
        [unread] = read(answered(answer, NOON)).missing
        assert unread.is_read is Truth.NO
        assert unread.best is answer


def test_an_oral_answer_without_a_witness_leaves_it_open() -> None:
    [unread] = read(answered(Answer.OPENED, NOON, channel=Channel.TELEPHONE)).missing
    assert unread.is_read is Truth.UNKNOWN
    assert "cannot be told" in str(unread)


def test_an_oral_answer_with_a_witness_counts() -> None:
    heard = answered(Answer.OPENED, NOON, channel=Channel.TELEPHONE, is_witnessed=True)
    assert not read(heard).missing


def test_an_answer_of_later_counts_for_nothing_yet() -> None:
    due = [Due(RECIPIENT, MOVEMENT)]
    opened = answered(Answer.OPENED, NOON)
    before = all_read(due, [opened], known_at=local("11:59:59"))
    assert before.missing[0].is_read is Truth.NO
    assert not all_read(due, [opened], known_at=local("12:00")).missing


def test_an_answer_told_to_the_day_leaves_that_day_open() -> None:
    day = Moment(local("00:00"), local("00:00", day=13), Precision.DAY)
    [unread] = read(answered(Answer.OPENED, day)).missing
    assert unread.is_read is Truth.UNKNOWN


def test_the_same_version_due_twice_counts_once() -> None:
    due = Due(RECIPIENT, MOVEMENT)
    assert all_read([due, due], [], known_at=LATER).of == 1


def test_each_recipient_reads_for_itself() -> None:
    other = Due(PartyId("exercise-south"), MOVEMENT)
    mine = Due(RECIPIENT, MOVEMENT)
    found = all_read([mine, other], [answered(Answer.OPENED, NOON)], known_at=LATER)
    assert str(found) == "read: 1 of 2"
    [finding] = unread_findings(found)
    assert finding.severity is Severity.BLOCKER
    assert "exercise-south: movement:EXERCISE-1, version 1: no answer" in finding.summary


def test_nobody_to_tell_is_never_shown_as_all_read() -> None:
    found = all_read([], [answered(Answer.OPENED, NOON)], known_at=LATER)
    assert "all read" not in str(found)
    [finding] = unread_findings(found)
    assert finding.severity is Severity.WARNING


def test_received_never_reads_as_disseminated() -> None:
    for answer in (Answer.DELIVERED, Answer.OPENED, Answer.REGISTERED):
        found = read(replace(answered(answer, NOON)))
        words = str(found) + " ".join(map(str, found.missing))
        assert "disseminated" not in words
