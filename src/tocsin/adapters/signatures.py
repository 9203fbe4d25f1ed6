"""The engine's signature check: the proof room's rules, asked for an enrolled key."""

from __future__ import annotations

from functools import lru_cache

from tocsin.core.roster.state import Key
from tocsin.ledger.envelope import Signature
from tocsin.ledger.octets import from_base64
from tocsin.proof.signatures import SigningKey, signature_fault


def verify(key: Key, encoding: bytes, signature: Signature) -> str | None:
    """The code of what is wrong with a signature of an enrolled key, None if it holds."""
    return signature_fault(_signing_key(key), encoding, signature)


@lru_cache(maxsize=4096)
def _signing_key(key: Key) -> SigningKey:
    return SigningKey(key.algorithm, from_base64(key.public, "/public"), key.rp_id, key.origins)
