"""What was prepared, kept by the page until it is signed: sealed for the person it was made for."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass

from django.core import signing

from tocsin.web.people.access import Access

SALT = "tocsin.prepared"
VALID_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Sealed:
    """The exact bytes to sign, and the id under which they are sent once."""

    payload: bytes
    event_id: str


def seal(access: Access, payload: bytes, event_id: str) -> str:
    """The seal of a prepared event."""
    value = {"w": _whose(access), "p": b64encode(payload).decode(), "i": event_id}
    return signing.dumps(value, salt=SALT, compress=True)


def unseal(access: Access, sealed: str) -> Sealed | None:
    """What was prepared, None where it is too old or was made for someone else."""
    try:
        value = signing.loads(sealed, salt=SALT, max_age=VALID_SECONDS)
    except signing.BadSignature:
        return None
    return Sealed(b64decode(value["p"]), value["i"]) if value["w"] == _whose(access) else None


def _whose(access: Access) -> str:
    return f"{access.ledger.name}/{access.person.pk}/{access.key}"
