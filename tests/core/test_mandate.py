"""Carrying a decision out: effect, consents, orders, notices, offers, reports, movements, extension, end."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core import given
from tests.core.given import (
    ASK,
    D1,
    DRAFT,
    OFFER,
    OPENING,
    ORDER,
    SCHEDULE,
    Refused,
    agree,
    check_refused,
    codes_in,
)
from tests.core.record import START, Record
from tocsin.core.procedure import deadlines
from tocsin.core.scope import Needs

FUTURE = "2030-01-01T00:00:00Z"
BROUGHT = {"case": "flood", "order": "o1", "brought_at": START, "to": "Duty officer"}
DONE = {"case": "flood", "order": "o1", "done_at": START}
NOTICE = {**D1, "duty": "tell-the-world", "given_at": START}
ANSWER = {"case": "flood", "offer": "f1", "accepted": True}
REPORT = {**D1, "report": "r1", "as_of": START, "people": 40}
MOVE = {**D1, "member": "BB", "stage": "arrived", "at": START, "place": "Dam"}
CONSENT = {**D1, "member": "BB", "kind": "parliament", "result": "given"}
AGREED = {**D1, "host": "AA", "agreed": True}
CONDITION = {**D1, "condition": 1, "met": True, "reason": "Road open"}
WITHDRAW = {**D1, "begins_at": "2022-01-08T00:00:00Z", "until": "2022-01-09T00:00:00Z"}


def due(record: Record) -> list[tuple[str, tuple[str, ...]]]:
    """Kinds and owners of what is due in the case, steps of the procedure apart."""
    rows = deadlines(record.charter, record.scope(Needs(case="flood")))
    return [(row.kind, row.owner) for row in rows if row.kind != "step_due"]


# Effect


def test_an_adopted_operation_is_a_mandate_with_its_contents() -> None:
    mandate = given.adopted().mandate()
    assert (mandate.stage, mandate.makes, mandate.host) == ("in-force", "mandate", "AA")
    assert (mandate.tasks, mandate.components) == (("carry sand",), ("relief",))
    assert mandate.national_required == (("BB", "parliament"),)
    assert [(row.duty, row.owner) for row in mandate.notices] == [("tell-the-world", "secretary")]


def test_a_mandate_ends_by_itself_at_its_time() -> None:
    record = given.adopted()
    ends_at = record.mandate().ends_at
    assert ends_at is not None
    record.wait((ends_at - record.now - 1) / 3_600_000)
    assert record.mandate().stage == "in-force"
    record.wait(1)
    mandate = record.mandate()
    assert (mandate.stage, mandate.ended_because) == ("ended", "expired")


def test_an_extension_moves_the_end() -> None:
    record = given.adopted()
    later = record.later(480)
    follow(record, "extension", {"mandate": "d1", "ends_at": later})
    record.wait(300)
    assert record.mandate().stage == "in-force"
    record.wait(180)
    assert record.mandate().stage == "ended"


def test_a_decision_to_end_ends_at_once_where_it_names_no_time() -> None:
    record = given.adopted()
    follow(record, "ending", {"mandate": "d1"})
    mandate = record.mandate()
    assert (mandate.stage, mandate.ended_because, mandate.ending) == ("ended", "decision", "d2")


def test_a_decision_to_end_at_a_time_ends_then() -> None:
    record = given.adopted()
    follow(record, "ending", {"mandate": "d1", "ends_at": record.later(24)})
    assert record.mandate().stage == "in-force"
    record.wait(24)
    assert record.mandate().ended_because == "decision"


def follow(record: Record, matter: str, measure: dict[str, Any], organ: str = "council") -> None:
    """A second decision on the mandate, adopted."""
    record.do("secretary", "decision.draft", **{**DRAFT, "decision": "d2", "matter": matter, "organ": organ})
    data = {**OPENING, "decision": "d2", "matter": matter, "organ": organ, "measure": measure}
    record.do("secretary", "decision.open", **data)
    board = organ == "board"
    agree(record, "d2", role="/officer" if board else "", voices=("AA", "BB") if board else given.VOICES)


# Conditions and consents


@pytest.mark.parametrize(("met", "stage"), [(True, "in-force"), (False, "void")])
def test_a_conditional_decision_waits_for_its_condition(met: bool, stage: str) -> None:
    record = given.conditional()
    assert record.mandate().stage == "waiting"
    record.do("secretary", "condition.settle", **{**CONDITION, "met": met})
    assert record.mandate().stage == stage


@pytest.mark.parametrize(("agreed", "stage"), [(True, "in-force"), (False, "void")])
def test_the_host_answers(agreed: bool, stage: str) -> None:
    record = given.asked()
    assert record.mandate().stage == "waiting"
    record.do("AA", "host_consent.answer", **{**AGREED, "agreed": agreed})
    assert record.mandate().stage == stage


def test_a_silent_host_lapses_and_may_be_asked_again() -> None:
    record = given.asked(hours=5)
    assert ("host_consent", ("AA",)) in due(record)
    record.wait(5)
    assert (record.mandate().stage, record.types()[-1]) == ("void", "case.host_consent_lapsed")
    record.do("secretary", "host_consent.ask", **ASK)
    record.do("AA", "host_consent.answer", **AGREED)
    assert record.mandate().stage == "in-force"


def test_a_member_takes_its_national_step_once() -> None:
    record = given.adopted()
    record.do("BB", "national_consent.record", **CONSENT, act="Act 7", decided_at=START)
    row = record.mandate().national_steps[0]
    assert (row.member, row.result, row.at) == ("BB", "given", record.now)


# Orders, notices, offers


def brought() -> Record:
    record = given.ordered()
    record.do("BB", "order.bring", **BROUGHT)
    return record


def done() -> Record:
    record = brought()
    record.do("BB", "order.complete", **DONE)
    return record


def test_an_order_is_issued_brought_and_done() -> None:
    assert due(given.ordered())[1] == ("order_due", ("BB",))
    row = done().mandate().orders[0]
    assert (row.brought_to, row.brought_at, row.done_at) == ("Duty officer", Record().now, Record().now)
    assert "order_due" not in dict(due(done()))


def test_the_time_an_order_was_brought_is_the_milestone_not_that_of_its_entry() -> None:
    record = given.ordered()
    record.wait(5)
    record.do("BB", "order.bring", **BROUGHT)
    times = {row.name: row.at for row in record.case().milestones}
    assert times["case.order_brought:order-to-member"] == Record().now


def test_a_decision_of_the_implementing_organ_carries_an_order() -> None:
    record = given.adopted()
    follow(record, "measures", {"mandate": "d1", "commander": "General", "strength": 40}, organ="board")
    record.do("secretary", "order.issue", **{**ORDER, "kind": "commander"}, by_decision="d2")
    assert [row.kind for row in record.mandate().orders] == ["commander"]


def noticed() -> Record:
    record = given.adopted()
    record.do("secretary", "notice.give", **NOTICE, reference="Letter 1")
    return record


def test_a_notice_is_owed_with_its_clock_until_it_is_given() -> None:
    assert ("notice_due", ("secretary",)) in due(given.adopted())
    assert "notice_due" not in dict(due(noticed()))
    assert noticed().mandate().notices[0].reference == "Letter 1"


def answered() -> Record:
    record = given.offered()
    record.do("AA", "offer.answer", **ANSWER)
    return record


def test_an_unknown_strength_is_no_zero() -> None:
    row = given.offered().mandate().offers[0]
    assert (row.people, row.vehicles) == (40, None)


def test_the_host_accepts_or_refuses_an_offer() -> None:
    assert answered().mandate().offers[0].answer == "accepted"
    record = given.offered()
    record.do("AA", "offer.answer", **{**ANSWER, "accepted": False, "reason": "No boats"})
    assert (record.mandate().offers[0].answer, record.mandate().offers[0].reason) == ("refused", "No boats")


# Reports, movements, withdrawal


def reported() -> Record:
    record = given.reporting()
    record.do("secretary", "report.submit", **REPORT)
    return record


def test_reports_are_due_on_schedule_and_the_next_one_after_each() -> None:
    record = given.reporting()
    first = next(
        row
        for row in deadlines(record.charter, record.scope(Needs(case="flood")))
        if row.kind == "report_due"
    )
    record.wait(20)
    record.do("secretary", "report.submit", **{**REPORT, "as_of": record.later(-8)})
    second = next(
        row
        for row in deadlines(record.charter, record.scope(Needs(case="flood")))
        if row.kind == "report_due"
    )
    assert second.at - first.at == 12 * 3_600_000


def test_a_report_keeps_figures_with_their_standing() -> None:
    record = given.adopted()
    record.do("secretary", "report.submit", **REPORT, standing="reported", source="radio")
    row = record.mandate().reports[0]
    assert (row.people, row.vehicles, row.standing, row.source) == (40, None, "reported", "radio")


def test_a_movement_carries_the_time_of_the_act() -> None:
    record = given.adopted()
    record.wait(9)
    record.do("BB", "movement.record", **MOVE, whole=True)
    times = {row.name: row.at for row in record.case().milestones}
    assert times["case.movement_recorded:arrived"] == Record().now


def withdrawing() -> Record:
    record = given.adopted()
    record.do("secretary", "withdrawal.start", **WITHDRAW)
    return record


def test_a_withdrawal_is_due_until_the_whole_force_has_returned() -> None:
    record = withdrawing()
    assert ("withdrawal_until", given.VOICES) in due(record)
    record.do("BB", "movement.record", **{**MOVE, "stage": "returned"}, whole=True)
    assert "withdrawal_until" not in dict(due(record))


def test_movements_are_recorded_even_after_the_mandate_has_ended() -> None:
    record = given.adopted()
    record.wait(241)
    record.do("BB", "movement.record", **{**MOVE, "stage": "returned"})
    assert record.mandate().movements[0].stage == "returned"


# Refusals


def void() -> Record:
    record = given.conditional()
    record.do("secretary", "condition.settle", **{**CONDITION, "met": False})
    return record


def consented() -> Record:
    record = given.adopted()
    record.do("BB", "national_consent.record", **CONSENT)
    return record


def late() -> Record:
    """The host's time is over and nothing has followed yet."""
    record = given.asked(hours=1)
    record.now += 3_600_000
    return record


def over() -> Record:
    record = given.adopted()
    record.do("secretary", "withdrawal.start", **WITHDRAW)
    record.wait(241)
    record.do("secretary", "case.close", case="flood", outcome="settled", reason="Over")
    return record


def refused(
    code: str, command: str, start: given.Given, data: dict[str, Any], actor: str = "secretary", **more: Any
) -> Refused:
    return Refused(code, actor, command, start, {**data, **more})


REFUSED = [
    refused("case_known", "order.issue", given.nothing, ORDER),
    refused("case_open", "order.issue", over, ORDER),
    refused("mandate_known", "order.issue", given.opened, ORDER),
    refused("mandate_not_void", "order.issue", void, ORDER),
    refused("condition_known", "condition.settle", given.adopted, CONDITION),
    refused("condition_open", "condition.settle", void, CONDITION),
    refused("reason_given", "condition.settle", given.conditional, CONDITION, reason=" "),
    refused("host_not_asked", "host_consent.ask", given.asked, ASK),
    refused("host_same", "host_consent.ask", given.awaiting_host, ASK, host="BB"),
    refused("reply_in_future", "host_consent.ask", given.awaiting_host, ASK, closes_at=START),
    refused("host_asked", "host_consent.answer", given.awaiting_host, AGREED, actor="AA"),
    refused("host_same", "host_consent.answer", given.asked, AGREED, host="BB"),
    refused("own_member", "host_consent.answer", given.asked, AGREED, actor="BB"),
    refused("in_time", "host_consent.answer", late, AGREED, actor="AA"),
    refused("last_moment_reached", "host_consent.lapse", given.asked, D1, actor="system"),
    refused("role_may", "host_consent.lapse", late, D1),
    refused("member_bound", "national_consent.record", given.adopted, CONSENT, member="DD"),
    refused("own_member", "national_consent.record", given.adopted, CONSENT, actor="AA"),
    refused("national_step_new", "national_consent.record", consented, CONSENT),
    refused("decided_in_past", "national_consent.record", given.adopted, CONSENT, decided_at=FUTURE),
    refused("order_new", "order.issue", given.ordered, ORDER),
    refused("title_given", "order.issue", given.adopted, ORDER, title=" "),
    refused("owner_known", "order.issue", given.adopted, ORDER, owner="senate"),
    refused("member_known", "order.issue", given.adopted, ORDER, addressee="ZZ"),
    refused("addressee_given", "order.issue", given.adopted, ORDER, addressee=None),
    refused("by_decision_adopted", "order.issue", given.adopted, ORDER, by_decision="d9"),
    refused("order_known", "order.bring", given.adopted, BROUGHT),
    refused("order_not_brought", "order.bring", brought, BROUGHT),
    refused("own_member", "order.bring", given.ordered, BROUGHT, actor="CC"),
    refused("brought_in_past", "order.bring", given.ordered, BROUGHT, brought_at=FUTURE),
    refused("order_known", "order.complete", given.adopted, DONE),
    refused("order_not_done", "order.complete", done, DONE),
    refused("own_member", "order.complete", given.ordered, DONE, actor="CC"),
    refused("done_in_past", "order.complete", given.ordered, DONE, done_at=FUTURE),
    refused("notice_owed", "notice.give", given.adopted, NOTICE, duty="sing"),
    refused("notice_not_given", "notice.give", noticed, NOTICE),
    refused("given_in_past", "notice.give", given.adopted, NOTICE, given_at=FUTURE),
    refused("offer_new", "offer.make", given.offered, OFFER),
    refused("member_known", "offer.make", given.adopted, OFFER, member="ZZ"),
    refused("source_given", "offer.make", given.adopted, OFFER, standing="reported"),
    refused("offer_known", "offer.answer", given.adopted, ANSWER),
    refused("offer_open", "offer.answer", answered, ANSWER),
    refused("host_same", "offer.answer", given.offered, ANSWER, actor="BB"),
    refused("reason_given", "offer.answer", given.offered, ANSWER, accepted=False),
    refused("owner_known", "report.schedule", given.adopted, SCHEDULE, owner="senate"),
    refused("report_new", "report.submit", reported, REPORT),
    refused("as_of_in_past", "report.submit", given.adopted, REPORT, as_of=FUTURE),
    refused("source_given", "report.submit", given.adopted, REPORT, standing="assumed"),
    refused("content_given", "report.submit", given.adopted, REPORT, people=None),
    refused("member_known", "movement.record", given.adopted, MOVE, member="ZZ"),
    refused("own_member", "movement.record", given.adopted, MOVE, actor="AA"),
    refused("moved_in_past", "movement.record", given.adopted, MOVE, at=FUTURE),
    refused("source_given", "movement.record", given.adopted, MOVE, standing="reported"),
    refused("place_given", "movement.record", given.adopted, MOVE, place=" "),
    refused("withdrawal_new", "withdrawal.start", withdrawing, WITHDRAW),
    refused("until_after_begin", "withdrawal.start", given.adopted, WITHDRAW, until=START),
    refused("mandate_in_force", "mandate.end", given.conditional, D1, actor="system"),
    refused("last_moment_reached", "mandate.end", given.adopted, D1, actor="system"),
    refused("role_may", "mandate.end", given.adopted, D1),
]


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row.id)
def test_refused(row: Refused) -> None:
    check_refused(row)


def test_every_condition_has_a_refusal() -> None:
    assert codes_in("mandate/explain") <= {row.code for row in REFUSED}


def test_a_corrected_report_is_marked_and_the_next_one_is_due_as_if_it_were_not_there() -> None:
    record = given.reporting()
    record.wait(20)
    wrong = record.do("secretary", "report.submit", **{**REPORT, "as_of": record.later(-8)})
    record.do("secretary", "case.correct", case="flood", entry=wrong.leaf, reason="Counted twice")
    assert [row.corrected for row in record.mandate().reports] == [True]
    rows = deadlines(record.charter, record.scope(Needs(case="flood")))
    schedule = record.mandate().schedule
    assert schedule is not None
    assert [row.at for row in rows if row.kind == "report_due"] == [schedule.first_at]


def test_a_corrected_return_does_not_settle_the_withdrawal() -> None:
    record = withdrawing()
    back = record.do("BB", "movement.record", **{**MOVE, "stage": "returned"}, whole=True)
    record.do("secretary", "case.correct", case="flood", entry=back.leaf, reason="One unit is still there")
    assert "withdrawal_until" in dict(due(record))
