"""Answers of the plain side: bytes with headers, sent in one go or from a file in pieces (ASGI 3)."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from typing import IO, Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

PIECE = 64 * 1024
PLAIN_HEADERS: tuple[tuple[str, str], ...] = (
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
)


def header(scope: Scope, name: bytes) -> str:
    """A request header, empty where it was not sent."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


async def send_bytes(
    send: Send, status: int, body: bytes, headers: Mapping[str, str] | None = None, *, bodiless: bool = False
) -> None:
    """One whole answer; `bodiless` for HEAD and 304."""
    rows = {**dict(PLAIN_HEADERS), **(headers or {})}
    if status != 304:
        rows.setdefault("content-length", str(len(body)))
    await send({"type": "http.response.start", "status": status, "headers": encoded(rows.items())})
    await send({"type": "http.response.body", "body": b"" if bodiless else body})


async def send_json(send: Send, status: int, value: Any, headers: Mapping[str, str] | None = None) -> None:
    """A JSON value as the whole answer."""
    body = json.dumps(value, ensure_ascii=False).encode()
    rows = {"content-type": "application/json", "cache-control": "private, no-store", **(headers or {})}
    await send_bytes(send, status, body, rows)


async def send_file(
    send: Send, status: int, headers: Iterable[tuple[str, str]], file: IO[bytes] | None
) -> None:
    """An answer whose body is a file, in pieces."""
    await send({"type": "http.response.start", "status": status, "headers": encoded(headers)})
    if file is not None:
        with file:
            while piece := file.read(PIECE):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def encoded(headers: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    """Headers as ASGI wants them."""
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
