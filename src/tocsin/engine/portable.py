"""A ledger as one portable file of lines: a header, the leaves verbatim, the bodies, the checkpoint.

Format `tocsin-ledger/1` (docs/ledger.md): JSON Lines in UTF-8, each line canonical JSON. Whoever has the
file can audit it, hold a verified copy, or take in what a restored ledger lacks.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

from tocsin.engine.audit import Audit, Evidence, Mapper, audit_leaves
from tocsin.engine.ports import Batch, Head, NewEntry, Store, StoreFault, Transaction, VerifySignature
from tocsin.engine.reading import read_own
from tocsin.ledger import canonical, merkle, origin
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.merkle import Node
from tocsin.ledger.octets import from_base64, sha256_hex, to_base64

FORMAT = "tocsin-ledger/1"
MAX_LINE_BYTES = 48 * 1024 * 1024
BATCH = 2000
_LEAF = b'{"envelope":'
_BODY = b'{"body":'
_CHECKPOINT = b'{"checkpoint":'


@dataclass(frozen=True, slots=True)
class Header:
    """What a portable file says of itself in its first line."""

    ledger: str
    origin: str
    size: int


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking a file in has added."""

    entries: int
    bodies: int
    size: int


def write(store: Store, log: str) -> Iterator[bytes]:
    """The lines of a ledger; what is appended meanwhile is not part of it."""
    head = store.head()
    yield _line({"format": FORMAT, "ledger": store.ledger, "origin": log, "size": head.size})
    for leaf in store.leaves(0, head.size):
        yield leaf + b"\n"
    for digest, content in store.bodies():
        yield _line({"body": digest, "content": to_base64(content)})
    yield _line({"checkpoint": head.checkpoint.decode("utf-8")})


def _line(value: dict[str, Any]) -> bytes:
    return canonical.encode(value) + b"\n"


class PortableFile:
    """A portable file that is read again from its beginning for each question."""

    def __init__(self, reopen: Callable[[], BinaryIO]) -> None:
        self._reopen = reopen
        self.header = self._header()
        self.checkpoint = self._checkpoint()

    def _lines(self) -> Iterator[bytes]:
        with self._reopen() as file:
            number = 0
            while line := file.readline(MAX_LINE_BYTES + 1):
                number += 1
                if len(line) > MAX_LINE_BYTES or not line.endswith(b"\n"):
                    raise Malformed("portable_line", str(number), str(len(line)))
                yield line[:-1]

    def _header(self) -> Header:
        value = _object(next(self._lines(), b""), "1")
        ledger, log, size = value.get("ledger"), value.get("origin"), value.get("size")
        if value.get("format") != FORMAT:
            raise Malformed("portable_format", "1", ascii(value.get("format")))
        if not isinstance(ledger, str) or not isinstance(log, str) or type(size) is not int:
            raise Malformed("portable_header", "1")
        origin.parse(log, "1")
        return Header(ledger, log, size)

    def _checkpoint(self) -> bytes:
        number, last = deque(enumerate(self._lines(), 1), maxlen=1)[0]
        value = _object(last, str(number))
        note = value.get("checkpoint")
        if not isinstance(note, str):
            raise Malformed("portable_cut_short", str(number))
        return note.encode("utf-8")

    def leaves(self) -> Iterator[bytes]:
        """The leaves in order."""
        return (line for line in self._lines() if line.startswith(_LEAF))

    def roster(self) -> Iterator[tuple[int, bytes]]:
        """(index, leaf) of the entries of the stream `roster`."""
        for index, leaf in enumerate(self.leaves()):
            if read_own(leaf).entry.stream == "roster":
                yield index, leaf

    def bodies(self) -> Iterator[tuple[str, bytes]]:
        """The bodies, each checked against its digest."""
        for number, line in enumerate(self._lines(), 1):
            if line.startswith(_BODY):
                value = _object(line, str(number))
                content = from_base64(str(value.get("content")), str(number))
                if sha256_hex(content) != value.get("body"):
                    raise Malformed("portable_body_differs", str(number), str(value.get("body")))
                yield sha256_hex(content), content
            elif number > 1 and not line.startswith((_LEAF, _CHECKPOINT)):
                raise Malformed("portable_line", str(number))

    def check_bodies(self) -> int:
        """How many bodies there are, each true to its digest; raises `Malformed`."""
        return sum(1 for _ in self.bodies())

    def audit(self, verify: VerifySignature, run: Mapper = map) -> Audit:
        """The audit of the leaves by the checkpoint of the file."""
        evidence = Evidence(self.header.origin, self.leaves, self.roster, self.checkpoint)
        return audit_leaves(evidence, verify, run)


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        value = canonical.parse(line, MAX_LINE_BYTES)
    except Malformed as problem:
        raise problem.at(where) from None
    if not isinstance(value, dict):
        raise Malformed("portable_line", where)
    return value


def take_in(store: Store, file: PortableFile) -> TakenIn:
    """Add what the store lacks of an audited file. Raises StoreFault where the two are not one ledger."""
    before = store.size()
    with store.transaction() as transaction:
        leaves = file.leaves()
        _require_prefix(transaction, islice(leaves, transaction.head.size))
        while taken := tuple(islice(leaves, BATCH)):
            transaction.write(_batch(transaction.head, taken, file.checkpoint))
    bodies = 0
    for digest, content in file.bodies():
        bodies += store.body(digest) is None
        store.put_body(digest, content)
    return TakenIn(store.size() - before, bodies, store.size())


def _require_prefix(transaction: Transaction, first: Iterable[bytes]) -> None:
    """The store's entries are the beginning of the file's."""
    size, held = transaction.head.size, transaction.leaves(0)
    same = 0
    for ours, theirs in zip(held, first, strict=False):
        if ours != theirs:
            raise StoreFault("ledger_forks", str(same))
        same += 1
    if same != size:
        raise StoreFault("file_is_older", f"{same} {size}")


def _batch(head: Head, leaves: tuple[bytes, ...], checkpoint: bytes) -> Batch:
    frontier, received_at = head.frontier, head.received_at
    entries: list[NewEntry] = []
    nodes: list[Node] = []
    for leaf in leaves:
        read = read_own(leaf)
        entry, hashed = read.entry, merkle.leaf_hash(leaf)
        named = (entry.stream, entry.version, entry.type, read.event_id)
        entries.append(NewEntry(frontier.size, *named, hashed, leaf))
        frontier, grown = merkle.append(frontier, hashed)
        nodes.extend(grown[1:])
        received_at = entry.received_at
    return Batch(Head(frontier.size, frontier, received_at, checkpoint), tuple(entries), tuple(nodes))
