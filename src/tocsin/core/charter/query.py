"""What a charter answers for a date: members, organs, competence, the rule, articles, powers.

Every question takes the day it is asked for; the answer is the charter as it stood then.
"""

from __future__ import annotations

from datetime import date

from tocsin.core.charter.model import (
    Act,
    Article,
    Charter,
    Duty,
    Matter,
    NationalConsent,
    Organ,
    Procedure,
    Role,
    Step,
)
from tocsin.core.rules.words import Rule


def members_on(charter: Charter, on: date) -> tuple[str, ...]:
    """Ids of the members on that day, sorted."""
    return tuple(sorted({row.member for row in charter.members if row.span.holds(on)}))


def organ_on(charter: Charter, organ: str, on: date) -> Organ | None:
    """The organ as it stood on that day."""
    return next((row for row in charter.organs if row.id == organ and row.span.holds(on)), None)


def seats_on(charter: Charter, organ: str, on: date) -> tuple[str, ...]:
    """Members that sit in the organ on that day, sorted."""
    row = organ_on(charter, organ, on)
    if row is None:
        return ()
    members = members_on(charter, on)
    return members if row.members is None else tuple(sorted(set(row.members) & set(members)))


def suspended_on(charter: Charter, on: date) -> tuple[str, ...]:
    """Members without a voice on that day, sorted."""
    return tuple(sorted({row.member for row in charter.suspensions if row.span.holds(on)}))


def electorate_on(charter: Charter, organ: str, on: date) -> tuple[str, ...]:
    """Members whose positions count in the organ on that day, sorted."""
    silent = set(suspended_on(charter, on))
    return tuple(member for member in seats_on(charter, organ, on) if member not in silent)


def matter_on(charter: Charter, organ: str, matter: str, on: date) -> Matter | None:
    """The matter in the organ's competence on that day."""
    rows = (row for row in charter.matters if row.organ == organ and row.id == matter and row.span.holds(on))
    return next(rows, None)


def competent_organs(charter: Charter, matter: str, on: date) -> tuple[str, ...]:
    """Organs in whose competence the matter lies on that day."""
    return tuple(row.organ for row in charter.matters if row.id == matter and row.span.holds(on))


def rule_on(charter: Charter, organ: str, matter: str, on: date) -> Rule | None:
    """The rule that answers the matter on that day."""
    row = matter_on(charter, organ, matter, on)
    if row is None:
        return None
    named = next((period.rule for period in row.rules if period.span.holds(on)), None)
    return next((rule for rule in charter.rules if rule.id == named), None)


def rule_named(charter: Charter, rule: str) -> Rule | None:
    """The rule with that id."""
    return next((row for row in charter.rules if row.id == rule), None)


def chair_on(charter: Charter, on: date) -> str:
    """The member that presides on that day; empty if the charter does not say."""
    return next((row.member for row in charter.chairs if row.span.holds(on)), "")


def act_named(charter: Charter, act: str) -> Act | None:
    """The act with that id."""
    return next((row for row in charter.acts if row.id == act), None)


def _in_force(act: Act, on: date) -> bool:
    """An act of unknown entry into force counts from its adoption on, until the day it ended."""
    if act.known:
        return act.span.holds(on)
    adopted = act.adopted_on is None or act.adopted_on <= on
    return adopted and (act.span.to_on is None or on < act.span.to_on)


def article_on(charter: Charter, reference: str, on: date) -> Article | None:
    """The article `act:article` if it is in force on that day; an act of unknown date counts as in force.

    A reference without an article means the act as a whole and gives an article with an empty id.
    """
    act_id, _, article_id = reference.partition(":")
    act = act_named(charter, act_id)
    if act is None or not _in_force(act, on):
        return None
    if not article_id:
        return Article("", act.span, act.source)
    return next((row for row in act.articles if row.id == article_id and row.span.holds(on)), None)


def procedure_on(charter: Charter, procedure: str, on: date) -> Procedure | None:
    """The procedure as it stood on that day."""
    return next((row for row in charter.procedures if row.id == procedure and row.span.holds(on)), None)


def steps_for(procedure: Procedure, makes: str) -> tuple[Step, ...]:
    """Steps of a case whose decision makes this (`mandate`, `mission`...), in the charter's order."""
    return tuple(step for step in procedure.steps if not step.makes or makes in step.makes)


def role_named(charter: Charter, role: str) -> Role | None:
    """The role with that id."""
    return next((row for row in charter.roles if row.id == role), None)


def may_speak_in(role: Role, organ: str) -> bool:
    """Whether people of the role may state positions and sign in the organ."""
    return not role.organs or organ in role.organs


def consents_for(charter: Charter, matter: str, on: date) -> tuple[NationalConsent, ...]:
    """National steps that the matter asks for on that day."""
    rows = (row for row in charter.consents if row.span.holds(on))
    return tuple(row for row in rows if matter in row.matters)


def duties_for(charter: Charter, matter: str) -> tuple[Duty, ...]:
    """Notices owed outside once a decision of the matter stands."""
    return tuple(row for row in charter.duties if matter in row.matters)
