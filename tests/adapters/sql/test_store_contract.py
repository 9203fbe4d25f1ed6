"""The contract of a store, over every kind of store."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from tests.adapters.sql.stores import KINDS, make_store
from tocsin.engine.ports import Answered, Batch, Head, Message, NewEntry, Replace, Row, Store, StoreFault
from tocsin.ledger import merkle
from tocsin.ledger.merkle import Frontier


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return make_store(request.param, tmp_path)


def entry(index: int, stream: str = "case/a", version: int | None = None, leaf: bytes = b"") -> NewEntry:
    content = leaf or f"leaf {index}".encode()
    number = index + 1 if version is None else version
    event_id = f"00000000-0000-0000-0000-{index:012d}"
    return NewEntry(index, stream, number, "case.opened/1", event_id, merkle.leaf_hash(content), content)


def batch(before: Head, *entries: NewEntry, **more: object) -> Batch:
    frontier, nodes = before.frontier, []
    for new in entries:
        frontier, grown = merkle.append(frontier, new.leaf_hash)
        nodes += grown[1:]
    head = Head(frontier.size, frontier, before.received_at + len(entries), b"checkpoint %d" % frontier.size)
    return Batch(head, entries, tuple(nodes), **more)  # type: ignore[arg-type]


def append(store: Store, count: int, **more: object) -> None:
    with store.transaction() as transaction:
        first = transaction.head.size
        new = [entry(first + number) for number in range(count)]
        transaction.write(batch(transaction.head, *new, **more))


def test_a_new_ledger_is_empty(store: Store) -> None:
    assert store.head() == Head()
    assert store.size() == 0
    assert list(store.leaves()) == []


def test_what_was_written_is_read_back(store: Store) -> None:
    append(store, 3)
    append(store, 2)

    assert store.size() == 5
    assert store.head().checkpoint == b"checkpoint 5"
    assert list(store.leaves()) == [f"leaf {n}".encode() for n in range(5)]
    assert list(store.leaves(1, 3)) == [b"leaf 1", b"leaf 2"]
    assert [index for index, _ in store.stream("case/a")] == [0, 1, 2, 3, 4]
    assert store.index_of_leaf(merkle.leaf_hash(b"leaf 3")) == 3
    assert store.index_of_event("00000000-0000-0000-0000-000000000004") == 4
    assert store.index_of_leaf(b"\x00" * 32) is None


def test_nodes_prove_every_leaf(store: Store) -> None:
    append(store, 7)
    head = store.head()
    root = merkle.root(head.frontier)

    for index in range(7):
        proof = merkle.inclusion_proof(index, 7, store.node)
        leaf = merkle.leaf_hash(f"leaf {index}".encode())
        assert merkle.verify_inclusion(leaf, index, 7, proof, root)
    with pytest.raises(LookupError):
        store.node(0, 7)


def test_a_failed_block_leaves_nothing(store: Store) -> None:
    append(store, 1)

    def fail_late() -> None:
        with store.transaction() as transaction:
            transaction.write(batch(transaction.head, entry(1)))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_late()
    assert store.size() == 1
    assert list(store.leaves()) == [b"leaf 0"]
    assert store.index_of_event("00000000-0000-0000-0000-000000000001") is None


def test_the_same_event_id_is_never_stored_twice(store: Store) -> None:
    append(store, 1)
    again = entry(0)
    twice = NewEntry(1, "case/b", 1, again.type, again.event_id, merkle.leaf_hash(b"x"), b"x")

    with pytest.raises(StoreFault), store.transaction() as transaction:
        transaction.write(batch(transaction.head, twice))

    assert store.size() == 1


def test_the_lock_shows_what_is_there(store: Store) -> None:
    answered = Answered("actor", "key-1", "ab" * 32, b"{}")
    append(store, 2, answered=answered)

    with store.transaction() as transaction:
        assert transaction.head == store.head()
        assert list(transaction.leaves(1)) == [b"leaf 1"]
        assert transaction.index_of_event("00000000-0000-0000-0000-000000000001") == 1
        assert transaction.index_of_event("00000000-0000-0000-0000-000000000009") is None
        assert transaction.answered("actor", "key-1") == answered
        assert transaction.answered("other", "key-1") is None


def test_bodies_are_kept_and_shredded(store: Store) -> None:
    digest = sha256(b"text").hexdigest()
    assert store.body(digest) is None

    store.put_body(digest, b"text")
    store.put_body(digest, b"text")
    store.put_body("00" * 32, b"other")

    assert store.body(digest) == b"text"
    assert [content for _, content in store.bodies()] == [b"other", b"text"]
    assert store.shred_body(digest)
    assert not store.shred_body(digest)
    assert store.body(digest) is None
    assert [content for _, content in store.bodies()] == [b"other"]


def row(table: str, key: str, document: bytes = b"{}", **more: str) -> Row:
    return Row(table, key, document, **more)


def test_rows_are_put_replaced_and_listed(store: Store) -> None:
    first = (row("cases", "b", b"1", subject="b", place="2"), row("cases", "a", b"2", subject="a", place="1"))
    append(store, 1, rows=first)
    tasks = (row("tasks", "t1", subject="a", member="KZ"), row("tasks", "t2", subject="a", member="AM"))
    append(store, 1, rows=(row("cases", "b", b"3", subject="b", place="2"),))
    append(store, 1, replaced=(Replace(("tasks", "decisions"), "a", tasks),))
    append(store, 1, replaced=(Replace(("tasks",), "a", tasks[:1]),))

    assert [found.id for found in store.rows("cases")] == ["a", "b"]
    assert [found.id for found in store.rows("cases", newest_first=True)] == ["b", "a"]
    assert [found.id for found in store.rows("cases", after="1")] == ["b"]
    assert [found.id for found in store.rows("cases", limit=1)] == ["a"]
    assert store.row("cases", "b") == b"3"
    assert store.row("cases", "c") is None
    assert store.rows("tasks", member="KZ") == [tasks[0]]
    assert store.rows("tasks", member="AM") == []
    assert [found.id for found in store.rows("tasks", subject="a")] == ["t1"]


def test_rows_can_be_written_anew(store: Store) -> None:
    append(store, 1, rows=(row("cases", "a"), row("signals", "s")))

    store.replace_rows(iter([row("cases", "c", b"9")]))

    assert store.rows("signals") == []
    assert store.rows("cases") == [row("cases", "c", b"9")]


def test_messages_wait_until_they_are_sent(store: Store) -> None:
    append(store, 1, outbox=(Message(0, "case.opened/1", b"{}"),))
    append(store, 1, outbox=(Message(1, "case.closed/1", b"{}"),))

    assert [message.topic for _, message in store.outbox()] == ["case.opened/1", "case.closed/1"]
    store.sent([store.outbox()[0][0]])
    assert [message.index for _, message in store.outbox()] == [1]


def test_a_frontier_survives_storage(store: Store) -> None:
    append(store, 11)

    assert store.head().frontier == merkle.extend(
        Frontier(), (merkle.leaf_hash(f"leaf {n}".encode()) for n in range(11))
    )
