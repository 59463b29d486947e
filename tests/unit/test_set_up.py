"""The set-up tells what is missing, and does nothing twice."""

import os
import subprocess
from pathlib import Path

import node_runtime
import progress
import pytest
import set_up

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize(
    ("version", "fits"),
    [
        ("v20.18.3", False),
        ("v20.19.0", True),
        ("v21.7.0", False),
        ("v22.11.0", False),
        ("v22.12.0", True),
        ("v23.9.0", False),
        ("v24.0.0", True),
        ("v26.1.0-nightly", True),
        ("", False),
        ("not found", False),
    ],
)
def test_node_is_taken_from_the_version_on_that_the_web_build_asks_for(
    version: str,
    fits: bool,  # noqa: FBT001  # a parameter of the cases
) -> None:
    assert node_runtime.is_new_enough(version) is fits


def test_a_machine_without_node_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert node_runtime.find(tmp_path) is None


def test_a_node_that_is_too_old_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for program in ("node", "npm"):
        (tmp_path / program).write_text("#!/bin/sh\necho v18.20.0\n")
        (tmp_path / program).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert node_runtime.find(tmp_path) is None


def test_the_stamp_changes_with_a_file_s_content_and_with_its_name(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("a")
    before = set_up.digest_of([one])
    one.write_text("b")
    assert set_up.digest_of([one]) != before
    two.write_text("b")
    assert set_up.digest_of([two]) != set_up.digest_of([one])


def test_the_stamp_tells_where_one_part_ends() -> None:
    assert set_up.digest_of(["ab", "c"]) != set_up.digest_of(["a", "bc"])


def test_a_failure_says_the_fact_the_remedy_and_the_end_of_the_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = progress.Log(tmp_path / "log")
    assert log.run(["sh", "-c", "echo first; echo last words; exit 3"], cwd=tmp_path) == 3
    progress.Failed("the thing is not here", "fetch it", log).explain()
    told = capsys.readouterr().err
    assert told.index("last words") < told.index("failed: the thing is not here")
    assert "what to do: fetch it" in told


def test_a_program_that_works_in_silence_is_seen_to_live(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "QUIET_S", 0.02)
    said = "echo item one; echo noise; echo item two; sleep 0.4"
    command = ["sh", "-c", said]
    assert progress.Log(tmp_path / "log").run(command, cwd=tmp_path, counting="item", total=9) == 0
    assert "2 of 9  item two" in capsys.readouterr().err
    assert (tmp_path / "log").read_text() == "item one\nnoise\nitem two\n"


def test_a_step_that_does_not_exist_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert set_up.main(["wash"]) == 2
    assert "run, dev, web" in capsys.readouterr().err


def test_a_missing_package_index_is_told_and_nothing_else_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    locked = tmp_path / "run.txt"
    locked.write_text("no-such-package-of-ours==1.0 --hash=sha256:" + "0" * 64 + "\n")
    for name in [n for n in os.environ if n.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setattr(set_up, "BUILD", tmp_path)
    with pytest.raises(progress.Failed) as raised:
        set_up.pip_install("installing", locked)
    assert raised.value.fact == set_up.NO_PACKAGES
    assert "installing: 1 packages at most" in capsys.readouterr().err


def test_a_python_that_does_not_fit_is_refused_with_what_to_do(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\n[ \"$1\" = --version ] && echo 'Python 3.9.2'\nexit 1\n")
    old.chmod(0o755)
    tools = {name: f"/usr/bin/{name}" for name in ("sh", "head")}
    for name, target in tools.items():
        (tmp_path / name).symlink_to(target)
    done = subprocess.run(
        [tmp_path / "sh", ROOT / "tools" / "python.sh", "x.py"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "no Python of 3.11 to 3.13 was found (python3 here: Python 3.9.2)" in done.stderr
    assert "what to do:" in done.stderr
