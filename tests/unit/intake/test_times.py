"""Which day do words name, and when does it stay open?"""

import pytest
from whenever import Date

from safe_passage.intake.times import DayKind, Direction, Resolved, find_days, resolve_day
from safe_passage.model.draft import How, Span

TUESDAY = Date(2016, 8, 16)


def resolve(
    text: str,
    *,
    published: Date | None = TUESDAY,
    said: Date | None = None,
    direction: Direction | None = None,
) -> Resolved:
    (mark,) = find_days(text, Span(0, len(text)))
    return resolve_day(mark, published=published, said=said, direction=direction)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("on July 28, 2016", Date(2016, 7, 28)),
        ("on 28 July 2016", Date(2016, 7, 28)),
        ("on 2016-07-28", Date(2016, 7, 28)),
        ("on the 3rd of May 2020", Date(2020, 5, 3)),
        ("on 28/07/2016", Date(2016, 7, 28)),
        ("Thursday, July 28, 2016", Date(2016, 7, 28)),
    ],
)
def test_a_full_date_needs_no_anchor(text: str, date: Date) -> None:
    resolved = resolve(text, published=None)
    assert (resolved.date, resolved.how) == (date, How.NORMALISED)


def test_a_day_without_a_year_takes_the_year_nearest_the_publication() -> None:
    assert resolve("from August 11").date == Date(2016, 8, 11)
    assert resolve("on December 30", published=Date(2017, 1, 2)).date == Date(2016, 12, 30)
    assert resolve("on January 2", published=Date(2016, 12, 30)).date == Date(2017, 1, 2)


def test_a_day_without_a_year_stays_open_without_a_publication_date() -> None:
    resolved = resolve("from August 11", published=None)
    assert resolved.date is None
    assert resolved.reason == "no year in the words, and no publication date to take it from"


def test_a_weekday_beside_a_date_must_belong_to_it() -> None:
    assert resolve("Saturday February 27", published=Date(2016, 2, 22)).date == Date(2016, 2, 27)
    assert resolve("Monday February 27", published=Date(2016, 2, 22)).date == Date(2017, 2, 27)
    assert resolve("Tuesday, July 28, 2016").date is None


def test_a_weekday_looks_the_way_of_its_verb_and_else_stays_open() -> None:
    assert resolve("on Monday", direction=Direction.PAST).date == Date(2016, 8, 15)
    assert resolve("on Monday", direction=Direction.FUTURE).date == Date(2016, 8, 22)
    bare = resolve("on Monday")
    assert bare.date is None
    assert [a.value for a in bare.alternatives] == [Date(2016, 8, 15), Date(2016, 8, 22)]


def test_the_weekday_of_the_publication_may_be_the_day_itself_looking_back_only() -> None:
    assert resolve("on Tuesday", direction=Direction.PAST).date == TUESDAY
    ahead = resolve("on Tuesday", direction=Direction.FUTURE)
    assert ahead.date is None
    assert [a.value for a in ahead.alternatives] == [TUESDAY, Date(2016, 8, 23)]


def test_last_thursday_is_open_when_it_may_be_yesterday_or_a_week_before() -> None:
    assert resolve("last Thursday").date == Date(2016, 8, 11)
    friday = resolve("last Thursday", published=Date(2016, 8, 12))
    assert friday.date is None
    assert [a.value for a in friday.alternatives] == [Date(2016, 8, 11), Date(2016, 8, 4)]


def test_next_friday_is_never_chosen() -> None:
    resolved = resolve("next Friday", direction=Direction.FUTURE)
    assert resolved.date is None
    assert [a.value for a in resolved.alternatives] == [Date(2016, 8, 19), Date(2016, 8, 26)]


def test_tomorrow_inside_a_quotation_counts_from_when_it_was_said() -> None:
    printed, said = Date(2016, 8, 11), Date(2016, 8, 10)
    assert resolve("starting tomorrow", published=printed, said=said).date == Date(2016, 8, 11)
    assert resolve("starting tomorrow", published=printed).date == Date(2016, 8, 12)
    assert resolve("starting tomorrow", published=None).date is None


@pytest.mark.parametrize("text", ["11/08/2016", "April 29-30", "February 30", "32 August 2016"])
def test_what_is_two_days_or_no_day_is_not_chosen(text: str) -> None:
    marks = find_days(text, Span(0, len(text)))
    dates = [resolve_day(m, published=TUESDAY, said=None, direction=None).date for m in marks]
    assert set(dates) <= {None}


def test_a_leap_day_is_taken_only_in_a_year_that_has_it() -> None:
    assert resolve("on February 29", published=Date(2016, 3, 1)).date == Date(2016, 2, 29)
    assert resolve("on February 29", published=Date(2018, 3, 1)).date is None


@pytest.mark.parametrize("text", ["it may 10 times", "march 1000 people", "the day", "Sundayed"])
def test_words_that_only_look_like_days_are_none(text: str) -> None:
    found = find_days(text, Span(0, len(text)))
    assert [m.kind for m in found if m.kind is not DayKind.NO_YEAR] == []


def test_a_part_of_the_day_is_kept_with_the_weekday() -> None:
    (mark,) = find_days("on Monday morning", Span(0, 17))
    assert mark.part == "morning"


def test_the_full_stop_of_a_sentence_is_no_part_of_its_last_day() -> None:
    text = "It lasts until 14 August."
    (mark,) = find_days(text, Span(0, len(text)))
    assert mark.span.words(text) == "14 August"
