"""How far a verdict reaches: what the person who verifies pinned, and whether the certificate meets it.

Nothing pinned: the certificate is consistent in itself, but from whom is not proven.
"""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.ledger.malformed import Malformed
from tocsin.ledger.note import ED25519, parse_verifier_key
from tocsin.ledger.octets import is_sha256_hex
from tocsin.ledger.policy import parse as parse_policy
from tocsin.proof.entries import Entry, Log
from tocsin.proof.verdict import LOG, ORGANISATION, SELF_DECLARED, TRUSTS


@dataclass(frozen=True, slots=True)
class Pins:
    """What is known from elsewhere: the log's verifier key, the leaf hash of entry 0, a trust policy."""

    log_key: str | None = None
    root: str | None = None
    policy: bytes | None = None
    require: str | None = None

    def __post_init__(self) -> None:
        if self.log_key is not None and parse_verifier_key(self.log_key, "log_key").algorithm != ED25519:
            raise Malformed("vkey_type", "log_key")
        if self.root is not None and not is_sha256_hex(self.root):
            raise Malformed("not_a_digest", "root", ascii(self.root))
        if self.policy is not None:
            parse_policy(self.policy)
        if self.require not in (None, LOG, ORGANISATION):
            raise Malformed("trust_unknown", "require", ascii(self.require))

    @property
    def reach(self) -> str:
        """The trust of a valid certificate that meets the pins."""
        if self.root is not None:
            return ORGANISATION
        return LOG if self.log_key is not None else SELF_DECLARED

    @property
    def suffices(self) -> bool:
        """Whether the pins reach what is required."""
        return TRUSTS.index(self.reach) >= TRUSTS.index(self.require or SELF_DECLARED)


def require_log(pins: Pins, log: Log) -> str:
    """The ledger's key is the pinned one; gives it."""
    if str(log.key) != pins.log_key:
        raise Malformed("log_key_differs", "/log")
    return str(log.key)


def require_root(pins: Pins, founding: Entry) -> str:
    """Entry 0 is the pinned one; gives its leaf hash."""
    if founding.leaf != pins.root:
        raise Malformed("root_differs", founding.where)
    return founding.leaf


def require_trust(pins: Pins) -> str:
    """The pins reach the trust that is required; gives it."""
    if not pins.suffices:
        raise Malformed("trust_too_low", pins.reach)
    return pins.reach
