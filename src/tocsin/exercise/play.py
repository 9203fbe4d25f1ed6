"""Plays a scenario into a ledger by the one write door: prepare, the person's signer, submit; time by tick.

Keys, ids and the clock are the stage's, so that the same scenario on a fresh stage gives the same bytes.
A performance goes on in steps: whoever shows it decides how fast its time passes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from tocsin.core.values import Entry, Refusal
from tocsin.engine.answers import Fault, Receipt
from tocsin.engine.engine import Engine
from tocsin.engine.ports import Keyring, Signer
from tocsin.engine.reading import read_own
from tocsin.exercise.prompt import Prompt
from tocsin.exercise.scenario import Act, Person, Scenario
from tocsin.ledger import envelope
from tocsin.ledger.envelope import Envelope, Signature, pre_authentication_encoding


class StageClock(Protocol):
    """A clock that stands where it is set."""

    at: int

    def now(self) -> int:
        """Milliseconds since 1970 UTC."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a scenario is played: a ledger, its clock, and the keys of its people."""

    engine: Engine
    clock: StageClock
    keyring: Keyring


class NobodyPlays(LookupError):
    """The ledger has no key in force for somebody of the cast, or does not hold it; `code` says which."""

    def __init__(self, code: str, person: Person) -> None:
        self.code = code
        self.where = person.id
        self.params: dict[str, object] = {"member": person.member, "role": person.role}
        super().__init__(code, person.id)


@dataclass(frozen=True, slots=True)
class Line:
    """One step of a performance: an act with its entries or refusal, or what time has brought by itself."""

    at: int
    act: Act | None
    refusal: Refusal | Fault | None
    entries: tuple[Entry, ...]
    """The act's own entry first, then what followed from it at once."""

    @property
    def as_expected(self) -> bool:
        """Whether the act was accepted, or refused with the code that the scenario names."""
        wanted = self.act.expect_refusal if self.act is not None else ""
        return (self.refusal.code if self.refusal is not None else "") == wanted


class Performance:
    """A scenario being played on a stage; relative times count from `zero`."""

    def __init__(self, scenario: Scenario, stage: Stage, zero: int | None = None) -> None:
        self.scenario = scenario
        self.stage = stage
        self.zero = scenario.zero if zero is None else zero
        self.lines: list[Line] = []
        self._next = 0
        self._passed: int | None = None
        self._signers = {person.id: self._signer(person) for person in scenario.cast.values()}
        self._prompt = Prompt(scenario, stage.engine, self.zero)
        stage.clock.at = max(stage.clock.at, scenario.start.at(self.zero))

    @property
    def end(self) -> int:
        """When the scenario is over."""
        return self.scenario.end.at(self.zero)

    @property
    def over(self) -> bool:
        """Whether nothing is left to happen up to the end."""
        upcoming = self.next_at()
        return upcoming is None or upcoming > self.end

    def next_at(self) -> int | None:
        """When the next thing happens: an act, or what time brings by itself; None if nothing is left."""
        times = [time for time in (self._act_at(), self._due_at()) if time is not None]
        return min(times, default=None)

    def advance(self, until: int) -> Iterator[Line]:
        """Play everything up to and with that instant, step by step; then the clock stands there."""
        while (at := self.next_at()) is not None and at <= until:
            self.stage.clock.at = max(self.stage.clock.at, at)
            line = self._step(at)
            if line is not None:
                self.lines.append(line)
                yield line
        self.stage.clock.at = max(self.stage.clock.at, until)

    def finish(self) -> Iterator[Line]:
        """Play what is left up to the end."""
        return self.advance(self.end)

    def _act_at(self) -> int | None:
        acts = self.scenario.acts
        return acts[self._next].at.at(self.zero) if self._next < len(acts) else None

    def _due_at(self) -> int | None:
        due = self.stage.engine.next_due()
        return None if due is None or due == self._passed else due

    def _step(self, at: int) -> Line | None:
        """What time brings comes first: who acts at the last moment is late."""
        due = self._due_at()
        if due is not None and due <= at:
            before = self.stage.engine.refresh().size
            self.stage.engine.tick()
            self._passed = due
            entries = self._entries_from(before)
            return Line(self.stage.clock.now(), None, None, entries) if entries else None
        act = self.scenario.acts[self._next]
        self._next += 1
        return self._do(act)

    def _do(self, act: Act) -> Line:
        engine, signer = self.stage.engine, self._signers[act.who]
        before, now = engine.refresh().size, self.stage.clock.now()
        data = self._prompt.data(act, self.scenario.cast[act.who], now)
        prepared = engine.prepare(act.does, data, signer.key, now)
        if isinstance(prepared, Refusal | Fault):
            return Line(now, act, prepared, ())
        signature = Signature(signer.key, signer.sign(pre_authentication_encoding(prepared.payload)))
        answer = engine.submit(envelope.encode(Envelope(prepared.payload, (signature,))))
        entries = self._entries_from(before)
        if isinstance(answer, Receipt):
            self._prompt.remember(act, answer.leaf)
            return Line(now, act, None, entries)
        return Line(now, act, answer, entries)

    def _entries_from(self, index: int) -> tuple[Entry, ...]:
        return tuple(read_own(leaf).entry for leaf in self.stage.engine.store.leaves(index))

    def _signer(self, person: Person) -> Signer:
        """The first key in force of that member and role."""
        roster = self.stage.engine.refresh().roster
        held = [row for row in roster.in_force() if (row.member, row.role) == (person.member, person.role)]
        if not held:
            raise NobodyPlays("person-without-key", person)
        found = (self.stage.keyring.signer(row.key) for row in held)
        signer = next((row for row in found if row is not None), None)
        if signer is None:
            raise NobodyPlays("key-not-held", person)
        return signer
