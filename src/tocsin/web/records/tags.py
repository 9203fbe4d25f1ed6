"""Tags by which other pages show what belongs to this room."""

from __future__ import annotations

from typing import Any

from django import template

from tocsin.web.records.mapped import layers

register = template.Library()


@register.inclusion_tag("records/_map.html", takes_context=True)
def map_here(context: template.Context) -> dict[str, Any]:
    """The map of what the reader sees."""
    held = layers(context["request"], context["access"])
    return {"lang": context["lang"], "map_layers": held["map_layers"]}
