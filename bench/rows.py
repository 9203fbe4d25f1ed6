"""One row of the benchmark table: ours, the peer beside it, the ratio and the aim."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A figure from one run; `goal` is the ratio aimed at, `more` whether a larger ratio is better."""

    name: str
    unit: str
    ours: float
    peer: float
    peer_name: str
    peer_version: str
    goal: float | None
    more: bool = True

    @property
    def ratio(self) -> float:
        """Ours by the peer's."""
        return self.ours / self.peer if self.peer else 0.0

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None where none is set."""
        if self.goal is None:
            return None
        return self.ratio >= self.goal if self.more else self.ratio <= self.goal

    def as_json(self) -> dict[str, object]:
        """The public form."""
        return {
            "name": self.name,
            "unit": self.unit,
            "ours": round(self.ours, 6),
            "peer": round(self.peer, 6),
            "peer_name": self.peer_name,
            "peer_version": self.peer_version,
            "ratio": round(self.ratio, 3),
            "goal": self.goal,
            "met": self.met,
        }
