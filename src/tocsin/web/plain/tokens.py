"""Opaque `Last-Event-ID`s: a place in a ledger, sealed for one session.

ChaCha20-Poly1305 (RFC 8439) under a key derived (HKDF, RFC 5869) from the site's secret; session and
ledger are bound as associated data, so that an id of another session or ledger does not open.
"""

from __future__ import annotations

import binascii
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12
PLACE_BYTES = 8
MAX_TOKEN = 200


class Tokens:
    """Seals and opens places for the streams of this site."""

    def __init__(self, secret: str) -> None:
        derived = HKDF(SHA256(), length=32, salt=None, info=b"tocsin stream place").derive(secret.encode())
        self._cipher = ChaCha20Poly1305(derived)

    def seal(self, place: int, session: str, ledger: str) -> str:
        """The id under which a session may come back to a place."""
        nonce = os.urandom(NONCE_BYTES)
        sealed = self._cipher.encrypt(nonce, place.to_bytes(PLACE_BYTES, "big"), _bound(session, ledger))
        return urlsafe_b64encode(nonce + sealed).decode().rstrip("=")

    def open(self, token: str, session: str, ledger: str) -> int | None:
        """The place, None where the id is not one of this session and ledger."""
        if not token or len(token) > MAX_TOKEN or not token.isascii():
            return None
        try:
            raw = urlsafe_b64decode(token + "=" * (-len(token) % 4))
            place = self._cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], _bound(session, ledger))
        except (binascii.Error, InvalidTag, ValueError):
            return None
        return int.from_bytes(place, "big")


def _bound(session: str, ledger: str) -> bytes:
    return f"{session}\n{ledger}".encode()
