"""One transaction's work: decide at this place, add the event, then what follows from charter and time.

Everything happens on a branch of the state and in a writer; whoever opened the desk commits both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from tocsin.core.catalogue import BY_EVENT
from tocsin.core.charter.model import Charter
from tocsin.core.procedure import decide, followups
from tocsin.core.scope import Scope, needs
from tocsin.core.values import Actor, Command, Entry, Proposal, Refusal
from tocsin.engine.answers import Placed
from tocsin.engine.conditions import unmet_here
from tocsin.engine.forms import to_json
from tocsin.engine.ports import Charters, Head, Ids, Keyring, NotHeld, Signer
from tocsin.engine.reading import Read
from tocsin.engine.state import State, Touched
from tocsin.engine.writer import Naming, Writer
from tocsin.ledger import canonical, event
from tocsin.ledger.envelope import Envelope, Signature, pre_authentication_encoding
from tocsin.ledger.event import Event
from tocsin.ledger.note import parse_verifier_key
from tocsin.ledger.octets import sha256_hex
from tocsin.ledger.origin import Origin

MAX_FOLLOWUPS = 200
"""System entries of one case in one transaction; what is left follows at the next."""


@dataclass(frozen=True, slots=True)
class World:
    """What surrounds one ledger."""

    origin: Origin
    charters: Charters
    keyring: Keyring
    ids: Ids


@dataclass(frozen=True, slots=True)
class Decided:
    """A command that may happen here: by which charter, and the event it causes."""

    revision: str
    proposal: Proposal


class Desk:
    """The work of one transaction on one ledger."""

    def __init__(self, world: World, state: State, head: Head, received_at: int) -> None:
        self._world = world
        self.state = state
        self.received_at = received_at
        self.writer = Writer(str(world.origin), head)
        self.placed: list[Placed] = []
        self.touched: list[Touched] = []
        self.entries: list[Entry] = []

    def judged_in(self, command: Command) -> tuple[Charter, Scope, str]:
        """Charter and scope that judge a command, and the charter's revision."""
        scope = self.state.scope(needs(command.data))
        revision = self.state.revision_for(scope)
        return self._world.charters.charter(revision), scope, revision

    def decide(self, command: Command) -> Decided | Refusal:
        """What the command causes here and now, or why it is refused."""
        unmet = tuple(unmet_here(self._world.origin.kind, self.state, command, self.received_at))
        if unmet:
            return Refusal(command.name, unmet)
        charter, scope, revision = self.judged_in(command)
        decided = decide(charter, scope, command, self.received_at)
        return decided if isinstance(decided, Refusal) else Decided(revision, decided)

    def event_for(self, command: Command, decided: Decided) -> Event:
        """The exact event of a decided command, as its signer reads the ledger now."""
        return Event(
            log=str(self._world.origin),
            charter=decided.revision,
            stream=decided.proposal.stream,
            seen=self.state.size - 1,
            type=decided.proposal.type,
            at=command.at,
            member=command.actor.member,
            role=command.actor.role,
            key=command.actor.key,
            prev=self.state.last.get(command.actor.key, ""),
            id=self._world.ids.uuid(),
            data=to_json(decided.proposal.data),
        )

    def add(self, signed: Envelope, row: Event, data: Any) -> Placed:
        """Give a signed event its place and take it into the state."""
        version = self.state.versions.get(row.stream, 0) + 1
        new = self.writer.add(signed, Naming(row.stream, version, row.type, row.id), self.received_at)
        entry = Entry(
            index=new.index,
            version=version,
            received_at=self.received_at,
            leaf=new.leaf_hash.hex(),
            stream=row.stream,
            type=row.type,
            at=row.at,
            actor=Actor(row.member, row.role, row.key),
            charter=row.charter,
            data=data,
        )
        read = Read(entry, row.id, row.prev, sha256_hex(signed.payload))
        self.touched.append(self.state.take(read, self._world.charters))
        self.entries.append(entry)
        placed = Placed(new.index, entry.leaf, version, row.stream, row.type)
        self.placed.append(placed)
        return placed

    def pass_time(self, case: str) -> None:
        """Append what time alone has brought in the case by now."""
        if self.state.due_at(case) <= self.received_at:
            self.follow(case)

    def follow(self, case: str) -> None:
        """Append what follows from charter, state and time in the case until nothing is left."""
        for _ in range(MAX_FOLLOWUPS):
            file = self.state.files.get(case)
            if file is None:
                return
            charter = self._world.charters.charter(file.case.charter)
            scope = Scope(self.state.roster, self.state.norms, file)
            wanted = followups(charter, scope, self.received_at)
            if not wanted:
                return
            self._by_itself(wanted[0])

    def _by_itself(self, wanted: Command) -> None:
        site = self.site_signer()
        command = replace(wanted, actor=Actor("", "system", site.key), at=self.received_at)
        decided = self.decide(command)
        assert isinstance(decided, Decided), (command.name, decided.checks)
        row = self.event_for(command, decided)
        payload = canonical.encode(event.to_value(row))
        signature = Signature(site.key, site.sign(pre_authentication_encoding(payload)))
        self.add(Envelope(payload, (signature,)), row, decided.proposal.data)

    def site_signer(self) -> Signer:
        """The site's key in force; raises NotHeld where it is held elsewhere."""
        for key in self.state.roster.in_force():
            signer = self._world.keyring.signer(key.key) if key.role == "system" else None
            if signer is not None:
                return signer
        raise NotHeld("site_key_not_held")

    def log_signer(self) -> Signer:
        """The log's key as the roster names it now; raises NotHeld where it is held elsewhere."""
        public = parse_verifier_key(self.state.roster.log).public
        signer = self._world.keyring.signer(sha256_hex(public))
        if signer is None:
            raise NotHeld("log_key_not_held", self.state.roster.log)
        return signer


def command_of(row: Event, data: Any) -> Command:
    """The command that an event of the catalogue comes from."""
    spec = BY_EVENT[row.type]
    actor = Actor(row.member, row.role, row.key)
    return Command(spec.name, actor, row.at, spec.command_data(data))
