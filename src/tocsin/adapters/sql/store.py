"""One ledger in a SQL database: the engine's Store port on hand-written statements.

Append, projection, outbox and idempotency row are one transaction under the lock of the ledger's head;
the checkpoint stands in the head's row. SQL here is what SQLite and PostgreSQL share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from tocsin.engine.ports import (
    READ_TABLES,
    Answered,
    Batch,
    Head,
    Message,
    Replace,
    Row,
    StoreFault,
)
from tocsin.ledger.merkle import HASH_BYTES, Frontier

PAGE = 1000
_HEAD = "SELECT size, frontier, received_at, checkpoint FROM ledger_head WHERE ledger = ?"
_SIZE = "SELECT size FROM ledger_head WHERE ledger = ?"
_NEW_ENTRY = (
    "INSERT INTO ledger_entry (ledger, seq, stream, version, type, event_id, leaf_hash, leaf)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_NEW_NODE = "INSERT INTO ledger_node (ledger, level, position, hash) VALUES (?, ?, ?, ?)"
_NEW_MESSAGE = "INSERT INTO ledger_outbox (ledger, seq, topic, body) VALUES (?, ?, ?, ?)"
_NEW_HEAD = (
    "UPDATE ledger_head SET size = ?, frontier = ?, received_at = ?, checkpoint = ?"
    " WHERE ledger = ? AND size = ?"
)
_NEW_ANSWER = "INSERT INTO ledger_answer (ledger, actor, key, request, receipt) VALUES (?, ?, ?, ?, ?)"
_PUT_ROW = (
    "INSERT INTO read_row (ledger, name, id, subject, member, place, document) VALUES (?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (ledger, name, id) DO UPDATE SET subject = excluded.subject, member = excluded.member,"
    " place = excluded.place, document = excluded.document"
)
_PUT_ENTRY = (
    "INSERT INTO read_entry (ledger, id, subject, member, place, document) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (ledger, id) DO UPDATE SET subject = excluded.subject, member = excluded.member,"
    " place = excluded.place, document = excluded.document"
)
_ENTRIES = "entries"
"""The read table that lies in its own SQL table: it only grows, in the order of its ids."""
_ROW = "SELECT document FROM read_row WHERE ledger = ? AND name = ? AND id = ?"
_DROP_ROW = "DELETE FROM read_row WHERE ledger = ? AND name = ? AND id = ?"
_ROWS_OF = (
    "SELECT name, id, document, subject, member, place FROM read_row"
    " WHERE ledger = ? AND name = ? AND subject = ?"
)
_LEAVES = "SELECT leaf FROM ledger_entry WHERE ledger = ? AND seq >= ? AND seq < ? ORDER BY seq"
_EVENT = "SELECT seq FROM ledger_entry WHERE ledger = ? AND event_id = ?"


class SqlTransaction:
    """The ledger while its head is locked."""

    def __init__(self, connection: Any, ledger: str, head: Head) -> None:
        self._connection = connection
        self._ledger = ledger
        self.head = head

    def leaves(self, start: int) -> Iterator[bytes]:
        """Leaves from that index on."""
        return _leaves(self._connection, self._ledger, start, self.head.size)

    def index_of_event(self, event_id: str) -> int | None:
        """Where the event with that id stands."""
        return _number(self._connection.execute(_EVENT, (self._ledger, event_id)).fetchone())

    def answered(self, actor: str, key: str) -> Answered | None:
        """What the actor's earlier request with that idempotency key was answered."""
        row = self._connection.execute(
            "SELECT request, receipt FROM ledger_answer WHERE ledger = ? AND actor = ? AND key = ?",
            (self._ledger, actor, key),
        ).fetchone()
        return Answered(actor, key, row[0], bytes(row[1])) if row else None

    def write(self, batch: Batch) -> None:
        """Add the batch; raises StoreFault where the head is not the one that was locked."""
        run, ledger = self._connection.execute, self._ledger
        for new in batch.entries:
            run(
                _NEW_ENTRY,
                (ledger, new.index, new.stream, new.version, new.type, new.event_id, new.leaf_hash, new.leaf),
            )
        for level, position, hashed in batch.nodes:
            run(_NEW_NODE, (ledger, level, position, hashed))
        changed = [row for replaced in batch.replaced for row in self._replace(replaced)]
        _put_rows(self._connection, ledger, (*batch.rows, *changed))
        for message in batch.outbox:
            run(_NEW_MESSAGE, (ledger, message.index, message.topic, message.body))
        if batch.answered is not None:
            row = batch.answered
            run(_NEW_ANSWER, (ledger, row.actor, row.key, row.request, row.receipt))
        self._move_head(batch.head)

    def _replace(self, replaced: Replace) -> list[Row]:
        """Drop the rows that have gone; the rows that are new or have changed: most stay as they are."""
        run, ledger = self._connection.execute, self._ledger
        held: dict[tuple[str, str], Row] = {}
        for table in replaced.tables:
            for name, key, document, *rest in run(_ROWS_OF, (ledger, table, replaced.subject)):
                held[name, key] = Row(name, key, bytes(document), *rest)
        changed = [row for row in replaced.rows if held.pop((row.table, row.id), None) != row]
        for name, key in held:
            run(_DROP_ROW, (ledger, name, key))
        return changed

    def _move_head(self, head: Head) -> None:
        values = (head.size, b"".join(head.frontier.roots), head.received_at, head.checkpoint)
        moved = self._connection.execute(_NEW_HEAD, (*values, self._ledger, self.head.size))
        if moved.rowcount != 1:
            raise StoreFault("head_moved", str(self.head.size))
        self.head = head


class SqlStore:
    """One ledger; `connect` gives the connection of the calling thread, in autocommit mode."""

    def __init__(
        self,
        ledger: str,
        connect: Callable[[], Any],
        errors: type[Exception],
        begin: str = "BEGIN IMMEDIATE",
        lock: str = "",
    ) -> None:
        self._ledger = ledger
        self._connect = connect
        self._errors = errors
        self._begin = begin
        self._head = _HEAD + lock
        self._size = _SIZE + lock
        self._known = Head()
        """The last head seen committed: a ledger only grows, so its size says whether it still holds."""

    @property
    def ledger(self) -> str:
        """Its short name."""
        return self._ledger

    @contextmanager
    def transaction(self) -> Iterator[SqlTransaction]:
        """Lock the head until the block ends; an exception undoes everything."""
        with self._begun() as connection:
            transaction = SqlTransaction(connection, self._ledger, self._locked_head(connection))
            yield transaction
        self._known = transaction.head

    def _locked_head(self, connection: Any) -> Head:
        known = self._known
        found = connection.execute(self._size, (self._ledger,)).fetchone()
        if known.size and found is not None and found[0] == known.size:
            return known
        return self._read_head(connection, _HEAD)

    @contextmanager
    def _begun(self) -> Iterator[Any]:
        connection = self._connect()
        if connection.in_transaction:
            raise StoreFault("store_in_transaction")
        with self._faults():
            connection.execute(self._begin)
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except self._errors as problem:
            raise StoreFault(_code_of(str(problem)), str(problem)) from problem

    def _read_head(self, connection: Any, statement: str) -> Head:
        row = connection.execute(statement, (self._ledger,)).fetchone()
        if row is None:
            raise StoreFault("ledger_unknown", self._ledger)
        size, frontier, received_at, checkpoint = row
        return Head(size, Frontier(size, _roots(bytes(frontier))), received_at, bytes(checkpoint))

    def _one(self, statement: str, *values: Any) -> Any:
        with self._faults():
            return self._connect().execute(statement, (self._ledger, *values)).fetchone()

    def head(self) -> Head:
        """The head as last committed."""
        with self._faults():
            return self._read_head(self._connect(), _HEAD)

    def size(self) -> int:
        """The size as last committed."""
        row = self._one(_SIZE)
        if row is None:
            raise StoreFault("ledger_unknown", self._ledger)
        return int(row[0])

    def leaves(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Leaves of [start, end), read in pages so that no long read stands in a writer's way."""
        return _leaves(self._connect(), self._ledger, start, self.size() if end is None else end)

    def stream(self, stream: str) -> Iterator[tuple[int, bytes]]:
        """(index, leaf) of a stream's entries in order."""
        statement = (
            "SELECT seq, leaf, version FROM ledger_entry"
            " WHERE ledger = ? AND stream = ? AND version > ? ORDER BY version LIMIT ?"
        )
        last = 0
        while True:
            rows = self._connect().execute(statement, (self._ledger, stream, last, PAGE)).fetchall()
            for index, leaf, version in rows:
                last = version
                yield index, _octets(leaf)
            if len(rows) < PAGE:
                return

    def index_of_leaf(self, leaf_hash: bytes) -> int | None:
        """Where the leaf with that hash stands."""
        return _number(
            self._one("SELECT seq FROM ledger_entry WHERE ledger = ? AND leaf_hash = ?", leaf_hash)
        )

    def index_of_event(self, event_id: str) -> int | None:
        """Where the event with that id stands."""
        return _number(self._one("SELECT seq FROM ledger_entry WHERE ledger = ? AND event_id = ?", event_id))

    def node(self, level: int, index: int) -> bytes:
        """The hash over leaves [index*2^level, (index+1)*2^level); raises LookupError past the end."""
        if level == 0:
            row = self._one("SELECT leaf_hash FROM ledger_entry WHERE ledger = ? AND seq = ?", index)
        else:
            row = self._one(
                "SELECT hash FROM ledger_node WHERE ledger = ? AND level = ? AND position = ?", level, index
            )
        if row is None:
            raise LookupError((level, index))
        return bytes(row[0])

    def hashes(self, level: int) -> Iterator[bytes]:
        """All node hashes of a level that are kept, in the order of their place."""
        of_leaves = (
            "SELECT seq, leaf_hash FROM ledger_entry WHERE ledger = ? AND seq > ? ORDER BY seq LIMIT ?"
        )
        of_nodes = (
            "SELECT position, hash FROM ledger_node WHERE ledger = ? AND position > ?"
            " AND level = ? ORDER BY position LIMIT ?"
        )
        last = -1
        while True:
            key = (self._ledger, last, PAGE) if level == 0 else (self._ledger, last, level, PAGE)
            rows = self._connect().execute(of_nodes if level else of_leaves, key).fetchall()
            for place, hashed in rows:
                last = place
                yield bytes(hashed)
            if len(rows) < PAGE:
                return

    def put_body(self, sha256: str, content: bytes) -> None:
        """Keep a body; the same one again changes nothing, a shredded one stands again."""
        with self._begun() as connection:
            connection.execute(
                "INSERT INTO ledger_body (ledger, sha256, content) VALUES (?, ?, ?)"
                " ON CONFLICT (ledger, sha256) DO UPDATE SET content = excluded.content"
                " WHERE ledger_body.content IS NULL",
                (self._ledger, sha256, content),
            )

    def body(self, sha256: str) -> bytes | None:
        """The body, None if it was never given or has been shredded."""
        row = self._one("SELECT content FROM ledger_body WHERE ledger = ? AND sha256 = ?", sha256)
        return bytes(row[0]) if row and row[0] is not None else None

    def shred_body(self, sha256: str) -> bool:
        """Destroy the content of a body; whether there was one."""
        with self._begun() as connection:
            connection.execute("PRAGMA secure_delete=ON")
            done = connection.execute(
                "UPDATE ledger_body SET content = NULL"
                " WHERE ledger = ? AND sha256 = ? AND content IS NOT NULL",
                (self._ledger, sha256),
            )
            connection.execute("PRAGMA secure_delete=FAST")
            return bool(done.rowcount == 1)

    def bodies(self) -> Iterator[tuple[str, bytes]]:
        """All bodies that are kept, by digest."""
        statement = (
            "SELECT sha256, content FROM ledger_body WHERE ledger = ? AND sha256 > ?"
            " AND content IS NOT NULL ORDER BY sha256 LIMIT 1"
        )
        digest = ""
        while (row := self._one(statement, digest)) is not None:
            digest = row[0]
            yield digest, bytes(row[1])

    def row(self, table: str, key: str) -> bytes | None:
        """The document of a row."""
        if table == _ENTRIES:
            row = self._one("SELECT document FROM read_entry WHERE ledger = ? AND id = ?", key)
        else:
            row = self._one(_ROW, table, key)
        return bytes(row[0]) if row else None

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
        assert table in READ_TABLES
        source, where, values = "read_row", "ledger = ? AND name = ?", [self._ledger, table]
        order = "place {0}, id {0}"
        if table == _ENTRIES:
            source, where, values, order = "read_entry", "ledger = ?", [self._ledger], "id {0}"
        for column, wanted in (("subject", subject), ("member", member)):
            if wanted is not None:
                where += f" AND {column} = ?"
                values.append(wanted)
        if after:
            column = "id" if table == _ENTRIES else "place"
            where += f" AND {column} {'<' if newest_first else '>'} ?"
            values.append(after)
        sorting = order.format("DESC" if newest_first else "ASC")
        statement = (
            f"SELECT id, document, subject, member, place FROM {source} WHERE {where}"  # noqa: S608
            f" ORDER BY {sorting} LIMIT ?"
        )
        with self._faults():
            found = self._connect().execute(statement, (*values, limit)).fetchall()
        return [Row(table, row[0], bytes(row[1]), row[2], row[3], row[4]) for row in found]

    def replace_rows(self, rows: Iterator[Row]) -> None:
        """Drop all read rows of the ledger and write these, in one transaction."""
        with self._begun() as connection:
            connection.execute("DELETE FROM read_row WHERE ledger = ?", (self._ledger,))
            connection.execute("DELETE FROM read_entry WHERE ledger = ?", (self._ledger,))
            while batch := list(islice(rows, PAGE)):
                _put_rows(connection, self._ledger, batch)

    def outbox(self, limit: int = 100) -> Sequence[tuple[int, Message]]:
        """(number, message) of the oldest messages not yet sent."""
        with self._faults():
            found = self._connect().execute(
                "SELECT seq, topic, body FROM ledger_outbox WHERE ledger = ? ORDER BY seq LIMIT ?",
                (self._ledger, limit),
            )
            return [(seq, Message(seq, topic, bytes(body))) for seq, topic, body in found]

    def sent(self, numbers: Sequence[int]) -> None:
        """Those messages need not be sent again."""
        with self._begun() as connection:
            connection.executemany(
                "DELETE FROM ledger_outbox WHERE ledger = ? AND seq = ?",
                [(self._ledger, number) for number in numbers],
            )


def create(connection: Any, ledger: str, origin: str, created_at: int) -> None:
    """Register an empty ledger, or again one that was never founded; StoreFault where the name is taken."""
    empty = Head()
    done = connection.execute(
        "INSERT INTO ledger_head (ledger, origin, created_at, size, frontier, received_at, checkpoint)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (ledger) DO UPDATE"
        " SET origin = excluded.origin, created_at = excluded.created_at WHERE ledger_head.size = 0",
        (ledger, origin, created_at, empty.size, b"", empty.received_at, empty.checkpoint),
    )
    if done.rowcount != 1:
        raise StoreFault("ledger_exists", ledger)


def registered(connection: Any) -> list[tuple[str, str, int]]:
    """(short name, origin, created at) of the founded ledgers, the oldest first."""
    found = connection.execute(
        "SELECT ledger, origin, created_at FROM ledger_head WHERE size > 0 ORDER BY created_at, ledger"
    )
    return [tuple(row) for row in found]


def _leaves(connection: Any, ledger: str, start: int, end: int) -> Iterator[bytes]:
    for first in range(start, end, PAGE):
        values = (ledger, first, min(first + PAGE, end))
        for (leaf,) in connection.execute(_LEAVES, values).fetchall():
            yield _octets(leaf)


def _octets(value: Any) -> bytes:
    """A stored leaf; whoever changes one by hand may leave text where octets were."""
    return value.encode("utf-8") if isinstance(value, str) else bytes(value)


def _roots(octets: bytes) -> tuple[bytes, ...]:
    return tuple(octets[at : at + HASH_BYTES] for at in range(0, len(octets), HASH_BYTES))


def _number(row: Any) -> int | None:
    return int(row[0]) if row else None


def _put_rows(connection: Any, ledger: str, rows: Iterable[Row]) -> None:
    for row in rows:
        told = (row.id, row.subject, row.member, row.place, row.document)
        if row.table == _ENTRIES:
            connection.execute(_PUT_ENTRY, (ledger, *told))
        else:
            connection.execute(_PUT_ROW, (ledger, row.table, *told))


def _code_of(message: str) -> str:
    """A fault's code from the database's message."""
    if "full" in message:
        return "store_full"
    if "locked" in message or "busy" in message:
        return "store_busy"
    if "readonly" in message:
        return "store_read_only"
    return "store_failed"
