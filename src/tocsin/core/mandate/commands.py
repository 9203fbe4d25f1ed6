"""Commands that carry an adopted decision out. Times are those of the act, not of its entry."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tocsin.core.values import Count, Digest, FileDigest, Hours, Line, Member, Moment, Note, Ref, Word

OrderKind = Literal[
    "commander", "plan-of-use", "order-of-entry", "order-of-withdrawal", "order-to-member", "other"
]
Standing = Literal["official", "reported", "assumed"]


class SettleCondition(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """State that a condition of a conditional decision is met or has failed."""

    case: Ref
    decision: Ref
    condition: Count
    """Number of the condition in the opening, from 1."""
    met: bool
    reason: Note
    evidence: FileDigest | None = None


class AskHostConsent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Ask the host state, with the time it has."""

    case: Ref
    decision: Ref
    host: Member
    closes_at: Moment | None = None


class AnswerHostConsent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The host agrees or refuses."""

    case: Ref
    decision: Ref
    host: Member
    agreed: bool
    note: Note = ""
    evidence: FileDigest | None = None


class LapseHostConsent(Struct, frozen=True, kw_only=True):
    """System: the host did not answer within its time."""

    case: Ref
    decision: Ref


class RecordNationalConsent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A member's step under its own law: cabinet, parliament, or that none is needed."""

    case: Ref
    decision: Ref
    member: Member
    kind: Literal["cabinet", "parliament", "head-of-state", "none"]
    result: Literal["given", "refused", "not-required"]
    act: Line = ""
    decided_at: Moment | None = None
    standing: Standing = "official"


class IssueOrder(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An implementing act: appointment, plan, order of entry or withdrawal, order to a member."""

    case: Ref
    decision: Ref
    order: Ref
    kind: OrderKind
    title: Line
    owner: Word
    """Organ or role that answers for it."""
    addressee: Member | None = None
    due_at: Moment | None = None
    text_sha256: Digest | None = None
    by_decision: Ref | None = None
    """The adopted decision of the implementing organ that contains it."""
    standing: Standing = "official"


class BringOrder(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The order has been brought to those who carry it out: from here on it counts as received."""

    case: Ref
    order: Ref
    brought_at: Moment
    to: Line
    channel: Literal["system", "note", "cable", "telephone", "hall"] = "system"


class CompleteOrder(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The order is carried out."""

    case: Ref
    order: Ref
    done_at: Moment
    result: Note = ""


class GiveNotice(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A notice owed outside has been given."""

    case: Ref
    decision: Ref
    duty: Word
    given_at: Moment
    reference: Line = ""
    evidence: FileDigest | None = None
    standing: Standing = "official"


class MakeOffer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A member's contribution; an unknown strength is left out, never zero."""

    case: Ref
    decision: Ref
    offer: Ref
    member: Member
    kind: Line
    people: Count | None = None
    vehicles: Count | None = None
    aircraft: Count | None = None
    standing: Standing = "official"
    source: Line = ""
    note: Note = ""


class AnswerOffer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The host accepts or refuses an offer."""

    case: Ref
    offer: Ref
    accepted: bool
    reason: Note = ""


class ScheduleReports(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Situation reports are due from now on, every so many hours."""

    case: Ref
    decision: Ref
    owner: Word
    first_at: Moment
    every_hours: Hours


class SubmitReport(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A situation report; figures carry their standing and source."""

    case: Ref
    decision: Ref
    report: Ref
    as_of: Moment
    text: Note = ""
    people: Count | None = None
    vehicles: Count | None = None
    standing: Standing = "official"
    source: Line = ""
    evidence: FileDigest | None = None


class RecordMovement(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A contingent left, arrived or returned; without a member, a group of the organisation itself."""

    case: Ref
    decision: Ref
    member: Member | None = None
    stage: Literal["departed", "arrived", "returned"]
    at: Moment
    place: Line
    means: Line = ""
    people: Count | None = None
    sorties: Count | None = None
    last: bool = False
    """The last of the member's contingent in this stage."""
    whole: bool = False
    """With this the whole force is in this stage."""
    standing: Standing = "official"
    source: Line = ""


class StartWithdrawal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Withdrawal begins, with the day by which it must be over if one is set."""

    case: Ref
    decision: Ref
    begins_at: Moment
    until: Moment | None = None
    basis: Note = ""


class EndMandate(Struct, frozen=True, kw_only=True):
    """System: the mandate's time is over, or the decision that ends it has taken effect."""

    case: Ref
    decision: Ref
