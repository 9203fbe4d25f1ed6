"""What the rule gives for a paper now, and whether it may be declared: `count` asked of a paper's state."""

from __future__ import annotations

from tocsin.core.paper import count
from tocsin.core.paper.count import Question, Statement
from tocsin.core.paper.state import Paper
from tocsin.core.rules.outcome import Tally


def counted(paper: Paper) -> tuple[Statement, ...]:
    """The positions that count now."""
    return count.effective(_question(paper), _statements(paper))


def _question(paper: Paper) -> Question:
    assert paper.opening is not None
    return paper.opening.question


def _statements(paper: Paper) -> list[Statement]:
    return [row.statement for row in paper.stated]


def tally_of(paper: Paper) -> Tally:
    """What the rule gives for the positions that count, signatures apart."""
    return count.count(_question(paper), counted(paper))


def positions_given(paper: Paper) -> Tally | None:
    """What stating of positions has given, None while it goes on."""
    if paper.opening is None:
        return None
    question = paper.opening.question
    closed = paper.voting_closed_at is not None
    if not closed and question.form != "silence" and len(paper.stated) < len(question.electorate):
        return None
    return count.positions_given(question, _statements(paper), closed)


def stage_of(paper: Paper) -> str:
    """`open` or `signing`: the signature page opens when positions have given adoption."""
    given = positions_given(paper)
    return "signing" if given is not None and count.awaits_page(_question(paper), given) else "open"


def declarable(paper: Paper) -> bool:
    """Whether the outcome is settled: positions, and the signature page where the charter asks for one."""
    if paper.opening is None:
        return False
    page = [row.signature for row in paper.page]
    closed, page_closed = paper.voting_closed_at is not None, paper.signing_closed_at is not None
    return count.declarable(_question(paper), _statements(paper), closed, page, page_closed)


def result(paper: Paper) -> Tally:
    """What is declared: the rule's result with the signature page."""
    return count.result(_question(paper), _statements(paper), [row.signature for row in paper.page])


def signatories_lacking(paper: Paper) -> tuple[str, ...]:
    """Members whose signature the page still waits for."""
    lines = {row.signature.member for row in paper.page if not row.signature.corrected}
    return tuple(member for member in count.signatories(counted(paper)) if member not in lines)
