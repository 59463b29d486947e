import re
from typing import Any

import pytest
from write_openapi import FILE, text

from safe_passage.api.app import api_schema
from safe_passage.api.problems import PROBLEM
from tests.api.conftest import Asker

OPERATIONS = [
    (method, path, operation)
    for path, item in api_schema()["paths"].items()
    for method, operation in item.items()
]


def test_the_committed_document_is_current() -> None:
    assert FILE.read_text(encoding="utf-8") == text(), "run: make openapi"


def test_the_document_that_is_served_is_the_committed_one(asker: Asker) -> None:
    assert asker.get("/schema/openapi.json").json() == api_schema()


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS)
def test_every_route_tells_what_it_answers_and_how_it_refuses(
    method: str, path: str, operation: Any
) -> None:
    assert operation["summary"]
    assert operation["operationId"].isidentifier()
    responses = operation["responses"]
    refusals = {"400", "404", "421", "422", "500", "503"} | ({"413"} if method == "post" else set())
    assert set(responses) == {"200"} | refusals
    for status in refusals:
        assert set(responses[status]["content"]) == {PROBLEM}
        assert responses[status]["description"]
    for parameter in operation.get("parameters", []):
        assert parameter["schema"]["description"], (path, parameter["name"])


def test_every_route_is_described() -> None:
    page = (FILE.parent / "api.md").read_text(encoding="utf-8")
    described = set(re.findall(r"(?m)^\| `([A-Z]+ /\S+)` \|", page))
    assert described == {f"{method.upper()} {path}" for method, path, _ in OPERATIONS}


def test_every_code_of_a_problem_is_documented() -> None:
    page = (FILE.parent / "errors.md").read_text(encoding="utf-8")
    for code in ("not-allowed", "too-large", "foreign", "defect"):
        assert f"| `{code}` |" in page


def test_operations_have_names_of_their_own() -> None:
    names = [operation["operationId"] for _, _, operation in OPERATIONS]
    assert len(names) == len(set(names)) == 14


def test_the_schema_can_be_had_in_no_other_place(asker: Asker) -> None:
    # No page of somebody else's scripts to browse it.
    for path in ("/schema", "/schema/swagger", "/schema/redoc", "/schema/elements"):
        assert "<script" not in asker.get(path).text
