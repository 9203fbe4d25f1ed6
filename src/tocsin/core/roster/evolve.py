"""What entries of the streams `roster` and `charter` change."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from tocsin.core.roster.commands import FoundingKey
from tocsin.core.roster.state import Key, Norms, Registers, Revision, Roster
from tocsin.core.values import Entry

Evolver = Callable[[Registers, Entry], Registers]


def _key(row: FoundingKey, index: int) -> Key:
    return Key(
        key=row.key,
        member=row.member,
        role=row.role,
        algorithm=row.algorithm,
        public=row.public,
        custody=row.custody,
        from_index=index,
        rp_id=row.rp_id,
        origins=row.origins,
    )


def _roster(registers: Registers, roster: Roster, entry: Entry) -> Registers:
    return replace(registers, roster=replace(roster, version=entry.version))


def founded(registers: Registers, entry: Entry) -> Registers:
    """The founding roster."""
    keys = tuple(_key(row, entry.index) for row in entry.data.keys)
    return _roster(registers, Roster(log=entry.data.log, keys=keys, policy=entry.data.policy), entry)


def log_key_changed(registers: Registers, entry: Entry) -> Registers:
    """The log signs with another key from here on."""
    return _roster(registers, replace(registers.roster, log=entry.data.log), entry)


def key_enrolled(registers: Registers, entry: Entry) -> Registers:
    """A key may sign from this index."""
    keys = (*registers.roster.keys, _key(entry.data, entry.index))
    return _roster(registers, replace(registers.roster, keys=keys), entry)


def key_revoked(registers: Registers, entry: Entry) -> Registers:
    """A key signed at this index for the last time."""
    keys = tuple(
        replace(row, to_index=entry.index) if row.key == entry.data.key and row.to_index < 0 else row
        for row in registers.roster.keys
    )
    return _roster(registers, replace(registers.roster, keys=keys), entry)


def policy_set(registers: Registers, entry: Entry) -> Registers:
    """Another trust policy holds."""
    return _roster(registers, replace(registers.roster, policy=entry.data.policy), entry)


def revision_in_force(registers: Registers, entry: Entry) -> Registers:
    """A charter revision is in force from here on."""
    row = Revision(revision=entry.data.revision, from_index=entry.index)
    norms = Norms(revisions=(*registers.norms.revisions, row), version=entry.version)
    return replace(registers, norms=norms)


EVOLVE: dict[str, Evolver] = {
    "roster.founded": founded,
    "roster.log_key_changed": log_key_changed,
    "roster.key_enrolled": key_enrolled,
    "roster.key_revoked": key_revoked,
    "roster.policy_set": policy_set,
    "charter.revision_in_force": revision_in_force,
}
