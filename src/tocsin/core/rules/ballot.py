"""What is counted: a ballot with every member's position, or with numbers only.

Norm: docs/charter-vocabulary.md, "Ballots". A ballot is complete: each member with a voice has exactly one
position, a member that gave none is `absent`, or `silent` where the opening was by silence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from tocsin.core.rules.words import Rule

UNSPECIFIED = "unspecified"


class Position(StrEnum):
    """What a member may be recorded with."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    ABSENT = "absent"
    NOT_PARTICIPATING = "not_participating"
    OBJECTION = "objection"
    RECUSED = "recused"
    SILENT = "silent"


OPPOSED = frozenset({Position.NO, Position.OBJECTION})


@dataclass(frozen=True, slots=True)
class Terms:
    """What a charter says about one organ and matter on one day: all that counting needs of it."""

    organ: str
    matter: str
    on: date
    rule: Rule
    electorate: tuple[str, ...]
    """Members with a voice, sorted."""
    suspended: tuple[str, ...]
    """Members with a seat and no voice, sorted."""
    quorum: str
    """A share `n/d` of the electorate, a count, or `unspecified`."""
    silence: bool
    """Whether the charter lets the matter be opened by silence."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers only; `no_by` names some or all of the members that said no, sorted."""

    yes: int
    no: int
    abstain: int
    absent: int
    no_by: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """All members counted."""
        return self.yes + self.no + self.abstain + self.absent


@dataclass(frozen=True, slots=True)
class Ballot:
    """One ballot ready to be counted."""

    on: date
    organ: str
    matter: str
    electorate: tuple[str, ...]
    positions: tuple[tuple[str, Position], ...] = ()
    """Sorted by member, one for each of the electorate; empty where only `counts` are known."""
    counts: Counts | None = None
    quorum: str = UNSPECIFIED
    by_silence: bool = False
    """Opened by silence under a charter that has it: who does not object has agreed."""
    silence_unknown: bool = False
    """A silence procedure was run, and the charter has none: silence settles nothing."""
    suspended: tuple[str, ...] = ()
    """Members whose lines were set aside because they have no voice on the day."""
    late: tuple[str, ...] = ()
    """Members whose lines came at or after the close and were ignored."""
    concerned: str = ""
    """The member a consensus-minus-one leaves out."""


@dataclass(frozen=True, slots=True)
class Side:
    """How many, and who as far as names are known."""

    count: int
    members: tuple[str, ...]


NOBODY = Side(0, ())


@dataclass(frozen=True, slots=True)
class Sides:
    """A ballot sorted by position; a recused member belongs to no other side and to no base."""

    base: int
    """Members that count: the electorate without those recused."""
    yes: Side
    opposed: Side
    """`no` and `objection`."""
    abstain: Side
    absent: Side
    not_participating: Side
    silent: Side
    recused: Side
    objecting_absent: int
    """How many of the opposed objected without being there."""


def filled(
    terms: Terms,
    given: Iterable[tuple[str, str]],
    *,
    electorate: tuple[str, ...] | None = None,
    silence: bool = False,
    late: tuple[str, ...] = (),
    concerned: str = "",
) -> Ballot:
    """A complete ballot from the positions that were given.

    `given` holds at most one position a member of the organ. `electorate` is the one frozen at the
    opening, sorted; without it the charter's of the day. `silence` says that the opening was by silence.
    """
    stated = {member: Position(word) for member, word in given}
    missing = Position.SILENT if silence else Position.ABSENT
    voices = terms.electorate if electorate is None else electorate
    return Ballot(
        on=terms.on,
        organ=terms.organ,
        matter=terms.matter,
        electorate=voices,
        positions=tuple((member, stated.get(member, missing)) for member in voices),
        quorum=terms.quorum,
        by_silence=silence and terms.silence,
        silence_unknown=silence and not terms.silence,
        suspended=tuple(member for member in terms.suspended if member in stated and member not in voices),
        late=late,
        concerned=concerned,
    )


def counted(terms: Terms, counts: Counts, *, silence: bool = False, concerned: str = "") -> Ballot:
    """A ballot of which only numbers are known; they must add up to the electorate."""
    return Ballot(
        on=terms.on,
        organ=terms.organ,
        matter=terms.matter,
        electorate=terms.electorate,
        counts=counts,
        quorum=terms.quorum,
        by_silence=silence and terms.silence,
        silence_unknown=silence and not terms.silence,
        concerned=concerned,
    )


def sides(ballot: Ballot) -> Sides:
    """The ballot sorted by position."""
    if ballot.counts is not None:
        return _sides_of_counts(ballot, ballot.counts)
    ordered = sorted((position.value, member) for member, position in ballot.positions)
    named = {word: tuple(member for _, member in rows) for word, rows in groupby(ordered, key=itemgetter(0))}

    def side(*words: Position) -> Side:
        members = tuple(sorted(member for word in words for member in named.get(word.value, ())))
        return Side(len(members), members)

    recused = side(Position.RECUSED)
    return Sides(
        base=len(ballot.positions) - recused.count,
        yes=side(Position.YES),
        opposed=side(Position.NO, Position.OBJECTION),
        abstain=side(Position.ABSTAIN),
        absent=side(Position.ABSENT),
        not_participating=side(Position.NOT_PARTICIPATING),
        silent=side(Position.SILENT),
        recused=recused,
        objecting_absent=side(Position.OBJECTION).count,
    )


def _sides_of_counts(ballot: Ballot, counts: Counts) -> Sides:
    unheard = Side(counts.absent, ())
    waiting = ballot.by_silence or ballot.silence_unknown
    return Sides(
        base=counts.total,
        yes=Side(counts.yes, ()),
        opposed=Side(counts.no, counts.no_by),
        abstain=Side(counts.abstain, ()),
        absent=NOBODY if waiting else unheard,
        not_participating=NOBODY,
        silent=unheard if waiting else NOBODY,
        recused=NOBODY,
        objecting_absent=0,
    )
