"""What a scenario is: people, texts, acts in time order, and what must come of it (docs/scenario-files.md).

Format `tocsin-scenario/1`. A scenario is data: it says who does which command when, never how it is decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tocsin.core.calendar import moment_text

FORMAT = "tocsin-scenario/1"
Words = Mapping[str, str]
"""The same words by language; `ru` and `en` are always there."""


@dataclass(frozen=True, slots=True)
class When:
    """An instant (milliseconds since 1970 UTC), or one that counts from the scenario's zero."""

    milliseconds: int
    relative: bool = False

    def at(self, zero: int) -> int:
        """The instant when the scenario's zero is `zero`."""
        return zero + self.milliseconds if self.relative else self.milliseconds

    def text(self, zero: int) -> str:
        """The instant as commands write it."""
        return moment_text(self.at(zero))


@dataclass(frozen=True, slots=True)
class OfText:
    """Stands for the digest of a text of the scenario; `raw` for its words as a plain file."""

    name: str
    raw: bool = False


@dataclass(frozen=True, slots=True)
class OfAct:
    """Stands for the leaf hash of the entry that an earlier act has caused."""

    act: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the cast: the member and role whose key signs."""

    id: str
    member: str
    role: str
    name: Words


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody does a command. `data` holds its fields as JSON, with `When`, `OfText`, `OfAct` in place."""

    id: str
    at: When
    who: str
    does: str
    data: Mapping[str, Any]
    expect_refusal: str
    standing: str
    """official, reported or assumed: what the act rests on; empty in invented scenarios."""
    clock: str
    """recorded, day (only the day is on record) or assumed."""
    source: str
    note: Words
    line: int | None
    """Where it begins in the file."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something that must hold in the end: the word of the closed vocabulary and its values."""

    that: str
    values: Mapping[str, Any]
    note: Words
    line: int | None


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole scenario."""

    id: str
    title: Words
    about: Words
    charter: str
    host: str
    zone: str
    """Fixed offset in which its times are shown."""
    invented: bool
    start: When
    end: When
    """Time passes up to here after the last act."""
    zero: int
    """The instant from which relative times count where it is played for no other."""
    cast: Mapping[str, Person]
    texts: Mapping[str, Words]
    acts: tuple[Act, ...]
    expectations: tuple[Expectation, ...]

    @property
    def relative(self) -> bool:
        """Whether its times count from the moment it is played for."""
        return self.start.relative


def words_in(words: Words, language: str) -> str:
    """The words in that language, else in Russian; empty where there are none."""
    return words.get(language) or words.get("ru", "")
