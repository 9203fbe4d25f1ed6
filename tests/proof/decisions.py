"""The life of a decision as the scribe writes it: draft, opening, positions, page, declaration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.proof.scribe import AA, BB, CC, MINUTE, OFFICE, SITE, TEXT, Person, Scribe, digest
from tocsin.core.calendar import moment_text

VOICES = (AA, BB, CC)


class Decision:
    """A decision in the making in a scribe's ledger."""

    def __init__(
        self,
        scribe: Scribe,
        matter: str = "statement",
        organ: str = "council",
        rule: str = "together",
        text: Mapping[str, str] = TEXT,
        salt: str = "",
        decision: str = "d1",
    ) -> None:
        self.scribe = scribe
        self.stream = f"decision/{decision}"
        self.id = decision
        self.matter, self.organ, self.rule = matter, organ, rule
        self.text = digest(text, salt)
        self.stated: dict[str, str] = {}

    def add(self, kind: str, by: Person, data: Mapping[str, Any], **how: Any) -> str:
        """An entry of the decision's stream."""
        return self.scribe.add(self.stream, f"case.{kind}", {"decision": self.id, **data}, by, **how)

    def draft(self) -> str:
        data = {
            "case": "c1",
            "organ": self.organ,
            "matter": self.matter,
            "title": "Help",
            "text_sha256": self.text,
        }
        return self.add("text_drafted", OFFICE, data)

    def amend(self, text: Mapping[str, str]) -> str:
        self.text = digest(text)
        self.stated.clear()
        return self.add("text_amended", OFFICE, {"text_sha256": self.text, "change": "clearer"})

    def open(self, *, hours: int = 0, how: Mapping[str, Any] | None = None, **data: Any) -> str:
        """`hours` until the last moment for positions; `data` replaces members of the opening."""
        value = {
            "case": "c1",
            "organ": self.organ,
            "matter": self.matter,
            "rule": self.rule,
            "text_sha256": self.text,
            "electorate": ["AA", "BB", "CC"],
            "articles": ["pact:1"],
        }
        if hours:
            value["closes_at"] = moment_text(self.scribe.received_at + (hours * 60 + 1) * MINUTE)
        opened = {key: row for key, row in (value | data).items() if row is not None}
        return self.add("decision_opened", OFFICE, opened, **(how or {}))

    def state(
        self, by: Person, position: str = "yes", how: Mapping[str, Any] | None = None, **data: Any
    ) -> str:
        """A position; the last of each member is remembered as counted."""
        value = {"text_sha256": self.text, "position": position, **data}
        stated = self.add("position_stated", by, value, **(how or {}))
        member = data.get("recorded_for", by.member)
        self.stated.pop(member, None)
        self.stated[member] = stated
        return stated

    def record(self, member: str, position: str = "yes", **data: Any) -> str:
        """A position that came by telephone."""
        return self.state(
            OFFICE, position, recorded_for=member, channel="telephone", evidence="e" * 64, **data
        )

    def agree(self, *people: Person) -> None:
        for row in people or VOICES:
            self.state(row)

    def sign(self, *people: Person) -> None:
        for row in people or VOICES:
            self.add("text_signed", row, {"text_sha256": self.text, "member": row.member})

    def close(self, by: Person = OFFICE, **how: Any) -> str:
        return self.add("voting_closed", by, {}, **how)

    def declare(
        self,
        outcome: str = "adopted",
        *,
        counted: Sequence[str] | None = None,
        by: Person = SITE,
        heads: Mapping[str, int] | None = None,
        kind: str = "",
        **how: Any,
    ) -> str:
        """The declaration; what was counted is each member's last position unless told."""
        name = kind or ("decision_adopted" if outcome == "adopted" else "decision_failed")
        versions = self.scribe.versions
        data = {
            "counted": list(self.stated.values() if counted is None else counted),
            "outcome": outcome,
            "heads": heads or {"roster": versions.get("roster", 0), "charter": versions.get("charter", 0)},
        }
        return self.add(name, by, data, **({"later": 0} | how))


def begun(matter: str = "statement", **how: Any) -> Decision:
    """A founded ledger with a draft."""
    scribe = Scribe()
    scribe.found()
    decision = Decision(scribe, matter, **how)
    decision.draft()
    return decision


def opened(matter: str = "statement", *, opening: Mapping[str, Any] | None = None, **how: Any) -> Decision:
    """A founded ledger with an open decision."""
    decision = begun(matter, **how)
    decision.open(**(opening or {}))
    return decision


def adopted() -> Decision:
    """A decision adopted in consensus by three."""
    decision = opened()
    decision.agree()
    decision.declare()
    return decision
