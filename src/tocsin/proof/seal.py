"""What makes the entries part of one signed ledger: checkpoint, inclusion proofs, trust policy, cosignatures.

Norms: C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-policy; RFC 9162. Every signature line of the
checkpoint is checked, so that none can be changed, added or doubled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.ledger import checkpoint as checkpoints
from tocsin.ledger import cosignature, note
from tocsin.ledger import policy as policies
from tocsin.ledger.checkpoint import Checkpoint
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.merkle import verify_inclusion
from tocsin.ledger.note import COSIGNATURE, Note, VerifierKey, is_by
from tocsin.ledger.policy import NO_QUORUM, Policy
from tocsin.proof.entries import Entry, Log
from tocsin.proof.form import Certificate
from tocsin.proof.signatures import verify_ed25519

NO_POLICY = Policy((), (), (), NO_QUORUM)
_WHERE = "/checkpoint"


@dataclass(frozen=True, slots=True)
class Head:
    """The tree head that the log signed, and the note it stands on."""

    checkpoint: Checkpoint
    note: Note


def read_head(certificate: Certificate, log: Log, last_index: int) -> Head:
    """The checkpoint, signed once by the log's key and large enough to hold every entry."""
    try:
        checkpoint, signed = checkpoints.parse(certificate.checkpoint.encode("utf-8"))
    except Malformed as fault:
        raise fault.at(_WHERE) from None
    if checkpoint.origin != log.origin:
        raise Malformed("origin_differs", _WHERE)
    if checkpoint.size <= last_index:
        raise Malformed("checkpoint_too_small", _WHERE)
    lines = sum(is_by(line, log.key) for line in signed.signatures)
    if lines != 1:
        raise Malformed("log_signature_count", _WHERE, str(lines))
    _require_holds(signed, log.key)
    return Head(checkpoint, signed)


def _require_holds(signed: Note, key: VerifierKey) -> int | None:
    """The time of a cosignature, or None for a log's signature; a false line is `Malformed`."""
    try:
        if key.algorithm == COSIGNATURE:
            return cosignature.verify(signed, key, verify_ed25519)
        note.verify(signed, (key,), verify_ed25519)
    except Malformed as fault:
        raise fault.at(_WHERE) from None
    return None


def require_included(certificate: Certificate, entries: Iterable[Entry], head: Head) -> None:
    """Every entry lies in the tree under its index."""
    for row, enclosed in zip(entries, certificate.entries, strict=True):
        size, root = head.checkpoint.size, head.checkpoint.root
        if not verify_inclusion(bytes.fromhex(row.leaf), row.index, size, enclosed.proof, root):
            raise Malformed("not_included", row.where)


def read_policy(text: bytes, log: Log, where: str) -> Policy:
    """A trust policy that covers the log; the empty text asks for nothing."""
    if not text:
        return NO_POLICY
    try:
        policy = policies.parse(text)
    except Malformed as fault:
        raise Malformed(fault.code, where, fault.where) from None
    if policy.logs and log.key not in policy.logs:
        raise Malformed("policy_other_log", where)
    return policy


def require_cosigned(policy: Policy, head: Head, log: Log) -> str:
    """Every line but the log's is by a key that the policy names, once and true, and they are its quorum."""
    named = [witness.key for witness in policy.witnesses] + [key for key in policy.logs if key != log.key]
    for n, line in enumerate(head.note.signatures):
        if is_by(line, log.key):
            continue
        if not any(is_by(line, key) for key in named):
            raise Malformed("line_unknown", f"{_WHERE}/signatures/{n}")
        if any(row.name == line.name and row.key_id == line.key_id for row in head.note.signatures[:n]):
            raise Malformed("line_twice", f"{_WHERE}/signatures/{n}")
    for key in named:
        _require_holds(head.note, key)
    return require_quorum(policy, head)


def require_quorum(policy: Policy, head: Head) -> str:
    """Enough of the policy's witnesses have cosigned; gives their names as text."""
    times = policies.cosigners(policy, head.note, verify_ed25519)
    if not policies.reaches_quorum(policy, times):
        raise Malformed("quorum_missing", _WHERE)
    return ", ".join(sorted(times))
