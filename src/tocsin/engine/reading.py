"""From stored or submitted bytes to entries with typed data.

`read_own` trusts the ledger's own store and only reads; `read_submitted` trusts nothing. Both give the
same event for the same bytes (INTERFACE section 5).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any, Generic, Literal, TypeVar

import msgspec
from msgspec import Struct

from tocsin.core.catalogue import BY_EVENT, Spec
from tocsin.core.values import Actor, Entry
from tocsin.engine.answers import Fault
from tocsin.engine.forms import read_data
from tocsin.ledger import envelope, event, instants
from tocsin.ledger.envelope import Envelope
from tocsin.ledger.event import Event
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.merkle import leaf_hash

T = TypeVar("T")
_TYPE_KEY = b'"type":"'


class EventForm(Struct, Generic[T], frozen=True):
    """An event with its data typed, as replay decodes it."""

    v: Literal[1]
    log: str
    charter: str
    stream: str
    seen: int
    type: str
    at: str
    actor: Actor
    prev: str
    id: str
    data: T


class _EnvelopeForm(Struct, frozen=True):
    payload: bytes


class _LeafForm(Struct, frozen=True):
    envelope: _EnvelopeForm
    index: int
    received_at: str
    version: int


_decode_leaf = msgspec.json.Decoder(_LeafForm).decode


@dataclass(frozen=True, slots=True)
class Read:
    """An entry of the ledger with what of its event the core does not need."""

    entry: Entry
    event_id: str
    prev: str
    payload_sha256: str


@dataclass(frozen=True, slots=True)
class Submitted:
    """What came in: the envelope, its event, the command's spec, and the typed data."""

    envelope: Envelope
    event: Event
    spec: Spec
    data: Any


@cache
def event_decoder(event_type: str) -> Callable[[bytes], EventForm[Any]]:
    """The decoder for a payload of that type; raises `Malformed` for a type the catalogue does not know."""
    spec = BY_EVENT.get(event_type)
    if spec is None:
        raise Malformed("event_type_unknown", "/type", event_type)
    form: Any = EventForm[spec.event_data]  # type: ignore[name-defined]
    return msgspec.json.Decoder(form).decode


def type_of(payload: bytes) -> str:
    """The type of a canonical payload: its key is the last but one, and no earlier value may follow it."""
    start = payload.rfind(_TYPE_KEY) + len(_TYPE_KEY)
    return payload[start : payload.find(b'"', start)].decode("utf-8", "replace")


def read_own(leaf: bytes) -> Read:
    """An entry from the ledger's own store; raises `Malformed` where it cannot be one."""
    try:
        row = _decode_leaf(leaf)
        payload = row.envelope.payload
        form = event_decoder(type_of(payload))(payload)
    except msgspec.MsgspecError as problem:
        raise Malformed("leaf_unreadable", "", str(problem)) from None
    entry = Entry(
        index=row.index,
        version=row.version,
        received_at=instants.parse(row.received_at),
        leaf=leaf_hash(leaf).hex(),
        stream=form.stream,
        type=form.type,
        at=instants.parse(form.at),
        actor=form.actor,
        charter=form.charter,
        data=form.data,
    )
    return Read(entry, form.id, form.prev, sha256(payload).hexdigest())


def read_submitted(data: bytes) -> Submitted | Fault:
    """A submitted envelope, its form checked to the last field; the signature is not."""
    try:
        signed = envelope.parse(data)
        row = event.parse(signed.payload)
    except Malformed as problem:
        return Fault(problem.code, problem.where, problem.detail)
    spec = BY_EVENT.get(row.type)
    if spec is None:
        return Fault("event_type_unknown", "/type", row.type)
    typed = read_data(spec.event_data, row.data)
    return typed if isinstance(typed, Fault) else Submitted(signed, row, spec, typed)
