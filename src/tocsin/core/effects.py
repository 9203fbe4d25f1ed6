"""What an accepted entry changes in the scope, and what an adopted decision sets going in its case."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from tocsin.core.calendar import moment
from tocsin.core.case import evolve as case_evolve
from tocsin.core.case.state import Case
from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import matter_on
from tocsin.core.mandate import evolve as mandate_evolve
from tocsin.core.paper import evolve as paper_evolve
from tocsin.core.paper.state import Paper
from tocsin.core.roster import evolve as roster_evolve
from tocsin.core.roster.state import Registers
from tocsin.core.scope import CaseFile, Scope
from tocsin.core.signal import evolve as signal_evolve
from tocsin.core.signal.state import Signal
from tocsin.core.subjects import mandate_of
from tocsin.core.values import Entry

PAPER_EVENTS = frozenset({"case.text_drafted", *paper_evolve.EVOLVE})


def evolve(charter: Charter, scope: Scope, entry: Entry) -> Scope:
    """The scope after the entry; parts it does not concern are the same objects."""
    name = entry.type.partition("/")[0]
    if name.startswith("case."):
        file = _file(charter, scope, name, entry)
        after = scope if file is scope.file else replace(scope, file=file)
        return _signals_noted(after, entry.data) if name == "case.opened" else after
    if name in roster_evolve.EVOLVE:
        registers = roster_evolve.EVOLVE[name](Registers(scope.roster, scope.norms), entry)
        return replace(scope, roster=registers.roster, norms=registers.norms)
    return _signal(scope, name, entry)


def _signals_noted(scope: Scope, data: Any) -> Scope:
    """Each signal knows the cases that were opened on it."""
    rows = tuple(
        replace(row, cases=(*row.cases, data.case)) if row.id in data.signals else row
        for row in scope.signals
    )
    return replace(scope, signals=rows)


def _signal(scope: Scope, name: str, entry: Entry) -> Scope:
    before = scope.signal(entry.data.signal)
    after: Signal = signal_evolve.EVOLVE[name](before, entry)
    rows = tuple(after if row.id == after.id else row for row in scope.signals)
    return replace(scope, signals=rows if before is not None else (*scope.signals, after))


def _file(charter: Charter, scope: Scope, name: str, entry: Entry) -> CaseFile | None:
    if name == "case.opened":
        case = _with_signals(case_evolve.opened(charter, entry), scope.signals, entry.index)
        opened = CaseFile(case=case)
        return replace(opened, case=_counted(opened, name, entry))
    file = scope.file
    if file is None:
        return None
    if name in PAPER_EVENTS and entry.stream.startswith("decision/"):
        file = _paper(charter, file, name, entry)
        if name == "case.entry_corrected":
            file = replace(file, case=case_evolve.entry_corrected(file.case, entry))
    elif name in case_evolve.EVOLVE:
        file = replace(file, case=case_evolve.EVOLVE[name](file.case, entry))
        if name == "case.entry_corrected":
            rows = (mandate_evolve.entry_corrected(row, entry.data.entry) for row in file.mandates)
            file = replace(file, mandates=tuple(rows))
    elif name in mandate_evolve.EVOLVE:
        mandate = mandate_of(file, entry.data)
        if mandate is not None:
            file = file.with_mandate(mandate_evolve.EVOLVE[name](mandate, entry))
    case = _counted(file, name, entry)
    return file if case is file.case else replace(file, case=case)


def _with_signals(case: Case, signals: tuple[Signal, ...], index: int) -> Case:
    """What happened to the signals before the case counts as steps of its procedure."""
    for signal in sorted(signals, key=lambda row: row.received_at):
        if signal.id not in case.signals:
            continue
        case = case_evolve.reached(case, "signal.received", signal.received_at, index)
        if signal.acknowledged_at is not None:
            case = case_evolve.reached(case, "signal.acknowledged", signal.acknowledged_at, index)
        if signal.assessed_at is not None:
            case = case_evolve.reached(case, "signal.assessed", signal.assessed_at, index)
    return case


def _counted(file: CaseFile, name: str, entry: Entry) -> Case:
    """The case with the event noted, and its kind where steps are told apart by it (`name:kind`)."""
    case = case_evolve.reached(file.case, name, entry.received_at, entry.index)
    if not entry.stream.startswith("case/"):
        return case
    kind = _kind_of(file, name, entry.data)
    if kind:
        case = case_evolve.reached(case, f"{name}:{kind}", _time_of(entry), entry.index)
    return replace(case, leaves=(*case.leaves, entry.leaf), version=entry.version)


def _kind_of(file: CaseFile, name: str, data: Any) -> str:
    if name == "case.movement_recorded":
        return str(data.stage)
    if not name.startswith("case.order_"):
        return ""
    orders = (order for mandate in file.mandates for order in mandate.orders)
    return next((order.kind for order in orders if order.id == data.order), "")


def _time_of(entry: Entry) -> int:
    """Movements and the like carry the time of the act apart from that of the entry."""
    stated = (getattr(entry.data, name, None) for name in ("at", "brought_at", "done_at"))
    found = next((row for row in stated if row), None)
    return (moment(found) if found else None) or entry.received_at


def _paper(charter: Charter, file: CaseFile, name: str, entry: Entry) -> CaseFile:
    if name == "case.text_drafted":
        paper: Paper | None = paper_evolve.drafted(charter, entry)
    else:
        before = file.paper(entry.data.decision)
        paper = paper_evolve.EVOLVE[name](charter, before, entry) if before is not None else None
        if before is not None and paper is not None and paper.stage != before.stage:
            file = _stage_left(file, before.stage, paper.stage, entry)
    if paper is None:
        return file
    file = file.with_paper(paper)
    return _take_effect(charter, file, paper, entry) if name == "case.decision_adopted" else file


_LEAVING = {"open": "case.positions_given", "signing": "case.page_signed"}
"""What it means for the procedure that a paper leaves a stage forward."""
_BACK = frozenset({"draft", "open", "withdrawn"})


def _stage_left(file: CaseFile, stage: str, after: str, entry: Entry) -> CaseFile:
    name = _LEAVING.get(stage)
    if name is None or after in _BACK:
        return file
    return replace(file, case=case_evolve.reached(file.case, name, entry.received_at, entry.index))


def _take_effect(charter: Charter, file: CaseFile, paper: Paper, entry: Entry) -> CaseFile:
    opening = paper.opening
    assert opening is not None
    matter = matter_on(charter, paper.organ, paper.matter, opening.question.terms.on)
    makes = matter.makes if matter else ""
    target = file.mandate(opening.measure.mandate or "")
    if makes in ("extension", "ending") and target is not None:
        ends = moment(opening.measure.ends_at or "") or entry.received_at
        ending = paper.id if makes == "ending" else target.ending
        return file.with_mandate(replace(target, ends_at=ends, ending=ending))
    if mandate_evolve.begins(charter, paper):
        return file.with_mandate(mandate_evolve.begin(charter, paper, entry.received_at))
    return file
