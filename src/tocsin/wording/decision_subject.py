"""What a decision's paper is made of, read from its ledger."""

from __future__ import annotations

from typing import Any

import msgspec

from tocsin.engine.engine import Engine
from tocsin.wording.decision_paper import Subject


def decision_subject(engine: Engine, decision: str, certificate_sha256: str = "") -> Subject | None:
    """The subject of the paper; None where there is no such decision."""
    found = engine.store.row("decisions", decision)
    if found is None:
        return None
    document: dict[str, Any] = msgspec.json.decode(found)
    charter = engine.charters.charter(document["charter"])
    last = document["versions"][-1]
    translations = {
        row["language"]: _text(engine, row["sha256"]).get(row["language"], "") for row in last["translations"]
    }
    return Subject(
        kind=engine.kind,
        origin=str(engine.origin),
        organisation=charter.organisation,
        zone=charter.zone,
        decision=document,
        text=_text(engine, last["text_sha256"]),
        translations=translations,
        certificate_sha256=certificate_sha256,
    )


def _text(engine: Engine, sha256: str) -> dict[str, str]:
    """A text by language; empty where its body is not here."""
    content = engine.body(sha256)
    return msgspec.json.decode(content, type=dict[str, str]) if content is not None else {}
