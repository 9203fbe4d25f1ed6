"""The signed envelope: DSSE over its pre-authentication encoding, with a fixed payload type.

One signature, but for entry 0, the founding roster, which all its keys sign. A WebAuthn signature brings the
authenticator data and client data it was made over. Checking signatures is a function the caller passes in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tocsin.ledger import canonical
from tocsin.ledger.canonical import Json
from tocsin.ledger.event import MAX_BYTES
from tocsin.ledger.fields import exact_keys, string
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.octets import from_base64, is_sha256_hex, to_base64

PAYLOAD_TYPE: Final = "application/vnd.tocsin.event+json"
MAX_SIGNATURES: Final = 64
MAX_SIGNATURE_BYTES: Final = 128
MAX_WEBAUTHN_BYTES: Final = 2048
MAX_ENVELOPE_BYTES: Final = 128 * 1024

# The canonical spelling around the payload of an envelope with one plain signature: the quick way in.
COMMON_HEAD: Final = '{"payload":"'
COMMON_TAIL: Final = (
    rf'","payloadType":"{re.escape(PAYLOAD_TYPE)}",'
    r'"signatures":\[\{"keyid":"([0-9a-f]{64})","sig":"([A-Za-z0-9+/]{86}==)"\}\]\}'
)
_COMMON_TAIL = re.compile(COMMON_TAIL)

_KEYS = frozenset(("payload", "payloadType", "signatures"))
_SIGNATURE_KEYS = frozenset(("keyid", "sig"))
_PASSKEY_SIGNATURE_KEYS = _SIGNATURE_KEYS | {"webauthn"}
_WEBAUTHN_KEYS = frozenset(("authenticatorData", "clientDataJSON"))
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a WebAuthn authenticator signed besides the challenge."""

    authenticator_data: bytes
    client_data_json: bytes


@dataclass(frozen=True, slots=True)
class Signature:
    """`keyid` is the SHA-256 of the raw public key, in hex."""

    keyid: str
    sig: bytes
    webauthn: Assertion | None = None


@dataclass(frozen=True, slots=True)
class Envelope:
    payload: bytes
    signatures: tuple[Signature, ...]


def pre_authentication_encoding(payload: bytes) -> bytes:
    """DSSE PAE: what an Ed25519 key signs, and whose SHA-256 is the challenge of a WebAuthn key."""
    return b"DSSEv1 %d %b %d %b" % (len(PAYLOAD_TYPE), PAYLOAD_TYPE.encode("ascii"), len(payload), payload)


def parse(data: bytes, founding: bool = False) -> Envelope:
    """An envelope in any JSON spelling, as it comes in; `founding` lets it carry several signatures."""
    return _common(data) or from_value(canonical.parse(data, MAX_ENVELOPE_BYTES, _DEPTH), founding)


def _common(data: bytes) -> Envelope | None:
    text = data.decode("latin-1")
    end = text.find('"', len(COMMON_HEAD))
    match = _COMMON_TAIL.fullmatch(text, end) if text.startswith(COMMON_HEAD) else None
    return match and signed_once(text[len(COMMON_HEAD) : end], *match.groups())


def signed_once(payload: str, keyid: str, sig: str) -> Envelope | None:
    """From base64, with forms already matched; None where the long way has a fault to tell."""
    try:
        octets = from_base64(payload)
        return (
            Envelope(octets, (Signature(keyid, from_base64(sig)),)) if 0 < len(octets) <= MAX_BYTES else None
        )
    except Malformed:
        return None


def from_value(value: Json, founding: bool, where: str = "") -> Envelope:
    fields = exact_keys(value, _KEYS, where)
    if fields["payloadType"] != PAYLOAD_TYPE:
        raise Malformed("envelope_payload_type", f"{where}/payloadType", ascii(fields["payloadType"]))
    payload = _octets(fields, "payload", where, MAX_BYTES)
    entries = fields["signatures"]
    if not isinstance(entries, list):
        raise Malformed("not_an_array", f"{where}/signatures", type(entries).__name__)
    signatures = [_signature(entry, f"{where}/signatures/{n}") for n, entry in enumerate(entries)]
    return checked(payload, signatures, founding, where)


def checked(payload: bytes, signatures: list[Signature], founding: bool, where: str = "") -> Envelope:
    most = MAX_SIGNATURES if founding else 1
    if not 1 <= len(signatures) <= most:
        raise Malformed("envelope_signature_count", f"{where}/signatures", f"{len(signatures)} of 1..{most}")
    if len({signature.keyid for signature in signatures}) != len(signatures):
        raise Malformed("envelope_key_twice", f"{where}/signatures")
    return Envelope(payload, tuple(signatures))


def _signature(entry: Json, where: str) -> Signature:
    by_passkey = isinstance(entry, dict) and "webauthn" in entry
    fields = exact_keys(entry, _PASSKEY_SIGNATURE_KEYS if by_passkey else _SIGNATURE_KEYS, where)
    keyid = string(fields, "keyid", where)
    if not is_sha256_hex(keyid):
        raise Malformed("envelope_keyid", f"{where}/keyid", ascii(keyid))
    sig = _octets(fields, "sig", where, MAX_SIGNATURE_BYTES)
    return Signature(keyid, sig, _assertion(fields["webauthn"], f"{where}/webauthn") if by_passkey else None)


def _assertion(value: Json, where: str) -> Assertion:
    fields = exact_keys(value, _WEBAUTHN_KEYS, where)
    return Assertion(
        _octets(fields, "authenticatorData", where, MAX_WEBAUTHN_BYTES),
        _octets(fields, "clientDataJSON", where, MAX_WEBAUTHN_BYTES),
    )


def _octets(fields: dict[str, Json], key: str, where: str, most: int) -> bytes:
    octets = from_base64(string(fields, key, where), f"{where}/{key}")
    if not 1 <= len(octets) <= most:
        raise Malformed("octets_length", f"{where}/{key}", f"{len(octets)} of 1..{most}")
    return octets


def encode(envelope: Envelope) -> bytes:
    """Canonical JSON. Every value is base64, hex or fixed text, so that nothing needs an escape."""
    signatures = ",".join(map(_signature_text, envelope.signatures))
    payload = to_base64(envelope.payload)
    text = f'{{"payload":"{payload}","payloadType":"{PAYLOAD_TYPE}","signatures":[{signatures}]}}'
    return text.encode("ascii")


def _signature_text(signature: Signature) -> str:
    head = f'"keyid":"{signature.keyid}","sig":"{to_base64(signature.sig)}"'
    if signature.webauthn is None:
        return f"{{{head}}}"
    authenticator_data = to_base64(signature.webauthn.authenticator_data)
    client_data = to_base64(signature.webauthn.client_data_json)
    assertion = f'"authenticatorData":"{authenticator_data}","clientDataJSON":"{client_data}"'
    return f'{{{head},"webauthn":{{{assertion}}}}}'
