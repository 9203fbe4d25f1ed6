"""Where now comes from: the system's clock, or one that a scenario or test sets."""

from __future__ import annotations

import time


class SystemClock:
    """The clock of the machine."""

    def now(self) -> int:
        """Milliseconds since 1970 UTC."""
        return time.time_ns() // 1_000_000


class SetClock:
    """A clock that stands where it was set; a replay moves it from event to event."""

    def __init__(self, at: int) -> None:
        self.at = at

    def now(self) -> int:
        """Milliseconds since 1970 UTC."""
        return self.at
