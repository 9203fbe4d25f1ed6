"""Canonical JSON bytes (RFC 8785) of values without floats, and the strict parser for them.

Integers lie within ±(2^53-1). Reading refuses duplicate keys, floats, NaN, a byte order mark, invalid UTF-8,
lone surrogates, trailing bytes and everything over the given size and depth. Depth counts nested arrays and
objects, the outermost one being 1. Doubles, which only digests of deployment problems need, are in `jcs`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import NoReturn, TypeAlias, cast

from tocsin.ledger.malformed import Malformed

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

MAX_INTEGER = 2**53 - 1
MAX_DEPTH = 32

_INTEGER_DIGITS = len(str(-MAX_INTEGER))
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")


def _encoder(sort_keys: bool) -> Callable[[object], str]:
    """`JSONEncoder.encode` without building its encoder anew for every value, where the C one is there."""
    plain = json.JSONEncoder(
        sort_keys=sort_keys, separators=(",", ":"), ensure_ascii=False, allow_nan=False, check_circular=False
    )
    make = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return plain.encode
    quote = json.encoder.encode_basestring
    chunks = make(None, plain.default, quote, None, ":", ",", sort_keys, False, False)
    return lambda value: "".join(chunks(value, 0))


# Python sorts keys by code point, RFC 8785 by UTF-16 unit: they differ where a key leaves the basic plane.
_encode_sorted = _encoder(sort_keys=True)
_encode_in_order = _encoder(sort_keys=False)


def refuse_constant(literal: str) -> NoReturn:
    raise Malformed("json_not_a_number", "", literal)


def _refuse_float(literal: str) -> NoReturn:
    raise Malformed("json_float", "", literal)


def _bounded_integer(literal: str) -> int:
    if len(literal) <= _INTEGER_DIGITS:
        number = int(literal)
        if -MAX_INTEGER <= number <= MAX_INTEGER:
            return number
    raise Malformed("json_integer_range", "", literal)


def unique_keys(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    members = dict(pairs)
    if len(members) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise Malformed("json_duplicate_key", "", ascii(key))
            seen.add(key)
    return members


_decode_strict = json.JSONDecoder(
    object_pairs_hook=unique_keys,
    parse_float=_refuse_float,
    parse_int=_bounded_integer,
    parse_constant=refuse_constant,
).decode
# A duplicate key changes the bytes when written again, so the canonical check itself refuses it.
_decode_first = json.JSONDecoder(
    parse_float=_refuse_float, parse_int=_bounded_integer, parse_constant=refuse_constant
).raw_decode


def _decode_canonical(text: str) -> Json:
    """White space around the value goes to the strict reader, as do all faults."""
    try:
        value, end = _decode_first(text)
    except json.JSONDecodeError:
        return cast(Json, _decode_strict(text))
    return cast(Json, value if end == len(text) else _decode_strict(text))


def _depth(text: str) -> int:
    depth = deepest = 0
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        if bracket in "[{":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest


def read(data: bytes, decode: Callable[[str], Json], max_bytes: int, max_depth: int) -> Json:
    """Decode UTF-8 JSON within bounds; `decode` brings its own rules for numbers and keys."""
    if len(data) > max_bytes:
        raise Malformed("json_too_large", "", str(max_bytes))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("json_not_utf8", "", str(error.start)) from None
    if text.startswith("\ufeff"):
        raise Malformed("json_byte_order_mark", "", "0")
    if text.count("[") + text.count("{") > max_depth and _depth(text) > max_depth:
        raise Malformed("json_too_deep", "", str(max_depth))
    try:
        return decode(text)
    except json.JSONDecodeError as error:
        raise Malformed("json_syntax", "", str(error.pos)) from None
    except RecursionError:
        raise Malformed("json_too_deep", "", str(max_depth)) from None


def refuse_lone_surrogates(value: Json) -> None:
    try:
        _encode_in_order(value).encode("utf-8")
    except UnicodeEncodeError:
        raise Malformed("json_lone_surrogate") from None


def parse(data: bytes, max_bytes: int, max_depth: int = MAX_DEPTH) -> Json:
    """The value of strict JSON text in any spelling: white space and escapes are free. Raises `Malformed`."""
    value = read(data, _decode_strict, max_bytes, max_depth)
    if b"\\" in data:
        refuse_lone_surrogates(value)
    return value


def parse_canonical(data: bytes, max_bytes: int, max_depth: int = MAX_DEPTH) -> Json:
    """The value of `data`, which must be exactly its RFC 8785 form. Raises `Malformed`."""
    value = read(data, _decode_canonical, max_bytes, max_depth)
    if encode_checked(value) != data:
        unique = parse(data, max_bytes, max_depth)
        raise Malformed("not_canonical", "", str(_first_difference(data, encode_checked(unique))))
    return value


def _first_difference(one: bytes, other: bytes) -> int:
    for position, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return position
    return min(len(one), len(other))


def encode(value: object, max_depth: int = MAX_DEPTH) -> bytes:
    """RFC 8785 bytes of a JSON value, tuples as arrays. Raises `Malformed` for what it cannot hold."""
    _require_json(value, "", max_depth)
    return encode_checked(value)


def encode_checked(value: object) -> bytes:
    """As `encode`, for a value known to hold nothing but JSON without floats."""
    try:
        data = _encode_sorted(value).encode("utf-8")
    except UnicodeEncodeError:
        raise Malformed("json_lone_surrogate") from None
    if not data.isascii() and _leaves_basic_plane(data):
        return _encode_in_order(_by_utf16_keys(value)).encode("utf-8")
    return data


def _leaves_basic_plane(utf8: bytes) -> bool:
    return b"\xf0" in utf8 or b"\xf1" in utf8 or b"\xf2" in utf8 or b"\xf3" in utf8 or b"\xf4" in utf8


def utf16_units(key: str) -> bytes:
    """The sort key of RFC 8785 section 3.2.3."""
    return key.encode("utf-16-be")


def _by_utf16_keys(value: object) -> object:
    if isinstance(value, dict):
        return {key: _by_utf16_keys(value[key]) for key in sorted(value, key=utf16_units)}
    if isinstance(value, list | tuple):
        return [_by_utf16_keys(item) for item in value]
    return value


def _require_json(value: object, where: str, depth_left: int) -> None:
    if value is None or isinstance(value, str | bool):
        return
    if isinstance(value, int):
        if not -MAX_INTEGER <= value <= MAX_INTEGER:
            raise Malformed("json_integer_range", where, hex(value))
        return
    if isinstance(value, float):
        raise Malformed("json_float", where, repr(value))
    if depth_left == 0:
        raise Malformed("json_too_deep", where)
    if isinstance(value, dict):
        for key, member in value.items():
            if not isinstance(key, str):
                raise Malformed("json_key_type", where, repr(key))
            _require_json(member, f"{where}/{key}", depth_left - 1)
    elif isinstance(value, list | tuple):
        for position, item in enumerate(value):
            _require_json(item, f"{where}/{position}", depth_left - 1)
    else:
        raise Malformed("json_type", where, type(value).__name__)
