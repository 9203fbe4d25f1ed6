"""Signatures of passkeys over an envelope, and of other kinds than the key's own."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tocsin.ledger.envelope import Assertion, Signature, pre_authentication_encoding
from tocsin.proof import signatures
from tocsin.proof.signatures import (
    ED25519,
    EDDSA_WEBAUTHN,
    ES256_WEBAUTHN,
    SigningKey,
    assertion_fault,
    key_id,
    signature_fault,
    verify_ed25519,
    verify_p256,
)

P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
RP_ID = "tocsin.odkb-csto.org"
ORIGIN = "https://tocsin.odkb-csto.org"
ENCODING = pre_authentication_encoding(b'{"an":"event"}')
PRESENT, VERIFIED, ELIGIBLE, BACKED_UP, ATTESTED, EXTENDED = 0x01, 0x04, 0x08, 0x10, 0x40, 0x80


@dataclass(frozen=True)
class Authenticator:
    """A key and the way it signs."""

    key: SigningKey
    sign: Callable[[bytes], bytes]

    def answer(self, client_data: bytes, flags: int = PRESENT | VERIFIED, rest: bytes = b"") -> Signature:
        data = sha256(self.key.rp_id.encode()).digest() + bytes([flags]) + bytes(4) + rest
        sig = self.sign(data + sha256(client_data).digest())
        return Signature(key_id(self.key.public), sig, Assertion(data, client_data))


def p256() -> Authenticator:
    private = ec.derive_private_key(7, ec.SECP256R1())
    public = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    key = SigningKey(ES256_WEBAUTHN, public, RP_ID, (ORIGIN,))
    return Authenticator(key, lambda message: private.sign(message, ec.ECDSA(SHA256())))


def edwards() -> Authenticator:
    private = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    key = SigningKey(
        EDDSA_WEBAUTHN, private.public_key().public_bytes_raw(), RP_ID, ("https://x.example", ORIGIN)
    )
    return Authenticator(key, private.sign)


@pytest.fixture(params=[p256, edwards])
def authenticator(request: pytest.FixtureRequest) -> Authenticator:
    made = request.param()
    assert isinstance(made, Authenticator)
    return made


def client_data(**changes: object) -> bytes:
    expected = urlsafe_b64encode(sha256(ENCODING).digest()).rstrip(b"=").decode()
    fields = {
        "type": "webauthn.get",
        "challenge": expected,
        "origin": ORIGIN,
        "crossOrigin": False,
        **changes,
    }
    return json.dumps({name: value for name, value in fields.items() if value is not None}).encode()


def test_a_good_assertion_holds(authenticator: Authenticator) -> None:
    assert signature_fault(authenticator.key, ENCODING, authenticator.answer(client_data())) is None


@pytest.mark.parametrize(
    "text",
    [
        client_data(crossOrigin=None),
        client_data(other_keys_can_be_added_here="do not compare clientDataJSON against a template"),
        client_data(tokenBinding={"status": "supported"}),
    ],
)
def test_client_data_may_say_more(authenticator: Authenticator, text: bytes) -> None:
    assert signature_fault(authenticator.key, ENCODING, authenticator.answer(text)) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (client_data(type="webauthn.create"), "webauthn_type"),
        (client_data(type=None), "webauthn_type"),
        (client_data(challenge="AAAA"), "webauthn_challenge"),
        (client_data(challenge=None), "webauthn_challenge"),
        (client_data(challenge=signatures.challenge(ENCODING) + "="), "webauthn_challenge"),
        (client_data(origin="https://odkb-csto.org"), "webauthn_origin"),
        (client_data(origin=ORIGIN + "/"), "webauthn_origin"),
        (client_data(origin=[ORIGIN]), "webauthn_origin"),
        (client_data(crossOrigin=True), "webauthn_cross_origin"),
        (client_data(crossOrigin="false"), "webauthn_cross_origin"),
        (client_data(topOrigin="https://elsewhere.example"), "webauthn_cross_origin"),
        (b"[]", "webauthn_client_data"),
        (b"\xef\xbb\xbf" + client_data(), "webauthn_client_data"),
        (client_data().replace(b"{", b'{"type":"webauthn.get",', 1), "webauthn_client_data"),
        (client_data() + b"x", "webauthn_client_data"),
        (client_data(padding="x" * 2100), "webauthn_client_data"),
    ],
)
def test_client_data_for_something_else_is_refused(
    authenticator: Authenticator, text: bytes, fault: str
) -> None:
    assert signature_fault(authenticator.key, ENCODING, authenticator.answer(text)) == fault


@pytest.mark.parametrize(
    ("flags", "rest", "fault"),
    [
        (PRESENT | VERIFIED | ELIGIBLE, b"", None),
        (PRESENT | VERIFIED | ELIGIBLE | BACKED_UP, b"", None),
        (PRESENT | VERIFIED | EXTENDED, b"\xa0", None),
        (VERIFIED, b"", "webauthn_user_not_present"),
        (PRESENT, b"", "webauthn_user_not_verified"),
        (PRESENT | VERIFIED | BACKED_UP, b"", "webauthn_authenticator_data"),
        (PRESENT | VERIFIED | ATTESTED, b"", "webauthn_authenticator_data"),
        (PRESENT | VERIFIED | EXTENDED, b"", "webauthn_authenticator_data"),
        (PRESENT | VERIFIED, b"\xa0", "webauthn_authenticator_data"),
    ],
)
def test_flags_are_judged(authenticator: Authenticator, flags: int, rest: bytes, fault: str | None) -> None:
    assert (
        signature_fault(authenticator.key, ENCODING, authenticator.answer(client_data(), flags, rest))
        == fault
    )


def test_another_site_is_refused(authenticator: Authenticator) -> None:
    answer = authenticator.answer(client_data())
    elsewhere = replace(authenticator.key, rp_id="odkb-csto.org")
    assert signature_fault(elsewhere, ENCODING, answer) == "webauthn_rp_id"


def test_data_cut_short_is_refused(authenticator: Authenticator) -> None:
    answer = authenticator.answer(client_data())
    assert answer.webauthn is not None
    short = replace(answer.webauthn, authenticator_data=answer.webauthn.authenticator_data[:36])
    fault = signature_fault(authenticator.key, ENCODING, replace(answer, webauthn=short))
    assert fault == "webauthn_authenticator_data"


def test_a_signature_over_other_data_is_false(authenticator: Authenticator) -> None:
    answer = authenticator.answer(client_data())
    assert answer.webauthn is not None
    counted = answer.webauthn.authenticator_data[:-1] + b"\x01"
    changed = replace(answer, webauthn=replace(answer.webauthn, authenticator_data=counted))
    assert signature_fault(authenticator.key, ENCODING, changed) == "signature_false"
    respelt = replace(answer, webauthn=replace(answer.webauthn, client_data_json=client_data() + b" "))
    assert signature_fault(authenticator.key, ENCODING, respelt) == "signature_false"


def test_an_assertion_stands_for_one_envelope(authenticator: Authenticator) -> None:
    other = pre_authentication_encoding(b'{"another":"event"}')
    answer = authenticator.answer(client_data())
    assert signature_fault(authenticator.key, other, answer) == "webauthn_challenge"


def test_kinds_of_key_do_not_mix(authenticator: Authenticator) -> None:
    key, answer = authenticator.key, authenticator.answer(client_data())
    assert signature_fault(key, ENCODING, replace(answer, webauthn=None)) == "signature_kind"
    assert signature_fault(replace(key, algorithm=ED25519), ENCODING, answer) == "signature_kind"
    assert signature_fault(replace(key, algorithm="rs256"), ENCODING, answer) == "signature_algorithm"
    assert signature_fault(key, ENCODING, replace(answer, keyid="ab" * 32)) == "signature_key"
    other = ES256_WEBAUTHN if key.algorithm == EDDSA_WEBAUTHN else EDDSA_WEBAUTHN
    assert signature_fault(replace(key, algorithm=other), ENCODING, answer) == "signature_false"


def test_a_plain_key_signs_the_encoding_itself() -> None:
    private = Ed25519PrivateKey.from_private_bytes(bytes(32))
    key = SigningKey(ED25519, private.public_key().public_bytes_raw())
    good = Signature(key_id(key.public), private.sign(ENCODING))
    assert signature_fault(key, ENCODING, good) is None
    assert signature_fault(key, ENCODING + b" ", good) == "signature_false"


def test_a_p256_signature_has_one_encoding_and_one_form_of_key() -> None:
    maker = p256()
    sig = maker.sign(b"message")
    assert verify_p256(maker.key.public, b"message", sig)
    r, s = decode_dss_signature(sig)
    assert verify_p256(maker.key.public, b"message", encode_dss_signature(r, P256_ORDER - s))
    trailing = sig + b"\x00"
    long_length = b"\x30\x81" + sig[1:]
    beyond = encode_dss_signature(r, s + P256_ORDER)
    for wrong in (trailing, long_length, beyond, encode_dss_signature(0, s), b"", b"\x30\x00", sig[:-1]):
        assert not verify_p256(maker.key.public, b"message", wrong)
    x, y = maker.key.public[1:33], maker.key.public[33:]
    compressed = bytes([2 + (y[-1] & 1)]) + x
    hybrid = bytes([6 + (y[-1] & 1)]) + x + y
    off_curve = b"\x04" + x + bytes(32)
    for wrong in (compressed, hybrid, off_curve, b"\x00", b""):
        assert not verify_p256(wrong, b"message", sig)


def published(text: str) -> dict[str, dict[str, bytes]]:
    """The authentication values of each published credential, by heading, with the key's coordinates."""
    found = {}
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading, _, body = section.partition(" ##")
        blocks = re.findall(r"<xmp.*?</xmp>", body, re.DOTALL)
        pairs = [re.findall(r"^(\w+) = h'([0-9a-f]*)'", block, re.MULTILINE) for block in blocks]
        values = [{name: bytes.fromhex(digits) for name, digits in block} for block in pairs]
        if len(values) >= 2 and "signature" in values[1]:
            found[heading] = {**values[1], "attestation": values[0]["attestationObject"]}
    return found


def published_key(attestation: bytes) -> SigningKey | None:
    """From the COSE key inside the attestation: x and y of P-256, or x of Ed25519."""
    on_p256 = re.search(
        rb"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20(.{32})\x22\x58\x20(.{32})", attestation, re.S
    )
    if on_p256:
        return SigningKey(
            ES256_WEBAUTHN, b"\x04" + on_p256[1] + on_p256[2], "example.org", ("https://example.org",)
        )
    on_edwards = re.search(rb"\xa4\x01\x01\x03\x27\x20\x06\x21\x58\x20(.{32})", attestation, re.S)
    return (
        SigningKey(EDDSA_WEBAUTHN, on_edwards[1], "example.org", ("https://example.org",))
        if on_edwards
        else None
    )


def expected_fault(values: dict[str, bytes]) -> str | None:
    client = json.loads(values["clientDataJSON"])
    if client.get("crossOrigin") or "topOrigin" in client:
        return "webauthn_cross_origin"
    flags = values["authenticatorData"][32]
    if not flags & PRESENT:
        return "webauthn_user_not_present"
    return None if flags & VERIFIED else "webauthn_user_not_verified"


@pytest.mark.conformance
def test_the_published_assertions(conformance_data: Path) -> None:
    files = list((conformance_data / "vectors" / "webauthn").glob("*.txt"))
    cases = {name: values for file in files for name, values in published(file.read_text()).items()}
    algorithms = set()
    for name, values in cases.items():
        key = published_key(values["attestation"])
        if key is None:
            continue
        algorithms.add(key.algorithm)
        assertion = Assertion(values["authenticatorData"], values["clientDataJSON"])
        expected = urlsafe_b64encode(values["challenge"]).rstrip(b"=").decode()
        fault = assertion_fault(key, expected, assertion, values["signature"])
        assert fault == expected_fault(values), name
        verify = verify_p256 if key.algorithm == ES256_WEBAUTHN else verify_ed25519
        signed = assertion.authenticator_data + sha256(assertion.client_data_json).digest()
        assert verify(key.public, signed, values["signature"]), name
    assert algorithms == {ES256_WEBAUTHN, EDDSA_WEBAUTHN}
