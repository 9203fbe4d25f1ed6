"""The closed vocabulary of a scenario's expectations: each word with its keys and what a key may hold.

There is no expression language: what a scenario cannot say with these words is added here, with its answer
in `expect`, its sentence in both languages and its test (docs/scenario-files.md).
"""

from __future__ import annotations

from dataclasses import dataclass

STANDINGS = ("official", "reported", "assumed")
CLOCKS = ("recorded", "day", "assumed")

OUTCOMES = ("adopted", "not_adopted", "undecided", "withdrawn", "draft", "open", "signing")
STAGES = ("waiting", "in-force", "ended", "void")
ENDINGS = ("expired", "decision")
POSITIONS = ("yes", "no", "abstain", "absent", "not_participating", "objection", "recused", "silent", "none")
HELD = ("stated", "recorded", "confirmed", "contested", "lapsed")
COUNTED = (
    "decisions-adopted",
    "decisions-failed",
    "appeals",
    "consultations",
    "national-consents",
    "orders",
    "reports",
    "attachments",
    "corrections",
)
FIGURES = ("people", "vehicles")
FIGURED = ("offers", "movements", "reports", "orders", "national-consents")
DUES = (
    "voting_closes",
    "confirmation",
    "consultation_reply",
    "step_due",
    "host_consent",
    "mandate_ends",
    "order_due",
    "procedure_due",
    "notice_due",
    "report_due",
    "withdrawal_until",
)

POINTS = {
    "act": "act",
    "signal": "signal",
    "opened": "decision",
    "adopted": "decision",
    "failed": "decision",
    "ended": "decision",
    "withdrawal": "decision",
    "first-departed": "decision",
    "first-arrived": "decision",
    "whole-arrived": "decision",
    "first-returned": "decision",
    "whole-returned": "decision",
    "issued": "order",
    "brought": "order",
    "done": "order",
}
"""Moments that an interval may run between, and what the id behind the word names."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a key holds: an id, number, duration, instant, point, text, member, members, or one of `words`."""

    kind: str
    words: tuple[str, ...] = ()
    optional: bool = False


_DECISION = Key("id")
_CASE = Key("id")
EXPECTATIONS: dict[str, dict[str, Key]] = {
    "outcome": {"of": _DECISION, "is": Key("word", OUTCOMES)},
    "interval": {
        "from": Key("point"),
        "to": Key("point"),
        "at_most": Key("duration", optional=True),
        "at_least": Key("duration", optional=True),
        "days_at_most": Key("number", optional=True),
    },
    "peak": {"of": _DECISION, "figure": Key("word", FIGURES), "is": Key("number")},
    "mandate": {
        "of": _DECISION,
        "is": Key("word", STAGES),
        "because": Key("word", ENDINGS, optional=True),
        "until": Key("instant", optional=True),
    },
    "count": {"of": Key("word", COUNTED), "in": _CASE, "is": Key("number")},
    "step": {"of": _CASE, "step": Key("id"), "is": Key("word", ("done", "waiting", "later"))},
    "tally": {"of": _DECISION, "rule": Key("id"), "is": Key("word", ("adopted", "not_adopted", "undecided"))},
    "finding": {"of": _DECISION, "is": Key("text")},
    "figures": {"of": _DECISION, "figure": Key("word", FIGURED), "is": Key("word", STANDINGS)},
    "due": {"of": _CASE, "kind": Key("word", DUES), "is": Key("word", ("awaited", "overdue"))},
    "case": {"of": _CASE, "is": Key("word", ("open", "closed"))},
    "position": {
        "of": _DECISION,
        "member": Key("member"),
        "is": Key("word", POSITIONS),
        "held": Key("word", HELD, optional=True),
    },
    "bound": {"of": _DECISION, "is": Key("members")},
}
