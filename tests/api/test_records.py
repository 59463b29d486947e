from base64 import b64decode
from dataclasses import replace
from typing import Any

import pytest

from safe_passage.ledger.keys import format_verifier_key
from safe_passage.ledger.merkle import verify_inclusion
from safe_passage.ledger.note import parse_note
from safe_passage.ledger.policy import parse_policy
from safe_passage.ledger.verdict import Outcome
from safe_passage.ledger.verify import Trust, verify_pack
from safe_passage.model.identity import Role
from tests.api.conftest import EAST, Asker, application

QUESTION = {"at": "2016-08-12T08:00:00Z", "where": EAST}
HIDDEN = ("static-site", "movement", "consent", "telling", "acknowledgement")


def test_a_statement_leads_to_its_entry_and_that_to_the_root(asker: Asker) -> None:
    answer = asker.ask("/api/picture", QUESTION)
    pause = next(one for one in answer["arrangements"] if one["id"] == "A-2016-08-11")
    bound = next(one for one in pause["bound"] if one["party"] == "rus")
    statement = asker.get(f"/api/statements/{bound['statement_ids'][0]}").json()
    assert statement["party"] == "rus"
    assert statement["sources"]
    held = statement["entries"][-1]
    entry = asker.get(f"/api/entries/{held['index']}").json()
    assert entry["leaf_hash"] == held["leaf_hash"]
    assert entry["subject"] == f"statement:{statement['id']}"
    note = parse_note(entry["checkpoint"].encode())
    assert entry["root"] in note.text
    verify_inclusion(
        bytes.fromhex(entry["leaf_hash"]),
        index=entry["index"],
        size=entry["size"],
        proof=[b64decode(node) for node in entry["inclusion"]],
        root=b64decode(entry["root"]),
    )


def test_every_entry_of_an_answer_can_be_opened(asker: Asker) -> None:
    answer = asker.ask("/api/in-force", QUESTION)
    for arrangement in answer["arrangements"]:
        for one in arrangement["evidence"]:
            entry = asker.get(f"/api/entries/{one['entry']}").json()
            assert (entry["subject"], entry["version"]) == (one["subject"], one["version"])


def test_an_entry_of_a_site_answers_as_one_that_is_not_there(asker: Asker, house: Any) -> None:
    absent = asker.get(f"/api/entries/{house.store.size()}")
    hidden = [entry for entry in house.store.entries() if entry.type in HIDDEN]
    assert {entry.type for entry in hidden} >= {"static-site", "movement"}
    for entry in hidden:
        response = asker.get(f"/api/entries/{entry.index}")
        assert response.status_code == 404
        expected = {**absent.json(), "detail": f"there is no entry {entry.index}"}
        assert response.json() == expected


def trusting(house: Any) -> Trust:
    """A verifier who has pinned the key of this log, and knows no witness."""
    return Trust(
        parse_policy(f"log {format_verifier_key(house.store.verifier)}\nquorum none\n".encode())
    )


def test_a_proof_pack_of_a_question_verifies_offline(asker: Asker, house: Any) -> None:
    response = asker.post("/api/proof-pack", {"question": QUESTION})
    assert response.status_code == 200
    assert response.headers["content-disposition"] == 'attachment; filename="proof-pack.json"'
    assert response.headers["cache-control"] == "no-store"
    assert verify_pack(response.content, trusting(house)).outcome is Outcome.UNWITNESSED
    assert verify_pack(response.content, Trust()).outcome is Outcome.INCOMPLETE  # no key pinned
    assert "37.144" not in response.text  # the place asked about is nobody's to carry away


def test_a_changed_byte_of_a_pack_is_found(asker: Asker, house: Any) -> None:
    pack = asker.post("/api/proof-pack", {"question": QUESTION}).content
    changed = pack.replace(b"one_sided", b"in_forced", 1)
    assert changed != pack
    assert verify_pack(changed, trusting(house)).outcome is Outcome.INVALID


def test_every_version_of_a_subject_can_be_proven(asker: Asker, house: Any) -> None:
    subject = "claim:A-2016-08-11/pause"
    response = asker.post("/api/proof-pack", {"subjects": [subject]})
    assert verify_pack(response.content, trusting(house)).outcome is Outcome.UNWITNESSED
    versions = [entry.index for entry in house.store.register().history(subject)]
    assert len(versions) >= 2
    assert response.json()["pack"]["answer"]["data"] == {subject: versions}


@pytest.mark.parametrize("hidden", [True, False])
def test_a_site_cannot_be_proven_and_answers_as_absent(
    asker: Asker, house: Any, *, hidden: bool
) -> None:
    site = next(entry.subject for entry in house.store.entries() if entry.type == "static-site")
    subject = site if hidden else "arrangement:NONE"
    response = asker.post("/api/proof-pack", {"subjects": [subject]})
    assert response.status_code == 404
    assert response.json()["detail"] == f"nothing is on record under {subject!r}"


def test_nobody_does_what_no_grant_names(house: Any) -> None:
    nobody = replace(house.principal, roles=frozenset())
    stranger = Asker(application(replace(house, principal=nobody)))
    paths = {
        "/api/picture": QUESTION,
        "/api/in-force": QUESTION,
        "/api/proof-pack": {"question": QUESTION},
        "/api/export/geojson": QUESTION,
        "/api/export/ics": QUESTION,
        "/api/movements/check": {"at": QUESTION["at"], "movement": "X-CONVOY"},
    }
    for path, body in paths.items():
        assert stranger.post(path, body).status_code == 404
    for path in ("about", "places", "arrangements", "entries/1", "statements/S-0810-RUDSKOI"):
        assert stranger.get(f"/api/{path}").status_code == 404


def test_a_site_is_left_out_for_who_may_not_see_it(house: Any) -> None:
    monitor = replace(house.principal, roles=frozenset({Role.MONITOR}))
    asker = Asker(application(replace(house, principal=monitor)))
    assert {one["role"] for one in asker.get("/api/places").json()["places"]} == {
        "known_from_reports"
    }
    exported = asker.ask("/api/export/geojson", QUESTION)
    assert "notified" not in {f["properties"].get("role") for f in exported["features"]}
