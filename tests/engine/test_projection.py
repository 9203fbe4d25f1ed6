"""Read tables: what pages find in them, and that a rebuild from the ledger gives the same rows."""

from __future__ import annotations

import json
from typing import Any

from tests.engine.house import MEMBERS, START, House, text_of
from tests.engine.story import CASE, DECISION, adopt, open_case, open_decision, sign_text, state_positions
from tocsin.core.calendar import HOUR, moment_text
from tocsin.engine.ports import READ_TABLES, Row

MANY = 10_000


def all_rows(house: House) -> dict[str, list[Row]]:
    return {table: house.engine.store.rows(table, limit=MANY) for table in READ_TABLES}


def document(house: House, table: str, key: str) -> dict[str, Any]:
    found = house.engine.store.row(table, key)
    assert found is not None
    value = json.loads(found)
    assert isinstance(value, dict)
    return value


def tasks(house: House, member: str) -> list[tuple[str, str]]:
    rows = house.engine.store.rows("tasks", member=member, limit=MANY)
    return [(json.loads(row.document)["power"], json.loads(row.document)["role"]) for row in rows]


def receive(house: House, signal: str) -> None:
    told = {"channel": "feed", "title": "x", "received_from": "y"}
    house.act("", "crc-duty-officer", "signal.receive", signal=signal, **told)


def test_every_table_has_rows_and_a_rebuild_gives_the_same(house: House) -> None:
    adopt(house)
    receive(house, "s-2")
    house.act("", "administrator", "key.revoke", key=house.key("AM", "defence-minister"))
    before = all_rows(house)

    house.engine.rebuild()

    assert all_rows(house) == before
    assert {table for table, rows in before.items() if rows} == set(READ_TABLES)


def test_an_open_case_stands_in_the_situation_until_it_is_closed(house: House) -> None:
    open_case(house)
    row = document(house, "situation", CASE)
    assert (row["title"], row["mode"], row["host"]) == ("Kazakhstan", "crisis", "KZ")
    assert "consultations" in row["steps"]
    assert row["due"][0]["subject"] == "consultations"
    assert row["due"][0]["at"] == moment_text(START)

    house.act("", "secretary-general", "case.close", case=CASE, outcome="no-measures", reason="calm")

    assert house.engine.store.row("situation", CASE) is None
    assert document(house, "cases", CASE)["closed_because"] == "calm"
    assert house.engine.store.rows("tasks", subject=CASE) == []


def test_the_case_says_what_is_missing_and_who_holds_it(house: House) -> None:
    open_case(house)
    text = open_decision(house, closes_at=moment_text(START + 6 * HOUR))
    state_positions(house, text, "AM", "BY")

    missing = document(house, "cases", CASE)["missing"]

    assert missing[0]["power"] == "position.state"
    assert missing[0]["members"] == ["KG", "KZ", "RU", "TJ"]
    assert missing[0]["until"] == moment_text(START + 6 * HOUR)
    assert "charter:13" in missing[0]["articles"]


def test_needs_you_follows_the_positions(house: House) -> None:
    open_case(house)
    text = open_decision(house)
    assert ("position.state", "head-of-state") in tasks(house, "KZ")
    assert ("position.state", "defence-minister") not in tasks(house, "KZ")

    state_positions(house, text, "KZ")
    assert tasks(house, "KZ") == []

    state_positions(house, text, *(member for member in MEMBERS if member != "KZ"))
    assert ("text.sign", "head-of-state") in tasks(house, "KZ")

    sign_text(house, text)
    assert ("notice.give", "secretary-general") in tasks(house, "")


def test_a_recorded_position_waits_for_its_members_own_word(house: House) -> None:
    open_case(house)
    text = open_decision(house)
    house.act(
        "",
        "secretary-general",
        "position.state",
        decision=DECISION,
        text_sha256=text,
        position="yes",
        recorded_for="TJ",
        channel="telephone",
        evidence=text_of(house, ru="запись разговора\n"),
    )

    board = {row["member"]: row for row in document(house, "decisions", DECISION)["board"]}

    assert ("position.confirm", "head-of-state") in tasks(house, "TJ")
    assert board["TJ"]["position"]["statement"]["recorded"]
    assert board["TJ"]["position"]["channel"] == "telephone"
    assert board["AM"]["position"] is None
    assert board["AM"]["waits"]


def test_a_new_signal_is_for_those_who_may_acknowledge_it(house: House) -> None:
    receive(house, "s-1")
    assert ("signal.acknowledge", "crc-duty-officer") in tasks(house, "")

    house.act("", "crc-duty-officer", "signal.acknowledge", signal="s-1")
    assert ("signal.assess", "crc-duty-officer") in tasks(house, "")

    house.act("", "crc-duty-officer", "signal.assess", signal="s-1", verdict="no-crisis")
    assert tasks(house, "") == []
    assert document(house, "signals", "s-1")["verdict"] == "no-crisis"


def test_the_ledger_browser_shows_what_was_signed(house: House) -> None:
    adopt(house)

    newest = house.engine.store.rows("entries", limit=1, newest_first=True)[0]
    shown = json.loads(newest.document)

    assert shown["type"] == "case.decision_adopted/1"
    assert shown["case"] == CASE
    assert shown["index"] == house.engine.store.size() - 1
    assert shown["leaf"] == house.engine.store.node(0, shown["index"]).hex()
    assert len(house.engine.store.rows("entries", subject=CASE, limit=MANY)) == 17
    assert len(document(house, "cases", CASE)["entries"]) == 17


def test_the_decision_shows_what_the_rule_gives(house: House) -> None:
    open_case(house)
    text = open_decision(house)
    state_positions(house, text, "AM")
    assert document(house, "decisions", DECISION)["result"]["rule"] == "limited-format"

    state_positions(house, text, *MEMBERS[1:])
    sign_text(house, text)

    shown = document(house, "decisions", DECISION)
    assert (shown["stage"], shown["result"]["outcome"]) == ("adopted", "adopted")
    assert all(row["counts"] and row["signature"]["signature"]["signed"] for row in shown["board"])


def test_instants_are_text_everywhere(house: House) -> None:
    adopt(house)

    def numbers(value: Any, path: str) -> list[str]:
        if isinstance(value, dict):
            return [found for key, item in value.items() for found in numbers(item, f"{path}/{key}")]
        if isinstance(value, list):
            return [found for item in value for found in numbers(item, path)]
        return [path] if isinstance(value, int) and value > 10**11 else []

    for table, rows in all_rows(house).items():
        for row in rows:
            assert numbers(json.loads(row.document), table) == []
