"""What counting gives: an outcome, the rule, and the reasons in a frozen order.

Norm: INTERFACE "Ballots and tally". A reason holds a code, exact numbers and sorted member ids, no prose.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tocsin.core.rules.ballot import NOBODY, Side


class Outcome(StrEnum):
    """How a ballot ends."""

    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Reason:
    """One term of the count: what was asked for, what there is, and which members it concerns."""

    code: str
    met: bool
    required: str
    actual: str
    members: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The public form."""
        return {
            "code": self.code,
            "met": self.met,
            "required": self.required,
            "actual": self.actual,
            "members": list(self.members),
        }


@dataclass(frozen=True, slots=True)
class Tally:
    """The outcome of a ballot under a rule."""

    outcome: Outcome
    rule: str
    reasons: tuple[Reason, ...]

    def as_json(self) -> dict[str, object]:
        """The public form, as in a certificate's `result`."""
        return {
            "outcome": self.outcome.value,
            "rule": self.rule,
            "reasons": [reason.as_json() for reason in self.reasons],
        }


def at_most(code: str, limit: int, side: Side) -> Reason:
    """A term that holds while the side is not larger than the limit."""
    return Reason(code, side.count <= limit, str(limit), str(side.count), side.members)


def at_least(code: str, needed: int, actual: int, concerned: Side = NOBODY) -> Reason:
    """A term that holds once the number is reached; the members are those it concerns."""
    return Reason(code, actual >= needed, str(needed), str(actual), concerned.members)


def remark(code: str, side: Side) -> Reason:
    """A circumstance that is told and decides nothing by itself."""
    return Reason(code, True, "0", str(side.count), side.members)
