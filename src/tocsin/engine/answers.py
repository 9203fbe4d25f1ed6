"""What the engine answers with: a prepared event, a receipt, a fault. Refusals are the core's own.

A fault says that what came in is no acceptable request at all; a refusal that the charter forbids it now.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class Fault(Struct, frozen=True):
    """Why a request cannot be taken: a code, the place (a JSON pointer) and the value or limit at fault."""

    code: str
    where: str = ""
    detail: str = ""


class NamedBody(Struct, frozen=True):
    """A body that an event names: at which field, its digest, its content if it is here."""

    where: str
    sha256: str
    content: bytes | None


class Prepared(Struct, frozen=True):
    """The exact event to sign, as bytes and as value, and the bodies it names."""

    payload: bytes
    stream: str
    event: dict[str, Any]
    texts: tuple[NamedBody, ...] = ()


class Placed(Struct, frozen=True, omit_defaults=True):
    """An entry at its place: what a receipt tells of it. Leaf hashes are hex."""

    index: int
    leaf: str
    version: int
    stream: str
    type: str


class Receipt(Struct, frozen=True):
    """The place an event was given, and the system's entries that followed from it at once."""

    index: int
    leaf: str
    received_at: str
    version: int
    stream: str
    type: str
    id: str
    followups: tuple[Placed, ...] = ()
