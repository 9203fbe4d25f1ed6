"""What `verify` answers: whether a certificate holds, how far it is trusted, and every check made.

Values only; the faces find the sentences (`lines` says which). JSON form: INTERFACE section 5, "verify".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tocsin.ledger.malformed import Malformed

SELF_DECLARED: Final = "self-declared"
LOG: Final = "log"
ORGANISATION: Final = "organisation"
MAX_DETAIL: Final = 2_000
TRUSTS: Final = (SELF_DECLARED, LOG, ORGANISATION)


_UNPRINTABLE = re.compile(r"[^ -~]")


@dataclass(frozen=True, slots=True)
class Check:
    """One check: `detail` is a fact where it holds, else a code and the place at fault."""

    code: str
    ok: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer. `kind`, `organisation` and `decision` are what the file claims, None if unreadable.

    `outcome` is None unless the certificate is valid: nothing is told that is not proven.
    """

    valid: bool
    trust: str
    kind: str | None
    outcome: str | None
    organisation: str | None
    decision: str | None
    checks: tuple[Check, ...]

    def as_json(self) -> dict[str, object]:
        """The public form."""
        return {
            "valid": self.valid,
            "trust": self.trust,
            "kind": self.kind,
            "outcome": self.outcome,
            "organisation": self.organisation,
            "decision": self.decision,
            "checks": [{"code": row.code, "ok": row.ok, "detail": row.detail} for row in self.checks],
        }


class Checks:
    """The checks made so far, in order."""

    def __init__(self) -> None:
        self.made: list[Check] = []

    def holds(self, code: str, make: Callable[[], str]) -> bool:
        """Make a check: `make` gives the fact to tell, or raises `Malformed`."""
        try:
            self.made.append(Check(code, True, _plain(make())))
        except Malformed as fault:
            self.made.append(Check(code, False, _plain(_told(fault))))
        return self.made[-1].ok

    def fails(self, code: str, detail: str) -> None:
        """A check that cannot be made here."""
        self.made.append(Check(code, False, _plain(detail)))

    @property
    def all_hold(self) -> bool:
        """Whether no check has failed."""
        return all(row.ok for row in self.made)


def _plain(text: str) -> str:
    """Printable ASCII only: a detail may hold what a hostile file says, and is written to terminals."""
    return _UNPRINTABLE.sub("?", text)[:MAX_DETAIL]


def _told(fault: Malformed) -> str:
    """Code and place; faults of JSON itself are one code, since parsers differ in what they meet first."""
    code = "not_canonical" if fault.code.startswith("json_") else fault.code
    return f"{code} {fault.where}" if fault.where else code
