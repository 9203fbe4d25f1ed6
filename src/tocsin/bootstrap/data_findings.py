"""What state a data folder is in: its database's guards and durability, its ledgers, keys and space."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from tocsin.adapters.keys import KeyFileError
from tocsin.adapters.sql import schema
from tocsin.bootstrap.data_folder import DATABASE, KEYS, Installation, open_installation
from tocsin.bootstrap.installation import Finding, Level

ROOM_WEAK_MEBIBYTES = 1024
ROOM_BROKEN_MEBIBYTES = 64
_FROZEN = {"": Level.GOOD, "ledger_is_copy": Level.GOOD, "ledger_behind_signed": Level.WEAK}


def inspect_data(folder: Path) -> tuple[Finding, ...]:
    """Everything that can be told of a data folder without reading all of it, in reading order."""
    if not (folder / DATABASE).is_file():
        return (Finding("data-missing", Level.WEAK, str(folder)),)
    installation = open_installation(folder, guarded=False)
    try:
        return (
            Finding("data", Level.GOOD, str(folder)),
            _guards(installation),
            _durability(installation),
            *_keys(folder),
            *_ledgers(installation),
            _room(folder),
        )
    finally:
        installation.close()


def _guards(installation: Installation) -> Finding:
    lost = schema.missing(installation.connection())
    return Finding("guards", Level.BROKEN if lost else Level.GOOD, ", ".join(lost))


def _durability(installation: Installation) -> Finding:
    def asked(pragma: str) -> str:
        return str(installation.connection().execute(f"PRAGMA {pragma}").fetchone()[0])

    mode = f"{asked('journal_mode')}/{asked('synchronous')}"
    fast, safe = mode == "wal/2", mode == "truncate/3"
    return Finding("durability", Level.GOOD if fast else Level.WEAK if safe else Level.BROKEN, mode)


def _keys(folder: Path) -> Iterator[Finding]:
    for path in sorted((folder / KEYS).glob("*.json")):
        open_to_others = path.stat().st_mode & 0o077
        yield Finding("keys", Level.BROKEN if open_to_others else Level.GOOD, str(path))


def _ledgers(installation: Installation) -> Iterator[Finding]:
    for row in installation.ledgers():
        try:
            frozen = installation.frozen(row.name)
        except KeyFileError as problem:
            yield Finding("ledger", Level.BROKEN, row.name, problem.code)
            continue
        yield Finding("ledger", _FROZEN[frozen], f"{row.name} ({row.origin})", frozen)


def _room(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free >> 20
    level = Level.GOOD if free >= ROOM_WEAK_MEBIBYTES else Level.WEAK
    return Finding("room", level if free >= ROOM_BROKEN_MEBIBYTES else Level.BROKEN, str(free))
