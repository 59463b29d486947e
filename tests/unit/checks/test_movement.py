import re
from dataclasses import replace
from pathlib import Path

import pytest

import safe_passage
from safe_passage.checks.movement import movement_findings
from safe_passage.model.finding import Severity
from safe_passage.model.notification import Escort
from safe_passage.model.time import Truth
from tests.unit.checks.convoy import (
    MOVEMENT,
    PROFILE,
    around,
    convoy,
    in_force,
    local,
)

PACKAGE = Path(safe_passage.__file__).parent
NOW = local("08:00")


def test_the_exercise_convoy_has_a_blocker_a_warning_and_a_note() -> None:
    check = movement_findings(convoy(), MOVEMENT, around=around(), profile=PROFILE, known_at=NOW)
    assert [(one.check, one.severity.value, one.summary) for one in check.findings] == [
        (
            "tail",
            "blocker",
            "the tail is back at 13:09, 29 min after 12:40 (the close at 13:00 less 20 min)",
        ),
        (
            "standing",
            "warning",
            (
                "relies on Daily three-hour pause (claim:A-2016-08-11/pause, version 1): one-sided;"
                " bound: Russia; not bound: Government of Syria, armed opposition"
            ),
        ),
        ("unread", "note", "all read, 1 of 1"),
    ]
    assert check.has_blocker
    assert check.tail is not None
    assert check.tail.minutes_missing == 29


def test_back_at_12_40_it_has_no_blocker_left() -> None:
    movement = convoy(head_back="12:20")
    check = movement_findings(movement, MOVEMENT, around=around(), profile=PROFILE, known_at=NOW)
    assert [one.check for one in check.findings] == ["standing", "unread"]
    assert not check.has_blocker


def test_as_known_before_it_was_told_nobody_had_read_it() -> None:
    check = movement_findings(
        convoy(), MOVEMENT, around=around(), profile=PROFILE, known_at=local("09:59", day=9)
    )
    assert check.read.number == 0
    assert "notice" in {one.check for one in check.findings}


def test_a_newer_version_of_what_is_relied_on_is_found() -> None:
    check = movement_findings(
        convoy(), MOVEMENT, around=around(latest=2), profile=PROFILE, known_at=NOW
    )
    assert "stale" in {one.check for one in check.findings}


def test_a_movement_that_relies_on_nothing_is_told_that_its_hours_were_not_checked() -> None:
    movement = replace(convoy(), relies_on=())
    check = movement_findings(movement, MOVEMENT, around=around(), profile=PROFILE, known_at=NOW)
    summaries = [one.summary for one in check.findings]
    assert "it relies on no arrangement: its hours were held against nothing" in summaries


def test_an_escort_that_nobody_knows_of_is_a_finding() -> None:
    movement = replace(convoy(head_back="12:20"), escort=Escort(Truth.UNKNOWN))
    check = movement_findings(
        movement, MOVEMENT, around=around(reliance=in_force()), profile=PROFILE, known_at=NOW
    )
    assert [one.check for one in check.findings] == ["escort", "unread"]


def test_every_finding_names_the_source_of_its_rule() -> None:
    movement = replace(convoy(), recipients=(), escort=Escort(Truth.UNKNOWN))
    check = movement_findings(
        movement, MOVEMENT, around=around(latest=2), profile=PROFILE, known_at=NOW
    )
    assert all(one.source for one in check.findings)
    assert [one.severity for one in check.findings] == sorted(
        (one.severity for one in check.findings), key=list(Severity)[::-1].index
    )


@pytest.mark.parametrize("room", ["checks", "assessment", "matching"])
def test_no_word_of_permission_stands_in_what_a_check_says(room: str) -> None:
    banned = re.compile(r"(?i)\b(approv\w+|clear(ed|ance)?|permi(t|ts|tted)|good to go|safe to)\b")
    said = [
        text
        for module in (PACKAGE / room).glob("*.py")
        for text in re.findall(r'"([^"\n]*)"', module.read_text())
    ]
    assert said
    assert [text for text in said if banned.search(text)] == []
