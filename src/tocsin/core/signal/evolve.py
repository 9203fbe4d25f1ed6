"""What entries of a stream `signal/<id>` change."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from tocsin.core.calendar import moment
from tocsin.core.signal.state import Signal
from tocsin.core.values import Entry


def received(signal: Signal | None, entry: Entry) -> Signal:
    """A signal comes in."""
    data = entry.data
    return Signal(
        id=data.signal,
        stage="received",
        channel=data.channel,
        title=data.title,
        received_from=data.received_from,
        received_at=entry.received_at,
        claimed=data.claimed,
        occurred_at=moment(data.occurred_at) if data.occurred_at else None,
        member=data.member or "",
        evidence=data.evidence or "",
        warning=data.warning,
        version=entry.version,
    )


def acknowledged(signal: Signal, entry: Entry) -> Signal:
    """The duty shift has read it."""
    return replace(signal, stage="acknowledged", acknowledged_at=entry.received_at, version=entry.version)


def assessed(signal: Signal, entry: Entry) -> Signal:
    """Claimed and established stand apart."""
    return replace(
        signal,
        stage="assessed",
        assessed_at=entry.received_at,
        verdict=entry.data.verdict,
        established=entry.data.established,
        claimed=entry.data.claimed or signal.claimed,
        version=entry.version,
    )


def merged(signal: Signal, entry: Entry) -> Signal:
    """It speaks of the same occurrence as another."""
    return replace(signal, stage="merged", merged_into=entry.data.into, version=entry.version)


def closed(signal: Signal, entry: Entry) -> Signal:
    """Nothing further is done with it."""
    return replace(signal, stage="closed", closed_because=entry.data.reason, version=entry.version)


EVOLVE: dict[str, Callable[..., Signal]] = {
    "signal.received": received,
    "signal.acknowledged": acknowledged,
    "signal.assessed": assessed,
    "signal.merged": merged,
    "signal.closed": closed,
}
