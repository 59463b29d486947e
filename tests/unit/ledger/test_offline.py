import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import cryptography
import pytest
from build_verifier import build_zipapp

from safe_passage.ledger.canonical import Json
from safe_passage.ledger.keys import SigningKey
from safe_passage.ledger.note import Note, format_note, sign_text
from safe_passage.ledger.offline import main
from safe_passage.ledger.pack import Pack, PackCheckpoint, Wording


class SmallLog(Protocol):
    """The fixture of conftest.py, as far as these tests use it."""

    key: SigningKey
    witnesses: tuple[SigningKey, ...]

    def pack(self, **options: Any) -> Pack: ...
    def sealed(self, pack: Pack | None = None) -> bytes: ...
    def checkpoint(self, size: int, **options: Any) -> Note: ...


@pytest.fixture
def pack(log: SmallLog, tmp_path: Path) -> Path:
    path = tmp_path / "answer.pack"
    path.write_bytes(log.sealed(log.pack(cosigned_by=3)))
    return path


@pytest.fixture
def policy(log: SmallLog, tmp_path: Path) -> Path:
    lines = [f"log {log.key.verifier}"]
    lines += [f"witness W{n} {one.verifier}" for n, one in enumerate(log.witnesses)]
    path = tmp_path / "policy"
    path.write_text("\n".join([*lines, "group g 3 W0 W1 W2 W3", "quorum g", ""]))
    return path


def test_a_witnessed_pack_ends_with_zero(
    pack: Path, policy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(pack), "--policy", str(policy)]) == 0
    assert "WITNESSED    3 of 4 witnesses" in capsys.readouterr().out


def test_a_pack_checked_with_the_log_s_key_alone_ends_with_eleven(
    log: SmallLog, pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(pack), "--key", str(log.key.verifier), "--json"]) == 11
    assert json.loads(capsys.readouterr().out)["outcome"] == "unwitnessed"


def test_a_pack_checked_with_nothing_ends_with_thirteen(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(pack)]) == 13
    assert "INCOMPLETE TRUST" in capsys.readouterr().out


def test_a_cut_pack_ends_with_ten(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack.write_bytes(pack.read_bytes()[:-1])
    assert main([str(pack)]) == 10
    assert "INVALID" in capsys.readouterr().out


def test_a_kept_checkpoint_is_compared(
    log: SmallLog, pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes(format_note(log.checkpoint(8)))
    options = [str(pack), "--key", str(log.key.verifier), "--against", str(kept)]
    assert main(options) == 11
    kept.write_bytes(b"nothing of the kind")
    assert main(options) == 2
    assert str(kept) in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--policy", "--against"])
def test_a_file_that_is_not_there_is_named(
    pack: Path, tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing"
    assert main([str(pack), option, str(missing)]) == 2
    assert f"{missing}: No such file" in capsys.readouterr().err


def test_a_key_that_is_none_is_refused(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(pack), "--key", "nonsense"]) == 2
    assert capsys.readouterr().err.startswith("--key: ")


@pytest.fixture(scope="module")
def zipapp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("zipapp") / "safe-passage-verify.pyz"
    build_zipapp(target)
    return target


def bare_machine(tmp_path: Path, zipapp: Path, *arguments: str, with_cryptography: bool) -> Any:
    """A Python that sees the standard library and, at most, `cryptography`."""
    site = tmp_path / "site"
    site.mkdir()
    if with_cryptography:
        installed = Path(cryptography.__file__).parent.parent
        for name in ("cryptography", "cffi", "_cffi_backend"):
            for path in installed.glob(f"{name}*"):
                (site / path.name).symlink_to(path)
    start = f"import sys, runpy; sys.path.append({str(site)!r}); sys.argv = sys.argv[1:]; "
    run = "runpy.run_path(sys.argv[0], run_name='__main__')"
    command = [sys.executable, "-I", "-S", "-W", "error", "-c", start + run, str(zipapp)]
    return subprocess.run(
        [*command, *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def test_the_zipapp_verifies_with_cryptography_and_nothing_else(
    tmp_path: Path, zipapp: Path, pack: Path, policy: Path
) -> None:
    ran = bare_machine(tmp_path, zipapp, str(pack), "--policy", str(policy), with_cryptography=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "WITNESSED    3 of 4 witnesses" in ran.stdout


def test_the_zipapp_says_what_it_needs(tmp_path: Path, zipapp: Path, pack: Path) -> None:
    ran = bare_machine(tmp_path, zipapp, str(pack), with_cryptography=False)
    assert ran.returncode == 2
    assert "needs the Python package `cryptography`" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_same_sources_give_the_same_zipapp(tmp_path: Path, zipapp: Path) -> None:
    build_zipapp(tmp_path / "again.pyz")
    assert (tmp_path / "again.pyz").read_bytes() == zipapp.read_bytes()


def test_a_pack_at_the_edge_of_what_may_be_written_is_still_reported(
    log: SmallLog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deep: Json = "bottom"
    for _ in range(58):
        deep = [deep]
    text = log.checkpoint(8).text.replace("\n8\n", f"\n{2**63 - 1}\n")
    note = Note(text, (sign_text(text, log.key),))
    question = Wording("\u202e", deep)
    held = (PackCheckpoint(note),)
    path = tmp_path / "edge.pack"
    edge = replace(log.pack(), entries=(), checkpoints=held, question=question)
    path.write_bytes(log.sealed(edge))
    assert main([str(path), "--key", str(log.key.verifier), "--json"]) == 11
    out = capsys.readouterr().out
    assert out.isascii()
    assert json.loads(out)["size"] == 2**63 - 1
    assert json.loads(out)["question"]["data"] == deep


def test_a_terminal_that_cannot_show_a_letter_still_gets_the_verdict(
    log: SmallLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "arabic.pack"
    path.write_bytes(log.sealed(replace(log.pack(), answer=Wording("نعم", None))))
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="ascii", write_through=True))
    assert main([str(path), "--key", str(log.key.verifier)]) == 11
    assert b"ANSWER       \\u0646\\u0639\\u0645\n" in out.getvalue()
