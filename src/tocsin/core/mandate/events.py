"""Events of the streams `case/<id>` by which a decision is carried out."""

from __future__ import annotations

from tocsin.core.mandate.commands import (
    AnswerHostConsent,
    AnswerOffer,
    AskHostConsent,
    BringOrder,
    CompleteOrder,
    EndMandate,
    GiveNotice,
    IssueOrder,
    LapseHostConsent,
    MakeOffer,
    RecordMovement,
    RecordNationalConsent,
    ScheduleReports,
    SettleCondition,
    StartWithdrawal,
    SubmitReport,
)


class ConditionSettled(SettleCondition, frozen=True, kw_only=True, omit_defaults=True):
    """`case.condition_settled`."""


class HostConsentAsked(AskHostConsent, frozen=True, kw_only=True, omit_defaults=True):
    """`case.host_consent_asked`."""


class HostConsentAnswered(AnswerHostConsent, frozen=True, kw_only=True, omit_defaults=True):
    """`case.host_consent_answered`."""


class HostConsentLapsed(LapseHostConsent, frozen=True, kw_only=True):
    """`case.host_consent_lapsed`."""


class NationalConsentRecorded(RecordNationalConsent, frozen=True, kw_only=True, omit_defaults=True):
    """`case.national_consent_recorded`."""


class OrderIssued(IssueOrder, frozen=True, kw_only=True, omit_defaults=True):
    """`case.order_issued`."""


class OrderBrought(BringOrder, frozen=True, kw_only=True, omit_defaults=True):
    """`case.order_brought`."""


class OrderDone(CompleteOrder, frozen=True, kw_only=True, omit_defaults=True):
    """`case.order_done`."""


class NoticeGiven(GiveNotice, frozen=True, kw_only=True, omit_defaults=True):
    """`case.notice_given`."""


class ContributionOffered(MakeOffer, frozen=True, kw_only=True, omit_defaults=True):
    """`case.contribution_offered`."""


class ContributionAnswered(AnswerOffer, frozen=True, kw_only=True, omit_defaults=True):
    """`case.contribution_answered`."""


class ReportingScheduled(ScheduleReports, frozen=True, kw_only=True, omit_defaults=True):
    """`case.reporting_scheduled`."""


class ReportSubmitted(SubmitReport, frozen=True, kw_only=True, omit_defaults=True):
    """`case.report_submitted`."""


class MovementRecorded(RecordMovement, frozen=True, kw_only=True, omit_defaults=True):
    """`case.movement_recorded`."""


class WithdrawalStarted(StartWithdrawal, frozen=True, kw_only=True, omit_defaults=True):
    """`case.withdrawal_started`."""


class MandateEnded(EndMandate, frozen=True, kw_only=True):
    """`case.mandate_ended`."""
