"""How long every question takes over the API, with the scenario of the demonstration.

Each kind is asked at 50 moments from July to December 2016, a new place each time where it takes
one, in-process (no socket) one after another. The ratio is to a page that asks nothing: only it
carries over to another machine. The bar is a median of 20 ms.

    python benchmarks/api.py [MOMENTS]
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

import httpx
from whenever import Instant

from safe_passage.api.app import create_app
from safe_passage.model.genesis import Genesis
from safe_passage.service.demonstrating import load_scenario
from safe_passage.wiring import House, create_house, packaged

HOST = "127.0.0.1:8931"
BAR_MS = 20.0
FIRST, LAST = Instant.from_utc(2016, 7, 25), Instant.from_utc(2016, 12, 20)

Body = Callable[[Instant], dict[str, Any] | None]


@contextmanager
def demonstration() -> Iterator[House]:
    """The scenario in a register of its own."""
    with tempfile.TemporaryDirectory() as folder:
        genesis = Genesis(
            "safe-passage.example/exercise/benchmark", is_exercise=True, is_demonstration=True
        )
        root = Path(folder)
        house = create_house(root / "register" / "register.sqlite", root / "keys", genesis)
        loaded = load_scenario(
            lambda name: packaged(f"demonstration/aleppo_2016/{name}"),
            principal=house.principal,
            policy=house.policy,
            store=house.store,
            secrets=house.secrets,
        )
        print(f"{sum(one.recorded for one in loaded)} facts on record")
        yield house
        house.store.close()


def questions() -> list[tuple[str, str, Body]]:
    places = Random(2016)  # noqa: S311  places to ask about, nothing secret

    def somewhere() -> list[float]:
        lon, lat = 37.0 + places.random() * 0.3, 36.1 + places.random() * 0.2
        return [round(lon, 5), round(lat, 5)]

    def when(at: Instant, **more: Any) -> dict[str, Any]:
        return {"at": at.format_iso(), **more}

    def period(at: Instant, days: int) -> dict[str, Any]:
        half = 12 * days
        return when(at, start=at.add(hours=-half).format_iso(), end=at.add(hours=half).format_iso())

    later, now = "2016-12-31", "2100-01-01T00:00:00Z"
    pause, convoy = "/api/arrangements/A-2016-08-11", "X-CONVOY"
    return [
        ("a page, nothing asked", "/", lambda _: None),
        ("about", "/api/about", lambda _: None),
        ("places", "/api/places", lambda _: None),
        ("picture, no place", "/api/picture", when),
        ("picture, same place", "/api/picture", lambda at: when(at, where=[37.144, 36.194])),
        ("picture, new place", "/api/picture", lambda at: when(at, where=somewhere())),
        ("picture, known later", "/api/picture",
         lambda at: when(at, where=somewhere(), known_at=later)),
        ("picture, as recorded", "/api/picture",
         lambda at: when(at, where=somewhere(), known_at=now, basis="recorded")),
        ("picture, Arabic", "/api/picture", lambda at: when(at, where=somewhere(), lang="ar")),
        ("in force, new place", "/api/in-force", lambda at: when(at, where=somewhere())),
        ("timeline, 7 days", "/api/timeline", lambda at: period(at, 7)),
        ("timeline, 30 days", "/api/timeline", lambda at: period(at, 30)),
        ("windows, 30 days", f"{pause}/windows", lambda at: period(at, 30)),
        ("standing", f"{pause}/standing", lambda at: when(at, known_at=later)),
        ("check a movement", "/api/movements/check", lambda at: when(at, movement=convoy)),
        ("a statement", "/api/statements/S-0810-RUDSKOI", lambda _: None),
        ("an entry with its proof", "/api/entries/300", lambda _: None),
        ("GeoJSON", "/api/export/geojson", lambda at: when(at, where=somewhere())),
        ("iCalendar", "/api/export/ics", when),
        ("proof pack (no question)", "/api/proof-pack",
         lambda at: {"question": when(at, where=somewhere(), known_at=later)}),
    ]  # fmt: skip


async def measure(house: House, moments: list[Instant]) -> bool:
    app: Any = create_app(house, static=None, hosts=[HOST])
    is_within, floor = True, 0.0
    print(f"{'':26}{'p50 ms':>8}{'p95 ms':>8}{'max ms':>8}{'ratio':>8}")
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app), base_url=f"http://{HOST}"
    ) as client:
        for name, path, body in questions():
            spent = []
            for at in moments:
                asked = body(at)
                began = perf_counter()
                response = await (client.post(path, json=asked) if asked else client.get(path))
                spent.append((perf_counter() - began) * 1000)
                if response.status_code != httpx.codes.OK:
                    raise SystemExit(f"{path}: {response.text}")
            spent.sort()
            middle, high = median(spent), spent[int(len(spent) * 0.95)]
            floor = floor or middle
            print(f"{name:26}{middle:8.1f}{high:8.1f}{spent[-1]:8.1f}{middle / floor:8.1f}")
            if middle > BAR_MS and "no question" not in name:
                is_within = False
    return is_within


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    step = (LAST - FIRST).total("seconds") / count
    moments = [FIRST.add(seconds=round(step * number)) for number in range(count)]
    with demonstration() as house:
        is_within = asyncio.run(measure(house, moments))
    print(f"every question within {BAR_MS:g} ms: {'yes' if is_within else 'no'}")


if __name__ == "__main__":
    main()
