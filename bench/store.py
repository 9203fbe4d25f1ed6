"""The store against the disk it writes to, and against `eventsourcing` on the same SQLite engine.

Append alone: signature check, leaf, tree, signed checkpoint, commit. Submit: all of `Engine.submit`. Both
against a raw write and fsync of as many octets. The rounds take turns, so that a slow moment meets all.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from bench.rows import Row
from tocsin.adapters.signatures import verify
from tocsin.bootstrap.data_folder import Installation, create_installation
from tocsin.bootstrap.people import every_role
from tocsin.bootstrap.shipped import shipped_charter
from tocsin.core.calendar import day_of, moment
from tocsin.core.charter.read import read_charter
from tocsin.engine.answers import Prepared, Receipt
from tocsin.engine.engine import Engine
from tocsin.engine.ports import Batch
from tocsin.engine.writer import Naming, Writer
from tocsin.ledger import canonical, envelope
from tocsin.ledger.envelope import Envelope, Signature, pre_authentication_encoding
from tocsin.ledger.note import parse_verifier_key

ON = day_of(moment("2022-01-05T00:00:00Z") or 0, "+03:00")
ROUNDS = 20


class _Bench:
    """One demo ledger and the signed events to append to it."""

    def __init__(self, folder: Path) -> None:
        self.opened: Installation = create_installation(folder)
        charter = shipped_charter("csto")
        seats = every_role(read_charter(charter), ON, secret="bench")
        self.engine: Engine = self.opened.add_ledger("bench", "bench.example/demo", charter, seats)
        roster = self.engine.refresh().roster
        self.key = next(row for row in roster.in_force() if row.role == "crc-duty-officer")
        signer = self.opened.signer("bench", self.key.key)
        assert signer is not None
        self.signer = signer
        log = self.opened.keyring("bench").signers()
        self.log = next(row for row in log if row.public == parse_verifier_key(roster.log).public)
        self.count = 0

    def signed(self) -> tuple[Prepared, bytes, Envelope]:
        """A signal, prepared and signed."""
        self.count += 1
        data = {
            "signal": f"s{self.count}",
            "channel": "telephone",
            "title": "Пожар на складе у железнодорожной станции",
            "received_from": "Центр управления в кризисных ситуациях",
            "claimed": "Сообщают о дыме и о закрытой дороге; " * 8,
        }
        prepared = self.engine.prepare("signal.receive", data, self.key.key)
        assert isinstance(prepared, Prepared), prepared
        encoding = pre_authentication_encoding(prepared.payload)
        made = Envelope(prepared.payload, (Signature(self.key.key, self.signer.sign(encoding)),))
        return prepared, envelope.encode(made), made

    def append(self, prepared: Prepared, made: Envelope) -> None:
        """The store's part alone."""
        assert verify(self.key, pre_authentication_encoding(made.payload), made.signatures[0]) is None
        with self.engine.store.transaction() as transaction:
            writer = Writer(str(self.engine.origin), transaction.head)
            event = json.loads(prepared.payload)
            naming = Naming(event["stream"], 1, event["type"], event["id"])
            writer.add(made, naming, transaction.head.received_at)
            transaction.write(
                Batch(head=writer.head(self.log), entries=tuple(writer.entries), nodes=tuple(writer.nodes))
            )


def _raw(descriptor: int, content: bytes) -> None:
    os.write(descriptor, content)
    os.fsync(descriptor)


def _timed(act: Callable[[], Any]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _samples(folder: Path, each: int) -> dict[str, float]:
    """Medians in seconds of raw, submit, append and eventsourcing's save, taken in turns."""
    alone, whole = _Bench(folder / "alone"), _Bench(folder / "whole")
    peer, pattern = _peer(folder / "peer.sqlite3"), alone.signed()[0]
    taken: dict[str, list[float]] = {"raw": [], "append": [], "submit": [], "peer": []}
    with (folder / "raw").open("wb", buffering=0) as file:
        for _ in range(ROUNDS):
            for _ in range(each):
                _, request, _ = whole.signed()
                fresh = _renamed(alone, pattern)
                taken["raw"].append(_timed(partial(_raw, file.fileno(), request)))
                taken["submit"].append(_timed(partial(_submit, whole.engine, request)))
                taken["append"].append(_timed(partial(alone.append, *fresh)))
                taken["peer"].append(_timed(partial(next, peer)))
    return {name: median(values) for name, values in taken.items()}


def _renamed(bench: _Bench, prepared: Prepared) -> tuple[Prepared, Envelope]:
    """The same event under a new id and stream, signed again."""
    bench.count += 1
    event = json.loads(prepared.payload)
    tail = f"{bench.count:012d}"
    event["id"] = event["id"][:-12] + tail
    event["stream"] = f"signal/a{tail}"
    payload = canonical.encode(event)
    signature = Signature(bench.key.key, bench.signer.sign(pre_authentication_encoding(payload)))
    return Prepared(payload, event["stream"], event, ()), Envelope(payload, (signature,))


def _submit(engine: Engine, request: bytes) -> None:
    answer = engine.submit(request)
    assert isinstance(answer, Receipt), answer


def _peer(path: Path) -> Iterator[None]:
    """One `eventsourcing` save after another: an aggregate with one event, on SQLite in its own settings."""
    from eventsourcing.application import Application
    from eventsourcing.domain import Aggregate, event

    os.environ.update(PERSISTENCE_MODULE="eventsourcing.sqlite", SQLITE_DBNAME=str(path))

    class Signal(Aggregate):
        @event("Received")
        def __init__(self, title: str, claimed: str) -> None:
            self.title = title
            self.claimed = claimed

    application: Application[Any] = Application()
    while True:
        application.save(Signal(title="Пожар на складе", claimed="Сообщают о дыме и о закрытой дороге; " * 8))
        yield None


def run(quick: bool = False) -> list[Row]:
    """Rows for `bench`."""
    with tempfile.TemporaryDirectory(prefix="tocsin-bench-") as name:
        found = _samples(Path(name), 5 if quick else 20)
    disk = "write+fsync of the same disk"
    return [
        Row("store-append-p50", "s", found["append"], found["raw"], disk, "-", 1.7, more=False),
        Row("submit-p50", "s", found["submit"], found["raw"], disk, "-", 4.0, more=False),
        Row(
            "store-append-eventsourcing",
            "appends/s",
            1 / found["append"],
            1 / found["peer"],
            "eventsourcing (SQLite)",
            version("eventsourcing"),
            1.3,
        ),
    ]
