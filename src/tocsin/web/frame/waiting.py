"""What waits for a person: the tasks of the member and role, the earliest end first."""

from __future__ import annotations

from typing import Any

import msgspec

from tocsin.engine.engine import Engine

MOST_TASKS = 500


def tasks_for(engine: Engine, member: str, role: str) -> list[dict[str, Any]]:
    """Tasks of everybody in this role for this member."""
    rows = engine.store.rows("tasks", member=member, limit=MOST_TASKS)
    documents = (msgspec.json.decode(row.document) for row in rows)
    return [document for document in documents if document["role"] == role]
