"""Which sentences tell a verdict, as message keys with their values; the faces find the words.

The kind of the ledger comes first where it is not live, then what was found and how far it is trusted. Every
message is plain text with named places, so that the single-file verifier needs no catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.proof.verdict import Check, Verdict

LIVE = "live"
KINDS = ("exercise", "replay", "demo")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: the key of its message and the values it needs."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


def first_line(verdict: Verdict) -> tuple[Line, ...]:
    """What must be read first: the kind where it is not live, then the verdict with its trust."""
    kind = (Line(f"proof-kind-{verdict.kind}"),) if verdict.kind in KINDS else ()
    if verdict.kind is None:
        return (Line("proof-unreadable"),)
    return (*kind, Line(f"proof-valid-{verdict.trust}") if verdict.valid else Line("proof-invalid"))


def subject_lines(verdict: Verdict) -> tuple[Line, ...]:
    """What the certificate is about; of one that does not hold, only what it claims to be."""
    if verdict.kind is None:
        return ()
    named = (
        Line("proof-organisation", (("value", verdict.organisation or ""),)),
        Line("proof-decision", (("value", verdict.decision or ""),)),
    )
    return (*named, Line(f"proof-outcome-{verdict.outcome}")) if verdict.outcome else named


def check_line(check: Check) -> Line:
    """What a check has found."""
    ending = "holds" if check.ok else "fails"
    return Line(f"proof-check-{check.code.replace('_', '-')}-{ending}", (("detail", check.detail),))
