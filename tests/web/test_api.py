"""The API as programs meet it: the way of a command, what bad input is answered, what each role may see."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import Any

import msgspec
import pytest

from tests.web.conftest import Sign
from tests.web.served import JSON, Served, fresh, open_case
from tocsin.core.texts import text_body
from tocsin.ledger import merkle, tiles
from tocsin.ledger.checkpoint import Checkpoint
from tocsin.ledger.octets import sha256_hex

DRAFT: dict[str, Any] = {
    "organ": "csc",
    "matter": "use-of-forces",
    "title": "On sending collective peacekeeping forces",
    "articles": ["treaty:4"],
}
SIGNAL: dict[str, Any] = {"channel": "telephone", "title": "Unrest", "received_from": "duty officer"}


@pytest.fixture
def secretary(person: Sign) -> Served:
    return person("secretary-general")


@pytest.fixture
def lawyer(person: Sign) -> Served:
    return person("secretariat-lawyer")


@pytest.fixture
def duty(person: Sign) -> Served:
    return person("crc-duty-officer")


def test_a_command_is_prepared_signed_and_entered(duty: Served) -> None:
    signal = fresh("signal")
    receipt = duty.act("signal.receive", signal=signal, **SIGNAL)
    status, entry = duty.get(f"/api/entries/{receipt['index']}")
    assert (status, entry["leaf"], entry["type"]) == (200, receipt["leaf"], "signal.received/1")
    assert duty.get(f"/api/signals/{signal}")[1]["title"] == "Unrest"


def test_a_lost_answer_may_be_asked_for_again(duty: Served) -> None:
    signed = duty.signed("signal.receive", signal=fresh("signal"), **SIGNAL)
    first = duty.submit("signal.receive", signed, "once")
    assert first[0] == 201
    assert duty.submit("signal.receive", signed, "once") == first


def test_another_request_under_the_same_key_is_422(duty: Served) -> None:
    duty.submit("signal.receive", duty.signed("signal.receive", signal=fresh("signal"), **SIGNAL), "twice")
    other = duty.signed("signal.receive", signal=fresh("signal"), **SIGNAL)
    status, answer = duty.submit("signal.receive", other, "twice")
    assert (status, answer["error"]["code"]) == (422, "idempotency_mismatch")


def test_a_replayed_event_is_refused(duty: Served) -> None:
    signed = duty.signed("signal.receive", signal=fresh("signal"), **SIGNAL)
    assert duty.submit("signal.receive", signed)[0] == 201
    status, answer = duty.submit("signal.receive", signed)
    assert (status, answer["error"]["code"]) == (409, "id_repeated")


@pytest.mark.parametrize(("language", "sentence"), [("en", "case"), ("ru", "карточки")])
def test_a_refusal_says_why_by_which_article_and_what_next(
    person: Sign, language: str, sentence: str
) -> None:
    lawyer = Served.signed_in("secretariat-lawyer", language=language)
    data = {**DRAFT, "decision": fresh("decision"), "case": "no-such-case", "text_sha256": {"ru": "Текст"}}
    status, answer = lawyer.prepare("decision.draft", **data)
    assert status == 409
    reason = answer["refusal"]["reasons"][0]
    assert reason.keys() == {"code", "met", "article", "parameters", "message", "next"}
    assert not reason["met"]
    assert sentence in reason["message"]


# Texts written out


def test_a_text_may_stand_in_the_command_and_is_kept_in_its_canonical_form(
    secretary: Served, lawyer: Served
) -> None:
    data = {**DRAFT, "decision": fresh("decision"), "case": open_case(secretary)}
    spoken = {"ru": "Совет решил:  \r\nнаправить силы."}
    status, prepared = lawyer.prepare("decision.draft", **data, text_sha256=spoken)
    assert status == 200, prepared
    digest = sha256_hex(text_body({"ru": "Совет решил:\nнаправить силы.\n"}))
    assert prepared["event"]["data"]["text_sha256"] == digest
    assert prepared["texts"][0]["text"] == {"ru": "Совет решил:\nнаправить силы.\n"}
    plain = lawyer.prepare("decision.draft", **data, text_sha256=spoken["ru"])[1]
    assert plain["event"]["data"]["text_sha256"] == digest


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ({"en": "The Council decides"}, "text_languages"),
        ({"ru": "Совет", "en": "Council"}, "text_languages"),
        ({"ru": " \n"}, "text_last_line"),
        ({"ru": "Совет", "salt": ""}, "text_salt"),
        ({"ru": 7}, "type_wrong"),
        ({}, "type_wrong"),
        (7, "type_wrong"),
    ],
)
def test_a_text_voted_on_is_in_the_organs_languages_only(lawyer: Served, text: Any, code: str) -> None:
    data = {**DRAFT, "decision": fresh("decision"), "case": "any-case", "text_sha256": text}
    status, answer = lawyer.prepare("decision.draft", **data)
    assert (status, answer["error"]["code"]) == (400, code)


def test_a_digest_that_names_nothing_here_is_told(lawyer: Served) -> None:
    data = {**DRAFT, "decision": fresh("decision"), "case": "any-case", "text_sha256": "0" * 64}
    status, answer = lawyer.prepare("decision.draft", **data)
    assert (status, answer["error"]["code"]) == (400, "body_missing")


def test_a_file_larger_than_a_form_is_kept(lawyer: Served) -> None:
    content = b"x" * 3_000_000
    status, kept = lawyer.post("/api/bodies", content, "application/octet-stream")
    assert (status, kept) == (201, {"sha256": sha256_hex(content), "size": len(content)})
    assert lawyer.client.get(f"/api/bodies/{kept['sha256']}").content == content


# Bad input


def bad(data: object) -> bytes:
    return msgspec.json.encode({"data": data})


GOOD = {"signal": "good", **SIGNAL}
BAD_INPUT = [
    ("unknown field", bad({**GOOD, "colour": "red"}), JSON, 400, "field_unknown"),
    ("missing field", bad({"signal": "good"}), JSON, 400, "field_missing"),
    ("wrong type", bad({**GOOD, "title": 7}), JSON, 400, "type_wrong"),
    ("wrong word", bad({**GOOD, "channel": "pigeon"}), JSON, 400, "word_unknown"),
    ("too long", bad({**GOOD, "title": "x" * 301}), JSON, 400, "text_too_long"),
    ("spoofed id", bad({**GOOD, "signal": "gооd"}), JSON, 400, "form_wrong"),
    ("path as id", bad({**GOOD, "signal": "../x"}), JSON, 400, "form_wrong"),
    ("data no object", b'{"data": []}', JSON, 400, "input"),
    ("data absent", b"{}", JSON, 400, "input"),
    ("foreign actor", b'{"data": {}, "actor": {"member": "RU"}}', JSON, 400, "input"),
    ("wrong time", b'{"data": {}, "at": "yesterday"}', JSON, 400, "input"),
    ("impossible day", b'{"data": {}, "at": "2026-02-30T00:00:00Z"}', JSON, 400, "input"),
    ("no JSON", b"<xml/>", JSON, 400, "not_json"),
    ("blank", b" ", JSON, 400, "not_json"),
    ("duplicate key", b'{"data": {}, "data": {}}', JSON, 400, "not_json"),
    ("NaN", b'{"data": {"title": NaN}}', JSON, 400, "not_json"),
    ("fraction", b'{"data": {"title": 1.5}}', JSON, 400, "not_json"),
    ("huge number", b'{"data": {"title": 99999999999999999999}}', JSON, 400, "not_json"),
    ("deep", b'{"data": ' + b"[" * 5000 + b"]" * 5000 + b"}", JSON, 400, "not_json"),
    ("lone surrogate", b'{"data": {"title": "\\ud800"}}', JSON, 400, "not_json"),
    ("not UTF-8", b'{"data": {"title": "\xff"}}', JSON, 400, "not_json"),
    ("UTF-16", '{"data": {}}'.encode("utf-16"), JSON, 400, "not_json"),
    ("form", b"data=1", "application/x-www-form-urlencoded", 415, "media_type"),
    ("text", b'{"data": {}}', "text/plain", 415, "media_type"),
    ("other charset", b'{"data": {}}', "application/json; charset=windows-1251", 415, "media_type"),
    ("too large", bad({**GOOD, "title": "x" * 300_000}), JSON, 413, "too_large"),
    ("far too large", bad({**GOOD, "title": "x" * 2_000_000}), JSON, 413, "too_large"),
]


@pytest.mark.parametrize(
    ("content", "kind", "status", "code"), [row[1:] for row in BAD_INPUT], ids=[row[0] for row in BAD_INPUT]
)
def test_bad_input_is_told_and_nothing_done(
    duty: Served, content: bytes, kind: str, status: int, code: str
) -> None:
    before = duty.client.get("/log/checkpoint").content
    found, answer = duty.post("/api/prepare/signal.receive", content, kind)
    assert (found, answer["error"]["code"]) == (status, code)
    assert answer["error"]["message"]
    assert duty.client.get("/log/checkpoint").content == before


@pytest.mark.parametrize(
    "name", ["signal.reject", "outcome.declare", "roster.found", "signal", "Signal.receive"]
)
def test_a_command_that_people_do_not_give_is_404(duty: Served, name: str) -> None:
    assert duty.post(f"/api/prepare/{name}", bad(GOOD))[0] == 404
    assert duty.submit(name, b"{}")[0] == 404


def test_an_envelope_is_taken_only_whole_and_from_its_signer(duty: Served, secretary: Served) -> None:
    signed = duty.signed("signal.receive", signal=fresh("signal"), **SIGNAL)
    other = duty.signed("signal.receive", signal=fresh("signal"), **SIGNAL)
    mixed = {**msgspec.json.decode(signed), "signatures": msgspec.json.decode(other)["signatures"]}
    payload = b64decode(msgspec.json.decode(signed)["payload"])
    table: list[tuple[Served, str, bytes, int]] = [
        (secretary, "signal.receive", signed, 403),
        (duty, "signal.close", signed, 400),
        (duty, "signal.receive", msgspec.json.encode(mixed), 400),
        (duty, "signal.receive", duty.sign(payload, secretary.key), 400),
        (duty, "signal.receive", duty.sign(payload.replace(b"Unrest", b"Unrost")[:-1] + b" }"), 400),
        (duty, "signal.receive", signed.replace(b"payloadType", b"payloadtype"), 400),
        (duty, "signal.receive", msgspec.json.encode({"payload": b64encode(b"{}").decode()}), 400),
    ]
    for someone, name, content, status in table:
        found, answer = someone.submit(name, content)
        assert found == status, answer
    assert duty.submit("signal.receive", signed)[0] == 201


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_an_idempotency_key_is_asked_for(duty: Served, key: str) -> None:
    signed = duty.signed("signal.receive", signal=fresh("signal"), **SIGNAL)
    status, answer = duty.post("/api/commands/signal.receive", signed, **{"idempotency-key": key})
    assert (status, answer["error"]["code"]) == (400, "idempotency_key")


@pytest.mark.parametrize("limit", ["0", "201", "-1", "x", "000001999", "1" * 5000, "٣"])
def test_a_page_has_a_limit(duty: Served, limit: str) -> None:
    assert duty.get(f"/api/entries?limit={limit}")[0] == 400


def test_other_methods_are_405(duty: Served) -> None:
    answer = duty.client.get("/api/prepare/signal.receive")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")


def test_writing_needs_the_token_of_the_session(demo: object) -> None:
    from django.test import Client

    client = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    answer = client.post("/api/prepare/signal.receive", bad(GOOD), content_type=JSON)
    assert answer.status_code in (401, 403)


# Who sees and may do what


@pytest.mark.parametrize(
    "path", ["me", "cases", "signals", "decisions", "entries", "charter", "roster", "tasks"]
)
def test_nothing_is_read_without_signing_in(person: Sign, path: str) -> None:
    status, answer = person("").get(f"/api/{path}")
    assert (status, answer["error"]["code"]) == (401, "not_signed_in")


def test_the_log_is_not_read_without_signing_in(person: Sign) -> None:
    assert person("").get("/log/checkpoint")[0] == 401


def test_an_observer_cannot_act(person: Sign) -> None:
    status, answer = person("observer").prepare("signal.receive", signal=fresh("signal"), **SIGNAL)
    assert status == 409
    assert answer["refusal"]["reasons"][0]["met"] is False


def test_one_member_cannot_appeal_for_another(person: Sign, secretary: Served) -> None:
    case = open_case(secretary)
    data = {"case": case, "text_sha256": "Просим помощи", "article": "treaty:4", "asks": ["use-of-forces"]}
    status, answer = person("am-head-of-state").prepare("appeal.make", member="KZ", **data)
    assert status == 409, answer
    assert person("kz-head-of-state").prepare("appeal.make", member="KZ", **data)[0] == 200


def test_hidden_and_absent_are_answered_alike(person: Sign, secretary: Served) -> None:
    case = open_case(secretary)
    administrator = person("administrator")
    assert "cases" not in administrator.me["sees"]
    hidden = administrator.get(f"/api/cases/{case}")
    assert hidden == administrator.get("/api/cases/no-such-case")
    assert hidden[0] == 404
    assert administrator.get("/api/cases")[0] == 404
    assert administrator.get(f"/api/cases/{case}/explain") == administrator.get("/api/cases/none/explain")


def test_a_case_explains_every_command_of_the_role(secretary: Served) -> None:
    case = open_case(secretary)
    status, answer = secretary.get(f"/api/cases/{case}/explain")
    assert status == 200
    rows = {row["command"]: row for row in answer["commands"]}
    assert rows["case.set_mode"]["allowed"]
    assert all(check["message"] for row in rows.values() for check in row["checks"])
    assert all(row["allowed"] == all(check["met"] for check in row["checks"]) for row in rows.values())


def test_a_certificate_waits_for_the_outcome(secretary: Served, lawyer: Served) -> None:
    decision = fresh("decision")
    lawyer.act(
        "decision.draft", **DRAFT, decision=decision, case=open_case(secretary), text_sha256={"ru": "Решили"}
    )
    status, answer = lawyer.get(f"/api/decisions/{decision}/certificate")
    assert (status, answer["error"]["code"]) == (409, "certificate_undecided")
    assert lawyer.get("/api/decisions/none/certificate")[0] == 404


# What is read


def test_the_charter_is_given_file_by_file(lawyer: Served) -> None:
    status, answer = lawyer.get("/api/charter")
    assert status == 200
    assert answer["charter"] == "csto"
    assert "charter.toml" in answer["files"]


def test_pages_of_entries_follow_each_other(duty: Served) -> None:
    for _ in range(3):
        duty.act("signal.receive", signal=fresh("signal"), **SIGNAL)
    first = duty.get("/api/entries?limit=2")[1]
    second = duty.get(f"/api/entries?limit=2&after={first['next']}")[1]
    assert [row["index"] for row in first["items"] + second["items"]] == [0, 1, 2, 3]


def test_the_log_is_served_as_tiles(duty: Served) -> None:
    duty.act("signal.receive", signal=fresh("signal"), **SIGNAL)
    note = duty.client.get("/log/checkpoint").content.decode()
    origin, size, root = note.split("\n")[:3]
    entries: list[bytes] = []
    hashes: list[bytes] = []
    for place in range(0, int(size), tiles.WIDTH):
        width = min(tiles.WIDTH, int(size) - place)
        bundle = tiles.path(tiles.Tile(None, place // tiles.WIDTH, width))
        entries += tiles.split_bundle(duty.client.get(f"/log/{bundle}").content)
        tile = tiles.path(tiles.Tile(0, place // tiles.WIDTH, width))
        hashes += tiles.split_hashes(duty.client.get(f"/log/{tile}").content)
    assert [merkle.leaf_hash(entry) for entry in entries] == hashes
    frontier = merkle.frontier_of(int(size), merkle.nodes_of(hashes))
    assert b64encode(merkle.root(frontier)).decode() == root
    assert Checkpoint(origin, int(size), merkle.root(frontier)).size == len(entries)


@pytest.mark.parametrize(
    "path", ["tile/0/009.p/255", "tile/0/009", "tile/0/0", "tile/entries/999", "tile/x", "tile/0/../0"]
)
def test_a_tile_that_the_log_does_not_have_is_404(duty: Served, path: str) -> None:
    assert duty.get(f"/log/{path}")[0] == 404


def test_everything_lies_under_the_ledgers_name_too(duty: Served) -> None:
    assert duty.get("/demo/api/me")[1]["key"] == duty.key
    assert duty.client.get("/demo/log/checkpoint").content == duty.client.get("/log/checkpoint").content


# The description


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_description_names_every_command_and_dangles_nowhere(person: Sign, language: str) -> None:
    from tocsin.web.commands.fields import people_commands

    status, document = Served.signed_in("", language=language).get("/api/openapi.json")
    assert (status, document["openapi"]) == (200, "3.1.0")
    for spec in people_commands():
        assert {f"/api/prepare/{spec.name}", f"/api/commands/{spec.name}"} <= document["paths"].keys()
    references = set(references_in(document))
    schemas = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert references <= schemas


def references_in(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
        return own + [found for part in value.values() for found in references_in(part)]
    if isinstance(value, list):
        return [found for part in value for found in references_in(part)]
    return []


@pytest.mark.parametrize(
    ("language", "title"), [("en", "interface for programs"), ("ru", "интерфейс для программ")]
)
def test_the_description_is_read_as_a_page(person: Sign, language: str, title: str) -> None:
    page = Served.signed_in("", language=language).client.get("/api/docs")
    assert page.status_code == 200
    assert title in page.content.decode()
