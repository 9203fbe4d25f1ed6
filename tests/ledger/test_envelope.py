"""DSSE envelopes: the encoding that is signed, and the exact form that travels."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ledger import canonical, envelope
from tocsin.ledger.envelope import Assertion, Envelope, Signature
from tocsin.ledger.malformed import Malformed

keyids = st.binary(min_size=1, max_size=4).map(lambda raw: sha256(raw).hexdigest())
assertions = st.builds(Assertion, st.binary(min_size=1, max_size=80), st.binary(min_size=1, max_size=200))
plain = st.builds(Signature, keyids, st.binary(min_size=64, max_size=64))
signatures = plain | st.builds(Signature, keyids, st.binary(min_size=1, max_size=72), st.none() | assertions)
payloads = st.binary(min_size=1, max_size=300)
envelopes = st.builds(Envelope, payloads, signatures.map(lambda one: (one,)))
founding = st.builds(
    Envelope,
    payloads,
    st.lists(signatures, min_size=1, max_size=5, unique_by=lambda one: one.keyid).map(tuple),
)

SIGNED = Envelope(b"{}", (Signature("ab" * 32, b"\x01" * 64),))


def value(one: Envelope) -> dict[str, object]:
    parsed = json.loads(envelope.encode(one))
    assert isinstance(parsed, dict)
    return parsed


def code_of(changed: object, founds: bool = False) -> tuple[str, str]:
    with pytest.raises(Malformed) as caught:
        envelope.parse(json.dumps(changed).encode(), founds)
    return caught.value.code, caught.value.where


def test_the_encoding_is_that_of_dsse() -> None:
    encoded = envelope.pre_authentication_encoding("ё".encode())
    assert encoded == b"DSSEv1 33 application/vnd.tocsin.event+json 2 " + "ё".encode()


@given(payloads, payloads)
def test_no_two_payloads_have_one_encoding(one: bytes, other: bytes) -> None:
    encode = envelope.pre_authentication_encoding
    assert (encode(one) == encode(other)) == (one == other)


@given(envelopes)
def test_an_envelope_comes_back_and_is_canonical(one: Envelope) -> None:
    data = envelope.encode(one)
    assert envelope.parse(data) == one
    assert canonical.encode(canonical.parse_canonical(data, 10**6)) == data


@given(envelopes, st.data())
def test_the_quick_reader_agrees_with_the_thorough_one(one: Envelope, drawn: st.DataObject) -> None:
    written = bytearray(envelope.encode(one))
    position = drawn.draw(st.integers(0, len(written) - 1))
    written[position : position + 1] = drawn.draw(st.binary(max_size=2))
    data = bytes(written)
    quick = outcome(lambda: envelope.parse(data))
    assert quick == outcome(lambda: envelope.from_value(canonical.parse(data, 10**6, 4), founding=False))


def outcome(read: Callable[[], Envelope]) -> Envelope | tuple[str, str]:
    try:
        return read()
    except Malformed as fault:
        return fault.code, fault.where


@given(founding)
def test_only_the_founding_one_may_carry_several_signatures(one: Envelope) -> None:
    data = envelope.encode(one)
    assert envelope.parse(data, founding=True) == one
    if len(one.signatures) > 1:
        with pytest.raises(Malformed, match="envelope_signature_count"):
            envelope.parse(data)


def test_an_incoming_envelope_may_be_spelt_freely() -> None:
    assert envelope.parse(json.dumps(value(SIGNED), indent=2).encode()) == SIGNED


@pytest.mark.parametrize("key", ["payload", "payloadType", "signatures"])
def test_keys_are_exact(key: str) -> None:
    fields = value(SIGNED)
    del fields[key]
    assert code_of(fields) == ("key_missing", f"/{key}")
    assert code_of({**value(SIGNED), "extra": 1}) == ("key_unknown", "")


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"payloadType": "application/json"}, "envelope_payload_type", "/payloadType"),
        ({"payload": ""}, "octets_length", "/payload"),
        ({"payload": "e30"}, "base64_form", "/payload"),
        ({"payload": 5}, "not_a_string", "/payload"),
        ({"signatures": []}, "envelope_signature_count", "/signatures"),
        ({"signatures": {}}, "not_an_array", "/signatures"),
        ({"signatures": ["x"]}, "not_an_object", "/signatures/0"),
        ({"signatures": [{"keyid": "ab" * 32}]}, "key_missing", "/signatures/0/sig"),
        ({"signatures": [{"keyid": "AB" * 32, "sig": "AA=="}]}, "envelope_keyid", "/signatures/0/keyid"),
        ({"signatures": [{"keyid": "ab" * 32, "sig": "AA"}]}, "base64_form", "/signatures/0/sig"),
        ({"signatures": [{"keyid": "ab" * 32, "sig": ""}]}, "octets_length", "/signatures/0/sig"),
        (
            {"signatures": [{"keyid": "ab" * 32, "sig": "AA==", "webauthn": None}]},
            "not_an_object",
            "/signatures/0/webauthn",
        ),
        (
            {"signatures": [{"keyid": "ab" * 32, "sig": "AA==", "webauthn": {"authenticatorData": "AA=="}}]},
            "key_missing",
            "/signatures/0/webauthn/clientDataJSON",
        ),
        (
            {"signatures": [{"keyid": "ab" * 32, "sig": "AA==", "webauthn": {}, "cert": ""}]},
            "key_unknown",
            "/signatures/0",
        ),
    ],
)
def test_an_untidy_envelope_is_refused_with_its_place(
    change: dict[str, object], code: str, where: str
) -> None:
    assert code_of({**value(SIGNED), **change}) == (code, where)


def test_one_key_signs_once() -> None:
    twice = Envelope(b"{}", (SIGNED.signatures[0], Signature("ab" * 32, b"\x02" * 64)))
    assert code_of(value(twice), founds=True) == ("envelope_key_twice", "/signatures")


def test_sizes_are_bounded() -> None:
    many = Envelope(b"{}", tuple(Signature(f"{n:064x}", b"s") for n in range(envelope.MAX_SIGNATURES + 1)))
    assert code_of(value(many), founds=True)[0] == "envelope_signature_count"
    long = Envelope(b"x" * (40 * 1024 + 1), SIGNED.signatures)
    assert code_of(value(long)) == ("octets_length", "/payload")
    with pytest.raises(Malformed, match="json_too_large"):
        envelope.parse(b" " * (envelope.MAX_ENVELOPE_BYTES + 1))
