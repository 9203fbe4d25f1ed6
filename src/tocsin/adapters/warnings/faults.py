"""Why reading stops: a file that must be refused, or a bound that was reached.

Both stay inside this room; a caller only ever sees findings.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from tocsin.adapters.warnings.values import Finding, cut

Clock = Callable[[], float]
"""Seconds that never go back, as time.monotonic."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one file is read."""

    octets: int = 50_000_000
    warnings: int = 10_000
    seconds: float = 1.2
    prolog: int = 262_144
    """Characters before the root element."""
    markup: int = 300_000
    """Tags and attributes between two warnings."""
    depth: int = 64
    mended: int = 8_000_000
    """Octets up to which a second, mending reading is tried."""


LIMITS = Limits()


class RefusedError(Exception):
    """The file is hostile or holds no warning: nothing of it is taken."""

    def __init__(self, code: str, path: str = "", **params: str) -> None:
        super().__init__(code)
        self.finding = Finding(code, path, tuple(params.items()))


class MalformedError(Exception):
    """The file stops being XML somewhere; what stood complete before that counts."""

    def __init__(self, code: int, reason: str, line: int, column: int) -> None:
        super().__init__(reason)
        self.code = code
        self.place = (line, column)
        self.finding = Finding(
            "not_well_formed", "", (("line", str(line)), ("column", str(column)), ("reason", cut(reason)))
        )


class BoundReachedError(Exception):
    """A bound of time, number or size: what was read so far counts."""

    def __init__(self, bound: str) -> None:
        super().__init__(bound)
        self.bound = bound


class Budget:
    """The time one file may take, from the moment the budget is made."""

    __slots__ = ("_clock", "_end")

    def __init__(self, seconds: float = LIMITS.seconds, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def check(self) -> None:
        """Raises BoundReachedError when the time is over."""
        if self._clock() >= self._end:
            raise BoundReachedError("seconds")

    def over(self) -> bool:
        """Whether the time is over."""
        return self._clock() >= self._end
