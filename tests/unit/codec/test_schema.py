"""The published schemas are those of the model as it is, and our own documents fit them."""

import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
from write_schemas import texts

from safe_passage.codec import entries
from safe_passage.codec.documents import document_tree, parse_document
from safe_passage.codec.kinds import kind_of_fact
from safe_passage.codec.schema import document_schema, entry_schema
from tests.strategies import samples

ROOT = Path(__file__).parents[3]
DOCUMENTS = [*sorted((ROOT / "tests" / "arrangements").glob("*.yaml")), samples.DOCUMENT]


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors have it: no dates, no `no`, no sexagesimal numbers."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  PyYAML's own form of declaration


for tag, pattern, first in (
    ("null", r"(?:~|null|)", ["~", "n", ""]),
    ("bool", r"(?:true|false)", ["t", "f"]),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?[0-9]+\.[0-9]+", list("-+0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^{pattern}$"), first)


def validator(schema: dict[str, Any]) -> Any:
    return jsonschema_rs.Draft202012Validator(schema)


def test_the_published_schemas_are_current() -> None:
    for path, text in texts().items():
        assert path.read_text(encoding="utf-8") == text, "run: python tools/write_schemas.py"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_our_own_documents_fit_the_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    against = validator(document_schema())
    against.validate(yaml.load(text, Core))  # noqa: S506  a kind of safe loader
    against.validate(document_tree(parse_document(text, path.name)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("role: party, sources", "role: pary, sources"),
        ("form: disc", "form: disk"),
        ("kind: clinic,", "kinds: clinic,"),
        ("told: 2031-03-01\n", "told: yesterday\n"),
        ("zone: Asia/Damascus, lasting: P7D", "lasting: P7D"),
        ("[37.125, 36.25]", "[237.125, 36.25]"),
    ],
)
def test_a_fault_in_a_document_does_not_fit_the_schema(before: str, after: str) -> None:
    text = samples.DOCUMENT.read_text(encoding="utf-8")
    assert before in text
    tree = yaml.load(text.replace(before, after, 1), Core)  # noqa: S506  a kind of safe loader
    assert not validator(document_schema()).is_valid(tree)


def test_every_golden_fact_fits_the_schema_of_its_entry() -> None:
    schema = entry_schema()
    for fact in samples.facts():
        kind, encoded = kind_of_fact(fact), entries.encode(fact)
        own = {**schema["properties"][kind.type], "$defs": schema["$defs"]}
        validator(own).validate({**encoded.skeleton, **encoded.erasable})
