"""Whether what a scenario expects has come about: each word of the vocabulary, answered from the state.

The answers are values; sentences about them are made in the faces.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tocsin.core.calendar import DAY, day_of, duration
from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import rule_named
from tocsin.core.mandate.state import Mandate
from tocsin.core.paper.count import count
from tocsin.core.paper.outcome import counted
from tocsin.core.paper.state import Paper, Stated
from tocsin.core.procedure import deadlines
from tocsin.core.scope import CaseFile, Scope
from tocsin.core.steps import makes_of, steps
from tocsin.core.values import Due
from tocsin.exercise.play import Line, Performance
from tocsin.exercise.scenario import Expectation, When, Words

Actual = str | int | tuple[str, ...] | None
"""A word, a number (of milliseconds for durations and instants), members, or nothing."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An expectation and what came of it. `that` is a word of the vocabulary, or `refused` or `accepted`."""

    that: str
    values: Mapping[str, Any]
    met: bool
    actual: Actual
    note: Words


def judge(performance: Performance) -> tuple[Judged, ...]:
    """Every expectation of the scenario: first how its acts were answered, then the rest in its order."""
    answered = (_of_line(line) for line in performance.lines)
    bench = _Bench(performance)
    rest = (bench.judged(row) for row in performance.scenario.expectations)
    return (*(row for row in answered if row is not None), *rest)


def _of_line(line: Line) -> Judged | None:
    """Acts that should be refused, and acts that were refused though they should not."""
    act = line.act
    if act is None or (line.as_expected and not act.expect_refusal):
        return None
    code = line.refusal.code if line.refusal is not None else ""
    values = {"act": act.id or act.does, "does": act.does, "code": act.expect_refusal, "line": act.line or 0}
    that = "refused" if act.expect_refusal else "accepted"
    return Judged(that, values, line.as_expected, code or "accepted", act.note)


class _Bench:
    """The state of the ledger when the performance is over."""

    def __init__(self, performance: Performance) -> None:
        self._engine = performance.stage.engine
        self._state = self._engine.refresh()
        self._now = performance.stage.clock.now()
        self._zero = performance.zero
        self._zone = performance.scenario.zone
        self._acts = {line.act.id: line for line in performance.lines if line.act is not None}

    def judged(self, row: Expectation) -> Judged:
        """One expectation."""
        answer = _ANSWERS[row.that](self, row.values)
        met = answer is not None and _met(row, answer)
        values = {
            name: value.at(self._zero) if isinstance(value, When) else value
            for name, value in row.values.items()
        }
        return Judged(row.that, values, met, answer, row.note)

    # What there is

    def file_of(self, decision: str) -> CaseFile | None:
        """The case file of a decision."""
        return self._state.files.get(self._state.cases.get(decision, ""))

    def paper(self, decision: str) -> Paper | None:
        """The paper of a decision."""
        file = self.file_of(decision)
        return file.paper(decision) if file is not None else None

    def mandate(self, decision: str) -> Mandate | None:
        """What carries a decision out."""
        file = self.file_of(decision)
        return file.mandate(decision) if file is not None else None

    def charter_of(self, file: CaseFile) -> Charter:
        """The charter that a case keeps."""
        return self._engine.charters.charter(file.case.charter)

    # Answers

    def outcome(self, values: Mapping[str, Any]) -> Actual:
        """The outcome, or the stage of what has none."""
        paper = self.paper(values["of"])
        return None if paper is None else paper.outcome or paper.stage

    def interval(self, values: Mapping[str, Any]) -> Actual:
        """Milliseconds between two moments; whole civil days of the zone where days are counted."""
        begin, end = self.moment(*values["from"]), self.moment(*values["to"])
        if begin is None or end is None:
            return None
        if "days_at_most" not in values:
            return end - begin
        days = (day_of(end, self._zone) - day_of(begin, self._zone)).days
        return days * DAY

    def moment(self, word: str, named: str) -> int | None:
        """When a point of the vocabulary was."""
        if word == "act":
            line = self._acts.get(named)
            return line.at if line is not None and line.refusal is None else None
        if word == "signal":
            signal = self._state.signals.get(named)
            return signal.received_at if signal is not None else None
        if word in ("issued", "brought", "done"):
            orders = (
                order for file in self._state.files.values() for row in file.mandates for order in row.orders
            )
            return next((getattr(order, f"{word}_at") for order in orders if order.id == named), None)
        return self._of_decision(word, named)

    def _of_decision(self, word: str, decision: str) -> int | None:
        paper, mandate = self.paper(decision), self.mandate(decision)
        if word == "opened":
            return paper.opening.opened_at if paper is not None and paper.opening is not None else None
        if word in ("adopted", "failed"):
            return paper.declared_at if paper is not None and paper.stage == word else None
        if mandate is None or word in ("ended", "withdrawal"):
            return getattr(mandate, f"{word}_at", None)
        which, _, stage = word.partition("-")
        rows = [row for row in mandate.movements if row.stage == stage and not row.corrected]
        times = [row.at for row in rows if row.whole or which == "first"]
        return (min(times) if which == "first" else max(times)) if times else None

    def peak(self, values: Mapping[str, Any]) -> Actual:
        """The highest figure of all reports that stand."""
        mandate = self.mandate(values["of"])
        rows = [row for row in mandate.reports if not row.corrected] if mandate is not None else []
        found: list[int | None] = [getattr(row, values["figure"]) for row in rows]
        return max((figure for figure in found if figure is not None), default=None)

    def mandate_stage(self, values: Mapping[str, Any]) -> Actual:
        """The stage of a mandate; with `because` or `until` only if that is so too."""
        mandate = self.mandate(values["of"])
        if mandate is None:
            return None
        until: When | None = values.get("until")
        if until is not None and until.at(self._zero) != mandate.ends_at:
            return mandate.ends_at
        because: str = values.get("because", mandate.ended_because)
        return mandate.stage if because == mandate.ended_because else mandate.ended_because or mandate.stage

    def how_many(self, values: Mapping[str, Any]) -> Actual:
        """How many there are in a case."""
        file = self._state.files.get(values["in"])
        if file is None:
            return None
        kind, _, stage = str(values["of"]).partition("-")
        if kind == "decisions":
            return sum(paper.stage == stage for paper in file.papers)
        rows: tuple[object, ...]
        if values["of"] in ("appeals", "consultations", "attachments", "corrections"):
            rows = getattr(file.case, values["of"])
            return len(rows)
        field = "national_steps" if kind == "national" else kind
        return sum(len(getattr(row, field)) for row in file.mandates)

    def step(self, values: Mapping[str, Any]) -> Actual:
        """The state of a step of the procedure."""
        file = self._state.files.get(values["of"])
        if file is None:
            return None
        charter = self.charter_of(file)
        rows = steps(charter, file.case, makes_of(charter, file))
        return next((row.state for row in rows if row.step == values["step"]), None)

    def tally(self, values: Mapping[str, Any]) -> Actual:
        """What the positions that counted give under a rule of the charter."""
        paper, file = self.paper(values["of"]), self.file_of(values["of"])
        if paper is None or paper.opening is None or file is None:
            return None
        rule = rule_named(self.charter_of(file), values["rule"])
        if rule is None:
            return None
        question = paper.opening.question
        other = replace(question, terms=replace(question.terms, rule=rule))
        return count(other, counted(paper)).outcome.value

    def finding(self, values: Mapping[str, Any]) -> Actual:
        """The finding if the opening records it, else all it records."""
        paper = self.paper(values["of"])
        if paper is None or paper.opening is None:
            return None
        found = paper.opening.findings
        return values["is"] if values["is"] in found else "; ".join(found)

    def figures(self, values: Mapping[str, Any]) -> Actual:
        """The standing that all figures of one kind share."""
        mandate = self.mandate(values["of"])
        field = "national_steps" if values["figure"] == "national-consents" else values["figure"]
        rows = getattr(mandate, field, ())
        standings = sorted({row.standing for row in rows if not getattr(row, "corrected", False)})
        return "; ".join(standings) or None

    def due(self, values: Mapping[str, Any]) -> Actual:
        """Whether something of the kind is awaited or overdue."""
        file = self._state.files.get(values["of"])
        rows: tuple[Due, ...] = deadlines(self.charter_of(file), Scope(file=file)) if file is not None else ()
        times = [row.at for row in rows if row.kind == values["kind"]]
        return ("overdue" if min(times) <= self._now else "awaited") if times else None

    def case(self, values: Mapping[str, Any]) -> Actual:
        """Whether a case is open."""
        file = self._state.files.get(values["of"])
        return None if file is None else "open" if file.case.closed_at is None else "closed"

    def position(self, values: Mapping[str, Any]) -> Actual:
        """A member's last position; with `held` only if it is held so."""
        paper = self.paper(values["of"])
        rows = (
            [row for row in paper.stated if row.statement.member == values["member"]]
            if paper is not None
            else []
        )
        if not rows:
            return "none"
        held = _held(rows[-1])
        return rows[-1].statement.position if values.get("held", held) == held else held

    def bound(self, values: Mapping[str, Any]) -> Actual:
        """Members that a decision binds."""
        mandate = self.mandate(values["of"])
        return mandate.bound if mandate is not None else None


def _held(row: Stated) -> str:
    statement = row.statement
    if statement.lapsed:
        return "lapsed"
    if statement.confirmed is not None:
        return "confirmed" if statement.confirmed else "contested"
    return "recorded" if statement.recorded else "stated"


def _met(row: Expectation, answer: Actual) -> bool:
    if row.that == "interval":
        assert isinstance(answer, int)
        least, most = (duration(row.values.get(name, "")) for name in ("at_least", "at_most"))
        if "days_at_most" in row.values:
            most = row.values["days_at_most"] * DAY
        return (least is None or answer >= least) and (most is None or answer <= most)
    if row.that == "bound":
        return answer == tuple(sorted(row.values["is"]))
    return bool(answer == row.values["is"])


_ANSWERS: dict[str, Callable[[_Bench, Mapping[str, Any]], Actual]] = {
    "outcome": _Bench.outcome,
    "interval": _Bench.interval,
    "peak": _Bench.peak,
    "mandate": _Bench.mandate_stage,
    "count": _Bench.how_many,
    "step": _Bench.step,
    "tally": _Bench.tally,
    "finding": _Bench.finding,
    "figures": _Bench.figures,
    "due": _Bench.due,
    "case": _Bench.case,
    "position": _Bench.position,
    "bound": _Bench.bound,
}
