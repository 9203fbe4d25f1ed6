"""The tables of the ledgers of one installation, and the triggers that keep entries as they were written.

Every table has the ledger's short name. Small rows lie in the order of their key (WITHOUT ROWID): each
page that an append touches costs it time. Entries are refused UPDATE, DELETE and REPLACE by the
database itself; `missing` says at start-up whether those triggers still stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

TABLES = (
    """CREATE TABLE IF NOT EXISTS ledger_head (
        ledger TEXT NOT NULL PRIMARY KEY,
        origin TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        size BIGINT NOT NULL,
        frontier BLOB NOT NULL,
        received_at BIGINT NOT NULL,
        checkpoint BLOB NOT NULL
    )""",
    """CREATE TABLE IF NOT EXISTS ledger_entry (
        ledger TEXT NOT NULL,
        seq BIGINT NOT NULL,
        stream TEXT NOT NULL,
        version BIGINT NOT NULL,
        type TEXT NOT NULL,
        event_id TEXT NOT NULL,
        leaf_hash BLOB NOT NULL,
        leaf BLOB NOT NULL,
        UNIQUE (ledger, seq),
        UNIQUE (ledger, stream, version),
        UNIQUE (ledger, event_id)
    )""",
    "CREATE INDEX IF NOT EXISTS ledger_entry_leaf ON ledger_entry (ledger, leaf_hash)",
    """CREATE TABLE IF NOT EXISTS ledger_node (
        ledger TEXT NOT NULL,
        level BIGINT NOT NULL,
        position BIGINT NOT NULL,
        hash BLOB NOT NULL,
        PRIMARY KEY (ledger, level, position)
    ) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS ledger_body (
        ledger TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        content BLOB,
        PRIMARY KEY (ledger, sha256)
    )""",
    """CREATE TABLE IF NOT EXISTS ledger_answer (
        ledger TEXT NOT NULL,
        actor TEXT NOT NULL,
        key TEXT NOT NULL,
        request TEXT NOT NULL,
        receipt BLOB NOT NULL,
        PRIMARY KEY (ledger, actor, key)
    ) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS ledger_outbox (
        ledger TEXT NOT NULL,
        seq BIGINT NOT NULL,
        topic TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (ledger, seq)
    ) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS read_entry (
        ledger TEXT NOT NULL,
        id TEXT NOT NULL,
        subject TEXT NOT NULL,
        member TEXT NOT NULL,
        place TEXT NOT NULL,
        document BLOB NOT NULL,
        PRIMARY KEY (ledger, id)
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS read_entry_subject ON read_entry (ledger, subject, id)",
    """CREATE TABLE IF NOT EXISTS read_row (
        ledger TEXT NOT NULL,
        name TEXT NOT NULL,
        id TEXT NOT NULL,
        subject TEXT NOT NULL,
        member TEXT NOT NULL,
        place TEXT NOT NULL,
        document BLOB NOT NULL,
        PRIMARY KEY (ledger, name, id)
    )""",
    "CREATE INDEX IF NOT EXISTS read_row_place ON read_row (ledger, name, place)",
    "CREATE INDEX IF NOT EXISTS read_row_subject ON read_row (ledger, name, subject)",
)
TRIGGERS = {
    "ledger_entry_no_update": """CREATE TRIGGER IF NOT EXISTS ledger_entry_no_update
        BEFORE UPDATE ON ledger_entry
        BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END""",
    "ledger_entry_no_delete": """CREATE TRIGGER IF NOT EXISTS ledger_entry_no_delete
        BEFORE DELETE ON ledger_entry
        BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END""",
    "ledger_entry_no_replace": """CREATE TRIGGER IF NOT EXISTS ledger_entry_no_replace
        BEFORE INSERT ON ledger_entry
        WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE ledger = NEW.ledger AND seq = NEW.seq)
        BEGIN SELECT RAISE(ABORT, 'entries are never replaced'); END""",
}
NAMES = (
    "ledger_head",
    "ledger_entry",
    "ledger_node",
    "ledger_body",
    "ledger_answer",
    "ledger_outbox",
    "read_entry",
    "read_row",
)


def install(connection: Any) -> None:
    """Create what is not there yet, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in (*TABLES, *TRIGGERS.values()):
            connection.execute(statement)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def missing(connection: Any) -> tuple[str, ...]:
    """Names of tables and triggers that should stand and do not, or stand with another text."""
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'trigger')"))
    lost = [name for name in NAMES if name not in found]
    changed = (name for name, text in TRIGGERS.items() if _plain(found.get(name)) != _plain(text))
    return (*lost, *changed)


def _plain(text: str | None) -> Iterable[str]:
    return (text or "").replace("IF NOT EXISTS ", "").split()
