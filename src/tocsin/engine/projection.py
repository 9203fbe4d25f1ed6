"""What the pages read: the state as rows of the read tables (a frozen list in `ports.READ_TABLES`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tocsin.core.values import Entry
from tocsin.engine.ports import Charters, Replace, Row
from tocsin.engine.state import State, Touched


def changes(
    state: State, entries: Sequence[Entry], touched: Sequence[Touched], charters: Charters
) -> tuple[tuple[Row, ...], tuple[Replace, ...]]:
    """The rows that the entries of one transaction have changed."""
    return (), ()


def all_rows(state: State, entries: Iterable[Entry], charters: Charters) -> Iterator[Row]:
    """All rows of a ledger, for a rebuild."""
    yield from ()
