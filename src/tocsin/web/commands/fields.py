"""The fields of a command, read off its data type in the catalogue: no form is written by hand.

Kinds are those of `core.values`, and `choice`, `flag` and `line` for literals, booleans and plain text.
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Meta, Struct
from msgspec.structs import FieldInfo, fields

from tocsin.core.catalogue import BY_COMMAND, BY_EVENT, SPECS, Spec


@dataclass(frozen=True, slots=True)
class Field:
    """One field; parts of a nested value have dotted names such as `measure.tasks`."""

    name: str
    kind: str
    required: bool
    many: bool = False
    words: tuple[str, ...] = ()
    default: str = ""
    longest: int = 0

    @property
    def last(self) -> str:
        """The name within its value."""
        return self.name.rpartition(".")[2]


def people_commands() -> tuple[Spec, ...]:
    """Commands that people give, in the catalogue's order."""
    return tuple(spec for spec in SPECS if not spec.system and spec.name != "roster.found")


def spec_named(name: str) -> Spec | None:
    """A command that people give."""
    spec = BY_COMMAND.get(name)
    return spec if spec is not None and not spec.system and name != "roster.found" else None


@lru_cache(maxsize=128)
def fields_of(command: str) -> tuple[Field, ...]:
    """The fields of a command in the order of its data type, required ones first."""
    found = tuple(_fields(BY_COMMAND[command].data, ""))
    return (*(row for row in found if row.required), *(row for row in found if not row.required))


@lru_cache(maxsize=256)
def event_fields(event_type: str) -> tuple[Field, ...]:
    """The fields of an event's data, also those that `decide` derives."""
    spec = BY_EVENT.get(event_type)
    return tuple(_fields(spec.event_data, "")) if spec is not None else ()


def _fields(kind: type[Struct], prefix: str) -> list[Field]:
    hints = get_type_hints(kind, include_extras=True)
    rows: list[Field] = []
    for info in fields(kind):
        inner = hints[info.name]
        if isinstance(inner, type) and issubclass(inner, Struct):
            rows.extend(_fields(inner, f"{prefix}{info.name}."))
        else:
            rows.append(_field(prefix + info.name, inner, info))
    return rows


def _field(name: str, hint: Any, info: FieldInfo) -> Field:
    bare, optional = _without_none(hint)
    many = get_origin(bare) is tuple
    if many:
        bare = get_args(bare)[0]
    meta = _meta(bare)
    longest = next((row.max_length for row in meta if row.max_length), 0) or 0
    default = info.default if isinstance(info.default, str) else ""
    required = info.default is NODEFAULT and info.default_factory is NODEFAULT and not optional
    words = tuple(word for word in get_args(bare) if word) if get_origin(bare) is Literal else ()
    return Field(name, _kind(bare, meta, words), required, many, words, default, longest)


def _kind(bare: Any, meta: tuple[Meta, ...], words: tuple[str, ...]) -> str:
    named = next((row.extra["kind"] for row in meta if row.extra and "kind" in row.extra), "")
    if named:
        return str(named)
    if words:
        return "choice"
    return "flag" if bare is bool else "line"


def _meta(hint: Any) -> tuple[Meta, ...]:
    if get_origin(hint) is Annotated:
        return tuple(row for row in get_args(hint)[1:] if isinstance(row, Meta))
    return ()


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        rest = [part for part in get_args(hint) if part is not type(None)]
        return rest[0], len(rest) < len(get_args(hint))
    return hint, False
