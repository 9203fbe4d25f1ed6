"""The whole of RFC 8785: numbers as ECMAScript writes them."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ledger import canonical, jcs
from tocsin.ledger.malformed import Malformed

ROOM = 1_000_000


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_double_is_written_as_another_implementation_does_and_reads_back(value: float) -> None:
    text = jcs.number(value)
    assert text.encode() == rfc8785.dumps(value)
    assert jcs.parse(text.encode(), ROOM) == value


@pytest.mark.parametrize(
    ("bits", "text"),
    [
        ("0000000000000000", "0"),
        ("8000000000000000", "0"),
        ("0000000000000001", "5e-324"),
        ("7fefffffffffffff", "1.7976931348623157e+308"),
        ("4340000000000000", "9007199254740992"),
        ("444b1ae4d6e2ef4f", "999999999999999900000"),
        ("444b1ae4d6e2ef50", "1e+21"),
        ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"),
        ("3eb0c6f7a0b5ed8d", "0.000001"),
        ("41b3de4355555556", "333333333.3333334"),
        ("41b3de4355555557", "333333333.33333343"),
        ("becbf647612f3696", "-0.0000033333333333333333"),
    ],
)
def test_numbers_of_rfc_8785_appendix_b(bits: str, text: str) -> None:
    (value,) = struct.unpack(">d", bytes.fromhex(bits))
    assert jcs.number(value) == text


@given(
    st.recursive(
        st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**53) + 1, 2**53 - 1),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("az\uffff\U00010000é"), inner)
        ),
    )
)
def test_whole_values_equal_another_implementation(value: object) -> None:
    assert jcs.encode(value, 99) == rfc8785.dumps(value)  # type: ignore[arg-type]


def test_without_floats_both_writers_agree() -> None:
    value = {"\uffff": [None, True, 1, "é\n"], "\U00010000": {}, "": []}
    assert jcs.encode(value) == canonical.encode(value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1e400", "json_number_range"),
        ("1" * 400, "json_number_range"),
        ("0." + "0" * 2000, "json_number_range"),
        ("NaN", "json_not_a_number"),
        ('{"a":1,"a":2}', "json_duplicate_key"),
        ('"\\ud800"', "json_lone_surrogate"),
    ],
)
def test_the_parser_refuses(text: str, code: str) -> None:
    with pytest.raises(Malformed, match=code):
        jcs.parse(text.encode(), ROOM)


@pytest.mark.parametrize(
    "value", [float("inf"), float("nan"), 2**53, {1: 2}, {"a": {3}}, "\udc00", {"\ud800": 1}]
)
def test_the_writer_refuses(value: object) -> None:
    with pytest.raises(Malformed):
        jcs.encode(value)


def test_an_integer_beyond_a_double_is_read_as_the_nearest_one() -> None:
    assert jcs.encode(jcs.parse(b"[9007199254740993,1e2]", ROOM)) == b"[9007199254740992,100]"


@pytest.mark.conformance
def test_the_published_pairs(conformance_data: Path) -> None:
    folder = conformance_data / "vectors" / "jcs"
    inputs = sorted((folder / "input").iterdir())
    assert inputs
    for source in inputs:
        written = jcs.encode(jcs.parse(source.read_bytes(), ROOM))
        assert written == (folder / "output" / source.name).read_bytes(), source.name
        assert written == bytes.fromhex((folder / "outhex" / f"{source.stem}.txt").read_text()), source.name


def published_doubles(readme: str) -> Iterator[float]:
    """The sequence that the published description of the number test defines."""
    fixed = re.findall(r"0x([0-9a-f]{16})n,", readme)
    for bits in fixed:
        yield struct.unpack(">d", bytes.fromhex(bits))[0]
    for n in range(2000):
        yield struct.unpack(">d", (0x0010000000000000 + n).to_bytes(8, "big"))[0]
    block = bytes(32)
    while True:
        block = hashlib.sha256(block).digest()
        for (value,) in struct.iter_unpack("<d", block):
            if value == value and abs(value) != float("inf") and value != 0:
                yield value


@pytest.mark.conformance
def test_the_published_checksums_of_numbers(conformance_data: Path) -> None:
    readme = (conformance_data / "vectors" / "jcs" / "README_numbers.md").read_text()
    checksums = dict(re.findall(r"\| ([0-9a-f]{64}) \| (\d+) ", readme))
    digest = hashlib.sha256()
    reached = set()
    for lines, value in enumerate(islice(published_doubles(readme), 100_000), 1):
        bits = struct.unpack(">Q", struct.pack(">d", value))[0]
        digest.update(f"{bits:x},{jcs.number(value)}\n".encode())
        if lines in (1000, 10_000, 100_000):
            reached.add(digest.hexdigest())
    assert len(reached) == 3
    assert reached <= checksums.keys()
