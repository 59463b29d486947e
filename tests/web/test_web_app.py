"""Is the web app what it promises to be, before any browser looks at it?"""

import json
import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "web"
SOURCES = sorted(
    path
    for path in (WEB / "src").rglob("*")
    # The generated types repeat addresses of the schema's comments; nothing runs there.
    if path.suffix in {".ts", ".svelte", ".css"} and path.name != "schema.d.ts"
)
LISTS = {"en.ts", "ar.ts"}  # one word a line
LONGEST = 400


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(WEB).as_posix())
def test_no_file_of_the_page_asks_a_foreign_host_or_loads_from_one(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    # Names of XML are no addresses that anybody fetches.
    named = [
        url
        for url in re.findall(r"https?://[^\s'\"`)]+", text)
        if not url.startswith(("http://www.w3.org/",))
    ]
    assert named == []


def test_no_file_of_the_page_is_too_long_to_be_about_one_thing() -> None:
    for path in SOURCES:
        if path.name not in LISTS:
            assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST, path.name


def test_the_page_of_the_build_runs_no_script_and_no_style_of_its_own() -> None:
    page = (WEB / "index.html").read_text(encoding="utf-8")
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert "<style" not in page
    assert re.findall(r"\bstyle=", page) == []


def test_the_lock_names_no_registry_and_every_package_has_a_digest() -> None:
    lock = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))
    for name, package in lock["packages"].items():
        assert "resolved" not in package, name
        assert name == "" or "integrity" in package, name


def test_every_package_is_pinned_to_one_version() -> None:
    package = json.loads((WEB / "package.json").read_text(encoding="utf-8"))
    for kind in ("dependencies", "devDependencies"):
        for name, version in package[kind].items():
            assert re.fullmatch(r"\d+\.\d+\.\d+", version), name


def test_no_colour_of_the_page_is_green() -> None:
    """No colour may read as "go": no token whose green stands clearly above red and blue."""
    tokens = (WEB / "src" / "styles" / "tokens.css").read_text(encoding="utf-8")
    for value in re.findall(r"#([0-9a-fA-F]{6})\b", tokens):
        red, green, blue = (int(value[n : n + 2], 16) for n in (0, 2, 4))
        assert not (green > red + 24 and green > blue + 24), f"#{value}"
