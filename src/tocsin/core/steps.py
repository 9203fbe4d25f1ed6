"""Where a case stands in its charter's procedure: each step planned, reached, waiting or overdue."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tocsin.core.calendar import day_of, duration
from tocsin.core.case.state import Case, Milestone
from tocsin.core.charter.model import Charter, Procedure, Step
from tocsin.core.charter.query import matter_on, procedure_on, steps_for
from tocsin.core.scope import CaseFile
from tocsin.core.values import Due

MAIN = frozenset({"mandate", "mission", "aid", "statement", "charter"})
"""What the decision that a case turns on may make."""


class StepState(Struct, frozen=True):
    """A step of the procedure in one case; `state` is done, waiting, or later."""

    step: str
    state: str
    optional: bool
    actors: tuple[str, ...]
    basis: tuple[str, ...]
    time_limit: str
    ready_at: int | None
    """When everything it comes after was done."""
    due_at: int | None
    """None where no clock is known."""
    done_at: int | None
    index: int | None
    """Ledger index of the entry that fulfilled it."""


def procedure_of(charter: Charter, case: Case) -> Procedure | None:
    """The procedure of the day the case was opened."""
    return procedure_on(charter, case.procedure, day_of(case.opened_at, charter.zone))


def makes_of(charter: Charter, file: CaseFile) -> str:
    """What the main decision makes, empty before a draft says so: some steps belong to some kinds only."""
    for paper in file.papers:
        matter = matter_on(charter, paper.organ, paper.matter, day_of(paper.drafted_at, charter.zone))
        if matter is not None and matter.makes in MAIN:
            return matter.makes
    return ""


def steps(charter: Charter, case: Case, makes: str = "") -> tuple[StepState, ...]:
    """The steps that belong to such a case, in the charter's order, with planned and real times."""
    procedure = procedure_of(charter, case)
    if procedure is None:
        return ()
    reached = {row.name: row for row in case.milestones}
    states: dict[str, StepState] = {}
    for step in steps_for(procedure, makes):
        states[step.id] = _state(step, reached, states, case)
    return tuple(states.values())


def _state(step: Step, reached: dict[str, Milestone], before: dict[str, StepState], case: Case) -> StepState:
    hits = [reached[name] for name in step.fulfilled_by if name in reached]
    done = min(hits, key=lambda row: row.at) if hits else None
    ready = _ready(step, before, case)
    limit = duration(step.time_limit)
    state = "done" if done is not None else "later" if ready is None else "waiting"
    return StepState(
        step=step.id,
        state=state,
        optional=step.optional,
        actors=step.actors,
        basis=step.basis,
        time_limit=step.time_limit,
        ready_at=ready,
        due_at=ready + limit if ready is not None and limit is not None else None,
        done_at=done.at if done else None,
        index=done.index if done else None,
    )


def _ready(step: Step, before: dict[str, StepState], case: Case) -> int | None:
    """When the steps before it were done; optional ones that were passed over do not hold it up."""
    times = []
    for name in step.after:
        row = before.get(name)
        if row is None:
            continue
        if row.done_at is None and not row.optional:
            return None
        if row.done_at is not None:
            times.append(row.done_at)
    return max(times, default=case.opened_at)


def step_deadlines(charter: Charter, case: Case, makes: str = "") -> Iterator[Due]:
    """Steps that wait now and have a clock in the charter, and the procedure as a whole if it has one."""
    rows = steps(charter, case, makes)
    for row in rows:
        if row.state == "waiting" and row.due_at is not None:
            yield Due(row.due_at, "step_due", row.step, row.actors, "", _first(row.basis))
    procedure = procedure_of(charter, case)
    limit = duration(procedure.time_limit) if procedure is not None else None
    if procedure is None or limit is None or all(row.state == "done" or row.optional for row in rows):
        return
    yield Due(case.opened_at + limit, "procedure_due", procedure.id, (), "", _first(procedure.basis))


def _first(basis: tuple[str, ...]) -> str:
    return basis[0] if basis else ""
