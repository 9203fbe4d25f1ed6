"""Procedures: steps in an order that ends, that somebody can take, within limits that agree.

What is known of the clocks only is compared; an `unspecified` limit contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tocsin.check.periods import overlap
from tocsin.core.charter.findings import KeyPath, Notes, Severity
from tocsin.core.charter.model import Charter, Procedure, Role, Span, Step
from tocsin.core.charter.revision import MAIN
from tocsin.core.charter.vocabulary import EVENT_COMMANDS, OWN, UNSPECIFIED

NOTICE = "case.notice_given"


def check_procedures(charter: Charter, notes: Notes) -> None:
    """Every procedure of the charter, and that its periods follow without a gap."""
    for number, procedure in enumerate(charter.procedures):
        path: KeyPath = ("procedure", number)
        if not procedure.steps:
            notes.error("procedure_without_step", MAIN, path, procedure=procedure.id)
        for place, step in enumerate(procedure.steps):
            _check_step(charter, procedure, step, (*path, "step", place), notes)
        circle = circle_of(procedure)
        if circle:
            notes.error("steps_in_circle", MAIN, path, procedure=procedure.id, steps=" ".join(circle))
        else:
            _check_total(procedure, path, notes)
    _check_gaps(charter, notes)
    _check_duties(charter, notes)


def circle_of(procedure: Procedure) -> tuple[str, ...]:
    """Steps that wait for each other, in the procedure's order; empty where there are none."""
    waiting = {step.id: set(step.after) for step in procedure.steps}
    while free := {name for name, before in waiting.items() if not before & waiting.keys()}:
        waiting = {name: before for name, before in waiting.items() if name not in free}
    return tuple(step.id for step in procedure.steps if step.id in waiting)


def longest_chain(procedure: Procedure) -> timedelta:
    """The time the steps that are not optional may take in all, if each uses its known limit. No circles."""
    steps = {step.id: step for step in procedure.steps}
    ends: dict[str, timedelta] = {}

    def end(name: str) -> timedelta:
        if name not in ends:
            step = steps[name]
            own = timedelta() if step.optional else limit_of(step.time_limit) or timedelta()
            ends[name] = own + max((end(before) for before in step.after), default=timedelta())
        return ends[name]

    return max((end(step.id) for step in procedure.steps), default=timedelta())


def limit_of(text: str) -> timedelta | None:
    """The length of a time limit; `at-once` is none, None where it is unspecified."""
    if text == "at-once":
        return timedelta()
    if text == UNSPECIFIED:
        return None
    number = int(text.strip("PTHD"))
    return timedelta(days=number) if text.endswith("D") else timedelta(hours=number)


def _check_step(charter: Charter, procedure: Procedure, step: Step, path: KeyPath, notes: Notes) -> None:
    values = {"procedure": procedure.id, "step": step.id}
    if not step.fulfilled_by:
        notes.error("step_without_event", MAIN, (*path, "fulfilled_by"), **values)
    if not step.actors:
        notes.error("step_without_actor", MAIN, (*path, "actors"), **values)
    if not step.basis:
        notes.add("step_without_article", Severity.INFO, MAIN, (*path, "basis"), **values)
    commands = sorted({EVENT_COMMANDS[event.partition(":")[0]] for event in step.fulfilled_by})
    if not commands or not step.actors:
        return
    able = [role for role in charter.roles if any(_may(role, command) for command in commands)]
    if not able:
        notes.error(
            "step_without_power", MAIN, (*path, "fulfilled_by"), commands=" ".join(commands), **values
        )
    elif not any(_acts(role, actor) for role in able for actor in _people(charter, step)):
        others = " ".join(sorted(role.id for role in able))
        notes.add("actor_without_power", Severity.WARNING, MAIN, (*path, "actors"), others=others, **values)


def _may(role: Role, command: str) -> bool:
    return command in role.may or OWN + command in role.may


def _people(charter: Charter, step: Step) -> Iterator[str]:
    """The actors as roles; an organ acts through whoever may, and so does an actor nobody names."""
    organs = {row.id for row in charter.organs}
    for actor in step.actors:
        yield UNSPECIFIED if actor in organs else actor


def _acts(role: Role, actor: str) -> bool:
    return actor in (UNSPECIFIED, role.id) or (actor == "members" and role.of == "member")


def _check_total(procedure: Procedure, path: KeyPath, notes: Notes) -> None:
    total, needed = limit_of(procedure.time_limit), longest_chain(procedure)
    if total is not None and needed > total:
        hours = {
            "needed": str(int(needed.total_seconds() // 3600)),
            "total": str(int(total.total_seconds() // 3600)),
        }
        notes.error("steps_exceed_total", MAIN, (*path, "time_limit"), procedure=procedure.id, **hours)


def _check_gaps(charter: Charter, notes: Notes) -> None:
    for number, procedure in enumerate(charter.procedures):
        ends = procedure.span.to_on
        later = [row.span for row in charter.procedures if row.id == procedure.id]
        starts = [span.from_on for span in later if span.from_on is not None]
        if ends is not None and ends not in starts and any(start > ends for start in starts):
            values = {"procedure": procedure.id, "on": ends.isoformat()}
            notes.add("procedure_gap", Severity.WARNING, MAIN, ("procedure", number, "to"), **values)


def _check_duties(charter: Charter, notes: Notes) -> None:
    """A notice owed outside needs somebody who may give it, and no step may allow more time than the duty."""
    able = [role for role in charter.roles if _may(role, "notice.give")]
    for number, duty in enumerate(charter.duties):
        path: KeyPath = ("duty", number)
        if not able:
            notes.error("duty_without_power", MAIN, path, duty=duty.id)
        limit = limit_of(duty.time_limit)
        for procedure, step in _notice_steps(charter):
            allowed = limit_of(step.time_limit)
            if limit is not None and allowed is not None and allowed > limit:
                values = {"duty": duty.id, "procedure": procedure.id, "step": step.id}
                notes.error("step_later_than_duty", MAIN, (*path, "time_limit"), **values)


def _notice_steps(charter: Charter) -> Iterator[tuple[Procedure, Step]]:
    for procedure in charter.procedures:
        for step in procedure.steps:
            if NOTICE in step.fulfilled_by:
                yield procedure, step


def spans_of(charter: Charter, reference: str) -> Span | None:
    """The days on which an article, or an act as a whole, is in force; None if never."""
    act_id, _, article_id = reference.partition(":")
    act = next(row for row in charter.acts if row.id == act_id)
    whole = act.span if act.known else Span(act.adopted_on, act.span.to_on)
    if not article_id:
        return whole
    parts = [overlap(whole, row.span) for row in act.articles if row.id == article_id]
    return next((part for part in parts if part is not None), None)
