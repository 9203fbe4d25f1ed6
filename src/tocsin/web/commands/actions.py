"""Buttons of a page: what the person's role may do here, each allowed now or not, with the reasons.

Buttons are enabled by `explain`, on which `decide` is built; a page decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from tocsin.core.charter.vocabulary import OWN
from tocsin.core.scope import Needs
from tocsin.core.values import Check
from tocsin.engine.answers import Fault
from tocsin.web.commands.fields import people_commands
from tocsin.web.commands.reasons import Reason, reasons_of
from tocsin.web.frame.names import power_name
from tocsin.web.people.access import Access

OF_CASE = ("case", "mandate")
OF_DECISION = ("paper",)
OF_SIGNAL = ("signal",)
NOT_ON_CASE = frozenset({"case.open"})
WITHOUT_DECISION = frozenset({"decision.draft"})
"""Commands of a paper that begin one, and so stand on the case."""
WITH_SUBJECT = frozenset(
    {"order.bring", "order.complete", "offer.answer", "condition.settle", "consultation.end"}
)
"""Commands on one order, offer and so on: their buttons stand beside it."""
RECORDS = {"position.state": "position.record"}


@dataclass(frozen=True, slots=True)
class Action:
    """A button: where it leads, and why it is barred where it is."""

    command: str
    title: str
    address: str
    barred: tuple[Reason, ...]

    @property
    def allowed(self) -> bool:
        """Whether it may be done now."""
        return not self.barred


def commands_for(access: Access, rooms: tuple[str, ...]) -> list[str]:
    """Commands of these rooms that the role has the power for, in the catalogue's order."""
    held = {word.removeprefix(OWN) for word in access.role.may}
    found = []
    for spec in people_commands():
        powers = {spec.name, RECORDS.get(spec.name, spec.name)}
        if spec.room in rooms and powers & held:
            found.append(spec.name)
    return found


def case_actions(access: Access, case: str) -> list[Action]:
    """Buttons of a case."""
    rooms = [name for name in commands_for(access, OF_CASE) if name not in NOT_ON_CASE | WITH_SUBJECT]
    drafts = [name for name in commands_for(access, OF_DECISION) if name in WITHOUT_DECISION]
    return [action(access, name, Needs(case=case), case=case) for name in (*rooms, *drafts)]


def decision_actions(access: Access, case: str, decision: str) -> list[Action]:
    """Buttons of a decision."""
    names = [name for name in commands_for(access, OF_DECISION) if name not in WITHOUT_DECISION]
    about = Needs(case=case, decision=decision)
    return [action(access, name, about, decision=decision) for name in names]


def signal_actions(access: Access, signal: str) -> list[Action]:
    """Buttons of a signal."""
    names = [name for name in commands_for(access, OF_SIGNAL) if name != "signal.receive"]
    return [action(access, name, Needs(signals=(signal,)), signal=signal) for name in names]


def action(access: Access, command: str, about: Needs, **subject: str) -> Action:
    """One button."""
    query = urlencode({key: value for key, value in subject.items() if value})
    wanted = RECORDS.get(command, command) if not access.member else command
    return Action(
        command=command,
        title=power_name(access.language, wanted),
        address=f"{reverse('command', args=[command])}?{query}",
        barred=tuple(reasons_of(access.language, access.texts, unmet(access, command, about))),
    )


def unmet(access: Access, command: str, about: Needs) -> list[Check]:
    """What stands in the way before any form of the command."""
    if not access.key:
        return [Check("key_in_force", False)]
    found = access.engine.explain(command, None, access.key, about)
    if isinstance(found, Fault):
        return [Check("key_in_force", False)]
    return [row for row in found if not row.met]


def split(actions: list[Action]) -> dict[str, Any]:
    """Allowed and barred buttons apart."""
    return {
        "allowed": [row for row in actions if row.allowed],
        "barred": [row for row in actions if not row.allowed],
    }
