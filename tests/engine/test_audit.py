"""The audit finds whatever somebody with the database in hand could have changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.sql.stores import Connections, sqlite_store
from tests.engine.house import ORIGIN, House, build
from tests.engine.story import adopt
from tests.engine.test_submit import receive
from tocsin.adapters.signatures import verify
from tocsin.engine import audit as audits
from tocsin.engine.audit import Audit, audit
from tocsin.ledger import leaf, merkle


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite3"


@pytest.fixture
def ledger(path: Path) -> House:
    """A finished decision in SQLite."""
    house = build(lambda: sqlite_store(path))
    adopt(house)
    return house


def opened(path: Path) -> Any:
    """A connection of somebody who removes the triggers first."""
    connection = Connections(path)()
    for name in ("ledger_entry_no_update", "ledger_entry_no_delete", "ledger_entry_no_replace"):
        connection.execute(f"DROP TRIGGER {name}")
    return connection


def codes(result: Audit) -> set[str]:
    return {row.code for row in result.findings}


def test_an_untouched_ledger_is_whole(ledger: House) -> None:
    result = audit(ledger.engine.store, ORIGIN, verify)

    assert result.findings == ()
    assert result.equivocations == ()
    assert (result.size, result.root) == (22, merkle.root(ledger.engine.store.head().frontier))


def test_chunks_join_to_the_same_verdict(ledger: House, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = audit(ledger.engine.store, ORIGIN, verify)
    monkeypatch.setattr(audits, "CHUNK", 4)

    assert audit(ledger.engine.store, ORIGIN, verify) == whole


def changed_leaf(connection: Any, index: int, change: Callable[[bytes], bytes]) -> None:
    """Another leaf in place of one, with its own hash beside it."""
    (old,) = connection.execute("SELECT leaf FROM ledger_entry WHERE seq = ?", (index,)).fetchone()
    new = change(bytes(old))
    values = (new, merkle.leaf_hash(new), index)
    connection.execute("UPDATE ledger_entry SET leaf = ?, leaf_hash = ? WHERE seq = ?", values)


def test_a_changed_signature_is_found(ledger: House, path: Path) -> None:
    def change(data: bytes) -> bytes:
        at = data.index(b'"sig":"') + 10
        return data[:at] + (b"A" if data[at : at + 1] != b"A" else b"B") + data[at + 1 :]

    changed_leaf(opened(path), 9, change)

    result = audit(ledger.engine.store, ORIGIN, verify)
    assert {"signature_false", "head_differs", "nodes_differ", "checkpoint_differs"} <= codes(result)
    assert ("signature_false", 9) in [(row.code, row.index) for row in result.findings]


def test_a_changed_time_is_found_though_no_signature_covers_it(ledger: House, path: Path) -> None:
    changed_leaf(opened(path), 9, lambda data: data.replace(b"2022-01-05T16:26:40Z", b"2022-01-05T16:26:39Z"))

    result = audit(ledger.engine.store, ORIGIN, verify)
    assert {"received_at_goes_back", "head_differs", "checkpoint_differs"} <= codes(result)


def test_a_changed_version_is_found(ledger: House, path: Path) -> None:
    def change(data: bytes) -> bytes:
        row = leaf.parse(data)
        return leaf.encode(leaf.Leaf(row.envelope, row.index, row.received_at, row.version + 1))

    changed_leaf(opened(path), 9, change)

    assert "version_gap" in codes(audit(ledger.engine.store, ORIGIN, verify))


def test_a_removed_end_is_found(ledger: House, path: Path) -> None:
    opened(path).execute("DELETE FROM ledger_entry WHERE seq = 21")

    assert {"head_differs", "checkpoint_differs"} <= codes(audit(ledger.engine.store, ORIGIN, verify))


def test_a_removed_roster_entry_is_found(ledger: House, path: Path) -> None:
    ledger.act("", "administrator", "key.revoke", key=ledger.key("AM", "defence-minister"))
    opened(path).execute("UPDATE ledger_entry SET stream = 'elsewhere' WHERE seq = 22")

    assert "roster_stream_differs" in codes(audit(ledger.engine.store, ORIGIN, verify))


def test_an_entry_of_a_key_not_in_force_is_found(ledger: House, path: Path) -> None:
    def change(data: bytes) -> bytes:
        first = next(iter(ledger.engine.store.leaves(2)))
        row = leaf.parse(first)
        return leaf.encode(leaf.Leaf(row.envelope, 9, leaf.parse(data).received_at, 1))

    ledger.act("", "administrator", "key.revoke", key=ledger.key("", "crc-duty-officer"))
    changed_leaf(opened(path), 9, change)

    assert "id_repeated" in codes(audit(ledger.engine.store, ORIGIN, verify))


def test_a_checkpoint_of_another_key_or_log_is_found(ledger: House, path: Path) -> None:
    connection = opened(path)
    note = bytes(connection.execute("SELECT checkpoint FROM ledger_head").fetchone()[0])
    for damaged, code in (
        (note.replace(b"odkb.example/demo\n22", b"odkb.example/demo\n21"), "checkpoint_differs"),
        (note[:-8] + b"AAAAAA==\n"[-8:], ""),
        (b"", "note_form"),
    ):
        connection.execute("UPDATE ledger_head SET checkpoint = ?", (damaged,))
        found = codes(audit(ledger.engine.store, ORIGIN, verify))
        assert code in found if code else found


def test_a_wrong_node_is_found(ledger: House, path: Path) -> None:
    opened(path).execute("UPDATE ledger_node SET hash = zeroblob(32) WHERE level = 2 AND position = 1")

    result = audit(ledger.engine.store, ORIGIN, verify)

    assert [(row.code, row.index, row.detail) for row in result.findings] == [("nodes_differ", 1, "2")]


def test_two_events_prepared_on_one_are_reported_and_no_fault(ledger: House) -> None:
    one, two = receive(ledger, signal="s-8"), receive(ledger, signal="s-9")
    ledger.engine.submit(one)
    ledger.engine.submit(two)

    result = audit(ledger.engine.store, ORIGIN, verify)

    assert result.ok
    assert [row.indexes for row in result.equivocations] == [(22, 23)]
