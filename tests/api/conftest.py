"""The API over a demonstration register, asked in-process."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from litestar.types import ASGIApp
from whenever import Instant

from safe_passage.api.app import create_app
from safe_passage.model.genesis import Genesis
from safe_passage.service.demonstrating import load_scenario
from safe_passage.wiring import House, create_house, packaged

HOST = "127.0.0.1:8931"
NOW = Instant.from_utc(2026, 11, 22, 12)
EAST = [37.144, 36.194]


@dataclass(frozen=True)
class Asker:
    """Sends one request at a time, as a browser on this machine would."""

    app: Any
    host: str = HOST

    def send(self, method: str, path: str, **parts: Any) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app)
            async with httpx.AsyncClient(
                transport=transport, base_url=f"http://{self.host}"
            ) as client:
                return await client.request(method, path, **parts)

        return asyncio.run(send())

    def get(self, path: str, **parts: Any) -> httpx.Response:
        return self.send("GET", path, **parts)

    def post(self, path: str, body: Any, **parts: Any) -> httpx.Response:
        return self.send("POST", path, json=body, **parts)

    def ask(self, path: str, body: Any) -> Any:
        """The answer to a question that must be answered."""
        response = self.post(path, body)
        assert response.status_code == 200, response.text
        return response.json()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("register")
    genesis = Genesis(
        "safe-passage.example/exercise/api", is_exercise=True, is_demonstration=True, note="test"
    )
    made = create_house(folder / "register" / "register.sqlite", folder / "keys", genesis)
    loaded = load_scenario(
        lambda name: packaged(f"demonstration/aleppo_2016/{name}"),
        principal=made.principal,
        policy=made.policy,
        store=made.store,
        secrets=made.secrets,
    )
    assert sum(one.recorded for one in loaded) > 300
    yield made
    made.store.close()


def application(house: Any, static: Path | None = None) -> ASGIApp:
    return create_app(house, static=static, hosts=[HOST], now=lambda: NOW)


@pytest.fixture(scope="session")
def asker(house: House) -> Asker:
    return Asker(application(house))
