"""What holds for every text: grounded, repeatable, never a crash, nothing lent."""

import json

from hypothesis import given
from hypothesis import strategies as st
from whenever import Date, Time

from safe_passage.errors import InvalidInput
from safe_passage.intake.clock import find_clock_ranges, find_clock_times
from safe_passage.intake.plain import decode_reading, encode_reading
from safe_passage.intake.reading import Reading, read_text
from safe_passage.intake.times import find_days, resolve_day
from safe_passage.model.draft import FieldState, How, Span

DATES = st.dates(min_value=Date(1900, 1, 1).to_stdlib(), max_value=Date(2200, 12, 31).to_stdlib())
PIECES = st.sampled_from([
    "The army ", "Arko Tessel ", "said ", "told Reuters ", "on Tuesday ", "last Thursday ",
    "tomorrow ", "that ", "fighting in Aleppo would be halted ", "from August 11 ",
    "from 10:00 to 13:00 ", "GMT ", "local time ", "for three hours a day ",
    "a humanitarian pause ", "a corridor ", '"', "“", "”", "'", ", ", ". ", "\n\n", "\r\n",
    "he added", "It ", "there is no truce ", "if they stop ", "July 28, 2016", "according to ",
    "the minister ", "Russia ", "Several corridors were opened ", "the city ", "\u202e",
    "10 to 2 ", "02/03/2016 ", "(", ")", "…", "é", "السلام ", "😀",
])  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, min_size=1, max_size=40).map("".join), st.text(max_size=300))


def read(text: str, published: Date | None) -> Reading | None:
    try:
        return read_text(text, published=published, zone=None, language="en")
    except InvalidInput:
        return None


@given(text=TEXTS, day=st.none() | DATES)
def test_any_text_is_read_or_refused_and_every_value_has_its_words(text: str, day: object) -> None:
    published = Date.parse_iso(str(day)) if day else None
    reading = read(text, published)
    if reading is None:
        return
    assert "dropped" not in [remark.code for remark in reading.remarks]
    for draft in reading.drafts:
        for field in draft.fields:
            assert (field.state is FieldState.FOUND) == (field.value is not None)
            assert field.value is None or all(s.end <= len(text) for s in field.spans)
            if field.how is How.VERBATIM and isinstance(field.value, str):
                assert field.value.split()[0] in text


@given(text=TEXTS, day=DATES)
def test_the_same_text_and_anchor_give_the_same_bytes_and_come_back(text: str, day: object) -> None:
    published = Date.parse_iso(str(day))
    one, other = read(text, published), read(text, published)
    if one is None or other is None:
        return
    plain = json.dumps(encode_reading(one))
    assert plain == json.dumps(encode_reading(other))
    assert decode_reading(json.loads(plain)) == one


@given(text=TEXTS)
def test_without_a_publication_date_no_day_comes_from_a_clock(text: str) -> None:
    reading = read(text, None)
    if reading is None:
        return
    for draft in reading.drafts:
        for field in draft.fields:
            values = [field.value, *(a.value for a in field.alternatives)]
            assert field.how is not How.RESOLVED
            assert all(v.year == 2016 for v in values if isinstance(v, Date))


def test_named_boundary_a_full_date_needs_no_publication_date() -> None:
    text = "The army said fighting in Aleppo would be halted on July 28, 2016. Convoys wait."
    reading = read(text, None)
    assert reading
    assert reading.arrangements[0].value("start") == Date(2016, 7, 28)


@given(day=DATES, shift=st.integers(min_value=0, max_value=3))
def test_relative_days_move_with_the_publication_date_by_weeks(day: object, shift: int) -> None:
    published = Date.parse_iso(str(day))
    later = published.add(days=7 * shift)
    text = "yesterday"
    (mark,) = find_days(text, Span(0, len(text)))
    one = resolve_day(mark, published=published, said=None, direction=None).date
    other = resolve_day(mark, published=later, said=None, direction=None).date
    assert one
    assert other == one.add(days=7 * shift)


def test_named_boundary_yesterday_of_new_year_is_in_the_year_before() -> None:
    (mark,) = find_days("yesterday", Span(0, 9))
    resolved = resolve_day(mark, published=Date(2016, 1, 1), said=None, direction=None)
    assert resolved.date == Date(2015, 12, 31)


@given(
    opens=st.times().map(lambda t: Time(t.hour, t.minute)),
    closes=st.times().map(lambda t: Time(t.hour, t.minute)),
)
def test_a_window_written_in_digits_is_read_back(opens: Time, closes: Time) -> None:
    one, other = (f"{t.hour:02}:{t.minute:02}" for t in (opens, closes))
    text = f"It holds from {one} to {other} GMT."
    found = [(r.opens, r.closes) for r in find_clock_ranges(text, Span(0, len(text)))]
    assert found == ([(opens, closes)] if opens != closes else [])


def test_named_boundary_midnight_to_one_minute_past_is_a_window() -> None:
    (window,) = find_clock_ranges("00:00-00:01", Span(0, 11))
    assert (window.opens, window.closes) == (Time(0, 0), Time(0, 1))


@given(text=st.text(alphabet="0123456789:.-–apmfrotGMT nd'", max_size=60))
def test_the_clock_grammar_never_fails_and_stays_within_its_words(text: str) -> None:
    if not text:
        return
    whole = Span(0, len(text))
    for window in find_clock_ranges(text, whole):
        assert whole.covers(window.span)
        assert window.opens != window.closes
    for time in find_clock_times(text, whole):
        assert whole.covers(time.span)
