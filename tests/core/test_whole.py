"""Whatever is tried in any order: decide refuses exactly what explain objects to, and replay equals live."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from tests.core import given
from tests.core.record import Record, copy_of
from tests.core.wishes import wish
from tocsin.core.procedure import decide, explain, followups
from tocsin.core.scope import Needs, needs
from tocsin.core.values import Proposal, Refusal

STARTS = (
    given.nothing,
    given.case,
    given.talks,
    given.draft,
    given.opened,
    given.silence,
    given.mission,
    given.signing,
    given.adopted,
    given.conditional,
    given.asked,
    given.ordered,
    given.offered,
    given.reporting,
)


class AnyOrder(RuleBasedStateMachine):
    """A ledger on which anybody tries anything."""

    record: Record

    @initialize(start=st.sampled_from(STARTS))
    def begin(self, start: given.Given) -> None:
        self.record = start()

    @rule(data=st.data())
    def try_anything(self, data: Any) -> None:
        record = self.record
        command = wish(data.draw, record)
        scope = record.scope(needs(command.data))
        checks = explain(record.charter, scope, command, record.now)
        answer = decide(record.charter, scope, command, record.now)
        unmet = tuple(row for row in checks if not row.met)
        if unmet:
            assert answer == Refusal(command.name, unmet)
            return
        assert isinstance(answer, Proposal)
        record.append(command, answer)
        record.follow()

    @rule(data=st.data())
    def ask_without_data(self, data: Any) -> None:
        """The gate never says no where some form of the command is accepted."""
        command = wish(data.draw, self.record)
        wanted = needs(command.data)
        scope = replace(self.record.scope(wanted), about=wanted.decision)
        whole = explain(self.record.charter, scope, command, self.record.now)
        gate = explain(self.record.charter, scope, replace(command, data=None), self.record.now)
        if all(row.met for row in whole):
            assert all(row.met for row in gate), gate

    @rule(hours=st.integers(1, 60))
    def pass_time(self, hours: int) -> None:
        self.record.wait(hours)

    @invariant()
    def nothing_due_is_left(self) -> None:
        if not hasattr(self, "record"):
            return
        record = self.record
        for case in record.files:
            assert followups(record.charter, record.scope(Needs(case=case)), record.now) == ()

    def teardown(self) -> None:
        if hasattr(self, "record"):
            live, copy = self.record, copy_of(self.record)
            assert (copy.files, copy.signals, copy.roster, copy.norms) == (
                live.files,
                live.signals,
                live.roster,
                live.norms,
            )


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=30,
    stateful_step_count=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
