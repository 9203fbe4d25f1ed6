"""An entry's proof, made and checked on the spot: leaf, inclusion proof, the log's signature, the signers'.

Norm: RFC 9162 section 2.1.3 (inclusion), C2SP tlog-checkpoint and signed-note; docs/ledger.md.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass

from tocsin.core.roster.state import Key, Roster
from tocsin.engine.engine import Engine
from tocsin.engine.reading import read_own
from tocsin.ledger import checkpoint, leaf, merkle, note
from tocsin.ledger.envelope import Signature, pre_authentication_encoding
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.note import Note, parse_verifier_key
from tocsin.ledger.octets import from_base64, sha256_hex
from tocsin.proof.signatures import SigningKey, signature_fault, verify_ed25519


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature under an entry; `key` is None for the log's own key, and where none might sign there."""

    key_id: str
    key: Key | None
    signature: str
    holds: bool
    by_log: bool = False

    @property
    def whose(self) -> dict[str, str]:
        """Member and role of the key."""
        return {"member": self.key.member, "role": self.key.role} if self.key else {"member": "", "role": ""}


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that an entry stands where it stands. Hashes are hex."""

    leaf: str
    index: int
    size: int
    root: str
    path: tuple[str, ...]
    included: bool
    checkpoint: str
    signed_by_log: bool
    payload: bytes
    signatures: tuple[Signed, ...]

    @property
    def holds(self) -> bool:
        """Whether everything that was checked holds."""
        return self.included and self.signed_by_log and all(row.holds for row in self.signatures)


def prove(engine: Engine, index: int) -> Proof:
    """The proof of an entry in the checkpoint as it stands now; `index` lies within it. Raises Malformed."""
    roster = engine.refresh().roster
    head = engine.store.head()
    data = next(iter(engine.store.leaves(index, index + 1)))
    hashed = merkle.leaf_hash(data)
    body, signed = checkpoint.parse(head.checkpoint)
    path = merkle.inclusion_proof(index, body.size, engine.store.node)
    held = leaf.parse(data).envelope
    encoding = pre_authentication_encoding(held.payload)
    log = str(read_own(data).entry.data.log) if index == 0 else ""
    return Proof(
        leaf=hashed.hex(),
        index=index,
        size=body.size,
        root=body.root.hex(),
        path=tuple(row.hex() for row in path),
        included=merkle.verify_inclusion(hashed, index, body.size, path, body.root),
        checkpoint=head.checkpoint.decode("utf-8"),
        signed_by_log=_signed_by_log(signed, roster.log),
        payload=held.payload,
        signatures=tuple(
            _signed_at_founding(log, encoding, row) or _signed(roster, index, encoding, row)
            for row in held.signatures
        ),
    )


def _signed_by_log(signed: Note, log: str) -> bool:
    try:
        return bool(note.verify(signed, (parse_verifier_key(log),), verify_ed25519))
    except Malformed:
        return False


def _signed_at_founding(log: str, encoding: bytes, signature: Signature) -> Signed | None:
    """The signature of the log's own key, which stands under the founding entry beside the people's."""
    if not log or sha256_hex(parse_verifier_key(log).public) != signature.keyid:
        return None
    holds = verify_ed25519(parse_verifier_key(log).public, encoding, signature.sig)
    return Signed(signature.keyid, None, b64encode(signature.sig).decode("ascii"), holds, by_log=True)


def _signed(roster: Roster, index: int, encoding: bytes, signature: Signature) -> Signed:
    keys = (row for row in roster.keys if row.key == signature.keyid and row.signs_at(index))
    key = next(keys, None)
    shown = b64encode(signature.sig).decode("ascii")
    if key is None:
        return Signed(signature.keyid, None, shown, False)
    signing = SigningKey(key.algorithm, from_base64(key.public, "/public"), key.rp_id, key.origins)
    return Signed(signature.keyid, key, shown, signature_fault(signing, encoding, signature) is None)
