"""What every test stands on: the reference data, hypothesis profiles, and no silent skip in CI."""

import os
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest

from safe_passage.cli.demonstration import make_demonstration
from safe_passage.config import Settings, read_settings

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("CI", "").lower() not in {"", "0", "false"}

# A test that may be skipped in CI, with the reason that holds there. Any other skip fails the run.
MAY_BE_SKIPPED: dict[str, str] = {}

# Never derandomised, which hypothesis does by itself in CI: each run looks at other examples.
hypothesis.settings.register_profile("dev", max_examples=50, deadline=None, derandomize=False)
hypothesis.settings.register_profile(
    "ci", max_examples=300, deadline=None, derandomize=False, print_blob=True
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if IN_CI else "dev"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference texts, vectors and scenarios that lies beside the repository.

    It is not part of the repository: where it is missing, the tests that read it are skipped,
    and in CI they fail.
    """
    folder = ROOT.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip("../shared is not here: the reference data lie beside the repository")
    return folder


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A demonstration register, made once through the real pipeline. Tests only read it."""
    folder = tmp_path_factory.mktemp("demonstration")
    settings = read_settings(
        {
            "SAFE_PASSAGE_REGISTER": str(folder / "register" / "register.sqlite"),
            "SAFE_PASSAGE_KEYS": str(folder / "keys"),
            "SAFE_PASSAGE_STATE": str(folder / "state"),
        }
    )
    make_demonstration(settings).store.close()
    return settings


def forbidden_skip(node: str, reason: str) -> str | None:
    """The words to fail with, where a skip is not allowed."""
    if not IN_CI or node in MAY_BE_SKIPPED:
        return None
    return f"skipped, and in CI nothing may be skipped unless conftest.py lists it: {reason}"


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    told = report.longrepr
    return told[2] if isinstance(told, tuple) else str(told)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        words = forbidden_skip(report.nodeid, reason_of(report))
        if words is not None:
            report.outcome, report.longrepr = "failed", words
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if report.skipped:
        words = forbidden_skip(report.nodeid, reason_of(report))
        if words is not None:
            report.outcome, report.longrepr = "failed", words
    return report


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    if exitstatus == pytest.ExitCode.TESTS_FAILED:
        seed = config.getoption("randomly_seed", default=None)
        terminalreporter.write_line(f"order and seed of this run: --randomly-seed={seed}")
