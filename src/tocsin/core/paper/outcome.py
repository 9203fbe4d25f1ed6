"""What the rule gives for a paper now, and whether it may be declared."""

from __future__ import annotations

from tocsin.core.paper.count import (
    Question,
    Statement,
    count,
    effective,
    page_complete,
    settled_early,
    signatories,
    with_signatures,
)
from tocsin.core.paper.state import Paper
from tocsin.core.rules.outcome import Outcome, Tally


def counted(paper: Paper) -> tuple[Statement, ...]:
    """The positions that count now."""
    return effective(_question(paper), (row.statement for row in paper.stated))


def _question(paper: Paper) -> Question:
    assert paper.opening is not None
    return paper.opening.question


def tally_of(paper: Paper) -> Tally:
    """What the rule gives for the positions that count, signatures apart."""
    return count(_question(paper), counted(paper))


def positions_given(paper: Paper) -> Tally | None:
    """What stating of positions has given, None while it goes on."""
    if paper.opening is None:
        return None
    question = paper.opening.question
    closed = paper.voting_closed_at is not None
    if not closed and question.form != "silence" and len(paper.stated) < len(question.electorate):
        return None
    rows = counted(paper)
    if not rows and not closed:
        return None
    result = count(question, rows)
    return result if closed or settled_early(question, rows, result) else None


def stage_of(paper: Paper) -> str:
    """`open` or `signing`: the signature page opens when positions have given adoption."""
    given = positions_given(paper)
    waits = given is not None and given.outcome is Outcome.ADOPTED and _question(paper).by_signature
    return "signing" if waits else "open"


def declarable(paper: Paper) -> bool:
    """Whether the outcome is settled: positions, and the signature page where the charter asks for one."""
    given = positions_given(paper)
    if given is None:
        return False
    if given.outcome is not Outcome.ADOPTED or not _question(paper).by_signature:
        return True
    lines = (row.signature for row in paper.page)
    return paper.signing_closed_at is not None or page_complete(counted(paper), lines)


def result(paper: Paper) -> Tally:
    """What is declared: the rule's result with the signature page."""
    rows = counted(paper)
    given = count(_question(paper), rows)
    if not _question(paper).by_signature:
        return given
    return with_signatures(given, rows, (row.signature for row in paper.page))


def signatories_lacking(paper: Paper) -> tuple[str, ...]:
    """Members whose signature the page still waits for."""
    lines = {row.signature.member for row in paper.page if not row.signature.corrected}
    return tuple(member for member in signatories(counted(paper)) if member not in lines)
