"""The one write door: what is accepted, what is refused and why, and that nothing is half done."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from tests.engine.house import ORIGIN, START, House, build, text_of
from tests.engine.story import CASE, DECISION, adopt, open_case, open_decision, sign_text, state_positions
from tocsin.adapters.keys import derived_signer
from tocsin.core.calendar import HOUR, moment_text
from tocsin.core.values import Refusal
from tocsin.engine.answers import Fault, Receipt
from tocsin.engine.engine import Engine
from tocsin.ledger import canonical, checkpoint, merkle
from tocsin.ledger.note import parse_verifier_key, verify
from tocsin.proof.signatures import verify_ed25519

SIGNAL: dict[str, Any] = {
    "signal": "s-1",
    "channel": "telephone",
    "title": "Unrest",
    "received_from": "duty officer",
}


def receive(house: House, **more: Any) -> bytes:
    return house.signed("", "crc-duty-officer", "signal.receive", **{**SIGNAL, **more})


def tampered(request: bytes, key: bytes | str, value: Any) -> bytes:
    """The envelope with another value in its payload, the signature left as it was."""
    envelope = json.loads(request)
    event = json.loads(base64.b64decode(envelope["payload"]))
    event[key] = value
    envelope["payload"] = base64.b64encode(canonical.encode(event)).decode()
    return json.dumps(envelope).encode()


def signed_anew(house: House, request: bytes, key: str, **changes: Any) -> bytes:
    """The event with changes, signed again by the key."""
    event = json.loads(base64.b64decode(json.loads(request)["payload"]))
    return house.sign(canonical.encode({**event, **changes}), key)


def fault(answer: Receipt | Refusal | Fault) -> str:
    assert isinstance(answer, Fault), answer
    return answer.code


def refused(answer: Receipt | Refusal | Fault) -> str:
    assert isinstance(answer, Refusal), answer
    return answer.code


def test_a_signed_event_gets_its_place(house: House) -> None:
    request = receive(house)

    receipt = house.engine.submit(request)

    assert isinstance(receipt, Receipt)
    assert (receipt.index, receipt.version, receipt.stream) == (2, 1, "signal/s-1")
    assert receipt.received_at == moment_text(START)
    leaf = next(iter(house.engine.store.leaves(2)))
    assert merkle.leaf_hash(leaf).hex() == receipt.leaf
    assert house.engine.refresh().signals["s-1"].title == "Unrest"


def test_the_checkpoint_covers_every_entry_and_is_the_logs(house: House) -> None:
    house.engine.submit(receive(house))

    head = house.engine.store.head()
    stated, note = checkpoint.parse(head.checkpoint)
    key = parse_verifier_key(house.engine.refresh().roster.log)

    assert (stated.origin, stated.size, stated.root) == (ORIGIN, 3, merkle.root(head.frontier))
    assert verify(note, [key], verify_ed25519) == {key}


def test_the_whole_way_to_a_mandate_and_to_its_end(house: House) -> None:
    receipt = adopt(house)

    assert [row.type for row in receipt.followups] == ["case.decision_adopted/1"]
    file = house.engine.refresh().files[CASE]
    assert (file.papers[0].stage, file.mandates[0].stage) == ("adopted", "in-force")

    assert house.engine.tick() == ()
    due = house.engine.next_due()
    assert due is not None
    house.clock.at = due
    assert [row.type for row in house.engine.tick()] == ["case.mandate_ended/1"]
    assert house.engine.refresh().files[CASE].mandates[0].stage == "ended"
    assert house.engine.tick() == ()
    assert house.engine.next_due() is None


def test_system_entries_are_signed_by_the_sites_key_and_counted_positions_named(house: House) -> None:
    adopt(house)

    leaf = json.loads(list(house.engine.store.leaves())[-1])
    event = json.loads(base64.b64decode(leaf["envelope"]["payload"]))

    assert event["actor"] == {"member": "", "role": "system", "key": house.key("", "system")}
    assert len(event["data"]["counted"]) == 6
    assert event["data"]["heads"] == {"roster": 1, "charter": 1}


def test_what_time_has_brought_comes_before_what_is_submitted(house: House) -> None:
    open_case(house)
    closes = moment_text(START + 2 * HOUR)
    text = open_decision(house, form="session", closes_at=closes)
    state_positions(house, text, "AM", "BY")
    late = house.signed(
        "KZ", "head-of-state", "position.state", decision=DECISION, text_sha256=text, position="yes"
    )
    house.later(3)

    answer = house.engine.submit(late)

    assert refused(answer) == "decision_stage"
    last = house.engine.store.rows("entries", newest_first=True, limit=1)[0]
    assert json.loads(last.document)["type"] == "case.voting_closed/1"
    assert house.engine.refresh().files[CASE].papers[0].voting_closed_at == START + 3 * HOUR


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"log": "odkb.example/live"}, "log_differs"),
        ({"actor": {"member": "KZ", "role": "crc-duty-officer"}}, "actor_differs"),
        ({"actor": {"member": "", "role": "secretary-general"}}, "actor_differs"),
        ({"type": "signal.invented/1"}, "event_type_unknown"),
        ({"v": 2}, "event_version"),
        ({"at": "2022-02-30T00:00:00Z"}, "instant_date"),
        ({"seen": -2}, "event_seen"),
        ({"id": "no uuid"}, "event_id"),
        ({"extra": 1}, "key_unknown"),
    ],
)
def test_an_event_of_another_form_or_place_is_a_fault(
    house: House, change: dict[str, Any], code: str
) -> None:
    key = house.key("", "crc-duty-officer")
    if "actor" in change:
        change = {"actor": {**change["actor"], "key": key}}

    answer = house.engine.submit(signed_anew(house, receive(house), key, **change))

    assert fault(answer) == code
    assert house.engine.store.size() == 2


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        ({**SIGNAL, "colour": "red"}, "field_unknown", "/data/colour"),
        ({**SIGNAL, "title": 5}, "type_wrong", "/data/title"),
        ({**SIGNAL, "title": "x" * 301}, "text_too_long", "/data/title"),
        ({**SIGNAL, "signal": "No Ref"}, "form_wrong", "/data/signal"),
        ({**SIGNAL, "channel": "pigeon"}, "word_unknown", "/data/channel"),
        ({**SIGNAL, "occurred_at": "2022-02-30T00:00:00Z"}, "instant_impossible", "/data/occurred_at"),
        ({key: value for key, value in SIGNAL.items() if key != "title"}, "field_missing", "/data/title"),
    ],
)
def test_bad_data_is_told_with_its_place_when_preparing_and_submitting(
    house: House, data: dict[str, Any], code: str, where: str
) -> None:
    key = house.key("", "crc-duty-officer")
    prepared = house.engine.prepare("signal.receive", data, key)
    submitted = house.engine.submit(signed_anew(house, receive(house), key, data=data))

    for answer in (prepared, submitted):
        assert isinstance(answer, Fault)
        assert (answer.code, answer.where) == (code, where)


def test_a_place_inside_nested_data_is_told(house: House) -> None:
    open_case(house)
    key = house.key("", "secretary-general")
    ids = {"decision": "d", "case": CASE, "organ": "csc", "matter": "m"}
    data = {**ids, "articles": [], "text_sha256": "0" * 64}

    deep = house.engine.prepare("decision.open", {**data, "measure": {"host": "KZ", "colour": 1}}, key)
    listed = house.engine.prepare("decision.open", {**data, "articles": ["treaty:4", 7]}, key)

    assert deep == Fault("field_unknown", "/data/measure/colour")
    assert isinstance(listed, Fault)
    assert listed.where == "/data/articles/1"


def test_what_is_no_envelope_at_all_is_a_fault(house: House) -> None:
    hostile = (b"", b"[]", b"{", b"\xff\xfe", b'{"payload":1}', b"[" * 5000, b'{"a":1,"a":2}', b"x" * 300_000)

    codes = [fault(house.engine.submit(request)) for request in hostile]

    assert all(codes)
    assert house.engine.store.size() == 2


def test_a_changed_payload_is_not_what_was_signed(house: House) -> None:
    answer = house.engine.submit(tampered(receive(house), "seen", 0))

    assert fault(answer) == "signature_false"


def test_a_signature_of_another_key_is_told_apart(house: House) -> None:
    payload = house.prepare("", "crc-duty-officer", "signal.receive", **SIGNAL).payload

    answer = house.engine.submit(house.sign(payload, house.key("", "secretary-general")))

    assert fault(answer) == "signature_of_other_key"


def test_a_foreign_key_may_not_sign(house: House) -> None:
    stranger = build(log="other.example/demo")
    request = receive(house)
    envelope = json.loads(request)
    event = json.loads(base64.b64decode(envelope["payload"]))
    event["actor"]["key"] = "ab" * 32
    envelope["payload"] = base64.b64encode(canonical.encode(event)).decode()

    assert fault(house.engine.submit(json.dumps(envelope).encode())) == "key_not_in_force"
    assert fault(stranger.engine.submit(request)) == "log_differs"


def test_a_revoked_key_signs_no_more(house: House) -> None:
    waiting = receive(house)
    house.act("", "administrator", "key.revoke", key=house.key("", "crc-duty-officer"))

    assert fault(house.engine.submit(waiting)) == "key_not_in_force"
    answer = house.engine.prepare("signal.receive", SIGNAL, house.key("", "crc-duty-officer"))
    assert isinstance(answer, Fault)
    assert answer.code == "key_not_in_force"


def test_the_same_event_is_accepted_once(house: House) -> None:
    request = receive(house)
    house.engine.submit(request)

    assert house.engine.submit(request) == Fault("id_repeated", "/id", "2")
    assert house.engine.store.size() == 3


def test_a_repeated_request_gives_the_same_receipt(house: House) -> None:
    request, other = receive(house), receive(house, signal="s-2")
    first = house.engine.submit(request, "key-1")

    assert house.engine.submit(request, "key-1") == first
    assert fault(house.engine.submit(other, "key-1")) == "idempotency_mismatch"
    assert isinstance(house.engine.submit(other, "key-2"), Receipt)
    assert house.engine.store.size() == 4


def test_an_idempotency_key_belongs_to_its_actor(house: House) -> None:
    ours = receive(house)
    theirs = house.signed("KZ", "permanent-representative", "signal.receive", **{**SIGNAL, "signal": "s-9"})

    assert isinstance(house.engine.submit(ours, "same"), Receipt)
    assert isinstance(house.engine.submit(theirs, "same"), Receipt)
    assert fault(house.engine.submit(ours, "x" * 201)) == "idempotency_key_length"


def test_an_event_that_its_command_would_not_cause_is_refused(house: House) -> None:
    open_case(house)
    text = open_decision(house)
    prepared = house.prepare(
        "AM", "head-of-state", "position.state", decision=DECISION, text_sha256=text, position="yes"
    )
    key = house.key("AM", "head-of-state")
    request = house.sign(prepared.payload, key)
    stream = signed_anew(house, request, key, stream="decision/other")
    charter = signed_anew(house, request, key, charter="ab" * 32)
    spelled = signed_anew(house, request, key, data={**prepared.event["data"], "statement": ""})

    for answer, field in ((stream, "stream"), (charter, "charter"), (spelled, "data")):
        refusal = house.engine.submit(answer)
        assert refused(refusal) == "event_differs"
        assert isinstance(refusal, Refusal)
        assert refusal.checks[0].parameters == (("field", field),)


def test_a_refusal_writes_nothing(house: House) -> None:
    open_case(house)
    size, rows = house.engine.store.size(), house.engine.store.rows("tasks")

    answer = house.wish("", "secretary-general", "case.open", case=CASE, title="Again", mode="watch")

    assert refused(answer) == "case_new"
    assert house.engine.store.size() == size
    assert house.engine.store.rows("tasks") == rows


def test_a_clock_that_runs_ahead_is_refused(house: House) -> None:
    key = house.key("", "crc-duty-officer")
    near = house.engine.prepare("signal.receive", SIGNAL, key, START + 4 * 60_000)
    far = house.engine.prepare("signal.receive", SIGNAL, key, START + 6 * 60_000)

    assert not isinstance(near, Refusal | Fault)
    assert isinstance(far, Refusal)
    assert far.code == "at_in_future"
    assert dict(far.checks[0].parameters)["received_at"] == moment_text(START)


def test_received_at_never_goes_back(house: House) -> None:
    house.later(1)
    house.engine.submit(receive(house))
    house.later(-5)

    receipt = house.engine.submit(receive(house, signal="s-2"))

    assert isinstance(receipt, Receipt)
    assert receipt.received_at == moment_text(START + HOUR)


def test_a_decision_id_belongs_to_one_case(house: House) -> None:
    open_case(house)
    open_decision(house)
    house.act("", "secretary-general", "case.open", case="other", title="Other", mode="watch")

    answer = house.wish(
        "",
        "secretariat-lawyer",
        "decision.draft",
        decision=DECISION,
        case="other",
        organ="csc",
        matter="declaration",
        title="Taken id",
        text_sha256=text_of(house, ru="x\n"),
    )

    assert refused(answer) == "decision_in_case"


def test_a_text_must_be_here_before_it_is_named(house: House) -> None:
    open_case(house)
    data = {
        "case": CASE,
        "member": "KZ",
        "text_sha256": "ab" * 32,
        "article": "treaty:4",
        "asks": ["use-of-forces"],
    }

    answer = house.engine.prepare("appeal.make", data, house.key("KZ", "head-of-state"))

    assert answer == Fault("body_missing", "/data/text_sha256", "ab" * 32)


def test_prepare_shows_the_texts_that_are_signed(house: House) -> None:
    open_case(house)
    text = open_decision(house)

    prepared = house.prepare(
        "AM", "head-of-state", "position.state", decision=DECISION, text_sha256=text, position="yes"
    )

    assert [(row.where, row.sha256) for row in prepared.texts] == [("/data/text_sha256", text)]
    assert json.loads(prepared.texts[0].content or b"") == {"ru": "Совет решил\n"}
    assert canonical.encode(prepared.event) == prepared.payload


def test_others_writing_meanwhile_is_no_reason_to_refuse(house: House) -> None:
    open_case(house)
    text = open_decision(house)
    waiting = house.signed(
        "AM", "head-of-state", "position.state", decision=DECISION, text_sha256=text, position="yes"
    )
    state_positions(house, text, "BY", "RU")

    assert isinstance(house.engine.submit(waiting), Receipt)


def test_two_events_prepared_at_once_by_one_key_are_both_accepted(house: House) -> None:
    one, two = receive(house), receive(house, signal="s-2")

    assert isinstance(house.engine.submit(one), Receipt)
    assert isinstance(house.engine.submit(two), Receipt)


def test_two_engines_over_one_store_see_each_other(house: House) -> None:
    other = house.reopened()
    open_case(house)
    text = open_decision(house)
    first, house.engine = house.engine, other

    state_positions(house, text)
    house.engine = first
    receipt = sign_text(house, text)

    assert [row.type for row in receipt.followups] == ["case.decision_adopted/1"]
    assert other.refresh().files == first.refresh().files


def test_who_hears_of_entries_hears_of_all_of_them(house: House) -> None:
    heard: list[int] = []
    house.engine = Engine(house.ports, ORIGIN, lambda placed: heard.extend(row.index for row in placed))

    adopt(house)

    assert heard == list(range(2, house.engine.store.size()))
    assert [row.index for _, row in house.engine.store.outbox(500)] == heard


def test_a_frozen_ledger_is_read_only(house: House) -> None:
    request = receive(house)
    frozen = Engine(house.ports, ORIGIN, frozen="ledger_is_copy")

    assert fault(frozen.submit(request)) == "ledger_is_copy"
    assert frozen.tick() == ()


def test_explain_shows_what_is_met_and_what_is_not(house: House) -> None:
    open_case(house)
    key = house.key("", "secretary-general")

    checks = house.engine.explain("case.open", {"case": CASE, "title": "x", "mode": "watch"}, key)

    assert not isinstance(checks, Fault)
    met = {row.code: row.met for row in checks}
    assert met["role_may"]
    assert not met["case_new"]
    assert house.engine.explain("case.lose", None, key) == Fault("command_unknown", "", "case.lose")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, ""),
        ({"key": "cd" * 32}, "key_id_matches"),
        ({"public": base64.b64encode(b"x" * 31).decode()}, "key_id_matches"),
        ({"public": "no base64"}, "key_id_matches"),
        ({"algorithm": "es256-webauthn"}, "key_length"),
        ({"rp_id": "odkb.example"}, "passkey_scope"),
    ],
)
def test_only_a_key_that_a_verifier_will_accept_is_enrolled(
    house: House, changes: dict[str, Any], code: str
) -> None:
    signer = derived_signer("new", "AM", "file")
    data = {
        "key": signer.key,
        "member": "AM",
        "role": "permanent-representative",
        "algorithm": "ed25519",
        "public": base64.b64encode(signer.public).decode(),
        "custody": "file",
        **changes,
    }

    answer = house.wish("", "administrator", "key.enrol", **data)

    if code:
        assert code in [row.code for row in getattr(answer, "checks", ())]
    else:
        assert isinstance(answer, Receipt)
