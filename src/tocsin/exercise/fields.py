"""The fields of a command as a scenario writes them, made ready for the catalogue's types.

Instants carry an offset or count from the scenario's zero; a body is named by its text, an entry by its
act (`@name`). Fields ending in `_sha256` are written without that ending.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any, get_args, get_type_hints

from msgspec import Struct
from msgspec.structs import fields

from tocsin.core.calendar import DAY, HOUR
from tocsin.core.charter.findings import KeyPath
from tocsin.engine.forms import field_kinds
from tocsin.exercise.scenario import OfAct, OfText, When

DIGEST = "_sha256"
FILLED = frozenset({"case", "organ", "matter", "text_sha256", "member", "size", "source"})
"""Required fields that may be left out where they stand already: in the draft, the actor, the file."""
EXAMPLES: dict[str, Any] = {
    "case": "x",
    "organ": "x",
    "matter": "x",
    "text_sha256": "0" * 64,
    "member": "XX",
    "size": 0,
    "source": "x",
}
_OFFSET = re.compile(r"([+-])(?=\d)(?:(\d{1,4})d)?(?:(\d{1,3})h)?(?:(\d{1,4})m)?")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = 60_000

Trouble = Callable[[str, KeyPath, dict[str, str]], None]
"""(code, key path, parameters) of something wrong."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What a scenario's fields are read against, and whom to tell of trouble."""

    trouble: Trouble

    def when(self, value: object, path: KeyPath) -> When | None:
        """An instant: a TOML date-time with offset, RFC 3339 text, or a distance such as `-1d2h30m`."""
        if isinstance(value, str):
            match = _OFFSET.fullmatch(value)
            if match:
                return _relative(match)
            value = _parsed(value)
        if isinstance(value, datetime) and value.tzinfo is not None:
            return When((value - _EPOCH) // timedelta(milliseconds=1))
        code = "time_without_offset" if isinstance(value, datetime) else "wrong_value"
        self.trouble(code, path, {"expected": "instant"})
        return None

    def data(self, kind: type[Struct], table: Mapping[str, object], path: KeyPath) -> dict[str, Any]:
        """The fields under their names in the catalogue; what is unknown is kept for the check to find."""
        names = {name.removesuffix(DIGEST): name for name, _ in fields_of(kind)}
        kinds, hints = field_kinds(kind), _hints(kind)
        found = {}
        for key, value in table.items():
            name = names.get(key, key)
            found[name] = self._value(kinds.get(name, ""), hints.get(name), value, (*path, key))
        return found

    def _value(self, kind: str, hint: Any, value: object, path: KeyPath) -> Any:
        if isinstance(value, dict):
            inner = _struct_of(hint)
            return self.data(inner, value, path) if inner is not None else value
        if kind == "moment":
            return self.when(value, path) or When(0)
        if isinstance(value, datetime | date | time):
            self.trouble("time_not_expected", path, {})
            return ""
        if kind in ("body", "file") and isinstance(value, str):
            return OfText(value, raw=kind == "file")
        if kind == "leaf" and isinstance(value, str):
            if not value.startswith("@"):
                self.trouble("wrong_value", path, {"expected": "act"})
            return OfAct(value.removeprefix("@"))
        return value


@cache
def fields_of(kind: type[Struct]) -> tuple[tuple[str, bool], ...]:
    """(name, required) of the fields of a command."""
    return tuple((row.name, row.required) for row in fields(kind))


@cache
def _hints(kind: type[Struct]) -> dict[str, Any]:
    return get_type_hints(kind)


def _relative(match: re.Match[str]) -> When:
    days, hours, minutes = (int(part or 0) for part in match.groups()[1:])
    span = days * DAY + hours * HOUR + minutes * MINUTE
    return When(-span if match[1] == "-" else span, relative=True)


def _parsed(text: str) -> object:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return text


def _struct_of(hint: Any) -> type[Struct] | None:
    if isinstance(hint, type) and issubclass(hint, Struct):
        return hint
    found = (_struct_of(part) for part in get_args(hint))
    return next((kind for kind in found if kind is not None), None)


def example(kind: type[Struct], data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with something of the right form in every place, so that their types can be checked."""
    lacking = {name for name, required in fields_of(kind) if required} - data.keys()
    whole = {**{name: EXAMPLES[name] for name in lacking & FILLED}, **data}
    return {name: _example(value) for name, value in whole.items()}


def _example(value: Any) -> Any:
    if isinstance(value, When):
        return "2000-01-01T00:00:00Z"
    if isinstance(value, OfText | OfAct):
        return "0" * 64
    if isinstance(value, dict):
        return {name: _example(part) for name, part in value.items()}
    return value


def parts(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Every value that stands for something else, with its path in the data."""
    if isinstance(value, When | OfText | OfAct):
        yield path, value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from parts(part, (*path, name))
