"""Events of the streams `case/<id>` that concern the case itself."""

from __future__ import annotations

from tocsin.core.case.commands import (
    AttachFile,
    CloseCase,
    CorrectEntry,
    EndConsultations,
    FileReview,
    MakeAppeal,
    OpenCase,
    RecordConsultation,
    RecordFact,
    SetMode,
    StartConsultations,
    StateView,
)


class CaseOpened(OpenCase, frozen=True, kw_only=True, omit_defaults=True):
    """`case.opened`."""


class ModeSet(SetMode, frozen=True, kw_only=True, omit_defaults=True):
    """`case.mode_set`."""


class FactRecorded(RecordFact, frozen=True, kw_only=True, omit_defaults=True):
    """`case.fact_recorded`."""


class FileAttached(AttachFile, frozen=True, kw_only=True, omit_defaults=True):
    """`case.file_attached`."""


class EntryCorrected(CorrectEntry, frozen=True, kw_only=True, omit_defaults=True):
    """`case.entry_corrected`."""


class CaseClosed(CloseCase, frozen=True, kw_only=True, omit_defaults=True):
    """`case.closed`."""


class AppealMade(MakeAppeal, frozen=True, kw_only=True, omit_defaults=True):
    """`case.appeal_made`."""


class ConsultationsStarted(StartConsultations, frozen=True, kw_only=True, omit_defaults=True):
    """`case.consultations_started`."""


class ConsultationRecorded(RecordConsultation, frozen=True, kw_only=True, omit_defaults=True):
    """`case.consultation_recorded`."""


class ConsultationsEnded(EndConsultations, frozen=True, kw_only=True, omit_defaults=True):
    """`case.consultations_ended`."""


class ViewStated(StateView, frozen=True, kw_only=True, omit_defaults=True):
    """`case.view_stated`."""


class ReviewFiled(FileReview, frozen=True, kw_only=True, omit_defaults=True):
    """`case.review_filed`."""
