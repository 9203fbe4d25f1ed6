"""Situations from which tests of core start, and the table form of refusals.

A refusal is a row: the code expected, who tries what, with which data, in which situation.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.core.record import Record, digest

Given = Callable[[], Record]
TESTS = Path(__file__).parent
CORE = Path(__file__).parents[2] / "src" / "tocsin" / "core"
VOICES = ("AA", "BB", "CC")
TEXT = digest("we send help")


@dataclass(frozen=True)
class Refused:
    """`code` leads the refusal of `command` by `actor` in the situation."""

    code: str
    actor: str
    command: str
    given: Given
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"{self.command}-{self.code}-{self.given.__name__}"


def check_refused(row: Refused) -> None:
    """The row's command is refused for exactly the reason it names, and leaves nothing behind."""
    record = row.given()
    before = len(record.entries)
    assert record.refusal(row.actor, row.command, **row.data) == row.code
    assert len(record.entries) == before


def codes_in(*modules: str) -> set[str]:
    """Codes of all checks that stand in modules of core."""
    found: set[str] = set()
    for module in modules:
        for node in ast.walk(ast.parse((CORE / f"{module}.py").read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="check" | "_past"), args=[ast.Constant(value=str(code)), *_]):
                    found.add(code)
    return found


def nothing() -> Record:
    return Record()


def signal() -> Record:
    record = Record()
    record.do(
        "secretary", "signal.receive", signal="s1", channel="cable", title="River rises", received_from="AA"
    )
    return record


def acknowledged() -> Record:
    record = signal()
    record.do("secretary", "signal.acknowledge", signal="s1")
    return record


def case() -> Record:
    record = acknowledged()
    record.do("secretary", "signal.assess", signal="s1", verdict="crisis-situation", established="A flood")
    record.do(
        "secretary", "case.open", case="flood", title="Flood in AA", mode="crisis", host="AA", signals=("s1",)
    )
    return record


def closed() -> Record:
    record = case()
    record.do("secretary", "case.close", case="flood", outcome="no-measures", reason="The river fell")
    return record


def appeal() -> Record:
    record = case()
    record.do("AA", "appeal.make", **APPEAL)
    return record


def talks() -> Record:
    record = case()
    record.do(
        "secretary", "consultation.start", case="flood", consultation="t1", form="calls", article="pact:1"
    )
    return record


def draft() -> Record:
    record = appeal()
    record.do("secretary", "decision.draft", **DRAFT)
    return record


def opened(**changes: Any) -> Record:
    record = draft()
    record.do("secretary", "decision.open", **opening(record, **changes))
    return record


def silence() -> Record:
    """A statement by silence, open for twelve hours."""
    record = case()
    record.do("secretary", "decision.draft", **{**DRAFT, "matter": "statement"})
    data = {**OPENING, "matter": "statement", "measure": {}, "form": "silence"}
    record.do("secretary", "decision.open", **data, closes_at=record.later(12))
    return record


def mission() -> Record:
    """A decision that is adopted by signature, open."""
    record = case()
    record.do("secretary", "decision.draft", **{**DRAFT, "matter": "mission"})
    record.do("secretary", "decision.open", **{**OPENING, "matter": "mission", "measure": {}})
    return record


def signing() -> Record:
    record = mission()
    for member in VOICES:
        record.do(member, "position.state", decision="d1", text_sha256=TEXT, position="yes")
    return record


def adopted(**changes: Any) -> Record:
    record = opened(**changes)
    agree(record)
    return record


def conditional() -> Record:
    return adopted(conditions=("The road is open",))


def awaiting_host() -> Record:
    return adopted(host_consent="AA")


def asked(hours: float = 96) -> Record:
    record = awaiting_host()
    record.do("secretary", "host_consent.ask", **ASK, closes_at=record.later(hours))
    return record


def ordered() -> Record:
    record = adopted()
    record.do("secretary", "order.issue", **ORDER, due_at=record.later(24))
    return record


def offered() -> Record:
    record = adopted()
    record.do("BB", "offer.make", **OFFER)
    return record


def reporting() -> Record:
    record = adopted()
    record.do("secretary", "report.schedule", **SCHEDULE)
    return record


def agree(record: Record, decision: str = "d1", *, role: str = "", voices: tuple[str, ...] = VOICES) -> None:
    """Every voice says yes."""
    for member in voices:
        record.do(member + role, "position.state", decision=decision, text_sha256=TEXT, position="yes")


APPEAL: dict[str, Any] = {
    "case": "flood",
    "member": "AA",
    "text_sha256": digest("help us"),
    "article": "pact:2",
    "asks": ("operation",),
}
DRAFT: dict[str, Any] = {
    "decision": "d1",
    "case": "flood",
    "organ": "council",
    "matter": "operation",
    "title": "Help for AA",
    "text_sha256": TEXT,
}
OPENING: dict[str, Any] = {
    "decision": "d1",
    "case": "flood",
    "organ": "council",
    "matter": "operation",
    "text_sha256": TEXT,
    "articles": ("pact:2",),
}


def opening(record: Record, **changes: Any) -> dict[str, Any]:
    """A complete opening of the operation, naming the appeal, ending after ten days."""
    measure = {
        "tasks": ("carry sand",),
        "components": ("relief",),
        "host": "AA",
        "ends_at": record.later(240),
    }
    measure |= changes.pop("measure", {})
    data = {**OPENING, "appeal": record.case().appeals[0].leaf, "measure": measure}
    return {**data, **changes}


D1: dict[str, Any] = {"case": "flood", "decision": "d1"}
ORDER: dict[str, Any] = {
    **D1,
    "order": "o1",
    "kind": "order-to-member",
    "title": "Go",
    "owner": "board",
    "addressee": "BB",
}
OFFER: dict[str, Any] = {**D1, "offer": "f1", "member": "BB", "kind": "Boats", "people": 40}
SCHEDULE: dict[str, Any] = {**D1, "owner": "secretary", "first_at": "2022-01-06T00:00:00Z", "every_hours": 12}
ASK: dict[str, Any] = {**D1, "host": "AA"}
