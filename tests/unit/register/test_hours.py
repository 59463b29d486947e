"""Hours as they remain after events and freshness."""

from dataclasses import replace

from safe_passage.model.arrangement import ClaimStatus, EventKind
from safe_passage.model.statement import Act
from safe_passage.model.time import Truth, Window
from safe_passage.register.hours import as_occurrences, claim_hours, reading_hours
from tests.dossiers import FRESH, NORTH, claim, daily, dossier, event, minute, statement, utc

SAID = statement("s-north", NORTH, minute("2016-08-10T09:00"), act=Act.ANNOUNCED)
PAUSE = claim("pause", (NORTH,), ("afp", daily("2016-08-11", None), "s-north"))
PERIOD = Window(utc("2016-08-12T00:00"), utc("2016-08-14T00:00"))
FIRST = Window(utc("2016-08-12T07:00"), utc("2016-08-12T10:00"))
SECOND = Window(utc("2016-08-13T07:00"), utc("2016-08-13T10:00"))


def test_daily_hours_are_sure_while_they_are_fresh() -> None:
    held = dossier(PAUSE, SAID)
    assert claim_hours(held, PAUSE, PERIOD, FRESH) == ((FIRST, Truth.YES), (SECOND, Truth.YES))


def test_hours_that_nobody_restated_cannot_be_told_from_the_very_end_of_freshness() -> None:
    held = dossier(PAUSE, SAID)
    late = Window(utc("2016-08-24T00:00"), utc("2016-08-25T00:00"))
    assert claim_hours(held, PAUSE, late, FRESH) == (
        (Window(utc("2016-08-24T07:00"), utc("2016-08-24T09:00")), Truth.YES),
        (Window(utc("2016-08-24T09:00"), utc("2016-08-24T10:00")), Truth.UNKNOWN),
    )


def test_hours_end_where_the_pause_was_called_off() -> None:
    off = event(EventKind.CALLED_OFF, minute("2016-08-12T08:00"), by=(NORTH,))
    held = dossier(PAUSE, SAID, off)
    assert claim_hours(held, PAUSE, PERIOD, FRESH) == (
        (Window(utc("2016-08-12T07:00"), utc("2016-08-12T08:00")), Truth.YES),
    )


def test_a_suspension_takes_its_hours_out() -> None:
    off = event(EventKind.SUSPENDED, minute("2016-08-12T08:00"))
    on = event(EventKind.RESUMED, minute("2016-08-12T09:00"))
    held = dossier(PAUSE, SAID, off, on)
    first = claim_hours(held, PAUSE, Window(FIRST.start, FIRST.end), FRESH)
    assert first == (
        (Window(utc("2016-08-12T07:00"), utc("2016-08-12T08:00")), Truth.YES),
        (Window(utc("2016-08-12T09:00"), utc("2016-08-12T10:00")), Truth.YES),
    )


def test_a_proposal_has_no_hours() -> None:
    proposed = replace(PAUSE, status=ClaimStatus.PROPOSED)
    assert claim_hours(dossier(proposed, SAID), proposed, PERIOD, FRESH) == ()


def test_hours_under_one_reading_only_cannot_be_told_of_the_claim() -> None:
    other = claim("c", (NORTH,), ("dpa", daily("2016-08-11", "2016-08-12"), "s-north"))
    two = replace(PAUSE, readings=(*PAUSE.readings, *other.readings))
    held = dossier(two, SAID)
    assert claim_hours(held, two, PERIOD, FRESH) == ((FIRST, Truth.YES), (SECOND, Truth.UNKNOWN))
    one = reading_hours(held, two, two.readings[0], PERIOD, FRESH)
    assert one == ((FIRST, Truth.YES), (SECOND, Truth.YES))
    assert reading_hours(held, two, two.readings[1], PERIOD, FRESH) == ((FIRST, Truth.YES),)


def test_as_occurrences_they_answer_the_same() -> None:
    sure, unsure = as_occurrences(((FIRST, Truth.YES), (SECOND, Truth.UNKNOWN)))
    assert sure.covers(utc("2016-08-12T07:00")) is Truth.YES
    assert sure.covers(utc("2016-08-12T10:00")) is Truth.NO
    assert unsure.covers(utc("2016-08-13T09:59")) is Truth.UNKNOWN
    assert unsure.covers(utc("2016-08-13T10:00")) is Truth.NO
