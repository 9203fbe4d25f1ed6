"""The words a charter may use for a decision rule, and what each needs to be told.

A rule is data: its id in the charter, its word, and the numbers the word takes. Shares are exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Consensus:
    """Adopted when every member of the electorate has joined and none objects."""

    id: str
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LimitedFormat:
    """Consensus of those that take part: others may stand aside if none objects, and are not bound."""

    id: str
    basis: tuple[str, ...] = ()


MAJORITY_BASES = frozenset({"members", "present", "voting"})


@dataclass(frozen=True, slots=True)
class Majority:
    """More than, or at least, a share of a base say yes."""

    id: str
    base: str
    """members, present or voting (yes and no)."""
    share: Fraction
    more_than: bool
    """True: more than the share; False: at least the share, rounded up."""
    basis: tuple[str, ...] = ()


Rule = Consensus | LimitedFormat | Majority
