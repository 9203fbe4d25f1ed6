"""Plays a scenario into a ledger on a thread of its own: real time passes, times the speed, for the scenario.

A player lives in the memory of the serving process. A replay that was under way when the process ended
stays as far as it came; it is begun anew as another ledger.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from tocsin.exercise.play import Performance

SPEEDS = (1, 60, 600, 3_600, 21_600)
"""Seconds of the scenario in a second of the clock."""
BEAT_SECONDS = 0.25
LARGEST_LEAP = 6 * 3_600_000
"""How much of the scenario passes at most in one beat, so that a pause is heard soon."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a replay stands."""

    at: int
    speed: int
    playing: bool
    over: bool


class Player:
    """One replay."""

    def __init__(self, performance: Performance, written: Callable[[str], None]) -> None:
        self._performance = performance
        self._written = written
        self._lock = threading.Lock()
        self._awake = threading.Event()
        self._speed = SPEEDS[3]
        self._playing = False
        self._closed = False
        threading.Thread(target=self._run, name=f"replay {self.ledger}", daemon=True).start()

    @property
    def ledger(self) -> str:
        """The short name of its ledger."""
        return self._performance.stage.engine.ledger

    def standing(self) -> Standing:
        """Where it stands now."""
        clock, over = self._performance.stage.clock.at, self._performance.over
        return Standing(clock, self._speed, self._playing and not over, over)

    def play(self, speed: int) -> None:
        """Go on at this speed."""
        self._speed = speed if speed in SPEEDS else self._speed
        self._playing = True
        self._awake.set()

    def pause(self) -> None:
        """Stand still."""
        self._playing = False
        self._awake.clear()

    def step(self) -> None:
        """Go to the next thing that happens, and stand there."""
        self.pause()
        with self._lock:
            upcoming = self._performance.next_at()
            if upcoming is not None and upcoming <= self._performance.end:
                self._advance(upcoming)

    def finish(self) -> None:
        """Go to the end at once."""
        self.pause()
        with self._lock:
            self._advance(self._performance.end)

    def close(self) -> None:
        """Let the thread end."""
        self._closed = True
        self._awake.set()

    def _run(self) -> None:
        before = time.monotonic()
        while True:
            self._awake.wait()
            if self._closed:
                return
            now = time.monotonic()
            passed = min(now - before, 2 * BEAT_SECONDS)
            before = now
            with self._lock:
                self._beat(passed)
            time.sleep(BEAT_SECONDS)

    def _beat(self, passed: float) -> None:
        if not self._playing:
            return
        leap = min(int(passed * 1000) * self._speed, LARGEST_LEAP)
        self._advance(min(self._performance.stage.clock.at + leap, self._performance.end))
        if self._performance.over:
            self.pause()

    def _advance(self, until: int) -> None:
        for _ in self._performance.advance(until):
            self._written(self.ledger)
