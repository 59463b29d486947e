"""What people write is read as the values that they meant, or refused with its place."""

import json
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safe_passage.codec import document_text, documents
from safe_passage.codec.kinds import by_fact
from safe_passage.codec.shape import record_of
from safe_passage.codec.tree import decode, encode
from safe_passage.codec.written import dialect
from safe_passage.errors import InvalidInput
from safe_passage.ledger.canonical import Json
from tests.strategies import samples, values

calm = settings(
    max_examples=settings().max_examples // 4,  # of each kind, and there are many
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
SECTION_TYPES = set(documents.SECTIONS.values())
zones = st.none() | st.sampled_from(["Asia/Damascus", "Australia/Lord_Howe", "UTC"])

trees: st.SearchStrategy[Json] = st.recursive(
    st.none() | values.texts | st.sampled_from(["null", "~", "", "no", "0x1", "1e3", "- a", "<<"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(values.texts, inner, max_size=4),
    max_leaves=20,
)

PIECES = [
    "format: safe-passage/1\n", "zone: Asia/Damascus\n", "claims:\n", "- id: a\n", "  - b: c\n",
    "sources: [{id: s, publisher: p}]\n", "told: 2016-13-40\n", "&a ", "*a", "!!python/object:os ",
    "{", "}", "[", "]", ": ", "? ", "|\n", "'", '"', "\t", "\u2028", "%YAML 9.9\n", "---\n", "<<: ",
    "...\n", "\ufeff", "#", "@", "`", "\\ud800", "1" * 400, "[" * 70, "\x85", "\U0001f54a",
]  # fmt: skip


@pytest.mark.parametrize("type_", documents.SECTIONS.values(), ids=lambda type_: type_.__name__)
@calm
@given(data=st.data(), zone=zones)
def test_reading_undoes_writing_for_every_kind_of_fact(
    type_: type, data: st.DataObject, zone: str | None
) -> None:
    fact = data.draw(values.of(type_))
    written, record = dialect(zone), record_of(type_)
    text = document_text.write({"fact": encode(fact, record, written)})
    tree = cast("dict[str, Any]", document_text.read(text).tree)
    assert decode(tree["fact"], record, written) == fact


@given(moment=values.moments(), zone=zones)
def test_reading_undoes_writing_for_every_moment(moment: Any, zone: str | None) -> None:
    written, record = dialect(zone), record_of(type(moment))
    assert decode(encode(moment, record, written), record, written) == moment


@given(tree=st.dictionaries(values.texts, trees, min_size=1, max_size=4))
def test_yaml_gives_back_every_tree_of_texts(tree: dict[str, Json]) -> None:
    assert document_text.read(document_text.write(tree)).tree == tree


@calm
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=14).map("".join))
def test_any_text_gives_a_document_or_a_refusal(text: str) -> None:
    refused: str | None = None
    try:
        document = documents.parse_document(text)
    except InvalidInput as fault:
        refused = fault.message
    assert refused or document.facts


@calm
@given(data=st.data())
def test_a_document_of_sources_and_parties_is_read_as_it_was_written(data: st.DataObject) -> None:
    sources = data.draw(
        st.lists(values.of(documents.SECTIONS["sources"]), max_size=4, unique_by=lambda s: s.id)
    )
    parties = data.draw(
        st.lists(
            values.of(documents.SECTIONS["parties"]),
            min_size=1,
            max_size=4,
            unique_by=lambda p: p.id,
        )
    )
    document = documents.Document((*parties, *sources), data.draw(zones), data.draw(values.texts))
    assert documents.parse_document(documents.format_document(document)) == document
    assert {by_fact()[type(fact)].type for fact in document.facts} <= {"source", "party"}


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=[]), max_size=12)
    | st.sampled_from(["2031-03-02", "9999-12-31", "0001-01-01", "24:00", "P9999Y", "X-PAUSE"])
    | st.sampled_from(
        ["9999-12-31T24:00[Asia/Gaza]", "0001-01-01[Asia/Gaza]", "0001-01", "9999-12"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text(st.characters(exclude_categories=[]), max_size=5), inner, max_size=3
        )
    ),
    max_leaves=9,
)


@given(data=st.data())
def test_anything_in_any_place_of_a_document_gives_a_document_or_a_refusal(
    data: st.DataObject,
) -> None:
    golden = documents.Document(tuple(f for f in samples.facts() if type(f) in SECTION_TYPES))
    tree: Any = json.loads(json.dumps(documents.document_tree(golden)))
    target = tree
    while True:
        key = data.draw(
            st.sampled_from(
                sorted(target) if isinstance(target, dict) else list(range(len(target)))
            )
        )
        inner = target[key]
        if not (isinstance(inner, dict | list) and inner) or data.draw(st.integers(0, 5)) == 0:
            break
        target = inner
    target[key] = data.draw(json_values)
    refused: str | None = None
    try:
        document = documents.parse_document(json.dumps(tree))
    except InvalidInput as fault:
        refused = fault.message
    if refused is not None:
        assert refused.encode("utf-8")  # it can be shown: no half of a surrogate pair is in it
    else:
        assert documents.parse_document(documents.format_document(document)) == document
