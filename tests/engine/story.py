"""A short crisis from signal to mandate, told through the engine: what many tests begin with."""

from __future__ import annotations

from typing import Any

from tests.engine.house import MEMBERS, House, text_of
from tocsin.engine.answers import Receipt

CASE = "kz-2022"
DECISION = "csc-2022-1"
MEASURE = {
    "tasks": ["protect state and military sites", "assist law enforcement"],
    "components": ["crrf"],
    "strength": 2500,
    "strength_standing": "reported",
    "subordination": "commander of the collective peacekeeping forces",
    "places": ["Kazakhstan"],
    "begins_at": "2022-01-06T00:00:00Z",
    "ends_at": "2022-01-20T00:00:00Z",
    "host": "KZ",
}


def open_case(house: House) -> None:
    """A signal comes in, is assessed, and a case is opened on it."""
    house.act(
        "",
        "crc-duty-officer",
        "signal.receive",
        signal="s-1",
        channel="telephone",
        title="Unrest in Almaty",
        received_from="national control centre",
        member="KZ",
    )
    house.act("", "crc-duty-officer", "signal.acknowledge", signal="s-1")
    house.act("", "crc-duty-officer", "signal.assess", signal="s-1", verdict="crisis-situation")
    house.act(
        "",
        "secretary-general",
        "case.open",
        case=CASE,
        title="Kazakhstan",
        mode="crisis",
        host="KZ",
        signals=["s-1"],
    )


def appeal(house: House) -> Receipt:
    """The member appeals."""
    return house.act(
        "KZ",
        "head-of-state",
        "appeal.make",
        case=CASE,
        member="KZ",
        text_sha256=text_of(house, ru="Прошу помощи\n"),
        article="treaty:4",
        asks=["use-of-forces"],
    )


def open_decision(house: House, **more: Any) -> str:
    """A draft is submitted and opened; the digest of its text."""
    leaf = appeal(house).leaf
    text = text_of(house, ru="Совет решил\n")
    house.act(
        "",
        "secretariat-lawyer",
        "decision.draft",
        decision=DECISION,
        case=CASE,
        organ="csc",
        matter="use-of-forces",
        title="On sending collective peacekeeping forces",
        text_sha256=text,
        articles=["treaty:4"],
    )
    opening = {
        "decision": DECISION,
        "case": CASE,
        "appeal": leaf,
        "organ": "csc",
        "matter": "use-of-forces",
        "text_sha256": text,
        "articles": ["treaty:4"],
        "measure": MEASURE,
        **more,
    }
    house.act("", "secretary-general", "decision.open", **opening)
    return text


def state_positions(house: House, text: str, *members: str, position: str = "yes") -> Receipt:
    """Heads of state of these members (all of them by default) state their position; the last receipt."""
    receipts = [
        house.act(
            member,
            "head-of-state",
            "position.state",
            decision=DECISION,
            text_sha256=text,
            position=position,
        )
        for member in members or MEMBERS
    ]
    return receipts[-1]


def sign_text(house: House, text: str, *members: str) -> Receipt:
    """Heads of state of these members sign; the last receipt."""
    receipts = [
        house.act(member, "head-of-state", "text.sign", decision=DECISION, text_sha256=text, member=member)
        for member in members or MEMBERS
    ]
    return receipts[-1]


def adopt(house: House) -> Receipt:
    """The whole way to an adopted decision; the receipt of the last signature."""
    open_case(house)
    text = open_decision(house)
    state_positions(house, text)
    return sign_text(house, text)
