"""Commands on signals. What a party claims stays apart from what the centre holds established."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tocsin.core.values import Digest, Line, Member, Moment, Note, Ref


class ReceiveSignal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Enter a signal; the evidence (cable, warning, note of the call) is a body."""

    signal: Ref
    channel: Literal["feed", "telephone", "cable", "upload", "system"]
    title: Line
    received_from: Line
    claimed: Note = ""
    occurred_at: Moment | None = None
    member: Member | None = None
    evidence: Digest | None = None
    warning: Line = ""
    """`sender,identifier,sent` of the warning it came from."""


class AcknowledgeSignal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The duty shift has read it."""

    signal: Ref
    note: Note = ""


class AssessSignal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is established and what is only claimed, and whether a crisis situation is seen in it."""

    signal: Ref
    verdict: Literal["crisis-situation", "watch", "no-crisis", "unclear"]
    established: Note = ""
    claimed: Note = ""


class MergeSignal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The signal speaks of the same occurrence as another; both remain readable."""

    signal: Ref
    into: Ref
    reason: Note = ""


class CloseSignal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Nothing further is done with the signal."""

    signal: Ref
    reason: Note
