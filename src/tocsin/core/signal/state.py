"""What is known of one signal."""

from __future__ import annotations

from msgspec import Struct


class Signal(Struct, frozen=True):
    """A signal; `stage` is received, acknowledged, assessed, merged or closed."""

    id: str
    stage: str
    channel: str
    title: str
    received_from: str
    received_at: int
    claimed: str = ""
    established: str = ""
    verdict: str = ""
    occurred_at: int | None = None
    member: str = ""
    evidence: str = ""
    warning: str = ""
    acknowledged_at: int | None = None
    assessed_at: int | None = None
    merged_into: str = ""
    closed_because: str = ""
    cases: tuple[str, ...] = ()
    version: int = 0


class Subject(Struct, frozen=True):
    """What commands on a signal are decided on: the signal, and the one it is merged into."""

    signal: Signal | None
    into: Signal | None = None
