"""The full audit of a ledger: every leaf, signature, version and node, the tree and its checkpoint.

Nothing the store says is trusted but the order of the leaves. Chunks are checked independently, so that
a mapper may spread them over processes; `merge` joins what they found. Two accepted events with one
`prev` are no fault of the ledger: they are reported as what a key's holder has done (INTERFACE section 5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from tocsin.core.roster.evolve import EVOLVE
from tocsin.core.roster.state import Key, Norms, Registers, Roster
from tocsin.engine.look import Look, look
from tocsin.engine.ports import Head, Store, VerifySignature
from tocsin.engine.reading import read_own
from tocsin.ledger import checkpoint, event, merkle, note
from tocsin.ledger.envelope import Signature, pre_authentication_encoding
from tocsin.ledger.event import Event
from tocsin.ledger.instants import EARLIEST
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.merkle import HASH_BYTES, Frontier
from tocsin.ledger.note import parse_verifier_key
from tocsin.ledger.octets import sha256_hex, to_base64

CHUNK = 1 << 9
"""Leaves of a chunk: a power of two, so that a chunk is a perfect subtree."""
MAX_FINDINGS = 1000
_NOTHING = bytes(HASH_BYTES)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, at which entry (-1: with the whole)."""

    code: str
    index: int
    detail: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Equivocation:
    """Entries that name the same event as the last one of their key."""

    prev: str
    indexes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit has found; it is `ok` where nothing is wrong with the ledger itself."""

    size: int
    root: bytes
    findings: tuple[Finding, ...]
    equivocations: tuple[Equivocation, ...]

    @property
    def ok(self) -> bool:
        """Whether the ledger is whole."""
        return not self.findings


@dataclass(frozen=True, slots=True)
class Chunk:
    """Leaves from `start` on, and what they are checked against."""

    start: int
    leaves: tuple[bytes, ...]
    origin: str
    keys: tuple[Key, ...]
    verify: VerifySignature


@dataclass(slots=True)
class Checked:
    """What a chunk's check gives to the whole."""

    start: int
    hashes: list[bytes] = field(default_factory=list)
    prevs: list[bytes] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    unnamed: list[tuple[str, int]] = field(default_factory=list)
    """(key, index) of events without a `prev`."""
    streams: dict[str, tuple[int, int]] = field(default_factory=dict)
    """First and last version of each stream."""
    roster: list[int] = field(default_factory=list)
    first_at: int = EARLIEST
    last_at: int = EARLIEST
    findings: list[Finding] = field(default_factory=list)


Mapper = Callable[[Callable[[Chunk], Checked], Iterable[Chunk]], Iterable[Checked]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is audited: leaves, the roster's own among them, and the checkpoint over them."""

    origin: str
    leaves: Callable[[], Iterator[bytes]]
    roster: Callable[[], Iterator[tuple[int, bytes]]]
    checkpoint: bytes


def audit(store: Store, origin: str, verify: VerifySignature, run: Mapper = map) -> Audit:
    """Audit a whole ledger. `run` maps a function over chunks in order, here or in other processes."""
    head = store.head()
    evidence = Evidence(origin, store.leaves, lambda: store.stream("roster"), head.checkpoint)
    whole = _look_through(evidence, verify, run)
    whole.compare_head(head)
    whole.compare_nodes(store)
    return whole.result()


def audit_leaves(evidence: Evidence, verify: VerifySignature, run: Mapper = map) -> Audit:
    """As `audit`, for leaves that lie in no store yet."""
    return _look_through(evidence, verify, run).result()


def _look_through(evidence: Evidence, verify: VerifySignature, run: Mapper) -> _Whole:
    roster, enrolled_at, broken = _fold_roster(evidence.roster())
    whole = _Whole(enrolled_at, broken)
    for checked in run(check_chunk, _chunks(evidence, roster.keys, verify)):
        whole.merge(checked)
    whole.compare_checkpoint(evidence, roster, verify)
    return whole


def _fold_roster(rows: Iterable[tuple[int, bytes]]) -> tuple[Roster, list[int], list[Finding]]:
    """The roster as its stream gives it; the chunks confirm that the stream is what they saw."""
    registers = Registers(Roster(), Norms())
    indexes: list[int] = []
    for index, data in rows:
        try:
            entry = read_own(data).entry
            registers = EVOLVE[entry.type.partition("/")[0]](registers, entry)
        except (Malformed, LookupError) as problem:
            return registers.roster, indexes, [Finding("roster_unreadable", index, str(problem))]
        indexes.append(index)
    return registers.roster, indexes, []


def _chunks(evidence: Evidence, keys: tuple[Key, ...], verify: VerifySignature) -> Iterator[Chunk]:
    leaves, start = evidence.leaves(), 0
    while True:
        taken = tuple(islice(leaves, CHUNK))
        if not taken:
            return
        yield Chunk(start, taken, evidence.origin, keys, verify)
        start += len(taken)


def check_chunk(chunk: Chunk) -> Checked:
    """Check each leaf of a chunk for itself: form and place of all, then the signatures in one go.

    Going through the same code for many leaves before the next keeps it near the processor.
    """
    result = Checked(chunk.start, [merkle.leaf_hash(data) for data in chunk.leaves])
    looks: list[Look] = []
    for index, data in enumerate(chunk.leaves, chunk.start):
        try:
            row = look(data)
            _check_place(chunk, index, row)
        except Malformed as problem:
            _fail(result, index, problem)
            result.prevs.append(_NOTHING)
        else:
            looks.append(row)
            _note(result, index, row)
    keys: dict[str, list[Key]] = {}
    for key in chunk.keys:
        keys.setdefault(key.key, []).append(key)
    for row in looks:
        try:
            _check_signatures(chunk, keys, row)
        except Malformed as problem:
            _fail(result, row.index, problem)
    return result


def _fail(result: Checked, index: int, problem: Malformed) -> None:
    result.findings.append(Finding(problem.code, index, problem.detail, problem.where))


def _check_place(chunk: Chunk, index: int, row: Look) -> None:
    if row.index != index:
        raise Malformed("index_differs", "/index", str(row.index))
    if row.log != chunk.origin:
        raise Malformed("log_differs", "/log", row.log)


def _check_signatures(chunk: Chunk, keys: dict[str, list[Key]], row: Look) -> None:
    """Signed by keys in force: the founding entry by all that it names, the others by their actor's."""
    encoding = pre_authentication_encoding(row.payload)
    for held in keys.get(row.key, ()):
        if held.signs_at(row.index):
            break
    else:
        raise Malformed("key_not_in_force", "/actor/key", row.key)
    if held.member != row.member or held.role != row.role:
        raise Malformed("actor_differs", "/actor", f"{held.member} {held.role}")
    if row.index == 0:
        _check_founding(chunk, row, encoding)
        return
    signature = row.signatures[0]
    if signature.keyid != row.key:
        raise Malformed("signature_of_other_key", "/signatures/0/keyid", signature.keyid)
    fault = chunk.verify(held, encoding, signature)
    if fault is not None:
        raise Malformed(fault, "/signatures/0")


def _check_founding(chunk: Chunk, row: Look, encoding: bytes) -> None:
    said = event.parse(row.payload)
    log = parse_verifier_key(str(said.data.get("log")), "/data/log")
    wanted = {key.key: key for key in chunk.keys if key.from_index == 0}
    log_id = sha256_hex(log.public)
    named = _founding_names(said)
    if {signature.keyid for signature in row.signatures} != named | {log_id} or not named <= wanted.keys():
        raise Malformed("founding_signatures", "/signatures")
    for number, signature in enumerate(row.signatures):
        key = wanted.get(signature.keyid) or _log_key(log_id, log.public)
        fault = chunk.verify(key, encoding, signature)
        if fault is not None:
            raise Malformed(fault, f"/signatures/{number}")


def _founding_names(said: Event) -> set[str]:
    rows = said.data.get("keys")
    return {str(row.get("key")) for row in rows if isinstance(row, dict)} if isinstance(rows, list) else set()


def _log_key(key: str, public: bytes) -> Key:
    return Key(key, "", "log", "ed25519", to_base64(public), "file", 0)


def _note(result: Checked, index: int, row: Look) -> None:
    result.ids.append(row.id)
    result.prevs.append(bytes.fromhex(row.prev) if row.prev else _NOTHING)
    if not row.prev:
        result.unnamed.append((row.key, index))
    if row.stream == "roster":
        result.roster.append(index)
    first, last = result.streams.get(row.stream, (row.version, row.version - 1))
    if row.version != last + 1:
        result.findings.append(Finding("version_gap", index, f"{row.stream} {row.version}"))
    result.streams[row.stream] = (first, row.version)
    if result.first_at == EARLIEST:
        result.first_at = row.received_at
    if row.received_at < result.last_at:
        result.findings.append(Finding("received_at_goes_back", index))
    result.last_at = row.received_at


class _Whole:
    """What the chunks amount to."""

    def __init__(self, roster: list[int], findings: list[Finding]) -> None:
        self._roster = roster
        self._seen: list[int] = []
        self._hashes: list[bytes] = []
        self._ids: set[str] = set()
        self._versions: dict[str, int] = {}
        self._last_at = EARLIEST
        self._by_prev: dict[bytes | str, list[int]] = {}
        self._findings = list(findings)
        self._frontier = Frontier()

    def merge(self, checked: Checked) -> None:
        """Join the next chunk to those before it."""
        self._findings += checked.findings
        self._hashes += checked.hashes
        self._seen += checked.roster
        before = len(self._ids)
        self._ids.update(checked.ids)
        if len(self._ids) != before + len(checked.ids):
            self._findings.append(Finding("id_repeated", checked.start))
        for stream, (first, last) in checked.streams.items():
            if first != self._versions.get(stream, 0) + 1:
                self._findings.append(Finding("version_gap", checked.start, f"{stream} {first}"))
            self._versions[stream] = last
        if checked.first_at < self._last_at:
            self._findings.append(Finding("received_at_goes_back", checked.start))
        self._last_at = max(self._last_at, checked.last_at)
        for index, prev in enumerate(checked.prevs, checked.start):
            if prev != _NOTHING:
                self._by_prev.setdefault(prev, []).append(index)
        for key, index in checked.unnamed:
            self._by_prev.setdefault(key, []).append(index)

    def compare_checkpoint(self, evidence: Evidence, roster: Roster, verify: VerifySignature) -> None:
        """Hold the leaves against the roster's stream and the log's signed word for them."""
        if self._seen != self._roster:
            self._findings.append(Finding("roster_stream_differs", -1, f"{self._seen} {self._roster}"))
        self._frontier = merkle.extend(Frontier(), self._hashes)
        code = _checkpoint_fault(evidence, roster, self._frontier, verify)
        if code:
            self._findings.append(Finding(code, -1))

    def compare_head(self, head: Head) -> None:
        """Hold the leaves against the head that the store keeps beside them."""
        size = len(self._hashes)
        if head.frontier != self._frontier or head.size != size or head.received_at != self._last_at:
            self._findings.append(Finding("head_differs", -1, f"{head.size} {size}"))

    def compare_nodes(self, store: Store) -> None:
        """Hold the leaves against the nodes that the store keeps beside them."""
        level, hashes = 0, self._hashes
        while hashes:
            stored = list(store.hashes(level))
            if stored != hashes:
                self._findings.append(Finding("nodes_differ", _first_difference(stored, hashes), str(level)))
            pairs = range(0, len(hashes) - 1, 2)
            level, hashes = level + 1, [merkle.node_hash(hashes[n], hashes[n + 1]) for n in pairs]

    def result(self) -> Audit:
        """What was found, the first findings first."""
        findings = sorted(self._findings, key=lambda row: (row.index, row.code))
        return Audit(
            size=len(self._hashes),
            root=merkle.root(self._frontier),
            findings=tuple(findings[:MAX_FINDINGS]),
            equivocations=tuple(
                Equivocation(prev.hex() if isinstance(prev, bytes) else "", tuple(indexes))
                for prev, indexes in self._by_prev.items()
                if len(indexes) > 1
            ),
        )


def _first_difference(stored: list[bytes], hashes: list[bytes]) -> int:
    for index, (one, other) in enumerate(zip(stored, hashes, strict=False)):
        if one != other:
            return index
    return min(len(stored), len(hashes))


def _checkpoint_fault(evidence: Evidence, roster: Roster, frontier: Frontier, verify: VerifySignature) -> str:
    """Why the checkpoint is not the log's signed word for these leaves; empty if it is."""
    try:
        stated, parsed = checkpoint.parse(evidence.checkpoint)
        key = parse_verifier_key(roster.log)
    except Malformed as problem:
        return problem.code
    wanted = (evidence.origin, frontier.size, merkle.root(frontier))
    if (stated.origin, stated.size, stated.root) != wanted or key.name != evidence.origin:
        return "checkpoint_differs"

    def raw(public: bytes, message: bytes, sig: bytes) -> bool:
        held = _log_key(sha256_hex(public), public)
        return verify(held, message, Signature(held.key, sig)) is None

    try:
        return "" if key in note.verify(parsed, [key], raw) else "checkpoint_unsigned"
    except Malformed as problem:
        return problem.code
