"""What the ledger's entries amount to, in memory: registers, signals and one file a case, by id.

A `branch` takes entries in without touching what it grew from, until the store has committed and it is
`adopt`ed. Folding is the core's `evolve`; here only what belongs together is found and put back.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import TypeVar

from msgspec import Struct

from tocsin.core.procedure import evolve, next_by_itself
from tocsin.core.roster.state import Norms, Roster
from tocsin.core.scope import CaseFile, Needs, Scope, needs
from tocsin.core.signal.state import Signal
from tocsin.core.values import Entry
from tocsin.engine.ports import Charters
from tocsin.engine.reading import Read
from tocsin.ledger.instants import EARLIEST

NEVER = 2**63 - 1
"""No time at all: later than every instant."""
NOT_WORKED_OUT = EARLIEST - 1
"""Earlier than every instant, so that who asks what is due comes across it."""

K = TypeVar("K")
V = TypeVar("V")


class Brief(Struct, frozen=True):
    """An entry as lists show it."""

    index: int
    leaf: str
    stream: str
    version: int
    type: str
    at: int
    received_at: int
    member: str
    role: str


class Touched(Struct, frozen=True):
    """What an entry has changed: a case, signals, registers; empty ids where it has not."""

    case: str = ""
    signals: tuple[str, ...] = ()
    roster: bool = False
    norms: bool = False


@dataclass(slots=True)
class State:
    """The state after `size` entries."""

    size: int = 0
    received_at: int = EARLIEST
    roster: Roster = field(default_factory=Roster)
    norms: Norms = field(default_factory=Norms)
    files: MutableMapping[str, CaseFile] = field(default_factory=dict)
    cases: MutableMapping[str, str] = field(default_factory=dict)
    """Case id by decision id."""
    signals: MutableMapping[str, Signal] = field(default_factory=dict)
    versions: MutableMapping[str, int] = field(default_factory=dict)
    """Entries in each stream."""
    last: MutableMapping[str, str] = field(default_factory=dict)
    """SHA-256 of the last accepted payload of each key."""
    briefs: MutableMapping[str, tuple[Brief, ...]] = field(default_factory=dict)
    """Entries of each case and its decisions."""
    due: MutableMapping[str, int] = field(default_factory=dict)
    """When time next brings something by itself, by case; worked out when it is asked for."""

    def branch(self) -> State:
        """A state that starts from this one and leaves it alone."""
        return State(
            self.size,
            self.received_at,
            self.roster,
            self.norms,
            _over(self.files),
            _over(self.cases),
            _over(self.signals),
            _over(self.versions),
            _over(self.last),
            _over(self.briefs),
            _over(self.due),
        )

    def adopt(self, branch: State) -> None:
        """Become what the branch has become."""
        self.size, self.received_at = branch.size, branch.received_at
        self.roster, self.norms = branch.roster, branch.norms
        for name in ("files", "cases", "signals", "versions", "last", "briefs", "due"):
            getattr(self, name).update(getattr(branch, name).maps[0])

    def scope(self, wanted: Needs) -> Scope:
        """The slice that a command or event needs."""
        case = wanted.case or self.cases.get(wanted.decision, "")
        known = (self.signals.get(row) for row in wanted.signals)
        return Scope(
            roster=self.roster,
            norms=self.norms,
            file=self.files.get(case),
            signals=tuple(row for row in known if row is not None),
            about=wanted.decision,
        )

    def revision_for(self, scope: Scope) -> str:
        """The charter revision that judges in the scope: a case keeps its own, all else has the current."""
        return scope.file.case.charter if scope.file is not None else self.norms.current

    def due_at(self, case: str) -> int:
        """When time next brings something by itself in the case, NEVER if it does not."""
        at = self.due.get(case, NEVER)
        if at == NOT_WORKED_OUT:
            first = next_by_itself(self.files[case])
            at = self.due[case] = NEVER if first is None else first
        return at

    def due_cases(self, now: int) -> tuple[str, ...]:
        """Cases in which time has brought something by now, the earliest first."""
        rows = sorted((self.due_at(case), case) for case, at in list(self.due.items()) if at <= now)
        return tuple(case for at, case in rows if at <= now)

    def next_due(self) -> int | None:
        """When time next brings something by itself in any case, None if never."""
        self.due_cases(NOT_WORKED_OUT)
        first = min(self.due.values(), default=NEVER)
        return None if first == NEVER else first

    def take(self, read: Read, charters: Charters) -> Touched:
        """Take the next entry in. Raises NotHeld where its charter revision is not here."""
        entry = read.entry
        charter = charters.charter(entry.charter)
        before = self.scope(needs(entry.data))
        after = evolve(charter, before, entry)
        self.size, self.received_at = entry.index + 1, entry.received_at
        self.versions[entry.stream] = entry.version
        self.last[entry.actor.key] = read.payload_sha256
        self.roster, self.norms = after.roster, after.norms
        for signal in after.signals:
            self.signals[signal.id] = signal
        if after.file is not None:
            self._keep(after.file, entry)
        return Touched(
            case=after.file.case.id if after.file is not None else "",
            signals=tuple(row.id for row in after.signals if row not in before.signals),
            roster=after.roster is not before.roster,
            norms=after.norms is not before.norms,
        )

    def _keep(self, file: CaseFile, entry: Entry) -> None:
        case = file.case.id
        self.files[case] = file
        for paper in file.papers:
            self.cases[paper.id] = case
        self.briefs[case] = (*self.briefs.get(case, ()), brief_of(entry))
        self.due[case] = NOT_WORKED_OUT


def brief_of(entry: Entry) -> Brief:
    """What lists show of an entry."""
    return Brief(
        index=entry.index,
        leaf=entry.leaf,
        stream=entry.stream,
        version=entry.version,
        type=entry.type,
        at=entry.at,
        received_at=entry.received_at,
        member=entry.actor.member,
        role=entry.actor.role,
    )


def _over(rows: MutableMapping[K, V]) -> MutableMapping[K, V]:
    return ChainMap({}, rows)
