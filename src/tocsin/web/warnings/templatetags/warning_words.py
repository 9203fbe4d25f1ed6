"""Words and times of CAP in templates."""

from __future__ import annotations

from django import template

from tocsin.bootstrap.warnings import moment_of
from tocsin.web.warnings import sentences

register = template.Library()


@register.simple_tag(takes_context=True)
def cap_word(context: template.Context, value: str) -> str:
    """A word of CAP's closed lists in the reader's language."""
    return sentences.cap_word(context["lang"], value)


@register.simple_tag
def cap_moment(text: str) -> int | None:
    """A time of a warning in milliseconds."""
    return moment_of(text)
