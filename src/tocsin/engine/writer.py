"""Leaves, tree and checkpoint of one transaction: what makes signed events part of a ledger.

Leaf hashes and tree are RFC 9162's, the checkpoint is a C2SP signed note by the log's key.
"""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.engine.ports import Head, NewEntry, Signer
from tocsin.ledger import checkpoint, leaf, merkle
from tocsin.ledger.checkpoint import Checkpoint
from tocsin.ledger.envelope import Envelope
from tocsin.ledger.leaf import Leaf
from tocsin.ledger.merkle import Node
from tocsin.ledger.note import ED25519, VerifierKey


@dataclass(frozen=True, slots=True)
class Naming:
    """What an entry is stored and looked up by."""

    stream: str
    version: int
    type: str
    event_id: str


class Writer:
    """Grows a ledger from its locked head, in memory; `head` seals what was added."""

    def __init__(self, origin: str, head: Head) -> None:
        self._origin = origin
        self._before = head
        self._frontier = head.frontier
        self._received_at = head.received_at
        self.entries: list[NewEntry] = []
        self.nodes: list[Node] = []

    @property
    def size(self) -> int:
        """The index the next entry gets."""
        return self._frontier.size

    def add(self, signed: Envelope, naming: Naming, received_at: int) -> NewEntry:
        """The entry at the next index. `received_at` never goes back."""
        assert received_at >= self._received_at
        data = leaf.encode(Leaf(signed, self.size, received_at, naming.version))
        hashed = merkle.leaf_hash(data)
        entry = NewEntry(self.size, naming.stream, naming.version, naming.type, naming.event_id, hashed, data)
        self._frontier, grown = merkle.append(self._frontier, hashed)
        self._received_at = received_at
        self.nodes.extend(grown[1:])
        self.entries.append(entry)
        return entry

    def head(self, log: Signer) -> Head:
        """The head after what was added, its checkpoint signed by the log's key."""
        head = Checkpoint(self._origin, self._frontier.size, merkle.root(self._frontier))
        key = VerifierKey(self._origin, ED25519, log.public)
        note = checkpoint.sign(head, key, log.sign)
        return Head(self._frontier.size, self._frontier, self._received_at, note)
