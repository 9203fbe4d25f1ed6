"""Tags of the pages of a ledger: names of steps, owners and tasks, marks of modes and stages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tocsin.core.calendar import duration, moment
from tocsin.core.charter.vocabulary import OWN
from tocsin.web.frame import names
from tocsin.web.frame.language import instant
from tocsin.web.frame.tags import word_text
from tocsin.wording import Language, duration_text, has, instant_text, say

register = template.Library()
TONES = {
    "mode": {"crisis": "bad", "heightened": "warn", "watch": "calm"},
    "signal-stage": {"received": "bad", "acknowledged": "warn", "assessed": "calm"},
    "stage": {"open": "warn", "signing": "warn", "adopted": "good", "failed": "bad", "draft": "calm"},
    "mandate-stage": {"in-force": "good", "waiting": "warn", "void": "bad"},
    "position": {"yes": "good", "no": "bad", "objection": "bad", "abstain": "warn"},
    "fact-standing": {"established": "good", "reported": "warn", "claimed": "warn"},
    "outcome": {"adopted": "good", "not_adopted": "bad", "undecided": "warn"},
}
ALARMS = ("mode", "signal-stage")
"""Here the gravest word is an alarm, not a refusal."""
MARKS = {"good": "✓", "bad": "✕", "warn": "●", "calm": "○"}
SUBJECT_FIELD = {
    "order.bring": "order",
    "order.complete": "order",
    "offer.answer": "offer",
    "condition.settle": "condition",
    "notice.give": "duty",
    "position.confirm": "position",
    "consultation.end": "consultation",
    "national_consent.record": "kind",
    "signal.acknowledge": "signal",
    "signal.assess": "signal",
}
"""Which field of a command the subject of a task fills."""


def _language(context: template.Context) -> Language:
    return context["lang"]  # type: ignore[no-any-return]


@register.simple_tag(takes_context=True)
def can(context: template.Context, power: str) -> bool:
    """Whether the reader's role has a power at all and a key to use it."""
    access = context.get("access")
    return bool(access and access.key and {power, OWN + power} & set(access.role.may))


@register.filter
def has_word(words: frozenset[str], wanted: str) -> bool:
    """Whether a set holds a word."""
    return wanted in words


@register.simple_tag(takes_context=True)
def mode_tag(context: template.Context, mode: str) -> SafeString:
    """The activation mode as a mark."""
    return mark(_language(context), "mode", mode)


@register.simple_tag(takes_context=True)
def stage_tag(context: template.Context, kind: str, value: str) -> SafeString:
    """A stage, standing or position as a mark."""
    return mark(_language(context), kind, value)


def mark(language: Language, kind: str, value: str) -> SafeString:
    """A word with a sign and a tone; the tone is never the only sign."""
    tone = TONES.get(kind, {}).get(value, "")
    sign = "▲" if tone == "bad" and kind in ALARMS else MARKS.get(tone, "")
    text = word_text(language, kind, value)
    return format_html(
        '<span class="stamp{}">{}{}</span>',
        f" stamp-{tone}" if tone else "",
        f"{sign} " if sign else "",
        text,
    )


@register.simple_tag(takes_context=True)
def step_name(context: template.Context, procedure: str, step: str) -> str:
    """A step's name."""
    return names.step_name(context["texts"], procedure, step)


@register.simple_tag(takes_context=True)
def members(context: template.Context, ids: list[str]) -> str:
    """Names of members."""
    return names.listed([context["texts"].name("member", id) for id in ids])


@register.simple_tag(takes_context=True)
def owners(context: template.Context, ids: list[str]) -> str:
    """Names of whoever holds it."""
    return names.listed([names.owner_name(_language(context), context["texts"], id) for id in ids])


@register.simple_tag(takes_context=True)
def due_text(context: template.Context, due: dict[str, Any], procedure: str) -> str:
    """What falls due."""
    return names.due_name(_language(context), context["texts"], due, procedure)


@register.simple_tag(takes_context=True)
def power_text(context: template.Context, power: str) -> str:
    """What a power does."""
    return names.power_name(_language(context), power)


@register.simple_tag(takes_context=True)
def event_text(context: template.Context, event_type: str) -> str:
    """What an event type tells."""
    return names.event_name(_language(context), event_type)


@register.simple_tag(takes_context=True)
def task_title(context: template.Context, task: dict[str, Any]) -> str:
    """What a task is about."""
    return names.task_name(_language(context), context["texts"], task)


@register.simple_tag
def task_address(task: dict[str, Any]) -> str:
    """Where the task is done: the form of its command with its subject filled in."""
    wanted = {"case": task["case"], "decision": task["decision"]}
    field = SUBJECT_FIELD.get(task["power"])
    if field:
        wanted[field] = task["subject"]
    return command_address(task["power"], **wanted)


def command_address(command: str, **subject: str) -> str:
    """The form of a command with its subject filled in."""
    query = urlencode({key: value for key, value in subject.items() if value})
    return reverse("command", args=[command]) + (f"?{query}" if query else "")


@register.simple_tag
def form_address(command: str, **subject: str) -> str:
    """The form of a command, for templates."""
    return command_address(command, **subject)


@register.simple_tag(takes_context=True)
def command_about(context: template.Context, command: str) -> str:
    """What a command is for, in a sentence."""
    key = "command-" + command.replace(".", "-").replace("_", "-")
    return say(_language(context), f"{key}.about")


@register.simple_tag
def folded(fields: list[Any]) -> list[Any]:
    """The fields of a form that stand folded."""
    return [field for field in fields if field.folded]


@register.simple_tag
def back_address(subject: Any) -> str:
    """Where a form was opened from."""
    if subject.paper is not None:
        return reverse("decision", args=[subject.paper.id])
    if subject.file is not None:
        return reverse("case", args=[subject.case])
    if subject.signal is not None:
        return reverse("signal", args=[subject.signal.id])
    return reverse("situation")


@register.simple_tag(takes_context=True)
def owner(context: template.Context, id: str) -> str:
    """The name of one owner."""
    return names.owner_name(_language(context), context["texts"], id)


@register.simple_tag(takes_context=True)
def actor(context: template.Context, entry: dict[str, Any]) -> str:
    """Who signed an entry: role and member."""
    role = context["texts"].name("role", entry["role"])
    return f"{role}, {context['texts'].name('member', entry['member'])}" if entry["member"] else str(role)


@register.simple_tag(takes_context=True)
def matter_name(context: template.Context, organ: str, matter: str) -> str:
    """The name of a matter in its organ."""
    return str(context["texts"].name("matter", f"{organ}:{matter}"))


@register.simple_tag(takes_context=True)
def asks(context: template.Context, ids: list[str]) -> str:
    """What an appeal asks for."""
    texts = context["texts"]
    return names.listed([texts.name("matter", id) for id in ids])


@register.simple_tag(takes_context=True)
def rule_plain(context: template.Context, rule: str) -> str:
    """A rule in a sentence."""
    return str(context["texts"].plain("rule", rule))


@register.simple_tag(takes_context=True)
def tally_reason(context: template.Context, reason: dict[str, Any]) -> str:
    """A reason of the rule with its numbers and members."""
    language, texts = _language(context), context["texts"]
    key = f"tally-{reason['code'].replace('_', '-')}"
    numbers = {"required": reason.get("required") or "", "actual": reason.get("actual") or ""}
    text = say(language, key if has(language, key) else "tally-other", code=reason["code"], **numbers)
    members = reason.get("members") or []
    return f"{text}: {names.listed([texts.name('member', id) for id in members])}" if members else text


@register.simple_tag(takes_context=True)
def finding_text(context: template.Context, finding: str) -> str:
    """What was accepted though it fits oddly."""
    return names.finding_text(_language(context), context["texts"], finding)


@register.simple_tag(takes_context=True)
def limit_text(context: template.Context, limit: str) -> str:
    """The time limit of a step."""
    span = duration(limit)
    if limit == "at-once":
        return say(_language(context), "web-limit-at-once")
    if span is None:
        return say(_language(context), "web-limit-unspecified")
    return say(
        _language(context), "web-limit", span=duration_text(_language(context), timedelta(milliseconds=span))
    )


@register.simple_tag(takes_context=True)
def is_late(context: template.Context, step: dict[str, Any]) -> bool:
    """Whether a step was or is later than planned."""
    due = moment(step["due_at"] or "")
    done = moment(step["done_at"] or "") if step["done_at"] else context["now"]
    return due is not None and done is not None and done > due


@register.simple_tag
def missing_address(row: dict[str, Any], case: str) -> str:
    """Where what is missing is done."""
    return task_address({**row, "case": case})


@register.filter
def lacks(member: str, steps: list[dict[str, Any]]) -> bool:
    """Whether no step of the member is there yet."""
    return all(row["member"] != member for row in steps)


@register.simple_tag(takes_context=True)
def position_choices(context: template.Context) -> list[tuple[str, str]]:
    """Positions as a delegation states them."""
    language = _language(context)
    return [(word, word_text(language, "position", word)) for word in QUICK_POSITIONS]


@register.simple_tag(takes_context=True)
def channel_choices(context: template.Context) -> list[tuple[str, str]]:
    """Channels by which a position is given."""
    language = _language(context)
    return [(word, word_text(language, "channel", word)) for word in CHANNELS]


@register.simple_tag(takes_context=True)
def readers_first(context: template.Context, text: Any) -> list[tuple[str, str]]:
    """The parts of a text, the one in the reader's language first."""
    return sorted(text.languages, key=lambda row: row[0] != _language(context))


@register.simple_tag(takes_context=True)
def replay_speeds(context: template.Context) -> list[tuple[int, str]]:
    """Speeds of a replay in words."""
    language = _language(context)
    return [(speed, say(language, "web-speed", speed=speed)) for speed in (1, 60, 600, 3_600, 21_600)]


@register.simple_tag(takes_context=True)
def when_text(context: template.Context, value: int) -> str:
    """An instant in full in the page's zone."""
    return instant_text(_language(context), instant(value // 1000 * 1000, context["page_zone"]))


QUICK_POSITIONS = ("yes", "no", "abstain", "not_participating")
CHANNELS = ("system", "hall", "note", "cable", "telephone")
