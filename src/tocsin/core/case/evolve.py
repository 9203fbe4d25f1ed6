"""What entries of a stream `case/<id>` change in the case itself."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from tocsin.core.calendar import day_of, moment
from tocsin.core.case.state import (
    Appeal,
    Attachment,
    Case,
    Consultation,
    Correction,
    Fact,
    Milestone,
    Talk,
    View,
)
from tocsin.core.charter.model import Charter
from tocsin.core.values import Entry


def _instant(text: str | None) -> int | None:
    return moment(text) if text else None


def opened(charter: Charter, entry: Entry) -> Case:
    """A case begins; it keeps the charter revision of its opening."""
    data = entry.data
    on = day_of(entry.at, charter.zone)
    procedure = next((row.id for row in charter.procedures if row.span.holds(on)), "")
    return Case(
        id=data.case,
        title=data.title,
        mode=data.mode,
        charter=entry.charter,
        opened_at=entry.received_at,
        procedure=procedure,
        occurred_at=_instant(data.occurred_at),
        reported_at=_instant(data.reported_at),
        host=data.host or "",
        region=data.region or "",
        summary=data.summary,
        signals=data.signals,
    )


def mode_set(case: Case, entry: Entry) -> Case:
    """Another activation mode."""
    return replace(case, mode=entry.data.mode)


def fact_recorded(case: Case, entry: Entry) -> Case:
    """A claimed, reported or established fact."""
    data = entry.data
    fact = Fact(
        leaf=entry.leaf,
        standing=data.standing,
        text=data.text,
        source=data.source,
        member=data.member or "",
        at=entry.received_at,
        occurred_at=_instant(data.occurred_at),
    )
    return replace(case, facts=(*case.facts, fact))


def file_attached(case: Case, entry: Entry) -> Case:
    """A file lies with the case."""
    data = entry.data
    row = Attachment(
        leaf=entry.leaf,
        file=data.file,
        name=data.name,
        media_type=data.media_type,
        size=data.size,
        at=entry.received_at,
        by=entry.actor.member or entry.actor.role,
    )
    return replace(case, attachments=(*case.attachments, row))


def entry_corrected(case: Case, entry: Entry) -> Case:
    """An entry is named as wrong; what it said stays readable."""
    row = Correction(entry=entry.data.entry, reason=entry.data.reason, at=entry.received_at)
    return replace(case, corrections=(*case.corrections, row))


def closed(case: Case, entry: Entry) -> Case:
    """The case ends."""
    return replace(
        case, closed_at=entry.received_at, outcome=entry.data.outcome, closed_because=entry.data.reason
    )


def appeal_made(case: Case, entry: Entry) -> Case:
    """A member has appealed."""
    data = entry.data
    row = Appeal(
        leaf=entry.leaf,
        member=data.member,
        text_sha256=data.text_sha256,
        article=data.article,
        asks=data.asks,
        through=data.through,
        channel=data.channel,
        at=entry.at,
        received_at=entry.received_at,
    )
    return replace(case, appeals=(*case.appeals, row))


def consultations_started(case: Case, entry: Entry) -> Case:
    """Consultations begin."""
    data = entry.data
    row = Consultation(
        id=data.consultation,
        form=data.form,
        article=data.article,
        organ=data.organ or "",
        emergency=data.emergency,
        started_at=entry.received_at,
        reply_by=_instant(data.reply_by),
    )
    return replace(case, consultations=(*case.consultations, row))


def _change(case: Case, consultation: str, change: Callable[[Consultation], Consultation]) -> Case:
    rows = tuple(change(row) if row.id == consultation else row for row in case.consultations)
    return replace(case, consultations=rows)


def consultation_recorded(case: Case, entry: Entry) -> Case:
    """A call, reply or sitting was held."""
    data = entry.data
    talk = Talk(
        members=data.members, held_at=_instant(data.held_at) or 0, result=data.result, level=data.level
    )
    return _change(case, data.consultation, lambda row: replace(row, talks=(*row.talks, talk)))


def consultations_ended(case: Case, entry: Entry) -> Case:
    """Consultations are over."""
    data = entry.data
    return _change(
        case, data.consultation, lambda row: replace(row, ended_at=entry.received_at, result=data.result)
    )


def view_stated(case: Case, entry: Entry) -> Case:
    """A member's view or concern."""
    data = entry.data
    row = View(
        leaf=entry.leaf,
        member=data.member,
        kind=data.kind,
        text=data.text,
        channel=data.channel,
        at=entry.received_at,
    )
    return replace(case, views=(*case.views, row))


def review_filed(case: Case, entry: Entry) -> Case:
    """The after-action review lies with the case."""
    return replace(case, review=entry.data.text_sha256)


def reached(case: Case, name: str, at: int, index: int) -> Case:
    """The case with a first time noted; the same object where it was noted before."""
    for row in case.milestones:
        if row.name == name:
            return case
    return replace(case, milestones=(*case.milestones, Milestone(name, at, index)))


EVOLVE: dict[str, Callable[[Case, Entry], Case]] = {
    "case.mode_set": mode_set,
    "case.fact_recorded": fact_recorded,
    "case.file_attached": file_attached,
    "case.entry_corrected": entry_corrected,
    "case.closed": closed,
    "case.appeal_made": appeal_made,
    "case.consultations_started": consultations_started,
    "case.consultation_recorded": consultation_recorded,
    "case.consultations_ended": consultations_ended,
    "case.view_stated": view_stated,
    "case.review_filed": review_filed,
}
