"""The same over a real socket: what only a server can get wrong."""

import logging
import socket
import time
from collections.abc import Iterator
from threading import Thread

import httpx
import pytest
import uvicorn

from safe_passage.adapters.clock import SystemClock
from safe_passage.api import server
from safe_passage.errors import InvalidInput
from safe_passage.wiring import House


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def running(house: House) -> Iterator[uvicorn.Server]:
    config = server.configure(house, clock=SystemClock(), host="127.0.0.1", port=free_port())
    made = uvicorn.Server(config)
    thread = Thread(target=made.run)
    thread.start()
    until = time.monotonic() + 10
    while not made.started and time.monotonic() < until:
        time.sleep(0.01)
    assert made.started
    yield made
    made.should_exit = True
    thread.join(timeout=10)
    assert not thread.is_alive()


def address(running: uvicorn.Server) -> str:
    return f"http://127.0.0.1:{running.config.port}"


def raw(running: uvicorn.Server, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", running.config.port), timeout=5) as link:
        link.sendall(request)
        answer = b""
        while part := link.recv(65536):
            answer += part
        return answer


def test_a_question_is_answered_over_a_socket(running: uvicorn.Server) -> None:
    body = {"at": "2016-08-12T08:00:00Z", "where": [37.144, 36.194]}
    response = httpx.post(f"{address(running)}/api/picture", json=body)
    assert response.status_code == 200
    assert "server" not in response.headers
    assert httpx.get(f"{address(running)}/").status_code == 200


def test_nobody_but_this_machine_can_connect(running: uvicorn.Server) -> None:
    (listening,) = running.servers[0].sockets
    assert listening.getsockname()[0] == "127.0.0.1"


def test_a_request_without_a_name_is_refused(running: uvicorn.Server) -> None:
    assert b" 421 " in raw(running, b"GET /api/about HTTP/1.0\r\n\r\n").split(b"\r\n")[0]


def test_another_name_on_our_socket_is_refused(running: uvicorn.Server) -> None:
    # As a page does whose name was made to point here (DNS rebinding).
    request = b"GET /api/about HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    assert b" 421 " in raw(running, request).split(b"\r\n")[0]


def test_no_log_of_the_server_holds_what_was_asked(
    running: uvicorn.Server, caplog: pytest.LogCaptureFixture
) -> None:
    name = running.config.port
    with caplog.at_level(logging.DEBUG):
        raw(running, b"GET /37.14412?secret=1 HTTP/1.1\r\nHost secret.example\r\n\r\n")
        head = f"GET /37.14412?secret=1 HTTP/1.1\r\nHost: 127.0.0.1:{name}\r\n"
        raw(running, (head + "Connection: close\r\n\r\n").encode())
    said = " ".join(record.getMessage() for record in caplog.records)
    assert "404" in said
    assert "secret" not in said
    assert "14412" not in said


def test_many_questions_at_once_are_each_answered_as_alone(running: uvicorn.Server) -> None:
    bodies = [
        {"at": f"2016-{month:02}-12T{hour:02}:00:00Z", "where": [37.1 + hour / 100, 36.2]}
        for month in (8, 9, 10)
        for hour in (0, 8, 16)
    ]
    url = f"{address(running)}/api/picture"
    alone = [httpx.post(url, json=body).json() for body in bodies]
    together: dict[int, object] = {}

    def ask(number: int) -> None:
        together[number] = httpx.post(url, json=bodies[number], timeout=30).json()

    threads = [Thread(target=ask, args=(number,)) for number in range(len(bodies))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [together[number] for number in range(len(bodies))] == alone


def test_an_address_of_others_is_refused_before_anything_is_opened(house: House) -> None:
    with pytest.raises(InvalidInput, match="this machine alone"):
        server.serve(house, clock=SystemClock(), host="0.0.0.0", port=free_port())  # noqa: S104
