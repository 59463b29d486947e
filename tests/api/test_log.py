import logging
from typing import Any

import pytest

from safe_passage.service import looking
from tests.api.conftest import Asker

# httpx is the test's own client, asyncio the test's own loop.
OTHERS = ("httpx", "httpcore", "asyncio")


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [
        f"{record.getMessage()} {record.exc_text or ''} {record.exc_info or ''}"
        for record in caplog.records
        if record.name.split(".")[0] not in OTHERS
    ]


def test_a_log_line_is_the_template_the_status_and_the_milliseconds(
    asker: Asker, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        asker.post("/api/arrangements/A-2016-08-11/standing", {"at": "2016-08-12T08:00:00Z"})
    (line,) = lines(caplog)
    words = line.split()
    assert words[:3] == ["POST", "/api/arrangements/{arrangement}/standing", "200"]
    assert words[4] == "ms"


def test_no_log_holds_a_coordinate_a_name_or_a_query(
    asker: Asker, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = {"at": "2016-08-12T08:00:00Z", "where": [37.14412, 36.19412]}
    with caplog.at_level(logging.DEBUG):
        asker.post("/api/picture", question)
        asker.post("/api/picture", {**question, "where": [37.14412, 136.19412]})
        asker.post("/api/picture?where=37.14412,36.19412", question)
        asker.post("/api/proof-pack", {"question": question})
        asker.get("/37.14412/36.19412/secret-name?q=secret-name")
        asker.get("/api/statements/secret-name?lang=secret-name")
        asker.get("/api/about", headers={"host": "secret-name.example"})
        asker.send("SECRET-NAME", "/api/about")

        def fail(*_: Any) -> None:
            raise ValueError("secret-name at 37.14412, 36.19412")

        monkeypatch.setattr(looking, "picture", fail)
        asker.post("/api/picture", question)
    said = "\n".join(lines(caplog))
    assert "defect: ValueError at /api/picture" in said
    for secret in ("37.14412", "36.19412", "14412", "19412", "secret", "2016-08-12"):
        assert secret not in said.lower()
