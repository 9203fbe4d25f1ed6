"""How a ledger begins: entry 0, the founding roster signed by all its keys, then the charter revision.

INTERFACE section 5 "Entry 0". A ledger of kind live has no key in the server's custody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.core.catalogue import BY_COMMAND
from tocsin.core.roster.commands import FoundingKey
from tocsin.core.roster.events import RevisionInForce, RosterFounded
from tocsin.core.values import Actor, Command, Proposal
from tocsin.engine import projection
from tocsin.engine.desk import Decided, Desk, World
from tocsin.engine.ports import Batch, Clock, Signer, Store, StoreFault
from tocsin.engine.state import State
from tocsin.ledger import event
from tocsin.ledger.envelope import MAX_SIGNATURES, Envelope, Signature, pre_authentication_encoding
from tocsin.ledger.note import ED25519, VerifierKey
from tocsin.ledger.octets import to_base64


@dataclass(frozen=True, slots=True)
class Seat:
    """A founding key: whose it is, and the signer that holds it."""

    member: str
    role: str
    signer: Signer


def found(
    world: World, store: Store, clock: Clock, log: Signer, seats: Sequence[Seat], revision: str
) -> None:
    """Write entries 0 and 1. Raises StoreFault where the ledger has begun or a key may not found it."""
    live_server_key = any(seat.signer.custody == "server" for seat in seats)
    if world.origin.kind == "live" and live_server_key:
        raise StoreFault("live_with_server_key", str(world.origin))
    if len(seats) + 1 > MAX_SIGNATURES:
        raise StoreFault("founding_keys_too_many", str(MAX_SIGNATURES - 1))
    with store.transaction() as transaction:
        if transaction.head.size:
            raise StoreFault("ledger_founded", store.ledger)
        desk = Desk(world, State(), transaction.head, clock.now())
        site = next(seat.signer for seat in seats if seat.role == "system")
        roster = RosterFounded(
            log=str(VerifierKey(str(world.origin), ED25519, log.public)),
            keys=tuple(_founding_key(seat) for seat in seats),
            policy="",
        )
        _add(desk, "roster.found", roster, revision, site, (log, *(seat.signer for seat in seats)))
        in_force = RevisionInForce(revision=revision)
        _add(desk, "revision.put_in_force", in_force, revision, site, (site,))
        rows, replaced = projection.changes(desk.state, desk.entries, desk.touched, world.charters)
        transaction.write(
            Batch(
                head=desk.writer.head(log),
                entries=tuple(desk.writer.entries),
                nodes=tuple(desk.writer.nodes),
                rows=rows,
                replaced=replaced,
            )
        )


def _founding_key(seat: Seat) -> FoundingKey:
    return FoundingKey(
        key=seat.signer.key,
        member=seat.member,
        role=seat.role,
        algorithm="ed25519",
        public=to_base64(seat.signer.public),
        custody=seat.signer.custody,  # type: ignore[arg-type]
    )


def _add(desk: Desk, name: str, data: object, revision: str, site: Signer, signers: Sequence[Signer]) -> None:
    spec = BY_COMMAND[name]
    command = Command(name, Actor("", "system", site.key), desk.received_at, data)
    proposal = Proposal(spec.stream, spec.event_type, data)
    row = desk.event_for(command, Decided(revision, proposal))
    payload = event.payload(row)
    encoding = pre_authentication_encoding(payload)
    signatures = tuple(Signature(signer.key, signer.sign(encoding)) for signer in signers)
    desk.add(Envelope(payload, signatures), row, data)
