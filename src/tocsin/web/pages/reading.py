"""Reads documents from the read tables and takes out what a role does not see.

Hidden and absent look the same: a document that a role may not know of is None, a part it may not see is
empty as if nothing were there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from tocsin.core.charter.query import role_named
from tocsin.engine.engine import Engine
from tocsin.engine.reading import read_own
from tocsin.web.frame.installed import Ledger, ledger_named
from tocsin.web.plain.feed import Touch
from tocsin.web.plain.standing import Standing

PARTS = frozenset({"cases", "positions", "orders", "reports"})
"""Compartments that a whole case document shows."""
HIDDEN_OF_DECISION: dict[str, Any] = {"board": [], "stated": [], "page": [], "counted": [], "result": None}
HIDDEN_BY: dict[str, dict[str, Any]] = {
    "orders": {"orders": []},
    "reports": {"reports": [], "movements": [], "forces": [], "schedule": None, "next_report_at": None},
}
Document = dict[str, Any]


def sees_of(ledger: Ledger, role: str) -> frozenset[str]:
    """The compartments of a role by the charter in force; none for a role it does not know."""
    found = role_named(ledger.charter(), role)
    return found.sees if found is not None else frozenset()


def case_for(ledger: str, case: str, standing: Standing) -> bytes | None:
    """A case's document as a session may see it (hot read)."""
    found = ledger_named(ledger)
    post = standing.posts.get(ledger)
    if found is None or post is None:
        return None
    sees = sees_of(found, post[1])
    if "cases" not in sees:
        return None
    document = found.engine.store.row("cases", case)
    if document is None or sees >= PARTS:
        return document
    return msgspec.json.encode(cut_case(msgspec.json.decode(document), sees))


def read(engine: Engine, table: str, id: str) -> Document | None:
    """A document of a read table."""
    found = engine.store.row(table, id)
    return None if found is None else msgspec.json.decode(found)


def listing(engine: Engine, table: str, **wanted: Any) -> list[Document]:
    """Documents of a read table in the order of their place."""
    return [msgspec.json.decode(row.document) for row in engine.store.rows(table, **wanted)]


def cut_case(document: Document, sees: frozenset[str]) -> Document:
    """A case without what these compartments do not hold."""
    if sees >= PARTS:
        return document
    kept = dict(document)
    kept["decisions"] = [cut_decision(row, sees) for row in document["decisions"]]
    kept["mandates"] = [cut_mandate(row, sees) for row in document["mandates"]]
    return kept


def cut_decision(document: Document, sees: frozenset[str]) -> Document:
    """A decision without positions where the role does not see them."""
    return document if "positions" in sees else {**document, **HIDDEN_OF_DECISION}


def cut_mandate(document: Document, sees: frozenset[str]) -> Document:
    """A mandate without orders or reports where the role does not see them."""
    kept = dict(document)
    for compartment, hidden in HIDDEN_BY.items():
        if compartment not in sees:
            kept.update(hidden)
    return kept


def touches_after(ledger: Ledger, after: int) -> Iterator[Touch]:
    """Streams of the entries from an index on, with the case each belongs to."""
    state = ledger.engine.refresh()
    for leaf in ledger.engine.store.leaves(after):
        entry = read_own(leaf).entry
        kind, _, id = entry.stream.partition("/")
        case = id if kind == "case" else state.cases.get(id, "") if kind == "decision" else ""
        yield Touch(entry.index, entry.stream, case)
