"""Takes files with warnings in: from a form, from what was pasted, from the watched folder.

The octets become a body of the ledger, and a row says how they came. The same file again changes nothing; a
file without a readable warning is refused. `DIR/inbox-warnings/` is looked through every few seconds: what
was taken in is moved to `read/`, what could not be to `refused/`.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tocsin.bootstrap.data_folder import Installation
from tocsin.bootstrap.received import ReceivedFile, ReceivedWarning, is_readable, warnings_of
from tocsin.engine.engine import Engine
from tocsin.ledger.octets import sha256_hex

FOLDER = "inbox-warnings"
READ, REFUSED = "read", "refused"
MAX_BYTES = 8 * 1024 * 1024
MAX_NAME = 200
MOST_AT_A_TIME = 50
MOST_FILES = 500
"""Files of a ledger that are looked at; older ones stay in the store."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file: its digest where it was kept, else why not."""

    sha256: str = ""
    refused: str = ""
    """too_large, no_warning or empty."""
    known: bool = False
    """Whether it had been here before."""


def keep(engine: Engine, name: str, content: bytes, source: str, login: str = "") -> Taken:
    """Take a file in."""
    from tocsin.web.warnings.models import WarningFile

    if not content.strip():
        return Taken(refused="empty")
    if len(content) > MAX_BYTES:
        return Taken(refused="too_large")
    shown = "".join(letter for letter in name if letter.isprintable())[-MAX_NAME:] or "warning"
    if not is_readable(shown, content):
        return Taken(refused="no_warning")
    _, made = WarningFile.objects.get_or_create(
        ledger=engine.ledger,
        sha256=sha256_hex(content),
        defaults={"name": shown, "source": source, "login": login, "received_at": engine.now()},
    )
    return Taken(engine.put_body(content), known=not made)


def held(engine: Engine, now: int, language: str) -> list[ReceivedWarning]:
    """Warnings of a ledger as they stand, those of the newest file first."""
    return warnings_of(list(_files(engine)), now, language)


def _files(engine: Engine) -> Iterator[ReceivedFile]:
    from tocsin.web.warnings.models import WarningFile

    for row in WarningFile.objects.filter(ledger=engine.ledger)[:MOST_FILES]:
        content = engine.body(row.sha256)
        if content is not None:
            yield ReceivedFile(row.name, row.sha256, content)


def look_through(opened: Installation) -> int:
    """Take in what lies in the watched folder, for the default ledger; how many files were kept."""
    engine = opened.engine()
    if engine is None:
        return 0
    folder = opened.data / FOLDER
    for part in (folder, folder / READ, folder / REFUSED):
        part.mkdir(mode=0o700, exist_ok=True)
    kept = 0
    for path in sorted(folder.iterdir())[:MOST_AT_A_TIME]:
        content = _octets(path)
        if content is None:
            continue
        taken = keep(engine, path.name, content, "folder")
        kept += bool(taken.sha256)
        os.replace(path, folder / (READ if taken.sha256 else REFUSED) / path.name)
    return kept


def _octets(path: Path) -> bytes | None:
    """The octets of a plain file; None for anything else, and for one that is still being written."""
    if path.name.startswith(".") or path.suffix in (".part", ".tmp"):
        return None
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return None
    with os.fdopen(descriptor, "rb") as file:
        return file.read(MAX_BYTES + 1)
