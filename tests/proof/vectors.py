"""All vectors of the verifiers, and the folder `tests/vectors/certificates` that is written from them.

Good certificates stand there as files. `table.json` tells of every vector what is wrong with it, which checks
must fail, and how it is made: by an edit of a good one, or, for ledgers forged with their own keys, here.

    python -m tests.proof.vectors [FOLDER]    writes them, with FOLDER every certificate as a file
"""

from __future__ import annotations

import json
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.proof.faults import of_acts, of_claims, of_decisions, of_form, of_keys, of_ledgers
from tests.proof.faults.edited import edited_vectors
from tests.proof.faults.forged import forged_vectors
from tests.proof.good import good_vectors
from tests.proof.pinned import pinned_vectors
from tests.proof.vector import Vector

FOLDER = Path(__file__).parents[1] / "vectors" / "certificates"
TABLE = "table.json"
REGISTERED = (of_form, of_claims, of_keys, of_ledgers, of_acts, of_decisions)
"""Modules whose functions register faults as they are imported."""


@cache
def all_vectors() -> dict[str, Vector]:
    """Every vector by name."""
    parts = (good_vectors(), pinned_vectors(), edited_vectors(), forged_vectors())
    rows = {name: row for part in parts for name, row in part.items()}
    assert len(rows) == sum(map(len, parts)), "a name is used twice"
    return rows


def described(row: Vector) -> dict[str, Any]:
    """The row of the table."""
    value: dict[str, Any] = {
        "name": row.name,
        "told": row.told,
        "valid": not row.failed,
        "trust": row.trust,
        "failed": list(row.failed),
        "sha256": sha256(row.data).hexdigest(),
    }
    if row.options:
        value["options"] = row.options
    if row.of:
        value["of"] = row.of
    if row.edits:
        value["edits"] = [list(edit) for edit in row.edits]
    return value


def files() -> dict[str, bytes]:
    """The files of the folder."""
    table = ",\n".join(json.dumps(described(row), ensure_ascii=False) for row in all_vectors().values())
    kept = {f"{name}.json": row.data for name, row in good_vectors().items()}
    return kept | {TABLE: f"[\n{table}\n]\n".encode()}


def write_all(folder: Path) -> None:
    """Every certificate as a file of its own, for another verifier."""
    folder.mkdir(parents=True, exist_ok=True)
    for row in all_vectors().values():
        (folder / f"{row.name}.json").write_bytes(row.data)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in files().items():
        (FOLDER / name).write_bytes(content)
    for named in sys.argv[1:]:
        write_all(Path(named))
