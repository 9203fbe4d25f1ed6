"""What the stream tells of an entry: which parts of which pages it touches, as far as the role may know.

The stream carries no content. A page that hears its topic asks for itself again, through its own door.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

MAX_BACKLOG = 500
"""Entries told one by one after a gap; beyond that the page is told to ask for everything again."""


@dataclass(frozen=True, slots=True)
class Touch:
    """An entry by its place and stream; `case` is the case its stream belongs to."""

    index: int
    stream: str
    case: str = ""


TouchesAfter = Callable[[int], Iterable[Touch]]
"""The entries from an index on."""


def topics(touch: Touch, sees: frozenset[str]) -> tuple[str, ...]:
    """Topics of an entry for a role that sees these compartments; empty where it may not even know of it."""
    kind, _, id = touch.stream.partition("/")
    found: list[str] = []
    if kind in ("case", "decision") and "cases" in sees:
        found += [f"case:{touch.case or id}", "situation", "tasks"]
        if kind == "decision":
            found.append(f"decision:{id}")
    elif kind == "signal" and "signals" in sees:
        found += [f"signal:{id}", "signals", "situation", "tasks"]
    elif kind == "charter" and "charter" in sees:
        found.append("charter")
    elif kind == "roster" and "people" in sees:
        found.append("roster")
    if "ledger" in sees:
        found.append("ledger")
    return tuple(found)
