"""Is anything a fact that nobody decided?"""

import pytest
from whenever import Date, Time

from safe_passage.errors import InvalidInput, NotFound
from safe_passage.intake.confirm import Choice, Confirmed, Decision, confirm
from safe_passage.intake.reading import Reading, read_text
from safe_passage.model.draft import Draft, Value
from safe_passage.model.identity import PrincipalId

TEXT = (
    "The army said fighting in Aleppo would be halted for three hours a day from August 11 to let "
    "humanitarian convoys in.\n\n"
    "Moscow and Damascus launched a joint humanitarian operation in Aleppo on July 28. "
    "Several corridors were opened to let people leave the city."
)
BY = PrincipalId("p-1")


@pytest.fixture
def reading() -> Reading:
    return read_text(TEXT, published=Date(2016, 8, 16), zone=None)


def of_kind(reading: Reading, kind: str) -> Draft:
    (draft,) = [d for d in reading.arrangements if d.value("kind") == kind]
    return draft


def decide(reading: Reading, draft: Draft, *decisions: Decision) -> Confirmed:
    return confirm(
        draft,
        decisions,
        text_sha256=reading.text_sha256,
        published=reading.published,
        principal=BY,
    )


def refusal(reading: Reading, draft: Draft, *decisions: Decision) -> InvalidInput:
    with pytest.raises(InvalidInput) as fault:
        decide(reading, draft, *decisions)
    return fault.value


def test_what_was_confirmed_has_value_words_and_who_did_it(reading: Reading) -> None:
    pause = of_kind(reading, "humanitarian_pause")
    confirmed = decide(reading, pause, Decision("start", Choice.CONFIRM))
    (field,) = confirmed.fields
    assert field.value == Date(2016, 8, 11)
    assert field.by == BY
    assert [s.words(TEXT) for s in field.spans] == ["August 11"]
    assert confirmed.text_sha256 == reading.text_sha256


def test_what_nobody_decided_is_no_value_and_is_listed(reading: Reading) -> None:
    pause = of_kind(reading, "humanitarian_pause")
    confirmed = decide(reading, pause, Decision("start", Choice.CONFIRM))
    assert pause.value("daily_minutes") == 180
    assert "daily_minutes" in confirmed.undecided
    with pytest.raises(NotFound, match="nobody has decided on daily_minutes"):
        confirmed.value("daily_minutes")


def test_an_alternative_is_taken_only_when_it_is_chosen(reading: Reading) -> None:
    corridor = of_kind(reading, "corridor")
    fault = refusal(reading, corridor, Decision("start", Choice.CONFIRM))
    assert fault.path == "decisions[0].choice"
    assert fault.message == "start is open: there is no value to confirm"
    confirmed = decide(reading, corridor, Decision("start", Choice.CHOOSE, alternative=1))
    assert confirmed.value("start") == Date(2016, 7, 28)
    assert confirmed.fields[0].drafted is None


@pytest.mark.parametrize("number", [None, 0, 2, -1])
def test_an_alternative_that_is_not_in_the_list_is_refused(
    reading: Reading, number: int | None
) -> None:
    corridor = of_kind(reading, "corridor")
    fault = refusal(reading, corridor, Decision("start", Choice.CHOOSE, alternative=number))
    assert fault.path == "decisions[0].alternative"


def test_an_edit_keeps_what_had_been_drafted(reading: Reading) -> None:
    pause = of_kind(reading, "humanitarian_pause")
    confirmed = decide(
        reading,
        pause,
        Decision("opens", Choice.EDIT, value=Time(10)),
        Decision("start", Choice.EDIT, value=Date(2016, 8, 12)),
    )
    opens, start = confirmed.fields[1], confirmed.fields[0]
    assert (opens.name, opens.value, opens.drafted) == ("opens", Time(10), None)
    assert (start.value, start.drafted, start.choice) == (
        Date(2016, 8, 12),
        Date(2016, 8, 11),
        Choice.EDIT,
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("start", "2016-08-11"),
        ("opens", Date(2016, 8, 11)),
        ("daily_minutes", "180"),
        ("daily_minutes", 0),
        ("daily_minutes", True),
        ("parties", "Russia"),
        ("area", None),
    ],
)
def test_an_edit_of_the_wrong_sort_is_refused(
    reading: Reading, field: str, value: Value | None
) -> None:
    pause = of_kind(reading, "humanitarian_pause")
    fault = refusal(reading, pause, Decision(field, Choice.EDIT, value=value))
    assert fault.path == "decisions[0].value"


def test_left_blank_is_a_decision_and_no_value(reading: Reading) -> None:
    pause = of_kind(reading, "humanitarian_pause")
    confirmed = decide(reading, pause, Decision("area", Choice.LEAVE_BLANK))
    assert confirmed.value("area") is None
    assert confirmed.fields[0].drafted == "Aleppo"
    assert "area" not in confirmed.undecided


def test_no_decision_two_decisions_and_an_unknown_field_are_refused(reading: Reading) -> None:
    pause = of_kind(reading, "humanitarian_pause")
    assert refusal(reading, pause).path == "decisions"
    twice = Decision("area", Choice.CONFIRM)
    assert refusal(reading, pause, twice, twice).path == "decisions[1].field"
    unknown = refusal(reading, pause, Decision("colour", Choice.CONFIRM))
    assert unknown.path == "decisions[0].field"
    assert unknown.remedy
    assert "start" in unknown.remedy
