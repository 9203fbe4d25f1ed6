"""The gate of legality: no opening without competence, rule, articles in force and full contents.

Each check names the article on which it stands. A basis that the charter does not list for the
matter, but that is in force, is accepted with a finding that the opening records.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tocsin.core.calendar import moment
from tocsin.core.charter.model import Charter, Matter, Standing
from tocsin.core.charter.query import (
    article_on,
    competent_organs,
    electorate_on,
    matter_on,
    organ_on,
    rule_on,
)
from tocsin.core.paper.commands import Measure, OpenDecision
from tocsin.core.paper.state import Surroundings
from tocsin.core.powers import check
from tocsin.core.values import Check

CHANGES_A_MANDATE = frozenset({"extension", "ending", "implementing"})


def competence(charter: Charter, organ: str, matter: str, on: date) -> Iterator[Check]:
    """The organ exists on the day and the matter lies in its competence under a known rule."""
    row = organ_on(charter, organ, on)
    yield check("organ_known", row is not None, organ=organ)
    if row is None:
        return
    found = matter_on(charter, organ, matter, on)
    basis = found.basis if found else row.basis
    others = competent_organs(charter, matter, on)
    yield check(
        "matter_in_competence",
        found is not None,
        basis[0] if basis else "",
        organ=organ,
        matter=matter,
        competent=others,
    )
    if found is not None:
        yield check("rule_known", rule_on(charter, organ, matter, on) is not None, organ=organ, matter=matter)
        yield check("electorate_not_empty", bool(electorate_on(charter, organ, on)), organ=organ)


def opening(
    charter: Charter, data: OpenDecision, surroundings: Surroundings, on: date, at: int
) -> Iterator[Check]:
    """Everything the charter asks of an opening."""
    yield from competence(charter, data.organ, data.matter, on)
    matter = matter_on(charter, data.organ, data.matter, on)
    if matter is None:
        return
    yield check("form_allowed", data.form in matter.forms, form=data.form, allowed=matter.forms)
    yield from _articles(charter, data, on)
    yield from _appeal(data, matter, surroundings)
    yield from _contents(charter, data.measure, matter, on, at)
    if matter.makes in CHANGES_A_MANDATE:
        stages = dict(surroundings.mandates)
        known = (data.measure.mandate or "") in stages
        yield check("mandate_known", known, mandate=data.measure.mandate or "")
        if known and matter.makes != "implementing":
            stage = stages[data.measure.mandate or ""]
            yield check("mandate_in_force", stage in ("in-force", "waiting"), stage=stage)


def _articles(charter: Charter, data: OpenDecision, on: date) -> Iterator[Check]:
    yield check("article_given", bool(data.articles))
    for reference in data.articles:
        found = article_on(charter, reference, on)
        yield check("article_in_force", found is not None, reference, article=reference)


def _appeal(data: OpenDecision, matter: Matter, surroundings: Surroundings) -> Iterator[Check]:
    leaves = {leaf for leaf, _ in surroundings.appeals}
    if data.appeal:
        yield check("appeal_known", data.appeal in leaves, appeal=data.appeal)
    elif matter.needs_appeal:
        yield check("appeal_given", False, matter.basis[0] if matter.basis else "", matter=matter.id)


def _contents(charter: Charter, measure: Measure, matter: Matter, on: date, at: int) -> Iterator[Check]:
    article = matter.basis[0] if matter.basis else ""
    lacking = tuple(word for word in matter.requires if not _given(measure, word))
    yield check("contents_complete", not lacking, article, required=matter.requires, lacking=lacking)
    known = {row.id for row in charter.components if row.span.holds(on)}
    for component in measure.components:
        yield check("component_known", component in known, component=component)
        fits = not matter.components or component in matter.components
        yield check("component_allowed", fits, article, component=component, allowed=matter.components)
    ends = moment(measure.ends_at) if measure.ends_at else None
    begins = moment(measure.begins_at) if measure.begins_at else None
    if ends is not None:
        yield check("stay_ends_later", ends > max(at, begins or at), ends_at=measure.ends_at or "")


def _given(measure: Measure, word: str) -> bool:
    if word == "stay":
        return measure.ends_at is not None
    if word == "strength":
        return measure.strength is not None
    if word == "commander":
        return bool(measure.commander)
    return bool(getattr(measure, word, ()))


def findings(charter: Charter, data: OpenDecision, on: date) -> tuple[str, ...]:
    """What is accepted though it fits oddly, in a fixed order."""
    matter = matter_on(charter, data.organ, data.matter, on)
    if matter is None:
        return ()
    found = []
    for reference in data.articles:
        if matter.bases and reference not in matter.bases:
            found.append(f"basis_unusual {reference}")
        article = article_on(charter, reference, on)
        if article is not None and article.source.standing is not Standing.VERIFIED:
            found.append(f"article_{article.source.standing.value} {reference}")
    if data.measure.strength_standing in ("reported", "assumed"):
        found.append(f"strength_{data.measure.strength_standing}")
    return tuple(found)
