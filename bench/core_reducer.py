"""The core's reducer against two state-machine libraries on one flow: a decision from draft to adoption.

Ours folds accepted entries with `evolve`, which recounts the positions after each; the peers fire the
same events on a machine with the same stages and keep the same lists. One thread, best of five rounds.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from bench.decision_flow import EVENTS, charter, entries
from bench.rows import Row
from tocsin.core.procedure import evolve
from tocsin.core.scope import Scope

MEMBERS = ("AA", "BB", "CC", "DD", "EE", "FF")


def _best(run: Callable[[], int], rounds: int = 5) -> float:
    rates = []
    for _ in range(rounds):
        start = time.perf_counter()
        events = run()
        rates.append(events / (time.perf_counter() - start))
    return max(rates)


def _ours(times: int) -> Callable[[], int]:
    rules = charter(MEMBERS)
    flow = entries(rules, MEMBERS)

    def run() -> int:
        for _ in range(times):
            scope = Scope()
            for entry in flow:
                scope = evolve(rules, scope, entry)
        return times * len(flow)

    return run


class _Record:
    """What the peers' machines act on: the lists a decision keeps, and the same recount."""

    def __init__(self) -> None:
        self.versions: list[str] = []
        self.positions: dict[str, str] = {}
        self.signatures: list[str] = []
        self.outcome = ""

    def draft(self, value: str = "") -> None:
        self.versions.append(value)

    def position(self, value: str = "") -> None:
        self.positions[value] = "yes"
        if len(self.positions) == len(MEMBERS) and all(word == "yes" for word in self.positions.values()):
            self.outcome = "adopted"

    def sign(self, value: str = "") -> None:
        self.signatures.append(value)


STAGES = ("none", "draft", "open", "signing", "adopted")
MOVES = (
    ("draft", "none", "draft"),
    ("open", "draft", "open"),
    ("position", "open", "open"),
    ("page", "open", "signing"),
    ("sign", "signing", "signing"),
    ("adopt", "signing", "adopted"),
)


def _transitions(times: int) -> Callable[[], int]:
    from transitions import Machine

    class Model(_Record):
        pass

    table = [
        {
            "trigger": f"do_{name}",
            "source": source,
            "dest": dest,
            "after": name if hasattr(_Record, name) else None,
        }
        for name, source, dest in MOVES
    ]
    machine = Machine(
        model=None, states=list(STAGES), transitions=table, initial="none", auto_transitions=False
    )

    def run() -> int:
        for _ in range(times):
            model: Any = Model()
            machine.add_model(model)
            for name, value in EVENTS:
                getattr(model, f"do_{name}")(value)
            machine.remove_model(model)
        return times * len(EVENTS)

    return run


def _statemachine(times: int) -> Callable[[], int]:
    from statemachine import State, StateMachine

    class Machine(StateMachine):
        none = State(initial=True)
        drafted = State()
        opened = State()
        signing = State()
        adopted = State(final=True)
        draft = none.to(drafted)
        open = drafted.to(opened)
        position = opened.to(opened, internal=True)
        page = opened.to(signing)
        sign = signing.to(signing, internal=True)
        adopt = signing.to(adopted)

        def __init__(self) -> None:
            self.record = _Record()
            super().__init__()

        def on_draft(self, value: str) -> None:
            self.record.draft(value)

        def on_position(self, value: str) -> None:
            self.record.position(value)

        def on_sign(self, value: str) -> None:
            self.record.sign(value)

    def run() -> int:
        for _ in range(times):
            machine = Machine()
            for name, value in EVENTS:
                machine.send(name, value=value)
        return times * len(EVENTS)

    return run


def run(quick: bool = False) -> list[Row]:
    """Rows for `bench`."""
    scale = 1 if quick else 10
    ours = _best(_ours(200 * scale))
    slow = _best(_statemachine(20 * scale), 3)
    fast = _best(_transitions(100 * scale), 3)
    return [
        Row(
            "core-reducer-statemachine",
            "events/s",
            ours,
            slow,
            "python-statemachine",
            version("python-statemachine"),
            70,
        ),
        Row("core-reducer-transitions", "events/s", ours, fast, "transitions", version("transitions"), 4),
    ]
