"""The transcript of a scenario: when, who, what, with what result, by which article; what was expected.

Lines come from the steps of a performance, so that a command, a page and a paper tell the same story.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from tocsin.core.calendar import duration
from tocsin.core.charter.texts import Texts
from tocsin.core.values import Entry, Refusal
from tocsin.engine.answers import Fault
from tocsin.exercise.expect import Judged
from tocsin.exercise.play import Line
from tocsin.exercise.scenario import Act, Person, Scenario, words_in
from tocsin.wording.catalogue import Language, has, say
from tocsin.wording.moments import date_text, duration_text, instant_text
from tocsin.wording.names import check_text, command_name, event_name, value_name

SAID_OF: dict[str, tuple[str, ...]] = {
    "signal.received": ("title", "channel", "received_from", "claimed"),
    "signal.acknowledged": ("note",),
    "signal.assessed": ("verdict", "established", "claimed"),
    "signal.merged": ("signal", "into", "reason"),
    "signal.closed": ("signal", "reason"),
    "case.opened": ("title", "mode", "host", "region"),
    "case.mode_set": ("mode", "reason"),
    "case.fact_recorded": ("standing", "text", "source"),
    "case.file_attached": ("name", "note"),
    "case.entry_corrected": ("reason",),
    "case.closed": ("outcome", "reason"),
    "case.appeal_made": ("member", "article", "asks", "addressed_to"),
    "case.consultations_started": ("form", "article", "organ"),
    "case.consultation_recorded": ("members", "level", "result"),
    "case.consultations_ended": ("result",),
    "case.view_stated": ("member", "kind", "text"),
    "case.text_drafted": ("decision", "title", "organ", "matter"),
    "case.text_amended": ("decision", "change", "proposed_by"),
    "case.text_translated": ("decision", "language"),
    "case.decision_opened": ("decision", "form", "articles"),
    "case.decision_withdrawn": ("decision", "reason"),
    "case.voting_closed": ("decision",),
    "case.signing_closed": ("decision",),
    "case.position_stated": ("decision", "position", "recorded_for", "channel", "powers", "statement"),
    "case.position_confirmed": ("decision", "confirmed"),
    "case.confirmation_lapsed": ("decision",),
    "case.text_signed": ("decision", "member", "signatory", "powers"),
    "case.signature_refused": ("decision", "member", "reason"),
    "case.decision_adopted": ("decision",),
    "case.decision_failed": ("decision", "outcome"),
    "case.condition_settled": ("decision", "met", "reason"),
    "case.host_consent_asked": ("decision", "host"),
    "case.host_consent_answered": ("decision", "host", "agreed"),
    "case.host_consent_lapsed": ("decision",),
    "case.national_consent_recorded": ("member", "kind", "result", "act"),
    "case.order_issued": ("order", "kind", "title", "addressee"),
    "case.order_brought": ("order", "to"),
    "case.order_done": ("order", "result"),
    "case.notice_given": ("duty", "reference"),
    "case.contribution_offered": ("member", "kind", "people", "vehicles", "aircraft"),
    "case.contribution_answered": ("offer", "accepted", "reason"),
    "case.reporting_scheduled": ("owner", "every_hours"),
    "case.report_submitted": ("report", "people", "vehicles", "text"),
    "case.movement_recorded": ("member", "stage", "place", "means", "people", "sorties", "last", "whole"),
    "case.withdrawal_started": ("decision", "until"),
    "case.mandate_ended": ("decision",),
    "case.review_filed": (),
}
"""What of an event's data a transcript tells, in this order."""
ANSWERS = frozenset({"confirmed", "accepted", "agreed", "met"})
"""Fields whose `false` is told as well."""
LABELLED = frozenset(
    {"people", "vehicles", "aircraft", "sorties", "every_hours", "recorded_for", "proposed_by"}
)


@dataclass(frozen=True, slots=True)
class Expected:
    """An expectation in words: what was expected, and what came of it."""

    text: str
    met: bool
    actual: str


class Teller:
    """Tells one scenario in one language; `texts` are its charter's words."""

    def __init__(self, lang: Language, texts: Texts, scenario: Scenario) -> None:
        self._lang = lang
        self._texts = texts
        self._scenario = scenario
        self._zone = _zone(scenario.zone)
        self._day = self._note = ""

    def opening(self) -> Iterator[str]:
        """Title, what it is, and that it is not a live record."""
        yield words_in(self._scenario.title, self._lang)
        yield words_in(self._scenario.about, self._lang)
        yield self._say("transcript-kind", invented="yes" if self._scenario.invented else "no")
        yield self._say("transcript-zone", zone=_zone_name(self._scenario.zone))

    def tell(self, line: Line) -> Iterator[str]:
        """A step: the day where it is a new one, who did what, what became of it, what followed."""
        at = self._moment(line.at)
        day = date_text(self._lang, at.date())
        if day != self._day:
            self._day = day
            yield ""
            yield day
        act = line.act
        who = self._who(self._scenario.cast[act.who]) if act is not None else self._say("transcript-by-time")
        yield f"  {at:%H:%M}  {who}{self._rests_on(act) if act is not None else ''}"
        if line.refusal is not None and act is not None:
            yield self._refused(line, act)
        for number, entry in enumerate(line.entries):
            own = number == 0 and act is not None and line.refusal is None
            yield f"         {'' if own or act is None else '→ '}{self._said(entry)}"
        if act is not None:
            yield from self._aside(act)

    def expectation(self, row: Judged) -> Expected:
        """An expectation with its answer."""
        params = {name: self._expected(row, name, value) for name, value in row.values.items()}
        if row.that == "interval":
            params["bound"] = self._bound(row.values)
        params.setdefault("held", "")
        params.setdefault("because", "")
        text = self._say(f"expectation-{row.that}", **params)
        note = words_in(row.note, self._lang)
        return Expected(f"{text} ({note.rstrip('.')})" if note else text, row.met, self._actual(row))

    # Parts

    def _say(self, key: str, **params: object) -> str:
        return say(self._lang, key, **params)

    def _moment(self, at: int) -> datetime:
        return datetime.fromtimestamp(at / 1000, UTC).astimezone(self._zone)

    def _who(self, person: Person) -> str:
        name = words_in(person.name, self._lang)
        if name:
            return name
        role = self._texts.name("role", person.role)
        return f"{role} ({self._texts.name('member', person.member)})" if person.member else role

    def _said(self, entry: Entry) -> str:
        event = entry.type.partition("/")[0]
        parts = [self._field(name, getattr(entry.data, name, None)) for name in SAID_OF.get(event, ())]
        told = [part for part in parts if part]
        if event == "case.decision_opened":
            told += [self._finding(finding) for finding in entry.data.findings]
        name = event_name(self._lang, event)
        return f"{name}: {' · '.join(told)}" if told else name

    def _field(self, name: str, value: Any) -> str:
        if value is None or value == "" or value == () or (value is False and name not in ANSWERS):
            return ""
        if isinstance(value, bool):
            return self._say(f"transcript-{name.replace('_', '-')}", yes="yes" if value else "no")
        if name == "until":
            at = datetime.fromisoformat(str(value)).astimezone(self._zone)
            return self._say("transcript-until", at=instant_text(self._lang, at))
        said = value_name(self._lang, self._texts, name, value)
        return self._say(f"transcript-{name.replace('_', '-')}", value=said) if name in LABELLED else said

    def _finding(self, finding: str) -> str:
        code, _, about = finding.partition(" ")
        named = value_name(self._lang, self._texts, "article", about) if about else ""
        return self._say("transcript-finding", code=code, about=named)

    def _refused(self, line: Line, act: Act) -> str:
        answer = line.refusal
        reasons = [self._reason(answer)] if isinstance(answer, Fault) else []
        if isinstance(answer, Refusal):
            reasons = [check_text(self._lang, self._texts, row) for row in answer.checks]
        expected = "yes" if line.as_expected else "no"
        what = command_name(self._lang, act.does)
        return "         " + self._say(
            "transcript-refused", what=what, reason="; ".join(reasons), expected=expected
        )

    def _reason(self, fault: Fault) -> str:
        key = f"fault-{fault.code.replace('_', '-')}"
        said = self._say(key, detail=fault.detail) if has(self._lang, key) else fault.code
        return f"{said} {fault.where}".strip()

    def _rests_on(self, act: Act) -> str:
        """How well the act and its time are supported by the record."""
        if not act.standing or self._scenario.invented:
            return ""
        known = self._say("transcript-standing", standing=act.standing, clock=act.clock)
        return f"  [{known}{f' — {act.source}' if act.source else ''}]"

    def _aside(self, act: Act) -> Iterator[str]:
        """The scenario's note, once where several acts in a row share it."""
        note = words_in(act.note, self._lang)
        if note and note != self._note:
            yield f"         ({note})"
        self._note = note

    # Expectations

    def _bound(self, values: Mapping[str, Any]) -> str:
        told = []
        for name in ("at_most", "at_least"):
            if name in values:
                span = timedelta(milliseconds=duration(values[name]) or 0)
                told.append(
                    self._say(f"expectation-{name.replace('_', '-')}", span=duration_text(self._lang, span))
                )
        if "days_at_most" in values:
            told.append(self._say("expectation-days-at-most", days=values["days_at_most"]))
        return ", ".join(told)

    def _expected(self, row: Judged, name: str, value: Any) -> object:
        if name in ("from", "to"):
            return self._say(f"expectation-point-{value[0]}", id=value[1])
        if name == "until":
            return instant_text(self._lang, self._moment(value))
        if name == "of" and row.that == "count":
            return self._say(f"expectation-counted-{value}")
        if name == "kind":
            return self._say(f"due-{value.replace('_', '-')}")
        if name == "rule":
            return self._texts.name("rule", value)
        if name == "does":
            return command_name(self._lang, value)
        return value if isinstance(value, int) else self._word(row, name, value)

    def _word(self, row: Judged, name: str, value: Any) -> str:
        if row.that == "finding" and name in ("is", "actual"):
            return "; ".join(self._finding(part) for part in str(value).split("; "))
        if row.that == "step" and name == "step":
            names = {self._texts.name("step", f"crisis-response:{value}"), self._texts.name("step", value)}
            return next((said for said in sorted(names) if said != value), value)
        if isinstance(value, tuple):
            return value_name(self._lang, self._texts, "members", value)
        if name == "member":
            return self._texts.name("member", value)
        key = f"expectation-word-{value}".replace("_", "-").lower()
        return (
            self._say(key)
            if name in ("is", "held", "because", "figure", "actual") and has(self._lang, key)
            else value
        )

    def _actual(self, row: Judged) -> str:
        answer = row.actual
        if answer is None:
            return self._say("expectation-nothing")
        if row.that == "interval" and isinstance(answer, int):
            return duration_text(self._lang, timedelta(milliseconds=answer))
        if row.that == "mandate" and isinstance(answer, int):
            return instant_text(self._lang, self._moment(answer))
        return str(answer) if isinstance(answer, int) else self._word(row, "actual", answer)


def _zone(offset: str) -> timezone:
    sign = -1 if offset.startswith("-") else 1
    hours, minutes = offset[1:].split(":")
    return timezone(sign * timedelta(hours=int(hours), minutes=int(minutes)))


def _zone_name(offset: str) -> str:
    return f"UTC{offset.replace('-', '−')}"
