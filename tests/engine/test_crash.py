"""`kill -9` loses nothing acknowledged; processes that write at once do not disturb each other."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.adapters.sql.stores import sqlite_store
from tests.engine.house import ORIGIN, House, build
from tests.engine.test_projection import all_rows
from tests.engine.test_submit import receive
from tocsin.adapters.signatures import verify
from tocsin.engine.answers import Fault, Receipt
from tocsin.engine.audit import audit
from tocsin.ledger import merkle

ROOT = Path(__file__).parents[2]
ENOUGH = 100_000


def start(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    words = [sys.executable, "-m", "tests.engine.writer_process", str(path), name, str(count)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT)


def killed_while_writing(path: Path, name: str, seconds: float) -> list[tuple[int, str, str]]:
    """Let a writer acknowledge its first entry, kill it a little later; what it had acknowledged."""
    process = start(path, name, ENOUGH)
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()
    process.wait()
    whole = (first + rest).rpartition("\n")[0]
    return [(int(index), leaf, name) for index, leaf, name in (line.split() for line in whole.splitlines())]


def whole(house: House) -> bool:
    """Whether audit and rebuild agree with what is there."""
    rows = all_rows(house)
    house.engine.rebuild()
    return audit(house.engine.store, ORIGIN, verify).ok and all_rows(house) == rows


@pytest.mark.slow
def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    path, seed = tmp_path / "store.sqlite3", random.randrange(1 << 30)
    chance = random.Random(seed)
    acknowledged: list[tuple[int, str, str]] = []
    for number in range(4):
        acknowledged += killed_while_writing(path, f"w{number}", chance.uniform(0.02, 0.4))

        house = build(lambda: sqlite_store(path), seed=f"after{number}")
        leaves = list(house.engine.store.leaves())
        for index, leaf, name in acknowledged:
            assert merkle.leaf_hash(leaves[index]).hex() == leaf, f"seed {seed}: {name} was lost"
            assert name in house.engine.refresh().signals, f"seed {seed}"
        assert whole(house), f"seed {seed}"
    assert len(acknowledged) > 4


@pytest.mark.slow
def test_two_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    house = build(lambda: sqlite_store(path), seed="here")
    writers = [start(path, name, 60) for name in ("left", "right")]
    for number in range(20):
        house.act(
            "",
            "crc-duty-officer",
            "signal.receive",
            signal=f"here-{number}",
            channel="system",
            title="x",
            received_from="y",
        )
    endings = [writer.communicate(timeout=60) for writer in writers]

    assert [writer.returncode for writer in writers] == [0, 0]
    lines = [line.split() for told, _ in endings for line in told.splitlines()]
    assert len({index for index, _, _ in lines}) == 120
    assert len(house.engine.refresh().signals) == 140
    assert whole(house)


def test_a_request_repeated_after_a_crash_is_answered_as_before(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    house = build(lambda: sqlite_store(path))
    request = receive(house)
    receipt = house.engine.submit(request, "key-1")

    again = build(lambda: sqlite_store(path), seed="second life")

    assert isinstance(receipt, Receipt)
    assert again.engine.submit(request, "key-1") == receipt
    assert again.engine.submit(request) == Fault("id_repeated", "/id", str(receipt.index))


def test_a_store_that_cannot_write_is_a_fault_and_memory_stays_true(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    house = build(lambda: sqlite_store(path))
    request = receive(house, claimed="x" * 4000)
    store = house.engine.store
    connection = store._connect()  # type: ignore[attr-defined]
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages}")

    answer = house.engine.submit(request)

    assert isinstance(answer, Fault)
    assert answer.code == "store_full"
    assert "s-1" not in house.engine.refresh().signals
    connection.execute("PRAGMA max_page_count=1000000")
    assert isinstance(house.engine.submit(request), Receipt)
    assert whole(house)
