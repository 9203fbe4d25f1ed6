"""The roster recomputed: folds the stream `roster` into keys with their windows, log key and trust policy.

A key signs from the index that enrols it to the one that revokes it, both included; no entry but the founding
one is signed by a key that it enrols itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from tocsin.ledger import canonical
from tocsin.ledger.canonical import Json
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.octets import from_base64, is_sha256_hex
from tocsin.proof.data import Data, data_of
from tocsin.proof.entries import Entry
from tocsin.proof.signatures import (
    ALGORITHMS,
    ED25519,
    ED25519_PUBLIC_BYTES,
    ES256_WEBAUTHN,
    P256_POINT_BYTES,
    SigningKey,
    key_id,
)

FOUNDED: Final = "roster.founded/1"
KEY_ENROLLED: Final = "roster.key_enrolled/1"
KEY_REVOKED: Final = "roster.key_revoked/1"
LOG_KEY_CHANGED: Final = "roster.log_key_changed/1"
POLICY_SET: Final = "roster.policy_set/1"
SERVER: Final = "server"
CUSTODIES: Final = ("server", "file", "passkey", "pkcs11")
IN_FORCE: Final = -1


@dataclass(frozen=True, slots=True)
class Key:
    """A key as enrolled; `to_index` is -1 while it is in force."""

    key: str
    member: str
    role: str
    public: str
    custody: str
    signing: SigningKey
    from_index: int
    to_index: int = IN_FORCE

    def as_json(self) -> dict[str, Json]:
        """Its row in a certificate's `roster`."""
        return {
            "key": self.key,
            "member": self.member,
            "role": self.role,
            "algorithm": self.signing.algorithm,
            "public": self.public,
            "custody": self.custody,
            "from_index": self.from_index,
            "to_index": self.to_index,
        }


class Roster:
    """All keys ever enrolled, in order, the first `founding` by entry 0; log key and policy at the end."""

    def __init__(self) -> None:
        self.keys: list[Key] = []
        self._current: dict[str, int] = {}
        self._windows: dict[str, list[int]] = {}
        self.founding = 0
        self.log = ""
        self.policy = ""

    def take(self, entry: Entry) -> None:
        """The next entry of the stream `roster`."""
        data, kind = data_of(entry), entry.event.type
        if (kind == FOUNDED) != (entry.version == 1):
            raise Malformed("founding_place", entry.where)
        if kind == FOUNDED:
            self._found(data, entry)
        elif kind == KEY_ENROLLED:
            self._enrol(data, entry)
        elif kind == KEY_REVOKED:
            self._revoke(data, entry)
        elif kind == LOG_KEY_CHANGED:
            self.log = data.text("log")
        elif kind == POLICY_SET:
            self.policy = data.text("policy")
        else:
            raise Malformed("type_unknown", f"{entry.where}/event/type")

    def _found(self, data: Data, entry: Entry) -> None:
        self.log, self.policy = data.text("log"), data.text("policy")
        for row in data.rows("keys"):
            self._enrol(row, entry)
        self.founding = len(self.keys)

    def _enrol(self, data: Data, entry: Entry) -> None:
        row = _key(data, entry.index)
        if row.key in self._current:
            raise data.fault("key_in_force", "key")
        _require_own(entry, row.member)
        self._current[row.key] = len(self.keys)
        self._windows.setdefault(row.key, []).append(len(self.keys))
        self.keys.append(row)

    def _revoke(self, data: Data, entry: Entry) -> None:
        place = self._current.pop(data.digest("key"), None)
        if place is None:
            raise data.fault("key_not_in_force", "key")
        _require_own(entry, self.keys[place].member)
        self.keys[place] = replace(self.keys[place], to_index=entry.index)

    def signer(self, key: str, index: int) -> Key | None:
        """The key that may sign the entry at `index`, None if it may not."""
        for place in self._windows.get(key, ()):
            row = self.keys[place]
            after = row.from_index < index or index == 0
            if after and (row.to_index == IN_FORCE or index <= row.to_index):
                return row
        return None

    def as_json(self) -> list[Json]:
        """A certificate's `roster`."""
        return [row.as_json() for row in self.keys]


def _require_own(entry: Entry, member: str) -> None:
    """A member's people enrol and revoke keys of their own member only; entry 0 is everybody's."""
    if entry.index and entry.event.member and entry.event.member != member:
        raise Malformed("own_member", entry.where)


def _key(data: Data, index: int) -> Key:
    algorithm, public = data.text("algorithm"), data.text("public")
    if algorithm not in ALGORITHMS:
        raise data.fault("algorithm_unknown", "algorithm")
    octets = from_base64(public, f"{data.where}/public")
    if len(octets) != (P256_POINT_BYTES if algorithm == ES256_WEBAUTHN else ED25519_PUBLIC_BYTES):
        raise data.fault("public_length", "public")
    key = data.text("key")
    if not is_sha256_hex(key) or key != key_id(octets):
        raise data.fault("key_id_differs", "key")
    rp_id, origins = data.text("rp_id", ""), data.texts("origins", ())
    if (algorithm != ED25519) != bool(rp_id and origins):
        raise data.fault("passkey_scope", "rp_id")
    if data.text("custody") not in CUSTODIES:
        raise data.fault("custody_unknown", "custody")
    return Key(
        key=key,
        member=data.member("member"),
        role=data.role("role"),
        public=public,
        custody=data.text("custody"),
        signing=SigningKey(algorithm, octets, rp_id, origins),
        from_index=index,
    )


def recompute(entries: tuple[Entry, ...], kind: str) -> Roster:
    """The roster that the stream gives; a live ledger has no key of custody `server`."""
    roster = Roster()
    for entry in entries:
        roster.take(entry)
    if kind == "live":
        for n, row in enumerate(roster.keys):
            if row.custody == SERVER:
                raise Malformed("server_key_live", f"/roster/{n}")
    return roster


def require_enclosed(roster: Roster, enclosed: Json) -> None:
    """The certificate's `roster` is the recomputed one."""
    if canonical.encode_checked(enclosed) != canonical.encode_checked(roster.as_json()):
        raise Malformed("roster_differs", "/roster")
