"""Canonical bytes of values without floats, and what the strict parser refuses."""

from __future__ import annotations

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ledger import canonical
from tocsin.ledger.canonical import MAX_INTEGER
from tocsin.ledger.malformed import Malformed

ROOM = 1_000_000

texts = st.text(st.characters(exclude_categories=["Cs"]))
integers = st.integers(-MAX_INTEGER, MAX_INTEGER)
values = st.recursive(
    st.none() | st.booleans() | integers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=25,
)


def code_of(data: bytes, max_bytes: int = ROOM, max_depth: int = 32) -> str:
    with pytest.raises(Malformed) as caught:
        canonical.parse(data, max_bytes, max_depth)
    return caught.value.code


@given(values)
def test_bytes_are_those_of_another_implementation(value: object) -> None:
    assert canonical.encode(value, 99) == rfc8785.dumps(value)  # type: ignore[arg-type]


@given(values)
def test_what_is_written_reads_back_as_itself_and_as_canonical(value: object) -> None:
    data = canonical.encode(value, 99)
    assert canonical.parse(data, ROOM, 99) == value
    assert canonical.parse_canonical(data, ROOM, 99) == value


@given(values)
def test_any_other_spelling_is_read_but_is_not_canonical(value: object) -> None:
    loose = json.dumps(value, indent=1, ensure_ascii=True).encode() + b"\n"
    assert canonical.parse(loose, ROOM, 99) == value
    with pytest.raises(Malformed, match="not_canonical"):
        canonical.parse_canonical(loose, ROOM, 99)


@given(st.binary(max_size=60))
def test_any_bytes_give_a_value_or_a_clear_refusal(data: bytes) -> None:
    try:
        value = canonical.parse(data, ROOM)
    except Malformed:
        with pytest.raises(Malformed):
            canonical.parse_canonical(data, ROOM)
    else:
        assert value == json.loads(data)


@given(values, st.data())
def test_one_changed_byte_never_passes_for_the_same_value(value: object, data: st.DataObject) -> None:
    written = bytearray(canonical.encode(value, 99))
    position = data.draw(st.integers(0, len(written) - 1))
    written[position] ^= data.draw(st.integers(1, 255))
    try:
        other = canonical.parse_canonical(bytes(written), ROOM, 99)
    except Malformed:
        return
    assert canonical.encode(other, 99) == bytes(written)
    assert other != value or type(other) is not type(value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"a":1,"a":1}', "json_duplicate_key"),
        ('{"a":1,"\\u0061":2}', "json_duplicate_key"),
        ('[{"x":{"b":1,"b":2}}]', "json_duplicate_key"),
        ("1.0", "json_float"),
        ("[1e2]", "json_float"),
        ("1E400", "json_float"),
        ("NaN", "json_not_a_number"),
        ("[-Infinity]", "json_not_a_number"),
        ("9007199254740992", "json_integer_range"),
        ("-9007199254740992", "json_integer_range"),
        ("1" * 5000, "json_integer_range"),
        ('"\\ud800"', "json_lone_surrogate"),
        ('{"\\udc00":1}', "json_lone_surrogate"),
        ('"\\udc00\\ud800"', "json_lone_surrogate"),
        ("\ufeff{}", "json_byte_order_mark"),
        ("{} {}", "json_syntax"),
        ("[1,]", "json_syntax"),
        ("{'a':1}", "json_syntax"),
        ("01", "json_syntax"),
        ('"a\nb"', "json_syntax"),
        ("\u00a0{}", "json_syntax"),
        ("", "json_syntax"),
    ],
)
def test_the_strict_parser_refuses(text: str, code: str) -> None:
    assert code_of(text.encode("utf-8")) == code


@pytest.mark.parametrize(
    "data", [b'"\xed\xa0\x80"', b'"\xc0\x80"', b'"\xff"', b'"\xf4\x90\x80\x80"', b"{}\x80"]
)
def test_invalid_utf8_is_refused(data: bytes) -> None:
    assert code_of(data) == "json_not_utf8"


def test_bounds_are_inclusive() -> None:
    assert canonical.parse(b"[[[]]]", 6, 3) == [[[]]]
    assert code_of(b"[[[]]]", 5, 3) == "json_too_large"
    assert code_of(b"[[[]]]", 6, 2) == "json_too_deep"


@given(st.integers(0, 6), st.integers(0, 6), st.text('"\\[]{} ax', max_size=12))
def test_brackets_inside_strings_do_not_count_as_depth(depth: int, most: int, text: str) -> None:
    data = b"[" * depth + json.dumps(text).encode() + b"]" * depth
    if depth <= most:
        assert canonical.parse(data, ROOM, most) is not None
    else:
        assert code_of(data, ROOM, most) == "json_too_deep"


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'"\\"', b'"[\\', b"[{", b'["'])
def test_hostile_nesting_is_refused_in_little_time(opening: bytes) -> None:
    assert code_of(opening * 20_000) in {"json_too_deep", "json_syntax"}


def test_keys_are_ordered_by_utf16_units_not_code_points() -> None:
    above_the_basic_plane, at_its_end = "\U00010000", "\uffff"
    data = canonical.encode({at_its_end: 1, above_the_basic_plane: {at_its_end: 2, above_the_basic_plane: 3}})
    assert data.decode() == '{"\U00010000":{"\U00010000":3,"\uffff":2},"\uffff":1}'
    assert canonical.parse_canonical(data, ROOM)
    by_code_point = '{"\uffff":1,"\U00010000":2}'.encode()
    with pytest.raises(Malformed, match="not_canonical"):
        canonical.parse_canonical(by_code_point, ROOM)


def test_escapes_are_the_short_ones_and_delete_is_none() -> None:
    controls = "".join(map(chr, range(0x20))) + '"\\/\x7f\u2028'
    escaped = canonical.encode(controls).decode()
    assert escaped == (
        '"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f'
        "\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c"
        '\\u001d\\u001e\\u001f\\"\\\\/\x7f\u2028"'
    )


@pytest.mark.parametrize(
    "text",
    [
        '{"b":1,"a":2}',
        '{"a":1,"a":1}',
        "[1, 2]",
        '"\\u0041"',
        '"\\/"',
        '"\\u000A"',
        "-0",
        " 1",
        "1\n",
        '"\\u00e9"',
    ],
)
def test_a_spelling_that_is_not_canonical_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        canonical.parse_canonical(text.encode("utf-8"), ROOM)


@pytest.mark.parametrize(
    ("value", "code", "where"),
    [
        ({"a": [1, 2.5]}, "json_float", "/a/1"),
        ({"a": {"b": MAX_INTEGER + 1}}, "json_integer_range", "/a/b"),
        ({"a": {1: 2}}, "json_key_type", "/a"),
        ({"a": {1, 2}}, "json_type", "/a"),
        (b"raw", "json_type", ""),
        (float("nan"), "json_float", ""),
        (["\ud800"], "json_lone_surrogate", ""),
    ],
)
def test_a_value_that_is_not_json_here_is_refused_with_its_place(
    value: object, code: str, where: str
) -> None:
    with pytest.raises(Malformed) as caught:
        canonical.encode(value)
    assert (caught.value.code, caught.value.where) == (code, where)


def test_depth_is_bounded_when_writing_too() -> None:
    nested: object = "leaf"
    for _ in range(32):
        nested = [nested]
    assert canonical.encode(nested) == b"[" * 32 + b'"leaf"' + b"]" * 32
    with pytest.raises(Malformed, match="json_too_deep"):
        canonical.encode([nested])


def test_a_refusal_says_where_the_canonical_form_begins_to_differ() -> None:
    with pytest.raises(Malformed) as caught:
        canonical.parse_canonical(b'{"a":1,"b": 2}', ROOM)
    assert (caught.value.code, caught.value.detail) == ("not_canonical", "11")
