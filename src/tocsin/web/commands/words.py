"""An event in plain words: every field of its data with its label and its value as people say it."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tocsin.core.catalogue import BY_EVENT
from tocsin.web.commands.choices import Choices
from tocsin.web.commands.fields import Field, event_fields
from tocsin.web.commands.labels import label
from tocsin.web.frame.names import finding_text, owner_name
from tocsin.web.frame.tags import article_markup, digest, when
from tocsin.wording import say

Row = tuple[str, SafeString | str]


def rows_of(context: dict[str, Any], event_type: str, data: dict[str, Any], choices: Choices) -> list[Row]:
    """(label, value) of every field that the data hold. `context` has language, texts, zone and now."""
    spec = BY_EVENT.get(event_type)
    rows: list[Row] = []
    for field in event_fields(event_type):
        value = _held(data, field.name)
        if value in (None, "", [], {}) or spec is None:
            continue
        rows.append((label(context["lang"], spec.name, field.name), _shown(context, field, value, choices)))
    return rows


def _held(data: dict[str, Any], name: str) -> Any:
    value: Any = data
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _shown(context: dict[str, Any], field: Field, value: Any, choices: Choices) -> SafeString | str:
    if isinstance(value, list):
        shown = [(_one(context, field, item, choices),) for item in value]
        if len(shown) == 1:
            return shown[0][0]
        return format_html('<ul class="plain-list">{}</ul>', format_html_join("", "<li>{}</li>", shown))
    return _one(context, field, value, choices)


def _one(context: dict[str, Any], field: Field, value: Any, choices: Choices) -> SafeString | str:
    language, texts = context["lang"], context["texts"]
    if isinstance(value, bool):
        return say(language, "web-yes" if value else "web-no")
    if isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        return format_html("<code>{}</code>", str(value))
    if field.kind in ("body", "file", "leaf"):
        return digest(context, value)  # type: ignore[arg-type]
    if field.kind == "moment":
        return when(context, value)  # type: ignore[arg-type]
    if field.kind == "article":
        return article_markup(context, value)  # type: ignore[arg-type]
    if field.kind == "note":
        return format_html('<span class="pre">{}</span>', value)
    if field.last in ("electorate", "members") or field.kind == "member":
        return str(texts.name("member", value))
    if field.last == "findings":
        return finding_text(language, texts, value)
    if field.last == "rule":
        return str(texts.name("rule", value))
    if field.last in ("owner", "organ"):
        return owner_name(language, texts, value)
    return choices.word(field, value)
