"""JSON data into the typed data of a command or event: strict, with the place and reason of the first fault.

Nothing unknown is dropped silently, and an instant must be a day of the calendar, not only look like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, get_args, get_type_hints

import msgspec
from msgspec import Meta, Struct

from tocsin.core.calendar import moment
from tocsin.engine.answers import Fault

_PLACE = re.compile(r"^(?P<what>.*?)(?: - at `(?P<path>[^`]*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.([A-Za-z_][A-Za-z0-9_]*)|\[(\d+|\.\.\.)\]")
_MISSING = re.compile(r"Object missing required field `([^`]*)`")
_CODES = (
    ("Expected `str` matching regex", "form_wrong"),
    ("Expected `str` of length", "text_too_long"),
    ("Expected `int` >=", "number_out_of_range"),
    ("Expected `int` <=", "number_out_of_range"),
    ("Expected `array` of", "list_length"),
    ("Invalid enum value", "word_unknown"),
    ("Expected `", "type_wrong"),
)


def read_data(kind: type[Struct], value: Any, root: str = "/data") -> Struct | Fault:
    """The typed data, or what is wrong with the value and where."""
    if not isinstance(value, dict):
        return Fault("type_wrong", root, type(value).__name__)
    try:
        data: Struct = msgspec.convert(value, kind, strict=True)
    except msgspec.ValidationError as problem:
        return _fault_of(str(problem), root)
    return next(_deeper_faults(data, value, root), None) or data


def to_json(data: Any) -> dict[str, Any]:
    """The data as they stand in an event: plain JSON values, what equals its default left out."""
    value: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(data))
    return value


def digests(data: Struct, root: str = "/data") -> Iterator[tuple[str, str, str]]:
    """(place, kind, digest) of each body or file that the data name."""
    kinds = field_kinds(type(data))
    for name in data.__struct_fields__:
        value = getattr(data, name)
        place = f"{root}/{name}"
        if kinds.get(name) in ("body", "file") and value is not None:
            yield place, kinds[name], value
        elif isinstance(value, Struct):
            yield from digests(value, place)


def _fault_of(message: str, root: str) -> Fault:
    found = _PLACE.match(message)
    what, path = (found["what"], found["path"] or "$") if found else (message, "$")
    where = root + "".join(f"/{name or number}" for name, number in _STEP.findall(path))
    missing = _MISSING.match(what)
    if missing is not None:
        return Fault("field_missing", f"{where}/{missing[1]}")
    code = next((code for start, code in _CODES if what.startswith(start)), "value_wrong")
    return Fault(code, where, what)


def _deeper_faults(data: Any, value: Any, where: str) -> Iterator[Fault]:
    """Unknown fields and impossible instants, which conversion lets pass."""
    if isinstance(data, Struct):
        known = set(data.__struct_fields__)
        for name in sorted(value.keys() - known):
            yield Fault("field_unknown", f"{where}/{name}"[:300])
        kinds = field_kinds(type(data))
        for name in known & value.keys():
            held = getattr(data, name)
            if kinds.get(name) == "moment" and held is not None and moment(held) is None:
                yield Fault("instant_impossible", f"{where}/{name}", held)
            yield from _deeper_faults(held, value[name], f"{where}/{name}")
    elif isinstance(data, tuple):
        for position, (held, given) in enumerate(zip(data, value, strict=True)):
            yield from _deeper_faults(held, given, f"{where}/{position}")


@lru_cache(maxsize=512)
def field_kinds(kind: type[Struct]) -> dict[str, str]:
    """Field kinds (core.values) of a struct: those that say so."""
    hints = get_type_hints(kind, include_extras=True)
    named = ((name, _kind_of(hint)) for name, hint in hints.items())
    return {name: found for name, found in named if found}


def _kind_of(hint: Any) -> str:
    for part in get_args(hint):
        if isinstance(part, Meta) and part.extra and "kind" in part.extra:
            return str(part.extra["kind"])
        found = _kind_of(part)
        if found:
            return found
    return ""
