"""The five questions of the house, answered by the package that owns the command or event.

`explain` gives every condition, `decide` refuses exactly when one is unmet, `evolve` takes an
accepted entry in, `deadlines` tells what time will do, `followups` which system commands are due.
"""

from __future__ import annotations

from tocsin.core.charter.model import Charter
from tocsin.core.scope import Scope
from tocsin.core.values import Check, Command, Due, Entry, Proposal, Refusal


def explain(charter: Charter, scope: Scope, command: Command, now: int) -> tuple[Check, ...]:
    """Every condition of the command, met or not, with its article."""
    raise LookupError(command.name)


def decide(charter: Charter, scope: Scope, command: Command, now: int) -> Proposal | Refusal:
    """The event the command causes at `now` (the entry's `received_at`), or why it is refused."""
    raise LookupError(command.name)


def evolve(charter: Charter, scope: Scope, entry: Entry) -> Scope:
    """The scope after the entry; parts it does not concern are the same objects."""
    raise LookupError(entry.type)


def deadlines(charter: Charter, scope: Scope) -> tuple[Due, ...]:
    """What time will do or ask in the scope's case, earliest first."""
    raise LookupError


def followups(charter: Charter, scope: Scope, now: int) -> tuple[Command, ...]:
    """System commands that follow from charter, state and time, in the order they are to be appended."""
    raise LookupError
