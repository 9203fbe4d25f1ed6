"""What the demo shows: a finished case of the past, and one that is going on, its times counted from now."""

from __future__ import annotations

import time

from tocsin.adapters.clock import SetClock
from tocsin.bootstrap.data_folder import Installation
from tocsin.bootstrap.stages import shipped_scenario, shipped_scenarios
from tocsin.exercise.play import Performance, Stage
from tocsin.exercise.read import read_scenario

FINISHED = "kazakhstan-2022"
GOING_ON = "demo-live"


def play_demo_cases(opened: Installation, ledger: str) -> None:
    """Play the shipped scenarios into the demo's ledger, the finished one at its own time."""
    clock = SetClock(0)
    stage = Stage(opened.open_engine(ledger, clock), clock, opened.keyring(ledger))
    now = time.time_ns() // 1_000_000
    for name in (FINISHED, GOING_ON):
        if name in shipped_scenarios():
            scenario = read_scenario(shipped_scenario(name))
            live = name == GOING_ON
            performance = Performance(scenario, stage, zero=now if live else None)
            list(performance.advance(now if live else performance.end))
