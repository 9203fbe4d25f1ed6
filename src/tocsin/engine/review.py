"""The after-action review as the record gives it: what happened when, how long it took, what was late.

A draft of facts only: no judgement, nothing about any person. The words are made in the faces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tocsin.core.calendar import HOUR
from tocsin.core.charter.model import Charter
from tocsin.core.mandate.state import Mandate, Movement, NoticeOwed
from tocsin.core.paper.deadlines import waited_for
from tocsin.core.paper.state import Paper
from tocsin.core.procedure import deadlines
from tocsin.core.scope import CaseFile, Scope
from tocsin.core.signal.state import Signal
from tocsin.core.steps import makes_of, steps
from tocsin.engine.state import Brief

FORCES = frozenset({"mandate", "mission", "aid"})
MAX_TIMELINE = 2_000


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry of the case on the time line."""

    at: int
    index: int
    event: str
    member: str
    role: str


@dataclass(frozen=True, slots=True)
class Span:
    """How long something took; `code` names it, `about` a decision or an order. `taken` in milliseconds."""

    code: str
    about: str
    begin: int
    end: int

    @property
    def taken(self) -> int:
        """Milliseconds between begin and end."""
        return self.end - self.begin


@dataclass(frozen=True, slots=True)
class Point:
    """Something refused, late or open: what (`code`), about what, of whom, and since or by when."""

    code: str
    about: str
    whom: tuple[str, ...] = ()
    at: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """The draft of a review, in the order it is read."""

    case: str
    title: str
    drawn_at: int
    timeline: tuple[Happening, ...]
    spans: tuple[Span, ...]
    refusals: tuple[Point, ...]
    late: tuple[Point, ...]
    open: tuple[Point, ...]
    corrections: tuple[Point, ...]


def draft_review(
    charter: Charter, file: CaseFile, signals: Iterable[Signal], briefs: Iterable[Brief], now: int
) -> Review:
    """What the record of a case gives for its review at that instant.

    `signals` are those the case was opened on, `briefs` the entries of the case and its decisions.
    """
    rows = sorted(briefs, key=lambda row: row.index)[:MAX_TIMELINE]
    return Review(
        case=file.case.id,
        title=file.case.title,
        drawn_at=now,
        timeline=tuple(Happening(row.received_at, row.index, row.type, row.member, row.role) for row in rows),
        spans=tuple(_spans(file, tuple(signals))),
        refusals=tuple(_refusals(file)),
        late=tuple(_late(charter, file, now)),
        open=tuple(_open(charter, file)),
        corrections=tuple(
            Point("corrected", row.entry, (), row.at, row.reason) for row in file.case.corrections
        ),
    )


def _spans(file: CaseFile, signals: tuple[Signal, ...]) -> Iterator[Span]:
    case = file.case
    first = min((row.received_at for row in signals), default=None)
    appeal = min((row.received_at for row in case.appeals), default=None)
    talks = min((row.started_at for row in case.consultations), default=None)
    yield from _span("signal_to_case", case.id, first, case.opened_at)
    yield from _span("signal_to_appeal", case.id, first, appeal)
    yield from _span("appeal_to_consultations", case.id, appeal, talks)
    for mandate in file.mandates:
        if mandate.makes in FORCES:
            yield from _of_mandate(file, mandate, appeal)


def _of_mandate(file: CaseFile, mandate: Mandate, appeal: int | None) -> Iterator[Span]:
    name, adopted = mandate.decision, mandate.adopted_at
    appeal = _named_appeal(file, name) or appeal
    yield from _span("appeal_to_decision", name, appeal, adopted)
    brought = [row.brought_at for row in mandate.orders if row.brought_at is not None]
    yield from _span("appeal_to_order_received", name, appeal, min(brought, default=None))
    yield from _span("decision_to_order_received", name, adopted, min(brought, default=None))
    told = [row.given_at for row in mandate.notices if row.given_at is not None]
    yield from _span("decision_to_notice", name, adopted, min(told, default=None))
    moves = [row for row in mandate.movements if not row.corrected]
    yield from _span("decision_to_first_arrival", name, adopted, _moved(moves, "arrived", whole=False))
    yield from _span("decision_to_whole_arrival", name, adopted, _moved(moves, "arrived", whole=True))
    asked = _asked_to_end(file, mandate)
    yield from _span("request_to_last_return", name, asked, _moved(moves, "returned", whole=True))
    yield from _span(
        "withdrawal_to_last_return", name, mandate.withdrawal_at, _moved(moves, "returned", whole=True)
    )


def _span(code: str, about: str, begin: int | None, end: int | None) -> Iterator[Span]:
    if begin is not None and end is not None and end >= begin:
        yield Span(code, about, begin, end)


def _moved(moves: Iterable[Movement], stage: str, *, whole: bool) -> int | None:
    times = [row.at for row in moves if row.stage == stage and (row.whole or not whole)]
    return (max(times) if whole else min(times)) if times else None


def _asked_to_end(file: CaseFile, mandate: Mandate) -> int | None:
    """When the appeal was made that the decision to end names."""
    return _named_appeal(file, mandate.ending) if mandate.ending else None


def _named_appeal(file: CaseFile, decision: str) -> int | None:
    """When the appeal was received that the decision's opening names."""
    paper = file.paper(decision)
    if paper is None or paper.opening is None:
        return None
    named = (row.received_at for row in file.case.appeals if row.leaf == paper.opening.appeal)
    return next(named, None)


def _refusals(file: CaseFile) -> Iterator[Point]:
    for paper in file.papers:
        against = {
            row.statement.member: row
            for row in paper.stated
            if row.statement.position in ("no", "objection") and row.statement.leaf in paper.counted
        }
        for member, row in against.items():
            yield Point("position_against", paper.id, (member,), row.statement.received_at, row.remark)
        for line in paper.page:
            if not line.signature.signed and not line.signature.corrected:
                yield Point("signature_refused", paper.id, (line.signature.member,), line.at, line.reason)
        if paper.stage == "failed":
            yield Point(f"decision_{paper.outcome}", paper.id, (), paper.declared_at)
    for mandate in file.mandates:
        for offer in mandate.offers:
            if offer.answer == "refused":
                yield Point("offer_refused", offer.id, (offer.member,), offer.at, offer.reason)
        consent = mandate.host_consent
        if consent is not None and consent.state in ("refused", "lapsed"):
            yield Point(f"host_{consent.state}", mandate.decision, (consent.host,), consent.answered_at)
        for step in mandate.national_steps:
            if step.result == "refused":
                yield Point("national_refused", mandate.decision, (step.member,), step.at, step.act)


def _late(charter: Charter, file: CaseFile, now: int) -> Iterator[Point]:
    for mandate in file.mandates:
        for order in mandate.orders:
            if order.due_at is not None and order.done_at is not None and order.done_at > order.due_at:
                yield Point("order_late", order.id, _owner(order.addressee, order.owner), order.done_at)
        for notice in mandate.notices:
            if _has_clock(notice) and notice.given_at is not None and notice.given_at > (notice.due_at or 0):
                yield Point("notice_late", notice.duty, (notice.owner,), notice.given_at)
        for slot in missed_reports(mandate, now):
            owner = mandate.schedule.owner if mandate.schedule is not None else ""
            yield Point("report_missing", mandate.decision, (owner,), slot)
    for due in deadlines(charter, Scope(file=file)):
        if due.at < now and due.kind != "report_due":
            yield Point(due.kind, due.subject, due.owner, due.at)


def _has_clock(notice: NoticeOwed) -> bool:
    """“At once” cannot be measured: nothing is called late by it."""
    return notice.due_at is not None and notice.due_at > notice.owed_since


def missed_reports(mandate: Mandate, now: int) -> tuple[int, ...]:
    """Instants at which a situation report was due and none is of the time up to the next one."""
    schedule = mandate.schedule
    if schedule is None:
        return ()
    step, given = schedule.every_hours * HOUR, [row.as_of for row in mandate.reports if not row.corrected]
    end = min(now, mandate.ended_at if mandate.ended_at is not None else now)
    slots = range(schedule.first_at, end, step)
    return tuple(slot for slot in slots if not any(slot <= at < slot + step for at in given))


def _owner(addressee: str, owner: str) -> tuple[str, ...]:
    return (addressee or owner,)


def _open(charter: Charter, file: CaseFile) -> Iterator[Point]:
    for paper in file.papers:
        yield from _open_paper(paper)
    for mandate in file.mandates:
        yield from _open_mandate(mandate)
    for row in steps(charter, file.case, makes_of(charter, file)):
        if row.state == "waiting" and not row.optional:
            yield Point("step_waiting", row.step, row.actors, row.ready_at)


def _open_paper(paper: Paper) -> Iterator[Point]:
    if paper.stage in ("draft", "open", "signing"):
        yield Point(f"decision_{paper.stage}", paper.id, waited_for(paper), paper.drafted_at)
    unconfirmed = [
        row.statement.member
        for row in paper.stated
        if row.statement.recorded and row.statement.confirmed is None and not row.statement.corrected
    ]
    if unconfirmed:
        yield Point("positions_unconfirmed", paper.id, tuple(sorted(set(unconfirmed))))


def _open_mandate(mandate: Mandate) -> Iterator[Point]:
    if mandate.stage in ("waiting", "in-force"):
        yield Point(f"mandate_{mandate.stage}", mandate.decision, mandate.bound, mandate.ends_at)
    for offer in mandate.offers:
        if offer.answer == "open":
            yield Point("offer_open", offer.id, (offer.member,), offer.at)
    for order in mandate.orders:
        if order.done_at is None:
            yield Point("order_open", order.id, _owner(order.addressee, order.owner), order.due_at)
    for notice in mandate.notices:
        if notice.given_at is None:
            yield Point("notice_open", notice.duty, (notice.owner,), notice.due_at)
    done = {row.member for row in mandate.national_steps}
    known = [member for member, kind in mandate.national_required if kind in ("cabinet", "parliament")]
    lacking = tuple(member for member in known if member not in done)
    if lacking:
        yield Point("national_open", mandate.decision, lacking)
