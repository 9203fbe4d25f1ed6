"""The leaf, one entry of a ledger: canonical `{"envelope":{…},"index":n,"received_at":"…Z","version":n}`.

Hashed per RFC 9162 section 2.1.1 and small enough for an entry bundle of C2SP tlog-tiles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tocsin.ledger import canonical, envelope, instants
from tocsin.ledger.envelope import Envelope
from tocsin.ledger.fields import exact_keys, integer, string
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.merkle import leaf_hash as leaf_hash

MAX_LEAF_BYTES: Final = 65_535

_KEYS = frozenset(("envelope", "index", "received_at", "version"))
_DEPTH = 5

# The common leaf, with one plain signature, in its only spelling. Whatever does not match takes the long way.
_COMMON_HEAD = '{"envelope":' + envelope.COMMON_HEAD
_COMMON_TAIL = re.compile(
    envelope.COMMON_TAIL
    + rf',"index":(0|[1-9][0-9]{{0,14}}),"received_at":"({instants.PATTERN})",'
    + r'"version":([1-9][0-9]{0,14})\}'
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """`received_at` in milliseconds since 1970; `version` counts the event's stream from 1."""

    envelope: Envelope
    index: int
    received_at: int
    version: int


def encode(leaf: Leaf) -> bytes:
    """The bytes of a leaf; raises `Malformed` where they exceed the bounds."""
    if leaf.index < 0 or leaf.version < 1:
        raise Malformed("leaf_number", "", f"{leaf.index} {leaf.version}")
    data = b'{"envelope":%b,"index":%d,"received_at":"%b","version":%d}' % (
        envelope.encode(leaf.envelope),
        leaf.index,
        instants.render(leaf.received_at).encode("ascii"),
        leaf.version,
    )
    if len(data) > MAX_LEAF_BYTES:
        raise Malformed("leaf_too_large", "", str(len(data)))
    return data


def parse(data: bytes) -> Leaf:
    """The leaf of `data`, which must be its own canonical form. The payload is left to `event.parse`."""
    if len(data) > MAX_LEAF_BYTES:
        raise Malformed("leaf_too_large", "", str(len(data)))
    return _common(data) or parse_thoroughly(data)


def _common(data: bytes) -> Leaf | None:
    text = data.decode("latin-1")
    end = text.find('"', len(_COMMON_HEAD))
    match = _COMMON_TAIL.fullmatch(text, end) if text.startswith(_COMMON_HEAD) else None
    if match is None:
        return None
    keyid, sig, index, received_at, version = match.groups()
    signed = envelope.signed_once(text[len(_COMMON_HEAD) : end], keyid, sig)
    moment = instants.moment(received_at)
    if signed is None or moment is None:
        return None
    return Leaf(signed, int(index), moment, int(version))


def parse_thoroughly(data: bytes) -> Leaf:
    """As `parse`, for every shape of leaf, and with the place of a fault."""
    fields = exact_keys(canonical.parse_canonical(data, MAX_LEAF_BYTES, _DEPTH), _KEYS, "")
    index = integer(fields, "index", "", 0)
    return Leaf(
        envelope.from_value(fields["envelope"], index == 0, "/envelope"),
        index,
        instants.parse(string(fields, "received_at", ""), "/received_at"),
        integer(fields, "version", "", 1),
    )
