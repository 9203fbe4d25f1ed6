"""Conditions that the ledger sets beside the charter's: clock, custody, one case a decision.

They are the engine's part of `explain`; like the core's checks they carry code and parameters.
"""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.core.calendar import moment_text
from tocsin.core.scope import needs
from tocsin.core.values import Check, Command
from tocsin.engine.state import State

CLOCK_SKEW = 5 * 60_000
"""How far a signer's clock may be ahead, in milliseconds."""


def unmet_here(kind: str, state: State, command: Command, now: int) -> Iterator[Check]:
    """The conditions of the ledger that the command does not meet."""
    return (row for row in checks_here(kind, state, command, now) if not row.met)


def checks_here(kind: str, state: State, command: Command, now: int) -> Iterator[Check]:
    """Every condition of the ledger for the command, met or not."""
    if command.at > now + CLOCK_SKEW:
        times = (("at", moment_text(command.at)), ("received_at", moment_text(now)))
        yield Check("at_in_future", False, parameters=times)
    if command.data is None:
        return
    wanted = needs(command.data)
    home = state.cases.get(wanted.decision, "") if wanted.case else ""
    if home:
        places = (("decision", wanted.decision), ("case", home))
        yield Check("decision_in_case", home == wanted.case, parameters=places)
    if command.name in ("key.enrol", "roster.found") and kind == "live":
        custody = {row.custody for row in getattr(command.data, "keys", (command.data,))}
        yield Check("custody_allowed", "server" not in custody, parameters=(("custody", "server"),))
