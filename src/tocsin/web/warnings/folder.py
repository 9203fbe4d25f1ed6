"""The watched folder: whatever is put into `inbox-warnings/` of the data folder is read and put aside.

A file is left alone until its size stands still between two looks. Names are never trusted: only regular
files directly in the folder are opened, no link is followed, and what is put aside gets a name of its own.
"""

from __future__ import annotations

import logging
import os
import re
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from django.db import Error, close_old_connections

from tocsin.engine.engine import MAX_BODY_BYTES
from tocsin.engine.ports import StoreFault
from tocsin.web.frame.installed import Ledger
from tocsin.web.warnings.keeping import Came, Outcome, keep, too_large
from tocsin.web.warnings.sentences import sentence
from tocsin.wording import LANGUAGES

FOLDER = "inbox-warnings"
READ, REFUSED = "read", "refused"
LOOK_SECONDS = 2.0
WORK_SECONDS = 1.0
"""After this a look ends and the rest waits for the next one: the worker has clocks to keep."""
OWNER_ONLY = 0o700
_STRANGE = re.compile(r"[^A-Za-z0-9._-]+")
Print = tuple[int, int, int]
"""Inode, size and time of change."""
LOG = logging.getLogger("tocsin.web")


class Watch:
    """The folder of one installation; `ledger` gives the one that receives, None while there is none."""

    def __init__(self, data: Path, ledger: Callable[[], Ledger | None]) -> None:
        self.folder = data / FOLDER
        self._ledger = ledger
        self._seen: dict[str, Print] = {}
        self._stuck: dict[str, Print] = {}
        self._next = 0.0
        with suppress(OSError):
            self.folder.mkdir(mode=OWNER_ONLY, exist_ok=True)

    def pass_time(self) -> None:
        """Look into the folder if it is time to. Never raises for what lies there."""
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + LOOK_SECONDS
        try:
            close_old_connections()
            self.look()
        except (OSError, Error, StoreFault):
            LOG.warning("warnings could not be taken from %s", self.folder, exc_info=True)

    def look(self) -> int:
        """Take every file that stands still since the last look; how many were put aside."""
        ledger = self._ledger()
        if ledger is None:
            return 0
        end = time.monotonic() + WORK_SECONDS
        found = self._prints()
        ready = [name for name, own in found.items() if self._seen.get(name) == own]
        self._seen = found
        count = 0
        for name in sorted(ready):
            if self._stuck.get(name) == found[name]:
                continue
            if time.monotonic() >= end:
                break
            count += self._take(ledger, name, found[name])
        return count

    def _prints(self) -> dict[str, Print]:
        """What lies in the folder itself; hidden names are other programs' unfinished files."""
        found: dict[str, Print] = {}
        with os.scandir(self.folder) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):
                    kind = entry.stat(follow_symlinks=False)
                    if not entry.name.startswith(".") and not stat.S_ISDIR(kind.st_mode):
                        found[entry.name] = (kind.st_ino, kind.st_size, kind.st_mtime_ns)
        return found

    def _take(self, ledger: Ledger, name: str, own: Print) -> bool:
        shown = os.fsencode(name).decode("utf-8", "replace")
        content = self._content(name)
        if content is None:
            return self._aside(name, own, Outcome(shown, 0, 0, ()), REFUSED, b"")
        if len(content) > MAX_BODY_BYTES:
            return self._aside(name, own, Outcome(shown, 0, 0, (too_large(),)), REFUSED, content)
        outcome = keep(ledger, Came(shown, content, "folder"))
        return self._aside(name, own, outcome, REFUSED if outcome.is_refused else READ, content)

    def _content(self, name: str) -> bytes | None:
        """A regular file's octets, one more than the limit at most; None for a link, a pipe or a device."""
        flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY
        try:
            with os.fdopen(os.open(self.folder / name, flags), "rb") as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    return None
                return file.read(MAX_BODY_BYTES + 1)
        except OSError:
            return None

    def _aside(self, name: str, own: Print, outcome: Outcome, where: str, content: bytes) -> bool:
        """Move a file out of the way; where that cannot be done it is left and not read again."""
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        plain = _STRANGE.sub("_", name).strip("._")[-80:]
        target = self.folder / where / f"{stamp}-{sha256(content).hexdigest()[:8]}-{own[0]}-{plain}"
        try:
            target.parent.mkdir(mode=OWNER_ONLY, exist_ok=True)
            if not stat.S_ISDIR(os.lstat(target.parent).st_mode):
                raise NotADirectoryError(target.parent)
            os.rename(self.folder / name, target)
        except OSError:
            LOG.warning("%r could not be moved to %s", name, target.parent, exc_info=True)
            self._stuck[name] = own
            return False
        if where == REFUSED and outcome.told:
            with suppress(OSError):
                target.with_name(f"{target.name}.reason.txt").write_text(_reasons(outcome), encoding="utf-8")
        return True


def _reasons(outcome: Outcome) -> str:
    """Why a file was refused, in every language."""
    rows = (sentence(language, row.code, row.params) for row in outcome.told[:1] for language in LANGUAGES)
    return "".join(f"{row}\n" for row in rows)
