"""A small installation for tests: one ledger founded with the shipped charter, and people who act in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from typing import Any

import msgspec

from tocsin.adapters.clock import SetClock
from tocsin.adapters.ids import SeededIds
from tocsin.adapters.keys import SeedKeyring, derived_signer
from tocsin.adapters.memory import MemoryStore
from tocsin.adapters.signatures import verify
from tocsin.core.calendar import HOUR
from tocsin.core.charter.read import read_charter
from tocsin.core.values import Refusal
from tocsin.engine.answers import Fault, Prepared, Receipt
from tocsin.engine.charters import StoredCharters, keep_charter
from tocsin.engine.desk import World
from tocsin.engine.engine import Engine, Ports
from tocsin.engine.founding import Seat, found
from tocsin.engine.ports import Store
from tocsin.ledger import envelope, origin
from tocsin.ledger.envelope import Envelope, Signature, pre_authentication_encoding

START = 1_641_400_000_000
"""5 January 2022, about half past four in the afternoon UTC."""
ORIGIN = "odkb.example/demo"
MEMBERS = ("AM", "BY", "KG", "KZ", "RU", "TJ")
OF_MEMBER = ("head-of-state", "permanent-representative", "defence-minister", "defence-duty-officer")
OF_ORGANISATION = (
    "system",
    "secretary-general",
    "secretariat-lawyer",
    "crc-duty-officer",
    "council-secretary",
    "chair-office",
    "administrator",
)


def charter_files() -> dict[str, bytes]:
    """The files of the shipped CSTO charter."""
    folder = resources.files("tocsin.charters").joinpath("csto")
    return {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.name.endswith(".toml")}


@dataclass
class House:
    """An engine with its clock and keys."""

    engine: Engine
    ports: Ports
    clock: SetClock
    keyring: SeedKeyring
    seats: dict[tuple[str, str], str]

    def key(self, member: str, role: str) -> str:
        return self.seats[member, role]

    def sign(self, payload: bytes, key: str) -> bytes:
        signer = self.keyring.signer(key)
        assert signer is not None
        signature = Signature(key, signer.sign(pre_authentication_encoding(payload)))
        return envelope.encode(Envelope(payload, (signature,)))

    def prepare(self, member: str, role: str, name: str, /, **data: Any) -> Prepared:
        prepared = self.engine.prepare(name, data, self.key(member, role))
        assert isinstance(prepared, Prepared), prepared
        return prepared

    def signed(self, member: str, role: str, name: str, /, **data: Any) -> bytes:
        return self.sign(self.prepare(member, role, name, **data).payload, self.key(member, role))

    def act(self, member: str, role: str, name: str, /, **data: Any) -> Receipt:
        receipt = self.engine.submit(self.signed(member, role, name, **data))
        assert isinstance(receipt, Receipt), receipt
        return receipt

    def wish(self, member: str, role: str, name: str, /, **data: Any) -> Receipt | Refusal | Fault:
        """As `act`, whatever comes of it."""
        prepared = self.engine.prepare(name, data, self.key(member, role))
        if not isinstance(prepared, Prepared):
            return prepared
        return self.engine.submit(self.sign(prepared.payload, self.key(member, role)))

    def later(self, hours: float) -> None:
        self.clock.at += int(hours * HOUR)

    def reopened(self) -> Engine:
        """The same ledger, folded anew from its store."""
        return Engine(self.ports, str(self.engine.origin))


def build(
    make: Callable[[], Store] | None = None, log: str = ORIGIN, custody: str = "server", seed: str = "test"
) -> House:
    """A ledger in which everybody of the charter that tests need has a key, founded if it is empty."""
    store = make() if make is not None else MemoryStore("demo")
    clock, keyring, ids = SetClock(START), SeedKeyring(), SeededIds(seed)
    charters = StoredCharters(store, read_charter)
    revision = keep_charter(store, charter_files())
    named = [(member, role) for member in MEMBERS for role in OF_MEMBER]
    named += [("", role) for role in OF_ORGANISATION]
    log_key = derived_signer("test", "log", "file")
    keyring.add(log_key)
    seats = []
    for member, role in named:
        signer = derived_signer("test", f"{member}/{role}", "file" if role == "system" else custody)
        keyring.add(signer)
        seats.append(Seat(member, role, signer))
    if not store.size():
        found(World(origin.parse(log), charters, keyring, ids), store, clock, log_key, seats, revision)
    ports = Ports(store, charters, clock, ids, keyring, verify)
    keys = {(seat.member, seat.role): seat.signer.key for seat in seats}
    return House(Engine(ports, log), ports, clock, keyring, keys)


def text_of(house: House, **languages: str) -> str:
    """Keep a text and give its digest."""
    return house.engine.put_body(msgspec.json.encode(languages))
