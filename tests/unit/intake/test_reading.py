"""What does the reader make of odd texts: other languages, marks, ends of lines, spokesmen?"""

import time

import pytest
from whenever import Date

from safe_passage.intake.reading import Reading, read_text
from safe_passage.model.draft import Draft, FieldState

BODY = "The army kept fighting near the humanitarian convoy."


def read(text: str) -> Reading:
    return read_text(text, published=Date(2016, 8, 16), zone=None, language="en")


def statement(text: str) -> Draft:
    (draft,) = read(f"{text} {BODY}").statements
    return draft


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "أعلنت وزارة الدفاع أن الهدنة في المدينة تبدأ من الساعة العاشرة"),
        ("ru", "Генштаб сообщил, что в городе будет пауза на три часа."),
        ("uk", "У місті буде пауза, повідомили в міністерстві, і це на три."),  # noqa: RUF001
        ("fr", "Le ministère a annoncé que les combats dans la ville seront suspendus."),
        ("und", "Aleppo 10:00-13:00"),
    ],
)
def test_another_language_yields_nothing_and_says_so(code: str, text: str) -> None:
    reading = read_text(text, published=None, zone=None)
    assert reading.language == code
    assert reading.drafts == ()
    (remark,) = reading.remarks
    assert remark.code == "language-not-read"
    assert remark.summary.startswith(f"language not read: {code};")


def test_line_ends_and_a_byte_order_mark_move_spans_and_nothing_else() -> None:
    unix = "HEAD\n\nThe army said fighting in Aleppo would be halted on August 11.\n"
    windows = "\ufeff" + unix.replace("\n", "\r\n")
    first, second = read(unix), read(windows)
    for one, other in zip(first.drafts, second.drafts, strict=True):
        assert [f.value for f in one.fields] == [f.value for f in other.fields]
        words = [s.words(unix) for f in one.fields for s in f.spans]
        assert words == [s.words(windows) for f in other.fields for s in f.spans]
    assert first.drafts


def test_straight_and_curly_quotation_marks_read_alike() -> None:
    straight = '"We will halt the fighting," Arko Tessel said.'
    curly = "“We will halt the fighting,” Arko Tessel said."
    one, other = statement(straight), statement(curly)
    assert one.value("quotation") == other.value("quotation") == ("We will halt the fighting,",)
    assert [f.spans for f in one.fields] == [f.spans for f in other.fields]


def test_direction_controls_are_pointed_out() -> None:
    reading = read(f"The army said \u202eso\u202c. {BODY}")
    (remark,) = [r for r in reading.remarks if r.code == "direction-controls"]
    assert remark.span
    assert remark.span.start == 14


def test_a_spokesman_is_not_the_one_for_whom_he_speaks() -> None:
    draft = statement("A spokesman for UN Secretary-General Mara Quist said the truce was over.")
    assert draft.value("speaker") == "A spokesman for UN Secretary-General Mara Quist"
    assert draft.value("named") is False
    assert draft.value("party") is None


def test_an_unnamed_source_stays_unnamed() -> None:
    draft = statement("Two Egyptian security sources told Reuters that a truce would begin.")
    assert draft.value("named") is False
    assert draft.value("party") is None
    assert draft.value("chain") == ("Reuters",)


@pytest.mark.parametrize(
    "text",
    [
        "The minister did not say whether the rebels have agreed to a truce.",
        "The timing of the truce would be announced.",
        "The truce had been confirmed by nobody.",
        "Neither Damascus nor the rebels confirmed the truce.",
        "None of the statements explained the truce.",
        "He told his fighters to keep to the truce.",
    ],
)
def test_speech_that_says_nothing_is_no_statement(text: str) -> None:
    assert read(f"{text} {BODY}").statements == ()


def test_no_operations_during_a_pause_is_an_announcement_and_no_denial() -> None:
    draft = statement("The army said there will be no military operations during the pause.")
    assert draft.value("act") == "announced"


def test_adding_did_not_turns_an_agreement_into_its_denial() -> None:
    assert statement("Arko Tessel said both sides agreed to a truce.").value("act") == "agreed"
    denied = statement("Arko Tessel said both sides did not agree to a truce.")
    assert denied.value("act") == "denied"


def test_a_pronoun_takes_the_words_of_an_unnamed_speaker_and_not_itself() -> None:
    text = (
        "Two Egyptian security sources said a truce would begin. "
        f"They added that it would last for three days. {BODY}"
    )
    added = read(text).statements[-1]
    assert added.value("speaker") == "Two Egyptian security sources"
    assert added.value("named") is False


def test_what_both_sides_did_is_not_the_position_of_the_one_who_tells_it() -> None:
    draft = statement("UN envoy Arko Tessel said both sides had agreed to a truce.")
    assert draft.value("act") == "agreed"
    assert draft.field("holder").state is FieldState.OPEN


def test_a_pronoun_after_somebody_else_names_nobody() -> None:
    text = (
        "Arko Tessel said the truce would begin. Mahmoud Merdan criticized the plan. "
        f"He added that nobody would keep to it. {BODY}"
    )
    added = read(text).statements[-1]
    assert added.field("speaker").state is FieldState.OPEN
    assert [a.value for a in added.field("speaker").alternatives] == ["Arko Tessel"]


def test_it_never_reaches_past_the_sentence_before() -> None:
    text = (
        "The Velonian Army said the truce would begin. Trucks stood near the bridge. "
        f"It accused Karsk of shelling. {BODY}"
    )
    assert read(text).statements[-1].field("speaker").state is FieldState.OPEN


def test_two_ministers_leave_the_minister_open_with_both_offered() -> None:
    text = (
        "Velonian Defence Minister Arko Tessel said a truce would begin. "
        "Karskan Defence Minister Ilo Brand said a truce would begin. "
        f"The defence minister said it would last. {BODY}"
    )
    last = read(text).statements[-1].field("speaker")
    assert last.state is FieldState.OPEN
    assert {a.value for a in last.alternatives} == {"Arko Tessel", "Ilo Brand"}


def test_another_partys_assent_is_reported_and_held_by_that_party() -> None:
    draft = statement("Russian envoy Arko Tessel said Damascus had approved the truce.")
    assert draft.value("party") == "Russia"
    assert draft.value("holder") == "Government of Syria"


def test_a_place_name_is_no_road_of_the_sentence_beside_it() -> None:
    text = "Fighting in Aleppo will be halted on August 11, the army said.\n\nRoute 6"
    (draft,) = read(text).arrangements
    assert draft.value("area") == "Aleppo"


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("starting from August 11", Date(2016, 8, 11), None),
        ("as Saturday August 20 begins", Date(2016, 8, 20), None),
        ("from 11 August until 14 August", Date(2016, 8, 11), Date(2016, 8, 14)),
        ("until August 14, 2016", None, Date(2016, 8, 14)),
    ],
)
def test_a_day_begins_or_ends_it_by_the_words_beside_it(
    words: str, start: Date | None, end: Date | None
) -> None:
    text = f"The army said fighting in Aleppo would be halted {words}. {BODY}"
    (draft,) = read(text).arrangements
    assert (draft.value("start"), draft.value("end")) == (start, end)


def test_the_day_of_a_prolongation_is_no_start() -> None:
    text = f"The army said the truce in Aleppo was prolonged on Thursday for three days. {BODY}"
    (draft,) = read(text).arrangements
    assert draft.value("status") == "extended"
    assert draft.value("start") is None
    assert draft.value("duration_minutes") == 3 * 24 * 60


def test_hours_of_a_wish_are_not_drafted() -> None:
    text = f"The UN called for a pause from 10:00 to 13:00 every day. {BODY}"
    (draft,) = read(text).arrangements
    assert draft.value("status") == "requested"
    assert draft.value("opens") is None
    assert draft.field("opens").alternatives == ()
    assert draft.field("opens").reason == "hours of something that is requested are not drafted"


def test_hours_in_a_sentence_of_two_arrangements_belong_to_the_nearer() -> None:
    text = (
        "The army said it would open a corridor, and that the ceasefire would hold "
        f"from 10:00 to 13:00. {BODY}"
    )
    drafts = {str(d.value("kind")): d for d in read(text).arrangements}
    assert drafts["ceasefire"].value("opens") is not None
    assert drafts["corridor"].value("opens") is None


def test_what_the_same_text_also_denies_is_left_open() -> None:
    text = (
        "The army said a truce in Aleppo would hold from August 11. "
        f'"There is no truce in Aleppo," the council said. {BODY}'
    )
    live, denied = read(text).arrangements
    assert live.field("status").state is FieldState.OPEN
    assert denied.value("status") == "denied"


def test_a_stretch_without_an_end_is_left_unread_and_said_so() -> None:
    text = f"{BODY} " + "and then fighting " * 400 + "."
    assert "not-read" in [r.code for r in read(text).remarks]


@pytest.mark.parametrize(
    "piece",
    ["x" * 9 + " ", "x", "A", ".", '"', "'a ", ", said ", "10:00-", "from ", "(", "Aa ", " "],
)
def test_a_line_of_a_megabyte_is_done_within_two_seconds(piece: str) -> None:
    text = (BODY + " " + piece * (990_000 // len(piece)))[:999_000] + "x"
    begun = time.process_time()
    read_text(text, published=Date(2016, 8, 16), zone=None, language="en")
    assert time.process_time() - begun < 2
