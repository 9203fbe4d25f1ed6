"""The worker of an installation: appends what time brings, reads warnings put into its folder, wakes the pages.

One process beside the web server. It sleeps until the next due time of any ledger, and looks again at
least every second, since another process may have written meanwhile.
"""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.bootstrap.data_folder import Installation, open_installation
from tocsin.engine.ports import StoreFault
from tocsin.web.frame.installed import install, ledger_named
from tocsin.web.plain.wire import WAKE, tell
from tocsin.web.start import configure

if TYPE_CHECKING:
    from tocsin.web.warnings.folder import Watch

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


def watch_of(opened: Installation) -> Watch:
    """The watched folder of an installation; its tables are brought up to date by the web server."""
    configure(opened)
    install(opened)
    from tocsin.web.warnings.folder import Watch

    return Watch(opened.data, lambda: ledger_named(""))


def run(data: Path) -> None:
    """Until told to stop."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    opened = open_installation(data)
    watch = watch_of(opened)
    while not stop.wait(LONGEST_SLEEP):
        pass_time(opened)
        watch.pass_time()


if __name__ == "__main__":
    run(Path(sys.argv[1]))
