"""Checks and faults in words: what, by which article, what next, and beside which field.

The API gives the same reasons as the pages: code, parameters, article, and these sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tocsin.core.charter.texts import Texts
from tocsin.core.values import Check
from tocsin.engine.answers import Fault
from tocsin.web.frame.names import parameter_text
from tocsin.web.frame.tags import article_text
from tocsin.wording import Language, has, say

FIELD_OF = {
    "reason_given": "reason",
    "title_given": "title",
    "evidence_given": "evidence",
    "text_given": "text",
    "text_changed": "text_sha256",
    "source_given": "source",
    "place_given": "place",
    "asks_given": "asks",
    "article_given": "articles",
    "article_in_force": "articles",
    "form_allowed": "form",
    "mode_other": "mode",
    "addressee_given": "addressee",
    "recorded_for_given": "recorded_for",
    "members_given": "members",
    "last_moment_in_future": "closes_at",
    "silence_has_last_moment": "closes_at",
    "reply_in_future": "reply_by",
    "occurred_in_past": "occurred_at",
    "reported_in_past": "reported_at",
    "held_in_past": "held_at",
    "brought_in_past": "brought_at",
    "done_in_past": "done_at",
    "given_in_past": "given_at",
    "moved_in_past": "at",
    "as_of_in_past": "as_of",
    "stay_ends_later": "measure.ends_at",
    "component_allowed": "measure.components",
    "component_known": "measure.components",
    "appeal_given": "appeal",
    "appeal_known": "appeal",
    "case_new": "case",
    "decision_new": "decision",
    "matter_in_competence": "matter",
    "confirmation_in_future": "subject_to_confirmation_until",
    "until_after_begin": "until",
    "signal_other": "into",
    "mandate_known": "measure.mandate",
    "content_given": "text",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A condition in words."""

    code: str
    met: bool
    text: str
    ahead: str
    """What to do next, empty for a condition that is met."""
    reference: str
    """The article, empty where there is none."""
    article: str
    parameters: dict[str, Any]
    field: str

    def as_json(self) -> dict[str, Any]:
        """What the API gives."""
        return {
            "code": self.code,
            "met": self.met,
            "article": self.reference,
            "parameters": self.parameters,
            "message": self.text,
            "next": self.ahead,
        }


def reason_of(language: Language, texts: Texts, check: Check) -> Reason:
    """A check in words."""
    key = f"check-{check.code.replace('_', '-')}"
    shown = {name: parameter_text(language, texts, name, value) for name, value in check.parameters}
    text = (
        _sentence(say(language, key, met="yes" if check.met else "no", **shown))
        if has(language, key)
        else check.code
    )
    return Reason(
        code=check.code,
        met=check.met,
        text=text,
        ahead="" if check.met or not has(language, f"{key}.next") else say(language, f"{key}.next", **shown),
        reference=check.article,
        article=article_text(language, texts, check.article) if check.article else "",
        parameters={
            name: list(value) if isinstance(value, tuple) else value for name, value in check.parameters
        },
        field=FIELD_OF.get(check.code, ""),
    )


def reasons_of(language: Language, texts: Texts, checks: Iterable[Check]) -> list[Reason]:
    """Checks in words, in their order; the same one twice stands once."""
    found = [reason_of(language, texts, check) for check in checks]
    seen: set[tuple[str, str]] = set()
    kept = []
    for row in found:
        if (row.code, row.text) not in seen:
            seen.add((row.code, row.text))
            kept.append(row)
    return kept


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def fault_text(language: Language, fault: Fault) -> str:
    """What is wrong with a request, in words."""
    key = f"web-input-{fault.code.replace('_', '-')}"
    if has(language, key):
        return say(language, key, detail=fault.detail, where=fault.where)
    return say(language, "web-input-other", code=fault.code, where=fault.where or "/")


def field_of_fault(fault: Fault) -> str:
    """The form field that a fault's place names, empty where it names none."""
    if not fault.where.startswith("/data/"):
        return ""
    parts = fault.where.removeprefix("/data/").split("/")
    return ".".join(part for part in parts if not part.isdigit() and part != "...")
