"""What a certificate is made of, gathered from a ledger: leaves with proofs, checkpoint, charter, text.

INTERFACE section 5: every leaf of the streams `roster`, `charter` and `decision/<id>` up to the declaration,
and the appeal that the last opening names. What is made of it, and whether it holds, is the proof's matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tocsin.core.values import Entry
from tocsin.engine.ports import Charters, Head, Keyring, Store
from tocsin.engine.reading import read_own
from tocsin.ledger import canonical, checkpoint, merkle
from tocsin.ledger.checkpoint import Checkpoint
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.note import ED25519, is_by, parse_verifier_key
from tocsin.ledger.note import parse as parse_note
from tocsin.ledger.octets import sha256_hex

DECLARED = ("case.decision_adopted/1", "case.decision_failed/1")
OPENED = "case.decision_opened/1"
LOG_KEYS = ("roster.founded/1", "roster.log_key_changed/1")
MAX_TEXT_BYTES = 4 * 1024 * 1024


class NoCertificate(Exception):
    """A decision of which no certificate can be made now; `code` says why, `where` names the decision."""

    def __init__(self, code: str, decision: str, detail: str = "") -> None:
        self.code = code
        self.where = f"decision/{decision}"
        self.params: Mapping[str, object] = {"detail": detail}
        super().__init__(code, decision, detail)


@dataclass(frozen=True, slots=True)
class Proven:
    """A leaf with its index and its inclusion proof in the checkpoint's tree."""

    index: int
    leaf: bytes
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that a certificate needs."""

    decision: str
    leaves: tuple[Proven, ...]
    checkpoint: bytes
    files: Mapping[str, bytes]
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Row:
    index: int
    leaf: bytes
    entry: Entry


def gather(store: Store, charters: Charters, keyring: Keyring, decision: str) -> Dossier:
    """The dossier of a declared decision; raises NoCertificate, and NotHeld for charter and keys."""
    own = _until_declared(store, decision)
    end = own[-1].index
    opening = next(row for row in reversed(own) if row.entry.type == OPENED)
    rows = [*own, *_stream(store, "roster", end), *_stream(store, "charter", end)]
    if opening.entry.data.appeal:
        rows.append(_appeal(store, decision, opening.entry.data.appeal))
    rows.sort(key=lambda row: row.index)
    head = _head(store, keyring, _log_key(rows), end)
    proofs = (merkle.inclusion_proof(row.index, head.size, store.node) for row in rows)
    return Dossier(
        decision=decision,
        leaves=tuple(
            Proven(row.index, row.leaf, tuple(proof)) for row, proof in zip(rows, proofs, strict=True)
        ),
        checkpoint=head.checkpoint,
        files=charters.files(opening.entry.charter),
        text=_text(store, decision, opening.entry.data.text_sha256),
    )


def _stream(store: Store, stream: str, end: int) -> Iterator[_Row]:
    for index, leaf in store.stream(stream):
        if index > end:
            return
        yield _Row(index, leaf, read_own(leaf).entry)


def _until_declared(store: Store, decision: str) -> list[_Row]:
    rows = []
    for index, leaf in store.stream(f"decision/{decision}"):
        rows.append(_Row(index, leaf, read_own(leaf).entry))
        if rows[-1].entry.type in DECLARED:
            return rows
    raise NoCertificate("certificate-undecided" if rows else "certificate-unknown", decision)


def _appeal(store: Store, decision: str, leaf_hash: str) -> _Row:
    index = store.index_of_leaf(bytes.fromhex(leaf_hash))
    if index is None:
        raise NoCertificate("certificate-appeal-missing", decision, leaf_hash)
    leaf = next(store.leaves(index, index + 1))
    return _Row(index, leaf, read_own(leaf).entry)


def _log_key(rows: list[_Row]) -> str:
    """The log's verifier key when the decision was declared."""
    return next(str(row.entry.data.log) for row in reversed(rows) if row.entry.type in LOG_KEYS)


def _head(store: Store, keyring: Keyring, log: str, end: int) -> Head:
    """The newest checkpoint where that key has signed it, else one signed for the tree at the declaration."""
    newest, key = store.head(), parse_verifier_key(log)
    if any(is_by(line, key) for line in parse_note(newest.checkpoint).signatures):
        return newest
    signer = keyring.signer(sha256_hex(key.public))
    if signer is None or key.algorithm != ED25519:
        raise NoCertificate("certificate-log-key-gone", key.name, log)
    frontier = merkle.frontier_of(end + 1, store.node)
    body = Checkpoint(key.name, frontier.size, merkle.root(frontier))
    return Head(frontier.size, frontier, newest.received_at, checkpoint.sign(body, key, signer.sign))


def _text(store: Store, decision: str, sha256: str) -> dict[str, str]:
    body = store.body(sha256)
    if body is None:
        raise NoCertificate("certificate-text-not-held", decision, sha256)
    try:
        text = canonical.parse_canonical(body, MAX_TEXT_BYTES, 1)
    except Malformed as fault:
        raise NoCertificate("certificate-text-not-canonical", decision, fault.code) from None
    if not isinstance(text, dict):
        raise NoCertificate("certificate-text-not-canonical", decision, "not_an_object")
    return {language: str(words) for language, words in text.items()}
