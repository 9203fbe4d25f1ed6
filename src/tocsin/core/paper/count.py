"""From a decision's entries to the ballot its rule counts: declared live, recomputed by `verify`.

Plain values only, so that the offline verifier needs nothing else. INTERFACE section 5: counted is,
by index, each member's last effective position since the last opening; corrected and contested ones
are not effective, recorded ones only where the charter counts them before they are confirmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import matter_on
from tocsin.core.charter.terms import terms_on
from tocsin.core.rules.ballot import Terms, filled
from tocsin.core.rules.outcome import Outcome, Reason, Tally
from tocsin.core.rules.tally import tally


@dataclass(frozen=True, slots=True)
class Statement:
    """A position as it stands in the ledger, with what later became of it."""

    leaf: str
    index: int
    member: str
    position: str
    received_at: int
    recorded: bool = False
    """Entered by the Secretariat for the member."""
    subject_to_confirmation: bool = False
    confirmed: bool | None = None
    corrected: bool = False
    lapsed: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """A line of the signature page: signed, or refused."""

    member: str
    signed: bool
    index: int
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What was opened, with all that the charter says about counting it."""

    terms: Terms
    electorate: tuple[str, ...]
    form: str
    closes_at: int | None = None
    by_signature: bool = False
    counts_unconfirmed: bool = False
    concerned: str = ""


def question_on(
    charter: Charter,
    organ: str,
    matter: str,
    on: date,
    *,
    electorate: tuple[str, ...],
    form: str,
    closes_at: int | None = None,
) -> Question | None:
    """The question as the charter stood on the day; None where it has no rule for it."""
    terms, row = terms_on(charter, organ, matter, on), matter_on(charter, organ, matter, on)
    if terms is None or row is None:
        return None
    return Question(
        terms=terms,
        electorate=electorate,
        form=form,
        closes_at=closes_at,
        by_signature=row.by_signature,
        counts_unconfirmed=row.counts_unconfirmed,
    )


def effective(question: Question, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Each member's last position that counts, by index."""
    last: dict[str, Statement] = {}
    for row in sorted(statements, key=lambda statement: statement.index):
        if row.member in question.electorate and _counts(row, question):
            last[row.member] = row
    return tuple(sorted(last.values(), key=lambda statement: statement.index))


def _counts(row: Statement, question: Question) -> bool:
    if row.corrected or row.lapsed or row.confirmed is False:
        return False
    if question.closes_at is not None and row.received_at >= question.closes_at:
        return False
    waits = row.recorded or row.subject_to_confirmation
    return row.confirmed is True or not waits or question.counts_unconfirmed


def count(question: Question, counted: tuple[Statement, ...]) -> Tally:
    """What the charter's rule gives for the effective positions; absent or silent where none."""
    ballot = filled(
        question.terms,
        ((row.member, row.position) for row in counted),
        electorate=question.electorate,
        silence=question.form == "silence",
        concerned=question.concerned,
    )
    return tally(question.terms.rule, ballot)


def settled_early(question: Question, counted: tuple[Statement, ...], result: Tally) -> bool:
    """Whether the outcome stands before the stating of positions is closed."""
    if question.form == "silence":
        return result.outcome is Outcome.NOT_ADOPTED
    return len(counted) == len(question.electorate) and result.outcome is not Outcome.UNDECIDED


def positions_given(question: Question, statements: Iterable[Statement], closed: bool) -> Tally | None:
    """What stating of positions has given, None while it goes on."""
    rows = effective(question, statements)
    if not rows and not closed:
        return None
    result = count(question, rows)
    return result if closed or settled_early(question, rows, result) else None


def signatories(counted: tuple[Statement, ...]) -> tuple[str, ...]:
    """Members whose signature the page waits for: those that said yes."""
    return tuple(sorted(row.member for row in counted if row.position == "yes"))


def with_signatures(result: Tally, counted: tuple[Statement, ...], page: Iterable[Signature]) -> Tally:
    """The result after the signature page: an adopted text stands only with every signature it waits for."""
    if result.outcome is not Outcome.ADOPTED:
        return result
    lines = {row.member: row.signed for row in sorted(page, key=lambda row: row.index) if not row.corrected}
    wanted = signatories(counted)
    lacking = tuple(member for member in wanted if not lines.get(member, False))
    reason = Reason(
        code="signatures",
        met=not lacking,
        required=str(len(wanted)),
        actual=str(len(wanted) - len(lacking)),
        members=lacking,
    )
    outcome = Outcome.ADOPTED if not lacking else Outcome.NOT_ADOPTED
    return Tally(outcome=outcome, rule=result.rule, reasons=(*result.reasons, reason))


def page_complete(counted: tuple[Statement, ...], page: Iterable[Signature]) -> bool:
    """Whether every awaited signature is given, or one is refused."""
    lines = {row.member: row.signed for row in sorted(page, key=lambda row: row.index) if not row.corrected}
    wanted = signatories(counted)
    return all(lines.get(member, False) for member in wanted) or any(
        member in lines and not lines[member] for member in wanted
    )


def awaits_page(question: Question, given: Tally | None) -> bool:
    """Whether the signature page is what the outcome hangs on: positions have given adoption."""
    return given is not None and given.outcome is Outcome.ADOPTED and question.by_signature


def declarable(
    question: Question,
    statements: Sequence[Statement],
    closed: bool,
    page: Iterable[Signature],
    page_closed: bool,
) -> bool:
    """Whether the outcome is settled: positions, and the signature page where the charter asks for one."""
    given = positions_given(question, statements, closed)
    if given is None or not awaits_page(question, given):
        return given is not None
    return page_closed or page_complete(effective(question, statements), page)


def result(question: Question, statements: Sequence[Statement], page: Iterable[Signature]) -> Tally:
    """What is declared: the rule's result with the signature page."""
    rows = effective(question, statements)
    given = count(question, rows)
    return with_signatures(given, rows, page) if question.by_signature else given
