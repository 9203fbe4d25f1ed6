"""A charter of four invented members, small enough to know by heart, for the tests of core."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tocsin.core.charter.model import (
    Act,
    Article,
    Charter,
    Component,
    Duty,
    Matter,
    Membership,
    NationalConsent,
    Organ,
    Procedure,
    Region,
    Role,
    RulePeriod,
    Source,
    Span,
    Standing,
    Step,
    Suspension,
)
from tocsin.core.rules.words import Consensus, LimitedFormat, Majority

ALWAYS = Span()
SURE = Source(Standing.VERIFIED, "invented")
REVISION = "c" * 64


def matter(
    organ: str,
    name: str,
    rule: str,
    makes: str,
    *,
    requires: tuple[str, ...] = (),
    forms: tuple[str, ...] = ("session", "correspondence"),
    signed: bool = False,
    appeal: bool = False,
    unconfirmed: bool = False,
) -> Matter:
    return Matter(
        organ=organ,
        id=name,
        span=ALWAYS,
        rules=(RulePeriod(rule, ALWAYS),),
        makes=makes,
        requires=requires,
        bases=("pact:2",),
        components=("relief",) if makes == "mandate" else (),
        by_signature=signed,
        needs_appeal=appeal,
        forms=forms,
        counts_unconfirmed=unconfirmed,
        basis=("pact:5",),
        source=SURE,
    )


MATTERS = (
    matter("council", "operation", "together", "mandate", requires=("tasks", "stay"), appeal=True),
    matter("council", "mission", "who-will", "mission", signed=True, unconfirmed=True),
    matter("council", "statement", "most", "statement", forms=("session", "correspondence", "silence")),
    matter("council", "extension", "together", "extension", requires=("stay",)),
    matter("council", "ending", "together", "ending"),
    matter("board", "measures", "together", "implementing", requires=("commander", "strength")),
)


def role(name: str, of: str, *may: str, organs: tuple[str, ...] = ()) -> Role:
    return Role(name, of, "political", frozenset(may), frozenset({"cases"}), organs)


DELEGATE = role(
    "delegate",
    "member",
    "signal.receive",
    "own:appeal.make",
    "own:view.state",
    "own:position.state",
    "own:position.confirm",
    "own:text.sign",
    "own:text.refuse",
    "own:decision.amend",
    "own:offer.make",
    "own:offer.answer",
    "own:host_consent.answer",
    "own:national_consent.record",
    "own:order.bring",
    "own:order.complete",
    "own:movement.record",
    "own:key.enrol",
    "own:key.revoke",
    organs=("council",),
)
OFFICER = role(
    "officer", "member", "own:position.state", "own:position.confirm", "own:text.sign", organs=("board",)
)
SECRETARY = role(
    "secretary",
    "organisation",
    "signal.receive",
    "signal.acknowledge",
    "signal.assess",
    "signal.merge",
    "signal.close",
    "case.open",
    "case.set_mode",
    "case.record_fact",
    "case.attach",
    "case.correct",
    "case.close",
    "appeal.make",
    "consultation.start",
    "consultation.record",
    "consultation.end",
    "view.state",
    "review.file",
    "decision.draft",
    "decision.amend",
    "decision.translate",
    "decision.open",
    "decision.withdraw",
    "decision.close_voting",
    "decision.close_signing",
    "position.record",
    "text.sign",
    "text.refuse",
    "condition.settle",
    "host_consent.ask",
    "host_consent.answer",
    "national_consent.record",
    "order.issue",
    "order.bring",
    "order.complete",
    "notice.give",
    "offer.make",
    "offer.answer",
    "report.schedule",
    "report.submit",
    "movement.record",
    "withdrawal.start",
)
ADMIN = role(
    "admin",
    "organisation",
    "key.enrol",
    "key.revoke",
    "policy.set",
    "log_key.change",
    "revision.put_in_force",
)
STEPS = (
    Step("alarm", ("secretary",), (), ("signal.received",), "unspecified", True, (), SURE),
    Step("case", ("secretary",), (), ("case.opened",), "PT2H", False, (), SURE),
    Step(
        "talks", ("secretary",), ("case",), ("case.consultations_started",), "PT6H", False, ("pact:1",), SURE
    ),
    Step("decision", ("members",), ("talks",), ("case.decision_adopted",), "P1D", False, ("pact:5",), SURE),
    Step(
        "entry",
        ("members",),
        ("decision",),
        ("case.movement_recorded:arrived",),
        "unspecified",
        False,
        (),
        SURE,
        makes=("mandate",),
    ),
)


def article(name: str, to_on: date | None = None) -> Article:
    return Article(name, Span(None, to_on), SURE)


TINY = Charter(
    id="tiny",
    revision=REVISION,
    organisation="tiny",
    zone="+03:00",
    default_language="en",
    members=tuple(Membership(member, ALWAYS, SURE) for member in ("AA", "BB", "CC", "DD")),
    suspensions=(Suspension("DD", Span(date(2022, 1, 1), None), ("pact:5",), SURE),),
    chairs=(),
    organs=(
        Organ(
            "council", ALWAYS, "supreme", "session", None, ("en",), "unspecified", "", "chair-state", (), SURE
        ),
        Organ(
            "board", ALWAYS, "committee", "meeting", ("AA", "BB"), ("en",), "unspecified", "", "", (), SURE
        ),
    ),
    matters=MATTERS,
    rules=(
        Consensus("together"),
        LimitedFormat("who-will"),
        Majority("most", base="voting", share=Fraction(1, 2), more_than=True),
    ),
    acts=(
        Act(
            "pact",
            date(2000, 1, 1),
            Span(date(2000, 1, 1)),
            True,
            (article("1"), article("2"), article("5"), article("9", date(2021, 1, 1))),
            SURE,
            "",
        ),
    ),
    procedures=(Procedure("response", ALWAYS, STEPS, (), SURE),),
    consents=(NationalConsent("BB", ("operation",), "parliament", ALWAYS, (), SURE),),
    duties=(Duty("tell-the-world", ("operation",), "the-world", "PT24H", "secretary", ("pact:2",), SURE),),
    components=(
        Component("relief", ALWAYS, (), (), (), SURE),
        Component("band", ALWAYS, (), (), (), SURE),
    ),
    regions=(Region("north", ("AA", "BB"), SURE),),
    centres=(),
    roles=(DELEGATE, OFFICER, SECRETARY, ADMIN, role("guest", "organisation")),
)
