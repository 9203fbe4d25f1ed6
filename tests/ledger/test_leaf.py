"""Leaves: one spelling, the RFC 9162 hash, room in an entry bundle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ledger import canonical, envelope, instants, leaf
from tocsin.ledger.canonical import MAX_INTEGER
from tocsin.ledger.envelope import Assertion, Envelope, Signature
from tocsin.ledger.leaf import Leaf
from tocsin.ledger.malformed import Malformed

keyids = st.binary(min_size=1, max_size=4).map(lambda raw: sha256(raw).hexdigest())
assertions = st.builds(Assertion, st.binary(min_size=1, max_size=40), st.binary(min_size=1, max_size=90))
signatures = st.builds(
    Signature,
    keyids,
    st.binary(min_size=64, max_size=64) | st.binary(min_size=1, max_size=72),
    st.none() | assertions,
)
leaves = st.builds(
    Leaf,
    st.builds(Envelope, st.binary(min_size=1, max_size=120), signatures.map(lambda one: (one,))),
    st.integers(0, MAX_INTEGER),
    st.integers(instants.EARLIEST, instants.LATEST),
    st.integers(1, MAX_INTEGER),
)

ONE = Leaf(Envelope(b"{}", (Signature("ab" * 32, b"\x01" * 64),)), 7, 1641417900250, 3)


def outcome(read: Callable[[bytes], Leaf], data: bytes) -> Leaf | tuple[str, str]:
    try:
        return read(data)
    except Malformed as fault:
        return fault.code, fault.where


@given(leaves)
def test_a_leaf_comes_back_and_is_canonical(one: Leaf) -> None:
    data = leaf.encode(one)
    assert leaf.parse(data) == one
    assert canonical.encode(canonical.parse_canonical(data, 10**6)) == data


@given(leaves, st.data())
def test_the_quick_reader_agrees_with_the_thorough_one(one: Leaf, drawn: st.DataObject) -> None:
    written = bytearray(leaf.encode(one))
    position = drawn.draw(st.integers(0, len(written) - 1))
    written[position : position + 1] = drawn.draw(st.binary(max_size=2))
    assert outcome(leaf.parse, bytes(written)) == outcome(leaf.parse_thoroughly, bytes(written))


def test_the_bytes_are_these() -> None:
    sig = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ=="
    expected = (
        '{"envelope":{"payload":"e30=","payloadType":"application/vnd.tocsin.event+json","signatures":'
        f'[{{"keyid":"{"ab" * 32}","sig":"{sig}"}}]}},'
        '"index":7,"received_at":"2022-01-05T21:25:00.250Z","version":3}'
    )
    assert leaf.encode(ONE).decode() == expected
    assert leaf.leaf_hash(leaf.encode(ONE)) == sha256(b"\x00" + expected.encode()).digest()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"index":7', '"index":-1', "integer_too_small"),
        ('"index":7', '"index":"7"', "not_an_integer"),
        ('"index":7', '"index":07', "json_syntax"),
        ('"index":7', '"index":true', "not_an_integer"),
        ('"version":3', '"version":0', "integer_too_small"),
        ('"version":3', '"version":3.0', "json_float"),
        ('"version":3}', '"version":3} ', "not_canonical"),
        ('"version":3}', '"version":3,"x":1}', "key_unknown"),
        (".250Z", ".25Z", "instant_form"),
        ("2022-01-05", "2022-02-30", "instant_date"),
        ('"payload":"e30="', '"payload":"e31="', "base64_form"),
        ('"payload":"e30="', '"payload":""', "octets_length"),
        ("event+json", "event", "envelope_payload_type"),
        (',"index":7', "", "key_missing"),
        ('"keyid":"abab', '"keyid":"ABab', "envelope_keyid"),
    ],
)
def test_an_untidy_leaf_is_refused(old: str, new: str, code: str) -> None:
    text = leaf.encode(ONE).decode()
    assert old in text
    with pytest.raises(Malformed, match=code):
        leaf.parse(text.replace(old, new).encode())


def test_only_entry_0_carries_several_signatures() -> None:
    founding = Envelope(b"{}", (*ONE.envelope.signatures, Signature("cd" * 32, b"\x02" * 64)))
    first = replace(ONE, envelope=founding, index=0)
    assert leaf.parse(leaf.encode(first)) == first
    with pytest.raises(Malformed, match="envelope_signature_count"):
        leaf.parse(leaf.encode(replace(first, index=1)))


@pytest.mark.parametrize("wrong", [replace(ONE, index=-1), replace(ONE, version=0)])
def test_numbers_are_checked_before_writing(wrong: Leaf) -> None:
    with pytest.raises(Malformed, match="leaf_number"):
        leaf.encode(wrong)


def test_the_largest_event_fits_and_a_leaf_over_the_bundle_bound_does_not() -> None:
    largest = replace(ONE, envelope=Envelope(b"x" * (40 * 1024), ONE.envelope.signatures))
    assert leaf.parse(leaf.encode(largest)) == largest
    signers = tuple(Signature(f"{n:064x}", b"s" * 64) for n in range(envelope.MAX_SIGNATURES))
    too_large = replace(ONE, index=0, envelope=Envelope(b"x" * (40 * 1024), signers))
    with pytest.raises(Malformed, match="leaf_too_large"):
        leaf.encode(too_large)
    with pytest.raises(Malformed, match="leaf_too_large"):
        leaf.parse(b" " * (leaf.MAX_LEAF_BYTES + 1))
