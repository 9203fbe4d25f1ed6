"""The slice of the ledger's state that one command or event needs: roster, norms, one case file, signals.

The engine keeps many case files and hands the core only the one concerned; `needs` says which.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tocsin.core.case.state import Case
from tocsin.core.mandate.state import Mandate
from tocsin.core.paper.state import Paper, Surroundings
from tocsin.core.roster.state import Norms, Roster
from tocsin.core.signal.state import Signal


class CaseFile(Struct, frozen=True):
    """A case with its papers and what carries them out."""

    case: Case
    papers: tuple[Paper, ...] = ()
    mandates: tuple[Mandate, ...] = ()

    def paper(self, decision: str) -> Paper | None:
        """The paper with that decision id."""
        for row in self.papers:
            if row.id == decision:
                return row
        return None

    def mandate(self, decision: str) -> Mandate | None:
        """The mandate that the decision made."""
        return next((row for row in self.mandates if row.decision == decision), None)

    def with_paper(self, paper: Paper) -> CaseFile:
        """The file with that paper added or replaced."""
        papers = self.papers
        for place, row in enumerate(papers):
            if row.id == paper.id:
                return replace(self, papers=(*papers[:place], paper, *papers[place + 1 :]))
        return replace(self, papers=(*papers, paper))

    def with_mandate(self, mandate: Mandate) -> CaseFile:
        """The file with that mandate added or replaced."""
        if self.mandate(mandate.decision) is None:
            return replace(self, mandates=(*self.mandates, mandate))
        rows = (mandate if row.decision == mandate.decision else row for row in self.mandates)
        return replace(self, mandates=tuple(rows))


class Scope(Struct, frozen=True):
    """What `explain`, `decide` and `evolve` are given of the state."""

    roster: Roster = Roster()
    norms: Norms = Norms()
    file: CaseFile | None = None
    signals: tuple[Signal, ...] = ()
    about: str = ""
    """The decision that a question without data is about; empty: the newest."""

    def signal(self, signal: str) -> Signal | None:
        """The signal with that id, if the scope holds it."""
        return next((row for row in self.signals if row.id == signal), None)

    def surroundings(self) -> Surroundings:
        """What a paper of this case may know of it."""
        file = self.file
        return Surroundings(
            case=file.case.id if file else "",
            open=file is not None and file.case.closed_at is None,
            appeals=tuple((row.leaf, row.member) for row in file.case.appeals) if file else (),
            mandates=tuple((row.decision, row.stage) for row in file.mandates) if file else (),
            roster_version=self.roster.version,
            charter_version=self.norms.version,
        )


class Needs(Struct, frozen=True):
    """Ids whose state a command or event needs: a case, or a decision from which the case follows."""

    case: str = ""
    decision: str = ""
    signals: tuple[str, ...] = ()


def needs(data: Any) -> Needs:
    """Which case, decision and signals a command's or event's data speak of."""
    named = getattr(data, "signals", ())
    single = (getattr(data, "signal", ""), getattr(data, "into", ""))
    return Needs(
        case=getattr(data, "case", None) or "",
        decision=getattr(data, "decision", None) or "",
        signals=tuple(dict.fromkeys((*named, *(signal for signal in single if signal)))),
    )
