"""Signature checks over an envelope: strict Ed25519, and WebAuthn assertions by P-256 or Ed25519 keys.

Ed25519 (RFC 8032): S < L, A and R in canonical encoding, A not of small order, and the equation without
cofactor, so that every verifier gives one verdict. WebAuthn: Level 3 section 7.2, narrowed to one challenge
an envelope and a user who is present and verified. A key's id is the SHA-256 of its raw public key.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from nacl.bindings import crypto_sign_open
from nacl.exceptions import BadSignatureError

from tocsin.ledger import canonical
from tocsin.ledger.envelope import MAX_WEBAUTHN_BYTES, Assertion, Signature
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.octets import sha256_hex

ED25519: Final = "ed25519"
ES256_WEBAUTHN: Final = "es256-webauthn"
EDDSA_WEBAUTHN: Final = "eddsa-webauthn"
ALGORITHMS: Final = (ED25519, ES256_WEBAUTHN, EDDSA_WEBAUTHN)

ED25519_PUBLIC_BYTES: Final = 32
ED25519_SIGNATURE_BYTES: Final = 64
P256_POINT_BYTES: Final = 65

_USER_PRESENT = 0x01
_USER_VERIFIED = 0x04
_BACKUP_ELIGIBLE = 0x08
_BACKED_UP = 0x10
_ATTESTED_DATA = 0x40
_EXTENSIONS = 0x80
_AUTHENTICATOR_DATA_BYTES = 37

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


def verify_p256(public: bytes, message: bytes, signature: bytes) -> bool:
    """ECDSA with SHA-256 over P-256: an uncompressed 65-byte point, a DER signature in its only encoding."""
    try:
        if (
            len(public) != P256_POINT_BYTES
            or encode_dss_signature(*decode_dss_signature(signature)) != signature
        ):
            return False
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
        key.verify(signature, message, ec.ECDSA(SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The public half of an enrolled key. `rp_id` and `origins` say where a passkey may be used."""

    algorithm: str
    public: bytes
    rp_id: str = ""
    origins: tuple[str, ...] = ()


def signature_fault(key: SigningKey, encoding: bytes, signature: Signature) -> str | None:
    """Why `signature` does not hold over a DSSE pre-authentication encoding, as a code; None if it holds."""
    if signature.keyid != key_id(key.public):
        return "signature_key"
    if key.algorithm not in ALGORITHMS:
        return "signature_algorithm"
    if (signature.webauthn is not None) != (key.algorithm != ED25519):
        return "signature_kind"
    if signature.webauthn is None:
        return None if verify_ed25519(key.public, encoding, signature.sig) else "signature_false"
    return assertion_fault(key, challenge(encoding), signature.webauthn, signature.sig)


def challenge(encoding: bytes) -> str:
    """The WebAuthn challenge that stands for an envelope, as client data spells it: base64url, unpadded."""
    return urlsafe_b64encode(sha256(encoding).digest()).rstrip(b"=").decode("ascii")


def assertion_fault(key: SigningKey, expected_challenge: str, assertion: Assertion, sig: bytes) -> str | None:
    """Why a passkey's assertion does not hold, as a code; None if it holds."""
    fault = _client_data_fault(key, expected_challenge, assertion.client_data_json)
    fault = fault or _authenticator_data_fault(key, assertion.authenticator_data)
    if fault is not None:
        return fault
    signed = assertion.authenticator_data + sha256(assertion.client_data_json).digest()
    verify = verify_p256 if key.algorithm == ES256_WEBAUTHN else verify_ed25519
    return None if verify(key.public, signed, sig) else "signature_false"


def _client_data_fault(key: SigningKey, expected_challenge: str, client_data_json: bytes) -> str | None:
    try:
        client_data = canonical.parse(client_data_json, MAX_WEBAUTHN_BYTES)
    except Malformed:
        return "webauthn_client_data"
    if not isinstance(client_data, dict):
        return "webauthn_client_data"
    if client_data.get("type") != "webauthn.get":
        return "webauthn_type"
    if client_data.get("challenge") != expected_challenge:
        return "webauthn_challenge"
    if client_data.get("origin") not in key.origins:
        return "webauthn_origin"
    if client_data.get("crossOrigin", False) is not False or "topOrigin" in client_data:
        return "webauthn_cross_origin"
    return None


def _authenticator_data_fault(key: SigningKey, data: bytes) -> str | None:
    if len(data) < _AUTHENTICATOR_DATA_BYTES:
        return "webauthn_authenticator_data"
    flags = data[32]
    has_extensions = len(data) > _AUTHENTICATOR_DATA_BYTES
    if flags & _ATTESTED_DATA or has_extensions != bool(flags & _EXTENSIONS):
        return "webauthn_authenticator_data"
    if flags & _BACKED_UP and not flags & _BACKUP_ELIGIBLE:
        return "webauthn_authenticator_data"
    if data[:32] != sha256(key.rp_id.encode("utf-8")).digest():
        return "webauthn_rp_id"
    if not flags & _USER_PRESENT:
        return "webauthn_user_not_present"
    if not flags & _USER_VERIFIED:
        return "webauthn_user_not_verified"
    return None
