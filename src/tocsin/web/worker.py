"""The worker of an installation: appends what time brings, takes warnings in, and wakes the pages.

One process beside the web server. It sleeps until the next due time of any ledger, and looks again at
least every second, since another process may have written meanwhile.
"""

from __future__ import annotations

import logging
import signal
import sys
import threading
from pathlib import Path

from django.db import DatabaseError

from tocsin.bootstrap.data_folder import Installation, open_installation
from tocsin.engine.ports import StoreFault
from tocsin.web.plain.wire import WAKE, tell
from tocsin.web.start import start
from tocsin.web.warnings.keeping import look_through

LONGEST_SLEEP = 1.0
ROUNDS_BETWEEN_LOOKS = 3
"""The folder of warnings is looked through every third time."""
LOG = logging.getLogger("tocsin.web")


def pass_time(opened: Installation) -> int:
    """Append what is due in every ledger of this site; how many entries came."""
    count = 0
    for row in opened.ledgers():
        engine = opened.engine(row.name)
        if engine is None or row.kind == "replay":
            continue
        try:
            placed = engine.tick()
        except StoreFault:
            continue
        if placed:
            count += len(placed)
            tell(opened.data, "web", WAKE, row.name)
    return count


def take_warnings(opened: Installation) -> None:
    """Take in what lies in the folder of warnings; a folder or disk that fails now is tried again later."""
    try:
        if look_through(opened):
            tell(opened.data, "web", WAKE, opened.default)
    except (OSError, StoreFault, DatabaseError):
        LOG.exception("the folder of warnings could not be read")


def run(data: Path) -> None:
    """Until told to stop."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    opened = open_installation(data)
    start(opened, tables=False)
    rounds = 0
    while not stop.wait(LONGEST_SLEEP):
        pass_time(opened)
        rounds += 1
        if rounds % ROUNDS_BETWEEN_LOOKS == 0:
            take_warnings(opened)


if __name__ == "__main__":
    run(Path(sys.argv[1]))
