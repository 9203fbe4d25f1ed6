"""`GET /api/stream`: server-sent events (HTML Living Standard, section 9.2) with resumption.

An event names topics, never content. The stream ends when the session ends or its role is taken away;
the browser then comes back and is refused.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from tocsin.web.plain.answers import Receive, Scope, Send, encoded, header, send_json
from tocsin.web.plain.feed import MAX_BACKLOG, Touch, TouchesAfter, topics
from tocsin.web.plain.hub import Hub
from tocsin.web.plain.standing import Memory, session_of
from tocsin.web.plain.tokens import Tokens

HEARTBEAT_SECONDS = 15.0
RETRY_MILLISECONDS = 3_000
MAX_STREAMS_OF_SESSION = 12
HEADERS = (
    ("content-type", "text/event-stream; charset=utf-8"),
    ("cache-control", "no-store"),
    ("x-accel-buffering", "no"),
    ("x-content-type-options", "nosniff"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A ledger as the stream sees it."""

    name: str
    size: Callable[[], int]
    touches_after: TouchesAfter
    sees: Callable[[str], frozenset[str]]
    """The compartments of a role."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    bell: asyncio.Event
    leaving: asyncio.Task[None]

    def left(self) -> bool:
        """Whether the reader has gone."""
        return self.leaving.done()

    async def rung(self, seconds: float) -> bool:
        """Whether there is something to do within that time."""
        try:
            async with asyncio.timeout(seconds):
                await self.bell.wait()
        except TimeoutError:
            return False
        return True


class Streams:
    """All open streams of the site."""

    def __init__(self, memory: Memory, tokens: Tokens, hub: Hub, cookie: str) -> None:
        self._memory = memory
        self._tokens = tokens
        self._hub = hub
        self._cookie = cookie
        self._open: Counter[str] = Counter()
        memory.on_empty(hub.ring)

    async def serve(self, scope: Scope, receive: Receive, send: Send, source: Source) -> None:
        """One stream, until its reader leaves or may no longer read."""
        session = session_of(header(scope, b"cookie"), self._cookie)
        sees = await self._sees(session, source)
        if sees is None:
            await send_json(send, 401, {"error": {"code": "not_signed_in"}})
            return
        if self._open[session] >= MAX_STREAMS_OF_SESSION:
            await send_json(send, 429, {"error": {"code": "too_many_streams"}}, {"retry-after": "10"})
            return
        self._open[session] += 1
        with self._hub.bell(source.name) as bell:
            leaving = asyncio.create_task(_until_left(receive, bell))
            try:
                await send({"type": "http.response.start", "status": 200, "headers": encoded(HEADERS)})
                await self._run(scope, send, source, session, _Waiting(bell, leaving))
            finally:
                leaving.cancel()
                self._open[session] -= 1
                if not self._open[session]:
                    del self._open[session]

    async def _sees(self, session: str, source: Source) -> frozenset[str] | None:
        if not session:
            return None
        standing = self._memory.recall(session) or await asyncio.to_thread(self._memory.standing, session)
        post = standing.posts.get(source.name) if standing is not None else None
        return None if post is None else source.sees(post[1])

    async def _run(self, scope: Scope, send: Send, source: Source, session: str, waiting: _Waiting) -> None:
        last = header(scope, b"last-event-id")
        place = self._tokens.open(last, session, source.name)
        size = await asyncio.to_thread(source.size)
        lost = bool(last) and (place is None or place > size)
        after = size if place is None or lost else place
        opening = f"retry: {RETRY_MILLISECONDS}\n" + self._event(
            "again" if lost else "hello", after, session, source
        )
        await _write(send, opening)
        while not waiting.left():
            sees = await self._sees(session, source)
            if sees is None:
                await _finish(send)
                return
            waiting.bell.clear()
            if waiting.left():
                return
            after = await self._tell(send, source, session, after, sees)
            if not await waiting.rung(HEARTBEAT_SECONDS):
                await _write(send, ": here\n\n")

    async def _tell(self, send: Send, source: Source, session: str, after: int, sees: frozenset[str]) -> int:
        """Tell what came after a place; the place now reached."""
        size = await asyncio.to_thread(source.size)
        if size - after > MAX_BACKLOG:
            await _write(send, self._event("again", size, session, source))
            return size
        touches: list[Touch] = []
        if size > after:
            touches = await asyncio.to_thread(lambda: list(source.touches_after(after)))
        for touch in touches:
            after = touch.index + 1
            told = topics(touch, sees)
            if told:
                await _write(send, self._event("entry", after, session, source, told))
        return after

    def _event(self, kind: str, place: int, session: str, source: Source, told: tuple[str, ...] = ()) -> str:
        token = self._tokens.seal(place, session, source.name)
        return f"id: {token}\nevent: {kind}\ndata: {json.dumps({'topics': told}, separators=(',', ':'))}\n\n"


async def _write(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _finish(send: Send) -> None:
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _until_left(receive: Receive, bell: asyncio.Event) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    bell.set()
