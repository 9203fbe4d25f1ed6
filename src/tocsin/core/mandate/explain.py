"""Conditions of commands that carry a decision out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tocsin.core.calendar import day_of, moment
from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import members_on, organ_on, role_named
from tocsin.core.mandate.state import Mandate, Order, Subject
from tocsin.core.powers import check
from tocsin.core.values import Check, Command

Explainer = Callable[[Charter, Subject, Command, int], Iterator[Check]]


def gate(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """There is an adopted decision to carry out, in an open case."""
    yield check("case_known", subject.case_known)
    yield check("case_open", subject.case_open)
    yield check("mandate_known", subject.mandate is not None)


def gate_in_effect(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The decision is not void: no condition failed, no consent refused."""
    yield from gate(charter, subject, command, now)
    stage = subject.mandate.stage if subject.mandate else ""
    yield check("mandate_not_void", stage in ("waiting", "in-force", "ended"), stage=stage)


def _past(code: str, text: str | None, now: int) -> Check:
    at = moment(text) if text else None
    return check(code, at is None or at <= now)


def _member(charter: Charter, command: Command, member: str | None) -> Check:
    on = day_of(command.at, charter.zone)
    return check("member_known", not member or member in members_on(charter, on), member=member or "")


def settle_condition(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The condition exists and is open."""
    assert subject.mandate is not None
    rows = [row for row in subject.mandate.conditions if row.number == command.data.condition]
    yield check("condition_known", bool(rows), condition=command.data.condition)
    yield check("condition_open", not rows or rows[0].met is None, condition=command.data.condition)
    yield check("reason_given", bool(command.data.reason.strip()))


def ask_host(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The host that the decision names, asked once, with time to answer."""
    assert subject.mandate is not None
    consent = subject.mandate.host_consent
    if consent is not None:
        yield check("host_same", consent.host == command.data.host, host=consent.host)
    yield check("host_not_asked", consent is None or consent.state in ("owed", "lapsed"))
    closes = moment(command.data.closes_at) if command.data.closes_at else None
    yield check("reply_in_future", closes is None or closes > now)


def answer_host(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The host that was asked answers in time."""
    assert subject.mandate is not None
    consent = subject.mandate.host_consent
    asked = consent is not None and consent.state == "asked"
    yield check("host_asked", asked)
    if consent is not None and asked:
        yield check("host_same", consent.host == command.data.host, host=consent.host)
        yield check("in_time", consent.closes_at is None or now < consent.closes_at)


def lapse_host(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """Consent lapses at its time."""
    assert subject.mandate is not None
    consent = subject.mandate.host_consent
    due = consent is not None and consent.state == "asked" and consent.closes_at is not None
    yield check("last_moment_reached", due and now >= (consent.closes_at or 0) if consent else False)


def national(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A member bound by the decision, once, in the past."""
    assert subject.mandate is not None
    data = command.data
    yield check("member_bound", data.member in subject.mandate.bound, member=data.member)
    done = any(row.member == data.member for row in subject.mandate.national_steps)
    yield check("national_step_new", not done, member=data.member)
    yield _past("decided_in_past", data.decided_at, now)


def issue_order(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """An order has an id, a title, an owner the charter knows, and rests on an adopted decision."""
    data = command.data
    on = day_of(command.at, charter.zone)
    yield check("order_new", data.order not in subject.orders, order=data.order)
    yield check("title_given", bool(data.title.strip()))
    known = organ_on(charter, data.owner, on) is not None or role_named(charter, data.owner) is not None
    yield check("owner_known", known, owner=data.owner)
    yield _member(charter, command, data.addressee)
    if data.kind == "order-to-member":
        yield check("addressee_given", data.addressee is not None)
    if data.by_decision:
        yield check("by_decision_adopted", data.by_decision in subject.adopted, decision=data.by_decision)


def _order(mandate: Mandate | None, order: str) -> Order | None:
    return next((row for row in mandate.orders if row.id == order), None) if mandate else None


def bring_order(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """An order is brought once; a member's people enter it for orders to their member."""
    found = _order(subject.mandate, command.data.order)
    yield check("order_known", found is not None, order=command.data.order)
    if found is not None:
        yield check("order_not_brought", found.brought_at is None, order=found.id)
        own = not command.actor.member or found.addressee in ("", command.actor.member)
        yield check("own_member", own, member=command.actor.member, named=found.addressee)
    yield _past("brought_in_past", command.data.brought_at, now)


def complete_order(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """An order is done once, in the past."""
    found = _order(subject.mandate, command.data.order)
    yield check("order_known", found is not None, order=command.data.order)
    if found is not None:
        yield check("order_not_done", found.done_at is None, order=found.id)
        own = not command.actor.member or found.addressee in ("", command.actor.member)
        yield check("own_member", own, member=command.actor.member, named=found.addressee)
    yield _past("done_in_past", command.data.done_at, now)


def give_notice(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The notice is owed and not yet given."""
    assert subject.mandate is not None
    rows = [row for row in subject.mandate.notices if row.duty == command.data.duty]
    yield check("notice_owed", bool(rows), duty=command.data.duty)
    yield check("notice_not_given", not rows or rows[0].given_at is None, duty=command.data.duty)
    yield _past("given_in_past", command.data.given_at, now)


def make_offer(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """An offer is a member's, with an id of its own; a reported figure has a source."""
    data = command.data
    yield check("offer_new", data.offer not in subject.offers, offer=data.offer)
    yield _member(charter, command, data.member)
    yield check("source_given", data.standing == "official" or bool(data.source.strip()))


def answer_offer(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The host answers an open offer."""
    assert subject.mandate is not None
    rows = [row for row in subject.mandate.offers if row.id == command.data.offer]
    yield check("offer_known", bool(rows), offer=command.data.offer)
    yield check("offer_open", not rows or rows[0].answer == "open", offer=command.data.offer)
    if command.actor.member:
        host = subject.mandate.host or subject.host
        yield check("host_same", command.actor.member == host, host=host)
    given = command.data.accepted or bool(command.data.reason.strip())
    yield check("reason_given", given)


def schedule_reports(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """Whose report it is must be known to the charter."""
    on = day_of(command.at, charter.zone)
    owner = command.data.owner
    known = organ_on(charter, owner, on) is not None or role_named(charter, owner) is not None
    yield check("owner_known", known, owner=owner)


def submit_report(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A report has an id, is not of the future, and a reported figure has a source."""
    data = command.data
    yield check("report_new", data.report not in subject.reports, report=data.report)
    yield _past("as_of_in_past", data.as_of, now)
    yield check("source_given", data.standing == "official" or bool(data.source.strip()))
    yield check("content_given", bool(data.text.strip()) or data.people is not None or bool(data.evidence))


def record_movement(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """A movement is of a member, not of the future, and a reported one has a source."""
    data = command.data
    yield _member(charter, command, data.member)
    own = not command.actor.member or command.actor.member == data.member
    yield check("own_member", own, member=command.actor.member, named=data.member or "")
    yield _past("moved_in_past", data.at, now)
    yield check("source_given", data.standing == "official" or bool(data.source.strip()))
    yield check("place_given", bool(data.place.strip()))


def start_withdrawal(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """Withdrawal starts once and ends after it begins."""
    assert subject.mandate is not None
    yield check("withdrawal_new", subject.mandate.withdrawal_at is None)
    begins, until = moment(command.data.begins_at), moment(command.data.until or "")
    yield check("until_after_begin", until is None or begins is None or until >= begins)


def end_mandate(charter: Charter, subject: Subject, command: Command, now: int) -> Iterator[Check]:
    """The mandate's time is over."""
    assert subject.mandate is not None
    ends = subject.mandate.ends_at
    yield check("mandate_in_force", subject.mandate.stage == "in-force", stage=subject.mandate.stage)
    yield check("last_moment_reached", ends is not None and now >= ends)


EXPLAIN: dict[str, Explainer] = {
    "condition.settle": settle_condition,
    "host_consent.ask": ask_host,
    "host_consent.answer": answer_host,
    "host_consent.lapse": lapse_host,
    "national_consent.record": national,
    "order.issue": issue_order,
    "order.bring": bring_order,
    "order.complete": complete_order,
    "notice.give": give_notice,
    "offer.make": make_offer,
    "offer.answer": answer_offer,
    "report.schedule": schedule_reports,
    "report.submit": submit_report,
    "movement.record": record_movement,
    "withdrawal.start": start_withdrawal,
    "mandate.end": end_mandate,
}
BEFORE_EFFECT = frozenset(
    {"condition.settle", "host_consent.ask", "host_consent.answer", "host_consent.lapse"}
)
GATE: dict[str, Explainer] = {name: gate if name in BEFORE_EFFECT else gate_in_effect for name in EXPLAIN}
