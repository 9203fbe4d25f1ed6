"""Reads each kind of row of charter.toml into its type; the order of keys is that of the vocabulary page.

Norm: docs/charter-vocabulary.md. A function reads one row and notes its own errors; references
between rows are checked afterwards, in `references`.
"""

from __future__ import annotations

from tocsin.core.charter import model
from tocsin.core.charter.rows import Row
from tocsin.core.charter.vocabulary import (
    COMMANDS,
    COMPARTMENTS,
    CONSENT_KINDS,
    CONTENTS,
    EVENT_COMMANDS,
    EVENT_KINDS,
    FORMS,
    MAKES,
    MEETS,
    ORGAN_KINDS,
    OWN,
    ROLE_OF,
    TRACKS,
    UNSPECIFIED,
)
from tocsin.core.rules.registry import WORDS
from tocsin.core.rules.words import Consensus, Rule

FULFILLING = frozenset(EVENT_COMMANDS) | {
    f"{event}:{kind}" for event, kinds in EVENT_KINDS.items() for kind in kinds
}
POWERS = COMMANDS | {OWN + command for command in COMMANDS}


def membership(row: Row) -> model.Membership:
    """`[[member]]`"""
    return model.Membership(row.member("id"), row.span(), row.source())


def suspension(row: Row) -> model.Suspension:
    """`[[suspension]]`"""
    return model.Suspension(row.member("member"), row.span(), row.references("basis"), row.source())


def chair(row: Row) -> model.Chair:
    """`[[chair]]`"""
    return model.Chair(row.member("member"), row.span(), row.source())


def organ(row: Row) -> model.Organ:
    """`[[organ]]`"""
    seats = row.members("members") if "members" in row.data else None
    return model.Organ(
        id=row.id("id"),
        span=row.span(),
        kind=row.word("kind", ORGAN_KINDS),
        meets=row.word("meets", MEETS),
        members=seats,
        languages=row.ids("languages"),
        quorum=row.quorum("quorum"),
        refers_to=row.text("refers_to", ""),
        presided_by=row.text("presided_by", UNSPECIFIED),
        basis=row.references("basis"),
        source=row.source(),
    )


def rule(row: Row) -> Rule:
    """`[[rule]]`; the word decides which further keys there are."""
    named, word, basis = row.id("id"), row.word("word", WORDS.keys()), row.references("basis")
    if word not in WORDS:
        row.data.clear()
        return Consensus(named, basis)
    return WORDS[word].read(row, named, basis)


def matter(row: Row) -> model.Matter:
    """`[[matter]]` with its `[[matter.rule]]`."""
    return model.Matter(
        organ=row.id("organ"),
        id=row.id("id"),
        span=row.span(),
        rules=tuple(_rule_period(inner) for inner in row.rows("rule")),
        makes=row.word("makes", MAKES),
        requires=row.words("requires", CONTENTS),
        bases=row.references("bases"),
        components=row.ids("components"),
        by_signature=row.flag("by_signature", False),
        needs_appeal=row.flag("needs_appeal", False),
        forms=row.words("forms", FORMS),
        counts_unconfirmed=row.flag("counts_unconfirmed", False),
        basis=row.references("basis"),
        source=row.source(),
    )


def _rule_period(row: Row) -> model.RulePeriod:
    period = model.RulePeriod(row.id("id"), row.span())
    row.done()
    return period


def act(row: Row) -> model.Act:
    """`[[act]]` with its `[[act.article]]`."""
    read = model.Act(
        id=row.id("id"),
        adopted_on=row.day("adopted_on"),
        known=row.flag("known", True),
        span=row.span(),
        articles=tuple(_article(inner) for inner in row.rows("article")),
        source=row.source(),
        address=row.text("address", ""),
    )
    if read.known and read.span.from_on is None:
        row.error("in_force_unknown", "known", act=read.id)
    return read


def _article(row: Row) -> model.Article:
    article = model.Article(row.article("id"), row.span(), row.source())
    row.done()
    return article


def procedure(row: Row) -> model.Procedure:
    """`[[procedure]]` with its `[[procedure.step]]`."""
    return model.Procedure(
        id=row.id("id"),
        span=row.span(),
        steps=tuple(_step(inner) for inner in row.rows("step")),
        basis=row.references("basis"),
        source=row.source(),
        time_limit=row.time_limit("time_limit"),
    )


def _step(row: Row) -> model.Step:
    step = model.Step(
        id=row.id("id"),
        actors=row.words("actors"),
        after=row.ids("after"),
        fulfilled_by=row.words("fulfilled_by", FULFILLING),
        time_limit=row.time_limit("time_limit"),
        optional=row.flag("optional", False),
        basis=row.references("basis"),
        source=row.source(),
        makes=row.words("makes", MAKES),
    )
    row.done()
    return step


def consent(row: Row) -> model.NationalConsent:
    """`[[consent]]`"""
    return model.NationalConsent(
        member=row.member("member"),
        matters=row.ids("matters"),
        kind=row.word("kind", CONSENT_KINDS),
        span=row.span(),
        basis=row.references("basis"),
        source=row.source(),
    )


def duty(row: Row) -> model.Duty:
    """`[[duty]]`"""
    return model.Duty(
        id=row.id("id"),
        matters=row.ids("matters"),
        to=row.id("to"),
        time_limit=row.time_limit("time_limit"),
        owner=row.text("owner", UNSPECIFIED),
        basis=row.references("basis"),
        source=row.source(),
    )


def component(row: Row) -> model.Component:
    """`[[component]]` with its `[[component.figure]]`."""
    return model.Component(
        id=row.id("id"),
        span=row.span(),
        purposes=row.ids("purposes"),
        figures=tuple(_figure(inner) for inner in row.rows("figure")),
        basis=row.references("basis"),
        source=row.source(),
    )


def _figure(row: Row) -> model.Figure:
    value, unit, on = row.number("value"), row.id("unit"), row.day("on")
    figure = model.Figure(value, unit, on, row.source(), row.flag("about", False))
    row.done()
    return figure


def region(row: Row) -> model.Region:
    """`[[region]]`"""
    return model.Region(row.id("id"), row.members("members"), row.source())


def centre(row: Row) -> model.Centre:
    """`[[centre]]`; without `member` it is the organisation's own."""
    return model.Centre(
        id=row.id("id"),
        member=row.member("member", ""),
        body=row.text("body", UNSPECIFIED),
        span=row.span(),
        source=row.source(),
    )


def role(row: Row) -> model.Role:
    """`[[role]]`"""
    return model.Role(
        id=row.id("id"),
        of=row.word("of", ROLE_OF),
        track=row.word("track", TRACKS),
        may=frozenset(row.words("may", POWERS)),
        sees=frozenset(row.words("sees", COMPARTMENTS)),
        organs=row.ids("organs"),
    )
