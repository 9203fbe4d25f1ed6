"""Events of the streams `decision/<id>` (names and fields of the fixed types: INTERFACE section 5)."""

from __future__ import annotations

from msgspec import Struct

from tocsin.core.paper.commands import (
    AmendDraft,
    CloseSigning,
    CloseVoting,
    ConfirmPosition,
    DraftDecision,
    LapseConfirmation,
    OpenDecision,
    RefuseSignature,
    SignText,
    StatePosition,
    TranslateDraft,
    WithdrawDecision,
)
from tocsin.core.values import Leaf, Ref, Word


class TextDrafted(DraftDecision, frozen=True, kw_only=True, omit_defaults=True):
    """`case.text_drafted`."""


class TextAmended(AmendDraft, frozen=True, kw_only=True, omit_defaults=True):
    """`case.text_amended`."""


class TextTranslated(TranslateDraft, frozen=True, kw_only=True, omit_defaults=True):
    """`case.text_translated`."""


class DecisionOpened(OpenDecision, frozen=True, kw_only=True, omit_defaults=True):
    """`case.decision_opened`: rule and electorate follow from charter and date."""

    rule: Word
    electorate: tuple[str, ...]
    findings: tuple[str, ...] = ()
    """What was accepted though it fits oddly, such as `basis_unusual treaty:4`."""


class DecisionWithdrawn(WithdrawDecision, frozen=True, kw_only=True, omit_defaults=True):
    """`case.decision_withdrawn`."""


class VotingClosed(CloseVoting, frozen=True, kw_only=True, omit_defaults=True):
    """`case.voting_closed`."""


class SigningClosed(CloseSigning, frozen=True, kw_only=True, omit_defaults=True):
    """`case.signing_closed`."""


class PositionStated(StatePosition, frozen=True, kw_only=True, omit_defaults=True):
    """`case.position_stated`."""


class PositionConfirmed(ConfirmPosition, frozen=True, kw_only=True, omit_defaults=True):
    """`case.position_confirmed`."""


class ConfirmationLapsed(LapseConfirmation, frozen=True, kw_only=True):
    """`case.confirmation_lapsed`."""


class TextSigned(SignText, frozen=True, kw_only=True, omit_defaults=True):
    """`case.text_signed`."""


class SignatureRefused(RefuseSignature, frozen=True, kw_only=True, omit_defaults=True):
    """`case.signature_refused`."""


class Heads(Struct, frozen=True):
    """Versions of the streams `roster` and `charter` at the declaration."""

    roster: int
    charter: int


class DecisionAdopted(Struct, frozen=True, kw_only=True):
    """`case.decision_adopted`."""

    decision: Ref
    counted: tuple[Leaf, ...]
    outcome: Word
    heads: Heads


class DecisionFailed(DecisionAdopted, frozen=True, kw_only=True):
    """`case.decision_failed`: outcome `not_adopted` or `undecided`."""
