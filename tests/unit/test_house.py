"""The rules of the house that no linter knows."""

import ast
import io
import re
import subprocess
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "src" / "safe_passage"
BANNED_NAMES = {"utils", "helpers", "common", "base", "core", "manager", "misc", "types"}
LONGEST_MODULE = 400

# Rooms that touch the outside world; every other room is held to no input or output.
OUTER_ROOMS = {"__main__", "adapters", "api", "cli", "config", "errors", "wiring"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]  # not what is about to be removed


def settings() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def public_classes() -> Iterator[tuple[str, Path]]:
    for module in modules():
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name, module


def graph() -> grimp.ImportGraph:
    return grimp.build_graph("safe_passage", include_external_packages=True, cache_dir=None)


def test_no_module_is_longer_than_one_reason_to_change_needs() -> None:
    lengths = {module: len(module.read_text().splitlines()) for module in modules()}
    assert {m: n for m, n in lengths.items() if n > LONGEST_MODULE} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [m for m in modules() if {m.stem, m.parent.name} & BANNED_NAMES] == []


def test_every_module_opens_with_the_one_line_that_it_answers() -> None:
    assert [m for m in modules() if not ast.get_docstring(ast.parse(m.read_text()))] == []


def test_every_public_class_is_in_the_glossary() -> None:
    glossary = set(re.findall(r"`(\w+)`", (ROOT / "GLOSSARY.md").read_text()))
    missing = {
        f"{name} ({module.relative_to(PACKAGE)})"
        for name, module in public_classes()
        if name not in glossary and not name.endswith(JSON_FORMS)
    }
    assert missing == set(), "add a line to GLOSSARY.md for each, or take a word that is there"


def test_the_glossary_names_no_class_that_is_gone() -> None:
    rows = (ROOT / "GLOSSARY.md").read_text()
    named = set(re.findall(r"(?m)^- `(\w+)`", rows))
    assert named - {name for name, _ in public_classes()} == set()


JSON_FORMS = ("Shape", "Body")  # of an answer, of a request: the word stands before it

# GLOSSARY.md says why: law protects, not a register; nobody is asked for leave.
RULED_OUT = re.compile(r"protected|clearance|cleared|approv|deconflict|safe_?zone", re.IGNORECASE)


def names_in(module: Path) -> set[str]:
    source = io.BytesIO(module.read_bytes())
    return {t.string for t in tokenize.tokenize(source.readline) if t.type == tokenize.NAME}


def test_no_name_in_the_program_uses_a_word_that_is_ruled_out() -> None:
    found = {m: {n for n in names_in(m) if RULED_OUT.search(n)} for m in modules()}
    assert {module: names for module, names in found.items() if names} == {}


def test_no_word_on_a_screen_is_one_that_is_ruled_out() -> None:
    screens = [p for p in (ROOT / "web" / "src").rglob("*") if p.suffix in {".ts", ".svelte"}]
    assert screens, "there is no web app to look at"
    assert [screen for screen in screens if RULED_OUT.search(screen.read_text())] == []


def test_the_contract_of_the_pure_core_names_every_room_of_it() -> None:
    tool = settings()["tool"]
    assert isinstance(tool, dict)
    contracts = tool["importlinter"]["contracts"]
    core = next(c for c in contracts if c["name"] == "The core does no input or output")
    rooms = {m.stem for m in PACKAGE.glob("*.py")} | {
        m.parent.name for m in PACKAGE.glob("*/__init__.py")
    }
    expected = {f"safe_passage.{room}" for room in rooms - OUTER_ROOMS - {"__init__"}}
    assert set(core["source_modules"]) == expected


def test_no_generator_of_predictable_numbers_is_reachable_from_the_ledger() -> None:
    # Our own imports only: `cryptography` loads `random` for RSA, which we do not use.
    imports = graph()
    ledger = {m for m in imports.modules if re.match(r"safe_passage\.ledger(\.|$)", m)}
    reached = set[str]().union(*(imports.find_upstream_modules(m) for m in ledger))
    assert ledger, "there is no ledger to hold to it"
    assert reached & {"random", "numpy"} == set()


# Written in pieces, so that this file does not find itself.
MACHINE_PATH = re.compile(
    rf"(^|[^A-Za-z0-9_./-])/({'work'}|{'farm'}|{'root'}|{'tmp'}/[a-z_]+\.[0-9]|{'home'}/\w)"
)
REGISTRY = re.compile(
    "|".join(
        [
            "index" + "-url *=",
            "find" + "-links *=",
            r"pypi\." + "org",
            "pythonhosted" + r"\.org",
            r"registry\." + "npmjs",
            r'"resolved": *"' + "http",
            r"proxy\.golang" + r"\.org",
            r"deb\." + "debian",
        ]
    )
)


@pytest.mark.parametrize(
    "text", ["see /" + "work/main/x", "cd /ro" + "ot", 'open("/tm' + 'p/run.3")']
)
def test_a_path_of_a_machine_is_recognised(text: str) -> None:
    assert MACHINE_PATH.search(text)


def test_a_path_of_a_web_page_is_no_path_of_a_machine() -> None:
    assert not MACHINE_PATH.search("https://example.org/work/1 and ../work, a/root")


def test_no_tracked_file_holds_a_path_of_a_machine_or_the_host_of_a_registry() -> None:
    found = []
    for path in tracked_files():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue  # a picture or a font
        for number, line in enumerate(lines, start=1):
            if MACHINE_PATH.search(line) or REGISTRY.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert found == []


# The locks


def locked(kind: str) -> dict[str, set[str]]:
    """Package to versions: more than one where they differ by Python version or platform."""
    text = (ROOT / "requirements" / f"{kind}.txt").read_text()
    versions: dict[str, set[str]] = {}
    for name, version in re.findall(r"(?m)^([a-z0-9._-]+)==([^ ;\\]+)", text):
        versions.setdefault(name, set()).add(version)
    return versions


def pins(requirements: list[str]) -> dict[str, str]:
    pairs = (requirement.split("==") for requirement in requirements)
    return {name.lower(): version for name, version in pairs}


@pytest.mark.parametrize("kind", ["run", "dev", "node", "lock"])
def test_every_locked_package_has_a_hash(kind: str) -> None:
    text = (ROOT / "requirements" / f"{kind}.txt").read_text()
    entries = re.split(r"(?m)^(?=[a-z0-9])", text)[1:]
    assert len(entries) == sum(len(v) for v in locked(kind).values())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_what_the_program_needs_is_locked_at_the_versions_that_pyproject_names() -> None:
    project = settings()["project"]
    assert isinstance(project, dict)
    wanted = pins(project["dependencies"])
    assert {n: v for n, v in wanted.items() if locked("run").get(n) != {v}} == {}


def test_what_development_needs_is_locked_at_the_versions_that_pyproject_names() -> None:
    groups = settings()["dependency-groups"]
    assert isinstance(groups, dict)
    wanted = pins(groups["dev"] + groups["build"])
    assert {n: v for n, v in wanted.items() if locked("dev").get(n) != {v}} == {}


def test_the_development_set_holds_the_program_s_set_at_the_same_versions() -> None:
    development = locked("dev")
    assert {n: v for n, v in locked("run").items() if development.get(n) != v} == {}
