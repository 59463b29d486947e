"""The documentation says what the program does: every command, error and link."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
import typer
from typer.core import TyperGroup
from typer.main import get_command

import safe_passage.cli

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "src" / "safe_passage"
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


class Command(Protocol):
    """What we ask of typer's commands, whose class typer does not publish."""

    help: str | None
    epilog: str | None
    hidden: bool


def commands() -> dict[str, Command]:
    """Every command that can be typed, by its words, as in `safe-passage arrangements windows`."""

    def walk(command: Command, path: str) -> Iterator[tuple[str, Command]]:
        if not isinstance(command, TyperGroup):
            yield path, command
            return
        for name, child in command.commands.items():
            if not child.hidden:
                yield from walk(child, f"{path} {name}")

    app = getattr(safe_passage.cli, "app", None)
    assert isinstance(app, typer.Typer), "safe_passage.cli offers no typer application `app`"
    return dict(walk(get_command(app), "safe-passage"))


def error_codes() -> set[str]:
    """The `code` of every error class, wherever in the package it stands."""
    codes = set()
    for module in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.ClassDef):
                codes |= set(codes_in(node))
    return codes


def codes_in(error: ast.ClassDef) -> Iterator[str]:
    bases = {ast.unparse(base) for base in error.bases}
    if not bases & {"Exception", "SafePassageError"}:
        return
    for statement in error.body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id="code")], value=ast.Constant(value=str(code)))
                | ast.AnnAssign(target=ast.Name(id="code"), value=ast.Constant(value=str(code)))
            ):
                yield code
            case _:
                pass


def links(page: Path) -> Iterator[str]:
    text = re.sub(r"(?s)```.*?```|`[^`\n]*`", "", page.read_text())
    yield from re.findall(r"\]\(([^)\s]+)\)", text)


def test_every_command_is_documented() -> None:
    text = (DOCS / "commands.md").read_text()
    missing = [path for path in commands() if not re.search(rf"{path}(?![\w-])", text)]
    assert missing == []


def test_the_documentation_names_no_command_that_is_gone() -> None:
    known = commands()
    headings = re.findall(r"(?m)^#+ `(safe-passage[\w -]*?)`", (DOCS / "commands.md").read_text())
    gone = [h for h in headings if not any(k == h or k.startswith(f"{h} ") for k in known)]
    assert gone == []


def test_every_command_has_help_with_an_example() -> None:
    told = {path: f"{command.help}\n{command.epilog}" for path, command in commands().items()}
    assert [path for path, text in told.items() if path not in text] == []


def test_every_error_code_is_documented() -> None:
    text = (DOCS / "errors.md").read_text()
    assert {code for code in error_codes() if f"| `{code}` |" not in text} == set()


def test_the_documentation_names_no_error_code_that_is_gone() -> None:
    documented = set(re.findall(r"(?m)^\| `([\w-]+)` \|", (DOCS / "errors.md").read_text()))
    assert documented - error_codes() == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    inside = [link.split("#")[0] for link in links(page) if "://" not in link]
    assert [link for link in inside if link and not (page.parent / link).exists()] == []


def test_every_make_command_that_the_readme_names_exists() -> None:
    targets = set(re.findall(r"(?m)^([a-z0-9-]+):", (ROOT / "Makefile").read_text()))
    for page in ("README.md", "CONTRIBUTING.md"):
        # Only in code: elsewhere "make" is a word like any other.
        named = set(re.findall(r"(?m)(?:`|^    )make ([a-z0-9-]+)", (ROOT / page).read_text()))
        assert named, f"{page} names no command"
        assert named - targets == set()


def test_every_module_can_be_imported_without_doing_anything(
    capfd: pytest.CaptureFixture[str],
) -> None:
    for module in PACKAGE.rglob("*.py"):
        parts = module.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        importlib.import_module(name)
    assert capfd.readouterr() == ("", "")
