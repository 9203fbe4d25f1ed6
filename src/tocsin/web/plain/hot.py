"""Hot reads: `GET /api/cases/{id}` from the read table, with a strong ETag (RFC 9110 section 8.8.3).

The session is looked up in memory; what the role does not see is taken out of the document, and a case it
may not know of is answered as if there were none.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from hashlib import sha256

from tocsin.web.plain.answers import Receive, Scope, Send, header, send_bytes, send_json
from tocsin.web.plain.standing import Memory, Standing, session_of

Read = Callable[[str, str, Standing], bytes | None]
"""(ledger, case, standing) -> the document the standing may see, None where there is none for it."""


class HotReads:
    """Answers for cases."""

    def __init__(self, memory: Memory, cookie: str, read: Read) -> None:
        self._memory = memory
        self._cookie = cookie
        self._read = read

    async def serve(self, scope: Scope, receive: Receive, send: Send, ledger: str, case: str) -> None:
        """One case."""
        session = session_of(header(scope, b"cookie"), self._cookie)
        standing = None
        if session:
            standing = self._memory.recall(session) or await asyncio.to_thread(self._memory.standing, session)
        if standing is None:
            await send_json(send, 401, {"error": {"code": "not_signed_in"}})
            return
        document = await asyncio.to_thread(self._read, ledger, case, standing)
        if document is None:
            await send_json(send, 404, {"error": {"code": "not_found"}})
            return
        tag = f'"{sha256(document).hexdigest()[:32]}"'
        rows = {"etag": tag, "cache-control": "private, no-cache", "vary": "Cookie"}
        if tag in etags(header(scope, b"if-none-match")):
            await send_bytes(send, 304, b"", rows, bodiless=True)
            return
        rows["content-type"] = "application/json"
        await send_bytes(send, 200, document, rows, bodiless=scope["method"] == "HEAD")


def etags(value: str) -> tuple[str, ...]:
    """The entity tags of an If-None-Match header; weak ones compare by their opaque part."""
    return tuple(part.strip().removeprefix("W/") for part in value[:4096].split(","))
