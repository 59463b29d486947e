from safe_passage.checks.stale import stale_findings
from safe_passage.model.finding import Severity
from tests.unit.checks.convoy import PAUSE


def test_the_latest_version_is_no_finding() -> None:
    assert list(stale_findings([PAUSE], {PAUSE.subject: 1})) == []


def test_a_version_that_has_moved_on_is_named_with_the_current_one() -> None:
    [finding] = stale_findings([PAUSE], {PAUSE.subject: 2})
    assert finding.severity is Severity.WARNING
    assert finding.summary == "relies on claim:A-2016-08-11/pause, version 1; current is 2"


def test_a_version_that_never_was_blocks() -> None:
    [finding] = stale_findings([PAUSE], {PAUSE.subject: 0})
    assert finding.severity is Severity.BLOCKER


def test_a_subject_that_is_not_on_record_blocks() -> None:
    [finding] = stale_findings([PAUSE], {})
    assert finding.severity is Severity.BLOCKER
