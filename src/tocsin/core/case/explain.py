"""Conditions of commands on a case: first what stands before any form of the command, then its content."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tocsin.core.calendar import day_of, moment
from tocsin.core.case.state import Case, Subject
from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import article_on, members_on, organ_on
from tocsin.core.powers import check
from tocsin.core.values import Check, Command

Explainer = Callable[[Charter, Subject, Command, int], Iterator[Check]]


def free(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """No case stands before the opening of one."""
    yield from ()


def known(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The case exists; corrections, files and the review come even after it is closed."""
    yield check("case_known", subject.case is not None)


def ongoing(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The case exists and is not closed."""
    yield check("case_known", subject.case is not None)
    yield check("case_open", subject.case is not None and subject.case.closed_at is None)


def nothing_more(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The content asks for nothing beyond the gate."""
    yield from ()


def _past(code: str, text: str | None, now: int) -> Check:
    at = moment(text) if text else None
    return check(code, at is None or at <= now)


def open_case(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A case has an id of its own, a title, known signals and a host that is a member."""
    data = command.data
    yield check("case_new", subject.case is None, case=data.case)
    yield check("title_given", bool(data.title.strip()))
    yield _past("occurred_in_past", data.occurred_at, now)
    yield _past("reported_in_past", data.reported_at, now)
    stages = dict(subject.signals)
    for signal in data.signals:
        yield check("signal_known", signal in stages, signal=signal)
        yield check("signal_stage", stages.get(signal) not in ("merged", "closed"), signal=signal)
    if data.host:
        yield check("member_known", data.host in _members(charter, command), member=data.host)
    if data.region:
        yield check("region_known", any(row.id == data.region for row in charter.regions), region=data.region)


def _members(charter: Charter, command: Command) -> tuple[str, ...]:
    return members_on(charter, day_of(command.at, charter.zone))


def set_mode(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The mode changes, with a reason."""
    assert subject.case is not None
    yield check("mode_other", command.data.mode != subject.case.mode, mode=command.data.mode)
    yield check("reason_given", bool(command.data.reason.strip()))


def record_fact(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A fact has a text and a source and is not of the future."""
    yield check("text_given", bool(command.data.text.strip()))
    yield check("source_given", bool(command.data.source.strip()))
    yield _past("occurred_in_past", command.data.occurred_at, now)


def attach(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A file has a name without a path and is attached once."""
    assert subject.case is not None
    name = command.data.name
    yield check("name_plain", bool(name.strip()) and "/" not in name and "\\" not in name, name=name)
    twice = any(row.file == command.data.file for row in subject.case.attachments)
    yield check("file_new", not twice, file=command.data.file)


def correct(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The entry lies in the named stream and was not corrected before."""
    assert subject.case is not None
    leaves = subject.decision_leaves if command.data.decision else subject.case.leaves
    yield check("entry_known", command.data.entry in leaves, entry=command.data.entry)
    again = any(row.entry == command.data.entry for row in subject.case.corrections)
    yield check("entry_not_corrected", not again, entry=command.data.entry)
    yield check("reason_given", bool(command.data.reason.strip()))


def close(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """Nothing is still being decided, and no mandate is still running."""
    yield check("no_open_decision", not subject.open_decisions, decisions=subject.open_decisions)
    yield check("no_running_mandate", not subject.running_mandates, mandates=subject.running_mandates)
    yield check("reason_given", bool(command.data.reason.strip()))


def appeal(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The appeal is a member's, under an article in force, and asks for something."""
    data = command.data
    on = day_of(command.at, charter.zone)
    yield check("member_known", data.member in members_on(charter, on), member=data.member)
    found = article_on(charter, data.article, on)
    yield check("article_in_force", found is not None, data.article, article=data.article)
    yield check("asks_given", bool(data.asks))
    if not command.actor.member and data.channel != "hall":
        yield check("evidence_given", data.evidence is not None)


def start_consultations(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """Consultations have an article in force, a known organ, and time to reply."""
    assert subject.case is not None
    data = command.data
    on = day_of(command.at, charter.zone)
    held = any(row.id == data.consultation for row in subject.case.consultations)
    yield check("consultation_new", not held, consultation=data.consultation)
    found = article_on(charter, data.article, on)
    yield check("article_in_force", found is not None, data.article, article=data.article)
    if data.organ:
        yield check("organ_known", organ_on(charter, data.organ, on) is not None, organ=data.organ)
    reply = moment(data.reply_by) if data.reply_by else None
    yield check("reply_in_future", reply is None or reply > now)


def _running(case: Case, consultation: str) -> Check:
    rows = [row for row in case.consultations if row.id == consultation]
    return check("consultation_running", bool(rows) and rows[0].ended_at is None, consultation=consultation)


def record_consultation(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A talk within running consultations, with members, not in the future."""
    assert subject.case is not None
    yield _running(subject.case, command.data.consultation)
    yield _past("held_in_past", command.data.held_at, now)
    members = _members(charter, command)
    yield check("members_given", bool(command.data.members))
    for member in command.data.members:
        yield check("member_known", member in members, member=member)


def end_consultations(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """Only running consultations end."""
    assert subject.case is not None
    yield _running(subject.case, command.data.consultation)


def state_view(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A view is a member's and has a text."""
    yield check("member_known", command.data.member in _members(charter, command), member=command.data.member)
    yield check("text_given", bool(command.data.text.strip()))


GATE: dict[str, Explainer] = {
    "case.open": free,
    "case.set_mode": ongoing,
    "case.record_fact": ongoing,
    "case.attach": known,
    "case.correct": known,
    "case.close": ongoing,
    "appeal.make": ongoing,
    "consultation.start": ongoing,
    "consultation.record": ongoing,
    "consultation.end": ongoing,
    "view.state": ongoing,
    "review.file": known,
}
EXPLAIN: dict[str, Explainer] = {
    "case.open": open_case,
    "case.set_mode": set_mode,
    "case.record_fact": record_fact,
    "case.attach": attach,
    "case.correct": correct,
    "case.close": close,
    "appeal.make": appeal,
    "consultation.start": start_consultations,
    "consultation.record": record_consultation,
    "consultation.end": end_consultations,
    "view.state": state_view,
    "review.file": nothing_more,
}
