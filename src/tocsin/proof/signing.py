"""Who signed each entry: keys in force at its index, belonging to the member and role it is told to be of.

Entry 0 is signed by the log's key and by every key it enrols; every other entry once.
"""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.ledger.envelope import Signature, pre_authentication_encoding
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.note import parse_verifier_key
from tocsin.proof.data import data_of
from tocsin.proof.entries import Entry
from tocsin.proof.roster import Key, Roster
from tocsin.proof.signatures import ED25519, SigningKey, key_id, signature_fault


def require_signed(roster: Roster, entries: Iterable[Entry]) -> int:
    """Check every signature; how many there are. Raises `Malformed` at the first that does not hold."""
    return sum(_founding(roster, row) if row.index == 0 else _ordinary(roster, row) for row in entries)


def _ordinary(roster: Roster, entry: Entry) -> int:
    if len(entry.envelope.signatures) != 1:
        raise Malformed("signature_count", entry.where)
    key = _actor_key(roster, entry)
    _require_holds(key.signing, entry, entry.envelope.signatures[0])
    return 1


def _founding(roster: Roster, entry: Entry) -> int:
    log = parse_verifier_key(data_of(entry).text("log"), f"{entry.where}/event/data/log")
    if log.name != entry.event.log:
        raise Malformed("origin_differs", f"{entry.where}/event/data/log")
    _actor_key(roster, entry)
    wanted = {key_id(log.public): SigningKey(ED25519, log.public)}
    wanted |= {row.key: row.signing for row in roster.keys[: roster.founding]}
    signatures = {row.keyid: row for row in entry.envelope.signatures}
    if signatures.keys() != wanted.keys():
        raise Malformed("founding_signatures", entry.where)
    for keyid, signing in wanted.items():
        _require_holds(signing, entry, signatures[keyid])
    return len(wanted)


def _actor_key(roster: Roster, entry: Entry) -> Key:
    key = roster.signer(entry.event.key, entry.index)
    if key is None:
        raise Malformed("key_not_in_force", entry.where)
    if (key.member, key.role) != (entry.event.member, entry.event.role):
        raise Malformed("actor_differs", entry.where)
    return key


def _require_holds(key: SigningKey, entry: Entry, signature: Signature) -> None:
    fault = signature_fault(key, pre_authentication_encoding(entry.envelope.payload), signature)
    if fault is not None:
        raise Malformed(fault, entry.where)
