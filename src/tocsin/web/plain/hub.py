"""Wakes streams when a ledger has grown: told by whoever wrote, found by polling where nobody told.

The hub lives in the event loop of the web process; `ring` may be called from any thread.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterator

POLL_SECONDS = 1.0


class Hub:
    """One waiting room a ledger."""

    def __init__(self, size_of: Callable[[str], int]) -> None:
        self._size_of = size_of
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._sizes: dict[str, int] = {}
        self._poller: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Begin polling in the running loop."""
        self._loop = asyncio.get_running_loop()
        self._poller = asyncio.create_task(self._poll())

    async def close(self) -> None:
        """Stop polling and let every stream end."""
        if self._poller is not None:
            self._poller.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._poller
        self._wake_all()

    def ring(self, ledger: str = "") -> None:
        """Wake the streams of a ledger, or all of them."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake, ledger)

    @contextlib.contextmanager
    def bell(self, ledger: str) -> Iterator[asyncio.Event]:
        """An event that is set whenever the ledger is rung."""
        bell = asyncio.Event()
        self._waiting[ledger].add(bell)
        try:
            yield bell
        finally:
            self._waiting[ledger].discard(bell)

    def _wake(self, ledger: str) -> None:
        if not ledger:
            self._wake_all()
            return
        for bell in self._waiting[ledger]:
            bell.set()

    def _wake_all(self) -> None:
        for bells in self._waiting.values():
            for bell in bells:
                bell.set()

    async def _poll(self) -> None:
        while True:
            await asyncio.sleep(POLL_SECONDS)
            for ledger in [name for name, bells in self._waiting.items() if bells]:
                size = await asyncio.to_thread(self._size_of, ledger)
                if size != self._sizes.get(ledger):
                    self._wake(ledger)
                self._sizes[ledger] = size
