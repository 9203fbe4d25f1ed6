"""The declaration against what is recomputed: what counted, why it could be declared, heads, result."""

from __future__ import annotations

from tocsin.core.paper.count import Statement, effective, result
from tocsin.core.rules.outcome import Outcome, Tally
from tocsin.ledger import canonical
from tocsin.ledger.canonical import Json
from tocsin.ledger.malformed import Malformed
from tocsin.proof.data import Data, data_of
from tocsin.proof.entries import Entry, Streams
from tocsin.proof.openings import Opening
from tocsin.proof.powers import APPEAL_MADE
from tocsin.proof.procedure import ADOPTED, Procedure


def declaration(procedure: Procedure) -> tuple[Entry, Data]:
    """The entry that declares the outcome, and its data."""
    assert procedure.declaration is not None
    return procedure.declaration, data_of(procedure.declaration)


def require_declared_by_system(procedure: Procedure) -> str:
    """The outcome is declared by the site's key for nobody, and the event says one thing; gives it."""
    entry, data = declaration(procedure)
    if entry.event.member or entry.event.role != "system":
        raise Malformed("actor_not_system", entry.where)
    adopted = data.text("outcome") == Outcome.ADOPTED
    if adopted != (entry.event.type == ADOPTED):
        raise data.fault("outcome_type", "outcome")
    return data.text("outcome")


def require_heads(procedure: Procedure, streams: Streams) -> str:
    """The last versions of roster and charter are those the declaration rests on; gives them as text."""
    heads = declaration(procedure)[1].inner("heads")
    for stream, rows in (("roster", streams.roster), ("charter", streams.charter)):
        if heads.count(stream) != rows[-1].version:
            raise heads.fault("head_differs", stream)
    return f"roster {streams.roster[-1].version}, charter {streams.charter[-1].version}"


def require_counted(procedure: Procedure) -> str:
    """The declaration lists exactly the positions that count; gives them as text."""
    rows = effective(procedure.question, procedure.statements.values())
    data = declaration(procedure)[1]
    if data.texts("counted") != tuple(row.leaf for row in rows):
        raise data.fault("counted_differs", "counted")
    return ", ".join(_told(row) for row in rows)


def _told(row: Statement) -> str:
    """A position; those not stated by the member's own key, or waiting for its confirmation, say so."""
    words = [row.member, row.position]
    if row.recorded:
        words.append("recorded")
    if row.confirmed:
        words.append("confirmed")
    elif row.subject_to_confirmation:
        words.append("unconfirmed")
    return " ".join(words)


def require_settled(procedure: Procedure) -> str:
    """The outcome could be declared where it was; gives why stating of positions was over."""
    entry = declaration(procedure)[0]
    closes_at = procedure.question.closes_at
    over = closes_at is not None and entry.received_at >= closes_at
    if not procedure.settled(procedure.closed or over):
        raise Malformed("not_settled", entry.where)
    if procedure.closed:
        return "closed"
    return "last_moment" if over and not procedure.settled(False) else "settled"


def result_of(procedure: Procedure) -> Tally:
    """What the charter's rule gives for what was entered."""
    statements = tuple(procedure.statements.values())
    return result(procedure.question, statements, procedure.page.values())


def require_result(procedure: Procedure, given: Json) -> str:
    """The certificate's `result` and the declared outcome are what the charter gives; gives the rule."""
    tally, data = result_of(procedure), declaration(procedure)[1]
    if data.text("outcome") != tally.outcome.value:
        raise data.fault("outcome_differs", "outcome")
    if canonical.encode_checked(given) != canonical.encode_checked(tally.as_json()):
        raise Malformed("result_differs", "/result")
    return tally.rule


def require_appeal(opening: Opening, others: tuple[Entry, ...], members: tuple[str, ...]) -> str:
    """The appeal that the opening names is enclosed, and nothing else is; gives its member."""
    if not opening.appeal:
        if opening.needs_appeal:
            raise Malformed("appeal_missing", opening.entry.where)
        if others:
            raise Malformed("entry_foreign", others[0].where)
        return ""
    foreign = [row for row in others if row.leaf != opening.appeal]
    if foreign:
        raise Malformed("entry_foreign", foreign[0].where)
    if not others:
        raise Malformed("appeal_not_enclosed", opening.entry.where)
    return _appellant(others[0], opening, members)


def _appellant(entry: Entry, opening: Opening, members: tuple[str, ...]) -> str:
    data = data_of(entry)
    if entry.event.type != APPEAL_MADE or entry.event.stream != f"case/{opening.case}":
        raise Malformed("appeal_type", entry.where)
    if entry.index > opening.entry.index:
        raise Malformed("appeal_later", entry.where)
    data.digest("text_sha256")
    member = data.member("member")
    if member not in members:
        raise data.fault("member_unknown", "member")
    return member
