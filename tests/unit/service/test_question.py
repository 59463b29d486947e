"""A question names its moment, its zone and its knowledge: nothing is assumed."""

import pytest
from whenever import Instant

from safe_passage.errors import InvalidInput
from safe_passage.model.party import PartyId
from safe_passage.register.known import Basis
from safe_passage.service.question import ask

ZONE = "Asia/Damascus"


def test_a_wall_clock_needs_a_zone_and_an_offset_does_not() -> None:
    eight = Instant.from_utc(2016, 8, 12, 8)
    assert ask("2016-08-12T11:00", zone=ZONE).at == eight
    assert ask("2016-08-12T11:00:00+03:00").at == eight
    with pytest.raises(InvalidInput, match="names no time zone, and none is assumed") as refused:
        ask("2016-08-12T11:00")
    assert refused.value.path == "at"


@pytest.mark.parametrize("text", ["2016-10-27T23:30", "2018-03-30T00:30"])
def test_an_hour_that_came_twice_or_never_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="skipped or repeated"):
        ask(text, zone=ZONE)


def test_knowledge_named_by_a_day_is_that_of_its_end() -> None:
    question = ask("2016-08-12T11:00", known_at="2016-08-09", zone=ZONE)
    assert question.knowledge.at == Instant.from_utc(2016, 8, 9, 21)
    assert question.knowledge.is_end
    assert question.precision == "day"
    assert not ask("2016-08-12T11:00", zone=ZONE).knowledge.is_end


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2016-13-01T00:00", "12/08/2016", "2016-08-12T25:00", "\u0662\u0660"]
)
def test_what_is_no_instant_is_refused_in_words(text: str) -> None:
    with pytest.raises(InvalidInput, match="is no instant"):
        ask(text, zone=ZONE)


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_a_moment_at_the_end_of_the_calendar_is_refused_in_words(text: str) -> None:
    with pytest.raises(InvalidInput, match="too near to the end of the calendar") as refused:
        ask(text)
    assert refused.value.path == "at"
    with pytest.raises(InvalidInput, match="too near") as refused:
        ask("2016-08-12T08:00:00Z", known_at=text[:10], zone=ZONE)
    assert refused.value.path == "known_at"


def test_a_basis_is_public_recorded_or_a_partys() -> None:
    asked = ask("2016-08-12T08:00:00Z", basis="party:rus").knowledge
    assert (asked.basis, asked.party) == (Basis.PARTY, PartyId("rus"))
    for text in ("", "party", "party:", "public:x", "everybody"):
        with pytest.raises(InvalidInput, match="there is no basis"):
            ask("2016-08-12T08:00:00Z", basis=text)


def test_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InvalidInput, match="no time zone 'Asia/Aleppo'"):
        ask("2016-08-12T11:00", zone="Asia/Aleppo")
