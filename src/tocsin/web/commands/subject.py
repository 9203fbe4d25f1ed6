"""What a form is about: the case, decision, signal, order and so on that its address names.

Fields that follow from it are filled in and not asked for; the rest of the form knows its choices from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tocsin.core.mandate.state import Mandate
from tocsin.core.paper.state import Paper
from tocsin.core.scope import CaseFile, Needs
from tocsin.core.signal.state import Signal
from tocsin.engine.state import State

NAMES = (
    "case",
    "decision",
    "signal",
    "order",
    "offer",
    "position",
    "entry",
    "condition",
    "duty",
    "consultation",
    "evidence",
)
GIVEN = ("channel", "title", "received_from", "warning")
"""Fields that an address may fill in beforehand; whoever signs may change them."""
GIVEN_MAX = 300
_VALUE = re.compile(r"[A-Za-z0-9._-]{1,64}")


@dataclass(frozen=True, slots=True)
class Subject:
    """The named things, and what is known of them."""

    named: Mapping[str, str] = field(default_factory=dict)
    file: CaseFile | None = None
    paper: Paper | None = None
    mandate: Mandate | None = None
    signal: Signal | None = None
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def case(self) -> str:
        """The case's id, empty if none."""
        return self.file.case.id if self.file is not None else ""

    @property
    def needs(self) -> Needs:
        """What the engine needs to explain a command without data."""
        signal = self.named.get("signal", "")
        return Needs(self.case, self.named.get("decision", ""), (signal,) if signal else ())

    @property
    def address(self) -> str:
        """The names as they stand in an address, for a draft to be found again."""
        return "&".join(f"{key}={value}" for key, value in self.named.items())


def subject_of(state: State, query: Mapping[str, Any]) -> Subject:
    """The subject that an address names; names that look wrong are left out."""
    named = {name: str(query.get(name, "")) for name in NAMES if _VALUE.fullmatch(str(query.get(name, "")))}
    given = {name: str(query[name])[:GIVEN_MAX] for name in GIVEN if query.get(name)}
    case = named.get("case") or state.cases.get(named.get("decision", ""), "")
    file = state.files.get(case)
    if file is None:
        return Subject(named, signal=state.signals.get(named.get("signal", "")), given=given)
    decision = named.get("decision", "")
    return Subject(
        {**named, "case": case},
        file,
        file.paper(decision),
        _mandate(file, named),
        state.signals.get(named.get("signal", "")),
        given,
    )


def _mandate(file: CaseFile, named: Mapping[str, str]) -> Mandate | None:
    found = file.mandate(named.get("decision", ""))
    if found is not None:
        return found
    for row in file.mandates:
        if any(part.id == named.get("order") for part in row.orders):
            return row
        if any(part.id == named.get("offer") for part in row.offers):
            return row
    return file.mandates[-1] if file.mandates else None
