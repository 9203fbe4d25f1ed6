"""The engine of one ledger: `prepare` and `submit`, the one write door; timers; what the faces read.

The way of a command (docs/architecture.md): prepare gives the exact event, its signer signs, submit
locks the head, folds what others wrote, decides again at this place, appends, lets follow what follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import RLock
from typing import Any

import msgspec

from tocsin.core.calendar import moment_text
from tocsin.core.catalogue import BY_COMMAND
from tocsin.core.procedure import explain
from tocsin.core.scope import Needs, needs
from tocsin.core.values import Actor, Check, Command, Refusal
from tocsin.engine import projection
from tocsin.engine.answers import Fault, NamedBody, Placed, Prepared, Receipt
from tocsin.engine.conditions import checks_here
from tocsin.engine.desk import Decided, Desk, World, command_of
from tocsin.engine.forms import digests, read_data, to_json
from tocsin.engine.ports import (
    Answered,
    Batch,
    Charters,
    Clock,
    Head,
    Ids,
    Keyring,
    Message,
    NotHeld,
    Store,
    StoreFault,
    Transaction,
    VerifySignature,
)
from tocsin.engine.reading import Submitted, read_own, read_submitted
from tocsin.engine.spelling import text_fault
from tocsin.engine.state import State
from tocsin.ledger import event, origin
from tocsin.ledger.envelope import pre_authentication_encoding
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.octets import sha256_hex

MAX_BODY_BYTES = 32 * 1024 * 1024
MAX_IDEMPOTENCY_KEY = 200


@dataclass(frozen=True, slots=True)
class Ports:
    """What an engine is wired to."""

    store: Store
    charters: Charters
    clock: Clock
    ids: Ids
    keyring: Keyring
    verify: VerifySignature


class Engine:
    """One ledger of an installation, whole in memory; other processes may append to the same store."""

    def __init__(
        self,
        ports: Ports,
        log: str,
        announce: Callable[[Sequence[Placed]], None] | None = None,
        frozen: str = "",
    ) -> None:
        """`announce` hears of entries once they stand; `frozen` is the code why none may be added."""
        self._ports = ports
        self._store = ports.store
        self.origin = origin.parse(log)
        self._world = World(self.origin, ports.charters, ports.keyring, ports.ids)
        self._announce = announce
        self._frozen = frozen
        self._lock = RLock()
        self._state = State()
        self.refresh()

    @property
    def ledger(self) -> str:
        """The short name of the ledger."""
        return self._store.ledger

    @property
    def kind(self) -> str:
        """live, exercise, replay or demo."""
        return self.origin.kind

    @property
    def store(self) -> Store:
        """The store beneath: read tables, leaves, bodies."""
        return self._store

    @property
    def charters(self) -> Charters:
        """Charter revisions by their hash."""
        return self._ports.charters

    # What the ledger amounts to

    def refresh(self) -> State:
        """Take in what other processes have appended; the state as it stands then."""
        with self._lock:
            size = self._store.size()
            if size > self._state.size:
                self._catch_up(self._store.leaves(self._state.size, size))
            elif size < self._state.size:
                raise StoreFault("ledger_shrunk", str(self._state.size))
            return self._state

    def _catch_up(self, leaves: Iterator[bytes]) -> None:
        for leaf in leaves:
            self._state.take(read_own(leaf), self._ports.charters)

    def now(self) -> int:
        """What an entry appended now would be received at: the clock, but never before the last entry."""
        return self._now(self.refresh())

    def _now(self, state: State) -> int:
        return max(self._ports.clock.now(), state.received_at)

    # Bodies

    def put_body(self, content: bytes) -> str:
        """Keep a text, file or plan; its SHA-256. Raises StoreFault where it is too large."""
        if len(content) > MAX_BODY_BYTES:
            raise StoreFault("body_too_large", str(MAX_BODY_BYTES))
        digest = sha256_hex(content)
        self._store.put_body(digest, content)
        return digest

    def body(self, sha256: str) -> bytes | None:
        """A body by its SHA-256, None if it is not here."""
        return self._store.body(sha256)

    # Asking

    def actor(self, key: str) -> Actor | None:
        """Whose key it is, None if it may not sign the next entry."""
        return _actor(self.refresh(), key)

    def explain(
        self, name: str, data: dict[str, Any] | None, key: str, about: Needs | None = None
    ) -> tuple[Check, ...] | Fault:
        """Every condition of a command for that key's holder.

        With `data` None, those that stand before any form of it, in the case or signal that `about` names.
        """
        with self._lock:
            state = self.refresh()
            now = self._now(state)
            command = _command(state, name, data, key, now)
            if isinstance(command, Fault):
                return command
            scope = state.scope(about or needs(command.data))
            charter = self._ports.charters.charter(state.revision_for(scope))
            here = checks_here(self.kind, state, command, now)
            return (*here, *explain(charter, scope, command, now))

    def prepare(
        self, name: str, data: dict[str, Any], key: str, at: int | None = None
    ) -> Prepared | Refusal | Fault:
        """The exact event to sign for a command, with the texts it names."""
        with self._lock:
            state = self.refresh()
            now = self._now(state)
            command = _command(state, name, data, key, now if at is None else at)
            if isinstance(command, Fault):
                return command
            texts = self._texts(command.data)
            if isinstance(texts, Fault):
                return texts
            spelling = text_fault(command, self.refresh(), self._ports.charters, texts)
            if spelling is not None:
                return spelling
            desk = Desk(self._world, state, Head(), now)
            decided = desk.decide(command)
            if isinstance(decided, Refusal):
                return decided
            row = desk.event_for(command, decided)
        try:
            payload = event.payload(row)
        except Malformed as problem:
            return Fault(problem.code, problem.where, problem.detail)
        return Prepared(payload, row.stream, event.to_value(row), texts)

    def _texts(self, data: Any) -> tuple[NamedBody, ...] | Fault:
        rows = []
        for place, kind, digest in digests(data):
            content = self._store.body(digest)
            if content is None and kind == "body":
                return Fault("body_missing", place, digest)
            rows.append(NamedBody(place, digest, content))
        return tuple(rows)

    # Writing

    def submit(self, request: bytes, idempotency_key: str | None = None) -> Receipt | Refusal | Fault:
        """Append a signed event, and what follows from it, in one transaction; or why not."""
        taken = read_submitted(request)
        if isinstance(taken, Fault):
            return taken
        if idempotency_key is not None and not 1 <= len(idempotency_key) <= MAX_IDEMPOTENCY_KEY:
            return Fault("idempotency_key_length", "", str(MAX_IDEMPOTENCY_KEY))
        if self._frozen:
            return Fault(self._frozen)
        asked = Answered(taken.event.key, idempotency_key or "", sha256_hex(request), b"")
        try:
            with self._lock:
                return self._submit(taken, asked)
        except (StoreFault, NotHeld) as problem:
            return Fault(problem.code, "", problem.detail)

    def _submit(self, taken: Submitted, asked: Answered) -> Receipt | Refusal | Fault:
        with self._store.transaction() as transaction:
            self._under_lock(transaction)
            earlier = transaction.answered(asked.actor, asked.key) if asked.key else None
            if earlier is not None:
                return _again(earlier, asked)
            fault = self._standing_fault(transaction, taken)
            if fault is not None:
                return fault
            desk = self._desk(transaction, self._ports.clock.now())
            answer = _append(desk, taken)
            if desk.placed:
                transaction.write(self._batch(desk, _kept(asked, answer)))
        self._stands(desk)
        return answer

    def tick(self, now: int | None = None) -> tuple[Placed, ...]:
        """Append what time has brought by now in any open case. Cheap where nothing is due."""
        instant = self._ports.clock.now() if now is None else now
        with self._lock:
            if self._frozen or not self.refresh().due_cases(instant):
                return ()
            with self._store.transaction() as transaction:
                self._under_lock(transaction)
                desk = self._desk(transaction, instant)
                for case in desk.state.due_cases(desk.received_at):
                    desk.follow(case)
                if desk.placed:
                    transaction.write(self._batch(desk, None))
            self._stands(desk)
        return tuple(desk.placed)

    def next_due(self) -> int | None:
        """When time next brings something by itself: what a timer sleeps until, a replay steps to."""
        with self._lock:
            return self.refresh().next_due()

    def rebuild(self) -> None:
        """Drop the read tables and write them anew from the ledger."""
        with self._lock:
            state = self.refresh()
            entries = (read_own(leaf).entry for leaf in self._store.leaves())
            self._store.replace_rows(projection.all_rows(state, entries, self._ports.charters))

    def _stands(self, desk: Desk) -> None:
        if desk.placed:
            self._state.adopt(desk.state)
            if self._announce is not None:
                self._announce(desk.placed)

    def _under_lock(self, transaction: Transaction) -> None:
        if transaction.head.size < self._state.size:
            raise StoreFault("ledger_shrunk", str(self._state.size))
        if transaction.head.size > self._state.size:
            self._catch_up(transaction.leaves(self._state.size))

    def _desk(self, transaction: Transaction, now: int) -> Desk:
        received_at = max(now, transaction.head.received_at)
        return Desk(self._world, self._state.branch(), transaction.head, received_at)

    def _standing_fault(self, transaction: Transaction, taken: Submitted) -> Fault | None:
        """Whether the event belongs here, comes from a key in force, and comes for the first time."""
        row, signature = taken.event, taken.envelope.signatures[0]
        if row.log != str(self.origin):
            return Fault("log_differs", "/log", row.log)
        held = self._state.roster.holding(row.key)
        if held is None or not held.signs_at(transaction.head.size):
            return Fault("key_not_in_force", "/actor/key", row.key)
        if (held.member, held.role) != (row.member, row.role):
            return Fault("actor_differs", "/actor", f"{held.member} {held.role}")
        if signature.keyid != row.key:
            return Fault("signature_of_other_key", "/signatures/0/keyid", signature.keyid)
        code = self._ports.verify(held, pre_authentication_encoding(taken.envelope.payload), signature)
        if code is not None:
            return Fault(code, "/signatures/0")
        index = transaction.index_of_event(row.id)
        return None if index is None else Fault("id_repeated", "/id", str(index))

    def _batch(self, desk: Desk, answered: Answered | None) -> Batch:
        rows, replaced = projection.changes(desk.state, desk.entries, desk.touched, self._ports.charters)
        return Batch(
            head=desk.writer.head(desk.log_signer()),
            entries=tuple(desk.writer.entries),
            nodes=tuple(desk.writer.nodes),
            rows=rows,
            replaced=replaced,
            outbox=tuple(_message(placed) for placed in desk.placed),
            answered=answered,
        )


def _actor(state: State, key: str) -> Actor | None:
    held = state.roster.holding(key)
    return Actor(held.member, held.role, key) if held is not None and held.to_index < 0 else None


def _command(state: State, name: str, data: dict[str, Any] | None, key: str, at: int) -> Command | Fault:
    spec = BY_COMMAND.get(name)
    if spec is None:
        return Fault("command_unknown", "", name[:100])
    actor = _actor(state, key)
    if actor is None:
        return Fault("key_not_in_force", "/actor/key", key[:100])
    typed = read_data(spec.data, data) if data is not None else None
    return typed if isinstance(typed, Fault) else Command(name, actor, at, typed)


def _append(desk: Desk, taken: Submitted) -> Receipt | Refusal:
    command = command_of(taken.event, taken.data)
    wanted = needs(command.data)
    desk.pass_time(wanted.case or desk.state.cases.get(wanted.decision, ""))
    decided = desk.decide(command)
    if isinstance(decided, Refusal):
        return decided
    field = _difference(decided, taken)
    if field:
        return Refusal(command.name, (Check("event_differs", False, parameters=(("field", field),)),))
    placed = desk.add(taken.envelope, taken.event, taken.data)
    first = len(desk.placed)
    desk.follow(desk.touched[-1].case)
    return Receipt(
        index=placed.index,
        leaf=placed.leaf,
        received_at=moment_text(desk.received_at),
        version=placed.version,
        stream=placed.stream,
        type=placed.type,
        id=taken.event.id,
        followups=tuple(desk.placed[first:]),
    )


def _difference(decided: Decided, taken: Submitted) -> str:
    """The field in which the event is not the one that its command causes here; empty if it is."""
    row = taken.event
    if row.charter != decided.revision:
        return "charter"
    if row.stream != decided.proposal.stream:
        return "stream"
    if row.type != decided.proposal.type:
        return "type"
    return "" if row.data == to_json(decided.proposal.data) else "data"


def _again(earlier: Answered, asked: Answered) -> Receipt | Fault:
    if earlier.request != asked.request:
        return Fault("idempotency_mismatch", "", asked.key)
    return msgspec.json.decode(earlier.receipt, type=Receipt)


def _kept(asked: Answered, answer: Receipt | Refusal) -> Answered | None:
    if not asked.key or isinstance(answer, Refusal):
        return None
    return replace(asked, receipt=msgspec.json.encode(answer))


def _message(placed: Placed) -> Message:
    return Message(placed.index, placed.type, msgspec.json.encode(placed))
