"""The state as rows of the read tables: what the pages read, and what a rebuild gives again.

Rows of a case follow from its charter, its file and its entries alone, so that the rows an entry
changes and the rows of a rebuild are made by the same functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tocsin.core.calendar import moment_text
from tocsin.core.charter.model import Charter
from tocsin.core.roster.state import Norms, Roster
from tocsin.core.scope import CaseFile, needs
from tocsin.core.signal.state import Signal
from tocsin.core.values import Entry
from tocsin.engine import documents
from tocsin.engine.awaited import Awaited, awaited_of_signal, holders
from tocsin.engine.plain import encode, moment_or_none, plain
from tocsin.engine.ports import Charters, Replace, Row
from tocsin.engine.state import Brief, State, Touched

OF_CASE = ("situation", "cases", "decisions", "tasks")
OF_SIGNAL = ("signals", "tasks")
LAST_PLACE = "~"
"""Sorts after every instant: what has no end comes last."""


def changes(
    state: State, entries: Sequence[Entry], touched: Sequence[Touched], charters: Charters
) -> tuple[tuple[Row, ...], tuple[Replace, ...]]:
    """What the entries of one transaction add to the read tables, and what they replace there."""
    rows = tuple(entry_row(entry, what.case) for entry, what in zip(entries, touched, strict=True))
    cases = dict.fromkeys(what.case for what in touched if what.case)
    new_norms = any(what.norms for what in touched)
    seen = state.signals if new_norms else (signal for what in touched for signal in what.signals)
    signals = dict.fromkeys(seen)
    replaced = [_case_rows(state, case, charters) for case in cases]
    replaced += [_signal_rows(state, signal, charters) for signal in signals]
    if any(what.roster for what in touched):
        replaced.append(Replace(("roster",), "", tuple(roster_rows(state.roster))))
    if new_norms:
        replaced.append(Replace(("charters",), "", tuple(charter_rows(state.norms, charters))))
    return rows, tuple(replaced)


def all_rows(state: State, entries: Iterable[Entry], charters: Charters) -> Iterator[Row]:
    """All rows of a ledger: `state` folded from these `entries`."""
    for entry in entries:
        yield entry_row(entry, case_of(state, entry))
    for case in state.files:
        yield from _case_rows(state, case, charters).rows
    for signal in state.signals:
        yield from _signal_rows(state, signal, charters).rows
    yield from roster_rows(state.roster)
    yield from charter_rows(state.norms, charters)


def case_of(state: State, entry: Entry) -> str:
    """The case that an entry belongs to, empty if none."""
    wanted = needs(entry.data)
    case = wanted.case or state.cases.get(wanted.decision, "")
    return case if case in state.files else ""


def index_place(index: int) -> str:
    """What sorts entries by index."""
    return f"{index:012d}"


def entry_row(entry: Entry, case: str) -> Row:
    """An entry in the ledger browser."""
    place = index_place(entry.index)
    document = encode(documents.entry_document(entry, case))
    return Row("entries", place, document, case, entry.actor.member, place)


def _case_rows(state: State, case: str, charters: Charters) -> Replace:
    file = state.files[case]
    charter = charters.charter(file.case.charter)
    return Replace(OF_CASE, case, tuple(case_rows(charter, file, state.briefs.get(case, ()))))


def case_rows(charter: Charter, file: CaseFile, briefs: tuple[Brief, ...]) -> Iterator[Row]:
    """A case in every table that shows it."""
    case = file.case
    where = documents.standing(charter, file)
    place = moment_text(case.opened_at)
    if case.closed_at is None:
        document = encode(documents.situation(file, where))
        yield Row("situation", case.id, document, case.id, case.host, place)
    whole = encode(documents.case_document(file, briefs, where))
    yield Row("cases", case.id, whole, case.id, case.host, place)
    for paper in file.papers:
        document = encode(documents.decision_document(paper))
        yield Row("decisions", paper.id, document, case.id, "", moment_text(paper.drafted_at))
    yield from task_rows(charter, case.id, case.id, where.missing)


def task_rows(charter: Charter, subject: str, case: str, missing: tuple[Awaited, ...]) -> Iterator[Row]:
    """What each person who may act is waited for: one row an act, member and role."""
    for row in missing:
        for holder in holders(charter, row):
            document = {
                "power": row.power,
                "subject": row.subject,
                "case": case,
                "decision": row.decision,
                "title": row.title,
                "member": holder.member,
                "role": holder.role,
                "track": holder.track,
                "since": moment_or_none(row.since),
                "until": moment_or_none(row.until),
                "articles": list(row.articles),
            }
            key = f"{subject}/{row.power}/{row.subject}/{row.decision}/{holder.member}/{holder.role}"
            place = LAST_PLACE if row.until is None else moment_text(row.until)
            yield Row("tasks", key, encode(document), subject, holder.member, place)


def _signal_rows(state: State, signal: str, charters: Charters) -> Replace:
    charter = charters.charter(state.norms.current)
    subject = f"signal/{signal}"
    return Replace(OF_SIGNAL, subject, tuple(signal_rows(charter, state.signals[signal], subject)))


def signal_rows(charter: Charter, signal: Signal, subject: str) -> Iterator[Row]:
    """A signal in its list, and who should look at it."""
    missing = awaited_of_signal(signal)
    document = encode(documents.signal_document(signal, missing))
    yield Row("signals", signal.id, document, subject, signal.member, moment_text(signal.received_at))
    yield from task_rows(charter, subject, "", missing)


def roster_rows(roster: Roster) -> Iterator[Row]:
    """Keys once enrolled, by whose they are."""
    for key in roster.keys:
        place = f"{key.member}/{key.role}/{index_place(key.from_index)}"
        yield Row("roster", f"{key.key}/{key.from_index}", encode(plain(key)), "", key.member, place)


def charter_rows(norms: Norms, charters: Charters) -> Iterator[Row]:
    """Charter revisions once in force; the last one is in force now."""
    for row in norms.revisions:
        charter = charters.charter(row.revision)
        document = {
            "revision": row.revision,
            "from_index": row.from_index,
            "current": row == norms.revisions[-1],
            "charter": charter.id,
            "organisation": charter.organisation,
        }
        place = index_place(row.from_index)
        yield Row("charters", f"{row.revision}/{row.from_index}", encode(document), "", "", place)
