"""The documents behind the pages of a case: where it stands, what it says, who has said what.

Pure: charter and state in, JSON values out. Sentences, plurals and what is late belong to the faces.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from tocsin.core.case.state import Case
from tocsin.core.charter.model import Charter
from tocsin.core.mandate.deadlines import next_report_at
from tocsin.core.mandate.state import Mandate
from tocsin.core.paper.deadlines import waited_for
from tocsin.core.paper.outcome import counted, result, tally_of
from tocsin.core.paper.state import Opening, Paper, Signed, Stated
from tocsin.core.procedure import deadlines
from tocsin.core.scope import CaseFile, Scope
from tocsin.core.signal.state import Signal
from tocsin.core.steps import StepState, makes_of, steps
from tocsin.core.values import Due, Entry
from tocsin.engine.awaited import Awaited, awaited_in
from tocsin.engine.awaited import document as awaited_document
from tocsin.engine.forms import to_json
from tocsin.engine.plain import moment_or_none, part, parts, plain
from tocsin.engine.state import Brief

ENTRIES_SHOWN = 60
"""Newest entries that a case's document holds; the rest is in the read table `entries`."""
STEPS_SHOWN = 3
CLOCKS_SHOWN = 5
"""Steps and clocks that the list of open cases shows of each."""


class Standing(Struct, frozen=True):
    """Where a case stands: steps, clocks, what it waits for."""

    steps: tuple[StepState, ...]
    due: tuple[Due, ...]
    missing: tuple[Awaited, ...]


def standing(charter: Charter, file: CaseFile) -> Standing:
    """Where the case stands by its charter."""
    return Standing(
        steps=steps(charter, file.case, makes_of(charter, file)),
        due=deadlines(charter, Scope(file=file)),
        missing=awaited_in(charter, file),
    )


def situation(file: CaseFile, where: Standing) -> dict[str, Any]:
    """An open case in the list of what is going on, with its clocks."""
    waiting = [row.step for row in where.steps if row.state == "waiting" and not row.optional]
    return {
        **_of_case(file.case),
        "steps": waiting[:STEPS_SHOWN],
        "due": [_due(row) for row in where.due[:CLOCKS_SHOWN]],
        "missing_count": len(where.missing),
        "decisions": [_line_of_paper(paper) for paper in file.papers],
        "mandates": [_line_of_mandate(mandate) for mandate in file.mandates],
    }


def case_document(file: CaseFile, briefs: tuple[Brief, ...], where: Standing) -> dict[str, Any]:
    """Everything the page of a case shows."""
    case = file.case
    return {
        **_of_case(case),
        "closed_at": moment_or_none(case.closed_at),
        "outcome": case.outcome,
        "closed_because": case.closed_because,
        "review": case.review,
        "steps": parts(where.steps),
        "due": [_due(row) for row in where.due],
        "missing": [awaited_document(row) for row in where.missing],
        "facts": parts(case.facts),
        "attachments": parts(case.attachments),
        "appeals": parts(case.appeals),
        "consultations": parts(case.consultations),
        "views": parts(case.views),
        "corrections": parts(case.corrections),
        "milestones": parts(case.milestones),
        "decisions": [decision_document(paper) for paper in file.papers],
        "mandates": [mandate_document(mandate) for mandate in file.mandates],
        "entries": parts(briefs[-ENTRIES_SHOWN:]),
        "entries_count": len(briefs),
    }


def _of_case(case: Case) -> dict[str, Any]:
    return {
        "case": case.id,
        "title": case.title,
        "mode": case.mode,
        "charter": case.charter,
        "procedure": case.procedure,
        "opened_at": moment_or_none(case.opened_at),
        "occurred_at": moment_or_none(case.occurred_at),
        "reported_at": moment_or_none(case.reported_at),
        "host": case.host,
        "region": case.region,
        "summary": case.summary,
        "signals": list(case.signals),
        "version": case.version,
    }


def _due(row: Due) -> dict[str, Any]:
    return {
        "at": moment_or_none(row.at),
        "kind": row.kind,
        "subject": row.subject,
        "owner": list(row.owner),
        "by_itself": bool(row.command),
        "article": row.article,
    }


def _line_of_paper(paper: Paper) -> dict[str, Any]:
    return {
        "decision": paper.id,
        "case": paper.case,
        "organ": paper.organ,
        "matter": paper.matter,
        "title": paper.title,
        "stage": paper.stage,
        "outcome": paper.outcome,
        "drafted_at": moment_or_none(paper.drafted_at),
        "declared_at": moment_or_none(paper.declared_at),
        "waits_for": list(waited_for(paper)),
    }


def decision_document(paper: Paper) -> dict[str, Any]:
    """A draft decision: texts, opening, the board of positions, the signature page, the outcome so far."""
    opening = paper.opening
    return {
        **_line_of_paper(paper),
        "charter": paper.charter,
        "initiator": paper.initiator,
        "follows": paper.follows,
        "articles": list(paper.articles),
        "versions": parts(paper.versions),
        "opening": None if opening is None else _opening(opening),
        "board": [] if opening is None else board(paper),
        "stated": parts(paper.stated),
        "page": parts(paper.page),
        "voting_closed_at": moment_or_none(paper.voting_closed_at),
        "signing_closed_at": moment_or_none(paper.signing_closed_at),
        "counted": list(paper.counted),
        "result": _result(paper),
        "version": paper.version,
    }


def _opening(opening: Opening) -> dict[str, Any]:
    question = opening.question
    return {
        "leaf": opening.leaf,
        "index": opening.index,
        "opened_at": moment_or_none(opening.opened_at),
        "rule": opening.rule,
        "electorate": list(question.electorate),
        "form": question.form,
        "closes_at": moment_or_none(question.closes_at),
        "by_signature": question.by_signature,
        "counts_unconfirmed": question.counts_unconfirmed,
        "text_sha256": opening.text_sha256,
        "appeal": opening.appeal,
        "articles": list(opening.articles),
        "measure": to_json(opening.measure),
        "conditions": list(opening.conditions),
        "host_consent": opening.host_consent,
        "findings": list(opening.findings),
    }


def _result(paper: Paper) -> dict[str, Any] | None:
    """What the rule gives for the positions so far; with the signature page once that is what counts."""
    if paper.opening is None:
        return None
    given = result(paper) if paper.stage in ("signing", "adopted", "failed") else tally_of(paper)
    return given.as_json()


def board(paper: Paper) -> list[dict[str, Any]]:
    """One line a member of the electorate: its last position, whether it counts, its signature."""
    assert paper.opening is not None
    counts = {row.leaf for row in counted(paper)}
    waiting = set(waited_for(paper))
    last: dict[str, Stated] = {row.statement.member: row for row in paper.stated}
    signed: dict[str, Signed] = {
        row.signature.member: row for row in paper.page if not row.signature.corrected
    }
    return [
        {
            "member": member,
            "position": None if member not in last else part(last[member]),
            "counts": member in last and last[member].statement.leaf in counts,
            "signature": None if member not in signed else part(signed[member]),
            "waits": member in waiting,
        }
        for member in paper.opening.question.electorate
    ]


def _line_of_mandate(mandate: Mandate) -> dict[str, Any]:
    return {
        "decision": mandate.decision,
        "matter": mandate.matter,
        "makes": mandate.makes,
        "title": mandate.title,
        "stage": mandate.stage,
        "ends_at": moment_or_none(mandate.ends_at),
    }


def mandate_document(mandate: Mandate) -> dict[str, Any]:
    """A decision in effect: contents, consents, orders, notices, offers, reports, movements."""
    document: dict[str, Any] = plain(mandate)
    document["next_report_at"] = moment_or_none(next_report_at(mandate))
    document["forces"] = [plain(row) for row in _present(mandate)]
    return document


def _present(mandate: Mandate) -> tuple[Any, ...]:
    """The last movement of each member's contingent."""
    last = {row.member: row for row in mandate.movements}
    return tuple(last[member] for member in sorted(last))


def signal_document(signal: Signal, missing: tuple[Awaited, ...]) -> dict[str, Any]:
    """A signal as its list and page show it."""
    document: dict[str, Any] = plain(signal)
    document["missing"] = [awaited_document(row) for row in missing]
    return document


def entry_document(entry: Entry, case: str) -> dict[str, Any]:
    """An entry of the ledger with what was signed."""
    return {
        "index": entry.index,
        "leaf": entry.leaf,
        "stream": entry.stream,
        "version": entry.version,
        "type": entry.type,
        "at": moment_or_none(entry.at),
        "received_at": moment_or_none(entry.received_at),
        "actor": {"member": entry.actor.member, "role": entry.actor.role, "key": entry.actor.key},
        "charter": entry.charter,
        "case": case,
        "data": to_json(entry.data),
    }
