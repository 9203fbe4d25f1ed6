"""Conditions of commands on a paper: the gate first, then the content."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tocsin.core.calendar import day_of, moment
from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import may_speak_in, members_on, role_named
from tocsin.core.paper import legality
from tocsin.core.paper.outcome import declarable, tally_of
from tocsin.core.paper.state import Paper, Stated, Subject
from tocsin.core.powers import check
from tocsin.core.values import Check, Command

Explainer = Callable[[Charter, Subject, Command, int], Iterator[Check]]


def _stage(*stages: str) -> Explainer:
    def gate(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
        paper = subject.paper
        yield check("decision_known", paper is not None)
        stage = paper.stage if paper else ""
        yield check("decision_stage", stage in stages, stage=stage, required=stages)

    return gate


def draft_gate(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A draft needs an open case."""
    yield check("case_known", bool(subject.surroundings.case))
    yield check("case_open", subject.surroundings.open)


def open_gate(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A draft is opened in an open case."""
    yield from _stage("draft")(charter, subject, command, now)
    yield check("case_open", subject.surroundings.open)


def position_gate(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The decision is open and its last moment has not come."""
    yield from _stage("open")(charter, subject, command, now)
    paper = subject.paper
    if paper is not None and paper.stage == "open" and paper.opening is not None:
        question = paper.opening.question
        in_time = question.closes_at is None or now < question.closes_at
        yield check("in_time", in_time and paper.voting_closed_at is None)
        if command.actor.member:
            has_voice = command.actor.member in question.electorate
            yield check("member_in_electorate", has_voice, member=command.actor.member)


def voting_gate(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """Stating of positions is closed once; silence and a fixed last moment close by time alone."""
    yield from _stage("open")(charter, subject, command, now)
    paper = subject.paper
    if paper is None or paper.opening is None or paper.stage != "open":
        return
    question = paper.opening.question
    yield check("voting_open", paper.voting_closed_at is None)
    if question.closes_at is not None and (question.form == "silence" or command.actor.role == "system"):
        yield check("last_moment_reached", now >= question.closes_at)


def draft(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A draft has an id of its own, a title, and a competent organ."""
    data = command.data
    yield check("decision_new", subject.paper is None, decision=data.decision)
    yield check("title_given", bool(data.title.strip()))
    on = day_of(command.at, charter.zone)
    yield from legality.competence(charter, data.organ, data.matter, on)
    if data.initiator:
        yield check("member_known", data.initiator in members_on(charter, on), member=data.initiator)


def _current(paper: Paper) -> str:
    return paper.versions[-1].text_sha256


def amend(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A new version differs from the last."""
    assert subject.paper is not None
    yield check("text_changed", command.data.text_sha256 != _current(subject.paper))


def translate(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A translation stands beside the current version."""
    assert subject.paper is not None
    yield check("text_current", command.data.text_sha256 == _current(subject.paper))


def open_decision(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The current version, in its organ and matter, through the gate of legality."""
    assert subject.paper is not None
    paper, data = subject.paper, command.data
    yield check("case_same", data.case == paper.case, case=data.case)
    yield check("text_current", data.text_sha256 == _current(paper))
    same = data.organ == paper.organ and data.matter == paper.matter
    yield check("organ_and_matter_of_draft", same, organ=paper.organ, matter=paper.matter)
    closes = moment(data.closes_at) if data.closes_at else None
    yield check("last_moment_in_future", closes is None or closes > now)
    yield check("silence_has_last_moment", data.form != "silence" or closes is not None)
    on = day_of(command.at, charter.zone)
    yield from legality.opening(charter, data, subject.surroundings, on, command.at)
    if data.host_consent:
        yield check("member_known", data.host_consent in members_on(charter, on), member=data.host_consent)


def withdraw(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A draft is taken back with a reason."""
    yield check("reason_given", bool(command.data.reason.strip()))


def _speaks(charter: Charter, paper: Paper, command: Command) -> Check:
    """Whether people of the role have a voice in the paper's organ."""
    role = role_named(charter, command.actor.role)
    seated = role is None or may_speak_in(role, paper.organ)
    return check("role_speaks_in_organ", seated, role=command.actor.role, organ=paper.organ)


def state_position(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """Exactly the text opened, by or for a member of the electorate, with evidence where it came on paper."""
    assert subject.paper is not None and subject.paper.opening is not None
    data, opening = command.data, subject.paper.opening
    yield check("text_same", data.text_sha256 == opening.text_sha256)
    member = data.recorded_for or command.actor.member
    yield check("member_in_electorate", member in opening.question.electorate, member=member)
    yield _speaks(charter, subject.paper, command)
    if command.actor.member:
        own = not data.recorded_for
        yield check("own_member", own, member=command.actor.member, named=data.recorded_for or "")
    else:
        yield check("recorded_for_given", bool(data.recorded_for))
    if data.recorded_for and data.channel != "hall":
        yield check("evidence_given", data.evidence is not None)
    until = moment(data.subject_to_confirmation_until) if data.subject_to_confirmation_until else None
    yield check("confirmation_in_future", until is None or until > now)


def confirm_gate(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """There are positions waiting for the member's own word."""
    yield from _stage("open", "signing", "adopted", "failed")(charter, subject, command, now)
    waiting = [
        row
        for row in (subject.paper.stated if subject.paper else ())
        if _waits(row) and row.statement.member == command.actor.member
    ]
    yield check("position_waiting", bool(waiting), member=command.actor.member)


def _waits(row: Stated) -> bool:
    statement = row.statement
    asked = statement.recorded or statement.subject_to_confirmation
    return asked and statement.confirmed is None and not statement.lapsed


def confirm(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The position named is the member's and waits for confirmation."""
    assert subject.paper is not None
    rows = [row for row in subject.paper.stated if row.statement.leaf == command.data.position]
    yield check("position_known", bool(rows), position=command.data.position)
    if rows:
        yield check("own_member", rows[0].statement.member == command.actor.member)
        yield check("position_waiting", _waits(rows[0]), member=command.actor.member)
        yield _speaks(charter, subject.paper, command)


def sign(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A member of the electorate signs exactly the text, once."""
    assert subject.paper is not None and subject.paper.opening is not None
    data, opening = command.data, subject.paper.opening
    yield check("text_same", data.text_sha256 == opening.text_sha256)
    yield check("member_in_electorate", data.member in opening.question.electorate, member=data.member)
    yield _speaks(charter, subject.paper, command)
    lines = [row.signature for row in subject.paper.page if row.signature.member == data.member]
    signed = bool(lines) and lines[-1].signed and not lines[-1].corrected
    yield check("not_signed_yet", not signed, member=data.member)
    if not command.actor.member and data.channel != "hall":
        yield check("evidence_given", data.evidence is not None)


def declare(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The outcome is declared when the rule has settled it, and by nobody but the system."""
    assert subject.paper is not None
    yield check("outcome_settled", declarable(subject.paper))


def lapse(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A confirmation lapses at its time, not before."""
    assert subject.paper is not None
    rows = [row for row in subject.paper.stated if row.statement.leaf == command.data.position]
    yield check("position_known", bool(rows), position=command.data.position)
    if rows:
        until = rows[0].confirm_until
        yield check("position_waiting", _waits(rows[0]), member=rows[0].statement.member)
        yield check("last_moment_reached", until is not None and now >= until)


def close_signing(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The page is closed when the rule has given adoption and signatures are awaited."""
    assert subject.paper is not None
    yield check("signatures_awaited", tally_of(subject.paper).outcome == "adopted")


def nothing_more(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The content asks for nothing beyond the gate."""
    yield from ()


GATE: dict[str, Explainer] = {
    "decision.draft": draft_gate,
    "decision.amend": _stage("draft", "open"),
    "decision.translate": _stage("draft", "open", "signing"),
    "decision.open": open_gate,
    "decision.withdraw": _stage("draft", "open"),
    "decision.close_voting": voting_gate,
    "decision.close_signing": _stage("signing"),
    "position.state": position_gate,
    "position.confirm": confirm_gate,
    "text.sign": _stage("signing", "adopted"),
    "text.refuse": _stage("signing"),
    "outcome.declare": _stage("open", "signing"),
    "confirmation.lapse": _stage("open", "signing"),
}
EXPLAIN: dict[str, Explainer] = {
    "decision.draft": draft,
    "decision.amend": amend,
    "decision.translate": translate,
    "decision.open": open_decision,
    "decision.withdraw": withdraw,
    "decision.close_voting": nothing_more,
    "decision.close_signing": close_signing,
    "position.state": state_position,
    "position.confirm": confirm,
    "text.sign": sign,
    "text.refuse": sign,
    "outcome.declare": declare,
    "confirmation.lapse": lapse,
}
