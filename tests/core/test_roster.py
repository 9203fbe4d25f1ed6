"""Keys, trust policy and charter revisions in force."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core import given
from tests.core.given import Refused, check_refused, codes_in
from tests.core.record import Record, digest
from tocsin.core.roster.commands import FoundRoster
from tocsin.core.roster.events import RosterFounded
from tocsin.core.values import SYSTEM, Command, Proposal


def key(name: str, member: str, role: str) -> dict[str, Any]:
    return {
        "key": digest(name),
        "member": member,
        "role": role,
        "algorithm": "ed25519",
        "public": "AAAA",
        "custody": "file",
    }


FOUNDING = {
    "log": "league+1+key",
    "keys": (key("site", "", "system"), key("AA", "AA", "delegate")),
    "policy": "",
}


def founded() -> Record:
    """The roster as entry 0 leaves it; that entry is no command of any role."""
    record = Record()
    command = record.command("admin", "roster.found", **FOUNDING)
    assert isinstance(command.data, FoundRoster)
    data = RosterFounded(log=command.data.log, keys=command.data.keys, policy="")
    record.append(
        Command("roster.found", SYSTEM, record.now, command.data),
        Proposal("roster", "roster.founded/1", data),
    )
    return record


def revoked() -> Record:
    record = founded()
    record.do("AA", "key.revoke", key=digest("AA"), reason="Lost")
    return record


def test_founding_keys_sign_from_entry_0() -> None:
    roster = founded().roster
    assert [(row.member, row.from_index, row.to_index) for row in roster.keys] == [("", 0, -1), ("AA", 0, -1)]
    assert (roster.log, roster.version) == ("league+1+key", 1)


def test_a_further_key_signs_from_the_entry_that_enrols_it() -> None:
    record = founded()
    record.do("AA", "key.enrol", **key("AA2", "AA", "delegate"))
    held = record.roster.holding(digest("AA2"))
    assert held is not None
    assert (held.signs_at(0), held.signs_at(1), held.signs_at(9)) == (False, True, True)


def test_a_revoked_key_signs_its_revocation_and_nothing_later() -> None:
    held = revoked().roster.holding(digest("AA"))
    assert held is not None
    assert (held.signs_at(1), held.signs_at(2)) == (True, False)


def test_a_revoked_key_may_be_enrolled_again() -> None:
    record = revoked()
    record.do("admin", "key.enrol", **key("AA", "AA", "delegate"))
    assert [row.from_index for row in record.roster.in_force()] == [0, 2]


def test_log_key_and_policy_are_replaced() -> None:
    record = founded()
    record.do("admin", "log_key.change", log="league+2+other")
    record.do("admin", "policy.set", policy="quorum none")
    assert (record.roster.log, record.roster.policy, record.roster.version) == (
        "league+2+other",
        "quorum none",
        3,
    )


def in_force() -> Record:
    record = founded()
    record.do("admin", "revision.put_in_force", revision=digest("charter"))
    return record


def test_the_last_revision_put_in_force_is_the_current_one() -> None:
    record = in_force()
    record.do("admin", "revision.put_in_force", revision=digest("charter 2"))
    assert record.norms.current == digest("charter 2")
    assert [row.from_index for row in record.norms.revisions] == [1, 2]


AA2 = key("AA2", "AA", "delegate")
REFUSED = [
    Refused("role_may", "admin", "roster.found", given.nothing, FOUNDING),
    Refused("role_may", "secretary", "log_key.change", founded, {"log": "x"}),
    Refused("role_may", "secretary", "policy.set", founded, {"policy": ""}),
    Refused("key_new", "admin", "key.enrol", founded, key("AA", "AA", "delegate")),
    Refused("role_known", "admin", "key.enrol", founded, {**AA2, "role": "king"}),
    Refused("role_of_member", "admin", "key.enrol", founded, {**AA2, "member": ""}),
    Refused("own_member", "BB", "key.enrol", founded, AA2),
    Refused("key_in_force", "admin", "key.revoke", founded, {"key": digest("none")}),
    Refused("key_in_force", "admin", "key.revoke", revoked, {"key": digest("AA")}),
    Refused("own_member", "BB", "key.revoke", founded, {"key": digest("AA")}),
    Refused("key_not_of_system", "admin", "key.revoke", founded, {"key": digest("site")}),
    Refused("revision_new", "admin", "revision.put_in_force", in_force, {"revision": digest("charter")}),
]


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row.id)
def test_refused(row: Refused) -> None:
    check_refused(row)


def test_every_condition_has_a_refusal() -> None:
    assert codes_in("roster/explain") - {"roster_empty"} <= {row.code for row in REFUSED}
