"""Cases with known results that come with a charter: outcomes.toml, read and counted.

Norm: docs/charter-vocabulary.md "Outcomes". The file is no part of the revision: it holds the charter
to the public record and can grow without changing what is in force.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tocsin.core.charter.findings import Notes
from tocsin.core.charter.model import Charter, Source
from tocsin.core.charter.query import rule_named
from tocsin.core.charter.read import parsed_toml
from tocsin.core.charter.rows import Row
from tocsin.core.charter.terms import terms_or_code
from tocsin.core.rules.ballot import Ballot, Counts, Position, Terms, counted, filled
from tocsin.core.rules.outcome import Outcome, Tally
from tocsin.core.rules.tally import tally

FILE = "outcomes.toml"
FORMAT = "tocsin-outcomes/1"
OUTCOMES = frozenset(word.value for word in Outcome)
POSITIONS = frozenset(word.value for word in Position)


@dataclass(frozen=True, slots=True)
class KnownOutcome:
    """A ballot of the public record and the outcome it is known to have had."""

    id: str
    on: date | None
    organ: str
    matter: str
    positions: tuple[tuple[str, str], ...]
    counts: Counts | None
    silence: bool
    late: tuple[str, ...]
    concerned: str
    under: str
    """Counted under this rule of the charter instead of the one of the day; empty: the one of the day."""
    expect: str
    rule: str
    """The rule that must have given it; empty where that is not told."""
    source: Source


def read_outcomes(body: bytes, notes: Notes) -> tuple[KnownOutcome, ...]:
    """The cases of the file; what is wrong is noted."""
    data = parsed_toml(FILE, body, notes)
    if data is None:
        return ()
    top = Row(data, FILE, (), notes)
    if top.text("format") != FORMAT:
        top.error("wrong_format", "format", expected=FORMAT)
    cases = tuple(_case(row) for row in top.rows("case"))
    top.done()
    return cases


def count_known(charter: Charter, case: KnownOutcome) -> Tally | str:
    """What the charter gives for the case, or the code of what it lacks on that day."""
    if case.on is None:
        return "day_unknown"
    terms = terms_or_code(charter, case.organ, case.matter, case.on)
    if isinstance(terms, str):
        return terms
    if not set(dict(case.positions)) <= {*terms.electorate, *terms.suspended}:
        return "stranger"
    if case.counts is not None and case.counts.total != len(terms.electorate):
        return "counts_differ"
    rule = rule_named(charter, case.under) if case.under else terms.rule
    return "rule_unknown" if rule is None else tally(rule, _ballot(terms, case))


def check_outcomes(charter: Charter, body: bytes, notes: Notes) -> None:
    """Note every case that the charter counts differently from what is known."""
    for number, case in enumerate(read_outcomes(body, notes)):
        found = count_known(charter, case)
        if isinstance(found, str):
            notes.error(found, FILE, ("case", number), organ=case.organ, matter=case.matter, case=case.id)
        elif found.outcome != case.expect or (case.rule and found.rule != case.rule):
            notes.error(
                "outcome_differs",
                FILE,
                ("case", number, "expect"),
                case=case.id,
                expected=case.expect,
                found=found.outcome.value,
                rule=found.rule,
            )


def _case(row: Row) -> KnownOutcome:
    case = KnownOutcome(
        id=row.id("id"),
        on=row.day("on"),
        organ=row.id("organ"),
        matter=row.id("matter"),
        positions=tuple(_positions(row)),
        counts=_counts(row),
        silence=row.flag("silence", False),
        late=row.members("late"),
        concerned=row.member("concerned", ""),
        under=row.text("under", ""),
        expect=row.word("expect", OUTCOMES),
        rule=row.text("rule", ""),
        source=row.source(),
    )
    row.done()
    return case


def _positions(row: Row) -> Iterator[tuple[str, str]]:
    table = row.data.pop("positions", {})
    if not isinstance(table, dict):
        row.error("wrong_value", "positions", expected="table")
        return
    for member, word in sorted(table.items()):
        if word in POSITIONS:
            yield member, str(word)
        else:
            row.error("unknown_word", "positions", word=str(word)[:80], allowed=" ".join(sorted(POSITIONS)))


def _counts(row: Row) -> Counts | None:
    table = row.data.pop("counts", None)
    if not isinstance(table, dict):
        if table is not None:
            row.error("wrong_value", "counts", expected="table")
        return None
    inner = Row(table, row.file, (*row.path, "counts"), row.notes)
    yes, no, abstain, absent = (inner.number(key) or 0 for key in ("yes", "no", "abstain", "absent"))
    counts = Counts(yes, no, abstain, absent, tuple(sorted(inner.members("no_by"))))
    inner.done()
    return counts


def _ballot(terms: Terms, case: KnownOutcome) -> Ballot:
    if case.counts is not None:
        return counted(terms, case.counts, silence=case.silence, concerned=case.concerned)
    return filled(terms, case.positions, silence=case.silence, late=case.late, concerned=case.concerned)
