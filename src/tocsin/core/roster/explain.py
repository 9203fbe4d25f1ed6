"""Conditions of commands on keys and revisions."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import role_named
from tocsin.core.powers import check
from tocsin.core.roster.state import Registers
from tocsin.core.values import Check, Command

Explainer = Callable[[Charter, Registers, Command, int], Iterator[Check]]


def gate(charter: Charter, registers: Registers, command: Command, now: int) -> Iterator[Check]:
    """Nothing but the power itself stands before a command on the roster."""
    yield from ()


def found(charter: Charter, registers: Registers, command: Command, now: int) -> Iterator[Check]:
    """The roster is founded once, by entry 0."""
    yield check("roster_empty", not registers.roster.keys)


def enrol(charter: Charter, registers: Registers, command: Command, now: int) -> Iterator[Check]:
    """A key is enrolled once, for a role the charter knows."""
    role = role_named(charter, command.data.role)
    yield check("role_known", role is not None, role=command.data.role)
    held = registers.roster.holding(command.data.key)
    yield check("key_new", held is None or held.to_index >= 0, key=command.data.key)
    if role is not None:
        fits = (role.of == "member") == bool(command.data.member)
        yield check("role_of_member", fits, role=role.id)
        own = not command.actor.member or command.actor.member == command.data.member
        yield check("own_member", own, member=command.actor.member, named=command.data.member)


def revoke(charter: Charter, registers: Registers, command: Command, now: int) -> Iterator[Check]:
    """A key in force is revoked by its member or by the organisation's administration."""
    held = registers.roster.holding(command.data.key)
    yield check("key_in_force", held is not None and held.to_index < 0, key=command.data.key)
    if held is not None:
        own = not command.actor.member or command.actor.member == held.member
        yield check("own_member", own, member=command.actor.member, named=held.member)
        yield check("key_not_of_system", held.role != "system", key=command.data.key)


def put_in_force(charter: Charter, registers: Registers, command: Command, now: int) -> Iterator[Check]:
    """A revision is put in force once, not twice in a row."""
    yield check(
        "revision_new", registers.norms.current != command.data.revision, revision=command.data.revision
    )


EXPLAIN: dict[str, Explainer] = {
    "roster.found": found,
    "log_key.change": gate,
    "key.enrol": enrol,
    "key.revoke": revoke,
    "policy.set": gate,
    "revision.put_in_force": put_in_force,
}
