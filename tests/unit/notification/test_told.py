from dataclasses import replace

import pytest
from whenever import Instant

from safe_passage.errors import InvalidInput
from safe_passage.model.entry import SubjectId
from safe_passage.model.name import Name
from safe_passage.model.notification import MovementId, VersionRef
from safe_passage.model.party import PartyId
from safe_passage.model.place import Coordinates, PlaceId
from safe_passage.model.reported import KnownPlace, ReportedMovement, ReportedNotification
from safe_passage.model.source import SourceId
from safe_passage.model.telling import (
    Acknowledgement,
    AcknowledgementId,
    Answer,
    Channel,
    Disclosure,
    Evidence,
    Telling,
    TellingId,
)
from safe_passage.model.time import Moment, Precision, Truth
from safe_passage.model.told import known_to, notification_reported, received

PARTY = PartyId("exercise-north")
SITE = VersionRef(SubjectId("site:EXERCISE-1"), 1)
TEN = Instant.from_utc(2016, 9, 19, 10)
BEFORE, AFTER = TEN.subtract(seconds=1), TEN.add(hours=1)


def told(evidence: Evidence, at: Moment = Moment.exact(TEN)) -> Telling:  # noqa: B008
    return Telling(TellingId("T"), PARTY, SITE, Disclosure.EXACT, Channel.EDITION, at, evidence)


def answered(answer: Answer, channel: Channel = Channel.PORTAL) -> Acknowledgement:
    return Acknowledgement(AcknowledgementId("A"), PARTY, SITE, answer, Moment.exact(TEN), channel)


def test_with_nothing_on_record_it_was_not_told_as_far_as_recorded() -> None:
    assert known_to(PARTY, SITE, AFTER) is Truth.NO


@pytest.mark.parametrize("evidence", [Evidence.RECEIPT, Evidence.WITNESS, Evidence.SIGNATURE])
def test_a_telling_that_something_shows_counts_from_its_very_moment(evidence: Evidence) -> None:
    tellings = [told(evidence)]
    assert known_to(PARTY, SITE, BEFORE, tellings=tellings) is Truth.NO
    assert known_to(PARTY, SITE, TEN, tellings=tellings) is Truth.YES


@pytest.mark.parametrize("evidence", [Evidence.SENT, Evidence.NONE])
def test_sent_without_a_receipt_cannot_be_told_ever_after(evidence: Evidence) -> None:
    tellings = [told(evidence)]
    assert known_to(PARTY, SITE, BEFORE, tellings=tellings) is Truth.NO
    assert known_to(PARTY, SITE, TEN, tellings=tellings) is Truth.UNKNOWN
    assert known_to(PARTY, SITE, AFTER.add(hours=9999), tellings=tellings) is Truth.UNKNOWN


def test_a_moment_that_spans_the_question_cannot_be_told() -> None:
    day = Moment(TEN.subtract(hours=10), TEN.add(hours=14), Precision.DAY)
    tellings = [told(Evidence.RECEIPT, day)]
    assert known_to(PARTY, SITE, TEN.subtract(hours=10, seconds=1), tellings=tellings) is Truth.NO
    assert known_to(PARTY, SITE, TEN.subtract(hours=10), tellings=tellings) is Truth.UNKNOWN
    assert known_to(PARTY, SITE, TEN, tellings=tellings) is Truth.UNKNOWN
    assert known_to(PARTY, SITE, TEN.add(hours=14), tellings=tellings) is Truth.YES


def test_delivered_is_the_lowest_rung_and_enough_to_be_told() -> None:
    answers = [answered(Answer.DELIVERED)]
    assert known_to(PARTY, SITE, TEN, acknowledgements=answers) is Truth.YES


def test_an_objection_shows_that_it_had_arrived() -> None:
    answers = [answered(Answer.OBJECTION)]
    assert known_to(PARTY, SITE, TEN, acknowledgements=answers) is Truth.YES


def test_an_absent_liaison_shows_nothing() -> None:
    answers = [answered(Answer.OUT_OF_SERVICE)]
    assert known_to(PARTY, SITE, TEN, acknowledgements=answers) is Truth.NO


def test_an_oral_answer_without_a_witness_cannot_be_told_and_with_one_it_can() -> None:
    oral = answered(Answer.OPENED, Channel.TELEPHONE)
    assert oral.is_oral
    assert oral.is_unwitnessed
    assert known_to(PARTY, SITE, TEN, acknowledgements=[oral]) is Truth.UNKNOWN
    heard = replace(oral, is_witnessed=True)
    assert known_to(PARTY, SITE, TEN, acknowledgements=[heard]) is Truth.YES


def test_another_version_and_another_party_count_for_nothing() -> None:
    answers = [answered(Answer.OPENED)]
    second = VersionRef(SITE.subject, 2)
    assert known_to(PARTY, second, AFTER, acknowledgements=answers) is Truth.NO
    assert known_to(PartyId("other"), SITE, AFTER, acknowledgements=answers) is Truth.NO


def test_what_is_public_is_known_from_then_and_public_is_not_received() -> None:
    public = Moment.exact(TEN)
    assert known_to(PARTY, SITE, BEFORE, public=public) is Truth.NO
    assert known_to(PARTY, SITE, TEN, public=public) is Truth.YES
    assert received(PARTY, SITE) is None


def test_its_own_word_of_it_shows_that_it_knew() -> None:
    assert known_to(PARTY, SITE, TEN, own=[Moment.exact(TEN)]) is Truth.YES


def test_what_is_shown_goes_before_what_is_not_even_if_it_came_later() -> None:
    sent = told(Evidence.SENT, Moment.exact(BEFORE))
    arrived = told(Evidence.RECEIPT)
    assert received(PARTY, SITE, tellings=[sent, arrived]) == (Moment.exact(TEN), True)
    assert received(PARTY, SITE, tellings=[sent]) == (Moment.exact(BEFORE), False)


URUM = ReportedMovement(
    MovementId("M-0919-URUM"),
    "aid_convoy",
    Name("Convoy to Urum al-Kubra"),
    Moment(Instant.from_utc(2016, 9, 18, 21), Instant.from_utc(2016, 9, 19, 21), Precision.DAY),
    Name("came under fire while unloading, as reported"),
    Moment(Instant.from_utc(2016, 9, 18, 21), Instant.from_utc(2016, 9, 19, 21), Precision.DAY),
    (SourceId("source"),),
    trucks=31,
    notification=ReportedNotification(
        Truth.YES,
        Name("route shared with all parties beforehand, as reported"),
        Moment(Instant.from_utc(2016, 9, 19, 21), Instant.from_utc(2016, 9, 20, 21), Precision.DAY),
    ),
)


def test_whether_the_convoy_had_been_notified_cannot_be_told_as_public_on_19_september() -> None:
    evening = Instant.from_utc(2016, 9, 19, 16, 30)
    assert notification_reported(URUM, evening) is Truth.UNKNOWN


def test_within_the_day_on_which_it_became_public_it_cannot_be_told_either() -> None:
    assert notification_reported(URUM, Instant.from_utc(2016, 9, 20, 9)) is Truth.UNKNOWN
    assert notification_reported(URUM, Instant.from_utc(2016, 9, 20, 20, 59)) is Truth.UNKNOWN


def test_as_public_by_the_end_of_20_september_it_is_reported_yes() -> None:
    assert notification_reported(URUM, Instant.from_utc(2016, 9, 20, 21)) is Truth.YES


def test_a_movement_of_which_no_report_says_so_is_never_a_no() -> None:
    silent = replace(URUM, notification=ReportedNotification(Truth.UNKNOWN))
    assert notification_reported(silent, Instant.from_utc(2026, 1, 1)) is Truth.UNKNOWN


def test_no_report_of_it_cannot_be_recorded_as_a_no() -> None:
    with pytest.raises(InvalidInput, match="not a report that it was not") as caught:
        ReportedNotification(Truth.NO)
    assert caught.value.path == "reported"


def test_a_place_known_from_reports_is_never_a_notified_one() -> None:
    place = KnownPlace(PlaceId("H"), "hospital", Name("H"), Coordinates(37.1, 36.2, 500.0), ())
    assert place.is_notified is Truth.UNKNOWN
