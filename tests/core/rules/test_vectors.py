"""Every rule word gives exactly the outcome, reasons and order that its shared vectors freeze.

A vector holds the terms (the rule as a charter writes it, electorate, suspended, quorum, whether the
charter has silence), what was given (positions, or counts), and the tally it must give.
"""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tocsin.core.rules.ballot import Ballot, Counts, Position, Terms, filled
from tocsin.core.rules.outcome import Tally
from tocsin.core.rules.registry import WORDS
from tocsin.core.rules.tally import tally
from tocsin.core.rules.words import Rule

FOLDER = Path(__file__).parents[2] / "vectors" / "rules"
DAY = date(2024, 1, 1)


class JsonRow:
    """A rule row as the registry reads it, from JSON."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    def word(self, key: str, allowed: frozenset[str]) -> str:
        assert self.data[key] in allowed
        return str(self.data[key])

    def share(self, key: str) -> Fraction:
        return Fraction(self.data[key])

    def flag(self, key: str, default: bool) -> bool:
        return bool(self.data.get(key, default))


def vectors() -> list[dict[str, Any]]:
    """All vectors, each with the file it comes from."""
    found: list[dict[str, Any]] = []
    for path in sorted(FOLDER.glob("*.json")):
        rows = json.loads(path.read_text(encoding="utf-8"))["vectors"]
        found.extend(row | {"file": path.stem} for row in rows)
    return found


def rule_of(row: dict[str, Any]) -> Rule:
    """The rule that a vector's terms name."""
    return WORDS[row["word"]].read(JsonRow(row), row["id"], ())


def run(vector: dict[str, Any]) -> Tally:
    """What this implementation gives for a vector."""
    given = vector["terms"]
    terms = Terms(
        organ="organ",
        matter="matter",
        on=DAY,
        rule=rule_of(given["rule"]),
        electorate=tuple(given["electorate"]),
        suspended=tuple(given["suspended"]),
        quorum=given["quorum"],
        silence=given["silence"],
    )
    if "counts" in vector:
        return tally(terms.rule, _ballot_of_counts(terms, vector))
    ballot = filled(
        terms,
        [(member, position) for member, position in vector["given"]],
        silence=vector["by_silence"],
        late=tuple(vector["late"]),
        concerned=vector["concerned"],
    )
    return tally(terms.rule, ballot)


def _ballot_of_counts(terms: Terms, vector: dict[str, Any]) -> Ballot:
    counts = vector["counts"] | {"no_by": tuple(vector["counts"]["no_by"])}
    return Ballot(
        on=terms.on,
        organ=terms.organ,
        matter=terms.matter,
        electorate=terms.electorate,
        counts=Counts(**counts),
        quorum=terms.quorum,
        by_silence=vector["by_silence"] and terms.silence,
        silence_unknown=vector["by_silence"] and not terms.silence,
        concerned=vector["concerned"],
    )


ALL = vectors()


@pytest.mark.parametrize("vector", ALL, ids=[f"{row['file']}: {row['name']}" for row in ALL])
def test_a_vector_gives_its_tally(vector: dict[str, Any]) -> None:
    assert run(vector).as_json() == vector["tally"]


@pytest.mark.parametrize("word", sorted(WORDS))
def test_each_word_is_tried_with_every_position_and_every_outcome(word: str) -> None:
    mine = [row for row in ALL if row["terms"]["rule"]["word"] == word]
    tried = {position for row in mine for _, position in row.get("given", [])}
    assert tried == {position.value for position in Position}
    assert {row["tally"]["outcome"] for row in mine} == {"adopted", "not_adopted", "undecided"}
