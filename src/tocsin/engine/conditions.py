"""Conditions that the ledger sets beside the charter's: clock, custody, form of keys, one case a decision.

They are the engine's part of `explain`; like the core's checks they carry code and parameters.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tocsin.core.calendar import moment_text
from tocsin.core.scope import needs
from tocsin.core.values import Check, Command
from tocsin.engine.state import State
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.octets import from_base64, sha256_hex

CLOCK_SKEW = 5 * 60_000
"""How far a signer's clock may be ahead, in milliseconds."""
PUBLIC_BYTES = {"ed25519": 32, "es256-webauthn": 65, "eddsa-webauthn": 32}
"""Octets of a raw public key by algorithm."""


def unmet_here(kind: str, state: State, command: Command, now: int) -> Iterator[Check]:
    """The conditions of the ledger that the command does not meet."""
    return (row for row in checks_here(kind, state, command, now) if not row.met)


def checks_here(kind: str, state: State, command: Command, now: int) -> Iterator[Check]:
    """Every condition of the ledger for the command, met or not."""
    if command.at > now + CLOCK_SKEW:
        times = (("at", moment_text(command.at)), ("received_at", moment_text(now)))
        yield Check("at_in_future", False, parameters=times)
    if command.data is None:
        return
    wanted = needs(command.data)
    home = state.cases.get(wanted.decision, "") if wanted.case else ""
    if home:
        places = (("decision", wanted.decision), ("case", home))
        yield Check("decision_in_case", home == wanted.case, parameters=places)
    if command.name == "key.enrol":
        yield from _of_key(kind, command.data)


def _of_key(kind: str, row: Any) -> Iterator[Check]:
    """A key is named by its own digest, has its algorithm's length, and fits the kind of ledger."""
    custody = (("custody", row.custody),)
    yield Check("custody_allowed", kind != "live" or row.custody != "server", parameters=custody)
    try:
        public = from_base64(row.public)
    except Malformed:
        public = b""
    yield Check("key_id_matches", sha256_hex(public) == row.key, parameters=(("key", row.key),))
    wanted = PUBLIC_BYTES[row.algorithm]
    lengths = (("required", wanted), ("actual", len(public)))
    yield Check("key_length", len(public) == wanted, parameters=lengths)
    by_passkey = row.algorithm != "ed25519"
    yield Check("passkey_scope", bool(row.rp_id) == by_passkey and bool(row.origins) == by_passkey)
