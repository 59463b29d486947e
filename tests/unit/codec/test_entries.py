"""Entries of every schema ever written stay readable, and say what can be erased."""

import json
from typing import Any, cast

import pytest
from whenever import Instant

from safe_passage.codec import entries
from safe_passage.codec.kinds import KINDS, Kind, Members, kind_of_fact, subject_of
from safe_passage.codec.tree import CANONICAL, canonical, decode_as, encode_as
from safe_passage.errors import InvalidInput
from safe_passage.model.arrangement import ArrangementId, NoStatement, PositionId
from safe_passage.model.entry import ERASED
from safe_passage.model.name import Name
from safe_passage.model.notification import StaticSite
from safe_passage.model.party import Party, PartyId, PartyRole
from safe_passage.model.place import Coordinates
from safe_passage.model.time import Moment, Truth
from tests.golden.write_missing import golden_of, path_of
from tests.strategies import samples

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.type)

# What can be destroyed, and nothing else. To add to it is a decision about the leaf's members.
ERASABLE = {
    "acknowledgement": {"by", "words"},
    "consent": {"words"},
    "incident": {"at", "observation", "place", "allegations"},
    "movement": {"name", "legs", "plates", "communications"},
    "static-site": {"name", "position", "footprint", "words"},
    "telling": {"words"},
}


def sample(type_: type) -> Any:
    return next(fact for fact in samples.facts() if type(fact) is type_)


@every_kind
def test_every_schema_of_every_kind_has_a_golden_entry_that_is_still_read(kind: Kind) -> None:
    for schema in range(1, kind.schema + 1):
        path = path_of(kind.type, schema)
        assert path.exists(), "add a sample, then run: python -m tests.golden.write_missing"
        for golden in json.loads(path.read_text(encoding="utf-8")):
            fact = entries.decode(kind.type, schema, golden["skeleton"], golden["erasable"])
            assert type(fact) is kind.fact
            assert subject_of(fact) == golden["subject"]


@every_kind
def test_the_golden_entry_of_the_present_schema_is_what_is_written_today(kind: Kind) -> None:
    golden = json.loads(path_of(kind.type, kind.schema).read_text(encoding="utf-8"))
    assert golden == json.loads(json.dumps(golden_of(kind.type)))


@every_kind
def test_only_fields_that_admit_it_can_be_erased(kind: Kind) -> None:
    assert {member.name for member in kind.erasable} == ERASABLE.get(kind.type, set())
    assert not {"id", "arrangement"} & {member.name for member in kind.erasable}
    for path, erasable in entries.fields_of(kind.type).items():
        assert erasable == (path in ERASABLE.get(kind.type, set()))


def test_what_was_announced_can_not_be_erased() -> None:
    for kind in ("statement", "claim", "position", "event", "arrangement", "corridor"):
        assert not any(entries.fields_of(kind).values())


def test_types_and_subjects_are_distinct_and_fit_the_ledger() -> None:
    assert len({kind.type for kind in KINDS}) == len({kind.fact for kind in KINDS}) == len(KINDS)
    subjects = [subject_of(fact) for fact in samples.facts()]
    assert len(set(subjects)) == len(subjects)


def test_a_claim_is_named_under_its_arrangement_and_a_site_by_itself() -> None:
    assert "claim:X-PAUSE/pause" in {subject_of(fact) for fact in samples.facts()}
    assert subject_of(sample(StaticSite)) == "static-site:X-CLINIC"


def test_a_slash_in_a_local_id_would_name_another_subject() -> None:
    absent = NoStatement(
        PositionId("a/b"),
        ArrangementId("X"),
        PartyId("p"),
        (),
        Moment.exact(Instant.from_utc(2031, 1, 1)),
    )
    with pytest.raises(InvalidInput, match="no slash"):
        subject_of(absent)


def test_an_erased_position_is_read_as_erased_and_stays_so() -> None:
    encoded = entries.encode(sample(StaticSite))
    left = {name: value for name, value in encoded.erasable.items() if name != "position"}
    site = entries.decode(encoded.type, encoded.schema, encoded.skeleton, left)
    assert site.position is ERASED
    assert site.name == sample(StaticSite).name
    assert entries.encode(site).erasable == left


def test_a_skeleton_field_can_not_be_left_out() -> None:
    encoded = entries.encode(sample(StaticSite))
    less = {name: value for name, value in encoded.skeleton.items() if name != "organisation"}
    with pytest.raises(InvalidInput, match="the member 'organisation' is missing"):
        entries.decode(encoded.type, encoded.schema, less, encoded.erasable)


def test_a_field_in_the_wrong_half_or_in_both_is_refused() -> None:
    encoded = entries.encode(sample(StaticSite))
    moved = {**encoded.skeleton, "words": "x"}
    with pytest.raises(InvalidInput, match="both halves"):
        entries.decode(encoded.type, encoded.schema, moved, encoded.erasable)
    less = {name: value for name, value in encoded.erasable.items() if name != "words"}
    with pytest.raises(InvalidInput, match="no member 'words'"):
        entries.decode(encoded.type, encoded.schema, moved, less)


def test_a_newer_schema_and_an_unknown_type_are_refused_with_what_to_do() -> None:
    with pytest.raises(InvalidInput, match="schema 2 is not known") as newer:
        entries.decode("party", 2, {}, {})
    assert newer.value.remedy == "update safe-passage"
    with pytest.raises(InvalidInput, match="no entry type 'parti'"):
        entries.decode("parti", 1, {}, {})


def test_what_is_no_fact_is_not_recorded() -> None:
    with pytest.raises(TypeError, match="registered as no kind"):
        kind_of_fact(Name("x"))


def test_an_older_schema_is_brought_up_step_by_step() -> None:
    def named_by_text(members: Members) -> Members:
        return {**members, "name": {"en": members["name"], "ar": ""}}

    def with_sources(members: Members) -> Members:
        return {**members, "sources": []}

    kind = Kind(Party, "party", schema=3, upcasts={1: named_by_text, 2: with_sources})
    old = {"id": "x", "name": "EXERCISE", "role": "other"}
    party = Party(PartyId("x"), Name("EXERCISE"), PartyRole.OTHER)
    assert entries.decode_kind(kind, 1, old, {}) == party
    assert entries.decode_kind(kind, 2, {**old, "name": {"en": "EXERCISE", "ar": ""}}, {}) == party


def test_a_schema_without_its_upcast_can_not_be_registered() -> None:
    with pytest.raises(TypeError, match="each schema before 2 needs its upcast"):
        Kind(Party, "party", schema=2)


@pytest.mark.parametrize(
    ("members", "path", "words"),
    [
        ({"lon": 37.1}, "lon", "text expected, not a number"),
        ({"lon": "37.10"}, "lon", "shortest digits"),
        ({"lon": "-0"}, "lon", "shortest digits"),
        ({"lon": "1e2"}, "lon", "decimal number expected"),
        ({"lon": "9" * 5000}, "lon", "decimal number expected"),
        ({"lon": "181"}, "lon", "lies outside"),
        ({"lat": None}, "lat", "text expected, not nothing"),
        ({"words": "a\x00b"}, "words", r"the character U\+0000"),
        ({"words": "\ud800"}, "words", r"the character U\+D800"),
        ({"words": "x" * 70_000}, "words", "at most 65536"),
        ({"long": "1"}, "", "there is no member 'long' here"),
    ],
)
def test_faults_in_a_point_are_named(members: dict[str, Any], path: str, words: str) -> None:
    whole = {"lon": "37.1", "lat": "36.2", "accuracy_m": "0", "words": ""}
    with pytest.raises(InvalidInput, match=words) as refused:
        decode_as(Coordinates, {**whole, **members}, CANONICAL)
    assert refused.value.path == path


def test_an_unknown_member_is_refused_with_the_one_that_was_meant() -> None:
    tree = cast("dict[str, Any]", encode_as(Coordinates, Coordinates(1, 2)))
    with pytest.raises(InvalidInput) as refused:
        decode_as(Coordinates, {**tree, "accuracy": "5"})
    assert refused.value.remedy == "perhaps 'accuracy_m' was meant"


@pytest.mark.parametrize("tree", [None, 1, "x", [], [[[[]]]], True, 1.5, 10**400])
def test_what_has_no_members_is_no_record(tree: Any) -> None:
    with pytest.raises(InvalidInput, match="members with names expected"):
        decode_as(Coordinates, tree)


def test_true_is_no_number_and_one_is_no_flag() -> None:
    with pytest.raises(InvalidInput, match="whole number expected"):
        decode_as(int, True)  # noqa: FBT003  the point of it
    with pytest.raises(InvalidInput, match="true or false expected"):
        decode_as(bool, 1)
    with pytest.raises(InvalidInput, match="not exact everywhere"):
        decode_as(int, 2**53)
    assert decode_as(int, 2**53 - 1) == 2**53 - 1


@pytest.mark.parametrize(
    "text", ["2016-08-11T07:00Z", "2016-08-11T07:00:00", "2016-08-11T10:00:00+03:00", "20160811"]
)
def test_only_our_own_spelling_of_an_instant_is_canonical(text: str) -> None:
    with pytest.raises(InvalidInput):
        decode_as(Instant, text)
    assert decode_as(Instant, "2016-08-11T07:00:00Z") == Instant.from_utc(2016, 8, 11, 7)


def test_cannot_be_told_is_a_word_and_not_a_gap() -> None:
    assert encode_as(Truth, Truth.UNKNOWN) == "cannot_be_told"
    with pytest.raises(InvalidInput, match="is none of yes, no, cannot_be_told"):
        decode_as(Truth, None)


def test_a_value_of_another_type_than_declared_is_our_own_fault() -> None:
    with pytest.raises(TypeError):
        encode_as(Coordinates, Coordinates(1, 2, words=7))  # type: ignore[arg-type]


def test_no_binary_fraction_gets_into_canonical_bytes() -> None:
    text = canonical(entries.encode(sample(StaticSite)).erasable).decode()
    assert '"lon":"37.385"' in text
