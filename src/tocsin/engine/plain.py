"""State values as JSON: structs as objects, instants as RFC 3339 text, exact shares and days as text.

Parts that never change once they are there (a fact, a position, an entry) are encoded once and kept.
"""

from __future__ import annotations

from dataclasses import fields as data_fields
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

import msgspec
from msgspec import Raw, Struct

from tocsin.core.calendar import moment_text

_INSTANTS = frozenset({"at", "as_of", "reply_by", "confirm_until", "withdrawal_until", "owed_since", "until"})
_AS_THEY_ARE = frozenset({str, int, bool, type(None)})
KEPT_PARTS = 1 << 16


def encode(document: dict[str, Any]) -> bytes:
    """The bytes of a document."""
    return msgspec.json.encode(document)


def is_instant(field: str) -> bool:
    """Whether a field of a state value holds an instant, by its name (STYLE "Names")."""
    return field.endswith("_at") or field in _INSTANTS


@lru_cache(maxsize=KEPT_PARTS)
def moment_or_none(instant: int | None) -> str | None:
    """RFC 3339 text of an instant that may be missing."""
    return None if instant is None else moment_text(instant)


def plain(value: Any) -> Any:
    """A state value as JSON values."""
    kind: Any = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is tuple or kind is list:
        return [plain(item) for item in value]
    if isinstance(value, Struct) or is_dataclass(kind):
        return {
            name: (moment_or_none if instant and type(held) is int else plain)(held)
            for name, instant, held in ((name, at, getattr(value, name)) for name, at in _names(kind))
        }
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    assert isinstance(value, Fraction), kind
    return str(value)


@lru_cache(maxsize=KEPT_PARTS)
def part(value: Any) -> Raw:
    """A frozen state value as encoded JSON, made once."""
    return Raw(msgspec.json.encode(plain(value)))


def parts(values: tuple[Any, ...]) -> list[Raw]:
    """Frozen state values as encoded JSON, each made once."""
    return [part(value) for value in values]


@cache
def _names(kind: type[Any]) -> tuple[tuple[str, bool], ...]:
    """(name, whether it holds an instant) of each field."""
    own = kind.__struct_fields__ if issubclass(kind, Struct) else (row.name for row in data_fields(kind))
    return tuple((name, is_instant(name)) for name in own)
