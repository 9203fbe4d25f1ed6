"""Bad input to the API, kind by kind: refused clearly, nothing half-done, never a traceback."""

from __future__ import annotations

import secrets
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from tests.web.house import Guest, new_id, signed
from tocsin.bootstrap.data_folder import Installation

Guests = Callable[[str], Guest]
DUTY = "crc-duty-officer"
RECEIVE = "/api/prepare/signal.receive"
SUBMIT = "/api/commands/signal.receive"


def signal(**more: Any) -> dict[str, Any]:
    return {"signal": new_id("s"), "channel": "cable", "title": "A signal", "received_from": "Cable", **more}


def key() -> dict[str, str]:
    return {"Idempotency-Key": secrets.token_hex(8)}


def prepared(guest: Guest, **more: Any) -> dict[str, Any]:
    status, answer = guest.send(RECEIVE, {"data": signal(**more)})
    assert status == 200, answer
    return dict(answer)


def size_of(house: Installation) -> int:
    engine = house.engine("demo")
    assert engine is not None
    return engine.store.size()


# The way of a command


def test_the_text_to_sign_comes_with_the_event(guest: Guests) -> None:
    envoy = guest("kz-permanent-representative")
    text = envoy.read("/api/decisions/quake-forces")["opening"]["text_sha256"]
    data = {"decision": "quake-forces", "text_sha256": text, "position": "yes"}
    status, ready = envoy.send("/api/prepare/position.state", {"data": data})
    assert status == 200
    assert ready["texts"][0]["sha256"] == text
    assert "до 600 человек" in ready["texts"][0]["text"]["ru"]


def test_an_idempotency_key_belongs_to_its_actor(house: Installation, guest: Guests) -> None:
    header = key()
    first = guest(DUTY).send(SUBMIT, signed(house, prepared(guest(DUTY))), **header)
    envoy = guest("kz-permanent-representative")
    second = envoy.send(SUBMIT, signed(house, prepared(envoy)), **header)
    assert first[0] == second[0] == 201
    assert first[1]["index"] != second[1]["index"]


# Bad input

BAD_WISHES: list[tuple[str, Any, int, str]] = [
    ("no object", [], 400, "input"),
    ("no data", {}, 400, "input"),
    ("data no object", {"data": []}, 400, "input"),
    ("unknown outer field", {"data": {}, "key": "x"}, 400, "input"),
    ("time is a number", {"data": {}, "at": 5}, 400, "input"),
    ("time without a zone", {"data": {}, "at": "2026-01-01T00:00:00"}, 400, "input"),
    ("time that is none", {"data": {}, "at": "2026-02-30T00:00:00Z"}, 400, "input"),
    ("field missing", {"data": {"signal": "s-1"}}, 400, "field_missing"),
    ("field unknown", {"data": {**signal(), "colour": "red"}}, 400, "field_unknown"),
    ("a number for text", {"data": {**signal(), "title": 5}}, 400, "type_wrong"),
    ("null for text", {"data": {**signal(), "title": None}}, 400, "type_wrong"),
    ("unknown word", {"data": {**signal(), "channel": "pigeon"}}, 400, "word_unknown"),
    ("text too long", {"data": {**signal(), "title": "x" * 301}}, 400, "text_too_long"),
    ("id with a slash", {"data": {**signal(), "signal": "a/b"}}, 400, "form_wrong"),
    ("id in Cyrillic look-alikes", {"data": {**signal(), "signal": "sіgnal"}}, 400, "form_wrong"),
    ("member that is a name", {"data": {**signal(), "member": "Kazakhstan"}}, 400, "form_wrong"),
    ("instant of no day", {"data": {**signal(), "occurred_at": "2026-02-30T10:00:00Z"}}, 400, "instant_impossible"),
    ("instant with an offset", {"data": {**signal(), "occurred_at": "2026-02-03T10:00:00+03:00"}}, 400, "form_wrong"),
    ("body that is not here", {"data": {**signal(), "evidence": "0" * 64}}, 400, "body_missing"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("wish", "status", "code"), [row[1:] for row in BAD_WISHES], ids=[row[0] for row in BAD_WISHES]
)
def test_a_bad_wish_is_told_what_and_where(
    house: Installation, guest: Guests, wish: Any, status: int, code: str
) -> None:
    size = size_of(house)
    got, answer = guest(DUTY).send(RECEIVE, wish)
    assert (got, answer["error"]["code"]) == (status, code), answer
    assert answer["error"]["message"]
    assert size_of(house) == size


BAD_BYTES: list[tuple[str, bytes, str, int, str]] = [
    ("not JSON", b"hello", "application/json", 400, "not_json"),
    ("blank", b" ", "application/json", 400, "not_json"),
    ("UTF-16", '{"data":{}}'.encode("utf-16"), "application/json", 400, "not_json"),
    ("windows-1251", '{"data":{"title":"сигнал"}}'.encode("cp1251"), "application/json", 400, "not_json"),
    ("byte order mark", b'\xef\xbb\xbf{"data":{}}', "application/json", 400, "not_json"),
    ("duplicate key", b'{"data":{"a":1,"a":2}}', "application/json", 400, "not_json"),
    ("a float", b'{"data":{"a":1.5}}', "application/json", 400, "not_json"),
    ("a huge integer", b'{"data":{"a":' + b"9" * 5000 + b"}}", "application/json", 400, "not_json"),
    ("not a number", b'{"data":{"a":NaN}}', "application/json", 400, "not_json"),
    ("too deep", b'{"data":' + b"[" * 5000 + b"]" * 5000 + b"}", "application/json", 400, "not_json"),
    ("lone surrogate", b'{"data":{"a":"\\ud800"}}', "application/json", 400, "not_json"),
    ("two values", b'{"data":{}} {}', "application/json", 400, "not_json"),
    ("a form", b"data=1", "application/x-www-form-urlencoded", 415, "media_type"),
    ("text", b'{"data":{}}', "text/plain", 415, "media_type"),
    ("another charset", b'{"data":{}}', "application/json; charset=utf-16", 415, "media_type"),
    ("too large", b'{"data":{"a":"' + b"x" * 300_000 + b'"}}', "application/json", 413, "too_large"),
]


@pytest.mark.parametrize("address", [RECEIVE, SUBMIT])
@pytest.mark.parametrize(
    ("content", "kind", "status", "code"), [row[1:] for row in BAD_BYTES], ids=[row[0] for row in BAD_BYTES]
)
def test_bad_bytes_are_refused_before_anything_is_asked(
    guest: Guests, address: str, content: bytes, kind: str, status: int, code: str
) -> None:
    answer = guest(DUTY).client.post(address, content, content_type=kind, headers=key())
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code), answer.content


def test_an_envelope_by_a_foreign_key_is_refused(house: Installation, guest: Guests) -> None:
    envoy, other = guest("kz-permanent-representative"), guest("ru-permanent-representative")
    ready = prepared(envoy)
    status, answer = other.send(SUBMIT, signed(house, ready), **key())
    assert (status, answer["error"]["code"]) == (403, "key_not_yours")
    status, answer = envoy.send(SUBMIT, signed(house, ready, other.read("/api/me")["key"]), **key())
    assert (status, answer["error"]["code"]) == (400, "signature_of_other_key")


def tampered(house: Installation, ready: dict[str, Any], **changes: Any) -> bytes:
    """The envelope of a changed event, properly signed by the same key."""
    event = {**ready["event"], **changes}
    from tocsin.ledger import canonical

    payload = b64encode(canonical.encode(event)).decode()
    return signed(house, {**ready, "payload": payload})


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"actor": {"member": "RU", "role": "permanent-representative", "key": ""}}, 400, ""),
        ({"log": "csto.example/live"}, 400, "log_differs"),
        ({"type": "signal.closed/1"}, 400, ""),
        ({"type": "no.such/1"}, 400, "event_type_unknown"),
        ({"charter": "0" * 64}, 409, "event_differs"),
        ({"stream": "signal/another"}, 409, "event_differs"),
        ({"at": "2099-01-01T00:00:00Z"}, 409, "at_in_future"),
        ({"at": "yesterday"}, 400, ""),
        ({"v": 2}, 400, ""),
        ({"id": "no-uuid"}, 400, ""),
        ({"seen": "many"}, 400, ""),
        ({"extra": 1}, 400, ""),
    ],
)
def test_an_event_that_was_tampered_with_is_refused(
    house: Installation, guest: Guests, changes: dict[str, Any], status: int, code: str
) -> None:
    ready = prepared(guest(DUTY))
    if "actor" in changes:
        changes = {"actor": {**changes["actor"], "key": ready["event"]["actor"]["key"]}}
    size = size_of(house)
    got, answer = guest(DUTY).send(SUBMIT, tampered(house, ready, **changes), **key())
    found = answer["error"]["code"] if "error" in answer else answer["refusal"]["reasons"][0]["code"]
    assert got == status, answer
    assert not code or found == code
    assert size_of(house) == size


def test_a_broken_signature_is_refused(house: Installation, guest: Guests) -> None:
    envelope = msgspec.json.decode(signed(house, prepared(guest(DUTY))))
    raw = bytearray(b64decode(envelope["signatures"][0]["sig"]))
    raw[5] ^= 1
    envelope["signatures"][0]["sig"] = b64encode(bytes(raw)).decode()
    status, answer = guest(DUTY).send(SUBMIT, envelope, **key())
    assert status == 400
    assert answer["error"]["where"] == "/signatures/0"


def test_an_event_is_taken_at_its_own_address_only(house: Installation, guest: Guests) -> None:
    status, answer = guest(DUTY).send(
        "/api/commands/case.open", signed(house, prepared(guest(DUTY))), **key()
    )
    assert (status, answer["error"]["code"]) == (400, "other_command")


def test_a_name_that_pretends_is_shown_as_it_is(house: Installation, guest: Guests) -> None:
    """Right-to-left marks and markup in a title change nothing of the page around it."""
    title = "<script>alert(1)</script> \u202eevil"
    receipt = guest(DUTY).do(house, "signal.receive", **signal(title=title))
    page = guest(DUTY).page(f"/{receipt['stream'].replace('signal', 'signals')}")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


# Reading


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=201", "limit=x", "limit=-1", "limit=٥", "after=" + "x" * 300]
)
def test_a_wrong_page_is_400(guest: Guests, query: str) -> None:
    assert guest("auditor").client.get(f"/api/cases?{query}").status_code == 400


def test_explain_gives_every_condition_of_every_command(guest: Guests) -> None:
    found = guest("kz-permanent-representative").read("/api/cases/quake/explain")
    rows = {(row["command"], row["decision"]): row for row in found["commands"]}
    assert rows["position.state", "quake-forces"]["allowed"]
    barred = rows["position.state", "quake-mission"]
    assert not barred["allowed"]
    assert {row["code"]: row["met"] for row in barred["checks"]}["decision_stage"] is False
    assert ("case.open", "") not in rows


def test_a_role_reads_only_what_it_sees(guest: Guests) -> None:
    outsider = guest("observer")
    for address in (
        "/api/cases",
        "/api/cases/quake",
        "/api/decisions",
        "/api/signals",
        "/api/cases/quake/explain",
    ):
        assert outsider.client.get(address).status_code == 404, address
    assert outsider.read("/api/charters")["items"]
    assert outsider.read("/api/entries")["items"]


def test_what_is_not_there_is_json_too(guest: Guests) -> None:
    for address in (
        "/api/",
        "/api/no",
        "/api/cases/none",
        "/api/entries/999999",
        "/api/entries/x",
        "/api/a/b/c",
    ):
        answer = guest("auditor").client.get(address)
        assert answer.status_code == 404, address
        assert answer.json()["error"]["code"] == "not_found"


def test_the_unexpected_is_an_incident_and_no_traceback(
    house: Installation, guest: Guests, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tocsin.web.api import reading

    def broken(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(reading, "read", broken)
    answer = guest("auditor").client.get("/api/cases/quake")
    assert answer.status_code == 503
    assert len(answer.json()["error"]["incident"]) == 8
    assert b"secret detail" not in answer.content
    log = (house.data / "log" / "tocsin-incidents.log").read_text(encoding="utf-8")
    assert answer.json()["error"]["incident"] in log
    assert "secret detail" in log


# The description


def test_the_schemas_are_json_schemas_that_agree_with_the_engine(house: Installation, nobody: Guest) -> None:
    from jsonschema import Draft202012Validator

    described = nobody.read("/api/openapi.json")
    schema = {"$ref": "#/components/schemas/ReceiveSignal", "components": described["components"]}
    Draft202012Validator.check_schema(schema)
    check = Draft202012Validator(schema)
    assert check.is_valid(signal())
    for _, wish, _, code in BAD_WISHES:
        if code in ("field_missing", "type_wrong", "word_unknown", "form_wrong", "text_too_long"):
            assert not check.is_valid(wish["data"]), wish
