"""What entries of a stream `decision/<id>` change."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from tocsin.core.calendar import day_of, moment
from tocsin.core.charter.model import Charter
from tocsin.core.paper.count import Signature, Statement, question_on
from tocsin.core.paper.outcome import stage_of
from tocsin.core.paper.state import Opening, Paper, Signed, Stated, Translation, Version
from tocsin.core.values import Entry

Evolver = Callable[[Charter, Paper, Entry], Paper]


def _version(entry: Entry, number: int, change: str = "") -> Version:
    return Version(
        number=number,
        text_sha256=entry.data.text_sha256,
        at=entry.received_at,
        member=entry.actor.member,
        role=entry.actor.role,
        change=change,
    )


def drafted(charter: Charter, entry: Entry) -> Paper:
    """A first version."""
    data = entry.data
    return Paper(
        id=data.decision,
        case=data.case,
        organ=data.organ,
        matter=data.matter,
        title=data.title,
        charter=entry.charter,
        stage="draft",
        drafted_at=entry.received_at,
        articles=data.articles,
        initiator=data.initiator or "",
        follows=data.follows or "",
        versions=(_version(entry, 1),),
        leaves=(entry.leaf,),
        version=entry.version,
    )


def _after(paper: Paper, entry: Entry, **change: Any) -> Paper:
    """The paper after an entry of its stream."""
    return replace(paper, leaves=(*paper.leaves, entry.leaf), version=entry.version, **change)


def amended(charter: Charter, paper: Paper, entry: Entry) -> Paper:
    """A new version: the paper is a draft again and positions on the old one no longer count."""
    version = _version(entry, len(paper.versions) + 1, entry.data.change)
    return _after(
        paper,
        entry,
        stage="draft",
        versions=(*paper.versions, version),
        opening=None,
        stated=(),
        page=(),
        voting_closed_at=None,
        signing_closed_at=None,
    )


def translated(charter: Charter, paper: Paper, entry: Entry) -> Paper:
    """An unofficial translation of the current version."""
    last = paper.versions[-1]
    row = Translation(language=entry.data.language, sha256=entry.data.translation_sha256)
    others = tuple(other for other in last.translations if other.language != row.language)
    return _after(paper, entry, versions=(*paper.versions[:-1], replace(last, translations=(*others, row))))


def opened(charter: Charter, paper: Paper, entry: Entry) -> Paper:
    """The current version is put to the members."""
    data = entry.data
    question = question_on(
        charter,
        data.organ,
        data.matter,
        day_of(entry.at, charter.zone),
        electorate=data.electorate,
        form=data.form,
        closes_at=moment(data.closes_at) if data.closes_at else None,
    )
    assert question is not None
    opening = Opening(
        leaf=entry.leaf,
        index=entry.index,
        opened_at=entry.received_at,
        question=question,
        rule=data.rule,
        text_sha256=data.text_sha256,
        appeal=data.appeal or "",
        articles=data.articles,
        measure=data.measure,
        conditions=data.conditions,
        host_consent=data.host_consent or "",
        findings=data.findings,
    )
    fresh = replace(paper, stated=(), page=(), voting_closed_at=None, signing_closed_at=None)
    return _after(fresh, entry, stage="open", opening=opening)


def withdrawn(charter: Charter, paper: Paper, entry: Entry) -> Paper:
    """The draft is taken back."""
    return _after(paper, entry, stage="withdrawn", declared_at=entry.received_at)


def voting_closed(charter: Charter, paper: Paper, entry: Entry) -> Paper:
    """No further position is taken."""
    return _advance(_after(paper, entry, voting_closed_at=entry.received_at))


def signing_closed(charter: Charter, paper: Paper, entry: Entry) -> Paper:
    """The signature page is closed."""
    return _after(paper, entry, signing_closed_at=entry.received_at)


def _advance(paper: Paper) -> Paper:
    if paper.stage not in ("open", "signing"):
        return paper
    stage = stage_of(paper)
    return paper if stage == paper.stage else replace(paper, stage=stage)


def position_stated(charter: Charter, paper: Paper, entry: Entry) -> Paper:
    """A member's position; an earlier one of the same member no longer counts."""
    data = entry.data
    until = data.subject_to_confirmation_until
    row = Stated(
        statement=Statement(
            leaf=entry.leaf,
            index=entry.index,
            member=data.recorded_for or entry.actor.member,
            position=data.position,
            received_at=entry.received_at,
            recorded=bool(data.recorded_for),
            subject_to_confirmation=bool(until),
        ),
        at=entry.at,
        channel=data.channel,
        on_instruction_of=data.on_instruction_of,
        powers=data.powers,
        reservation=data.reservation,
        remark=data.statement,
        evidence=data.evidence or "",
        confirm_until=moment(until) if until else None,
    )
    return _advance(_after(paper, entry, stated=(*paper.stated, row)))


def _restate(paper: Paper, leaf: str, **change: Any) -> Paper:
    rows = []
    for row in paper.stated:
        if row.statement.leaf == leaf:
            row = replace(row, statement=dataclasses.replace(row.statement, **change))
        rows.append(row)
    return replace(paper, stated=tuple(rows))


def position_confirmed(charter: Charter, paper: Paper, entry: Entry) -> Paper:
    """The member's own key has spoken."""
    return _advance(_restate(_after(paper, entry), entry.data.position, confirmed=entry.data.confirmed))


def confirmation_lapsed(charter: Charter, paper: Paper, entry: Entry) -> Paper:
    """A position was not confirmed in time."""
    return _advance(_restate(_after(paper, entry), entry.data.position, lapsed=True))


def _line(paper: Paper, entry: Entry, signed: bool) -> Paper:
    data = entry.data
    row = Signed(
        signature=Signature(member=data.member, signed=signed, index=entry.index),
        leaf=entry.leaf,
        at=entry.received_at,
        signatory=getattr(data, "signatory", ""),
        powers=getattr(data, "powers", ""),
        channel=data.channel,
        reason=getattr(data, "reason", ""),
    )
    return _after(paper, entry, page=(*paper.page, row))


def text_signed(charter: Charter, paper: Paper, entry: Entry) -> Paper:
    """A signature on the page."""
    return _line(paper, entry, True)


def signature_refused(charter: Charter, paper: Paper, entry: Entry) -> Paper:
    """A member will not sign."""
    return _line(paper, entry, False)


def entry_corrected(charter: Charter, paper: Paper, entry: Entry) -> Paper:
    """A wrong position or signature no longer counts; after the declaration it is only marked."""
    if paper.declared_at is not None:
        return _after(paper, entry)
    wrong = entry.data.entry
    page = []
    for row in paper.page:
        if row.leaf == wrong:
            row = replace(row, signature=dataclasses.replace(row.signature, corrected=True))
        page.append(row)
    return _advance(_after(_restate(paper, wrong, corrected=True), entry, page=tuple(page)))


def declared(charter: Charter, paper: Paper, entry: Entry) -> Paper:
    """The outcome as the rule gave it."""
    stage = "adopted" if entry.type.startswith("case.decision_adopted") else "failed"
    return _after(
        paper,
        entry,
        stage=stage,
        outcome=entry.data.outcome,
        counted=entry.data.counted,
        declared_at=entry.received_at,
    )


EVOLVE: dict[str, Evolver] = {
    "case.text_amended": amended,
    "case.text_translated": translated,
    "case.decision_opened": opened,
    "case.decision_withdrawn": withdrawn,
    "case.voting_closed": voting_closed,
    "case.signing_closed": signing_closed,
    "case.position_stated": position_stated,
    "case.position_confirmed": position_confirmed,
    "case.confirmation_lapsed": confirmation_lapsed,
    "case.text_signed": text_signed,
    "case.signature_refused": signature_refused,
    "case.entry_corrected": entry_corrected,
    "case.decision_adopted": declared,
    "case.decision_failed": declared,
}
