"""Names of what core and charter know by an id or a word, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.core.charter.texts import Texts
from tocsin.core.values import Check
from tocsin.wording.catalogue import Language, has, say

NAMED_BY_CHARTER: dict[str, tuple[str, ...]] = {
    "member": ("member",),
    "members": ("member",),
    "named": ("member",),
    "host": ("member",),
    "recorded_for": ("member",),
    "addressee": ("member",),
    "proposed_by": ("member",),
    "initiator": ("member",),
    "role": ("role",),
    "organ": ("organ",),
    "matter": ("matter",),
    "competent": ("organ",),
    "component": ("component",),
    "components": ("component",),
    "allowed": ("component",),
    "lacking": ("content",),
    "required": ("content",),
    "asks": ("matter",),
    "owner": ("role", "organ", "member"),
    "duty": ("duty",),
    "region": ("region",),
}
"""Kinds of the charter's texts that a field or parameter may be named by."""
WORD_GROUPS: dict[str, str] = {"required": "stage", "allowed": "form"}
"""Groups of words (word.ftl) where they are not called like the field."""


def article_name(lang: Language, texts: Texts, reference: str) -> str:
    """`treaty:4` as “Treaty, article 4”."""
    act, _, number = reference.partition(":")
    short = texts.short("act", act)
    return say(lang, "transcript-article", act=short, number=number) if number else short


def value_name(lang: Language, texts: Texts, field: str, value: object) -> str:
    """A field's value in words: names instead of ids, words of the catalogue instead of codes."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(value_name(lang, texts, field, part) for part in value)
    text = str(value)
    if field in ("article", "articles"):
        return article_name(lang, texts, text)
    for kind in NAMED_BY_CHARTER.get(field, ()):
        if texts.form(kind, text, "name"):
            return texts.name(kind, text)
        if kind == "matter" and (named := _of_any_organ(texts, text)):
            return named
    key = f"word-{WORD_GROUPS.get(field, field)}-{text}".replace("_", "-")
    return say(lang, key) if text and has(lang, key) else text


def _of_any_organ(texts: Texts, matter: str) -> str:
    """The name of a matter of which only the bare id is known."""
    ids = (row for row in sorted(texts.entries.get("matter", {})) if row.endswith(f":{matter}"))
    return next((texts.name("matter", row) for row in ids), "")


def owner_name(lang: Language, texts: Texts, owner: str) -> str:
    """Who answers for something: a role, an organ, a member, all members, or nobody the record names."""
    if owner in ("members", "unspecified"):
        return say(lang, f"transcript-owner-{owner}")
    return value_name(lang, texts, "owner", owner)


def event_name(lang: Language, event: str) -> str:
    """What an event type tells; its version is left out."""
    key = "event-" + event.partition("/")[0].replace(".", "-").replace("_", "-")
    return say(lang, key) if has(lang, key) else event


def command_name(lang: Language, command: str) -> str:
    """What a command does."""
    key = "command-" + command.replace(".", "-").replace("_", "-")
    return say(lang, key) if has(lang, key) else command


def check_text(lang: Language, texts: Texts, check: Check) -> str:
    """A condition as it stands, met or not, with the article it rests on."""
    key = f"check-{check.code.replace('_', '-')}"
    if not has(lang, key):
        return check.code
    params = {name: value_name(lang, texts, name, value) for name, value in check.parameters}
    said = say(lang, key, met="yes" if check.met else "no", **params)
    return f"{said} ({article_name(lang, texts, check.article)})" if check.article else said
