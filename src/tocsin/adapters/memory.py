"""A store in memory: the same contract as the SQL store, for tests, replays of a moment, and the checker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import RLock

from tocsin.engine.ports import Answered, Batch, Head, Message, Row, StoreFault


class MemoryTransaction:
    """The ledger while its head is locked; a batch is kept when the block ends without an error."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self.head = store.head()
        self.batches: list[Batch] = []

    def leaves(self, start: int) -> Iterator[bytes]:
        """Leaves from that index on."""
        return self._store.leaves(start)

    def index_of_event(self, event_id: str) -> int | None:
        """Where the event with that id stands."""
        return self._store.index_of_event(event_id)

    def answered(self, actor: str, key: str) -> Answered | None:
        """What the actor's earlier request with that idempotency key was answered."""
        return self._store.answers.get((actor, key))

    def write(self, batch: Batch) -> None:
        """Add the batch."""
        self.batches.append(batch)
        self.head = batch.head


class MemoryStore:
    """One ledger, gone with the process."""

    def __init__(self, ledger: str) -> None:
        self._ledger = ledger
        self._lock = RLock()
        self._head = Head()
        self._leaves: list[bytes] = []
        self._by_leaf: dict[bytes, int] = {}
        self._by_event: dict[str, int] = {}
        self._streams: dict[str, list[int]] = {}
        self._nodes: dict[tuple[int, int], bytes] = {}
        self._bodies: dict[str, bytes] = {}
        self._rows: dict[tuple[str, str], Row] = {}
        self._outbox: dict[int, Message] = {}
        self.answers: dict[tuple[str, str], Answered] = {}

    @property
    def ledger(self) -> str:
        """Its short name."""
        return self._ledger

    @contextmanager
    def transaction(self) -> Iterator[MemoryTransaction]:
        """Lock the head until the block ends; an exception undoes everything."""
        with self._lock:
            transaction = MemoryTransaction(self)
            yield transaction
            for batch in transaction.batches:
                self._keep(batch)

    def _keep(self, batch: Batch) -> None:
        if batch.head.size != self._head.size + len(batch.entries):
            raise StoreFault("head_moved", str(self._head.size))
        for new in batch.entries:
            if new.event_id in self._by_event:
                raise StoreFault("store_failed", new.event_id)
        for new in batch.entries:
            self._leaves.append(new.leaf)
            self._by_leaf[new.leaf_hash] = new.index
            self._by_event[new.event_id] = new.index
            self._streams.setdefault(new.stream, []).append(new.index)
            self._nodes[0, new.index] = new.leaf_hash
        self._nodes.update({(level, position): hashed for level, position, hashed in batch.nodes})
        self._put_rows(batch)
        self._outbox.update({row.index: row for row in batch.outbox})
        if batch.answered is not None:
            self.answers[batch.answered.actor, batch.answered.key] = batch.answered
        self._head = batch.head

    def _put_rows(self, batch: Batch) -> None:
        for dropped in batch.replaced:
            gone = [
                place
                for place, row in self._rows.items()
                if row.table in dropped.tables and row.subject == dropped.subject
            ]
            for place in gone:
                del self._rows[place]
            self._rows.update({(row.table, row.id): row for row in dropped.rows})
        self._rows.update({(row.table, row.id): row for row in batch.rows})

    def head(self) -> Head:
        """The head as last committed."""
        return self._head

    def size(self) -> int:
        """The size as last committed."""
        return self._head.size

    def leaves(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Leaves of [start, end)."""
        return iter(self._leaves[start:end])

    def stream(self, stream: str) -> Iterator[tuple[int, bytes]]:
        """(index, leaf) of a stream's entries in order."""
        return ((index, self._leaves[index]) for index in list(self._streams.get(stream, ())))

    def index_of_leaf(self, leaf_hash: bytes) -> int | None:
        """Where the leaf with that hash stands."""
        return self._by_leaf.get(leaf_hash)

    def index_of_event(self, event_id: str) -> int | None:
        """Where the event with that id stands."""
        return self._by_event.get(event_id)

    def node(self, level: int, index: int) -> bytes:
        """The hash over leaves [index*2^level, (index+1)*2^level)."""
        return self._nodes[level, index]

    def hashes(self, level: int) -> Iterator[bytes]:
        """All node hashes of a level that are kept, in the order of their place."""
        return (self._nodes[place] for place in sorted(self._nodes) if place[0] == level)

    def put_body(self, sha256: str, content: bytes) -> None:
        """Keep a body."""
        self._bodies[sha256] = content

    def body(self, sha256: str) -> bytes | None:
        """The body, None if it was never given or has been shredded."""
        return self._bodies.get(sha256)

    def shred_body(self, sha256: str) -> bool:
        """Destroy the content of a body; whether there was one."""
        return self._bodies.pop(sha256, None) is not None

    def bodies(self) -> Iterator[tuple[str, bytes]]:
        """All bodies that are kept, by digest."""
        return iter(sorted(self._bodies.items()))

    def row(self, table: str, key: str) -> bytes | None:
        """The document of a row."""
        found = self._rows.get((table, key))
        return found.document if found else None

    def rows(
        self,
        table: str,
        *,
        subject: str | None = None,
        member: str | None = None,
        after: str = "",
        limit: int = 100,
        newest_first: bool = False,
    ) -> list[Row]:
        """Rows in the order of their place; `after` is the place of the last row already read."""

        def wanted(row: Row) -> bool:
            past = not after or (row.place < after if newest_first else row.place > after)
            of_subject = subject is None or row.subject == subject
            return row.table == table and past and of_subject and member in (None, row.member)

        found = sorted(filter(wanted, self._rows.values()), key=lambda row: (row.place, row.id))
        return (found[::-1] if newest_first else found)[:limit]

    def replace_rows(self, rows: Iterator[Row]) -> None:
        """Drop all read rows of the ledger and write these."""
        self._rows = {(row.table, row.id): row for row in rows}

    def outbox(self, limit: int = 100) -> Sequence[tuple[int, Message]]:
        """(number, message) of the oldest messages not yet sent."""
        return sorted(self._outbox.items())[:limit]

    def sent(self, numbers: Sequence[int]) -> None:
        """Those messages need not be sent again."""
        for number in numbers:
            self._outbox.pop(number, None)
