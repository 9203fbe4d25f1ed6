"""One decision from draft to adoption by six members, as entries made by the core itself."""

from __future__ import annotations

import hashlib
from typing import Any

from tocsin.core.catalogue import BY_COMMAND
from tocsin.core.charter.model import (
    Act,
    Article,
    Charter,
    Matter,
    Membership,
    Organ,
    Role,
    RulePeriod,
    Source,
    Span,
)
from tocsin.core.procedure import decide, evolve, followups
from tocsin.core.rules.words import LimitedFormat
from tocsin.core.scope import Scope
from tocsin.core.values import Actor, Command, Entry, Proposal

START = 1_700_000_000_000
TEXT = "a" * 64

EVENTS = (
    [("draft", "text"), ("open", "")]
    + [("position", member) for member in ("AA", "BB", "CC", "DD", "EE", "FF")]
    + [("page", "")]
    + [("sign", member) for member in ("AA", "BB", "CC", "DD", "EE", "FF")]
    + [("adopt", "")]
)
"""The same flow in the peers' words."""


def charter(members: tuple[str, ...]) -> Charter:
    """A small organisation with one organ that adopts statements in limited format by signature."""
    always, source = Span(), Source()
    organ = Organ("council", always, "supreme", "session", None, ("en",), "unspecified", "", "", (), source)
    matter = Matter(
        organ="council",
        id="declaration",
        span=always,
        rules=(RulePeriod("limited", always),),
        makes="statement",
        requires=(),
        bases=(),
        components=(),
        by_signature=True,
        needs_appeal=False,
        forms=("session",),
        counts_unconfirmed=True,
        basis=(),
        source=source,
    )
    office = Role("office", "organisation", "secretariat", frozenset(BY_COMMAND), frozenset())
    delegate = Role("delegate", "member", "political", frozenset(BY_COMMAND), frozenset())
    return Charter(
        id="bench",
        revision="0" * 64,
        organisation="bench",
        zone="+00:00",
        default_language="en",
        members=tuple(Membership(member, always, source) for member in members),
        suspensions=(),
        chairs=(),
        organs=(organ,),
        matters=(matter,),
        rules=(LimitedFormat("limited"),),
        acts=(Act("treaty", None, always, False, (Article("1", always, source),), source, ""),),
        procedures=(),
        consents=(),
        duties=(),
        components=(),
        regions=(),
        centres=(),
        roles=(office, delegate),
    )


def entries(rules: Charter, members: tuple[str, ...]) -> list[Entry]:
    """The flow's entries in ledger order, system events among them."""
    office = Actor("", "office")
    scope = Scope()
    flow: list[Entry] = []
    versions: dict[str, int] = {}

    def append(command: Command) -> None:
        nonlocal scope
        given = decide(rules, scope, command, command.at)
        assert isinstance(given, Proposal), given
        index = len(flow)
        versions[given.stream] = versions.get(given.stream, 0) + 1
        leaf = hashlib.sha256(str(index).encode()).hexdigest()
        entry = Entry(
            index, versions[given.stream], command.at, leaf, given.stream, given.type, command.at,
            command.actor, rules.revision, given.data,
        )  # fmt: skip
        flow.append(entry)
        scope = evolve(rules, scope, entry)
        while due := followups(rules, scope, command.at):
            append(due[0])

    def act(name: str, actor: Actor, **data: Any) -> None:
        spec = BY_COMMAND[name]
        append(Command(name, actor, START + len(flow) * 1000, spec.data(**data)))

    act("case.open", office, case="c", title="A case", mode="crisis")
    act("decision.draft", office, decision="d", case="c", organ="council", matter="declaration",
        title="A declaration", text_sha256=TEXT)  # fmt: skip
    act("decision.open", office, decision="d", case="c", organ="council", matter="declaration",
        text_sha256=TEXT, articles=("treaty:1",))  # fmt: skip
    for member in members:
        act("position.state", Actor(member, "delegate"), decision="d", text_sha256=TEXT, position="yes")
    for member in members:
        act("text.sign", Actor(member, "delegate"), decision="d", text_sha256=TEXT, member=member)
    assert scope.file is not None
    assert scope.file.papers[0].stage == "adopted"
    return flow
