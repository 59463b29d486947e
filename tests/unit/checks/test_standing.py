from dataclasses import replace

import pytest

from safe_passage.checks.standing import standing_findings
from safe_passage.model.arrangement import Standing
from safe_passage.model.entry import SubjectId
from safe_passage.model.finding import Severity
from safe_passage.model.notification import VersionRef
from tests.unit.checks.convoy import ONE_SIDED, PAUSE, in_force


def test_relying_on_a_one_sided_pause_is_a_finding_of_its_own() -> None:
    [finding] = standing_findings([PAUSE], [ONE_SIDED])
    assert finding.severity is Severity.WARNING
    assert finding.summary == (
        "relies on Daily three-hour pause (claim:A-2016-08-11/pause, version 1): one-sided; "
        "bound: Russia; not bound: Government of Syria, armed opposition"
    )
    assert finding.path == "relies_on[0]"


def test_what_is_in_force_for_all_who_are_required_is_none() -> None:
    assert list(standing_findings([PAUSE], [in_force()])) == []


@pytest.mark.parametrize("standing", sorted(set(Standing) - {Standing.IN_FORCE}))
def test_every_other_standing_is_a_finding(standing: Standing) -> None:
    [finding] = standing_findings([PAUSE], [replace(ONE_SIDED, standing=standing)])
    assert finding.severity is not Severity.NOTE


@pytest.mark.parametrize("standing", ["suspended", "ended", "never_took_effect", "awaited"])
def test_what_binds_nobody_at_that_time_blocks(standing: str) -> None:
    [finding] = standing_findings([PAUSE], [replace(ONE_SIDED, standing=Standing(standing))])
    assert finding.severity is Severity.BLOCKER


def test_what_is_not_on_record_is_never_passed_over() -> None:
    [finding] = standing_findings([PAUSE], [])
    assert finding.severity is Severity.BLOCKER
    assert "cannot be told" in finding.summary


def test_a_site_that_is_gone_to_does_not_stand_or_fall() -> None:
    site = VersionRef(SubjectId("static-site:X-1"), 2)
    assert list(standing_findings([site], [])) == []
    [finding] = standing_findings([site, PAUSE], [])
    assert finding.path == "relies_on[1]"
