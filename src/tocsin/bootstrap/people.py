"""Who a new ledger begins with, by its kind: the demo's named roles, or a real site and its administrator.

Demo, exercise and replay ledgers have a key for every role of the charter in the server's custody; a
live one has only keys of this site, and everybody else is enrolled later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tocsin.adapters.keys import SeedSigner, derived_signer, new_signer
from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import members_on

SYSTEM = "system"
ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class NamedSeat:
    """A founding key and whose it is."""

    member: str
    role: str
    signer: SeedSigner


@dataclass(frozen=True, slots=True)
class Seats:
    """The log's key and the founding keys."""

    log: SeedSigner
    seats: tuple[NamedSeat, ...]


def roles_of(charter: Charter, on: date) -> tuple[tuple[str, str], ...]:
    """(member, role) of everybody whom the charter knows on a day, the organisation's own people first."""
    own = [("", role.id) for role in charter.roles if role.of == "organisation" and role.id != SYSTEM]
    of_member = [role.id for role in charter.roles if role.of == "member"]
    return (*own, *((member, role) for member in members_on(charter, on) for role in of_member))


def every_role(charter: Charter, on: date, secret: str = "") -> Callable[[str], Seats]:
    """Seats for all roles of the charter, their keys in the server's custody.

    With a secret the keys follow from it, so that a replay gives the same bytes each time.
    """

    def make(name: str, custody: str) -> SeedSigner:
        return derived_signer(secret, name, custody) if secret else new_signer(custody)

    def seats(_kind: str) -> Seats:
        named = roles_of(charter, on)
        people = tuple(NamedSeat(member, role, make(f"{member}/{role}", "server")) for member, role in named)
        return Seats(make("log", "file"), (NamedSeat("", SYSTEM, make("site", "file")), *people))

    return seats


def only_administrator() -> Callable[[str], Seats]:
    """Seats of a real installation: this site and its first administrator, by key files."""

    def seats(_kind: str) -> Seats:
        rows = (
            NamedSeat("", SYSTEM, new_signer("file")),
            NamedSeat("", ADMINISTRATOR, new_signer("file")),
        )
        return Seats(new_signer("file"), rows)

    return seats
