"""docs/verifier-faults.md goes through every named fault of the public suite, and its vectors exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.proof.vectors import all_vectors

PAGE = Path(__file__).parents[2] / "docs" / "verifier-faults.md"
ANSWERS = {"applies", "alike", "stricter", "no"}


def rows() -> list[list[str]]:
    """Name, answer and reason of each row."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_row_answers_and_names_vectors_that_exist() -> None:
    assert len(rows()) == 69
    for name, answer, reason in rows():
        vectors = re.findall(r"`([^`]+)`", reason)
        assert answer in ANSWERS, name
        assert bool(vectors) == (answer != "no"), name
        assert set(vectors) <= set(all_vectors()), name


def test_a_fault_that_applies_is_refused() -> None:
    for name, answer, reason in rows():
        named = [all_vectors()[vector] for vector in re.findall(r"`([^`]+)`", reason)]
        if name.strip("`").endswith("_fail") and answer in ("applies", "alike"):
            assert all(row.failed for row in named), name


@pytest.mark.conformance
def test_every_name_of_the_suite_is_gone_through(conformance_data: Path) -> None:
    catalogue = conformance_data / "vectors" / "certificates" / "sigstore_mutation_catalogue.md"
    names = re.findall(r"^- \*\*([^*]+)\*\*", catalogue.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert sorted(names) == sorted(name.strip("`") for name, _, _ in rows())
