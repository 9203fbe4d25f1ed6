"""Whether each act on decision and roster was in the powers of its signer's role, by the enclosed charter.

The same conditions as the live service's, on plain values: what follows from charter and time is the system's
alone, and people of a member act for that member.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from tocsin.core.charter.model import Charter, Role
from tocsin.core.charter.query import may_speak_in, role_named
from tocsin.ledger.malformed import Malformed
from tocsin.proof.data import data_of
from tocsin.proof.entries import Entry, Streams
from tocsin.proof.roster import KEY_ENROLLED, KEY_REVOKED, POLICY_SET

SYSTEM: Final = "system"
OWN: Final = "own:"
APPEAL_MADE: Final = "case.appeal_made/1"

POWERS: Final[Mapping[str, str]] = {
    APPEAL_MADE: "appeal.make",
    "case.text_drafted/1": "decision.draft",
    "case.text_amended/1": "decision.amend",
    "case.text_translated/1": "decision.translate",
    "case.decision_opened/1": "decision.open",
    "case.decision_withdrawn/1": "decision.withdraw",
    "case.voting_closed/1": "decision.close_voting",
    "case.signing_closed/1": "decision.close_signing",
    "case.position_stated/1": "position.state",
    "case.position_confirmed/1": "position.confirm",
    "case.text_signed/1": "text.sign",
    "case.signature_refused/1": "text.refuse",
    "case.entry_corrected/1": "case.correct",
    KEY_ENROLLED: "key.enrol",
    KEY_REVOKED: "key.revoke",
    POLICY_SET: "policy.set",
}
SYSTEMS: Final = frozenset(
    (
        "case.voting_closed/1",
        "case.confirmation_lapsed/1",
        "case.decision_adopted/1",
        "case.decision_failed/1",
    )
)
_STATES: Final = "case.position_stated/1"
_SPEAKS: Final = frozenset(
    (_STATES, "case.position_confirmed/1", "case.text_signed/1", "case.signature_refused/1")
)
_NAMES_MEMBER: Final[Mapping[str, str]] = {
    APPEAL_MADE: "member",
    "case.text_signed/1": "member",
    "case.signature_refused/1": "member",
    "case.text_amended/1": "proposed_by",
}


def acts_of(charter: Charter, streams: Streams) -> tuple[Entry, ...]:
    """What was done under the enclosed charter: on decision and appeal, and by people on the roster."""
    on_roster = (
        row
        for row in streams.roster
        if row.event.type in POWERS and row.event.role != SYSTEM and row.event.charter == charter.revision
    )
    return (*on_roster, *streams.decision, *streams.others)


def require_powers(charter: Charter, entries: Iterable[Entry], organ: str) -> None:
    """Raise `Malformed` at the first entry that its signer's role may not make."""
    for entry in entries:
        if entry.event.role == SYSTEM:
            _require_system(entry)
        else:
            _require_person(charter, entry, organ)


def _require_system(entry: Entry) -> None:
    if entry.event.member or entry.event.type not in SYSTEMS:
        raise Malformed("role_may_not", entry.where)


def _require_person(charter: Charter, entry: Entry, organ: str) -> None:
    role, power = role_named(charter, entry.event.role), POWERS.get(entry.event.type, "")
    data, member = data_of(entry), entry.event.member
    if entry.event.type == _STATES and data.has("recorded_for"):
        power = "position.record"
    if role is None or not _holds(role, power):
        raise Malformed("role_may_not", entry.where)
    if (role.of == "member") != bool(member):
        raise Malformed("role_of_member", entry.where)
    if entry.event.type in _SPEAKS and not may_speak_in(role, organ):
        raise Malformed("role_speaks_not_in_organ", entry.where)
    field = _NAMES_MEMBER.get(entry.event.type)
    if member and field and data.member(field, "") not in ("", member):
        raise Malformed("own_member", entry.where)


def _holds(role: Role, power: str) -> bool:
    return bool(power) and (power in role.may or OWN + power in role.may)
