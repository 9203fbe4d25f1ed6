"""Signature checks: strict Ed25519 (RFC 8032 with the choices below).

Ed25519: S < L, A and R in canonical encoding, A not of small order, and the equation without cofactor, so
that every verifier gives one verdict. A key's id is the SHA-256 of its raw public key.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from nacl.bindings import crypto_sign_open
from nacl.exceptions import BadSignatureError

from tocsin.ledger.octets import sha256_hex

ED25519_PUBLIC_BYTES: Final = 32
ED25519_SIGNATURE_BYTES: Final = 64

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493
_SIGN_BIT = 1 << 255

# The y coordinates of the eight points whose order divides 8; either sign of x is of small order too.
_Y8 = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_SMALL_ORDER_Y = frozenset((0, 1, _P - 1, _Y8, _P - _Y8))


def key_id(public: bytes) -> str:
    return sha256_hex(public)


def _is_canonical_point(encoded: bytes) -> bool:
    """Whether y < p, and x = 0 (only where y is 1 or -1) does not carry the sign bit."""
    number = int.from_bytes(encoded, "little")
    y = number & ~_SIGN_BIT
    return y < _P and not (number & _SIGN_BIT and y in (1, _P - 1))


@lru_cache(maxsize=4096)
def _is_usable_key(public: bytes) -> bool:
    y = int.from_bytes(public, "little") & ~_SIGN_BIT
    return _is_canonical_point(public) and y not in _SMALL_ORDER_Y


@lru_cache(maxsize=1)
def _sodium_has_no_cofactor() -> bool:
    """A libsodium may multiply by the cofactor, so it is asked: here R carries a point of order 8."""
    public = bytes.fromhex("edc876d6831fd2105d0b4389ca2e283166469289146e2ce06faefe98b22548df")
    r = "16b981d0b88cdf3ab9fa87190822fe4905b475efda3aec7c34abfa92c19320f4"
    s = "cac70cb7841552a3d15b213446503efffae4dc14401164c00d3f26ec3a35d501"
    return not _sodium_accepts(public, b"tocsin 0", bytes.fromhex(r + s))


def verify_ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `signature` (64 bytes) is one of the key `public` (32 bytes) over `message`; never raises."""
    if len(public) != ED25519_PUBLIC_BYTES or len(signature) != ED25519_SIGNATURE_BYTES:
        return False
    if int.from_bytes(signature[32:], "little") >= _L or not _is_canonical_point(signature[:32]):
        return False
    if not _is_usable_key(public):
        return False
    if _sodium_has_no_cofactor() and _sodium_accepts(public, message, signature):
        return True
    return _openssl_accepts(public, message, signature)


def _sodium_accepts(public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        crypto_sign_open(signature + message, public)
    except BadSignatureError:
        return False
    return True


def _openssl_accepts(public: bytes, message: bytes, signature: bytes) -> bool:
    """The equation without cofactor, R compared as bytes: exact, and about half as fast as libsodium."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
