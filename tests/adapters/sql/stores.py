"""The stores that the contract suite runs over."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from tocsin.adapters.memory import MemoryStore
from tocsin.adapters.sql import schema, sqlite_engine
from tocsin.adapters.sql.store import SqlStore, create
from tocsin.engine.ports import Store

KINDS = ("memory", "sqlite")


class Connections:
    """One connection a thread to one file, as the product opens them."""

    def __init__(self, path: Path) -> None:
        self.engine = sqlite_engine.put_in_place()
        self._path = path
        self._own = threading.local()
        schema.install(self())

    def __call__(self) -> Any:
        found = getattr(self._own, "connection", None)
        if found is None:
            found = self._own.connection = sqlite_engine.connect(self.engine, self._path)
        return found


def make_store(kind: str, folder: Path, ledger: str = "demo") -> Store:
    """An empty ledger in a store of that kind."""
    if kind == "memory":
        return MemoryStore(ledger)
    return sqlite_store(folder / "store.sqlite3", ledger)


def sqlite_store(path: Path, ledger: str = "demo") -> SqlStore:
    """An empty ledger in that file, or the one that is there."""
    connections = Connections(path)
    known = connections().execute("SELECT 1 FROM ledger_head WHERE ledger = ?", (ledger,)).fetchone()
    if known is None:
        create(connections(), ledger, "odkb.example/demo", 0)
    return SqlStore(ledger, connections, connections.engine.module.Error)
