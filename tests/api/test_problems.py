from typing import Any

import pytest

from safe_passage.service import looking
from tests.api.conftest import EAST, Asker

AT = "2016-08-12T08:00:00Z"


def problem(status: int, code: str, detail: str, path: str | None, remedy: str | None) -> Any:
    return {
        "type": f"/docs/errors#{code}",
        "title": code.replace("-", " "),
        "status": status,
        "detail": detail,
        "code": code,
        "path": path,
        "remedy": remedy,
    }


INSTANT = "write it as 2016-08-12T08:00:00Z or 2016-08-12T11:00:00+03:00"
SWAPPED = "longitude comes before latitude: perhaps the two are swapped"
REFUSED = [
    (
        "/api/picture",
        {"at": "noon"},
        problem(422, "invalid-input", "'noon' is no instant", "at", INSTANT),
    ),
    (
        "/api/picture",
        {"at": 5},
        problem(422, "invalid-input", "expected `str`, got `int`", "at", None),
    ),
    (
        "/api/picture",
        {},
        problem(422, "invalid-input", "object missing required field `at`", None, None),
    ),
    (
        "/api/picture",
        {"at": AT, "where": [36.19, 137.14]},
        problem(422, "invalid-input", "137.14 lies outside -90 to 90", "where.lat", SWAPPED),
    ),
    (
        "/api/picture",
        {"at": AT, "where": [36.19]},
        problem(422, "invalid-input", "expected `array` of length 2, got 1", "where", None),
    ),
    (
        "/api/picture",
        {"at": AT, "lang": "fr"},
        problem(422, "invalid-input", "no words in language 'fr'", "lang", "use en or ar"),
    ),
    (
        "/api/picture",
        {"at": AT, "basis": "rumour"},
        problem(
            422,
            "invalid-input",
            "there is no basis 'rumour'",
            "basis",
            "use public, recorded or party:ID",
        ),
    ),
    (
        "/api/timeline",
        {"at": AT, "start": AT, "end": AT},
        problem(422, "invalid-input", "a period must end after it starts", "end", None),
    ),
    (
        "/api/timeline",
        {"at": AT, "start": "1990-01-01T00:00:00Z", "end": AT},
        problem(
            422,
            "invalid-input",
            "a period of 9720 days is too long",
            "end",
            "ask about 400 days at most",
        ),
    ),
    (
        "/api/in-force",
        {"at": AT, "where": {"type": "Polygon", "coordinates": []}},
        problem(
            422,
            "invalid-input",
            "only a GeoJSON Point can be asked about",
            "where.type",
            "ask about a point of the area; areas are not matched yet",
        ),
    ),
    (
        "/api/arrangements/NONE/standing",
        {"at": AT},
        problem(
            404,
            "not-found",
            "no arrangement 'NONE' is on record",
            None,
            "`safe-passage arrangements list` names those that are",
        ),
    ),
    (
        "/api/movements/check",
        {"at": AT, "movement": "NONE"},
        problem(
            404,
            "not-found",
            "no movement 'NONE' is on record",
            None,
            "give a movement's id, or a file with one",
        ),
    ),
    (
        "/api/proof-pack",
        {},
        problem(
            422,
            "invalid-input",
            "a proof is of a question or of subjects, of one of them",
            "question",
            None,
        ),
    ),
]


@pytest.mark.parametrize(("path", "body", "expected"), REFUSED)
def test_a_refusal_says_the_fact_the_field_and_the_remedy(
    asker: Asker, path: str, body: Any, expected: Any
) -> None:
    response = asker.post(path, body)
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json() == expected
    assert response.status_code == expected["status"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/nothing", 404, "not-found"),
        ("PUT", "/api/about", 405, "not-allowed"),
        ("GET", "/api/picture", 405, "not-allowed"),
        ("GET", "/api/about?lang=tlh", 422, "invalid-input"),
        ("GET", "/api/entries/99999999999999999999", 404, "not-found"),
        ("GET", "/api/entries/first", 404, "not-found"),
        ("GET", "/api/statements/%2e%2e%2fkeys", 404, "not-found"),
    ],
)
def test_what_the_framework_refuses_is_a_problem_too(
    asker: Asker, method: str, path: str, status: int, code: str
) -> None:
    response = asker.send(method, path)
    assert response.headers["content-type"] == "application/problem+json"
    assert (response.status_code, response.json()["code"]) == (status, code)


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/api/about", "GET, OPTIONS"),
        ("/api/picture", "OPTIONS, POST"),
        ("/api/arrangements/A/standing", "OPTIONS, POST"),
        ("/index.html", "GET, OPTIONS"),
    ],
)
def test_who_is_refused_a_method_is_told_which_there_are(
    asker: Asker, path: str, allowed: str
) -> None:
    response = asker.send("DELETE", path)
    assert (response.status_code, response.headers["allow"]) == (405, allowed)


@pytest.mark.parametrize(
    ("content", "status", "detail"),
    [
        (b"", 422, None),
        (b"{", 400, "the body is no JSON"),
        (b"\xff\xfe", 400, "the body is no JSON"),
        (b'{"at":"' + b"a" * 300_000 + b'"}', 413, "the body is too large"),
        (b'{"at":"x","where":' + b"[" * 100_000, 400, "the body is nested too deeply"),
        (b'{"at":"' + b"a" * 65 + b'"}', 422, "expected `str` of length <= 64"),
        (b'{"at":"2016-08-12T08:00:00Z","where":[NaN,1]}', 400, "the body is no JSON"),
        (b'{"at":"2016-08-12T08:00:00Z","where":[1e999,1]}', 400, "the body is no JSON"),
    ],
)
def test_bytes_that_are_no_question_are_refused(
    asker: Asker, content: bytes, status: int, detail: str | None
) -> None:
    headers = {"content-type": "application/json"}
    response = asker.send("POST", "/api/picture", content=content, headers=headers)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    if detail is not None:
        assert response.json()["detail"] == detail


def test_a_defect_tells_neither_its_trace_nor_what_was_asked(
    asker: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise ValueError("at 37.14412, 36.19412")

    monkeypatch.setattr(looking, "picture", fail)
    response = asker.post("/api/picture", {"at": AT, "where": EAST})
    assert response.json() == problem(
        500,
        "defect",
        "this is a defect of the program; nothing was recorded",
        None,
        "report what was asked, without places",
    )


@pytest.mark.parametrize("field", ["at", "known_at", "basis", "lang", "start", "end"])
def test_an_empty_text_is_no_absent_one(asker: Asker, field: str) -> None:
    response = asker.post("/api/export/ics", {"at": AT, field: ""})
    assert (response.status_code, response.json()["path"]) == (422, field)
