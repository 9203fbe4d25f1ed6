"""How large a request may be: counted as it comes in, refused with 413 before anything reads it whole."""

from __future__ import annotations

from tocsin.web.plain.answers import Application, Message, Receive, Scope, Send, header, send_json

API_BYTES = 256 * 1024
BODY_BYTES = 32 * 1024 * 1024
UPLOAD_BYTES = 40 * 1024 * 1024
WARNING_BYTES = 64 * 1024 * 1024
"""Warnings come in many files; the page itself says where there are too many."""


class TooLarge(Exception):
    """More came in than may."""


class Limited:
    """An application behind limits."""

    def __init__(self, inner: Application) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        allowed = limit_for(scope["path"])
        announced = header(scope, b"content-length")
        if announced.isdigit() and int(announced[:20]) > allowed:
            await refuse(send, allowed)
            return
        started = False
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > allowed:
                raise TooLarge
            return message

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._inner(scope, counted, noted)
        except TooLarge:
            if not started:
                await refuse(send, allowed)


def limit_for(path: str) -> int:
    """Octets a request to this path may carry."""
    if "/api/bodies" in path:
        return BODY_BYTES
    if path.endswith("/warnings"):
        return WARNING_BYTES
    return API_BYTES if "/api/" in path else UPLOAD_BYTES


async def refuse(send: Send, allowed: int) -> None:
    """413 with the limit."""
    await send_json(send, 413, {"error": {"code": "too_large", "limit": allowed}}, {"connection": "close"})
