"""Days on which a charter changes: between two of them every answer stays the same.

So one day of each stretch stands for all of it, and a question is asked a few times, not once a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tocsin.core.charter.model import Charter, Span

DAY = timedelta(days=1)


def days_of_change(charter: Charter) -> tuple[date, ...]:
    """Every day on which members, voices, organs, acts, components or procedures begin or end, sorted."""
    spans: list[Span] = [row.span for row in charter.members]
    spans += [row.span for row in charter.suspensions]
    spans += [row.span for row in charter.organs]
    spans += [row.span for row in charter.components]
    spans += [row.span for row in charter.procedures]
    for act in charter.acts:
        spans += [act.span, Span(act.adopted_on, None), *(row.span for row in act.articles)]
    for matter in charter.matters:
        spans += [matter.span, *(row.span for row in matter.rules)]
    return tuple(sorted({day for span in spans for day in (span.from_on, span.to_on) if day is not None}))


def sample_days(span: Span, changes: Iterable[date]) -> Iterator[date]:
    """One day for each stretch of the period in which nothing changes, earliest first."""
    inside = [day for day in changes if span.holds(day)]
    first = span.from_on
    if first is None:
        first = (inside[0] if inside else (span.to_on or date(2000, 1, 1))) - DAY
    if span.holds(first):
        yield first
    yield from (day for day in inside if day != first)


def uncovered(span: Span, parts: Iterable[Span], changes: Iterable[date]) -> date | None:
    """The first sampled day of the period that lies in none of the parts."""
    rows = tuple(parts)
    return next((day for day in sample_days(span, changes) if not any(row.holds(day) for row in rows)), None)


def overlap(one: Span, other: Span) -> Span | None:
    """The days in both periods, None if there are none."""
    starts = [day for day in (one.from_on, other.from_on) if day is not None]
    ends = [day for day in (one.to_on, other.to_on) if day is not None]
    start, end = max(starts, default=None), min(ends, default=None)
    return None if start is not None and end is not None and start >= end else Span(start, end)
