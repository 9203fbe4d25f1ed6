"""Registers ledgers that should never have been written: wrong in what they say, though every seal is true.

This is what somebody can do who holds keys of the ledger, the log's and the site's among them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from tests.proof.decisions import Decision
from tests.proof.scribe import Person, Scribe, person
from tests.proof.vector import Make, Vector, certificate, named

_MAKERS: list[tuple[Make, tuple[str, ...]]] = []
CLERK = person("AA", "clerk")
STRANGER = person("CC", "delegate", "a stranger's key")
DD = person("DD", "delegate")


def forged(*failed: str) -> Callable[[Make], Make]:
    """Register a ledger with the checks that must fail on its certificate."""

    def register(make: Make) -> Make:
        _MAKERS.append((make, failed))
        return make

    return register


@cache
def forged_vectors() -> dict[str, Vector]:
    """All of them by name."""
    rows = [
        Vector(named(make), " ".join((make.__doc__ or "").split()), certificate(make), failed)
        for make, failed in _MAKERS
    ]
    return {row.name: row for row in rows}


def finished(decision: Decision, *, agree: bool = True) -> Decision:
    """The rest of a decision that began in a forged way."""
    if agree:
        decision.agree()
    decision.declare()
    return decision


def founded(*people: Person, **how: Any) -> Decision:
    """A decision in a ledger founded in a forged way, adopted as usual."""
    scribe = Scribe()
    scribe.found(*people, **how)
    return drafted(scribe)


def drafted(scribe: Scribe) -> Decision:
    decision = Decision(scribe)
    decision.draft()
    decision.open()
    return finished(decision)
