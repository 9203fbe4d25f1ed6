"""What the engine asks of the world: a store, a clock, signers, ids, charters; and the rows it writes.

A store is bound to one ledger of an installation. Everything inside a `transaction` happens or none
of it does, and nothing outside has changed the ledger between its beginning and its end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from tocsin.core.charter.model import Charter
from tocsin.core.roster.state import Key
from tocsin.ledger.envelope import Signature
from tocsin.ledger.instants import EARLIEST
from tocsin.ledger.merkle import Frontier, Node

READ_TABLES = (
    "situation",
    "cases",
    "decisions",
    "signals",
    "tasks",
    "entries",
    "charters",
    "roster",
)
"""The read tables, a frozen list: each row has an id, what it concerns, whom, its place and a document."""

VerifySignature = Callable[[Key, bytes, Signature], str | None]
"""(enrolled key, DSSE pre-authentication encoding, signature) -> the code of the fault, None if it holds."""


class StoreFault(Exception):
    """The store could not do what was asked; nothing of the transaction was kept. `code` names why."""

    def __init__(self, code: str, detail: str = "") -> None:
        self.code = code
        self.where = ""
        self.detail = detail
        self.params: Mapping[str, object] = {"detail": detail}
        super().__init__(code, detail)


class NotHeld(LookupError):
    """A key or charter revision that this site does not have; `code` names which of them."""

    def __init__(self, code: str, detail: str = "") -> None:
        self.code = code
        self.where = ""
        self.detail = detail
        self.params: Mapping[str, object] = {"detail": detail}
        super().__init__(code, detail)


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a ledger: its size, the tree's frontier, the last `received_at`, the signed checkpoint."""

    size: int = 0
    frontier: Frontier = field(default_factory=Frontier)
    received_at: int = EARLIEST
    checkpoint: bytes = b""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A leaf as it is stored, with what it is looked up by."""

    index: int
    stream: str
    version: int
    type: str
    event_id: str
    leaf_hash: bytes
    leaf: bytes


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a read table. `subject` is the case or the like it belongs to, `place` what sorts it."""

    table: str
    id: str
    document: bytes
    subject: str = ""
    member: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Replace:
    """All rows of these tables with this subject make way for the rows given."""

    tables: tuple[str, ...]
    subject: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """Something to be told outside once the entry stands: to mail, streams, witnesses, other sites."""

    index: int
    topic: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Answered:
    """What a request with an idempotency key was answered."""

    actor: str
    key: str
    request: str
    """SHA-256 of the request's bytes."""
    receipt: bytes


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction adds to a ledger; `head` is the head after it."""

    head: Head
    entries: tuple[NewEntry, ...]
    nodes: tuple[Node, ...] = ()
    """Tree nodes above the leaves that became complete."""
    rows: tuple[Row, ...] = ()
    """Rows that are new or take the place of the row with their id."""
    replaced: tuple[Replace, ...] = ()
    outbox: tuple[Message, ...] = ()
    answered: Answered | None = None


class Transaction(Protocol):
    """The ledger while its head is locked."""

    @property
    def head(self) -> Head:
        """The head as it stands under the lock."""

    def leaves(self, start: int) -> Iterator[bytes]:
        """Leaves from that index on."""

    def index_of_event(self, event_id: str) -> int | None:
        """Where the event with that id stands."""

    def answered(self, actor: str, key: str) -> Answered | None:
        """What the actor's earlier request with that idempotency key was answered."""

    def write(self, batch: Batch) -> None:
        """Add the batch; it stands once the transaction ends without an error. `head` is its head then."""


class Store(Protocol):
    """One ledger of an installation, durable."""

    @property
    def ledger(self) -> str:
        """Its short name."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Lock the head until the block ends; an exception undoes everything."""

    def head(self) -> Head:
        """The head as last committed."""

    def size(self) -> int:
        """The size as last committed: what a reader asks before it trusts its memory."""

    def leaves(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Leaves of [start, end), streaming."""

    def stream(self, stream: str) -> Iterator[tuple[int, bytes]]:
        """(index, leaf) of a stream's entries in order."""

    def index_of_leaf(self, leaf_hash: bytes) -> int | None:
        """Where the leaf with that hash stands."""

    def index_of_event(self, event_id: str) -> int | None:
        """Where the event with that id stands."""

    def node(self, level: int, index: int) -> bytes:
        """The hash over leaves [index*2^level, (index+1)*2^level)."""

    def hashes(self, level: int) -> Iterator[bytes]:
        """All node hashes of a level that are kept, in the order of their place."""

    def put_body(self, sha256: str, content: bytes) -> None:
        """Keep a body; the same one again changes nothing."""

    def body(self, sha256: str) -> bytes | None:
        """The body, None if it was never given or has been shredded."""

    def shred_body(self, sha256: str) -> bool:
        """Destroy the content of a body; whether there was one."""

    def bodies(self) -> Iterator[tuple[str, bytes]]:
        """All bodies that are kept, by digest."""

    def row(self, table: str, key: str) -> bytes | None:
        """The document of a row."""

    def rows(
        self,
        table: str,
        *,
        subject: str | None = None,
        member: str | None = None,
        after: str = "",
        limit: int = 100,
        newest_first: bool = False,
    ) -> list[Row]:
        """Rows in the order of their place; `after` is the place of the last row already read."""

    def replace_rows(self, rows: Iterator[Row]) -> None:
        """Drop all read rows of the ledger and write these, in one transaction."""

    def outbox(self, limit: int = 100) -> Sequence[tuple[int, Message]]:
        """(number, message) of the oldest messages not yet sent."""

    def sent(self, numbers: Sequence[int]) -> None:
        """Those messages need not be sent again."""


class Clock(Protocol):
    """Where now comes from."""

    def now(self) -> int:
        """Milliseconds since 1970 UTC."""


class Ids(Protocol):
    """Where event ids come from."""

    def uuid(self) -> str:
        """A new UUID in lower-case text."""


class Signer(Protocol):
    """A key that can sign here and now."""

    @property
    def key(self) -> str:
        """Key id: SHA-256 of the raw public key."""

    @property
    def public(self) -> bytes:
        """The raw public key."""

    @property
    def custody(self) -> str:
        """Who holds it: server, file, passkey, pkcs11."""

    def sign(self, message: bytes) -> bytes:
        """A raw Ed25519 signature."""


class Keyring(Protocol):
    """The keys this site holds, demo delegations' among them."""

    def signer(self, key: str) -> Signer | None:
        """The signer with that key id, None if it is held elsewhere."""


class Charters(Protocol):
    """Charter revisions by their hash."""

    def charter(self, revision: str) -> Charter:
        """The charter; raises NotHeld where the revision is not here."""

    def files(self, revision: str) -> dict[str, bytes]:
        """Its files with LF line ends; raises NotHeld."""
