"""Checks what rows of a charter say of each other: ids that exist, periods that do not overlap.

A charter that passes can be used without a look-up ever failing. What it means as a whole (reachable quorum,
deadlines, powers) is the checker's task.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from tocsin.core.charter.findings import KeyPath, Notes
from tocsin.core.charter.model import Charter, Span
from tocsin.core.charter.revision import MAIN
from tocsin.core.charter.vocabulary import UNSPECIFIED

MEMBERS = "members"


def check_references(charter: Charter, notes: Notes) -> None:
    """Note every dangling reference, duplicate and overlap."""
    _check_periods(charter, notes)
    _check_bases(charter, notes)
    _check_members(charter, notes)
    _check_organs(charter, notes)
    _check_matters(charter, notes)
    _check_procedures(charter, notes)


def _known(notes: Notes, path: KeyPath, names: Iterable[str], known: Iterable[str], kind: str) -> None:
    valid = set(known)
    for name in names:
        if name not in valid:
            notes.error("unknown_reference", MAIN, path, name=name, kind=kind)


def _check_bases(charter: Charter, notes: Notes) -> None:
    whole = {act.id for act in charter.acts}
    known = whole | {f"{act.id}:{article.id}" for act in charter.acts for article in act.articles}
    for path, names in _bases(charter):
        _known(notes, path, names, known, "act")


def _bases(charter: Charter) -> Iterator[tuple[KeyPath, tuple[str, ...]]]:
    tables: tuple[tuple[str, tuple[object, ...]], ...] = (
        ("suspension", charter.suspensions),
        ("organ", charter.organs),
        ("rule", charter.rules),
        ("matter", charter.matters),
        ("procedure", charter.procedures),
        ("consent", charter.consents),
        ("duty", charter.duties),
        ("component", charter.components),
    )
    for table, rows in tables:
        for number, row in enumerate(rows):
            yield (table, number, "basis"), getattr(row, "basis", ())
    for number, matter in enumerate(charter.matters):
        yield ("matter", number, "bases"), matter.bases
    for number, procedure in enumerate(charter.procedures):
        for place, step in enumerate(procedure.steps):
            yield ("procedure", number, "step", place, "basis"), step.basis


def _check_members(charter: Charter, notes: Notes) -> None:
    known = {row.member for row in charter.members}
    singles = {
        "suspension": [row.member for row in charter.suspensions],
        "chair": [row.member for row in charter.chairs],
        "consent": [row.member for row in charter.consents],
        "centre": [row.member for row in charter.centres],
    }
    for table, named in singles.items():
        for number, member in enumerate(named):
            _known(notes, (table, number, "member"), filter(None, (member,)), known, "member")
    for number, organ in enumerate(charter.organs):
        _known(notes, ("organ", number, MEMBERS), organ.members or (), known, "member")
    for number, region in enumerate(charter.regions):
        _known(notes, ("region", number, MEMBERS), region.members, known, "member")


def _check_organs(charter: Charter, notes: Notes) -> None:
    organs = {row.id for row in charter.organs}
    roles = {row.id for row in charter.roles}
    presiding = roles | {"chair-state", UNSPECIFIED}
    for number, organ in enumerate(charter.organs):
        _known(notes, ("organ", number, "refers_to"), filter(None, (organ.refers_to,)), organs, "organ")
        _known(notes, ("organ", number, "presided_by"), (organ.presided_by,), presiding, "role")
    for number, role in enumerate(charter.roles):
        _known(notes, ("role", number, "organs"), role.organs, organs, "organ")
    for number, duty in enumerate(charter.duties):
        owners = roles | organs | {UNSPECIFIED}
        _known(notes, ("duty", number, "owner"), (duty.owner,), owners, "role")


def _check_matters(charter: Charter, notes: Notes) -> None:
    organs = {row.id for row in charter.organs}
    rules = {row.id for row in charter.rules}
    components = {row.id for row in charter.components}
    matters = {row.id for row in charter.matters}
    for number, matter in enumerate(charter.matters):
        path: KeyPath = ("matter", number)
        _known(notes, (*path, "organ"), (matter.organ,), organs, "organ")
        _known(notes, (*path, "components"), matter.components, components, "component")
        for place, period in enumerate(matter.rules):
            _known(notes, (*path, "rule", place, "id"), (period.rule,), rules, "rule")
    for number, consent in enumerate(charter.consents):
        _known(notes, ("consent", number, "matters"), consent.matters, matters, "matter")
    for number, duty in enumerate(charter.duties):
        _known(notes, ("duty", number, "matters"), duty.matters, matters, "matter")


def _check_procedures(charter: Charter, notes: Notes) -> None:
    actors = {row.id for row in charter.organs} | {row.id for row in charter.roles}
    actors |= {MEMBERS, UNSPECIFIED}
    for number, procedure in enumerate(charter.procedures):
        steps = [step.id for step in procedure.steps]
        for place, step in enumerate(procedure.steps):
            path: KeyPath = ("procedure", number, "step", place)
            _known(notes, (*path, "actors"), step.actors, actors, "role")
            _known(notes, (*path, "after"), step.after, steps, "step")
            if steps.index(step.id) != place:
                notes.error("duplicate", MAIN, (*path, "id"), word=step.id)


def _check_periods(charter: Charter, notes: Notes) -> None:
    """Rows of one identity may follow each other in time, never overlap; ids without periods occur once."""
    dated: tuple[tuple[str, list[tuple[str, Span]]], ...] = (
        ("member", [(row.member, row.span) for row in charter.members]),
        ("suspension", [(row.member, row.span) for row in charter.suspensions]),
        ("chair", [("", row.span) for row in charter.chairs]),
        ("organ", [(row.id, row.span) for row in charter.organs]),
        ("matter", [(f"{row.organ} {row.id}", row.span) for row in charter.matters]),
        ("procedure", [(row.id, row.span) for row in charter.procedures]),
        ("component", [(row.id, row.span) for row in charter.components]),
        ("centre", [(row.member or row.id, row.span) for row in charter.centres]),
        ("rule", [(row.id, Span()) for row in charter.rules]),
        ("act", [(row.id, Span()) for row in charter.acts]),
        ("duty", [(row.id, Span()) for row in charter.duties]),
        ("region", [(row.id, Span()) for row in charter.regions]),
        ("role", [(row.id, Span()) for row in charter.roles]),
    )
    for table, rows in dated:
        _apart(rows, (table,), "", notes)
    for number, matter in enumerate(charter.matters):
        path: KeyPath = ("matter", number, "rule")
        _apart([("", row.span) for row in matter.rules], path, "id", notes)
    for number, act in enumerate(charter.acts):
        _apart([(row.id, row.span) for row in act.articles], ("act", number, "article"), "id", notes)


def _apart(rows: list[tuple[str, Span]], path: KeyPath, key: str, notes: Notes) -> None:
    ordered = sorted(enumerate(rows), key=lambda item: (item[1][0], item[1][1].from_on or date.min, item[0]))
    for (_, (name, earlier)), (number, (other, later)) in pairwise(ordered):
        if name == other and (earlier.to_on is None or (later.from_on or date.min) < earlier.to_on):
            where: KeyPath = (*path, number, key) if key else (*path, number)
            notes.error("overlap", MAIN, where, name=name)
