"""The worker of an installation: appends what time brings, and wakes the pages.

One process beside the web server. It sleeps until the next due time of any ledger, and looks again at
least every second, since another process may have written meanwhile.
"""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path

from tocsin.bootstrap.data_folder import Installation, open_installation
from tocsin.engine.ports import StoreFault
from tocsin.web.plain.wire import WAKE, tell

LONGEST_SLEEP = 1.0


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


def run(data: Path) -> None:
    """Until told to stop."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    opened = open_installation(data)
    while not stop.wait(LONGEST_SLEEP):
        pass_time(opened)


if __name__ == "__main__":
    run(Path(sys.argv[1]))
