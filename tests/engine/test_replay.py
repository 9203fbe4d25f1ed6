"""Whatever happens, what is folded from the store is what lives in memory, and the rows are a rebuild's."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.engine.house import MEMBERS, House, build, text_of
from tests.engine.story import CASE, MEASURE
from tests.engine.test_projection import all_rows
from tocsin.core.calendar import HOUR, moment_text
from tocsin.core.values import Refusal
from tocsin.engine.answers import Fault, Receipt
from tocsin.engine.audit import audit
from tocsin.engine.state import State

WORDS = ("yes", "yes", "yes", "no", "abstain", "not_participating")
MATTERS = ("use-of-forces", "declaration", "assistance")
members = st.sampled_from(MEMBERS)
some = st.just(frozenset(MEMBERS)) | st.frozensets(members, min_size=1)
decisions = st.sampled_from(("d-1", "d-1", "d-2"))


def same(one: State, other: State) -> bool:
    names = (row.name for row in fields(State) if row.name != "due")
    return all(getattr(one, name) == getattr(other, name) for name in names)


class Crisis(RuleBasedStateMachine):
    """People do what they like in one case; the engine decides."""

    house: House

    @initialize(matter=st.sampled_from(MATTERS))
    def begin(self, matter: str) -> None:
        self.house = build()
        self.texts = {name: text_of(self.house, ru=f"{name}\n") for name in ("d-1", "d-2", "other")}
        self.wish("", "secretary-general", "case.open", case=CASE, title="Case", mode="crisis", host="KZ")
        self.leaf = ""
        self.appeal("KZ")
        self.draft("d-1", matter)
        self.open("d-1", 0)

    def wish(self, member: str, role: str, name: str, /, **data: Any) -> Receipt | Refusal:
        answer = self.house.wish(member, role, name, **data)
        assert not isinstance(answer, Fault), answer
        return answer

    @rule(member=members)
    def appeal(self, member: str) -> None:
        answer = self.wish(
            member,
            "head-of-state",
            "appeal.make",
            case=CASE,
            member=member,
            text_sha256=self.texts["other"],
            article="treaty:4",
            asks=["use-of-forces"],
        )
        self.leaf = answer.leaf if isinstance(answer, Receipt) else self.leaf

    @rule(decision=decisions, matter=st.sampled_from(MATTERS))
    def draft(self, decision: str, matter: str) -> None:
        self.wish(
            "",
            "secretariat-lawyer",
            "decision.draft",
            decision=decision,
            case=CASE,
            organ="csc",
            matter=matter,
            title=matter,
            text_sha256=self.texts[decision],
        )

    @rule(decision=decisions, hours=st.integers(0, 5))
    def open(self, decision: str, hours: int) -> None:
        paper = self.house.engine.refresh().files[CASE].paper(decision)
        matter = paper.matter if paper else "declaration"
        measure = MEASURE if matter == "use-of-forces" else {}
        closing = {"closes_at": moment_text(self.house.clock.at + hours * HOUR)} if hours else {}
        appeal = {"appeal": self.leaf} if self.leaf else {}
        self.wish(
            "",
            "secretary-general",
            "decision.open",
            decision=decision,
            case=CASE,
            organ="csc",
            matter=matter,
            text_sha256=self.texts[decision],
            articles=["treaty:4"],
            measure=measure,
            **closing,
            **appeal,
        )

    @rule(decision=decisions, position=st.sampled_from(WORDS), stated=some)
    def state(self, decision: str, position: str, stated: frozenset[str]) -> None:
        for member in sorted(stated):
            self.wish(
                member,
                "head-of-state",
                "position.state",
                decision=decision,
                text_sha256=self.texts[decision],
                position=position,
            )

    @rule(decision=decisions, signing=some)
    def sign(self, decision: str, signing: frozenset[str]) -> None:
        for member in sorted(signing):
            text = self.texts[decision]
            self.wish(
                member, "head-of-state", "text.sign", decision=decision, text_sha256=text, member=member
            )

    @rule(decision=decisions, name=st.sampled_from(("decision.close_voting", "decision.close_signing")))
    def close(self, decision: str, name: str) -> None:
        self.wish("", "secretary-general", name, decision=decision)

    @rule(at=st.integers(0, 40))
    def correct(self, at: int) -> None:
        briefs = self.house.engine.refresh().briefs[CASE]
        brief = briefs[at % len(briefs)]
        kind, _, name = brief.stream.partition("/")
        named = {"decision": name} if kind == "decision" else {}
        self.wish(
            "", "secretary-general", "case.correct", case=CASE, entry=brief.leaf, reason="typing", **named
        )

    @rule(hours=st.integers(1, 200))
    def wait(self, hours: int) -> None:
        self.house.later(hours)
        self.house.engine.tick()

    @invariant()
    def replay_is_the_live_state(self) -> None:
        if hasattr(self, "house"):
            assert same(self.house.engine.refresh(), self.house.reopened().refresh())

    def teardown(self) -> None:
        if hasattr(self, "house"):
            for paper in self.house.engine.refresh().files[CASE].papers:
                event(f"paper {paper.stage}")
            before = all_rows(self.house)
            self.house.engine.rebuild()
            assert all_rows(self.house) == before
            assert audit(self.house.ports.store, str(self.house.engine.origin), self.house.ports.verify).ok


Crisis.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestCrisis = Crisis.TestCase
