"""Names of things that charter and core know only by an id, in the reader's language."""

from __future__ import annotations

from typing import Any

from tocsin.core.charter.texts import Texts
from tocsin.web.frame.tags import article_text, word_text
from tocsin.wording import Language, has, say

OWNER_KINDS = ("role", "organ", "member")


def owner_name(language: Language, texts: Texts, id: str) -> str:
    """Whoever is named as owner: a role, an organ, a member, or all members."""
    if id == "members":
        return say(language, "web-all-members")
    if id == "chair-state":
        return say(language, "web-chair-state")
    for kind in OWNER_KINDS:
        if texts.form(kind, id, "name"):
            return texts.name(kind, id)
    return id


def listed(names: list[str]) -> str:
    """Names one after another."""
    return ", ".join(names)


def step_name(texts: Texts, procedure: str, step: str) -> str:
    """The name of a step of a procedure."""
    return texts.name("step", f"{procedure}:{step}")


def power_name(language: Language, power: str) -> str:
    """What a power or command does."""
    key = "command-" + power.replace(".", "-").replace("_", "-")
    return say(language, key) if has(language, key) else power


def event_name(language: Language, event_type: str) -> str:
    """What an event type tells; the version is left out."""
    key = "event-" + event_type.partition("/")[0].replace(".", "-").replace("_", "-")
    return say(language, key) if has(language, key) else event_type


def due_name(language: Language, texts: Texts, due: dict[str, Any], procedure: str) -> str:
    """What falls due."""
    if due["kind"] == "step_due":
        return step_name(texts, procedure, due["subject"])
    if due["kind"] == "notice_due":
        return texts.name("duty", due["subject"])
    return say(language, f"due-{due['kind'].replace('_', '-')}")


def task_name(language: Language, texts: Texts, task: dict[str, Any]) -> str:
    """What a task is about."""
    power, title = task["power"], task["title"]
    if power == "national_consent.record":
        return f"{word_text(language, 'consent-kind', task['subject'])} — {title}"
    if power == "notice.give":
        return texts.name("recipient", title)
    if power == "offer.answer":
        member, _, kind = str(title).partition(" ")
        return f"{texts.name('member', member)}: {kind}"
    if power == "consultation.end":
        return word_text(language, "consultation-form", title)
    return str(title)


def finding_text(language: Language, texts: Texts, finding: str) -> str:
    """What was accepted though it fits oddly, such as `basis_unusual treaty:4`."""
    code, _, reference = finding.partition(" ")
    shown = article_text(language, texts, reference) if reference else ""
    return say(language, f"web-finding-{code.replace('_', '-')}", article=shown)


def parameter_text(language: Language, texts: Texts, name: str, value: Any) -> str:
    """A parameter of a check in words: names instead of ids."""
    if isinstance(value, list | tuple):
        return listed([parameter_text(language, texts, name, item) for item in value])
    if not isinstance(value, str) or not value:
        return str(value) if value != "" else "—"
    if name in ("article",):
        return article_text(language, texts, value)
    if name in ("lacking", "required") and texts.form("content", value, "name"):
        return texts.name("content", value)
    if name in ("stage", "required"):
        return word_text(language, "stage", value)
    if name in ("form", "allowed") and has(language, f"word-form-{value}"):
        return word_text(language, "form", value)
    for kind in KINDS_OF_PARAMETER.get(name, ()):
        if texts.form(kind, value, "name"):
            return texts.name(kind, value)
    return value


KINDS_OF_PARAMETER = {
    "member": ("member",),
    "named": ("member",),
    "host": ("member",),
    "role": ("role",),
    "organ": ("organ",),
    "matter": ("matter",),
    "competent": ("organ",),
    "component": ("component",),
    "allowed": ("component",),
    "owner": OWNER_KINDS,
    "duty": ("duty",),
    "region": ("region",),
}
