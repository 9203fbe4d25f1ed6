"""Timestamped Ed25519 cosignatures of checkpoints (c2sp.org/tlog-cosignature, type 0x04)."""

from __future__ import annotations

from typing import Final

from tocsin.ledger.malformed import Malformed
from tocsin.ledger.note import (
    COSIGNATURE,
    SIGNATURE_BYTES,
    Note,
    NoteSignature,
    Sign,
    VerifierKey,
    Verify,
    is_by,
)

_TIMESTAMP_BYTES: Final = 8
_MAX_TIMESTAMP: Final = 2**63 - 1


def message(timestamp: int, text: str) -> bytes:
    """What a cosigner signs: `timestamp` in seconds since 1970, `text` the whole note body."""
    if not 0 <= timestamp <= _MAX_TIMESTAMP:
        raise Malformed("cosignature_time", "", str(timestamp))
    return f"cosignature/v1\ntime {timestamp}\n{text}".encode()


def sign(text: str, timestamp: int, key: VerifierKey, signer: Sign) -> NoteSignature:
    if key.algorithm != COSIGNATURE:
        raise Malformed("cosignature_key", "", str(key))
    signature = signer(message(timestamp, text))
    return NoteSignature(key.name, key.id, timestamp.to_bytes(_TIMESTAMP_BYTES, "big") + signature)


def timestamp(line: NoteSignature) -> int:
    if len(line.signature) != _TIMESTAMP_BYTES + SIGNATURE_BYTES:
        raise Malformed("cosignature_length", "", line.name)
    return int.from_bytes(line.signature[:_TIMESTAMP_BYTES], "big")


def verify(note: Note, key: VerifierKey, verifier: Verify) -> int | None:
    """Seconds since 1970 at which `key` cosigned, None where it did not. A false line of it is `Malformed`.

    A cosigner may stand on a note several times; the latest counts.
    """
    latest: int | None = None
    for n, line in enumerate(note.signatures):
        if key.algorithm != COSIGNATURE or not is_by(line, key):
            continue
        seconds = timestamp(line)
        if not verifier(key.public, message(seconds, note.text), line.signature[_TIMESTAMP_BYTES:]):
            raise Malformed("note_signature_false", f"/signatures/{n}", key.name)
        latest = seconds if latest is None else max(latest, seconds)
    return latest
