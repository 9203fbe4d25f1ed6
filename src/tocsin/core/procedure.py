"""The five questions of the house, answered by the package that owns the command or event.

`explain` gives every condition, `decide` refuses exactly when one is unmet, `evolve` takes an
accepted entry in, `deadlines` tells what time will do, `followups` which system commands are due.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import structs

from tocsin.core import subjects
from tocsin.core.case import explain as case_explain
from tocsin.core.catalogue import BY_COMMAND
from tocsin.core.charter.model import Charter
from tocsin.core.effects import evolve
from tocsin.core.mandate import deadlines as mandate_deadlines
from tocsin.core.mandate import explain as mandate_explain
from tocsin.core.paper import deadlines as paper_deadlines
from tocsin.core.paper import decide as paper_decide
from tocsin.core.paper import explain as paper_explain
from tocsin.core.powers import power_checks
from tocsin.core.roster import explain as roster_explain
from tocsin.core.scope import CaseFile, Scope
from tocsin.core.signal import explain as signal_explain
from tocsin.core.steps import makes_of, step_deadlines
from tocsin.core.values import Check, Command, Due, Proposal, Refusal

__all__ = ["deadlines", "decide", "evolve", "explain", "followups"]

_GATES: dict[str, Any] = {
    "roster": dict.fromkeys(roster_explain.EXPLAIN, roster_explain.gate),
    "signal": signal_explain.GATE,
    "case": case_explain.GATE,
    "paper": paper_explain.GATE,
    "mandate": mandate_explain.GATE,
}
_CONTENTS: dict[str, Any] = {
    "roster": roster_explain.EXPLAIN,
    "signal": signal_explain.EXPLAIN,
    "case": case_explain.EXPLAIN,
    "paper": paper_explain.EXPLAIN,
    "mandate": mandate_explain.EXPLAIN,
}


def explain(charter: Charter, scope: Scope, command: Command, now: int) -> tuple[Check, ...]:
    """Every condition of the command, met or not, with its article.

    With `data` None only what stands before any form of the command is asked (powers and stage);
    the content is asked once that is met, since it speaks of things that must exist first.
    """
    spec = BY_COMMAND.get(command.name)
    if spec is None:
        return (Check("command_known", False, parameters=(("command", command.name),)),)
    checks = list(power_checks(charter, command))
    subject = subjects.of(spec.room, scope, command.data)
    checks.extend(_GATES[spec.room][command.name](charter, subject, command, now))
    if command.data is not None and all(row.met for row in checks):
        checks.extend(_CONTENTS[spec.room][command.name](charter, subject, command, now))
    return tuple(checks)


def decide(charter: Charter, scope: Scope, command: Command, now: int) -> Proposal | Refusal:
    """The event the command causes at `now` (the entry's `received_at`), or why it is refused."""
    unmet = tuple(row for row in explain(charter, scope, command, now) if not row.met)
    if unmet:
        return Refusal(command.name, unmet)
    spec = BY_COMMAND[command.name]
    derive = paper_decide.DERIVE.get(command.name)
    if derive is not None:
        subject = subjects.of(spec.room, scope, command.data)
        event, data = derive(charter, subject, command)
        return Proposal(spec.stream_of(command.data), f"{event}/1", data)
    data = spec.event_data(**structs.asdict(command.data))
    return Proposal(spec.stream_of(command.data), spec.event_type, data)


def deadlines(charter: Charter, scope: Scope) -> tuple[Due, ...]:
    """What time will do or ask in the scope's case, earliest first."""
    file = scope.file
    if file is None or file.case.closed_at is not None:
        return ()
    rows = list(_of_papers_and_mandates(file))
    rows.extend(
        Due(row.reply_by, "consultation_reply", row.id)
        for row in file.case.consultations
        if row.reply_by is not None and row.ended_at is None
    )
    rows.extend(step_deadlines(charter, file.case, makes_of(charter, file)))
    return tuple(sorted(rows, key=lambda row: (row.at, row.kind, row.subject)))


def next_by_itself(file: CaseFile) -> int | None:
    """When time next brings something by itself in the case, None if it does not."""
    if file.case.closed_at is not None:
        return None
    return min((row.at for row in _of_papers_and_mandates(file) if row.command), default=None)


def _of_papers_and_mandates(file: CaseFile) -> Iterator[Due]:
    for paper in file.papers:
        yield from paper_deadlines.deadlines(paper)
    for mandate in file.mandates:
        yield from mandate_deadlines.deadlines(file.case.id, mandate)


def followups(charter: Charter, scope: Scope, now: int) -> tuple[Command, ...]:
    """System commands that follow from charter, state and time; append the first, then ask again."""
    return tuple(_followups(charter, scope, now))


def _followups(charter: Charter, scope: Scope, now: int) -> Iterator[Command]:
    file = scope.file
    if file is None or file.case.closed_at is not None:
        return
    for paper in file.papers:
        yield from paper_deadlines.followups(paper, now)
    for mandate in file.mandates:
        yield from mandate_deadlines.followups(file.case.id, mandate, now)
