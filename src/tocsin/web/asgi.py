"""The one ASGI application: static files, event stream and hot reads plain, everything else by Django.

`create` opens the installation named by TOCSIN_DATA; the server calls it once in its process.
"""

from __future__ import annotations

import asyncio
import os
import re
from pathlib import Path
from typing import cast

from tocsin.bootstrap.data_folder import Installation, open_installation
from tocsin.web.plain.answers import Application, Message, Receive, Scope, Send, send_json
from tocsin.web.plain.hot import HotReads
from tocsin.web.plain.hub import Hub
from tocsin.web.plain.limits import Limited
from tocsin.web.plain.static import PREFIX, StaticFiles
from tocsin.web.plain.stream import Source, Streams
from tocsin.web.plain.tokens import Tokens
from tocsin.web.plain.wire import FORGET, WAKE, Listener
from tocsin.web.start import start

STREAM = "/api/stream"
HOT = re.compile(r"/api/cases/([a-z0-9][a-z0-9._-]{0,63})")
HOSTS_VARIABLE = "TOCSIN_HOSTS"


def create() -> Application:
    """The application of the installation that the environment names."""
    opened = open_installation(Path(os.environ["TOCSIN_DATA"]))
    start(opened, hosts=tuple(os.environ.get(HOSTS_VARIABLE, "").split()))
    seat_demo(opened)
    return build()


def seat_demo(opened: Installation) -> None:
    """The named people of a demo; none for any other installation."""
    from tocsin.web.people.demo import seat_people

    for row in opened.ledgers():
        if row.kind == "demo":
            seat_people(opened, row.name)


def build() -> Application:
    """The application of the installation that is being served; Django is configured already."""
    from django.core.asgi import get_asgi_application

    return Site(cast(Application, get_asgi_application()))


class Site:
    """Routes by path; opens and closes the hub and the local socket with the server."""

    def __init__(self, django: Application) -> None:
        from django.conf import settings

        from tocsin.web.frame.installed import installation, on_written
        from tocsin.web.pages.reading import case_for
        from tocsin.web.people.sessions import MEMORY

        self._django = Limited(django)
        self._static = StaticFiles()
        self._hub = Hub(_size_of)
        on_written(self._hub.ring)
        tokens = Tokens(str(settings.SECRET_KEY))
        self._streams = Streams(MEMORY, tokens, self._hub, settings.SESSION_COOKIE_NAME)
        self._hot = HotReads(MEMORY, settings.SESSION_COOKIE_NAME, case_for)
        self._memory = MEMORY
        self._listener = Listener(installation().data, "web", self._told)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._guarded(scope, receive, send)

    async def _guarded(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Whatever nobody foresaw, here too, becomes an incident number and never a traceback."""
        started = False

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._answer(scope, receive, noted)
        except Exception:  # noqa: BLE001 - the last door
            from tocsin.web.frame.faults import UNEXPECTED, record_incident

            incident = record_incident(scope["path"])
            if not started:
                await send_json(send, UNEXPECTED, {"error": {"code": "unexpected", "incident": incident}})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope["path"]
        if path.startswith(PREFIX):
            await self._static(scope, receive, send)
            return
        if scope["method"] in ("GET", "HEAD") and "/api/" in path:
            ledger, within = await asyncio.to_thread(_split, path)
            if within == STREAM and scope["method"] == "GET":
                await self._streams.serve(scope, receive, send, source_of(ledger))
                return
            hot = HOT.fullmatch(within)
            if hot is not None:
                await self._hot.serve(scope, receive, send, ledger, hot[1])
                return
        await self._django(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await self._hub.open()
                self._listener.open()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                self._listener.close()
                await self._hub.close()
                await send({"type": "lifespan.shutdown.complete"})
                return

    def _told(self, message: str, argument: str) -> None:
        if message == WAKE:
            self._hub.ring(argument)
        elif message == FORGET:
            self._memory.empty()


def _split(path: str) -> tuple[str, str]:
    from tocsin.web.frame.ledgers import split_ledger

    ledger, within = split_ledger(path)
    return ledger.name, within


def _size_of(ledger: str) -> int:
    from tocsin.web.frame.installed import ledger_named

    found = ledger_named(ledger)
    return found.engine.store.size() if found is not None else 0


def source_of(name: str) -> Source:
    """A ledger as the stream sees it."""
    from tocsin.web.frame.installed import ledger_named
    from tocsin.web.pages.reading import sees_of, touches_after

    found = ledger_named(name)
    assert found is not None
    return Source(
        name,
        found.engine.store.size,
        lambda after: touches_after(found, after),
        lambda role: sees_of(found, role),
    )
