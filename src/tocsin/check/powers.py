"""Roles: whether somebody may do what has to be done, and nobody what only the system or a member may."""

from __future__ import annotations

from tocsin.core.charter.findings import KeyPath, Notes, Severity
from tocsin.core.charter.model import Charter, Role
from tocsin.core.charter.revision import MAIN
from tocsin.core.charter.vocabulary import OWN, PEOPLES_COMMANDS, SYSTEM_COMMANDS

INDISPENSABLE = frozenset(
    {"case.open", "decision.draft", "decision.open", "position.state", "key.enrol", "revision.put_in_force"}
)
"""Without one of these no case comes to a decision, or the installation cannot be kept."""
FREE_FOR_MEMBERS = frozenset({"signal.receive"})
"""What a member's people may do without speaking for a member."""


def check_powers(charter: Charter, notes: Notes) -> None:
    """Every role, and every command."""
    for number, role in enumerate(charter.roles):
        _check_role(role, ("role", number), notes)
    held = {command.removeprefix(OWN) for role in charter.roles for command in role.may}
    signed = any(matter.by_signature for matter in charter.matters)
    needed = INDISPENSABLE | ({"text.sign"} if signed else set())
    for command in sorted(PEOPLES_COMMANDS - held):
        severity = Severity.ERROR if command in needed else Severity.WARNING
        notes.add("command_without_role", severity, MAIN, ("role",), command=command)


def _check_role(role: Role, path: KeyPath, notes: Notes) -> None:
    own = {command.removeprefix(OWN) for command in role.may if command.startswith(OWN)}
    free = {command for command in role.may if not command.startswith(OWN)}
    if role.of == "organisation" and own:
        notes.error("own_without_member", MAIN, (*path, "may"), role=role.id, commands=" ".join(sorted(own)))
    loose = free - FREE_FOR_MEMBERS - SYSTEM_COMMANDS
    if role.of == "member" and loose:
        commands = " ".join(sorted(loose))
        notes.add(
            "power_not_limited", Severity.WARNING, MAIN, (*path, "may"), role=role.id, commands=commands
        )
    usurped = (own | free) & SYSTEM_COMMANDS
    if usurped and role.track != "system":
        notes.error("system_power", MAIN, (*path, "may"), role=role.id, commands=" ".join(sorted(usurped)))
    if role.may and not role.sees:
        notes.add("role_sees_nothing", Severity.WARNING, MAIN, (*path, "sees"), role=role.id)
