"""Members of parsed JSON objects whose keys are fixed: nothing unknown, nothing missing, types exact."""

from __future__ import annotations

from collections.abc import Mapping

from tocsin.ledger.canonical import Json
from tocsin.ledger.malformed import Malformed


def exact_keys(value: Json, keys: frozenset[str], where: str) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise Malformed("not_an_object", where, type(value).__name__)
    if value.keys() != keys:
        for key in sorted(keys - value.keys()):
            raise Malformed("key_missing", f"{where}/{key}")
        raise Malformed("key_unknown", where, ascii(min(value.keys() - keys)))
    return value


def string(fields: Mapping[str, Json], key: str, where: str) -> str:
    value = fields[key]
    if not isinstance(value, str):
        raise Malformed("not_a_string", f"{where}/{key}", type(value).__name__)
    return value


def integer(fields: Mapping[str, Json], key: str, where: str, least: int) -> int:
    value = fields[key]
    if type(value) is not int:
        raise Malformed("not_an_integer", f"{where}/{key}", type(value).__name__)
    if value < least:
        raise Malformed("integer_too_small", f"{where}/{key}", str(value))
    return value
