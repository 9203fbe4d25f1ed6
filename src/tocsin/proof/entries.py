"""The enclosed leaves as entries of a ledger: read in their only form, in order, of one origin.

Whether they are complete, signed and included is asked elsewhere (`streams` here, `signing`, `seal`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tocsin.ledger import event as events
from tocsin.ledger import leaf as leaves
from tocsin.ledger import origin
from tocsin.ledger.envelope import Envelope
from tocsin.ledger.event import Event
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.merkle import leaf_hash
from tocsin.ledger.note import ED25519, VerifierKey, parse_verifier_key
from tocsin.proof.form import Certificate, Enclosed

ROSTER: Final = "roster"
CHARTER: Final = "charter"
MAX_DECISION_ENTRIES: Final = 2_000


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with its event; `where` is its place in the certificate, `leaf` its leaf hash in hex."""

    where: str
    index: int
    version: int
    received_at: int
    leaf: str
    envelope: Envelope
    event: Event


@dataclass(frozen=True, slots=True)
class Log:
    """The ledger a certificate speaks of."""

    key: VerifierKey
    origin: str
    kind: str


def read_entries(enclosed: Iterable[Enclosed]) -> tuple[Entry, ...]:
    """All entries; raises `Malformed` where one has no form, or is out of order, or repeats an id."""
    rows = tuple(_entry(row, f"/entries/{n}") for n, row in enumerate(enclosed))
    ids: set[str] = set()
    for earlier, row in zip((None, *rows), rows, strict=False):
        if earlier is not None and row.index <= earlier.index:
            raise Malformed("index_order", row.where)
        if earlier is not None and row.received_at < earlier.received_at:
            raise Malformed("received_at_back", row.where)
        if row.event.id in ids:
            raise Malformed("event_id_repeated", row.where)
        ids.add(row.event.id)
    return rows


def _entry(enclosed: Enclosed, where: str) -> Entry:
    try:
        leaf = leaves.parse(enclosed.leaf)
    except Malformed as fault:
        raise fault.at(f"{where}/leaf") from None
    if leaf.index != enclosed.index:
        raise Malformed("index_differs", where)
    try:
        event = events.parse(leaf.envelope.payload)
    except Malformed as fault:
        raise fault.at(f"{where}/event") from None
    hashed = leaf_hash(enclosed.leaf).hex()
    return Entry(where, leaf.index, leaf.version, leaf.received_at, hashed, leaf.envelope, event)


def one_log(certificate: Certificate, entries: Iterable[Entry]) -> Log:
    """The ledger, whose origin is the same everywhere and whose kind is the certificate's."""
    key = parse_verifier_key(certificate.log, "/log")
    if key.algorithm != ED25519:
        raise Malformed("vkey_type", "/log")
    named = origin.parse(key.name, "/log")
    if named.kind != certificate.kind:
        raise Malformed("kind_differs", "/kind")
    for row in entries:
        if row.event.log != key.name:
            raise Malformed("origin_differs", f"{row.where}/event/log")
    return Log(key, key.name, named.kind)


@dataclass(frozen=True, slots=True)
class Streams:
    """The entries by stream; `others` is what belongs to none of the three."""

    roster: tuple[Entry, ...]
    charter: tuple[Entry, ...]
    decision: tuple[Entry, ...]
    others: tuple[Entry, ...]


def streams(decision: str, entries: Iterable[Entry]) -> Streams:
    """The three streams, each with versions from 1 without a gap, entry 0 first and the decision's last."""
    rows = tuple(entries)
    name = f"decision/{decision}"
    sorted_rows = {stream: _whole(stream, rows) for stream in (ROSTER, CHARTER, name)}
    if rows[0].index != 0 or rows[0].event.stream != ROSTER:
        raise Malformed("founding_missing", rows[0].where)
    if len(sorted_rows[name]) > MAX_DECISION_ENTRIES:
        raise Malformed("count", f"/streams/{name}")
    if rows[-1].event.stream != name:
        raise Malformed("last_entry", rows[-1].where)
    others = tuple(row for row in rows if row.event.stream not in sorted_rows)
    return Streams(sorted_rows[ROSTER], sorted_rows[CHARTER], sorted_rows[name], others)


def _whole(stream: str, rows: tuple[Entry, ...]) -> tuple[Entry, ...]:
    found = tuple(row for row in rows if row.event.stream == stream)
    for version, row in enumerate(found, 1):
        if row.version != version:
            raise Malformed("version_gap", row.where)
    if not found:
        raise Malformed("stream_missing", f"/streams/{stream}")
    return found
