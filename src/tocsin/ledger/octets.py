"""Octets in text: standard padded base64 that re-encodes to itself (RFC 4648 section 4), and hex SHA-256."""

from __future__ import annotations

import re
from binascii import Error, a2b_base64, b2a_base64
from hashlib import sha256

from tocsin.ledger.malformed import Malformed

_SHA256 = re.compile(r"[0-9a-f]{64}")


def to_base64(octets: bytes) -> str:
    return b2a_base64(octets, newline=False).decode("ascii")


def from_base64(text: str, where: str = "") -> bytes:
    """The octets of `text`; refuses other alphabets, missing padding and non-zero trailing bits."""
    try:
        octets = a2b_base64(text, strict_mode=True)
    except (Error, ValueError):
        raise Malformed("base64_form", where, text) from None
    # Strict decoding leaves open the length and the bits left over: both show in the last group of four.
    last = octets[(len(octets) - 1) // 3 * 3 :]
    if (len(octets) + 2) // 3 * 4 != len(text) or to_base64(last) != text[-4:]:
        raise Malformed("base64_form", where, text)
    return octets


def sha256_hex(octets: bytes) -> str:
    return sha256(octets).hexdigest()


def is_sha256_hex(text: str) -> bool:
    return _SHA256.fullmatch(text) is not None
