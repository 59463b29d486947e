"""In CI a skip is a failure: a missing tool or missing data must not look like success."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parent.parent / "conftest.py"
SKIPPING = {
    "in the test": "import pytest\ndef test_it(): pytest.skip('no tool here')\n",
    "by a mark": (
        "import pytest\n@pytest.mark.skipif(True, reason='no tool here')\ndef test_it(): pass\n"
    ),
    "in a fixture": "def test_it(shared): pass\n",
    "of a whole module": (
        "import pytest\npytest.skip('no tool here', allow_module_level=True)\ndef test_it(): pass\n"
    ),
}


def run(folder: Path, test: str, *, ci: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(CONFTEST, folder)
    (folder / "test_it.py").write_text(test)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", folder],
        env={**os.environ, "CI": ci, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("how", SKIPPING)
def test_a_skip_fails_the_run_in_ci(tmp_path: Path, how: str) -> None:
    done = run(tmp_path, SKIPPING[how], ci="true")
    assert done.returncode in {pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED}
    assert "nothing may be skipped" in done.stdout


def test_a_skip_is_a_skip_outside_ci(tmp_path: Path) -> None:
    done = run(tmp_path, SKIPPING["in the test"], ci="")
    assert done.returncode == pytest.ExitCode.OK
    assert "1 skipped" in done.stdout


def test_an_expected_failure_is_no_skip(tmp_path: Path) -> None:
    test = "import pytest\n@pytest.mark.xfail(reason='known')\ndef test_it(): assert False\n"
    assert run(tmp_path, test, ci="1").returncode == pytest.ExitCode.OK
