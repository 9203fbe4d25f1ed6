"""Events of the streams `roster` and `charter`."""

from __future__ import annotations

from tocsin.core.roster.commands import (
    ChangeLogKey,
    EnrolKey,
    FoundRoster,
    PutRevisionInForce,
    RevokeKey,
    SetPolicy,
)


class RosterFounded(FoundRoster, frozen=True, kw_only=True):
    """`roster.founded`."""


class KeyEnrolled(EnrolKey, frozen=True, kw_only=True, omit_defaults=True):
    """`roster.key_enrolled`."""


class KeyRevoked(RevokeKey, frozen=True, kw_only=True, omit_defaults=True):
    """`roster.key_revoked`."""


class LogKeyChanged(ChangeLogKey, frozen=True, kw_only=True):
    """`roster.log_key_changed`."""


class PolicySet(SetPolicy, frozen=True, kw_only=True):
    """`roster.policy_set`."""


class RevisionInForce(PutRevisionInForce, frozen=True, kw_only=True, omit_defaults=True):
    """`charter.revision_in_force`."""
