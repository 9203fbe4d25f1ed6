"""What time does to a paper: the last moment for positions, and confirmations that lapse."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.core.paper.commands import CloseVoting, DeclareOutcome, LapseConfirmation
from tocsin.core.paper.outcome import counted, declarable, signatories_lacking
from tocsin.core.paper.state import Paper
from tocsin.core.values import SYSTEM, Command, Due


def deadlines(paper: Paper) -> Iterator[Due]:
    """Due times of one paper."""
    opening = paper.opening
    if opening is None or paper.stage not in ("open", "signing"):
        return
    question = opening.question
    if paper.stage == "open" and question.closes_at is not None and paper.voting_closed_at is None:
        given = {row.member for row in counted(paper)}
        waiting = tuple(member for member in question.electorate if member not in given)
        owner = () if question.form == "silence" else waiting
        yield Due(question.closes_at, "voting_closes", paper.id, owner, "decision.close_voting")
    for row in paper.stated:
        statement = row.statement
        open_ended = statement.confirmed is None and not statement.lapsed and not statement.corrected
        if row.confirm_until is not None and open_ended:
            subject = f"{paper.id}/{statement.leaf}"
            yield Due(row.confirm_until, "confirmation", subject, (statement.member,), "confirmation.lapse")


def followups(paper: Paper, now: int) -> Iterator[Command]:
    """System commands due on the paper, one kind at a time: time first, then the declaration."""
    for due in deadlines(paper):
        if due.at > now:
            continue
        if due.command == "decision.close_voting":
            yield Command(due.command, SYSTEM, now, CloseVoting(decision=paper.id))
        else:
            leaf = due.subject.partition("/")[2]
            yield Command(due.command, SYSTEM, now, LapseConfirmation(decision=paper.id, position=leaf))
    if paper.stage in ("open", "signing") and declarable(paper):
        yield Command("outcome.declare", SYSTEM, now, DeclareOutcome(decision=paper.id))


def waited_for(paper: Paper) -> tuple[str, ...]:
    """Members on whom the paper waits now."""
    if paper.opening is None:
        return ()
    if paper.stage == "open" and paper.voting_closed_at is None and paper.opening.question.form != "silence":
        given = {row.member for row in counted(paper)}
        return tuple(member for member in paper.opening.question.electorate if member not in given)
    return signatories_lacking(paper) if paper.stage == "signing" else ()
