"""Strict Ed25519, held to a plain reading of the curve: each verdict is derived from the points."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha512
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.signing import SigningKey

from tocsin.proof import signatures
from tocsin.proof.signatures import verify_ed25519

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)


@dataclass(frozen=True)
class Point:
    """A point of edwards25519 in affine coordinates."""

    x: int
    y: int

    def __add__(self, other: Point) -> Point:
        return affine(added((self.x, self.y, 1), (other.x, other.y, 1)))

    def times(self, scalar: int) -> Point:
        result, power = (0, 1, 1), (self.x, self.y, 1)
        while scalar:
            if scalar & 1:
                result = added(result, power)
            power = added(power, power)
            scalar >>= 1
        return affine(result)

    def encode(self) -> bytes:
        return (self.y | (self.x & 1) << 255).to_bytes(32, "little")


def added(one: tuple[int, int, int], other: tuple[int, int, int]) -> tuple[int, int, int]:
    """The complete addition law in projective coordinates."""
    (x1, y1, z1), (x2, y2, z2) = one, other
    a, c, d = z1 * z2 % P, x1 * x2 % P, y1 * y2 % P
    e = D * c * d % P
    f, g = a * a - e, a * a + e
    return a * f * ((x1 + y1) * (x2 + y2) - c - d) % P, a * g * (d + c) % P, f * g % P


def affine(projective: tuple[int, int, int]) -> Point:
    x, y, z = projective
    inverse = pow(z, -1, P)
    return Point(x * inverse % P, y * inverse % P)


NEUTRAL = Point(0, 1)


def decode(encoded: bytes) -> Point | None:
    """The point of an encoding, also of one that is not canonical."""
    number = int.from_bytes(encoded, "little")
    y = number % 2**255 % P
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT_OF_MINUS_1 % P
    if x * x % P != square:
        return None
    return Point(-x % P if x & 1 != number >> 255 else x, y)


def point(encoded: str) -> Point:
    found = decode(bytes.fromhex(encoded))
    assert found is not None
    return found


BASE = point("58" + "66" * 31)
OF_ORDER_8 = point("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")


def challenge(commitment: bytes, public: bytes, message: bytes) -> int:
    """Reduced before use, as all implementations do: keys that carry a point of small order tell."""
    return int.from_bytes(sha512(commitment + public + message).digest(), "little") % L


def strict_verdict(public: bytes, message: bytes, signature: bytes) -> bool:
    """The policy, read off the points."""
    a, r = decode(public), decode(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L or a.encode() != public or r.encode() != signature[:32]:
        return False
    if a.times(8) == NEUTRAL:
        return False
    return BASE.times(s) == r + a.times(challenge(signature[:32], public, message))


def signed(message: bytes, twist_a: int = 0, twist_r: int = 0, r: int = 7) -> tuple[bytes, bytes, int]:
    """Public key, signature, and what the equation leaves over, as a multiple of the point of order 8."""
    a = 5
    public = (BASE.times(a) + OF_ORDER_8.times(twist_a)).encode()
    commitment = (BASE.times(r) + OF_ORDER_8.times(twist_r)).encode()
    k = challenge(commitment, public, message)
    return public, commitment + ((r + k * a) % L).to_bytes(32, "little"), (twist_r + k * twist_a) % 8


def encodings_of_small_order() -> list[bytes]:
    """All fourteen: eight points, and what else decodes to them."""
    points = {OF_ORDER_8.times(n) for n in range(8)}
    numbers = [y + sign for y in {p.y for p in points} for sign in (0, 2**255)]
    numbers += [y + P + sign for y in {p.y for p in points} if y + P < 2**255 for sign in (0, 2**255)]
    found = [number.to_bytes(32, "little") for number in numbers]
    return [encoded for encoded in found if decode(encoded) in points]


def test_the_reference_knows_the_group() -> None:
    assert BASE.times(L) == NEUTRAL
    assert [OF_ORDER_8.times(n) == NEUTRAL for n in range(1, 9)] == [False] * 7 + [True]
    assert len(encodings_of_small_order()) == 14


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.data())
@settings(max_examples=40)
def test_signatures_hold_and_changed_ones_do_not(seed: bytes, message: bytes, drawn: st.DataObject) -> None:
    key = SigningKey(seed)
    public, signature = bytes(key.verify_key), key.sign(message).signature
    assert verify_ed25519(public, message, signature)
    assert strict_verdict(public, message, signature)
    position = drawn.draw(st.integers(0, 63))
    changed = bytearray(signature)
    changed[position] ^= drawn.draw(st.integers(1, 255))
    assert not verify_ed25519(public, message, bytes(changed))
    assert not verify_ed25519(public, message + b"x", signature)


@pytest.mark.parametrize(("twist_a", "twist_r"), list(product(range(8), repeat=2)))
def test_points_that_carry_one_of_small_order(twist_a: int, twist_r: int) -> None:
    verdicts = set()
    for n in range(4):
        message = b"twisted %d" % n
        public, signature, residue = signed(message, twist_a, twist_r)
        verdict = verify_ed25519(public, message, signature)
        assert verdict == (residue == 0) == strict_verdict(public, message, signature)
        verdicts.add(verdict)
    if twist_a == 0:
        assert verdicts == {twist_r == 0}


def test_no_key_of_small_order_verifies_anything() -> None:
    for encoded in encodings_of_small_order():
        for n in range(16):
            message = b"small %d" % n
            for commitment in encodings_of_small_order():
                assert not verify_ed25519(encoded, message, commitment + bytes(32))


def test_a_commitment_of_small_order_is_judged_by_the_equation() -> None:
    accepted = refused = 0
    for n, twist_r, twist_a in product(range(6), range(8), range(8)):
        message = b"commitment %d" % n
        public, signature, residue = signed(message, twist_a, twist_r, r=0)
        verdict = verify_ed25519(public, message, signature)
        assert verdict == (residue == 0), (n, twist_r, twist_a)
        accepted += verdict
        refused += not verdict
    assert accepted > 20
    assert refused > 20


def test_other_encodings_of_a_commitment_are_refused() -> None:
    canonical = {OF_ORDER_8.times(n).encode() for n in range(8)}
    others = [encoded for encoded in encodings_of_small_order() if encoded not in canonical]
    assert len(others) == 6
    for encoded, n in product(others, range(24)):
        message = b"other %d" % n
        public = (BASE.times(5) + OF_ORDER_8).encode()
        signature = encoded + (challenge(encoded, public, message) * 5 % L).to_bytes(32, "little")
        assert not verify_ed25519(public, message, signature)


def test_an_encoding_beyond_p_is_refused_as_key() -> None:
    for y in range(19):
        encoded = (y + P).to_bytes(32, "little")
        assert not signatures._is_usable_key(encoded)
        assert signatures._is_usable_key(y.to_bytes(32, "little")) == (y > 1)


@pytest.mark.parametrize("multiple", [1, 2, 7, 15])
def test_s_is_below_the_order(multiple: int) -> None:
    message = b"malleable"
    public, signature, _ = signed(message)
    s = int.from_bytes(signature[32:], "little") + multiple * L
    assert verify_ed25519(public, message, signature)
    assert not verify_ed25519(public, message, signature[:32] + s.to_bytes(32, "little"))


@pytest.mark.parametrize(("public", "signature"), [(31, 64), (33, 64), (32, 63), (32, 65), (0, 0)])
def test_other_lengths_are_refused(public: int, signature: int) -> None:
    assert not verify_ed25519(bytes(public), b"", bytes(signature))


def test_both_libraries_reach_the_verdict_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [
        (b"alone %d" % n, twist_a, twist_r) for n in range(3) for twist_a in range(8) for twist_r in range(8)
    ]
    monkeypatch.setattr(signatures, "_sodium_has_no_cofactor", lambda: False)
    for message, twist_a, twist_r in cases:
        public, signature, residue = signed(message, twist_a, twist_r)
        assert verify_ed25519(public, message, signature) == (residue == 0)


def test_a_libsodium_with_cofactor_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    signatures._sodium_has_no_cofactor.cache_clear()
    monkeypatch.setattr(signatures, "_sodium_accepts", lambda *_: True)
    assert not signatures._sodium_has_no_cofactor()
    signatures._sodium_has_no_cofactor.cache_clear()


@pytest.mark.conformance
def test_wycheproof(conformance_data: Path) -> None:
    suite = json.loads(
        (conformance_data / "vectors" / "ed25519" / "wycheproof_ed25519_test.json").read_bytes()
    )
    count = 0
    for group in suite["testGroups"]:
        public = bytes.fromhex(group["publicKey"]["pk"])
        for case in group["tests"]:
            message, signature = bytes.fromhex(case["msg"]), bytes.fromhex(case["sig"])
            assert verify_ed25519(public, message, signature) == (case["result"] == "valid"), case["tcId"]
            count += 1
    assert count == suite["numberOfTests"]


@pytest.mark.conformance
def test_the_published_signatures_of_the_inventors(conformance_data: Path) -> None:
    lines = (conformance_data / "vectors" / "ed25519" / "djb_sign.input.first512").read_text().splitlines()
    assert lines
    for line in lines:
        secret, public, message, signature_and_message, *_ = (bytes.fromhex(part) for part in line.split(":"))
        signature = signature_and_message[:64]
        assert secret[32:] == public
        assert verify_ed25519(public, message, signature)
        assert not verify_ed25519(public, message + b"x", signature)


@pytest.mark.conformance
def test_the_published_list_of_small_order_encodings_is_ours(conformance_data: Path) -> None:
    text = (conformance_data / "vectors" / "ed25519" / "cctv_README.md").read_text()
    listed = {bytes.fromhex(found) for found in re.findall(r"^ *([0-9a-f]{64}) [\[(]", text, re.MULTILINE)}
    assert listed == set(encodings_of_small_order())
    assert not any(signatures._is_usable_key(encoded) for encoded in listed)
