"""Tags of the pages of this room: who acted, what an event is called."""

from __future__ import annotations

from typing import Any

from django import template

from tocsin.web.frame import names

register = template.Library()


@register.simple_tag(takes_context=True)
def event_title(context: template.Context, type: str) -> str:
    """What an event type tells."""
    return names.event_name(context["lang"], type)


@register.simple_tag(takes_context=True)
def actor_name(context: template.Context, actor: dict[str, Any]) -> str:
    """Role and, for a member's people, the member."""
    texts = context["texts"]
    role = str(texts.name("role", actor["role"]))
    return f"{texts.name('member', actor['member'])}: {role}" if actor["member"] else role


@register.simple_tag(takes_context=True)
def holder_name(context: template.Context, key: Any) -> str:
    """Whose a key of the roster is."""
    return actor_name(context, {"member": key.member, "role": key.role})


@register.filter
def has_compartment(words: frozenset[str], wanted: str) -> bool:
    """Whether a role sees a compartment."""
    return wanted in words
