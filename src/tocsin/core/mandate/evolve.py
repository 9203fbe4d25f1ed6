"""From an adopted decision to its end: what entries change in a mandate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from tocsin.core.calendar import duration, moment
from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import consents_for, duties_for, matter_on, rule_named
from tocsin.core.mandate.state import (
    Condition,
    HostConsent,
    Mandate,
    Movement,
    NationalStep,
    NoticeOwed,
    Offer,
    Order,
    Report,
    Schedule,
)
from tocsin.core.paper.state import Opening, Paper
from tocsin.core.rules.words import LimitedFormat
from tocsin.core.values import Entry

MAKES_A_MANDATE = frozenset({"mandate", "mission", "aid"})


def _instant(text: str | None) -> int | None:
    return moment(text) if text else None


def bound_by(charter: Charter, paper: Paper) -> tuple[str, ...]:
    """Members the decision binds: in limited format those that joined, else the electorate."""
    opening = paper.opening
    assert opening is not None
    if not isinstance(rule_named(charter, opening.rule), LimitedFormat):
        return opening.question.electorate
    joined = {
        row.statement.member
        for row in paper.stated
        if row.statement.leaf in paper.counted and row.statement.position == "yes"
    }
    return tuple(sorted(joined))


def begins(charter: Charter, paper: Paper) -> bool:
    """Whether an adopted decision has anything to be carried out here."""
    opening = paper.opening
    assert opening is not None
    matter = matter_on(charter, paper.organ, paper.matter, opening.question.terms.on)
    makes = matter.makes if matter else ""
    return makes in MAKES_A_MANDATE or bool(opening.conditions or opening.host_consent)


def begin(charter: Charter, paper: Paper, at: int) -> Mandate:
    """The decision takes effect, or waits for its conditions and the host."""
    opening = paper.opening
    assert opening is not None
    matter = matter_on(charter, paper.organ, paper.matter, opening.question.terms.on)
    measure = opening.measure
    waits = bool(opening.conditions or opening.host_consent)
    bound = bound_by(charter, paper)
    return Mandate(
        decision=paper.id,
        organ=paper.organ,
        matter=paper.matter,
        makes=matter.makes if matter else "",
        title=paper.title,
        adopted_at=at,
        stage="waiting" if waits else "in-force",
        host=measure.host or "",
        tasks=measure.tasks,
        components=measure.components,
        strength=measure.strength,
        strength_standing=measure.strength_standing,
        subordination=measure.subordination,
        places=measure.places,
        begins_at=_instant(measure.begins_at) or at,
        ends_at=_instant(measure.ends_at),
        bound=bound,
        conditions=tuple(Condition(number + 1, text) for number, text in enumerate(opening.conditions)),
        host_consent=HostConsent(opening.host_consent, "owed", at) if opening.host_consent else None,
        national_required=tuple(
            (row.member, row.kind)
            for row in consents_for(charter, paper.matter, opening.question.terms.on)
            if row.member in bound
        ),
        notices=_notices(charter, paper, opening, at),
    )


def _notices(charter: Charter, paper: Paper, opening: Opening, at: int) -> tuple[NoticeOwed, ...]:
    rows = []
    for duty in duties_for(charter, paper.matter):
        limit = duration(duty.time_limit)
        rows.append(
            NoticeOwed(
                duty=duty.id,
                to=duty.to,
                owner=duty.owner,
                article=duty.basis[0] if duty.basis else "",
                owed_since=at,
                due_at=None if limit is None else at + limit,
            )
        )
    return tuple(rows)


def _stage(mandate: Mandate) -> Mandate:
    """Waiting decisions take effect when all is met, and are void when anything fails."""
    if mandate.stage != "waiting":
        return mandate
    consent = mandate.host_consent
    failed = any(row.met is False for row in mandate.conditions)
    refused = consent is not None and consent.state in ("refused", "lapsed")
    if failed or refused:
        return replace(mandate, stage="void")
    ready = all(row.met for row in mandate.conditions) and (consent is None or consent.state == "given")
    return replace(mandate, stage="in-force") if ready else mandate


def condition_settled(mandate: Mandate, entry: Entry) -> Mandate:
    """A condition is met or has failed."""
    data = entry.data
    rows = tuple(
        replace(row, met=data.met, settled_at=entry.received_at, reason=data.reason)
        if row.number == data.condition
        else row
        for row in mandate.conditions
    )
    return _stage(replace(mandate, conditions=rows))


def host_asked(mandate: Mandate, entry: Entry) -> Mandate:
    """The host is asked; until it answers the decision waits."""
    consent = HostConsent(entry.data.host, "asked", entry.received_at, _instant(entry.data.closes_at))
    stage = "waiting" if mandate.stage in ("in-force", "void") else mandate.stage
    return replace(mandate, host_consent=consent, stage=stage)


def host_answered(mandate: Mandate, entry: Entry) -> Mandate:
    """The host has agreed or refused."""
    assert mandate.host_consent is not None
    state = "given" if entry.data.agreed else "refused"
    consent = replace(mandate.host_consent, state=state, answered_at=entry.received_at)
    return _stage(replace(mandate, host_consent=consent))


def host_lapsed(mandate: Mandate, entry: Entry) -> Mandate:
    """The host did not answer in time."""
    assert mandate.host_consent is not None
    return _stage(replace(mandate, host_consent=replace(mandate.host_consent, state="lapsed")))


def national_recorded(mandate: Mandate, entry: Entry) -> Mandate:
    """A member's national step."""
    data = entry.data
    at = _instant(data.decided_at) or entry.received_at
    row = NationalStep(data.member, data.kind, data.result, data.act, at, data.standing)
    return replace(mandate, national_steps=(*mandate.national_steps, row))


def order_issued(mandate: Mandate, entry: Entry) -> Mandate:
    """An implementing act."""
    data = entry.data
    row = Order(
        id=data.order,
        kind=data.kind,
        title=data.title,
        owner=data.owner,
        addressee=data.addressee or "",
        issued_at=entry.received_at,
        standing=data.standing,
        due_at=_instant(data.due_at),
        text_sha256=data.text_sha256 or "",
    )
    return replace(mandate, orders=(*mandate.orders, row))


def _order(mandate: Mandate, order: str, **change: Any) -> Mandate:
    rows = tuple(replace(row, **change) if row.id == order else row for row in mandate.orders)
    return replace(mandate, orders=rows)


def order_brought(mandate: Mandate, entry: Entry) -> Mandate:
    """The order is received by those who carry it out."""
    data = entry.data
    return _order(mandate, data.order, brought_at=_instant(data.brought_at), brought_to=data.to)


def order_done(mandate: Mandate, entry: Entry) -> Mandate:
    """The order is carried out."""
    data = entry.data
    return _order(mandate, data.order, done_at=_instant(data.done_at), result=data.result)


def notice_given(mandate: Mandate, entry: Entry) -> Mandate:
    """A notice owed has gone out."""
    data = entry.data
    rows = tuple(
        replace(row, given_at=_instant(data.given_at), reference=data.reference)
        if row.duty == data.duty
        else row
        for row in mandate.notices
    )
    return replace(mandate, notices=rows)


def offered(mandate: Mandate, entry: Entry) -> Mandate:
    """A contribution is offered."""
    data = entry.data
    row = Offer(
        id=data.offer,
        member=data.member,
        kind=data.kind,
        people=data.people,
        vehicles=data.vehicles,
        aircraft=data.aircraft,
        standing=data.standing,
        source=data.source,
        at=entry.received_at,
        note=data.note,
    )
    return replace(mandate, offers=(*mandate.offers, row))


def offer_answered(mandate: Mandate, entry: Entry) -> Mandate:
    """The host has answered an offer."""
    data = entry.data
    answer = "accepted" if data.accepted else "refused"
    rows = tuple(
        replace(row, answer=answer, reason=data.reason) if row.id == data.offer else row
        for row in mandate.offers
    )
    return replace(mandate, offers=rows)


def reporting_scheduled(mandate: Mandate, entry: Entry) -> Mandate:
    """Reports are due from now on."""
    data = entry.data
    first = _instant(data.first_at) or entry.received_at
    return replace(mandate, schedule=Schedule(data.owner, first, data.every_hours))


def report_submitted(mandate: Mandate, entry: Entry) -> Mandate:
    """A report is in."""
    data = entry.data
    row = Report(
        leaf=entry.leaf,
        id=data.report,
        as_of=_instant(data.as_of) or 0,
        received_at=entry.received_at,
        people=data.people,
        vehicles=data.vehicles,
        standing=data.standing,
        source=data.source,
        text=data.text,
    )
    return replace(mandate, reports=(*mandate.reports, row))


def moved(mandate: Mandate, entry: Entry) -> Mandate:
    """A contingent left, arrived or returned."""
    data = entry.data
    row = Movement(
        leaf=entry.leaf,
        member=data.member or "",
        stage=data.stage,
        at=_instant(data.at) or 0,
        place=data.place,
        means=data.means,
        people=data.people,
        sorties=data.sorties,
        last=data.last,
        whole=data.whole,
        standing=data.standing,
        source=data.source,
    )
    return replace(mandate, movements=(*mandate.movements, row))


def withdrawal_started(mandate: Mandate, entry: Entry) -> Mandate:
    """Withdrawal begins."""
    data = entry.data
    return replace(mandate, withdrawal_at=_instant(data.begins_at), withdrawal_until=_instant(data.until))


def ended(mandate: Mandate, entry: Entry) -> Mandate:
    """The mandate is over, by its time or by a decision."""
    because = "decision" if mandate.ending else "expired"
    return replace(mandate, stage="ended", ended_at=entry.received_at, ended_because=because)


def entry_corrected(mandate: Mandate, wrong: str) -> Mandate:
    """A wrong report or movement no longer counts; the same object where it is not of this mandate."""
    leaves = [row.leaf for row in mandate.reports] + [row.leaf for row in mandate.movements]
    if wrong not in leaves:
        return mandate
    reports = tuple(replace(row, corrected=True) if row.leaf == wrong else row for row in mandate.reports)
    moves = tuple(replace(row, corrected=True) if row.leaf == wrong else row for row in mandate.movements)
    return replace(mandate, reports=reports, movements=moves)


EVOLVE: dict[str, Callable[[Mandate, Entry], Mandate]] = {
    "case.condition_settled": condition_settled,
    "case.host_consent_asked": host_asked,
    "case.host_consent_answered": host_answered,
    "case.host_consent_lapsed": host_lapsed,
    "case.national_consent_recorded": national_recorded,
    "case.order_issued": order_issued,
    "case.order_brought": order_brought,
    "case.order_done": order_done,
    "case.notice_given": notice_given,
    "case.contribution_offered": offered,
    "case.contribution_answered": offer_answered,
    "case.reporting_scheduled": reporting_scheduled,
    "case.report_submitted": report_submitted,
    "case.movement_recorded": moved,
    "case.withdrawal_started": withdrawal_started,
    "case.mandate_ended": ended,
}
