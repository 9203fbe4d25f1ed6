"""Trust policies of logs and witnesses (c2sp.org/tlog-policy): reading them and judging a quorum.

Octets beyond ASCII are opaque, so names are kept as Latin-1 text, one character an octet; the names inside
verifier keys are UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from tocsin.ledger import cosignature, note
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.note import COSIGNATURE, ED25519, Note, VerifierKey, Verify

MAX_POLICY_BYTES: Final = 64 * 1024
MAX_EACH: Final = 256
NO_QUORUM: Final = "none"

_ALLOWED = re.compile(rb"[\t\n\x20-\x7e\x80-\xff]*")
_BLANK = re.compile(r"[ \t]+")
_THRESHOLD = re.compile(r"[1-9][0-9]{0,3}")


@dataclass(frozen=True, slots=True)
class Group:
    """Witnesses when at least `threshold` of `members` (witnesses or earlier groups) do."""

    name: str
    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Witness:
    name: str
    key: VerifierKey


@dataclass(frozen=True, slots=True)
class Policy:
    """`quorum` names a witness or a group, or is `none`."""

    logs: tuple[VerifierKey, ...]
    witnesses: tuple[Witness, ...]
    groups: tuple[Group, ...]
    quorum: str


class _Reader:
    """The lines of one policy, each of which may only use what earlier ones defined."""

    def __init__(self) -> None:
        self.logs: list[VerifierKey] = []
        self.witnesses: dict[str, VerifierKey] = {}
        self.groups: dict[str, Group] = {}
        self.grouped: set[str] = set()
        self.quorum: str | None = None

    def line(self, where: str, words: list[str]) -> None:
        match words:
            case ["log", vkey] | ["log", vkey, _]:
                self._log(where, vkey)
            case ["witness", name, vkey] | ["witness", name, vkey, _]:
                self._witness(where, name, vkey)
            case ["group", name, threshold, *members] if members:
                self._group(where, name, threshold, tuple(members))
            case ["quorum", name]:
                self._quorum(where, name)
            case _:
                raise Malformed("policy_line", where, " ".join(words))

    def _log(self, where: str, vkey: str) -> None:
        key = _verifier_key(vkey, ED25519, where)
        _require_new(key.public, [known.public for known in self.logs], where, vkey)
        self.logs.append(key)

    def _witness(self, where: str, name: str, vkey: str) -> None:
        self._require_new_name(where, name)
        key = _verifier_key(vkey, COSIGNATURE, where)
        _require_new(key.public, [known.public for known in self.witnesses.values()], where, vkey)
        self.witnesses[name] = key

    def _group(self, where: str, name: str, threshold: str, members: tuple[str, ...]) -> None:
        self._require_new_name(where, name)
        for member in members:
            self._require_known(where, member)
            if member in self.grouped:
                raise Malformed("policy_member_twice", where, member)
            self.grouped.add(member)
        self.groups[name] = Group(name, _threshold(threshold, len(members), where), members)

    def _quorum(self, where: str, name: str) -> None:
        if self.quorum is not None:
            raise Malformed("policy_quorum_twice", where, name)
        if name != NO_QUORUM:
            self._require_known(where, name)
        self.quorum = name

    def _require_known(self, where: str, name: str) -> None:
        if name not in self.witnesses and name not in self.groups:
            raise Malformed("policy_name_unknown", where, name)

    def _require_new_name(self, where: str, name: str) -> None:
        if name == NO_QUORUM:
            raise Malformed("policy_name_reserved", where, name)
        _require_new(name, [*self.witnesses, *self.groups], where, name)


def _verifier_key(vkey: str, algorithm: int, where: str) -> VerifierKey:
    try:
        text = vkey.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("vkey_name", where, vkey) from None
    key = note.parse_verifier_key(text, where)
    if key.algorithm != algorithm:
        raise Malformed("policy_key_type", where, vkey)
    return key


def _require_new(value: str | bytes, known: Collection[str | bytes], where: str, detail: str) -> None:
    if len(known) >= MAX_EACH:
        raise Malformed("policy_too_long", where, str(MAX_EACH))
    if value in known:
        raise Malformed("policy_twice", where, detail)


def _threshold(text: str, members: int, where: str) -> int:
    if text in ("any", "all"):
        return 1 if text == "any" else members
    if _THRESHOLD.fullmatch(text) is None or int(text) > members:
        raise Malformed("policy_threshold", where, text)
    return int(text)


def parse(data: bytes) -> Policy:
    """A policy of Ed25519 logs and cosignature witnesses. A fault is placed at `line <n>`, counted from 1."""
    if len(data) > MAX_POLICY_BYTES:
        raise Malformed("policy_too_long", "", str(MAX_POLICY_BYTES))
    if _ALLOWED.fullmatch(data) is None:
        raise Malformed("policy_character")
    if data and not data.endswith(b"\n"):
        raise Malformed("policy_last_line")
    reader = _Reader()
    for n, line in enumerate(data.decode("latin-1").split("\n"), 1):
        words = _BLANK.split(line.strip(" \t"))
        if words != [""] and not words[0].startswith("#"):
            reader.line(f"line {n}", words)
    if reader.quorum is None:
        raise Malformed("policy_quorum_missing")
    witnesses = tuple(Witness(name, key) for name, key in reader.witnesses.items())
    return Policy(tuple(reader.logs), witnesses, tuple(reader.groups.values()), reader.quorum)


def reaches_quorum(policy: Policy, cosigned: Collection[str]) -> bool:
    """Whether the witnesses named in `cosigned` are enough."""
    standing = {witness.name: witness.name in cosigned for witness in policy.witnesses}
    for group in policy.groups:
        standing[group.name] = sum(standing[member] for member in group.members) >= group.threshold
    return policy.quorum == NO_QUORUM or standing[policy.quorum]


def cosigners(policy: Policy, signed: Note, verifier: Verify) -> Mapping[str, int]:
    """Names of the policy's witnesses that cosigned, with the time in seconds since 1970."""
    times = {}
    for witness in policy.witnesses:
        seconds = cosignature.verify(signed, witness.key, verifier)
        if seconds is not None:
            times[witness.name] = seconds
    return times
