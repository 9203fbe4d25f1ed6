"""A stored leaf looked at with no trust: its form to the last octet, by the quick way where that is sure.

The quick way decodes leaf and event into their types and encodes them again: the same octets mean the
only spelling (RFC 8785). Where anything is out of the ordinary the rules of `tocsin.ledger` decide.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from tocsin.core.catalogue import BY_EVENT
from tocsin.engine.reading import EventForm, event_decoder, type_of
from tocsin.ledger import event, instants, leaf
from tocsin.ledger.canonical import MAX_INTEGER
from tocsin.ledger.envelope import PAYLOAD_TYPE, Signature
from tocsin.ledger.event import MAX_BYTES, NOTHING_SEEN, is_prev, is_uuid
from tocsin.ledger.leaf import MAX_LEAF_BYTES
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.octets import is_sha256_hex


class _Signature(Struct, frozen=True):
    keyid: str
    sig: bytes


class _Envelope(Struct, frozen=True):
    payload: bytes
    payloadType: str  # noqa: N815 - the name DSSE gives it
    signatures: tuple[_Signature, ...]


class _Leaf(Struct, frozen=True):
    envelope: _Envelope
    index: int
    received_at: str
    version: int


_decode = msgspec.json.Decoder(_Leaf).decode
_encode = msgspec.json.Encoder(order="sorted").encode


class Look(Struct, frozen=True, gc=False):
    """What a leaf says, its form being right."""

    payload: bytes
    signatures: tuple[Signature, ...]
    index: int
    received_at: int
    version: int
    log: str
    stream: str
    member: str
    role: str
    key: str
    prev: str
    id: str


def look(data: bytes) -> Look:
    """What the leaf says; raises `Malformed` where its form or its event's is not the one it must have."""
    try:
        found = _quick(data)
    except (msgspec.MsgspecError, Malformed):
        found = None
    return found or _long_way(data)


def _quick(data: bytes) -> Look | None:
    row = _decode(data)
    payload, signatures = row.envelope.payload, row.envelope.signatures
    if len(data) > MAX_LEAF_BYTES or len(payload) > MAX_BYTES or b"\\" in data or b"\\" in payload:
        return None
    if len(signatures) != 1 or row.envelope.payloadType != PAYLOAD_TYPE or _encode(row) != data:
        return None
    said = event_decoder(type_of(payload))(payload)
    if _encode(said) != payload or not _is_formed(said) or not 0 <= row.index <= MAX_INTEGER:
        return None
    signature = Signature(signatures[0].keyid, signatures[0].sig)
    return Look(
        payload,
        (signature,),
        row.index,
        instants.parse(row.received_at),
        row.version,
        said.log,
        said.stream,
        said.actor.member,
        said.actor.role,
        said.actor.key,
        said.prev,
        said.id,
    )


def _is_formed(said: EventForm[Any]) -> bool:
    """Forms that the types do not say; actor and log are compared with what is enrolled."""
    instants.parse(said.at)
    seen = NOTHING_SEEN <= said.seen <= MAX_INTEGER
    named = is_uuid(said.id) and is_prev(said.prev) and is_sha256_hex(said.charter)
    return seen and named and said.stream == _stream_of(said.type)(said.data)


@cache
def _stream_of(event_type: str) -> Callable[[Any], str]:
    return BY_EVENT[event_type].stream_of


def _long_way(data: bytes) -> Look:
    row = leaf.parse(data)
    said = event.parse(row.envelope.payload)
    return Look(
        row.envelope.payload,
        row.envelope.signatures,
        row.index,
        row.received_at,
        row.version,
        said.log,
        said.stream,
        said.member,
        said.role,
        said.key,
        said.prev,
        said.id,
    )
