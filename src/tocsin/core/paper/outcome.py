"""What the rule gives for a paper now, and whether it may be declared."""

from __future__ import annotations

from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import matter_on
from tocsin.core.paper.count import (
    Statement,
    count,
    effective,
    page_complete,
    settled_early,
    signatories,
    with_signatures,
)
from tocsin.core.paper.state import Opening, Paper
from tocsin.core.rules.outcome import Tally


def counted(charter: Charter, paper: Paper) -> tuple[Statement, ...]:
    """The positions that count now."""
    assert paper.opening is not None
    return effective(charter, paper.opening.question, (row.statement for row in paper.stated))


def tally_of(charter: Charter, paper: Paper) -> Tally:
    """What the rule gives for the positions that count, signatures apart."""
    assert paper.opening is not None
    return count(charter, paper.opening.question, counted(charter, paper))


def by_signature(charter: Charter, opening: Opening) -> bool:
    """Whether the charter adopts this matter by signature."""
    question = opening.question
    matter = matter_on(charter, question.organ, question.matter, question.on)
    return matter is not None and matter.by_signature


def positions_settled(charter: Charter, paper: Paper) -> bool:
    """Whether stating of positions has given its result."""
    if paper.opening is None:
        return False
    if paper.voting_closed_at is not None:
        return True
    rows = counted(charter, paper)
    if not rows:
        return False
    return settled_early(paper.opening.question, rows, count(charter, paper.opening.question, rows))


def stage_of(charter: Charter, paper: Paper) -> str:
    """`open` or `signing`: the signature page opens when positions have given adoption."""
    if paper.opening is None or not positions_settled(charter, paper):
        return "open"
    waits = by_signature(charter, paper.opening) and tally_of(charter, paper).outcome == "adopted"
    return "signing" if waits else "open"


def declarable(charter: Charter, paper: Paper) -> bool:
    """Whether the outcome is settled: positions, and the signature page where the charter asks for one."""
    if paper.opening is None or not positions_settled(charter, paper):
        return False
    if stage_of(charter, paper) != "signing":
        return True
    lines = (row.signature for row in paper.page)
    return paper.signing_closed_at is not None or page_complete(counted(charter, paper), lines)


def result(charter: Charter, paper: Paper) -> Tally:
    """What is declared: the rule's result with the signature page."""
    assert paper.opening is not None
    rows = counted(charter, paper)
    given = count(charter, paper.opening.question, rows)
    if not by_signature(charter, paper.opening):
        return given
    return with_signatures(given, rows, (row.signature for row in paper.page))


def signatories_lacking(charter: Charter, paper: Paper) -> tuple[str, ...]:
    """Members whose signature the page still waits for."""
    lines = {row.signature.member for row in paper.page if not row.signature.corrected}
    return tuple(member for member in signatories(counted(charter, paper)) if member not in lines)
