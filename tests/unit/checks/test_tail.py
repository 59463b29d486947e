from dataclasses import replace

import pytest
from whenever import TimeDelta

from safe_passage.checks.tail import TailFit, tail_findings, tail_fit
from safe_passage.model.entry import ERASED
from safe_passage.model.finding import Severity
from safe_passage.model.notification import Movement, MovementKind
from safe_passage.model.time import Truth, Window
from tests.unit.checks.convoy import PAUSE_HOURS, convoy, local, minutes

MARGIN = minutes(20)


def fit(movement: Movement, *windows: Window, possible: tuple[Window, ...] = ()) -> TailFit:
    found = tail_fit(movement, windows=windows, possible=possible, margin=MARGIN.length)
    assert found is not None
    return found


def said(movement: Movement, *windows: Window) -> list[tuple[str, Severity, str, str]]:
    found = fit(movement, *windows)
    findings = tail_findings(movement, found, margin=MARGIN)
    return [(one.check, one.severity, one.summary, one.remedy) for one in findings]


def test_a_tail_back_at_13_09_before_a_close_at_13_00_with_20_minutes_margin_misses_29() -> None:
    found = fit(convoy(leaves="10:30"), PAUSE_HOURS)
    assert found.tail_back == local("13:09")
    assert found.limit == local("12:40")
    assert found.minutes_missing == 29
    assert found.missing == TimeDelta(minutes=29)
    assert found.latest_departure == local("10:01")
    assert found.fits is Truth.NO


def test_its_finding_says_by_how_much_and_when_it_would_have_to_leave() -> None:
    assert said(convoy(leaves="10:30"), PAUSE_HOURS) == [
        (
            "tail",
            Severity.BLOCKER,
            "the tail is back at 13:09, 29 min after 12:40 (the close at 13:00 less 20 min)",
            "latest departure that fits: 10:01; planned 10:30",
        )
    ]


def test_where_leaving_that_much_earlier_would_be_before_the_opening_there_is_none() -> None:
    found = fit(convoy(leaves="10:28"), PAUSE_HOURS)
    assert found.minutes_missing == 29
    assert found.latest_departure is None
    remedy = said(convoy(leaves="10:28"), PAUSE_HOURS)[0][3]
    assert remedy == (
        "latest departure that fits: none; it needs 3 h 1 min with the margin, "
        "and the window has 3 h"
    )


def test_a_latest_departure_at_the_very_opening_still_fits() -> None:
    assert fit(convoy(leaves="10:29"), PAUSE_HOURS).latest_departure == local("10:00")


def test_a_tail_back_at_exactly_12_40_fits() -> None:
    movement = convoy(head_back="12:20")
    assert fit(movement, PAUSE_HOURS).fits is Truth.YES
    assert fit(movement, PAUSE_HOURS).minutes_missing == 0
    assert said(movement, PAUSE_HOURS) == []


def test_a_tail_back_at_12_40_01_does_not_and_a_minute_is_missing() -> None:
    movement = convoy(head_back="12:20:01")
    found = fit(movement, PAUSE_HOURS)
    assert found.fits is Truth.NO
    assert (found.missing, found.minutes_missing) == (TimeDelta(seconds=1), 1)
    assert said(movement, PAUSE_HOURS)[0][2].startswith("the tail is back at 12:40:01, 1 s after")


def test_a_head_that_leaves_at_the_very_opening_is_inside() -> None:
    assert fit(convoy(leaves="10:00", head_back="12:20"), PAUSE_HOURS).fits is Truth.YES


def test_a_head_that_leaves_a_second_before_the_opening_is_not() -> None:
    movement = convoy(leaves="09:59:59", head_back="12:20")
    assert fit(movement, PAUSE_HOURS).fits is Truth.NO
    assert said(movement, PAUSE_HOURS)[0][2] == (
        "the head leaves at 09:59:59, 1 s before the opening at 10:00"
    )


def test_two_windows_that_meet_are_one_stretch_of_hours() -> None:
    halves = (Window(local("10:00"), local("11:00")), Window(local("11:00"), local("13:00")))
    assert fit(convoy(head_back="12:20"), *halves).fits is Truth.YES


def test_two_windows_with_a_gap_between_them_are_not() -> None:
    parts = (Window(local("10:00"), local("11:00")), Window(local("11:01"), local("13:00")))
    found = fit(convoy(head_back="12:20"), *parts)
    assert found.fits is Truth.NO
    assert found.window == parts[0]


def test_a_window_of_another_day_is_no_window_for_this_movement() -> None:
    found = fit(convoy(), Window(local("10:00", day=13), local("13:00", day=13)))
    assert (found.window, found.limit, found.latest_departure) == (None, None, None)
    assert found.fits is Truth.NO


def test_a_window_that_has_shut_when_the_head_leaves_is_not_the_one_meant() -> None:
    shut = Window(local("10:00"), local("10:30"))
    next_one = Window(local("10:45"), local("13:00"))
    found = fit(convoy(leaves="10:30", head_back="12:20"), shut, next_one)
    assert found.window == next_one
    assert found.too_early == TimeDelta(minutes=15)


def test_no_hours_at_all_are_a_blocker() -> None:
    [(_, severity, summary, _)] = said(convoy())
    assert severity is Severity.BLOCKER
    assert summary == "no hours relied on hold between 10:30 and 13:09"


def test_what_fits_under_one_reading_only_cannot_be_told_and_blocks() -> None:
    movement = convoy(head_back="12:49")
    longer = Window(local("10:00"), local("14:00"))
    found = fit(movement, PAUSE_HOURS, possible=(longer,))
    assert found.fits is Truth.UNKNOWN
    [finding] = tail_findings(movement, found, margin=MARGIN)
    assert finding.severity is Severity.BLOCKER
    assert finding.summary.endswith("; it fits under some readings of the hours only")


def test_a_stated_tolerance_that_eats_the_margin_is_a_warning() -> None:
    movement = convoy(head_back="12:20", tolerance_minutes=5)
    [(check, severity, summary, _)] = said(movement, PAUSE_HOURS)
    assert (check, severity) == ("tail", Severity.WARNING)
    assert "with the stated tolerance it is back at 12:45, 5 min after 12:40" in summary


def test_a_close_on_the_next_day_is_written_with_its_date() -> None:
    night = Window(local("10:00"), local("00:30", day=13))
    movement = convoy(leaves="10:30", head_back="23:59")
    [(_, _, summary, _)] = said(movement, night)
    assert summary == (
        "the tail is back at 2016-08-13 00:19, 9 min after 2016-08-13 00:10 "
        "(the close at 2016-08-13 00:30 less 20 min)"
    )


def test_a_movement_without_a_way_back_is_a_finding_of_its_own() -> None:
    movement = convoy(head_back="12:20")
    assert isinstance(movement.legs, tuple)
    out = replace(movement, legs=movement.legs[:1])
    assert [finding[0] for finding in said(out, PAUSE_HOURS)] == ["return"]
    evacuation = replace(out, kind=MovementKind.EVACUATION)
    assert said(evacuation, PAUSE_HOURS) == []


def test_erased_legs_can_no_longer_be_checked() -> None:
    movement = replace(convoy(), legs=ERASED)
    assert tail_fit(movement, windows=[PAUSE_HOURS], margin=MARGIN.length) is None
    [finding] = tail_findings(movement, None, margin=MARGIN)
    assert finding.severity is Severity.BLOCKER
    assert "cannot be told" in finding.summary


@pytest.mark.parametrize("margin", [0, 20, 180])
def test_the_margin_is_the_profile_s_and_so_is_its_source(margin: int) -> None:
    rule = minutes(margin, source="a document")
    found = tail_fit(convoy(), windows=[PAUSE_HOURS], margin=rule.length)
    assert found is not None
    assert found.limit == local("13:00").subtract(minutes=margin)
    assert {one.source for one in tail_findings(convoy(), found, margin=rule)} == {"a document"}
