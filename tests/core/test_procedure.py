"""What holds for all commands: gates without data, powers, steps of the procedure, the one catalogue."""

from __future__ import annotations

import dataclasses

from msgspec.structs import fields, replace

from tests.core import given
from tests.core.given import TEXT, codes_in
from tests.core.record import Record, copy_of, who
from tocsin.core.calendar import HOUR
from tocsin.core.catalogue import BY_COMMAND, SPECS
from tocsin.core.procedure import deadlines, explain
from tocsin.core.scope import Needs
from tocsin.core.steps import StepState, makes_of, step_deadlines, steps
from tocsin.core.values import Command


def allowed(record: Record, actor: str, name: str, about: str = "") -> bool:
    """Whether anything stands before any form of the command in the case."""
    scope = replace(record.scope(Needs(case="flood")), about=about)
    checks = explain(record.charter, scope, Command(name, who(actor), record.now, None), record.now)
    return all(row.met for row in checks)


def test_without_data_only_powers_and_stage_are_asked() -> None:
    record = given.opened()
    assert allowed(record, "AA", "position.state")
    assert not allowed(record, "DD", "position.state"), "suspended, so it has no voice"
    assert not allowed(record, "guest", "position.state")
    assert allowed(record, "secretary", "position.state"), "it records for others"
    assert not allowed(record, "secretary", "decision.open"), "it is open already"
    assert not allowed(record, "secretary", "order.issue"), "nothing is adopted"
    assert allowed(given.adopted(), "secretary", "order.issue")


def test_without_data_the_question_may_name_the_decision() -> None:
    record = given.adopted()
    record.do("secretary", "decision.draft", **{**given.DRAFT, "decision": "d2", "matter": "statement"})
    assert allowed(record, "secretary", "decision.open"), "the newest is a draft"
    assert not allowed(record, "secretary", "decision.open", about="d1")
    assert not allowed(record, "secretary", "decision.open", about="d9")


def test_an_unknown_command_is_a_check_that_fails() -> None:
    record = given.case()
    command = Command("case.burn", who("secretary"), record.now, None)
    assert [row.code for row in explain(record.charter, record.scope(Needs()), command, record.now)] == [
        "command_known"
    ]


def test_a_role_of_the_organisation_under_a_member_is_refused() -> None:
    record = given.signal()
    command = record.command("secretary", "signal.acknowledge", signal="s1")
    forged = replace(command, actor=replace(command.actor, member="AA"))
    checks = explain(record.charter, record.scope(Needs(signals=("s1",))), forged, record.now)
    assert [row.code for row in checks if not row.met] == ["role_of_member"]


def test_every_condition_of_powers_and_legality_has_a_refusal_somewhere() -> None:
    tested = "".join(path.read_text(encoding="utf-8") for path in sorted(given.TESTS.glob("test_*.py")))
    codes = codes_in("powers", "paper/explain", "paper/legality")
    unreachable = {
        "rule_known",
        "electorate_not_empty",
        "voting_open",
        "signatures_awaited",
        "recorded_for_given",
    }
    assert {code for code in codes - unreachable if f'"{code}"' not in tested} == set()


# The catalogue


def test_every_command_can_be_read_back_from_its_event() -> None:
    for spec in SPECS:
        names = {row.name for row in fields(spec.data)}
        made = {row.name for row in fields(spec.event_data)}
        if spec.name != "outcome.declare":
            assert names <= made, spec.name
    assert {row.name for row in fields(BY_COMMAND["decision.open"].event_data)} >= {"rule", "electorate"}


def test_an_event_read_back_from_its_json_gives_the_same_state() -> None:
    live = given.adopted()
    copy = copy_of(live)
    assert (copy.files, copy.signals, copy.roster, copy.norms) == (
        live.files,
        live.signals,
        live.roster,
        live.norms,
    )


# Steps of the procedure


def step(record: Record, name: str) -> tuple[str, int | None]:
    """State of a step and when it is due, in hours from now."""
    file = record.files["flood"]
    rows = {row.step: row for row in steps(record.charter, file.case, makes_of(record.charter, file))}
    due = rows[name].due_at
    return rows[name].state, None if due is None else (due - record.now) // HOUR


def test_steps_wait_for_what_comes_before_them_and_carry_their_clock() -> None:
    record = given.case()
    assert step(record, "alarm") == ("done", None), "the signal came before the case"
    assert step(record, "talks") == ("waiting", 6)
    assert step(record, "decision") == ("later", None)
    record.wait(2)
    record.do(
        "secretary", "consultation.start", case="flood", consultation="t1", form="calls", article="pact:1"
    )
    assert step(record, "decision") == ("waiting", 24)


def test_a_waiting_step_is_due_from_whoever_acts_in_it() -> None:
    record = given.case()
    rows = [
        row for row in deadlines(record.charter, record.scope(Needs(case="flood"))) if row.kind == "step_due"
    ]
    assert [(row.subject, row.owner, row.article) for row in rows] == [("talks", ("secretary",), "pact:1")]


def test_a_procedure_with_a_clock_is_due_as_a_whole_until_its_last_step_is_done() -> None:
    record = given.case()
    (procedure,) = record.charter.procedures
    limited = dataclasses.replace(procedure, time_limit="P2D")
    bound = dataclasses.replace(record.charter, procedures=(limited,))
    case = record.case()
    rows = [row for row in step_deadlines(bound, case) if row.kind == "procedure_due"]
    assert [(row.at, row.subject) for row in rows] == [(case.opened_at + 48 * HOUR, procedure.id)]
    passed = dataclasses.replace(limited, steps=procedure.steps[:1])
    assert list(step_deadlines(dataclasses.replace(bound, procedures=(passed,)), case)) == []


def test_steps_of_an_operation_belong_to_no_other_case() -> None:
    assert "entry" in [row.step for row in steps_of(given.draft())]
    assert "entry" not in [row.step for row in steps_of(given.silence())]


def steps_of(record: Record) -> tuple[StepState, ...]:
    file = record.files["flood"]
    return steps(record.charter, file.case, makes_of(record.charter, file))


def test_positions_given_is_a_milestone_when_the_text_moves_on() -> None:
    names = [row.name for row in given.adopted().case().milestones]
    assert "case.positions_given" in names
    assert given.adopted().paper().versions[0].text_sha256 == TEXT
