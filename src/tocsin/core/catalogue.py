"""The one list of commands: name, data, event, stream. Forms, arguments and OpenAPI are made from it.

A command's data are the event's data without what `decide` derives, so the command can be read
back from any event, and `submit` can decide again at the event's place.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from tocsin.core.case import commands as case_commands
from tocsin.core.case import events as case_events
from tocsin.core.mandate import commands as mandate_commands
from tocsin.core.mandate import events as mandate_events
from tocsin.core.paper import commands as paper_commands
from tocsin.core.paper import events as paper_events
from tocsin.core.roster import commands as roster_commands
from tocsin.core.roster import events as roster_events
from tocsin.core.signal import commands as signal_commands
from tocsin.core.signal import events as signal_events


class Spec(Struct, frozen=True):
    """A command and the event it causes; `stream` is `kind/{field}` or a fixed name."""

    name: str
    data: type[Struct]
    event: str
    event_data: type[Struct]
    stream: str
    room: str
    """The package of core that owns it."""
    system: bool = False

    @property
    def event_type(self) -> str:
        """The event's type with its version."""
        return f"{self.event}/1"

    def stream_of(self, data: Any) -> str:
        """The stream the event belongs to."""
        if self.name == "case.correct" and data.decision:
            return f"decision/{data.decision}"
        kind, slash, field = self.stream.partition("/")
        return f"{kind}/{getattr(data, field)}" if slash else kind

    def command_data(self, event_data: Any) -> Any:
        """The command's data as they stand in an event's data."""
        names = self.data.__struct_fields__
        return self.data(**{name: getattr(event_data, name) for name in names})


def _specs(
    room: str, stream: str, commands: Any, events: Any, *rows: tuple[str, str, str, str]
) -> list[Spec]:
    return [
        Spec(name, getattr(commands, data), event, getattr(events, made), stream, room)
        for name, data, event, made in rows
    ]


_ROSTER = _specs(
    "roster",
    "roster",
    roster_commands,
    roster_events,
    ("roster.found", "FoundRoster", "roster.founded", "RosterFounded"),
    ("log_key.change", "ChangeLogKey", "roster.log_key_changed", "LogKeyChanged"),
    ("key.enrol", "EnrolKey", "roster.key_enrolled", "KeyEnrolled"),
    ("key.revoke", "RevokeKey", "roster.key_revoked", "KeyRevoked"),
    ("policy.set", "SetPolicy", "roster.policy_set", "PolicySet"),
)
_CHARTER = _specs(
    "roster",
    "charter",
    roster_commands,
    roster_events,
    ("revision.put_in_force", "PutRevisionInForce", "charter.revision_in_force", "RevisionInForce"),
)
_SIGNAL = _specs(
    "signal",
    "signal/signal",
    signal_commands,
    signal_events,
    ("signal.receive", "ReceiveSignal", "signal.received", "SignalReceived"),
    ("signal.acknowledge", "AcknowledgeSignal", "signal.acknowledged", "SignalAcknowledged"),
    ("signal.assess", "AssessSignal", "signal.assessed", "SignalAssessed"),
    ("signal.merge", "MergeSignal", "signal.merged", "SignalMerged"),
    ("signal.close", "CloseSignal", "signal.closed", "SignalClosed"),
)
_CASE = _specs(
    "case",
    "case/case",
    case_commands,
    case_events,
    ("case.open", "OpenCase", "case.opened", "CaseOpened"),
    ("case.set_mode", "SetMode", "case.mode_set", "ModeSet"),
    ("case.record_fact", "RecordFact", "case.fact_recorded", "FactRecorded"),
    ("case.attach", "AttachFile", "case.file_attached", "FileAttached"),
    ("case.correct", "CorrectEntry", "case.entry_corrected", "EntryCorrected"),
    ("case.close", "CloseCase", "case.closed", "CaseClosed"),
    ("appeal.make", "MakeAppeal", "case.appeal_made", "AppealMade"),
    ("consultation.start", "StartConsultations", "case.consultations_started", "ConsultationsStarted"),
    ("consultation.record", "RecordConsultation", "case.consultation_recorded", "ConsultationRecorded"),
    ("consultation.end", "EndConsultations", "case.consultations_ended", "ConsultationsEnded"),
    ("view.state", "StateView", "case.view_stated", "ViewStated"),
    ("review.file", "FileReview", "case.review_filed", "ReviewFiled"),
)
_PAPER = _specs(
    "paper",
    "decision/decision",
    paper_commands,
    paper_events,
    ("decision.draft", "DraftDecision", "case.text_drafted", "TextDrafted"),
    ("decision.amend", "AmendDraft", "case.text_amended", "TextAmended"),
    ("decision.translate", "TranslateDraft", "case.text_translated", "TextTranslated"),
    ("decision.open", "OpenDecision", "case.decision_opened", "DecisionOpened"),
    ("decision.withdraw", "WithdrawDecision", "case.decision_withdrawn", "DecisionWithdrawn"),
    ("decision.close_voting", "CloseVoting", "case.voting_closed", "VotingClosed"),
    ("decision.close_signing", "CloseSigning", "case.signing_closed", "SigningClosed"),
    ("position.state", "StatePosition", "case.position_stated", "PositionStated"),
    ("position.confirm", "ConfirmPosition", "case.position_confirmed", "PositionConfirmed"),
    ("text.sign", "SignText", "case.text_signed", "TextSigned"),
    ("text.refuse", "RefuseSignature", "case.signature_refused", "SignatureRefused"),
)
_MANDATE = _specs(
    "mandate",
    "case/case",
    mandate_commands,
    mandate_events,
    ("condition.settle", "SettleCondition", "case.condition_settled", "ConditionSettled"),
    ("host_consent.ask", "AskHostConsent", "case.host_consent_asked", "HostConsentAsked"),
    ("host_consent.answer", "AnswerHostConsent", "case.host_consent_answered", "HostConsentAnswered"),
    (
        "national_consent.record",
        "RecordNationalConsent",
        "case.national_consent_recorded",
        "NationalConsentRecorded",
    ),
    ("order.issue", "IssueOrder", "case.order_issued", "OrderIssued"),
    ("order.bring", "BringOrder", "case.order_brought", "OrderBrought"),
    ("order.complete", "CompleteOrder", "case.order_done", "OrderDone"),
    ("notice.give", "GiveNotice", "case.notice_given", "NoticeGiven"),
    ("offer.make", "MakeOffer", "case.contribution_offered", "ContributionOffered"),
    ("offer.answer", "AnswerOffer", "case.contribution_answered", "ContributionAnswered"),
    ("report.schedule", "ScheduleReports", "case.reporting_scheduled", "ReportingScheduled"),
    ("report.submit", "SubmitReport", "case.report_submitted", "ReportSubmitted"),
    ("movement.record", "RecordMovement", "case.movement_recorded", "MovementRecorded"),
    ("withdrawal.start", "StartWithdrawal", "case.withdrawal_started", "WithdrawalStarted"),
)
_SYSTEM = [
    Spec(
        "confirmation.lapse",
        paper_commands.LapseConfirmation,
        "case.confirmation_lapsed",
        paper_events.ConfirmationLapsed,
        "decision/decision",
        "paper",
        system=True,
    ),
    Spec(
        "outcome.declare",
        paper_commands.DeclareOutcome,
        "case.decision_adopted",
        paper_events.DecisionAdopted,
        "decision/decision",
        "paper",
        system=True,
    ),
    Spec(
        "host_consent.lapse",
        mandate_commands.LapseHostConsent,
        "case.host_consent_lapsed",
        mandate_events.HostConsentLapsed,
        "case/case",
        "mandate",
        system=True,
    ),
    Spec(
        "mandate.end",
        mandate_commands.EndMandate,
        "case.mandate_ended",
        mandate_events.MandateEnded,
        "case/case",
        "mandate",
        system=True,
    ),
]
FAILED = Spec(
    "outcome.declare",
    paper_commands.DeclareOutcome,
    "case.decision_failed",
    paper_events.DecisionFailed,
    "decision/decision",
    "paper",
    system=True,
)
"""The other event of `outcome.declare`: the rule gives adoption or failure, one command asks."""

SPECS: tuple[Spec, ...] = (*_ROSTER, *_CHARTER, *_SIGNAL, *_CASE, *_PAPER, *_MANDATE, *_SYSTEM)
BY_COMMAND: dict[str, Spec] = {spec.name: spec for spec in SPECS}
BY_EVENT: dict[str, Spec] = {spec.event_type: spec for spec in (*SPECS, FAILED)}
