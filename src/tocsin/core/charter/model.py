"""The types of a charter: organs, matters, rules, acts, procedures, roles, all with their dates.

A charter is a closed vocabulary (docs/charter-vocabulary.md). Every dated row holds on `from_on`
included to `to_on` excluded; an open end is None. What the public record does not give is the
word `unspecified` or None and is shown as unknown, never filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tocsin.core.rules.words import Rule


class Standing(StrEnum):
    """How well a statement of the charter is supported by the public record."""

    VERIFIED = "verified"
    REPORTED = "reported"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Span:
    """A period of days, `from_on` included, `to_on` excluded; None is an open end."""

    from_on: date | None = None
    to_on: date | None = None

    def holds(self, on: date) -> bool:
        """Whether the day lies in the period."""
        return (self.from_on is None or self.from_on <= on) and (self.to_on is None or on < self.to_on)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from and how well it is supported."""

    standing: Standing = Standing.UNVERIFIED
    text: str = ""
    """Pages or editions, in no language of their own, fit to be shown."""
    remark: str = ""
    """For those who keep the charter; not shown."""


@dataclass(frozen=True, slots=True)
class Membership:
    """One period of a member; a state that left and came back has several."""

    member: str
    span: Span
    source: Source


@dataclass(frozen=True, slots=True)
class Suspension:
    """A period in which a member keeps its seat but not its voice."""

    member: str
    span: Span
    basis: tuple[str, ...]
    """References, here and below: `act:article`, or `act` for an act as a whole."""
    source: Source


@dataclass(frozen=True, slots=True)
class Chair:
    """The member that presides in the organisation for a period."""

    member: str
    span: Span
    source: Source


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ in one period: make-up, the word for its meetings, the languages of its texts."""

    id: str
    span: Span
    kind: str
    """supreme, ministerial, standing, committee."""
    meets: str
    """The word for its sittings: session or meeting."""
    members: tuple[str, ...] | None
    """None: every member of the organisation; else the ids that have a seat."""
    languages: tuple[str, ...]
    quorum: str
    """A fraction `n/d`, a count, or `unspecified`."""
    refers_to: str
    """The organ a committee recommends to; empty for one that decides."""
    presided_by: str
    """`chair-state`, a role id, or `unspecified`."""
    basis: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class RulePeriod:
    """Which rule answers a matter in a period."""

    rule: str
    span: Span


@dataclass(frozen=True, slots=True)
class Matter:
    """What an organ may decide, by which rule, on which bases, and what the decision must contain."""

    organ: str
    id: str
    span: Span
    rules: tuple[RulePeriod, ...]
    makes: str
    """statement, mandate, mission, aid, extension, ending, implementing, recommendation, charter,
    procedural."""
    requires: tuple[str, ...]
    """Contents without which a decision is refused as incomplete: tasks components strength subordination
    places stay commander ..."""
    bases: tuple[str, ...]
    """References `act:article`; any other article in force is accepted with a recorded finding."""
    components: tuple[str, ...]
    by_signature: bool
    needs_appeal: bool
    forms: tuple[str, ...]
    """How it may be opened: session, correspondence, silence."""
    counts_unconfirmed: bool
    """Whether a position recorded for a member counts before that member confirms it."""
    basis: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Article:
    """An article of an act in one period."""

    id: str
    span: Span
    source: Source


@dataclass(frozen=True, slots=True)
class Act:
    """A treaty, regulation or decision; `adopted_on` or `span` may be unknown (None)."""

    id: str
    adopted_on: date | None
    span: Span
    """In force; an act whose date of entry into force is unknown has from_on None and `known` False."""
    known: bool
    articles: tuple[Article, ...]
    source: Source
    address: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure: who acts, on what basis, within what time, and which events fulfil it."""

    id: str
    actors: tuple[str, ...]
    """Role ids, organ ids, or `members`."""
    after: tuple[str, ...]
    fulfilled_by: tuple[str, ...]
    """Event names without version, such as `case.appeal_made`; with `:word` for a kind (order kinds...)."""
    time_limit: str
    """ISO 8601 duration in whole hours or days (`PT24H`, `P3D`), `at-once`, or `unspecified`."""
    optional: bool
    basis: tuple[str, ...]
    source: Source
    makes: tuple[str, ...] = ()
    """Kinds of decisions (`Matter.makes`) the step belongs to; empty: to every case."""


@dataclass(frozen=True, slots=True)
class Procedure:
    """An ordered set of steps in force in a period."""

    id: str
    span: Span
    steps: tuple[Step, ...]
    basis: tuple[str, ...]
    source: Source
    time_limit: str = "unspecified"
    """From the opening of a case to the last step that is not optional, written as a step's limit."""


@dataclass(frozen=True, slots=True)
class NationalConsent:
    """The step in national law by which a member carries out a decision.

    `kind` is cabinet, parliament, none or unspecified.
    """

    member: str
    matters: tuple[str, ...]
    kind: str
    span: Span
    basis: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Duty:
    """A notice owed outside once a decision of the named matters stands (for example to the UN)."""

    id: str
    matters: tuple[str, ...]
    to: str
    time_limit: str
    owner: str
    basis: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Figure:
    """A number about the world with its source."""

    value: int | None
    unit: str
    on: date | None
    source: Source
    about: bool = False
    """Whether the number is round."""


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the forces and means and the purposes it may serve."""

    id: str
    span: Span
    purposes: tuple[str, ...]
    figures: tuple[Figure, ...]
    basis: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Region:
    """A region of collective security."""

    id: str
    members: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Centre:
    """A response centre; `member` is empty for the organisation's own."""

    id: str
    member: str
    body: str
    span: Span
    source: Source


@dataclass(frozen=True, slots=True)
class Role:
    """What people with this role may do and see."""

    id: str
    of: str
    """`member` or `organisation`."""
    track: str
    """political, defence, secretariat, oversight, system."""
    may: frozenset[str]
    """Command names such as `position.state`; `own:` before a name limits it to the own member."""
    sees: frozenset[str]
    """Compartments: signals cases positions drafts-political drafts-defence orders reports ledger charter
    people."""
    organs: tuple[str, ...] = ()
    """Organs in which the role may state positions and sign; empty: in all."""


@dataclass(frozen=True, slots=True)
class Charter:
    """A whole charter in one revision."""

    id: str
    revision: str
    organisation: str
    zone: str
    """Fixed offset of the organisation's civil day, such as `+03:00`."""
    default_language: str
    members: tuple[Membership, ...]
    suspensions: tuple[Suspension, ...]
    chairs: tuple[Chair, ...]
    organs: tuple[Organ, ...]
    matters: tuple[Matter, ...]
    rules: tuple[Rule, ...]
    acts: tuple[Act, ...]
    procedures: tuple[Procedure, ...]
    consents: tuple[NationalConsent, ...]
    duties: tuple[Duty, ...]
    components: tuple[Component, ...]
    regions: tuple[Region, ...]
    centres: tuple[Centre, ...]
    roles: tuple[Role, ...]
    weights: tuple[object, ...] = ()
    """Dated weight tables (population, votes); their type is added with the first charter that needs one."""
