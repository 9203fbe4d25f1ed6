"""What only the SQLite store promises: triggers, several ledgers in one file, a new enough engine."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.adapters.sql.stores import Connections, sqlite_store
from tests.adapters.sql.test_store_contract import append, batch, entry
from tocsin.adapters.sql import schema, sqlite_engine
from tocsin.adapters.sql.store import SqlStore, create, registered
from tocsin.engine.ports import StoreFault


@pytest.fixture
def connections(tmp_path: Path) -> Connections:
    return Connections(tmp_path / "store.sqlite3")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET leaf = x'00'",
        "DELETE FROM ledger_entry",
        "INSERT OR REPLACE INTO ledger_entry SELECT * FROM ledger_entry",
    ],
)
def test_the_database_refuses_to_change_entries(tmp_path: Path, statement: str) -> None:
    store = sqlite_store(tmp_path / "store.sqlite3")
    append(store, 1)
    other = Connections(tmp_path / "store.sqlite3")

    with pytest.raises(other.engine.module.Error, match="entries are never"):
        other().execute(statement)

    assert list(store.leaves()) == [b"leaf 0"]


def test_a_missing_or_weakened_trigger_is_noticed(connections: Connections) -> None:
    assert schema.missing(connections()) == ()

    connections().execute("DROP TRIGGER ledger_entry_no_delete")
    connections().execute("DROP TRIGGER ledger_entry_no_update")
    connections().execute(
        "CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry BEGIN SELECT 1; END"
    )

    assert schema.missing(connections()) == ("ledger_entry_no_update", "ledger_entry_no_delete")


def test_ledgers_of_one_file_stay_apart(connections: Connections) -> None:
    errors = connections.engine.module.Error
    create(connections(), "demo", "odkb.example/demo", 1)
    create(connections(), "drill", "odkb.example/exercise-drill", 2)
    demo, drill = SqlStore("demo", connections, errors), SqlStore("drill", connections, errors)

    append(demo, 2)
    append(drill, 1)
    demo.put_body("00" * 32, b"text")

    assert (demo.size(), drill.size()) == (2, 1)
    assert drill.body("00" * 32) is None
    assert [name for name, _, _ in registered(connections())] == ["demo", "drill"]
    with pytest.raises(StoreFault, match="ledger_exists"):
        create(connections(), "demo", "odkb.example/demo", 3)


def test_a_ledger_that_was_never_founded_is_registered_again(connections: Connections) -> None:
    create(connections(), "demo", "odkb.example/demo", 1)

    create(connections(), "demo", "odkb.example/demo-two", 2)

    assert registered(connections()) == []


def test_an_unknown_ledger_is_a_fault(connections: Connections) -> None:
    store = SqlStore("nowhere", connections, connections.engine.module.Error)

    with pytest.raises(StoreFault) as fault:
        store.size()
    assert fault.value.code == "ledger_unknown"


def test_a_write_from_an_old_head_is_refused(tmp_path: Path) -> None:
    store = sqlite_store(tmp_path / "store.sqlite3")
    before = store.head()
    append(store, 1)

    def write_late() -> None:
        with store.transaction() as transaction:
            transaction.head = before
            transaction.write(batch(before, entry(5, version=9)))

    with pytest.raises(StoreFault, match="head_moved"):
        write_late()
    assert store.size() == 1


def test_a_transaction_inside_another_is_refused(tmp_path: Path) -> None:
    store = sqlite_store(tmp_path / "store.sqlite3")

    with store.transaction(), pytest.raises(StoreFault) as fault, store.transaction():
        pass

    assert fault.value.code == "store_in_transaction"


def test_threads_wait_for_each_other(tmp_path: Path) -> None:
    store = sqlite_store(tmp_path / "store.sqlite3")

    def write() -> None:
        for _ in range(20):
            append(store, 1)

    writers = [threading.Thread(target=write) for _ in range(4)]

    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert list(store.leaves()) == [f"leaf {n}".encode() for n in range(80)]


def test_connections_are_durable(connections: Connections) -> None:
    def asked(pragma: str) -> object:
        return connections().execute(f"PRAGMA {pragma}").fetchone()[0]

    assert (asked("journal_mode"), asked("synchronous")) == ("wal", 2)


def test_the_rest_of_the_program_gets_the_same_engine() -> None:
    engine = sqlite_engine.put_in_place()

    import sqlite3

    assert sqlite3.sqlite_version == engine.version
    assert sqlite3.sqlite_version_info >= sqlite_engine.NEEDED


def test_an_old_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    old = SimpleNamespace(sqlite_version="3.45.0", sqlite_version_info=(3, 45, 0))
    monkeypatch.setitem(sys.modules, "pysqlite3.dbapi2", old)

    with pytest.raises(sqlite_engine.EngineTooOldError) as fault:
        sqlite_engine.put_in_place()

    assert fault.value.params == {"found": "3.45.0", "needed": "3.51.3"}


def test_without_the_wheel_a_rollback_journal_keeps_what_was_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pysqlite3.dbapi2", None)
    engine = sqlite_engine.put_in_place()
    connection = sqlite_engine.connect(engine, tmp_path / "slow.sqlite3")

    def asked(pragma: str) -> object:
        return connection.execute(f"PRAGMA {pragma}").fetchone()[0]

    assert not engine.write_ahead
    assert (asked("journal_mode"), asked("synchronous")) == ("truncate", 3)


def test_a_full_disk_is_a_fault_and_keeps_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    store = sqlite_store(path)
    append(store, 1)
    tight = Connections(path)
    pages = tight().execute("PRAGMA page_count").fetchone()[0]
    tight().execute(f"PRAGMA max_page_count={pages}")
    full = SqlStore("demo", tight, tight.engine.module.Error)

    with pytest.raises(StoreFault) as fault, full.transaction() as transaction:
        transaction.write(batch(transaction.head, entry(1, leaf=b"x" * 60_000)))

    assert fault.value.code == "store_full"
    assert list(store.leaves()) == [b"leaf 0"]
    append(store, 1)
    assert store.size() == 2
