"""Facts go on record all together or not at all, and say why they differ from what stood there."""

from dataclasses import replace

import pytest

from safe_passage.errors import Forbidden, InvalidInput
from safe_passage.model.entry import Reason
from safe_passage.model.identity import Principal, PrincipalId, Role
from safe_passage.model.name import Name
from safe_passage.model.notification import StaticSite
from safe_passage.model.policy import Deed
from safe_passage.service.authorise import authorise
from safe_passage.service.disclose import disclose
from safe_passage.service.recording import RecordedFacts, plan
from tests.conformance.records import site, source
from tests.unit.service.conftest import COORDINATOR, Room

NOBODY = Principal(PrincipalId("nobody"))


def done(recorded: object) -> tuple[int, int]:
    assert isinstance(recorded, RecordedFacts)
    return len(recorded.entries), recorded.unchanged


def test_what_stands_on_record_as_it_is_given_is_not_recorded_again(room: Room) -> None:
    assert done(room.record(source(1), source(2))) == (2, 0)
    assert done(room.record(source(1), source(2), source(3))) == (1, 2)


def test_what_differs_must_say_why_and_nothing_is_recorded_otherwise(room: Room) -> None:
    room.record(source(1))
    before = room.store.size()
    with pytest.raises(InvalidInput, match="1 facts differ") as refused:
        room.record(source(2), source(1, "Another Gazette"))
    assert refused.value.path == "source:S-1"
    assert room.store.size() == before
    assert done(room.record(source(1, "Another Gazette"), reason=Reason.CHANGED)) == (1, 0)


def test_a_correction_names_its_field_or_differs_in_one(room: Room) -> None:
    room.record(source(1))
    with pytest.raises(InvalidInput, match="2 fields differ: publisher, url"):
        room.record(source(1, "Other", "http://x.example"), reason=Reason.CORRECTED)
    recorded = room.record(source(1, "Other"), reason=Reason.CORRECTED)
    assert isinstance(recorded, RecordedFacts)
    (entry,) = recorded.entries
    assert entry.correction is not None
    assert entry.correction.field == "publisher"
    assert entry.version == 2


def test_one_thing_given_twice_is_refused_with_both_places(room: Room) -> None:
    with pytest.raises(InvalidInput, match="given twice, at 0 and 1") as refused:
        plan([source(1), source(1, "Other")], room.store.register())
    assert refused.value.path == "[1]"


def test_who_has_no_role_records_nothing(room: Room) -> None:
    before = room.store.size()
    with pytest.raises(Forbidden):
        room.record(source(1), principal=NOBODY)
    assert room.store.size() == before


def test_what_no_grant_names_is_denied(room: Room) -> None:
    for deed in Deed:
        with pytest.raises(Forbidden, match="nothing of that name"):
            authorise(room.policy, NOBODY, deed, None)


def test_a_site_leaves_as_exactly_as_its_reader_may_have_it_or_not_at_all(room: Room) -> None:
    place: StaticSite = site(1)
    with pytest.raises(Forbidden):
        disclose(room.policy, NOBODY, place)
    given = [
        disclose(room.policy, Principal(PrincipalId("x"), roles=frozenset({role})), place)
        for role in Role
        if room.policy.allows(frozenset({role}), Deed.SEE_SITE)
    ]
    assert given
    for one in given:
        assert one.position in (None, place.position)
        assert (one.position is None) == (one.name is None)
    assert disclose(room.policy, COORDINATOR, replace(place, name=Name("Other"))).is_exercise
