"""Who a session cookie stands for, kept in memory for hot reads and the stream.

A revocation (sign-out, a post or key taken away, a person switched off) empties this memory before it is
acknowledged. What is not in memory is asked of the database, and kept for a short time only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from threading import Lock
from time import monotonic

KEEP_SECONDS = 60.0
MAX_KEPT = 5_000


@dataclass(frozen=True, slots=True)
class Standing:
    """What a session may do: whose it is and, by ledger, the member, role and key it acts with."""

    person: int
    language: str
    posts: dict[str, tuple[str, str, str]]


Look = Callable[[str], Standing | None]


class Memory:
    """Standings by session key. `look` asks the database; it may be called from any thread."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._lock = Lock()
        self._known: dict[str, tuple[float, Standing]] = {}
        self._epoch = 0
        self._listeners: list[Callable[[], None]] = []

    def recall(self, session: str) -> Standing | None:
        """The standing if it is in memory and fresh; asks nothing of the database."""
        known = self._known.get(session)
        return known[1] if known is not None and monotonic() - known[0] < KEEP_SECONDS else None

    def standing(self, session: str) -> Standing | None:
        """The standing, from memory or the database."""
        known = self.recall(session)
        if known is not None:
            return known
        epoch = self._epoch
        found = self._look(session)
        if found is not None:
            with self._lock:
                if epoch == self._epoch:
                    if len(self._known) >= MAX_KEPT:
                        self._known.clear()
                    self._known[session] = (monotonic(), found)
        return found

    def empty(self) -> None:
        """Forget everyone; streams look again at whom they serve."""
        with self._lock:
            self._epoch += 1
            self._known.clear()
        for listener in tuple(self._listeners):
            listener()

    def on_empty(self, listener: Callable[[], None]) -> None:
        """Call this whenever the memory was emptied."""
        self._listeners.append(listener)


def session_of(cookies: str, name: str) -> str:
    """The session key in a Cookie header, empty where there is none."""
    try:
        jar = SimpleCookie(cookies[:8192])
    except CookieError:
        return ""
    return jar[name].value if name in jar else ""
