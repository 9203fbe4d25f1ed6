"""The whole of RFC 8785, doubles included: number form of ECMAScript, for digests of problems and plans."""

from __future__ import annotations

import json
import re
from math import isfinite
from typing import Final

from tocsin.ledger.canonical import (
    MAX_DEPTH,
    MAX_INTEGER,
    Json,
    read,
    refuse_constant,
    refuse_lone_surrogates,
    unique_keys,
    utf16_units,
)
from tocsin.ledger.malformed import Malformed

_LITERAL_MAX: Final = 1100
_SHORTEST = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?(?:e([+-][0-9]+))?")

_quote = json.JSONEncoder(ensure_ascii=False).encode


def _double(literal: str) -> float:
    number = float(literal)
    if len(literal) > _LITERAL_MAX or not isfinite(number):
        raise Malformed("json_number_range", "", literal)
    return number


def _number(literal: str) -> int | float:
    if len(literal) <= _LITERAL_MAX and abs(number := int(literal)) <= MAX_INTEGER:
        return number
    return _double(literal)


_decode = json.JSONDecoder(
    object_pairs_hook=unique_keys, parse_float=_double, parse_int=_number, parse_constant=refuse_constant
).decode


def parse(data: bytes, max_bytes: int, max_depth: int = MAX_DEPTH) -> Json:
    """As `canonical.parse`, with finite doubles; integers beyond ±(2^53-1) become the nearest double."""
    value = read(data, _decode, max_bytes, max_depth)
    refuse_lone_surrogates(value)
    return value


def number(value: float) -> str:
    """ECMAScript's Number::toString of a finite double (RFC 8785 section 3.2.2.3)."""
    if not isfinite(value):
        raise Malformed("json_not_a_number", "", repr(value))
    match = _SHORTEST.fullmatch(repr(value))
    if match is None or value == 0:
        return "0"
    sign, whole, fraction, exponent = match.groups()
    fraction = "" if fraction == "0" or fraction is None else fraction
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + fraction) - len(digits))
    return sign + _placed(digits.rstrip("0"), point)


def _placed(digits: str, point: int) -> str:
    """Digits with the decimal point after the first `point` of them, which may lie outside."""
    count = len(digits)
    if count <= point <= 21:
        return digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"0.{'0' * -point}{digits}"
    mantissa = digits if count == 1 else f"{digits[0]}.{digits[1:]}"
    return f"{mantissa}e{point - 1:+d}"


def encode(value: object, max_depth: int = MAX_DEPTH) -> bytes:
    """RFC 8785 bytes. Integers beyond ±(2^53-1) are refused, as a double would not hold them."""
    try:
        return _text(value, max_depth).encode("utf-8")
    except UnicodeEncodeError:
        raise Malformed("json_lone_surrogate") from None


def _text(value: object, depth_left: int) -> str:
    if value is None or isinstance(value, str | bool):
        return _quote(value)
    if isinstance(value, int):
        if abs(value) > MAX_INTEGER:
            raise Malformed("json_integer_range", "", hex(value))
        return str(int(value))
    if isinstance(value, float):
        return number(value)
    if not isinstance(value, dict | list | tuple):
        raise Malformed("json_type", "", type(value).__name__)
    if depth_left == 0:
        raise Malformed("json_too_deep")
    if not isinstance(value, dict):
        return "[" + ",".join(_text(item, depth_left - 1) for item in value) + "]"
    if not all(isinstance(key, str) for key in value):
        raise Malformed("json_key_type")
    members = (f"{_quote(key)}:{_text(value[key], depth_left - 1)}" for key in sorted(value, key=utf16_units))
    return "{" + ",".join(members) + "}"
