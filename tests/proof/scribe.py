"""Writes ledgers for the tests of the proof, entry by entry, with whatever the test wants in them.

It knows nothing of what is right: a certificate is put together from what was written, its roster kept by
hand, its result told by the test. Keys, ids and times follow from names and numbers.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tocsin.core.calendar import moment_text
from tocsin.core.charter.revision import revision_of
from tocsin.core.texts import text_body
from tocsin.ledger import canonical, checkpoint, cosignature, leaf, merkle, note
from tocsin.ledger.checkpoint import Checkpoint
from tocsin.ledger.envelope import Assertion, Envelope, Signature, pre_authentication_encoding
from tocsin.ledger.leaf import Leaf
from tocsin.ledger.note import ED25519, Note, VerifierKey
from tocsin.proof.signatures import challenge

START = 1_700_000_000_000
MINUTE = 60_000
RP_ID = "pact.example"
PASSKEY_ORIGIN = "https://pact.example"
FOLDER = Path(__file__).parent / "pact"
TEXT = {"en": "The council sends help.\n"}
PRESENT_AND_VERIFIED = 0x05


def pact() -> dict[str, bytes]:
    """The files of the tests' charter."""
    return {path.name: path.read_bytes() for path in sorted(FOLDER.iterdir())}


@dataclass(frozen=True)
class Hand:
    """A key and the way it signs an encoding."""

    algorithm: str
    public: bytes
    sign: Callable[[bytes], Signature]
    raw: Callable[[bytes], bytes]

    @property
    def id(self) -> str:
        return sha256(self.public).hexdigest()


def hand(name: str) -> Hand:
    """An Ed25519 key that follows from a name."""
    private = Ed25519PrivateKey.from_private_bytes(sha256(name.encode()).digest())
    public = private.public_key().public_bytes_raw()
    keyid = sha256(public).hexdigest()
    return Hand("ed25519", public, lambda encoding: Signature(keyid, private.sign(encoding)), private.sign)


def passkey(name: str, algorithm: str = "es256-webauthn", **changes: Any) -> Hand:
    """A passkey that follows from a name; `changes` are those of `assertion`."""
    seed = sha256(name.encode()).digest()
    if algorithm == "es256-webauthn":
        private = ec.derive_private_key(int.from_bytes(seed, "big") >> 8, ec.SECP256R1())
        public = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        scheme = ec.ECDSA(SHA256(), deterministic_signing=True)
        raw: Callable[[bytes], bytes] = lambda message: private.sign(message, scheme)  # noqa: E731
    else:
        edwards = Ed25519PrivateKey.from_private_bytes(seed)
        public, raw = edwards.public_key().public_bytes_raw(), edwards.sign
    keyid = sha256(public).hexdigest()
    return Hand(algorithm, public, lambda encoding: assertion(keyid, raw, encoding, **changes), raw)


def assertion(
    keyid: str,
    raw: Callable[[bytes], bytes],
    encoding: bytes,
    flags: int = PRESENT_AND_VERIFIED,
    rp_id: str = RP_ID,
    **client: Any,
) -> Signature:
    """A WebAuthn answer to an encoding."""
    said = {
        "type": "webauthn.get",
        "challenge": challenge(encoding),
        "origin": PASSKEY_ORIGIN,
        "crossOrigin": False,
    }
    client_data = json.dumps(said | client, separators=(",", ":")).encode()
    data = sha256(rp_id.encode()).digest() + bytes([flags]) + bytes(4)
    signature = raw(data + sha256(client_data).digest())
    return Signature(keyid, signature, Assertion(data, client_data))


@dataclass(frozen=True)
class Person:
    """Whose key it is."""

    member: str
    role: str
    hand: Hand
    custody: str = "server"

    def row(self) -> dict[str, Any]:
        """Its row in the founding roster or an enrolment."""
        scope = {"rp_id": RP_ID, "origins": [PASSKEY_ORIGIN]} if self.hand.algorithm != "ed25519" else {}
        return {
            "key": self.hand.id,
            "member": self.member,
            "role": self.role,
            "algorithm": self.hand.algorithm,
            "public": b64encode(self.hand.public).decode(),
            "custody": self.custody,
            **scope,
        }


def person(member: str, role: str, name: str = "", custody: str = "server") -> Person:
    return Person(member, role, hand(name or f"{member}/{role}"), custody)


SITE = person("", "system")
OFFICE = person("", "office")
AA, BB, CC = (person(member, "delegate") for member in ("AA", "BB", "CC"))
PEOPLE = (SITE, OFFICE, AA, BB, CC)


@dataclass
class Written:
    """An entry as it was written."""

    index: int
    stream: str
    leaf: bytes

    @property
    def hash(self) -> str:
        return merkle.leaf_hash(self.leaf).hex()


@dataclass
class Scribe:
    """A ledger in the making."""

    origin: str = "pact.example/demo"
    files: dict[str, bytes] = field(default_factory=pact)
    log_hand: Hand = field(default_factory=lambda: hand("log"))
    entries: list[Written] = field(default_factory=list)
    versions: dict[str, int] = field(default_factory=dict)
    keys: list[dict[str, Any]] = field(default_factory=list)
    policy: str = ""
    received_at: int = START

    @property
    def revision(self) -> str:
        return revision_of(self.files)

    @property
    def log(self) -> VerifierKey:
        return VerifierKey(self.origin, ED25519, self.log_hand.public)

    def add(
        self,
        stream: str,
        kind: str,
        data: Mapping[str, Any],
        by: Person,
        *,
        signers: Sequence[Hand] | None = None,
        later: int = 1,
        received_at: int | None = None,
        at: int | None = None,
        version: int | None = None,
        **event: Any,
    ) -> str:
        """Write an entry `later` minutes after the last; its leaf hash. `event` overrides the event."""
        self.received_at += later * MINUTE
        if received_at is not None:
            self.received_at = received_at
        index = len(self.entries)
        self.versions[stream] = self.versions.get(stream, 0) + 1 if version is None else version
        value = {
            "v": 1,
            "log": self.origin,
            "charter": self.revision,
            "stream": stream,
            "seen": index - 1,
            "type": f"{kind}/1" if "/" not in kind else kind,
            "at": moment_text(self.received_at if at is None else at),
            "actor": {"member": by.member, "role": by.role, "key": by.hand.id},
            "prev": "",
            "id": f"00000000-0000-4000-8000-{index:012x}",
            "data": dict(data),
        }
        payload = canonical.encode(value | event)
        encoding = pre_authentication_encoding(payload)
        signatures = tuple(row.sign(encoding) for row in (signers or (by.hand,)))
        return self.append(
            stream, Leaf(Envelope(payload, signatures), index, self.received_at, self.versions[stream])
        )

    def append(self, stream: str, row: Leaf) -> str:
        """Write a leaf; its hash."""
        self.entries.append(Written(row.index, stream, leaf.encode(row)))
        return self.entries[-1].hash

    def found(
        self, *people: Person, policy: str = "", signers: Sequence[Hand] | None = None, **data: Any
    ) -> str:
        """Entry 0, signed by the log's key and everybody's; then the charter."""
        rows = [row.row() for row in people or PEOPLE]
        value = {"log": str(self.log), "keys": rows, "policy": policy}
        everybody = (self.log_hand, *(row.hand for row in people or PEOPLE))
        founding = self.add("roster", "roster.founded", value | data, SITE, signers=signers or everybody)
        self.policy = policy
        self.keys = [_row(row, 0) for row in rows]
        self.put_in_force()
        return founding

    def put_in_force(self) -> str:
        return self.add("charter", "charter.revision_in_force", {"revision": self.revision}, SITE)

    def enrol(self, row: Person, by: Person = OFFICE) -> str:
        self.keys.append(_row(row.row(), len(self.entries)))
        return self.add("roster", "roster.key_enrolled", row.row(), by)

    def revoke(self, row: Person, by: Person = OFFICE) -> str:
        held = next(key for key in reversed(self.keys) if key["key"] == row.hand.id)
        held["to_index"] = len(self.entries)
        return self.add("roster", "roster.key_revoked", {"key": row.hand.id}, by)

    def set_policy(self, policy: str) -> str:
        self.policy = policy
        return self.add("roster", "roster.policy_set", {"policy": policy}, OFFICE)

    def change_log_key(self, name: str) -> str:
        self.log_hand = hand(name)
        return self.add("roster", "roster.log_key_changed", {"log": str(self.log)}, OFFICE)

    # The certificate

    def checkpoint(
        self, size: int | None = None, *, witnesses: Sequence[tuple[VerifierKey, Hand]] = ()
    ) -> str:
        """The signed checkpoint of the tree, cosigned."""
        leaves = [merkle.leaf_hash(row.leaf) for row in self.entries[:size]]
        tree = merkle.extend(merkle.Frontier(), leaves)
        body = checkpoint.body(Checkpoint(self.origin, tree.size, merkle.root(tree)))
        lines = [note.sign(body, self.log, self.log_hand.raw)]
        for key, signer in witnesses:
            lines.append(cosignature.sign(body, self.received_at // 1000, key, signer.raw))
        return note.encode(Note(body, tuple(lines))).decode()

    def enclosed(self, decision: str, *others: str, size: int | None = None) -> list[dict[str, Any]]:
        """The entries of the three streams and other leaves, with proofs in the tree of `size` entries."""
        wanted = {"roster", "charter", f"decision/{decision}"}
        rows = self.entries[:size]
        end = max((row.index for row in rows if row.stream == f"decision/{decision}"), default=len(rows))
        nodes = merkle.nodes_of([merkle.leaf_hash(row.leaf) for row in rows])
        return [
            {
                "index": row.index,
                "leaf": row.leaf.decode(),
                "proof": [b64encode(h).decode() for h in merkle.inclusion_proof(row.index, len(rows), nodes)],
            }
            for row in rows
            if (row.index <= end and row.stream in wanted) or row.hash in others
        ]

    def certificate(
        self, decision: str = "d1", *, appeal: str = "", size: int | None = None, **changes: Any
    ) -> bytes:
        """The certificate of what was written; `changes` replace its members."""
        value: dict[str, Any] = {
            "format": "tocsin-decision-certificate/1",
            "kind": self.origin.partition("/")[2].partition("-")[0],
            "organisation": "pact",
            "decision": decision,
            "log": str(self.log),
            "charter": {
                "id": "pact",
                "revision": self.revision,
                "files": {name: content.decode() for name, content in self.files.items()},
            },
            "roster": self.keys,
            "text": TEXT,
            "entries": self.enclosed(decision, appeal, size=size),
            "checkpoint": self.checkpoint(size),
            "policy": self.policy,
            "result": ADOPTED_TOGETHER,
        }
        return canonical.encode(value | changes) + b"\n"


def _row(row: dict[str, Any], index: int) -> dict[str, Any]:
    kept = {name: row[name] for name in ("key", "member", "role", "algorithm", "public", "custody")}
    return {**kept, "from_index": index, "to_index": -1}


def reason(code: str, met: bool, required: str, actual: str, *members: str) -> dict[str, Any]:
    return {"code": code, "met": met, "required": required, "actual": actual, "members": list(members)}


def result(outcome: str, rule: str, *reasons: dict[str, Any]) -> dict[str, Any]:
    return {"outcome": outcome, "rule": rule, "reasons": list(reasons)}


ADOPTED_TOGETHER = result(
    "adopted",
    "together",
    reason("quorum", True, "2", "3"),
    reason("no_objection", True, "0", "0"),
    reason("all_joined", True, "3", "3"),
)


def digest(text: Mapping[str, str], salt: str = "") -> str:
    """The SHA-256 that names a text."""
    return sha256(text_body(text, salt)).hexdigest()
