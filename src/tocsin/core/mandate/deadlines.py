"""What time does to a mandate, and what it asks of people meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.core.calendar import HOUR
from tocsin.core.mandate.commands import EndMandate, LapseHostConsent
from tocsin.core.mandate.state import Mandate
from tocsin.core.values import SYSTEM, Command, Due


def next_report_at(mandate: Mandate) -> int | None:
    """When the next situation report is due; None without a schedule or once the mandate is over."""
    schedule = mandate.schedule
    if schedule is None or mandate.stage == "ended":
        return None
    step = schedule.every_hours * HOUR
    latest = max((row.as_of for row in mandate.reports if not row.corrected), default=None)
    if latest is None or latest < schedule.first_at:
        return schedule.first_at
    return schedule.first_at + ((latest - schedule.first_at) // step + 1) * step


def deadlines(case: str, mandate: Mandate) -> Iterator[Due]:
    """Due times of one mandate."""
    if mandate.stage == "void":
        return
    consent = mandate.host_consent
    if consent is not None and consent.state == "asked" and consent.closes_at is not None:
        yield Due(consent.closes_at, "host_consent", mandate.decision, (consent.host,), "host_consent.lapse")
    if mandate.stage == "in-force" and mandate.ends_at is not None:
        yield Due(mandate.ends_at, "mandate_ends", mandate.decision, (), "mandate.end")
    yield from _awaited(mandate)


def _awaited(mandate: Mandate) -> Iterator[Due]:
    for order in mandate.orders:
        if order.due_at is not None and order.done_at is None:
            yield Due(order.due_at, "order_due", order.id, (order.addressee or order.owner,))
    for notice in mandate.notices:
        if notice.due_at is not None and notice.given_at is None:
            yield Due(notice.due_at, "notice_due", notice.duty, (notice.owner,), "", notice.article)
    report_at = next_report_at(mandate)
    if report_at is not None and mandate.schedule is not None:
        yield Due(report_at, "report_due", mandate.decision, (mandate.schedule.owner,))
    standing = (row for row in mandate.movements if not row.corrected)
    back = any(row.stage == "returned" and row.whole for row in standing)
    if mandate.withdrawal_until is not None and not back:
        yield Due(mandate.withdrawal_until, "withdrawal_until", mandate.decision, mandate.bound)


def followups(case: str, mandate: Mandate, now: int) -> Iterator[Command]:
    """System commands due on the mandate."""
    for due in deadlines(case, mandate):
        if due.command and due.at <= now:
            data = (
                EndMandate(case=case, decision=mandate.decision)
                if due.command == "mandate.end"
                else LapseHostConsent(case=case, decision=mandate.decision)
            )
            yield Command(due.command, SYSTEM, now, data)
