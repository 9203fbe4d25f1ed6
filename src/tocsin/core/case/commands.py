"""Commands on a case, before and beside its decisions."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tocsin.core.values import Article, Count, Digest, FileDigest, Leaf, Line, Member, Moment, Note, Ref, Word

Mode = Literal["watch", "heightened", "crisis"]


class OpenCase(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Open a case; when it occurred stays apart from when it was reported."""

    case: Ref
    title: Line
    mode: Mode
    occurred_at: Moment | None = None
    reported_at: Moment | None = None
    host: Member | None = None
    """The member on whose territory it lies."""
    region: Word | None = None
    signals: tuple[Ref, ...] = ()
    summary: Note = ""


class SetMode(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Raise or lower the activation mode."""

    case: Ref
    mode: Mode
    reason: Note


class RecordFact(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Enter what a party claims or what is established, with its source."""

    case: Ref
    standing: Literal["claimed", "reported", "established"]
    text: Note
    source: Line
    occurred_at: Moment | None = None
    member: Member | None = None


class AttachFile(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Attach a file; its content lies in the body store."""

    case: Ref
    file: FileDigest
    name: Line
    media_type: Line
    size: Count
    note: Note = ""


class CorrectEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Name a wrong entry and say why; the entry itself stays."""

    case: Ref
    decision: Ref | None = None
    """Given where the wrong entry lies in that decision's stream."""
    entry: Leaf
    reason: Note


class CloseCase(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """End the case; open decisions and mandates stand in the way."""

    case: Ref
    outcome: Literal["settled", "decided", "no-measures", "handed-over"]
    reason: Note


class MakeAppeal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The official appeal of a member: for what, under which article, through whom."""

    case: Ref
    member: Member
    text_sha256: Digest
    article: Article
    asks: tuple[Word, ...]
    """Matters or kinds of aid asked for."""
    through: Line = ""
    addressed_to: Line = ""
    channel: Literal["system", "note", "cable", "telephone", "hall"] = "system"
    evidence: FileDigest | None = None


class StartConsultations(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Begin consultations: a meeting, by correspondence, or the chair's round of calls to heads."""

    case: Ref
    consultation: Ref
    form: Literal["meeting", "correspondence", "calls"]
    article: Article
    organ: Word | None = None
    emergency: bool = True
    reply_by: Moment | None = None


class RecordConsultation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One call, reply or sitting held, with whom and what came of it."""

    case: Ref
    consultation: Ref
    members: tuple[Member, ...]
    held_at: Moment
    result: Note = ""
    level: Line = ""


class EndConsultations(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The consultations are over."""

    case: Ref
    consultation: Ref
    result: Note


class StateView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A member's view, or a concern short of an objection, in its own words."""

    case: Ref
    member: Member
    kind: Literal["support", "view", "concern", "information"]
    text: Note
    channel: Literal["system", "note", "cable", "telephone", "hall"] = "system"
    on_instruction_of: Line = ""


class FileReview(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """File the after-action review drafted from the record."""

    case: Ref
    text_sha256: Digest
    note: Note = ""
