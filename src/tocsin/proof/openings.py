"""What was put to the members: rule, electorate and form of each opening, recomputed from charter and date.

The day is the civil day of the event's `at` in the charter's zone, as for the live service.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from tocsin.core.calendar import day_of
from tocsin.core.charter.query import electorate_on, matter_on, organ_on, rule_on
from tocsin.core.paper.count import Question, question_on
from tocsin.ledger.malformed import Malformed
from tocsin.proof.charter import Norms
from tocsin.proof.data import Data, data_of
from tocsin.proof.entries import Entry

OPENED: Final = "case.decision_opened/1"


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening whose rule and electorate are the charter's; no `question` where its word is unknown."""

    entry: Entry
    case: str
    organ: str
    on: date
    text_sha256: str
    appeal: str
    needs_appeal: bool
    languages: tuple[str, ...]
    electorate: tuple[str, ...]
    word: str
    question: Question | None


def openings_of(norms: Norms, entries: tuple[Entry, ...]) -> tuple[Opening, ...]:
    """Every opening of the decision's stream; raises `Malformed` where one is not what the charter gives."""
    found = tuple(_opening(norms, row) for row in entries if row.event.type == OPENED)
    if not found:
        raise Malformed("opening_missing", f"/streams/{entries[0].event.stream}")
    return found


def _opening(norms: Norms, entry: Entry) -> Opening:
    charter, data = norms.charter, data_of(entry)
    on = _day(entry, charter.zone)
    organ, matter = data.word("organ"), data.word("matter")
    seat, row = organ_on(charter, organ, on), matter_on(charter, organ, matter, on)
    if seat is None or row is None:
        raise data.fault("not_competent", "matter")
    rule = _rule_id(norms, organ, matter, on)
    if not rule or data.text("rule") != rule:
        raise data.fault("rule_differs", "rule")
    electorate = electorate_on(charter, organ, on)
    if not electorate or data.texts("electorate") != electorate:
        raise data.fault("electorate_differs", "electorate")
    form, closes_at = _form(data, row.forms)
    question = question_on(charter, organ, matter, on, electorate=electorate, form=form, closes_at=closes_at)
    return Opening(
        entry=entry,
        case=data.text("case"),
        organ=organ,
        on=on,
        text_sha256=data.digest("text_sha256"),
        appeal=data.digest("appeal") if data.has("appeal") else "",
        needs_appeal=row.needs_appeal,
        languages=seat.languages,
        electorate=electorate,
        word=norms.unknown.get(rule, ""),
        question=question,
    )


def _day(entry: Entry, zone: str) -> date:
    try:
        return day_of(entry.event.at, zone)
    except OverflowError:
        raise Malformed("day_out_of_range", f"{entry.where}/event/at") from None


def _rule_id(norms: Norms, organ: str, matter: str, on: date) -> str:
    """The id of the rule that answers the matter on the day, "" where there is none."""
    rule = rule_on(norms.charter, organ, matter, on)
    if rule is not None:
        return rule.id
    row = matter_on(norms.charter, organ, matter, on)
    named = (period.rule for period in (row.rules if row else ()) if period.span.holds(on))
    return next((name for name in named if name in norms.unknown), "")


def _form(data: Data, allowed: tuple[str, ...]) -> tuple[str, int | None]:
    """How it was opened, and the last moment for positions; silence has one."""
    form, closes_at = data.text("form", "session"), data.moment("closes_at")
    if form not in allowed:
        raise data.fault("form_not_allowed", "form")
    if closes_at is None and form == "silence":
        raise data.fault("closes_at_missing", "closes_at")
    return form, closes_at
