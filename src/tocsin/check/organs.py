"""Organs and matters: whether an organ can decide, and a matter has an organ, a rule and a form.

Everything is asked for each stretch of days in which the charter does not change.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tocsin.check.periods import Calendar, calendar_of, overlap
from tocsin.core.charter.findings import KeyPath, Notes, Severity
from tocsin.core.charter.model import Charter, Matter, Organ
from tocsin.core.charter.query import article_on, electorate_on, may_speak_in, seats_on
from tocsin.core.charter.revision import MAIN
from tocsin.core.charter.vocabulary import OWN
from tocsin.core.rules.tally import quorum_count
from tocsin.core.rules.words import Majority


def check_organs(charter: Charter, notes: Notes) -> None:
    """Members, quorum, languages and voices of each organ."""
    calendar = calendar_of(charter)
    deciding = {matter.organ for matter in charter.matters}
    speakers = [row for row in charter.roles if row.of == "member" and OWN + "position.state" in row.may]
    for number, organ in enumerate(charter.organs):
        path: KeyPath = ("organ", number)
        if organ.id not in deciding:
            notes.add("organ_without_matter", Severity.WARNING, MAIN, path, organ=organ.id)
            continue
        if not organ.languages:
            notes.error("organ_without_language", MAIN, (*path, "languages"), organ=organ.id)
        if not any(may_speak_in(role, organ.id) for role in speakers):
            notes.error("organ_without_voice", MAIN, path, organ=organ.id)
        for day in calendar.days(organ.span):
            if _empty_or_short(charter, organ, path, day, notes):
                break
    _check_referral(charter, notes)


def _empty_or_short(charter: Charter, organ: Organ, path: KeyPath, day: date, notes: Notes) -> bool:
    seats, voices = seats_on(charter, organ.id, day), electorate_on(charter, organ.id, day)
    on = day.isoformat()
    if not seats or not voices:
        notes.error("organ_empty", MAIN, path, organ=organ.id, on=on)
        return True
    needed = quorum_count(organ.quorum, len(voices))
    if needed > len(voices):
        values = {"organ": organ.id, "on": on, "needed": str(needed), "members": str(len(voices))}
        notes.error("quorum_unreachable", MAIN, (*path, "quorum"), **values)
        return True
    return False


def _check_referral(charter: Charter, notes: Notes) -> None:
    """An organ that recommends to another must end at one that decides."""
    refers = {row.id: row.refers_to for row in charter.organs}
    for number, organ in enumerate(charter.organs):
        at, passed = organ.refers_to, {organ.id}
        while at and at not in passed:
            passed.add(at)
            at = refers.get(at, "")
        if at:
            notes.error("referral_in_circle", MAIN, ("organ", number, "refers_to"), organ=organ.id)


def check_matters(charter: Charter, notes: Notes) -> None:
    """Competence, rule, form, basis, components and end of each matter."""
    calendar = calendar_of(charter)
    for number, matter in enumerate(charter.matters):
        path: KeyPath = ("matter", number)
        values = {"organ": matter.organ, "matter": matter.id}
        organs = [row.span for row in charter.organs if row.id == matter.organ]
        gap = calendar.uncovered(matter.span, organs)
        if gap is not None:
            notes.error("matter_without_organ", MAIN, (*path, "organ"), on=gap.isoformat(), **values)
        gap = calendar.uncovered(matter.span, [row.span for row in matter.rules])
        if gap is not None:
            notes.error("matter_without_rule", MAIN, (*path, "rule"), on=gap.isoformat(), **values)
        if not matter.forms:
            notes.error("matter_without_form", MAIN, (*path, "forms"), **values)
        _check_bases(charter, calendar, matter, path, notes)
        _check_components(charter, matter, path, notes)
    _check_mandates(charter, notes)
    _check_rules(charter, notes)


def _check_bases(charter: Charter, calendar: Calendar, matter: Matter, path: KeyPath, notes: Notes) -> None:
    values = {"organ": matter.organ, "matter": matter.id}
    if not matter.bases:
        notes.add("matter_without_basis", Severity.WARNING, MAIN, (*path, "bases"), **values)
        return
    for day in calendar.days(matter.span):
        if not any(article_on(charter, reference, day) for reference in matter.bases):
            notes.add(
                "bases_not_in_force", Severity.WARNING, MAIN, (*path, "bases"), on=day.isoformat(), **values
            )
            return


def _check_components(charter: Charter, matter: Matter, path: KeyPath, notes: Notes) -> None:
    spans = {row.id: row.span for row in charter.components}
    for component in matter.components:
        if overlap(matter.span, spans[component]) is None:
            values = {"organ": matter.organ, "matter": matter.id, "component": component}
            notes.add("component_out_of_time", Severity.WARNING, MAIN, (*path, "components"), **values)


def _check_mandates(charter: Charter, notes: Notes) -> None:
    """Where forces can be sent, a decision must say until when, and another must be able to end it."""
    sending = [(n, row) for n, row in enumerate(charter.matters) if row.makes == "mandate"]
    for number, matter in sending:
        values = {"organ": matter.organ, "matter": matter.id}
        if "stay" not in matter.requires:
            notes.add("mandate_without_end", Severity.WARNING, MAIN, ("matter", number, "requires"), **values)
    for makes in ("ending", "extension"):
        if sending and not any(row.makes == makes for row in charter.matters):
            notes.add("mandate_without_change", Severity.WARNING, MAIN, ("matter",), makes=makes)


def _check_rules(charter: Charter, notes: Notes) -> None:
    used = {period.rule for matter in charter.matters for period in matter.rules}
    for number, rule in enumerate(charter.rules):
        path: KeyPath = ("rule", number)
        if rule.id not in used:
            notes.add("rule_unused", Severity.INFO, MAIN, path, rule=rule.id)
        if isinstance(rule, Majority) and rule.more_than and rule.share == Fraction(1):
            notes.error("share_unreachable", MAIN, (*path, "share"), rule=rule.id)
