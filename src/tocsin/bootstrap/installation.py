"""What state this installation is in: facts with a level, for `tocsin doctor` and for start-up checks."""

from __future__ import annotations

import codecs
import locale
import sys
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources

ENGINE_NEEDED = (3, 51, 3)
PYTHON_NEEDED = (3, 11)


class Level(StrEnum):
    """How grave a finding is; only `broken` keeps the installation from working."""

    GOOD = "good"
    WEAK = "weak"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact of the installation. `code` names its wording, `value` is what was found."""

    code: str
    level: Level
    value: str
    needed: str = ""


def inspect() -> tuple[Finding, ...]:
    """Everything that can be told without a data folder, in the order a person reads it."""
    return (_python(), _engine(), _web(), _fonts(), _encoding())


def _python() -> Finding:
    found = ".".join(map(str, sys.version_info[:3]))
    level = Level.GOOD if sys.version_info >= PYTHON_NEEDED else Level.BROKEN
    return Finding("python", level, found, ".".join(map(str, PYTHON_NEEDED)))


def _engine() -> Finding:
    """The SQLite engine that the product uses: the one inside the pysqlite3 wheel (engines before 3.51.3
    can corrupt a write-ahead log)."""
    needed = ".".join(map(str, ENGINE_NEEDED))
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        import sqlite3

        return Finding("engine-missing", Level.WEAK, sqlite3.sqlite_version, needed)
    level = Level.GOOD if dbapi2.sqlite_version_info >= ENGINE_NEEDED else Level.BROKEN
    return Finding("engine", level, dbapi2.sqlite_version, needed)


def _web() -> Finding:
    built = resources.files("tocsin.web").joinpath("static", "built", ".vite", "manifest.json")
    return Finding("web", Level.GOOD if built.is_file() else Level.BROKEN, "manifest.json")


def _fonts() -> Finding:
    folder = resources.files("tocsin.adapters").joinpath("fonts")
    entries = list(folder.iterdir()) if folder.is_dir() else []
    found = [entry.name for entry in entries if entry.name.endswith(".ttf")]
    return Finding("fonts", Level.GOOD if found else Level.WEAK, str(len(found)))


def _encoding() -> Finding:
    name = codecs.lookup(locale.getpreferredencoding(do_setlocale=False)).name
    return Finding("encoding", Level.GOOD if name == "utf-8" else Level.WEAK, name)
