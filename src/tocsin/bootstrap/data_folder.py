"""A data folder: the ledgers of one installation, their keys, and the engines opened over them.

`tocsin.sqlite3` holds the record, `keys/` the keys of this site, `signed/` how far each log has been
signed, which a restored copy of the record must not fall behind (docs/ledger.md).
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tocsin.adapters.clock import SystemClock
from tocsin.adapters.ids import RandomIds
from tocsin.adapters.keys import SeedKeyring, SeedSigner, read_keys, write_keys
from tocsin.adapters.signatures import verify
from tocsin.adapters.sql import schema, sqlite_engine
from tocsin.adapters.sql.sqlite_engine import SqliteEngine
from tocsin.adapters.sql.store import SqlStore, create, registered
from tocsin.bootstrap.enrolling import enrol
from tocsin.bootstrap.people import ADMINISTRATOR, Seats
from tocsin.bootstrap.settings import LEDGER_NAME
from tocsin.core.charter.read import read_charter
from tocsin.engine.answers import Placed
from tocsin.engine.charters import StoredCharters, keep_charter
from tocsin.engine.desk import World
from tocsin.engine.engine import Engine, Ports
from tocsin.engine.founding import Seat, found
from tocsin.engine.ports import Clock, Ids, Signer
from tocsin.ledger import origin as origins
from tocsin.ledger.envelope import MAX_SIGNATURES
from tocsin.ledger.malformed import Malformed

DATABASE = "tocsin.sqlite3"
KEYS = "keys"
SIGNED = "signed"
OWNER_ONLY = 0o700
FOUNDING_KEYS = MAX_SIGNATURES - 1
"""Keys that entry 0 can carry beside the log's; the administrator enrols the others."""


class InstallationFault(Exception):
    """The data folder cannot be used as asked: what (`code`) and where."""

    def __init__(self, code: str, where: str = "", **params: object) -> None:
        self.code = code
        self.where = where
        self.params: Mapping[str, object] = params
        super().__init__(code, where)


@dataclass(frozen=True, slots=True)
class LedgerInfo:
    """A ledger of the installation."""

    name: str
    origin: str
    kind: str
    created_at: int


class Installation:
    """The ledgers in one data folder. `connect` may give another owner's connection, such as Django's."""

    def __init__(self, data: Path, engine: SqliteEngine, connect: Callable[[], Any] | None = None) -> None:
        self.data = data
        self._sqlite = engine
        self._own = threading.local()
        self._connect = connect or self._own_connection
        self._engines: dict[str, Engine] = {}
        self._keyrings: dict[str, SeedKeyring] = {}
        self._lock = threading.RLock()

    @property
    def database(self) -> Path:
        """The file of the record."""
        return self.data / DATABASE

    @property
    def sqlite(self) -> SqliteEngine:
        """The engine beneath."""
        return self._sqlite

    def _own_connection(self) -> Any:
        found = getattr(self._own, "connection", None)
        if found is None:
            found = self._own.connection = sqlite_engine.connect(self._sqlite, self.database)
        return found

    def connection(self) -> Any:
        """The calling thread's connection."""
        return self._connect()

    # Which ledgers there are

    def ledgers(self) -> tuple[LedgerInfo, ...]:
        """All of them, the oldest first."""
        rows = registered(self.connection())
        return tuple(LedgerInfo(name, log, origins.parse(log).kind, at) for name, log, at in rows)

    @property
    def default(self) -> str:
        """The first live one, else the demo's, else the newest; empty if there is none."""
        rows = self.ledgers()
        for kind in ("live", "demo"):
            first = next((row.name for row in rows if row.kind == kind), "")
            if first:
                return first
        return rows[-1].name if rows else ""

    def names(self) -> tuple[str, ...]:
        """Short names, the default one first."""
        first = self.default
        return tuple(sorted((row.name for row in self.ledgers()), key=lambda name: (name != first, name)))

    def info(self, ledger: str = "") -> LedgerInfo:
        """The ledger with that short name, the default one where none is given. Raises InstallationFault."""
        wanted = ledger or self.default
        for row in self.ledgers():
            if row.name == wanted:
                return row
        raise InstallationFault("ledger-unknown", str(self.data), name=wanted, known=", ".join(self.names()))

    # Engines and keys

    def store(self, ledger: str) -> SqlStore:
        """The store of a ledger."""
        return SqlStore(ledger, self._connect, self._sqlite.module.Error)

    def engine(self, ledger: str = "") -> Engine | None:
        """The engine of a ledger, kept open; None where there is no such ledger."""
        with self._lock:
            wanted = ledger or self.default
            if wanted not in self._engines:
                if wanted not in self.names():
                    return None
                self._engines[wanted] = self.open_engine(wanted)
            return self._engines[wanted]

    def open_engine(self, ledger: str = "", clock: Clock | None = None, ids: Ids | None = None) -> Engine:
        """An engine of its own, for a clock or ids of one's own. Raises InstallationFault."""
        row = self.info(ledger)
        store = self.store(row.name)
        ports = Ports(
            store=store,
            charters=StoredCharters(store, read_charter),
            clock=clock or SystemClock(),
            ids=ids or RandomIds(),
            keyring=self.keyring(row.name),
            verify=verify,
        )
        return Engine(ports, row.origin, self._mark(row.name), self.frozen(row.name))

    def keyring(self, ledger: str) -> SeedKeyring:
        """The keys that this site holds for a ledger."""
        with self._lock:
            if ledger not in self._keyrings:
                path = self._key_file(ledger)
                self._keyrings[ledger] = read_keys(path) if path.exists() else SeedKeyring()
            return self._keyrings[ledger]

    def keep_key(self, ledger: str, signer: SeedSigner) -> None:
        """Hold another key of a ledger from now on."""
        with self._lock:
            keyring = self.keyring(ledger)
            keyring.add(signer)
            write_keys(self._key_file(ledger), keyring)

    def signer(self, ledger: str, key: str) -> Signer | None:
        """The signer of a delegation's key in the server's custody; None for a key held elsewhere."""
        found = self.keyring(ledger).signer(key)
        return found if found is not None and found.custody == "server" else None

    def _key_file(self, ledger: str) -> Path:
        return self.data / KEYS / f"{ledger}.json"

    # How far the log has been signed

    def signed_size(self, ledger: str) -> int:
        """The size up to which checkpoints have gone out, as recorded beside the database."""
        return marked_size(self.data, ledger)

    def frozen(self, ledger: str) -> str:
        """The code why a ledger takes no entries here, empty if it does."""
        if self.keyring(ledger).signers() == ():
            return "ledger_is_copy"
        return "ledger_behind_signed" if self.signed_size(ledger) > self.store(ledger).size() else ""

    def _mark(self, ledger: str) -> Callable[[Sequence[Placed]], None]:
        path = self.data / SIGNED / ledger

        def mark(placed: Sequence[Placed]) -> None:
            path.write_text(f"{placed[-1].index + 1}\n", encoding="ascii")

        return mark

    # New ledgers

    def add_ledger(
        self,
        name: str,
        log: str,
        charter: Mapping[str, bytes],
        seats: Callable[[str], Seats],
        clock: Clock | None = None,
        ids: Ids | None = None,
    ) -> Engine:
        """Found a ledger: `seats` gives its people and keys for its kind. Raises InstallationFault."""
        world_clock, world_ids = clock or SystemClock(), ids or RandomIds()
        try:
            parsed = origins.parse(log)
        except Malformed:
            raise InstallationFault("ledger-origin", "--origin", origin=log) from None
        if LEDGER_NAME.fullmatch(name) is None:
            raise InstallationFault("ledger-name", "--ledger", name=name)
        people = seats(parsed.kind)
        with self._lock:
            self._register(name, log, world_clock.now())
            store = self.store(name)
            for signer in (people.log, *(seat.signer for seat in people.seats)):
                self.keyring(name).add(signer)
            write_keys(self._key_file(name), self.keyring(name))
            revision = keep_charter(store, charter)
            world = World(parsed, StoredCharters(store, read_charter), self.keyring(name), world_ids)
            founding, later = people.seats[:FOUNDING_KEYS], people.seats[FOUNDING_KEYS:]
            rows = [Seat(seat.member, seat.role, seat.signer) for seat in founding]
            found(world, store, world_clock, people.log, rows, revision)
            (self.data / SIGNED / name).write_text(f"{store.size()}\n", encoding="ascii")
        engine = self.open_engine(name, clock, ids)
        if later:
            enrol(engine, next(seat for seat in founding if seat.role == ADMINISTRATOR), later)
        return engine

    def _register(self, name: str, log: str, created_at: int) -> None:
        if any(name == row.name or log == row.origin for row in self.ledgers()):
            raise InstallationFault("ledger-exists", str(self.data), name=name, origin=log)
        create(self.connection(), name, log, created_at)

    def close(self) -> None:
        """Close the calling thread's own connection."""
        found = getattr(self._own, "connection", None)
        if found is not None:
            found.close()
            self._own.connection = None


def marked_size(data: Path, ledger: str) -> int:
    """How far a log has been signed, as the data folder has it beside the database."""
    try:
        return int((data / SIGNED / ledger).read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return 0


def create_installation(data: Path) -> Installation:
    """Make a new installation in an empty or new folder. Raises InstallationFault."""
    if (data / DATABASE).exists():
        raise InstallationFault("data-in-use", str(data))
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise InstallationFault("data-not-empty", str(data))
    try:
        for folder in (data, data / KEYS, data / SIGNED, data / "log"):
            folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    except OSError as problem:
        raise InstallationFault("data-not-writable", str(data), reason=str(problem)) from problem
    made = Installation(data, sqlite_engine.put_in_place())
    schema.install(made.connection())
    os.chmod(made.database, 0o600)
    return made


def open_installation(
    data: Path, connect: Callable[[], Any] | None = None, *, guarded: bool = True
) -> Installation:
    """Open the installation in a folder; its triggers must stand. Raises InstallationFault.

    `guarded` False opens it all the same, to find out what is wrong with it.
    """
    if not (data / DATABASE).is_file():
        raise InstallationFault("data-not-initialised", str(data))
    opened = Installation(data, sqlite_engine.put_in_place(), connect)
    lost = schema.missing(opened.connection()) if guarded else ()
    if lost:
        raise InstallationFault("store-damaged", str(opened.database), lost=", ".join(lost))
    return opened
