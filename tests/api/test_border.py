from pathlib import Path
from typing import Any

import httpx
import pytest

from safe_passage.api import server
from safe_passage.api.border import HEADERS
from safe_passage.api.routes import ROUTES
from safe_passage.errors import InvalidInput
from tests.api.conftest import EAST, HOST, Asker

PICTURE = {"at": "2016-08-12T08:00:00Z", "where": EAST}


def answers(asker: Asker) -> list[httpx.Response]:
    return [
        asker.get("/"),
        asker.get("/api/about"),
        asker.post("/api/picture", PICTURE),
        asker.post("/api/picture", {}),
        asker.get("/nothing"),
        asker.send("DELETE", "/api/about"),
        asker.get("/api/about", headers={"host": "other.example"}),
        asker.get("/schema/openapi.json"),
    ]


def test_every_answer_carries_every_header_of_the_border(asker: Asker) -> None:
    for response in answers(asker):
        for name, value in HEADERS.items():
            assert response.headers[name] == value, (response.url, name)


def test_no_answer_lets_another_site_read_it(asker: Asker) -> None:
    for response in answers(asker):
        assert not [name for name in response.headers if name.startswith("access-control-")]


def test_no_script_but_our_own_may_run() -> None:
    rules = dict(
        rule.strip().split(" ", 1) for rule in HEADERS["content-security-policy"].split(";")
    )
    assert rules["default-src"] == rules["script-src"] == rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["object-src"] == rules["base-uri"] == "'none'"
    assert not [rule for rule in rules.values() if "http" in rule or "*" in rule]


@pytest.mark.parametrize(
    "host",
    [
        "other.example",
        "other.example:8931",
        "127.0.0.1",
        "127.0.0.1:8932",
        "127.0.0.1:8931.other.example",
        "127.0.0.1:8931 other.example",
        "",
    ],
)
def test_a_name_that_is_not_the_servers_own_is_refused(asker: Asker, host: str) -> None:
    response = asker.post("/api/picture", PICTURE, headers={"host": host})
    assert response.status_code == 421
    assert response.json()["code"] == "foreign"


def test_two_names_are_refused_even_if_one_is_ours(asker: Asker) -> None:
    headers = [("host", HOST), ("host", "other.example")]
    assert asker.get("/api/about", headers=headers).status_code == 421


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    "origin", ["http://other.example", "https://127.0.0.1:8931", "http://127.0.0.1:80", "null"]
)
def test_another_origin_is_refused(asker: Asker, method: str, origin: str) -> None:
    path = "/api/about" if method == "GET" else "/api/picture"
    response = asker.send(method, path, headers={"origin": origin})
    assert response.status_code == 421


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_browser_that_says_it_asks_for_another_site_is_refused(asker: Asker, site: str) -> None:
    assert asker.get("/api/about", headers={"sec-fetch-site": site}).status_code == 421


def test_our_own_page_is_answered(asker: Asker) -> None:
    headers = {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}
    assert asker.post("/api/picture", PICTURE, headers=headers).status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.org", ""])  # noqa: S104
def test_no_address_that_others_can_reach_is_served(host: str) -> None:
    with pytest.raises(InvalidInput, match="this machine alone"):
        server.loopback(host)


def test_localhost_is_the_loopback_address_whatever_this_machine_calls_it() -> None:
    assert server.loopback("localhost") == "127.0.0.1"
    assert server.names(8931) == {"127.0.0.1:8931", "localhost:8931", "[::1]:8931"}
    assert "localhost" in server.names(80)


def test_a_place_is_asked_about_in_a_body_only(asker: Asker) -> None:
    schema = asker.get("/schema/openapi.json").json()
    named = {
        parameter["name"]
        for path in schema["paths"].values()
        for operation in path.values()
        for parameter in operation.get("parameters", [])
    }
    assert named == {"lang", "arrangement", "statement", "index"}


def test_no_route_records_anything(asker: Asker, house: Any) -> None:
    before = house.store.size()
    for response in answers(asker):
        assert response.status_code < 500
    assert house.store.size() == before
    assert {method for route in ROUTES for method in route.http_methods} == {"GET", "POST"}


def test_a_web_app_that_was_not_built_is_none(tmp_path: Path) -> None:
    assert server.built_web_app(tmp_path) is None
    (tmp_path / "index.html").write_text("<!doctype html>")
    assert server.built_web_app(tmp_path) == tmp_path
