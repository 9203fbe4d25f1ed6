"""Who may: the role's powers in the charter, and that a member's people act for their own member only.

The organisation's own people may enter for a member what came on paper or by telephone where their
role has the power; such an entry says so by its channel and evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import role_named
from tocsin.core.charter.vocabulary import OWN
from tocsin.core.values import Check, Command

ACTS_FOR = {
    "appeal.make": "member",
    "view.state": "member",
    "text.sign": "member",
    "text.refuse": "member",
    "offer.make": "member",
    "host_consent.answer": "host",
    "national_consent.record": "member",
}
"""Field of a command that names the member it is done for."""
MAY_ACT_FOR = {"decision.amend": "proposed_by"}
"""Field that may name such a member, or stay empty."""

SYSTEM_COMMANDS = frozenset(
    {"outcome.declare", "confirmation.lapse", "mandate.end", "host_consent.lapse", "decision.close_voting"}
)


def check(code: str, met: bool, basis: str = "", /, **parameters: Any) -> Check:
    """A check with the article it stands on and its parameters in the order given."""
    return Check(code=code, met=met, article=basis, parameters=tuple(parameters.items()))


def power_of(command: Command) -> str:
    """The power a command needs: entering another's position is a power of its own."""
    if command.name == "position.state" and getattr(command.data, "recorded_for", None):
        return "position.record"
    return command.name


def power_checks(charter: Charter, command: Command) -> Iterator[Check]:
    """Whether role and membership allow the command; without data, whether any form of it is allowed."""
    role = role_named(charter, command.actor.role)
    if command.actor.role == "system":
        yield check("role_may", command.name in SYSTEM_COMMANDS, role="system", power=command.name)
        return
    wanted = {power_of(command)}
    if command.name == "position.state" and command.data is None:
        wanted.add("position.record")
    held = role is not None and any(word in role.may or OWN + word in role.may for word in wanted)
    yield check("role_may", held, role=command.actor.role, power=sorted(wanted)[0])
    if role is None:
        return
    yield check("role_of_member", (role.of == "member") == bool(command.actor.member), role=role.id)
    field = ACTS_FOR.get(command.name) or MAY_ACT_FOR.get(command.name)
    named = getattr(command.data, field) if field and command.data is not None else None
    if role.of == "member" and named is not None:
        yield check("own_member", named == command.actor.member, member=command.actor.member, named=named)
