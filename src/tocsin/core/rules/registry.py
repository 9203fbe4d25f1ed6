"""The registry of rule words: how each is read from a charter and how it is counted.

A new word is its type in `words`, a module that counts it, and its line here; no other word is touched.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

from tocsin.core.rules.ballot import Ballot
from tocsin.core.rules.consensus import count_consensus, count_limited_format
from tocsin.core.rules.majority import count_majority
from tocsin.core.rules.outcome import Tally
from tocsin.core.rules.words import MAJORITY_BASES, Consensus, LimitedFormat, Majority, Rule


class RuleRow(Protocol):
    """What a word may ask of the charter row it is read from."""

    def word(self, key: str, allowed: frozenset[str]) -> str: ...
    def share(self, key: str) -> Fraction: ...
    def flag(self, key: str, default: bool) -> bool: ...


@dataclass(frozen=True, slots=True)
class Word:
    """A rule word: its type, its reading, its counting."""

    type: type[Rule]
    read: Callable[[RuleRow, str, tuple[str, ...]], Rule]
    count: Callable[[Any, Ballot], Tally]


def _consensus(_row: RuleRow, name: str, basis: tuple[str, ...]) -> Rule:
    return Consensus(name, basis)


def _limited_format(_row: RuleRow, name: str, basis: tuple[str, ...]) -> Rule:
    return LimitedFormat(name, basis)


def _majority(row: RuleRow, name: str, basis: tuple[str, ...]) -> Rule:
    base = row.word("base", MAJORITY_BASES)
    return Majority(name, base, row.share("share"), row.flag("more_than", False), basis)


WORDS: dict[str, Word] = {
    "consensus": Word(Consensus, _consensus, count_consensus),
    "limited-format": Word(LimitedFormat, _limited_format, count_limited_format),
    "majority": Word(Majority, _majority, count_majority),
}
COUNTERS: dict[type[Rule], Callable[[Any, Ballot], Tally]] = {
    word.type: word.count for word in WORDS.values()
}


def word_of(rule: Rule) -> str:
    """The word a rule was written with."""
    return next(name for name, word in WORDS.items() if word.type is type(rule))
