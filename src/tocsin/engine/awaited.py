"""What a case or signal waits for: which act, from whom, until when, by which article.

The case page shows it as what is missing; spread over the people who may act it is "needs you".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from tocsin.core.calendar import day_of
from tocsin.core.case.state import Case
from tocsin.core.charter.model import Charter, Matter, Role
from tocsin.core.charter.query import matter_on, may_speak_in
from tocsin.core.charter.vocabulary import OWN
from tocsin.core.mandate.deadlines import next_report_at
from tocsin.core.mandate.state import Mandate, Order
from tocsin.core.paper.deadlines import waited_for
from tocsin.core.paper.state import Paper, Stated
from tocsin.core.scope import CaseFile
from tocsin.core.signal.state import Signal
from tocsin.engine.plain import moment_or_none


class Awaited(Struct, frozen=True):
    """An act that is waited for; `members` empty where the organisation's own people act.

    `owner` is a role or organ named by charter or order, `others` the powers that do as well.
    """

    power: str
    subject: str
    members: tuple[str, ...] = ()
    owner: str = ""
    decision: str = ""
    organ: str = ""
    title: str = ""
    since: int | None = None
    until: int | None = None
    articles: tuple[str, ...] = ()


class Holder(Struct, frozen=True):
    """Who may do what is waited for: a member (or none) in a role of a track."""

    member: str
    role: str
    track: str


def awaited_in(charter: Charter, file: CaseFile) -> tuple[Awaited, ...]:
    """All that an open case waits for, what has the earliest end first."""
    if file.case.closed_at is not None:
        return ()
    rows: list[Awaited] = []
    for paper in file.papers:
        rows.extend(_of_paper(charter, paper))
    for mandate in file.mandates:
        rows.extend(_of_mandate(mandate))
    rows.extend(_of_consultations(file.case))
    return tuple(sorted(rows, key=_by_end))


def awaited_of_signal(signal: Signal) -> tuple[Awaited, ...]:
    """What a signal waits for."""
    power = {"received": "signal.acknowledge", "acknowledged": "signal.assess"}.get(signal.stage)
    if power is None:
        return ()
    since = signal.received_at if signal.acknowledged_at is None else signal.acknowledged_at
    return (Awaited(power, signal.id, title=signal.title, since=since),)


def holders(charter: Charter, row: Awaited) -> Iterator[Holder]:
    """Everybody who may do it: the members' people, or the organisation's."""
    roles = [role for role in charter.roles if _may(role, row)]
    for member in row.members:
        for role in roles:
            if role.of == "member":
                yield Holder(member, role.id, role.track)
    if row.members:
        return
    own = [role for role in roles if role.of == "organisation"]
    named = [role for role in own if role.id == row.owner]
    for role in named or own:
        yield Holder("", role.id, role.track)


def _may(role: Role, row: Awaited) -> bool:
    held = row.power in role.may or OWN + row.power in role.may
    return held and (not row.organ or role.of != "member" or may_speak_in(role, row.organ))


def _by_end(row: Awaited) -> tuple[Any, ...]:
    return (row.until is None, row.until or 0, row.power, row.subject)


def _matter_of(charter: Charter, paper: Paper) -> Matter | None:
    asked_at = paper.opening.opened_at if paper.opening is not None else paper.drafted_at
    return matter_on(charter, paper.organ, paper.matter, day_of(asked_at, charter.zone))


def _of_paper(charter: Charter, paper: Paper) -> Iterator[Awaited]:
    matter = _matter_of(charter, paper)
    basis = matter.basis if matter is not None else ()
    if paper.stage == "draft":
        yield Awaited(
            "decision.open",
            paper.id,
            decision=paper.id,
            title=paper.title,
            since=paper.versions[-1].at if paper.versions else paper.drafted_at,
            articles=basis,
        )
    opening = paper.opening
    members = waited_for(paper)
    if opening is not None and members:
        yield Awaited(
            "text.sign" if paper.stage == "signing" else "position.state",
            paper.id,
            members=members,
            decision=paper.id,
            organ=paper.organ,
            title=paper.title,
            since=opening.opened_at,
            until=opening.question.closes_at if paper.stage == "open" else None,
            articles=basis,
        )
    for row in paper.stated:
        if _waits_for_confirmation(row):
            yield Awaited(
                "position.confirm",
                row.statement.leaf,
                members=(row.statement.member,),
                decision=paper.id,
                organ=paper.organ,
                title=paper.title,
                since=row.at,
                until=row.confirm_until,
                articles=basis,
            )


def _waits_for_confirmation(row: Stated) -> bool:
    statement = row.statement
    asked = statement.recorded or statement.subject_to_confirmation
    return asked and statement.confirmed is None and not statement.lapsed and not statement.corrected


def _of_mandate(mandate: Mandate) -> Iterator[Awaited]:
    if mandate.stage == "void":
        return
    for condition in mandate.conditions:
        if condition.met is None:
            yield _from(mandate, "condition.settle", str(condition.number), title=condition.text)
    consent = mandate.host_consent
    if consent is not None and consent.state == "asked":
        yield _from(
            mandate,
            "host_consent.answer",
            mandate.decision,
            members=(consent.host,),
            since=consent.asked_at,
            until=consent.closes_at,
        )
    if mandate.stage == "ended":
        return
    yield from _national(mandate)
    for order in mandate.orders:
        yield from _of_order(mandate, order)
    yield from _notices_and_reports(mandate)
    for offer in mandate.offers:
        if offer.answer == "open":
            members = (mandate.host,) if mandate.host else ()
            title = f"{offer.member} {offer.kind}"
            yield _from(mandate, "offer.answer", offer.id, members=members, title=title, since=offer.at)


def _national(mandate: Mandate) -> Iterator[Awaited]:
    """Where the charter does not know a member's step, nobody is pressed for it; the mandate shows it."""
    done = {row.member for row in mandate.national_steps}
    for member, kind in mandate.national_required:
        if member not in done and kind not in ("none", "unspecified"):
            yield _from(mandate, "national_consent.record", kind, members=(member,))


def _of_order(mandate: Mandate, order: Order) -> Iterator[Awaited]:
    if order.done_at is not None:
        return
    power = "order.bring" if order.brought_at is None else "order.complete"
    yield _from(
        mandate,
        power,
        order.id,
        members=(order.addressee,) if order.addressee else (),
        owner=order.owner,
        title=order.title,
        since=order.issued_at if order.brought_at is None else order.brought_at,
        until=order.due_at,
    )


def _notices_and_reports(mandate: Mandate) -> Iterator[Awaited]:
    for notice in mandate.notices:
        if notice.given_at is None:
            yield _from(
                mandate,
                "notice.give",
                notice.duty,
                owner=notice.owner,
                title=notice.to,
                since=notice.owed_since,
                until=notice.due_at,
                articles=(notice.article,) if notice.article else (),
            )
    report_at = next_report_at(mandate)
    if report_at is not None and mandate.schedule is not None:
        owner = mandate.schedule.owner
        yield _from(mandate, "report.submit", mandate.decision, owner=owner, until=report_at)


def _from(mandate: Mandate, power: str, subject: str, **named: Any) -> Awaited:
    named.setdefault("title", mandate.title)
    named.setdefault("since", mandate.adopted_at)
    return Awaited(power, subject, decision=mandate.decision, **named)


def _of_consultations(case: Case) -> Iterator[Awaited]:
    for row in case.consultations:
        if row.ended_at is None:
            articles = (row.article,) if row.article else ()
            yield Awaited(
                "consultation.end",
                row.id,
                title=row.form,
                since=row.started_at,
                until=row.reply_by,
                articles=articles,
            )


def document(row: Awaited) -> dict[str, Any]:
    """What is waited for, as JSON."""
    return {
        "power": row.power,
        "subject": row.subject,
        "decision": row.decision,
        "title": row.title,
        "members": list(row.members),
        "owner": row.owner,
        "since": moment_or_none(row.since),
        "until": moment_or_none(row.until),
        "articles": list(row.articles),
    }
