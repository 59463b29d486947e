from importlib import resources

import pytest
from whenever import TimeDelta

from safe_passage.errors import InvalidInput
from safe_passage.intake.profile import LONGEST_PROFILE, parse_profile
from safe_passage.model.profile import ASSUMED

EXERCISE = (resources.files("safe_passage") / "profiles" / "exercise.toml").read_text("utf-8")


def test_the_profile_of_exercises_holds_the_rules_of_the_demonstration() -> None:
    profile = parse_profile(EXERCISE)
    assert profile.margin.length == TimeDelta(minutes=20)
    assert profile.freshness.value.format_iso() == "P14D"
    assert profile.freshness.length == TimeDelta(hours=14 * 24)
    assert profile.about.length == TimeDelta(minutes=30)
    assert profile.notice.usual.length == TimeDelta(hours=48)
    assert profile.notice.emergency.length == TimeDelta(hours=24)


def test_every_value_says_where_it_comes_from() -> None:
    profile = parse_profile(EXERCISE)
    assert [rule.is_assumed for rule in (profile.margin, profile.freshness, profile.about)] == [
        True
    ] * 3
    assert not profile.notice.usual.is_assumed
    assert "Yemen" in profile.notice.usual.source
    assert ASSUMED == "assumed"


@pytest.mark.parametrize(
    ("old", "new", "path", "words"),
    [
        ('"PT20M"', '"20 min"', "margin.value", "is no ISO 8601 duration"),
        ('"PT20M"', '"P1M"', "margin.value", "no fixed length"),
        ('"PT20M"', '"-PT20M"', "margin.value", "negative"),
        ('"PT20M"', '"P9999999D"', "margin.value", "is no ISO 8601 duration"),
        ('"PT20M"', '"P521722W3652058DT87600000H"', "margin.value", "too long"),
        ('"PT20M"', "20", "margin.value", "a text"),
        ('"PT20M"', '" "', "margin.value", "not empty"),
        ('value = "P14D"\n', "", "freshness.value", "missing"),
        ('source = "assumed"\n', "", "margin.source", "missing"),
        ("[margin]", "[margni]", "margni", "no member"),
        ("[notice.usual]", "[notice.usuall]", "notice.usuall", "no member"),
        ("[about]", "[other.about]", "other", "no member"),
        ('"PT24H"', '"PT72H"', "notice.emergency.value", "more notice"),
        ('id = "exercise"', "id = 7", "id", "a text"),
    ],
)
def test_a_fault_is_named_with_its_path(old: str, new: str, path: str, words: str) -> None:
    assert old in EXERCISE
    with pytest.raises(InvalidInput, match=words) as caught:
        parse_profile(EXERCISE.replace(old, new, 1))
    assert caught.value.path == path


def test_a_table_that_is_none_is_named() -> None:
    text = 'margin = 3\nfreshness = 3\nabout = 3\nnotice = 3\nid = "x"\ntitle = "y"\n'
    with pytest.raises(InvalidInput, match="a table"):
        parse_profile(text)


@pytest.mark.parametrize("text", ["", "[", "\x00", "id = 'x", "a = " + "[" * 5000])
def test_what_is_no_profile_is_refused_without_a_traceback(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_profile(text)


def test_a_profile_of_any_length_is_not_read() -> None:
    with pytest.raises(InvalidInput, match="no longer than"):
        parse_profile("#" * (LONGEST_PROFILE + 1))
