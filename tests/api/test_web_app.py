import gzip
from pathlib import Path

import pytest

from tests.api.conftest import Asker, application


@pytest.fixture
def page(tmp_path: Path) -> Asker:
    folder = tmp_path / "static"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>page</title>")
    (folder / "assets" / "app-abc123.js").write_text("let a = 1;")
    (folder / "assets" / "app-abc123.js.gz").write_bytes(gzip.compress(b"let a = 1;"))
    (folder / "assets" / "font-abc123.woff2").write_bytes(b"wOF2")
    (tmp_path / "secret.txt").write_text("secret")
    return Asker(application(object(), folder))


def test_the_page_is_asked_for_anew_each_time(page: Asker) -> None:
    response = page.get("/")
    assert response.text == "<!doctype html><title>page</title>"
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["cache-control"] == "no-cache"


def test_a_file_whose_name_holds_its_hash_is_kept_for_ever(page: Asker) -> None:
    response = page.get("/assets/app-abc123.js")
    assert "immutable" in response.headers["cache-control"]
    assert response.headers["content-type"] == "text/javascript; charset=utf-8"
    assert page.get("/assets/font-abc123.woff2").headers["content-type"] == "font/woff2"


def test_the_packed_file_is_sent_to_who_can_unpack_it(page: Asker) -> None:
    packed = page.get("/assets/app-abc123.js", headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == "accept-encoding"
    assert packed.text == "let a = 1;"
    plain = page.get("/assets/app-abc123.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == "let a = 1;"


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/assets/../../secret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/assets",
        "/assets/app-abc123.js.gz",
        "/nothing.js",
    ],
)
def test_nothing_but_the_files_of_the_page_can_be_reached(page: Asker, path: str) -> None:
    response = page.get(path)
    assert response.status_code == 404
    assert "secret" not in response.text


def test_a_page_that_was_not_built_is_told_so_with_what_to_do() -> None:
    response = Asker(application(object())).get("/")
    assert response.status_code == 200
    assert "make web" in response.text
