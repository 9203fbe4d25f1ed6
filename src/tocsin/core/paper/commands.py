"""Commands on a draft decision. Texts are named by the SHA-256 of their canonical form."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tocsin.core.values import Article, Count, Digest, FileDigest, Leaf, Line, Member, Moment, Note, Ref, Word

Position = Literal["yes", "no", "abstain", "absent", "not_participating", "objection", "recused", "silent"]
Channel = Literal["system", "hall", "note", "cable", "telephone"]


class Measure(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a decision orders: the contents the charter asks for, matter by matter."""

    tasks: tuple[Line, ...] = ()
    components: tuple[Word, ...] = ()
    strength: Count | None = None
    strength_standing: Literal["decided", "reported", "assumed", ""] = ""
    subordination: Line = ""
    places: tuple[Line, ...] = ()
    begins_at: Moment | None = None
    ends_at: Moment | None = None
    host: Member | None = None
    members: tuple[Member, ...] = ()
    """Members that send people."""
    report: Line = ""
    """To whom and when it reports."""
    mandate: Ref | None = None
    """The mandate that an extension or an ending changes, or that a decision implements."""
    commander: Line = ""
    revision: Digest | None = None
    """The charter revision that a change of charter puts in force."""


class DraftDecision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Submit a first version of a draft in the organ's authentic language."""

    decision: Ref
    case: Ref
    organ: Word
    matter: Word
    title: Line
    text_sha256: Digest
    articles: tuple[Article, ...] = ()
    initiator: Member | None = None
    follows: Ref | None = None
    """An earlier decision that this one takes up again."""


class AmendDraft(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A new version; positions on the old one no longer count."""

    decision: Ref
    text_sha256: Digest
    change: Note
    proposed_by: Member | None = None


class TranslateDraft(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An unofficial translation beside the current version."""

    decision: Ref
    text_sha256: Digest
    language: Word
    translation_sha256: Digest


class OpenDecision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Put the current version to the members, with its legal basis and contents."""

    decision: Ref
    case: Ref
    appeal: Leaf | None = None
    organ: Word
    matter: Word
    text_sha256: Digest
    closes_at: Moment | None = None
    form: Literal["session", "correspondence", "silence"] = "session"
    articles: tuple[Article, ...]
    measure: Measure = Measure()
    conditions: tuple[Line, ...] = ()
    host_consent: Member | None = None
    """The host whose consent the decision waits for after adoption."""


class WithdrawDecision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Take the draft back before it is decided."""

    decision: Ref
    reason: Note


class CloseVoting(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The presiding person ends the stating of positions; the rule gives the outcome."""

    decision: Ref


class CloseSigning(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The signature page is closed; what is missing then is missing."""

    decision: Ref


class StatePosition(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A member's position on exactly the text named; recorded by the Secretariat where it came on paper."""

    decision: Ref
    text_sha256: Digest
    position: Position
    recorded_for: Member | None = None
    on_instruction_of: Line = ""
    channel: Channel = "system"
    powers: Line = ""
    subject_to_confirmation_until: Moment | None = None
    reservation: Note = ""
    statement: Note = ""
    evidence: FileDigest | None = None
    received: Moment | None = None
    """When the paper or the call came in, for a position recorded later."""


class ConfirmPosition(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The member's own key confirms or contests what was recorded for it."""

    decision: Ref
    position: Leaf
    confirmed: bool
    note: Note = ""


class SignText(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Sign the adopted text on the signature page."""

    decision: Ref
    text_sha256: Digest
    member: Member
    signatory: Line = ""
    powers: Line = ""
    channel: Channel = "system"
    evidence: FileDigest | None = None


class RefuseSignature(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A member declares that it will not sign."""

    decision: Ref
    text_sha256: Digest
    member: Member
    reason: Note = ""
    channel: Channel = "system"
    evidence: FileDigest | None = None


class DeclareOutcome(Struct, frozen=True, kw_only=True):
    """System: state what the rule gives, once it is settled."""

    decision: Ref


class LapseConfirmation(Struct, frozen=True, kw_only=True):
    """System: a position given subject to confirmation was not confirmed in time."""

    decision: Ref
    position: Leaf
