"""A charter's rows of one day as plain JSON values, each with its name where the texts have one.

What `charter show --json` prints and pages may read; dates are ISO 8601, shares `n/d`.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

from tocsin.core.charter.model import Charter, Span
from tocsin.core.charter.texts import Texts
from tocsin.core.rules.registry import WORDS, word_of

TABLES: tuple[tuple[str, str, str], ...] = (
    ("members", "member", "member"),
    ("suspensions", "member", "member"),
    ("chairs", "member", "member"),
    ("organs", "organ", "id"),
    ("matters", "matter", "id"),
    ("rules", "rule", "id"),
    ("acts", "act", "id"),
    ("procedures", "procedure", "id"),
    ("consents", "member", "member"),
    ("duties", "duty", "id"),
    ("components", "component", "id"),
    ("regions", "region", "id"),
    ("centres", "centre", "id"),
    ("roles", "role", "id"),
)
"""Field of the charter, kind of its texts, and the field of a row that holds the id."""
_RULES = tuple(word.type for word in WORDS.values())


def plain(charter: Charter, texts: Texts, on: date) -> dict[str, object]:
    """The charter as it stood on that day; acts are all there, with their periods."""
    rows: dict[str, object] = {
        "id": charter.id,
        "revision": charter.revision,
        "name": texts.name("organisation", charter.organisation),
        "on": on.isoformat(),
    }
    for table, kind, key in TABLES:
        found = [row for row in getattr(charter, table) if table == "acts" or _stands(row, on)]
        rows[table] = [_named(row, texts.name(kind, _text_key(table, row, key))) for row in found]
    return rows


def _stands(row: object, on: date) -> bool:
    span = getattr(row, "span", None)
    return not isinstance(span, Span) or span.holds(on)


def _text_key(table: str, row: Any, key: str) -> str:
    return f"{row.organ}:{row.id}" if table == "matters" else str(getattr(row, key))


def _named(row: object, name: str) -> dict[str, object]:
    value = _value(row)
    assert isinstance(value, dict)
    return value | {"name": name}


def _value(item: Any) -> object:
    match item:
        case Span():
            return {"from": _value(item.from_on), "to": _value(item.to_on)}
        case date():
            return item.isoformat()
        case Enum():
            return item.value
        case Fraction():
            return f"{item.numerator}/{item.denominator}"
        case frozenset():
            return sorted(item)
        case tuple():
            return [_value(part) for part in item]
        case _ if is_dataclass(item):
            values = {field.name: _value(getattr(item, field.name)) for field in fields(item)}
            return {"word": word_of(item)} | values if isinstance(item, _RULES) else values
    return item
