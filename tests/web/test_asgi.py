"""The one application: static files, hot reads, the stream with resumption, limits counted as they come in."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import httpx
import pytest

from tests.web.house import Guest, new_id
from tocsin.bootstrap.data_folder import Installation
from tocsin.web.plain.answers import Application, Message

T = TypeVar("T")
Guests = Callable[[str], Guest]
DUTY = "crc-duty-officer"


@asynccontextmanager
async def running() -> AsyncIterator[Application]:
    """The application between start-up and shutdown."""
    from tocsin.web.asgi import build

    application = build()
    inbox: asyncio.Queue[Message] = asyncio.Queue()
    outbox: asyncio.Queue[Message] = asyncio.Queue()
    life: asyncio.Future[None] = asyncio.ensure_future(
        application({"type": "lifespan"}, inbox.get, outbox.put)
    )
    await inbox.put({"type": "lifespan.startup"})
    assert (await outbox.get())["type"] == "lifespan.startup.complete"
    try:
        yield application
    finally:
        await inbox.put({"type": "lifespan.shutdown"})
        assert (await outbox.get())["type"] == "lifespan.shutdown.complete"
        await life


def go(story: Callable[[Application], Awaitable[T]]) -> T:
    async def told() -> T:
        async with running() as application:
            return await asyncio.wait_for(story(application), 30)

    return asyncio.run(told())


def cookies_of(guest: Guest) -> dict[str, str]:
    return {name: morsel.value for name, morsel in guest.client.cookies.items()}


def program(application: Application, guest: Guest | None = None) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=application, raise_app_exceptions=False)
    cookies = cookies_of(guest) if guest is not None else {}
    return httpx.AsyncClient(transport=transport, base_url="http://localhost", cookies=cookies)


def get(path: str, guest: Guest | None = None, **headers: str) -> httpx.Response:
    async def story(application: Application) -> httpx.Response:
        async with program(application, guest) as client:
            return await client.get(path, headers=headers)

    return go(story)


# Hot reads


def test_a_case_is_read_with_its_tag_and_then_not_again(guest: Guests) -> None:
    first = get("/api/cases/quake", guest("auditor"))
    assert first.status_code == 200
    assert first.json()["case"] == "quake"
    again = get("/api/cases/quake", guest("auditor"), **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = get("/api/cases/quake", guest("auditor"), **{"If-None-Match": '"other", W/"weak"'})
    assert other.status_code == 200
    assert get("/demo/api/cases/quake", guest("auditor")).headers["etag"] == first.headers["etag"]


def test_the_hot_read_says_what_the_page_says(guest: Guests) -> None:
    assert get("/api/cases/quake", guest("auditor")).json() == guest("auditor").read("/api/cases/quake")


@pytest.mark.parametrize(
    ("login", "path", "status"),
    [
        ("", "/api/cases/quake", 401),
        ("observer", "/api/cases/quake", 404),
        ("observer", "/api/cases/none", 404),
        ("auditor", "/api/cases/none", 404),
    ],
)
def test_a_case_is_read_by_those_who_may(house: Installation, login: str, path: str, status: int) -> None:
    assert get(path, Guest(login) if login else None).status_code == status


@pytest.mark.parametrize(
    "cookie", ["tocsin_session=", "tocsin_session=x", "tocsin_session=\x7f", "=;=;", "a" * 9000]
)
def test_a_cookie_that_is_none_is_nobody(house: Installation, cookie: str) -> None:
    assert get("/api/cases/quake", None, cookie=cookie).status_code == 401


def test_signing_out_counts_at_once(house: Installation) -> None:
    leaving = Guest("joint-staff-planner")
    kept = cookies_of(leaving)
    assert get("/api/cases/quake", leaving).status_code == 200
    leaving.client.post("/sign-out")
    assert get("/api/cases/quake", None, cookie=f"tocsin_session={kept['tocsin_session']}").status_code == 401


def test_a_person_switched_off_is_nobody_at_once(house: Installation) -> None:
    from tocsin.web.people.models import Person

    going = Guest("tj-security-council-secretary")
    assert get("/api/cases/quake", going).status_code == 200
    person = Person.objects.get(login="tj-security-council-secretary")
    person.is_active = False
    person.save()
    try:
        assert get("/api/cases/quake", going).status_code == 401
        assert going.status("/inbox") == 302
    finally:
        person.is_active = True
        person.save()


# Static files


def test_built_files_are_served_and_kept(house: Installation) -> None:
    from tocsin.web.frame import assets

    answer = get(assets.script("src/main.ts"))
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize(
    "path", ["/static/../settings.py", "/static/built/.vite/manifest.json", "/static/", "/static/x"]
)
def test_nothing_else_is_served(house: Installation, path: str) -> None:
    assert get(path).status_code == 404


# Limits


def test_a_body_too_large_is_refused_while_it_comes_in(guest: Guests) -> None:
    """Without a length nobody knows beforehand; what was taken in stays within the limit."""
    sent: list[dict[str, Any]] = []
    taken = 0

    async def receive() -> dict[str, Any]:
        nonlocal taken
        taken += 64 * 1024
        return {"type": "http.request", "body": b"x" * 64 * 1024, "more_body": True}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = request(guest(DUTY), "POST", "/api/prepare/case.open")

    async def story(application: Application) -> None:
        await application(scope, receive, send)  # type: ignore[arg-type]

    go(story)
    assert sent[0]["status"] == 413
    assert taken < 1_000_000


def test_a_body_that_announces_too_much_is_not_read(guest: Guests) -> None:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        raise AssertionError("nothing is read")

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = request(guest(DUTY), "POST", "/api/bodies", (b"content-length", b"99999999999"))

    async def story(application: Application) -> None:
        await application(scope, receive, send)  # type: ignore[arg-type]

    go(story)
    assert sent[0]["status"] == 413


def request(guest: Guest | None, method: str, path: str, *headers: tuple[bytes, bytes]) -> dict[str, Any]:
    cookies = "; ".join(f"{name}={value}" for name, value in cookies_of(guest).items()) if guest else ""
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", b"localhost"), (b"cookie", cookies.encode()), *headers],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
    }


# The stream


class Listener:
    """A reader of the stream, event by event."""

    def __init__(
        self, application: Application, guest: Guest | None, last: str = "", path: str = "/api/stream"
    ) -> None:
        self._sent: asyncio.Queue[Message] = asyncio.Queue()
        self._leave = asyncio.Event()
        headers = ((b"last-event-id", last.encode()),) if last else ()
        scope = request(guest, "GET", path, *headers)
        self._task: asyncio.Future[None] = asyncio.ensure_future(
            application(scope, self._receive, self._sent.put)
        )
        self.last = last

    async def _receive(self) -> dict[str, Any]:
        await self._leave.wait()
        return {"type": "http.disconnect"}

    async def status(self) -> int:
        message = await asyncio.wait_for(self._sent.get(), 5)
        return int(message["status"])

    async def event(self) -> tuple[str, list[str]]:
        """(kind, topics) of the next event."""
        while True:
            message = await asyncio.wait_for(self._sent.get(), 10)
            if not message.get("more_body", False):
                return "end", []
            rows = dict(
                line.split(": ", 1)
                for line in message["body"].decode().splitlines()
                if ": " in line and line[0] != ":"
            )
            if "event" in rows:
                self.last = rows["id"]
                return rows["event"], json.loads(rows["data"])["topics"]

    async def leave(self) -> None:
        self._leave.set()
        await asyncio.wait_for(self._task, 5)


async def enter_signal(guest: Guest, house: Installation) -> str:
    """Another process writes: nobody rings, the hub finds it by polling."""
    id = new_id("s")
    data = {"signal": id, "channel": "cable", "title": "x", "received_from": "y"}
    await asyncio.to_thread(lambda: guest.do(house, "signal.receive", **data))
    return id


def test_the_stream_tells_what_has_changed(house: Installation, guest: Guests) -> None:
    auditor, duty = guest("auditor"), guest(DUTY)

    async def story(application: Application) -> None:
        reader = Listener(application, auditor)
        assert await reader.status() == 200
        assert await reader.event() == ("hello", [])
        id = await enter_signal(duty, house)
        kind, topics = await reader.event()
        assert kind == "entry"
        assert {f"signal:{id}", "signals", "situation", "ledger"} <= set(topics)
        await reader.leave()

    go(story)


def test_a_reader_that_comes_back_hears_what_it_missed(house: Installation, guest: Guests) -> None:
    auditor, duty = guest("auditor"), guest(DUTY)

    async def story(application: Application) -> None:
        reader = Listener(application, auditor)
        await reader.status()
        await reader.event()
        await reader.leave()
        missed = [await enter_signal(duty, house) for _ in range(2)]
        back = Listener(application, auditor, reader.last)
        await back.status()
        assert (await back.event())[0] == "hello"
        assert [(await back.event())[1][0] for _ in missed] == [f"signal:{id}" for id in missed]
        await back.leave()

    go(story)


def test_an_id_is_opaque_and_good_for_its_own_session_only(house: Installation, guest: Guests) -> None:
    auditor, duty = guest("auditor"), guest(DUTY)

    async def story(application: Application) -> None:
        reader = Listener(application, auditor)
        await reader.status()
        await reader.event()
        await reader.leave()
        assert not reader.last.isdigit()
        for session, last in ((duty, reader.last), (auditor, "12"), (auditor, "ю" * 5)):
            other = Listener(application, session, last)
            await other.status()
            assert (await other.event())[0] == "again"
            await other.leave()

    go(story)


def test_the_stream_carries_no_more_than_the_role_sees(house: Installation, guest: Guests) -> None:
    duty, observer = guest(DUTY), guest("observer")

    async def story(application: Application) -> None:
        outsider = Listener(application, observer)
        await outsider.status()
        await outsider.event()
        await enter_signal(duty, house)
        assert await outsider.event() == ("entry", ["ledger"])
        await outsider.leave()

    go(story)


def test_nobody_gets_no_stream(house: Installation) -> None:
    async def story(application: Application) -> int:
        return await Listener(application, None).status()

    assert go(story) == 401


def test_the_stream_ends_when_the_session_does(house: Installation) -> None:
    leaving = Guest("joint-staff-chief")

    async def story(application: Application) -> None:
        reader = Listener(application, leaving)
        await reader.status()
        await reader.event()
        await asyncio.to_thread(lambda: leaving.client.post("/sign-out"))
        assert (await reader.event())[0] == "end"

    go(story)


def test_a_session_has_a_bounded_number_of_streams(house: Installation, guest: Guests) -> None:
    auditor = guest("auditor")

    auditor = guest("auditor")

    async def story(application: Application) -> list[int]:
        readers = [Listener(application, auditor) for _ in range(14)]
        found = [await reader.status() for reader in readers]
        for reader in readers:
            await reader.leave()
        return found

    assert sorted(go(story)) == [200] * 12 + [429] * 2


# What nobody foresaw


def test_a_failure_of_the_plain_side_is_an_incident(
    house: Installation, guest: Guests, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tocsin.web import asgi

    def broken(path: str) -> tuple[str, str]:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(asgi, "_split", broken)
    answer = get("/api/cases/quake", guest("auditor"))
    assert answer.status_code == 503
    assert len(answer.json()["error"]["incident"]) == 8


@pytest.mark.parametrize(
    "path", ["/%ff%fe", "/cases/%00", "/api/cases/%2e%2e", "/cases/" + "x" * 5000, "/\u202e"]
)
def test_odd_paths_are_answered_calmly(guest: Guests, path: str) -> None:
    assert get(path, guest("auditor")).status_code in (400, 404)


def test_a_foreign_host_is_refused(guest: Guests) -> None:
    assert get("/", guest("auditor"), host="evil.example").status_code == 400
