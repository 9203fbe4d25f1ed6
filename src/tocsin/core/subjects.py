"""What each package's commands are decided on, cut from the scope."""

from __future__ import annotations

from typing import Any

from tocsin.core.case.state import Subject as CaseSubject
from tocsin.core.mandate.state import Mandate
from tocsin.core.mandate.state import Subject as MandateSubject
from tocsin.core.paper.state import Paper
from tocsin.core.paper.state import Subject as PaperSubject
from tocsin.core.roster.state import Registers
from tocsin.core.scope import CaseFile, Scope
from tocsin.core.signal.state import Subject as SignalSubject

DECIDED = frozenset({"adopted", "failed", "withdrawn"})


def of(room: str, scope: Scope, data: Any) -> Any:
    """The subject for a package; `data` None asks for the gate alone."""
    if room == "roster":
        return Registers(scope.roster, scope.norms)
    if room == "signal":
        return _signal(scope, data)
    if room == "case":
        return _case(scope, data)
    if room == "paper":
        return PaperSubject(paper=_paper(scope, data), surroundings=scope.surroundings())
    return _mandate(scope, data)


def _paper(scope: Scope, data: Any) -> Paper | None:
    """The paper a command speaks of; without data the one asked about, else the newest."""
    if scope.file is None:
        return None
    decision: str = scope.about if data is None else data.decision
    if decision or data is not None:
        return scope.file.paper(decision)
    return scope.file.papers[-1] if scope.file.papers else None


def _signal(scope: Scope, data: Any) -> SignalSubject:
    if data is None:
        return SignalSubject(signal=scope.signals[0] if scope.signals else None)
    into = getattr(data, "into", "")
    return SignalSubject(signal=scope.signal(data.signal), into=scope.signal(into) if into else None)


def _case(scope: Scope, data: Any) -> CaseSubject:
    file = scope.file
    signals = tuple((row.id, row.stage) for row in scope.signals)
    if file is None:
        return CaseSubject(case=None, signals=signals)
    decision = getattr(data, "decision", None)
    paper = file.paper(decision) if decision else None
    return CaseSubject(
        case=file.case,
        signals=signals,
        open_decisions=tuple(row.id for row in file.papers if row.stage not in DECIDED),
        running_mandates=tuple(row.decision for row in file.mandates if row.stage in ("waiting", "in-force")),
        decision_leaves=paper.leaves if paper else (),
    )


def mandate_of(file: CaseFile, data: Any) -> Mandate | None:
    """The mandate a command or event speaks of: by decision, order or offer; else the newest."""
    decision = getattr(data, "decision", "")
    if decision:
        return file.mandate(decision)
    for field, rows in (("order", "orders"), ("offer", "offers")):
        wanted = getattr(data, field, "")
        if wanted:
            held = (row for row in file.mandates if any(part.id == wanted for part in getattr(row, rows)))
            return next(held, None)
    return file.mandates[-1] if file.mandates else None


def _mandate(scope: Scope, data: Any) -> MandateSubject:
    file = scope.file
    if file is None:
        return MandateSubject(case_known=False, case_open=False, host="", mandate=None)
    newest = file.mandates[-1] if file.mandates else None
    found = mandate_of(file, data) if data is not None else file.mandate(scope.about) or newest
    if found is None and getattr(data, "order", "") + getattr(data, "offer", ""):
        found = newest
    return MandateSubject(
        case_known=True,
        case_open=file.case.closed_at is None,
        host=file.case.host,
        mandate=found,
        adopted=tuple(row.id for row in file.papers if row.stage == "adopted"),
        orders=tuple(order.id for row in file.mandates for order in row.orders),
        offers=tuple(offer.id for row in file.mandates for offer in row.offers),
        reports=tuple(report.id for row in file.mandates for report in row.reports),
    )
