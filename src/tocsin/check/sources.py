"""Sources: how well a charter is supported, what it cites in vain, where it does not know who presides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tocsin.check.periods import calendar_of, overlap
from tocsin.check.procedures import spans_of
from tocsin.core.charter.findings import KeyPath, Notes, Severity
from tocsin.core.charter.model import Charter, Source, Span, Standing
from tocsin.core.charter.revision import MAIN


def check_sources(charter: Charter, notes: Notes) -> None:
    """Standing of statements, articles nobody cites, bases never in force at their time, unknown chairs."""
    standings = [source.standing for source in _sources(charter)]
    counts = {word.value: str(standings.count(word)) for word in Standing}
    if len(standings) > standings.count(Standing.VERIFIED):
        notes.add("not_all_verified", Severity.INFO, MAIN, (), total=str(len(standings)), **counts)
    cited = {reference for _, _, references in _cited(charter) for reference in references}
    for number, act in enumerate(charter.acts):
        for place, article in enumerate(act.articles):
            name = f"{act.id}:{article.id}"
            if name not in cited:
                path: KeyPath = ("act", number, "article", place)
                notes.add("article_unused", Severity.INFO, MAIN, path, article=name)
    for path, span, references in _cited(charter):
        for reference in references:
            period = spans_of(charter, reference)
            if period is None or overlap(span, period) is None:
                notes.add("basis_never_in_force", Severity.WARNING, MAIN, path, article=reference)
    _check_chairs(charter, notes)


def _check_chairs(charter: Charter, notes: Notes) -> None:
    presided = [row for row in charter.organs if row.presided_by == "chair-state"]
    chairs = [row.span for row in charter.chairs]
    calendar = calendar_of(charter)
    for organ in presided:
        gap = calendar.uncovered(organ.span, chairs)
        if gap is not None:
            notes.add("chair_unknown", Severity.INFO, MAIN, ("chair",), organ=organ.id, on=gap.isoformat())


def _sources(charter: Charter) -> Iterator[Source]:
    for act in charter.acts:
        yield from (act.source, *(row.source for row in act.articles))
    for procedure in charter.procedures:
        yield from (procedure.source, *(row.source for row in procedure.steps))
    for component in charter.components:
        yield from (component.source, *(row.source for row in component.figures))
    yield from (row.source for row in charter.members)
    yield from (row.source for row in charter.suspensions)
    yield from (row.source for row in charter.chairs)
    yield from (row.source for row in charter.organs)
    yield from (row.source for row in charter.matters)
    yield from (row.source for row in charter.consents)
    yield from (row.source for row in charter.duties)
    yield from (row.source for row in charter.regions)
    yield from (row.source for row in charter.centres)


def _cited(charter: Charter) -> Iterator[tuple[KeyPath, Span, Iterable[str]]]:
    """Each list of references with its place and the period in which it is meant to hold."""
    always = Span()
    for number, organ in enumerate(charter.organs):
        yield ("organ", number, "basis"), organ.span, organ.basis
    for number, matter in enumerate(charter.matters):
        yield ("matter", number, "basis"), matter.span, matter.basis
        yield ("matter", number, "bases"), matter.span, matter.bases
    for number, rule in enumerate(charter.rules):
        yield ("rule", number, "basis"), always, rule.basis
    for number, procedure in enumerate(charter.procedures):
        yield ("procedure", number, "basis"), procedure.span, procedure.basis
        for place, step in enumerate(procedure.steps):
            yield ("procedure", number, "step", place, "basis"), procedure.span, step.basis
    for number, consent in enumerate(charter.consents):
        yield ("consent", number, "basis"), consent.span, consent.basis
    for number, duty in enumerate(charter.duties):
        yield ("duty", number, "basis"), always, duty.basis
    for number, component in enumerate(charter.components):
        yield ("component", number, "basis"), component.span, component.basis
    for number, suspension in enumerate(charter.suspensions):
        yield ("suspension", number, "basis"), suspension.span, suspension.basis
