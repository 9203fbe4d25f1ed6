"""Certificates of decisions that the live service has taken hold, whatever way they went."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.house import MEMBERS, House, build
from tests.engine.story import CASE, DECISION, MEASURE, appeal, open_case
from tocsin.bootstrap.certificates import certificate_of
from tocsin.core.texts import text_body
from tocsin.engine.answers import Fault, Receipt
from tocsin.engine.certificates import NoCertificate
from tocsin.proof.certificate import NotIssued
from tocsin.proof.verify import root_of, verify

WORDS = ("yes", "yes", "yes", "no", "abstain", "not_participating", "absent", "objection", "recused")
MATTERS = ("use-of-forces", "declaration", "procedural")


def opened(house: House, matter: str) -> str:
    """A decision is drafted and opened; the digest of its text."""
    open_case(house)
    leaf = appeal(house).leaf
    text = house.engine.put_body(text_body({"ru": "Совет решил"}))
    drafted = {"decision": DECISION, "case": CASE, "organ": "csc", "matter": matter, "text_sha256": text}
    articles = ["treaty:4" if matter == "use-of-forces" else "charter:13"]
    house.act("", "secretariat-lawyer", "decision.draft", **drafted, title="On help", articles=articles)
    more = {"appeal": leaf, "measure": MEASURE} if matter == "use-of-forces" else {}
    house.act("", "secretary-general", "decision.open", **drafted, articles=articles, **more)
    return text


def declared(house: House) -> str:
    """The outcome, or "" where there is none yet."""
    for file in house.engine.refresh().files.values():
        for paper in file.papers:
            return paper.outcome
    return ""


def step(house: House, text: str, act: tuple[str, str, str]) -> None:
    """Try one act; the live service refuses what may not happen."""
    kind, member, word = act
    said: dict[str, Any] = {"decision": DECISION, "text_sha256": text}
    leaves = [
        row.statement.leaf
        for file in house.engine.refresh().files.values()
        for p in file.papers
        for row in p.stated
    ]
    if kind == "state":
        house.wish(member, "head-of-state", "position.state", **said, position=word)
    elif kind == "record":
        evidence = house.engine.put_body(b"note")
        more = {"recorded_for": member, "channel": "note", "evidence": evidence}
        house.wish("", "secretary-general", "position.state", **said, position=word, **more)
    elif kind == "confirm" and leaves:
        confirmed = word == "yes"
        house.wish(
            member,
            "head-of-state",
            "position.confirm",
            decision=DECISION,
            position=leaves[-1],
            confirmed=confirmed,
        )
    elif kind == "correct" and leaves:
        told = {"case": CASE, "decision": DECISION, "entry": leaves[0], "reason": "a slip"}
        house.wish("", "secretariat-lawyer", "case.correct", **told)
    elif kind == "sign":
        house.wish(member, "head-of-state", "text.sign", **said, member=member)


acts = st.lists(
    st.tuples(
        st.sampled_from(("state", "state", "state", "record", "confirm", "correct", "sign")),
        st.sampled_from(MEMBERS),
        st.sampled_from(WORDS),
    ),
    max_size=14,
)


@settings(max_examples=20)
@given(matter=st.sampled_from(MATTERS), turns=acts)
def test_what_the_service_has_decided_can_be_proven(matter: str, turns: list[tuple[str, str, str]]) -> None:
    house = build()
    text = opened(house, matter)
    for act in turns:
        step(house, text, act)
    if not declared(house):
        house.wish("", "chair-office", "decision.close_voting", decision=DECISION)
    for member in MEMBERS:
        step(house, text, ("sign", member, ""))
    if not declared(house):
        house.wish("", "chair-office", "decision.close_signing", decision=DECISION)
    assert declared(house)
    verdict = verify(certificate_of(house.engine, house.keyring, DECISION))
    assert [check for check in verdict.checks if not check.ok] == []
    assert verdict.outcome == declared(house)


def finished() -> House:
    house = build()
    text = opened(house, "procedural")
    for member in MEMBERS:
        step(house, text, ("state", member, "yes"))
    return house


def test_a_certificate_holds_though_the_ledger_goes_on() -> None:
    house = finished()
    first = certificate_of(house.engine, house.keyring, DECISION)
    house.act("", "secretary-general", "case.set_mode", case=CASE, mode="watch", reason="calmer")
    later = certificate_of(house.engine, house.keyring, DECISION)
    assert first != later
    assert (
        verify(first, root=root_of(first)).trust == verify(later, root=root_of(first)).trust == "organisation"
    )


@pytest.mark.parametrize(
    ("decision", "code"), [(DECISION, "certificate-undecided"), ("d9", "certificate-unknown")]
)
def test_no_certificate_without_an_outcome(decision: str, code: str) -> None:
    house = build()
    opened(house, "procedural")
    with pytest.raises(NoCertificate) as caught:
        certificate_of(house.engine, house.keyring, decision)
    assert caught.value.code == code


def test_no_certificate_without_the_text() -> None:
    house = finished()
    assert house.engine.store.shred_body(next(iter(texts(house))))
    with pytest.raises(NoCertificate) as caught:
        certificate_of(house.engine, house.keyring, DECISION)
    assert caught.value.code == "certificate-text-not-held"


def texts(house: House) -> list[str]:
    return [p.versions[-1].text_sha256 for file in house.engine.refresh().files.values() for p in file.papers]


def test_nothing_is_issued_that_would_not_verify() -> None:
    """The text was signed elsewhere without its last newline; what is prepared here must have it."""
    house = build()
    open_case(house)
    good = house.engine.put_body(text_body({"ru": "Совет"}))
    text = house.engine.put_body(b'{"ru":"\xd0\xa1\xd0\xbe\xd0\xb2\xd0\xb5\xd1\x82"}')
    drafted = {
        "decision": DECISION,
        "case": CASE,
        "organ": "csc",
        "matter": "procedural",
        "text_sha256": text,
    }
    lawyer = ("", "secretariat-lawyer")
    wish = {**drafted, "text_sha256": good, "title": "On order", "articles": ["charter:12"]}
    assert isinstance(
        house.engine.prepare("decision.draft", {**wish, "text_sha256": text}, house.key(*lawyer)), Fault
    )
    payload = house.prepare(*lawyer, "decision.draft", **wish).payload.replace(good.encode(), text.encode())
    assert isinstance(house.engine.submit(house.sign(payload, house.key(*lawyer))), Receipt)
    house.act("", "secretary-general", "decision.open", **drafted, articles=["charter:12"])
    for member in MEMBERS:
        step(house, text, ("state", member, "yes"))
    with pytest.raises(NotIssued) as caught:
        certificate_of(house.engine, house.keyring, DECISION)
    assert caught.value.params["check"] == "text"
