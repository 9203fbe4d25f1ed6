"""Which SQLite engine the product runs on, and how a connection is made durable.

Engines before 3.51.3 can corrupt a write-ahead log. The pysqlite3 wheel brings a newer one; without it
the engine of Python runs with a rollback journal and EXTRA, about five times slower (DESIGN "Durable").
"""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NEEDED = (3, 51, 3)
BUSY_MILLISECONDS = 15_000
CACHE_KIBIBYTES = 16 * 1024


class EngineTooOldError(Exception):
    """The wheel in place carries an engine that can corrupt a write-ahead log."""

    def __init__(self, found: str) -> None:
        self.code = "engine-too-old"
        self.where = "pysqlite3"
        self.params = {"found": found, "needed": ".".join(map(str, NEEDED))}
        super().__init__(self.code, found)


@dataclass(frozen=True, slots=True)
class SqliteEngine:
    """The DB-API module in use, its engine's version, and whether a write-ahead log is safe with it."""

    module: Any
    version: str
    write_ahead: bool


def put_in_place() -> SqliteEngine:
    """Choose the engine, and make `import sqlite3` give it to everyone who loads later, Django included.

    Raises EngineTooOldError where a wheel is installed whose engine is too old.
    """
    try:
        chosen = importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        python_own = importlib.import_module("sqlite3.dbapi2")
        return SqliteEngine(python_own, python_own.sqlite_version, write_ahead=False)
    if chosen.sqlite_version_info < NEEDED:
        raise EngineTooOldError(chosen.sqlite_version)
    sys.modules["sqlite3"] = importlib.import_module("pysqlite3")
    sys.modules["sqlite3.dbapi2"] = chosen
    return SqliteEngine(chosen, chosen.sqlite_version, write_ahead=True)


def connect(engine: SqliteEngine, path: Path) -> Any:
    """A durable connection in autocommit mode; transactions are opened by hand."""
    connection = engine.module.connect(
        str(path), timeout=BUSY_MILLISECONDS / 1000, isolation_level=None, cached_statements=256
    )
    make_durable(engine, connection)
    return connection


def make_durable(engine: SqliteEngine, connection: Any) -> None:
    """What is committed has reached the disk; also for connections that others have opened."""
    connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    connection.execute(f"PRAGMA cache_size=-{CACHE_KIBIBYTES}")
    if engine.write_ahead:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
    else:
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        connection.execute("PRAGMA synchronous=EXTRA")
    connection.execute("PRAGMA recursive_triggers=ON")
    connection.execute("PRAGMA secure_delete=FAST")
