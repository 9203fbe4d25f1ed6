"""A process that writes to a ledger until it has written enough or is killed; it tells what was acknowledged.

Run as `python -m tests.engine.writer_process FILE NAME COUNT`: a line `index leaf signal` for each receipt.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.adapters.sql.stores import sqlite_store
from tests.engine.house import build


def main(path: str, name: str, count: str) -> None:
    house = build(lambda: sqlite_store(Path(path)), seed=name)
    told = {"channel": "feed", "title": "Reading", "received_from": name}
    for number in range(int(count)):
        signal = f"{name}-{number}"
        receipt = house.act("", "crc-duty-officer", "signal.receive", signal=signal, **told)
        sys.stdout.write(f"{receipt.index} {receipt.leaf} {signal}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
