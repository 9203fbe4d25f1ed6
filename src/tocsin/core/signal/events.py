"""Events of the streams `signal/<id>`."""

from __future__ import annotations

from tocsin.core.signal.commands import (
    AcknowledgeSignal,
    AssessSignal,
    CloseSignal,
    MergeSignal,
    ReceiveSignal,
)


class SignalReceived(ReceiveSignal, frozen=True, kw_only=True, omit_defaults=True):
    """`signal.received`."""


class SignalAcknowledged(AcknowledgeSignal, frozen=True, kw_only=True, omit_defaults=True):
    """`signal.acknowledged`."""


class SignalAssessed(AssessSignal, frozen=True, kw_only=True, omit_defaults=True):
    """`signal.assessed`."""


class SignalMerged(MergeSignal, frozen=True, kw_only=True, omit_defaults=True):
    """`signal.merged`."""


class SignalClosed(CloseSignal, frozen=True, kw_only=True, omit_defaults=True):
    """`signal.closed`."""
