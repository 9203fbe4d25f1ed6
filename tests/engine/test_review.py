"""The draft of an after-action review, from the record alone: intervals, refusals, what is late or open."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest

from tests.core import given
from tests.core.given import ORDER, SCHEDULE, TEXT
from tests.core.record import START, Record
from tocsin.bootstrap.shipped import shipped_charter
from tocsin.core.calendar import HOUR
from tocsin.core.charter.read import read_texts
from tocsin.engine.review import Review, draft_review, missed_reports
from tocsin.engine.state import Brief
from tocsin.wording import LANGUAGES, Language
from tocsin.wording.reviews import review_text


def review(record: Record) -> Review:
    """The draft over everything in the record."""
    briefs = [
        Brief(
            row.index,
            row.leaf,
            row.stream,
            row.version,
            row.type,
            row.at,
            row.received_at,
            row.actor.member,
            row.actor.role,
        )
        for row in record.entries
    ]
    return draft_review(record.charter, record.files["flood"], record.signals.values(), briefs, record.now)


def spans(record: Record) -> dict[str, int]:
    return {row.code: row.taken for row in review(record).spans}


def codes(rows: tuple[object, ...]) -> list[str]:
    return [row.code for row in rows]  # type: ignore[attr-defined]


def later_steps() -> Record:
    """An appeal, a decision two hours later, an order received, forces there and back."""
    record = given.case()
    record.wait(1)
    record.do("AA", "appeal.make", **given.APPEAL)
    record.wait(2)
    record.do("secretary", "decision.draft", **given.DRAFT)
    record.do("secretary", "decision.open", **given.opening(record))
    given.agree(record)
    record.do("secretary", "order.issue", **ORDER)
    record.wait(3)
    record.do("BB", "order.bring", case="flood", order="o1", brought_at=record.later(-1), to="Duty officer")
    move = {"case": "flood", "decision": "d1", "member": "BB", "place": "Dam"}
    record.do("BB", "movement.record", **move, stage="arrived", at=record.later(0))
    record.wait(4)
    record.do("BB", "movement.record", **move, stage="arrived", at=record.later(0), whole=True)
    return record


def test_intervals_run_from_the_signal_over_the_appeal_to_orders_received_and_forces() -> None:
    found = spans(later_steps())
    assert found == {
        "signal_to_case": 0,
        "signal_to_appeal": 1 * HOUR,
        "appeal_to_decision": 2 * HOUR,
        "appeal_to_order_received": 4 * HOUR,
        "decision_to_order_received": 2 * HOUR,
        "decision_to_first_arrival": 3 * HOUR,
        "decision_to_whole_arrival": 7 * HOUR,
    }


def test_a_movement_named_as_wrong_counts_in_no_interval() -> None:
    record = later_steps()
    wrong = record.entries[-1].leaf
    record.do("secretary", "case.correct", case="flood", entry=wrong, reason="One unit is missing")
    assert "decision_to_whole_arrival" not in spans(record)
    assert [(row.about, row.note) for row in review(record).corrections] == [(wrong, "One unit is missing")]


def test_who_was_against_and_what_failed_is_told() -> None:
    record = given.opened()
    given.agree(record, voices=("AA", "BB"))
    record.do(
        "CC", "position.state", decision="d1", text_sha256=TEXT, position="objection", statement="Too many"
    )
    found = review(record).refusals
    assert codes(found) == ["position_against", "decision_not_adopted"]
    assert (found[0].whom, found[0].note) == (("CC",), "Too many")


def test_a_refused_signature_is_told() -> None:
    record = given.signing()
    record.do("CC", "text.refuse", decision="d1", text_sha256=TEXT, member="CC", reason="Not this text")
    assert codes(review(record).refusals) == ["signature_refused", "decision_not_adopted"]


def test_an_order_done_late_is_late_and_one_overdue_too() -> None:
    record = given.adopted()
    record.do("secretary", "order.issue", **ORDER, due_at=record.later(2))
    record.wait(3)
    assert "order_due" in codes(review(record).late)
    record.do("BB", "order.complete", case="flood", order="o1", done_at=record.later(0))
    assert "order_late" in codes(review(record).late)
    assert "order_due" not in codes(review(record).late)


def test_each_report_that_did_not_come_is_missing() -> None:
    record = given.adopted()
    record.do("secretary", "report.schedule", **SCHEDULE)
    record.wait(13)
    record.do(
        "secretary",
        "report.submit",
        case="flood",
        decision="d1",
        report="r1",
        as_of=record.later(0),
        text="x",
    )
    record.wait(24)
    mandate = record.mandate()
    schedule = mandate.schedule
    assert schedule is not None
    assert missed_reports(mandate, record.now) == (
        schedule.first_at + 12 * HOUR,
        schedule.first_at + 24 * HOUR,
    )


def test_no_report_is_missing_after_the_end() -> None:
    record = given.reporting()
    record.wait(241)
    ended_at = record.mandate().ended_at
    assert ended_at is not None
    assert max(missed_reports(record.mandate(), record.now + 1000 * HOUR)) < ended_at


def test_what_is_open_is_told_with_whom_it_waits_for() -> None:
    record = given.opened()
    given.agree(record, voices=("AA",))
    rows = {row.code: row.whom for row in review(record).open}
    assert rows["decision_open"] == ("BB", "CC")
    offered = {row.code: row.whom for row in review(given.offered()).open}
    assert offered["offer_open"] == ("BB",)
    assert offered["national_open"] == ("BB",)
    assert offered["notice_open"] == ("secretary",)


def test_the_time_line_has_every_entry_in_order() -> None:
    record = later_steps()
    rows = review(record).timeline
    assert [row.index for row in rows] == [row.index for row in record.entries]
    assert rows[0].at == Record().now, START


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_draft_reads_in_both_languages(lang: Language) -> None:
    texts = read_texts(shipped_charter("csto"))[lang]
    for record in (later_steps(), given.signing(), given.offered(), given.asked(), given.conditional()):
        record.wait(100)
        said = review_text(lang, texts, review(record), timezone(timedelta()))
        assert said.count("\n\n") == 6, "six sections"
        assert "review-" not in said
