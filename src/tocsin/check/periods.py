"""Days on which a charter changes: between two of them every answer stays the same.

So one day of each stretch stands for all of it, and a question is asked a few times, not once a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.core.charter.model import Charter, Span

DAY = timedelta(days=1)
SOME_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of change of a charter, sorted, and its life: from its first member on, if that is dated."""

    changes: tuple[date, ...]
    life: Span

    def days(self, span: Span) -> Iterator[date]:
        """One day for each stretch of the period in which nothing changes, earliest first."""
        lived = overlap(span, self.life)
        if lived is None:
            return
        inside = [day for day in self.changes if lived.holds(day)]
        first = lived.from_on
        if first is None:
            first = (inside[0] if inside else lived.to_on or SOME_DAY) - DAY
        yield first
        yield from (day for day in inside if day != first)

    def uncovered(self, span: Span, parts: Iterable[Span]) -> date | None:
        """The first such day of the period that lies in none of the parts."""
        rows = tuple(parts)
        return next((day for day in self.days(span) if not any(row.holds(day) for row in rows)), None)


def calendar_of(charter: Charter) -> Calendar:
    """Every day on which members, voices, chairs, organs, acts, components, matters or procedures change."""
    spans: list[Span] = [row.span for row in charter.members]
    spans += [row.span for row in charter.suspensions]
    spans += [row.span for row in charter.chairs]
    spans += [row.span for row in charter.organs]
    spans += [row.span for row in charter.components]
    spans += [row.span for row in charter.procedures]
    for act in charter.acts:
        spans += [act.span, Span(act.adopted_on, None), *(row.span for row in act.articles)]
    for matter in charter.matters:
        spans += [matter.span, *(row.span for row in matter.rules)]
    changes = {day for span in spans for day in (span.from_on, span.to_on) if day is not None}
    joined = [row.span.from_on for row in charter.members]
    dated = [day for day in joined if day is not None]
    life = Span(min(dated)) if dated and len(dated) == len(joined) else Span()
    return Calendar(tuple(sorted(changes)), life)


def overlap(one: Span, other: Span) -> Span | None:
    """The days in both periods, None if there are none."""
    starts = [day for day in (one.from_on, other.from_on) if day is not None]
    ends = [day for day in (one.to_on, other.to_on) if day is not None]
    start, end = max(starts, default=None), min(ends, default=None)
    return None if start is not None and end is not None and start >= end else Span(start, end)
