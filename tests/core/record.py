"""A ledger in memory with invented leaf hashes: core commands are decided, taken in and followed up.

It does what the engine does and no more, so that tests of core read: given entries, when a command,
then an entry or a refusal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import msgspec

from tests.core.tiny import TINY
from tocsin.core.calendar import HOUR, moment, moment_text
from tocsin.core.case.state import Case
from tocsin.core.catalogue import BY_COMMAND
from tocsin.core.charter.model import Charter
from tocsin.core.mandate.state import Mandate
from tocsin.core.paper.state import Paper
from tocsin.core.procedure import decide, evolve, explain, followups
from tocsin.core.roster.state import Norms, Roster
from tocsin.core.scope import CaseFile, Needs, Scope, needs
from tocsin.core.signal.state import Signal
from tocsin.core.values import Actor, Check, Command, Entry, Proposal, Refusal

START = "2022-01-05T12:00:00Z"


def digest(words: str) -> str:
    """The SHA-256 by which a text is named."""
    return sha256(words.encode()).hexdigest()


def who(name: str) -> Actor:
    """`AA` is that member's delegate, `AA/officer` its officer, `secretary` the organisation's own."""
    member, slash, role = name.partition("/")
    if member.isupper():
        return Actor(member, role if slash else "delegate", digest(name))
    return Actor("", name, digest(name))


@dataclass
class Record:
    """What has been accepted so far, and the clock."""

    charter: Charter = TINY
    now: int = field(default_factory=lambda: moment(START) or 0)
    entries: list[Entry] = field(default_factory=list)
    roster: Roster = field(default_factory=Roster)
    norms: Norms = field(default_factory=Norms)
    files: dict[str, CaseFile] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    signals: dict[str, Signal] = field(default_factory=dict)

    # Asking

    def scope(self, wanted: Needs) -> Scope:
        """The slice of the state that the ids need."""
        file = self.files.get(wanted.case or self.homes.get(wanted.decision, ""))
        signals = tuple(self.signals[name] for name in wanted.signals if name in self.signals)
        return Scope(self.roster, self.norms, file, signals)

    def command(self, actor: str, name: str, /, **data: Any) -> Command:
        """The command with its data typed, made now."""
        typed = msgspec.convert(data, BY_COMMAND[name].data, strict=True)
        return Command(name, who(actor), self.now, typed)

    def checks(self, actor: str, name: str, /, **data: Any) -> tuple[Check, ...]:
        """Every condition of the command."""
        command = self.command(actor, name, **data)
        return explain(self.charter, self.scope(needs(command.data)), command, self.now)

    def refusal(self, actor: str, name: str, /, **data: Any) -> str:
        """The leading code of the refusal, empty where the command is accepted."""
        answer = self.decide(self.command(actor, name, **data))
        return answer.code if isinstance(answer, Refusal) else ""

    def decide(self, command: Command) -> Proposal | Refusal:
        """What the command causes here and now."""
        return decide(self.charter, self.scope(needs(command.data)), command, self.now)

    # Doing

    def do(self, actor: str, name: str, /, **data: Any) -> Entry:
        """The entry of an accepted command, with all that followed from it taken in too."""
        return self.take(self.command(actor, name, **data))

    def take(self, command: Command) -> Entry:
        """As `do`, for a command that is made already."""
        answer = self.decide(command)
        assert isinstance(answer, Proposal), answer
        entry = self.append(command, answer)
        self.follow()
        return entry

    def append(self, command: Command, proposal: Proposal) -> Entry:
        """Give a proposal its place."""
        index = len(self.entries)
        version = 1 + sum(row.stream == proposal.stream for row in self.entries)
        entry = Entry(
            index=index,
            version=version,
            received_at=self.now,
            leaf=digest(f"leaf {index}"),
            stream=proposal.stream,
            type=proposal.type,
            at=command.at,
            actor=command.actor,
            charter=self.charter.revision,
            data=proposal.data,
        )
        self.fold(entry)
        return entry

    def fold(self, entry: Entry) -> None:
        """Take an entry in."""
        after = evolve(self.charter, self.scope(needs(entry.data)), entry)
        self.entries.append(entry)
        self.roster, self.norms = after.roster, after.norms
        self.signals.update({row.id: row for row in after.signals})
        if after.file is not None:
            self.files[after.file.case.id] = after.file
            self.homes.update({paper.id: after.file.case.id for paper in after.file.papers})

    def follow(self) -> None:
        """Take in what follows from charter, state and time until nothing is left."""
        for case in tuple(self.files):
            while wanted := followups(self.charter, self.scope(Needs(case=case)), self.now):
                proposal = self.decide(wanted[0])
                assert isinstance(proposal, Proposal), proposal
                self.append(wanted[0], proposal)

    def wait(self, hours: float = 1) -> None:
        """Time passes."""
        self.now += round(hours * HOUR)
        self.follow()

    def later(self, hours: float) -> str:
        """The instant so many hours from now, as commands write it; negative ones are past."""
        return moment_text(self.now + round(hours * HOUR))

    # Looking

    def case(self, name: str = "flood") -> Case:
        return self.files[name].case

    def paper(self, decision: str = "d1") -> Paper:
        found = self.files[self.homes[decision]].paper(decision)
        assert found is not None
        return found

    def mandate(self, decision: str = "d1") -> Mandate:
        found = self.files[self.homes[decision]].mandate(decision)
        assert found is not None
        return found

    def types(self) -> list[str]:
        """Types of all entries, in order."""
        return [row.type.partition("/")[0] for row in self.entries]


def copy_of(record: Record) -> Record:
    """A record with the same entries, read back from the JSON that events hold."""
    fresh = Record(charter=record.charter, now=record.now)
    for entry in record.entries:
        kind = type(entry.data)
        data = msgspec.json.decode(msgspec.json.encode(entry.data), type=kind)
        fresh.fold(msgspec.structs.replace(entry, data=data))
    return fresh
