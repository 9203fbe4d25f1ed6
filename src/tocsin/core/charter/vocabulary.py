"""The closed vocabulary of a charter: every word a field may hold, apart from ids of its own rows.

docs/charter-vocabulary.md explains each word; a test holds the page and this module together.
A real charter that needs another word gets it here, with its check, its text and its test.
"""

from __future__ import annotations

FORMAT = "tocsin-charter/1"
UNSPECIFIED = "unspecified"

ORGAN_KINDS = frozenset({"supreme", "ministerial", "standing", "committee"})
MEETS = frozenset({"session", "meeting"})
MAKES = frozenset(
    {
        "statement",
        "mandate",
        "mission",
        "aid",
        "extension",
        "ending",
        "implementing",
        "recommendation",
        "charter",
        "procedural",
    }
)
CONTENTS = frozenset(
    {"tasks", "components", "strength", "subordination", "places", "stay", "commander", "members", "report"}
)
FORMS = frozenset({"session", "correspondence", "silence"})
CONSENT_KINDS = frozenset({"cabinet", "parliament", "none", UNSPECIFIED})
ROLE_OF = frozenset({"member", "organisation"})
TRACKS = frozenset({"political", "defence", "secretariat", "oversight", "system"})
COMPARTMENTS = frozenset(
    {
        "signals",
        "cases",
        "positions",
        "drafts-political",
        "drafts-defence",
        "orders",
        "reports",
        "ledger",
        "charter",
        "people",
    }
)
PEOPLES_COMMANDS = frozenset(
    {
        "signal.receive",
        "signal.acknowledge",
        "signal.assess",
        "signal.merge",
        "signal.close",
        "case.open",
        "case.set_mode",
        "case.record_fact",
        "case.attach",
        "case.correct",
        "case.close",
        "appeal.make",
        "consultation.start",
        "consultation.record",
        "consultation.end",
        "view.state",
        "decision.draft",
        "decision.amend",
        "decision.translate",
        "decision.open",
        "decision.withdraw",
        "decision.close_voting",
        "decision.close_signing",
        "position.state",
        "position.record",
        "position.confirm",
        "text.sign",
        "text.refuse",
        "condition.settle",
        "host_consent.ask",
        "host_consent.answer",
        "national_consent.record",
        "order.issue",
        "order.bring",
        "order.complete",
        "notice.give",
        "offer.make",
        "offer.answer",
        "report.schedule",
        "report.submit",
        "movement.record",
        "withdrawal.start",
        "review.file",
        "key.enrol",
        "key.revoke",
        "log_key.change",
        "policy.set",
        "revision.put_in_force",
    }
)
SYSTEM_COMMANDS = frozenset({"outcome.declare", "confirmation.lapse", "mandate.end", "host_consent.lapse"})
COMMANDS = PEOPLES_COMMANDS | SYSTEM_COMMANDS
OWN = "own:"

ORDER_KINDS = frozenset(
    {"commander", "plan-of-use", "order-of-entry", "order-of-withdrawal", "order-to-member"}
)
MOVEMENT_STAGES = frozenset({"departed", "arrived", "returned"})
EVENT_COMMANDS: dict[str, str] = {
    "signal.received": "signal.receive",
    "signal.acknowledged": "signal.acknowledge",
    "signal.assessed": "signal.assess",
    "case.opened": "case.open",
    "case.appeal_made": "appeal.make",
    "case.consultations_started": "consultation.start",
    "case.consultation_recorded": "consultation.record",
    "case.consultations_ended": "consultation.end",
    "case.text_drafted": "decision.draft",
    "case.decision_opened": "decision.open",
    "case.position_stated": "position.state",
    "case.positions_given": "position.state",
    "case.text_signed": "text.sign",
    "case.page_signed": "text.sign",
    "case.decision_adopted": "outcome.declare",
    "case.decision_failed": "outcome.declare",
    "case.national_consent_recorded": "national_consent.record",
    "case.notice_given": "notice.give",
    "case.order_issued": "order.issue",
    "case.order_brought": "order.bring",
    "case.order_done": "order.complete",
    "case.contribution_offered": "offer.make",
    "case.contribution_answered": "offer.answer",
    "case.movement_recorded": "movement.record",
    "case.report_submitted": "report.submit",
    "case.withdrawal_started": "withdrawal.start",
    "case.mandate_ended": "mandate.end",
    "case.review_filed": "review.file",
    "case.closed": "case.close",
}
"""Which command brings an event about; a step is fulfilled by events of this table."""
WHOLE_PAGES = frozenset({"case.positions_given", "case.page_signed"})
"""No events of their own: reached with the last position, or the last signature, that is waited for."""
EVENT_KINDS: dict[str, frozenset[str]] = {
    "case.order_issued": ORDER_KINDS,
    "case.order_brought": ORDER_KINDS,
    "case.order_done": ORDER_KINDS,
    "case.movement_recorded": MOVEMENT_STAGES,
}
"""Events that may carry a kind after a colon in `fulfilled_by`."""
