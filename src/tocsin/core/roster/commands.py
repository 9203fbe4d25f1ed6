"""Commands on keys, policy and the charter revision in force."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tocsin.core.values import Digest, Line, Note, Word


class FoundingKey(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One key of the founding roster."""

    key: str
    member: str
    role: Word
    algorithm: Literal["ed25519", "es256-webauthn", "eddsa-webauthn"]
    public: str
    custody: Literal["server", "file", "passkey", "pkcs11"]
    rp_id: str = ""
    origins: tuple[str, ...] = ()


class FoundRoster(Struct, frozen=True, kw_only=True):
    """Entry 0: the log's key and everybody's first keys, signed by all of them."""

    log: str
    keys: tuple[FoundingKey, ...]
    policy: str


class EnrolKey(FoundingKey, frozen=True, kw_only=True, omit_defaults=True):
    """A further key of a member or of the organisation's people."""


class RevokeKey(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """End a key; counts by ledger order."""

    key: str
    reason: Line = ""


class ChangeLogKey(Struct, frozen=True, kw_only=True):
    """Replace the key that signs checkpoints; the origin stays."""

    log: str


class SetPolicy(Struct, frozen=True, kw_only=True):
    """Replace the trust policy (C2SP tlog-policy text, or empty)."""

    policy: Note


class PutRevisionInForce(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Put a charter revision in force; cases opened before keep theirs."""

    revision: Digest
    decision: str = ""
