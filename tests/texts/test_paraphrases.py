"""Do the rules read other texts of the same sort, or only the one that they were written for?"""

import pytest
from whenever import Date

from safe_passage.intake.reading import read_text
from safe_passage.model.draft import Draft, FieldState, How
from tests.texts.paraphrases import ALL, HOURS_ONLY, LOCAL_HOURS, ZONED_HOURS, Expected

each_paraphrase = pytest.mark.parametrize("expected", ALL, ids=lambda e: e.name)


def main_arrangement(drafts: tuple[Draft, ...]) -> Draft:
    (one,) = [
        d
        for d in drafts
        if d.value("announced_by")
        and d.field("status").value in ("announced", None)
        and d.field("start").state is not FieldState.NOT_STATED
    ]
    return one


@each_paraphrase
def test_the_arrangement_is_drafted_with_its_own_place_day_hours_and_speaker(
    expected: Expected,
) -> None:
    draft = main_arrangement(expected.read().arrangements)
    assert draft.value("kind") == expected.kind
    assert draft.value("area") == expected.area
    assert draft.value("start") == expected.start
    assert draft.value("opens") == expected.opens
    assert draft.value("closes") == expected.closes
    assert draft.value("clock_zone") == expected.clock_zone
    assert draft.value("daily_minutes") == expected.daily_minutes
    assert draft.value("announced_by") == expected.announced_by
    assert draft.value("purpose") == expected.purpose
    assert draft.field("end").state is FieldState.NOT_STATED


@each_paraphrase
def test_every_statement_has_its_speaker_act_chain_and_day(expected: Expected) -> None:
    read = tuple(
        (d.value("speaker"), d.value("act"), d.value("chain") or (), d.value("said_when"))
        for d in expected.read().statements
    )
    assert read == expected.statements


@each_paraphrase
def test_headings_captions_credits_and_datelines_yield_nothing(expected: Expected) -> None:
    text = expected.text
    for words in expected.furniture:
        start = text.index(words)
        for draft in expected.read().drafts:
            spans = [*draft.basis, *(s for f in draft.fields for s in f.spans)]
            assert not any(s.start < start + len(words) and start < s.end for s in spans)


@each_paraphrase
def test_without_a_publication_date_every_such_day_stays_open(expected: Expected) -> None:
    drafts = read_text(expected.text, published=None, zone="Europe/Oslo").drafts
    fields = [f for d in drafts for f in d.fields if f.name in ("start", "end", "said_when")]
    assert not [f for f in fields if f.state is FieldState.FOUND]
    words = {f.spans[0].words(expected.text) for f in fields if f.state is FieldState.OPEN}
    assert words == set(expected.open_days)
    assert all(f.reason for f in fields if f.state is FieldState.OPEN)


def test_hours_of_a_day_are_no_hours_of_the_clock() -> None:
    draft = main_arrangement(HOURS_ONLY.read().arrangements)
    for name in ("opens", "closes", "clock_zone"):
        assert draft.field(name).state is FieldState.NOT_STATED


def test_local_time_names_no_zone_and_none_is_lent_to_it() -> None:
    zone = main_arrangement(LOCAL_HOURS.read().arrangements).field("clock_zone")
    assert zone.state is FieldState.OPEN
    assert zone.alternatives == ()
    assert zone.spans[0].words(LOCAL_HOURS.text) == "local time"


def test_a_day_further_than_a_weekday_back_is_offered_twice_and_not_chosen() -> None:
    (envoy,) = [d for d in HOURS_ONLY.read().statements if d.value("speaker") == "Henrik de Vaal"]
    field = envoy.field("said_when")
    assert field.state is FieldState.OPEN
    assert [a.value for a in field.alternatives] == [Date(2031, 3, 10), Date(2031, 3, 3)]


def test_a_zone_in_the_words_is_kept_and_a_condition_with_it() -> None:
    draft = main_arrangement(ZONED_HOURS.read().arrangements)
    assert draft.field("clock_zone").how is How.NORMALISED
    assert draft.value("condition") == "provided the other side does the same"


def test_a_corridor_takes_no_day_from_the_sentence_before() -> None:
    (corridor,) = [d for d in HOURS_ONLY.read().arrangements if d.value("kind") == "corridor"]
    assert corridor.value("start") is None
    assert [a.value for a in corridor.field("start").alternatives] == [Date(2031, 3, 3)]
    assert corridor.value("area") == "Dremmer"


def test_a_question_that_nobody_answered_is_no_extension() -> None:
    (pause,) = [d for d in LOCAL_HOURS.read().arrangements if d.value("opens")]
    assert "extended" not in [a.value for a in pause.field("status").alternatives]


def test_a_report_without_a_word_from_someone_is_no_statement_of_theirs() -> None:
    reading = LOCAL_HOURS.read()
    (silence,) = [d for d in reading.drafts if d.kind.value == "no statement found"]
    assert silence.value("party") == "the government of Tarn"
    assert "Tarn" not in str([d.value("speaker") for d in reading.statements])
