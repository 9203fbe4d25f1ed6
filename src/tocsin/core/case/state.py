"""What is known of one case beside its papers and mandates."""

from __future__ import annotations

from msgspec import Struct


class Fact(Struct, frozen=True):
    """A claimed, reported or established fact."""

    leaf: str
    standing: str
    text: str
    source: str
    member: str
    at: int
    occurred_at: int | None = None


class Attachment(Struct, frozen=True):
    """A file in the body store."""

    leaf: str
    file: str
    name: str
    media_type: str
    size: int
    at: int
    by: str


class Appeal(Struct, frozen=True):
    """An official appeal; `leaf` is what an opening names."""

    leaf: str
    member: str
    text_sha256: str
    article: str
    asks: tuple[str, ...]
    through: str
    channel: str
    at: int
    received_at: int


class Talk(Struct, frozen=True):
    """One call, reply or sitting within consultations."""

    members: tuple[str, ...]
    held_at: int
    result: str
    level: str


class Consultation(Struct, frozen=True):
    """Consultations in one form; `ended_at` None while they go on."""

    id: str
    form: str
    article: str
    organ: str
    emergency: bool
    started_at: int
    reply_by: int | None = None
    talks: tuple[Talk, ...] = ()
    ended_at: int | None = None
    result: str = ""


class View(Struct, frozen=True):
    """A member's view or concern."""

    leaf: str
    member: str
    kind: str
    text: str
    channel: str
    at: int


class Correction(Struct, frozen=True):
    """An entry named as wrong, and why."""

    entry: str
    reason: str
    at: int


class Milestone(Struct, frozen=True):
    """When something first happened in the case: what the steps of its procedure are measured by."""

    name: str
    at: int
    index: int
    """Ledger index of the entry."""


class Case(Struct, frozen=True):
    """A case; `charter` is the revision it opened under and keeps."""

    id: str
    title: str
    mode: str
    charter: str
    opened_at: int
    procedure: str = ""
    occurred_at: int | None = None
    reported_at: int | None = None
    host: str = ""
    region: str = ""
    summary: str = ""
    signals: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    views: tuple[View, ...] = ()
    corrections: tuple[Correction, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    leaves: tuple[str, ...] = ()
    """Leaf hashes of the case's stream, so that a correction can only name an entry that exists."""
    closed_at: int | None = None
    outcome: str = ""
    closed_because: str = ""
    review: str = ""
    version: int = 0


class Subject(Struct, frozen=True):
    """What commands on a case are decided on: the case and what of its papers and mandates is open."""

    case: Case | None
    signals: tuple[tuple[str, str], ...] = ()
    """(id, stage) of the signals a command names."""
    open_decisions: tuple[str, ...] = ()
    running_mandates: tuple[str, ...] = ()
    decision_leaves: tuple[str, ...] = ()
    """Leaves of the decision's stream that a correction names."""
