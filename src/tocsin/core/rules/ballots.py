"""Ballots from a CSV file, tallied one after another in bounded memory.

Norm: INTERFACE "Ballots and tally". One line a position or one line a ballot; what is wrong with a
ballot stands in its answer, and the rest goes on. What the charter says comes in as a function and is
asked once a day and matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import NamedTuple, TypeVar

from tocsin.core.rules.ballot import OPPOSED, Ballot, Counts, Position, Terms, counted, filled
from tocsin.core.rules.instant import Instant, day, instant
from tocsin.core.rules.outcome import Tally
from tocsin.core.rules.seen import Seen
from tocsin.core.rules.sheet import Line, Sheet
from tocsin.core.rules.tally import tally

K = TypeVar("K")
V = TypeVar("V")

KEPT_ANSWERS = 20_000
POSITION_WORDS = frozenset(word.value for word in Position)
SHARED = ("date", "organ", "matter", "closes_at", "concerned")
"""Columns that hold the same on all lines of a ballot."""
NUMBERS = ("yes", "no", "abstain", "absent", "no_by", "concerned", "closes_at")
"""What the tally of a ballot in numbers depends on besides the terms."""
COUNT = re.compile(r"[0-9]{1,4}")
Params = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BallotError:
    """Why a ballot was not counted: the line, a stable code, and what its sentence needs."""

    line: int
    code: str
    params: Params = ()


class Answer(NamedTuple):
    """One ballot's line of the output: a tally, or an error."""

    ballot: str
    tally: Tally | None
    error: BallotError | None = None


AskCharter = Callable[[str, str, date], "Terms | str"]
"""Organ, matter, day: the terms, or the code of what the charter does not have on that day."""


class _Fault(Exception):
    def __init__(self, line: Line, code: str, **params: str) -> None:
        super().__init__(code)
        self.error = BallotError(line.number, code, tuple(sorted(params.items())))


def tally_sheet(sheet: Sheet, ask: AskCharter) -> Iterator[Answer]:
    """Answers in the order of the file; raises OverflowError beyond the limit of ballots in one file."""
    counter = _Counter(ask)
    seen = Seen()
    for name, lines in groupby(sheet.lines, key=_ballot_name):
        if not sheet.by_position:
            for line in lines:
                yield counter.answer(name, [line], seen.add(name), counter.by_counts)
        else:
            yield counter.answer(name, lines, seen.add(name), counter.by_positions)


def _ballot_name(line: Line) -> str:
    return line.cells["ballot"]


class _Counter:
    """Counts ballots; remembers what the charter said and what equal ballots gave."""

    def __init__(self, ask: AskCharter) -> None:
        self._ask = ask
        self._alike: dict[Terms, int] = {}
        self._terms: dict[tuple[str, str, str], tuple[Terms, int]] = {}
        self._tallies: dict[tuple[object, ...], Tally] = {}

    def answer(
        self, name: str, lines: Iterable[Line], new: bool, count: Callable[[Iterator[Line]], Tally]
    ) -> Answer:
        rest = iter(lines)
        try:
            first = next(rest)
            if not name:
                raise _Fault(first, "value_missing", column="ballot")
            if not new:
                raise _Fault(first, "ballot_repeated", ballot=name)
            return Answer(name, count(_with(first, rest)))
        except _Fault as fault:
            for _ in rest:
                pass
            return Answer(name, None, fault.error)

    def by_counts(self, lines: Iterator[Line]) -> Tally:
        """The tally of a ballot given in numbers; equal numbers under equal terms are counted once."""
        line = next(lines)
        terms, alike = self.terms(line)
        cells = line.cells
        key = (alike, *[cells.get(column, "") for column in NUMBERS])
        return self._once(key, terms, lambda: _of_numbers(line, terms))

    def by_positions(self, lines: Iterator[Line]) -> Tally:
        """The tally of a ballot given position by position."""
        first = next(lines)
        terms, alike = self.terms(first)
        closes = _moment(first, "closes_at")
        taken = _Taken(terms, closes, first.cells)
        for line in _with(first, lines):
            taken.add(line)
        return self._once((alike, *taken.sides()), terms, lambda: taken.ballot(first))

    def _once(self, key: tuple[object, ...], terms: Terms, make: Callable[[], Ballot]) -> Tally:
        """The tally kept under the key, or that of the ballot that is made for it."""
        found = self._tallies.get(key)
        if found is None:
            found = tally(terms.rule, make())
            _keep(self._tallies, key, found)
        return found

    def terms(self, line: Line) -> tuple[Terms, int]:
        """What the charter says for the line's organ, matter and day, and a number for terms alike."""
        if line.fault:
            raise _Fault(line, line.fault)
        cells = line.cells
        key = (cells["organ"], cells["matter"], cells["date"])
        known = self._terms.get(key)
        if known is None:
            found = self._asked(line, *key)
            alike = replace(found, on=date.min)
            known = (found, self._alike.setdefault(alike, len(self._alike)))
            _keep(self._terms, key, known)
        return known

    def _asked(self, line: Line, organ: str, matter: str, on: str) -> Terms:
        when = day(on)
        if when is None:
            raise _Fault(line, "value_wrong", column="date", value=on[:80])
        found = self._ask(organ, matter, when)
        if isinstance(found, str):
            raise _Fault(line, found, organ=organ[:80], matter=matter[:80], date=on)
        return found


class _Taken:
    """The lines of one ballot as they come in; holds at most one position a member."""

    def __init__(self, terms: Terms, closes: Instant | None, shared: dict[str, str]) -> None:
        self.terms = terms
        self.closes = closes
        self.shared = {name: shared.get(name, "") for name in SHARED}
        self.positions: dict[str, str] = {}
        self.late: list[str] = []
        self.members = frozenset(terms.electorate) | frozenset(terms.suspended)
        self.came: set[str] = set()

    def add(self, line: Line) -> None:
        cells = line.cells
        if line.fault:
            raise _Fault(line, line.fault)
        for column, value in self.shared.items():
            if cells.get(column, "") != value and not self._same_moment(line, column):
                raise _Fault(line, "ballot_differs", column=column, value=cells.get(column, "")[:80])
        member, position = cells["member"], cells["position"]
        if member not in self.members:
            raise _Fault(line, "stranger", member=member[:80], organ=self.terms.organ)
        if position not in POSITION_WORDS:
            raise _Fault(line, "value_wrong", column="position", value=position[:80])
        if member in self.came:
            raise _Fault(line, "member_repeated", member=member)
        self.came.add(member)
        if self._in_time(line, member, position):
            self.positions[member] = position

    def sides(self) -> tuple[object, ...]:
        """What the tally depends on besides the terms."""
        given = frozenset(self.positions.items())
        return given, frozenset(self.late), self.closes is not None, self.shared["concerned"]

    def ballot(self, first: Line) -> Ballot:
        concerned = self.shared["concerned"]
        if concerned and concerned not in self.members:
            raise _Fault(first, "stranger", member=concerned[:80], organ=self.terms.organ)
        return filled(
            self.terms,
            self.positions.items(),
            silence=self.closes is not None,
            late=tuple(sorted(self.late)),
            concerned=concerned,
        )

    def _in_time(self, line: Line, member: str, position: str) -> bool:
        if self.closes is None or position == Position.SILENT:
            return True
        at = _moment(line, "at")
        if at is None:
            if position in OPPOSED:
                raise _Fault(line, "value_missing", column="at")
            return False
        if at >= self.closes:
            self.late.append(member)
        return at < self.closes

    def _same_moment(self, line: Line, column: str) -> bool:
        return column == "closes_at" and self.closes is not None and _moment(line, column) == self.closes


def _of_numbers(line: Line, terms: Terms) -> Ballot:
    cells = line.cells
    for column in ("yes", "no", "abstain", "absent"):
        if not COUNT.fullmatch(cells[column]):
            raise _Fault(line, "value_wrong", column=column, value=cells[column][:80])
    named = [name.strip() for name in cells.get("no_by", "").split(";") if name.strip()]
    counts = Counts(
        int(cells["yes"]), int(cells["no"]), int(cells["abstain"]), int(cells["absent"]), tuple(sorted(named))
    )
    _check_counts(line, terms, counts)
    concerned = cells.get("concerned", "")
    if concerned and concerned not in terms.electorate:
        raise _Fault(line, "stranger", member=concerned[:80], organ=terms.organ)
    silence = _moment(line, "closes_at") is not None
    return counted(terms, counts, silence=silence, concerned=concerned)


def _check_counts(line: Line, terms: Terms, counts: Counts) -> None:
    members = len(terms.electorate)
    if counts.total != members:
        raise _Fault(line, "counts_differ", total=str(counts.total), members=str(members), organ=terms.organ)
    stranger = next((name for name in counts.no_by if name not in terms.electorate), None)
    if stranger is not None:
        raise _Fault(line, "stranger", member=stranger[:80], organ=terms.organ)
    twice = next((name for name in counts.no_by if counts.no_by.count(name) > 1), None)
    if twice is not None:
        raise _Fault(line, "member_repeated", member=twice)
    if len(counts.no_by) > counts.no:
        raise _Fault(line, "no_by_exceeds_no", named=str(len(counts.no_by)), no=str(counts.no))


def _moment(line: Line, column: str) -> Instant | None:
    text = line.cells.get(column, "")
    if not text:
        return None
    found = instant(text)
    if found is None:
        raise _Fault(line, "value_wrong", column=column, value=text[:80])
    return found


def _with(first: Line, rest: Iterator[Line]) -> Iterator[Line]:
    yield first
    yield from rest


def _keep(store: dict[K, V], key: K, value: V) -> None:
    if len(store) >= KEPT_ANSWERS:
        store.clear()
    store[key] = value
