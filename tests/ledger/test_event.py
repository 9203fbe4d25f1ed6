"""The form of an event: exact keys, forms and bounds, one canonical payload."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ledger import canonical, event
from tocsin.ledger.canonical import MAX_INTEGER
from tocsin.ledger.event import Event
from tocsin.ledger.malformed import Malformed

hashes = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
data = st.dictionaries(
    texts,
    st.recursive(
        st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | texts,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)
events = st.builds(
    Event,
    log=st.sampled_from(["odkb-csto.org/live", "a/demo", "x.y.z/replay-k-1"]),
    charter=hashes,
    stream=st.sampled_from(["roster", "charter", "decision/d-1", "case/K_2", "signal/9"]),
    seen=st.integers(-1, MAX_INTEGER),
    type=st.sampled_from(["case.position_stated/1", "roster.founded/12"]),
    at=st.integers(-(10**13), 10**14),
    member=st.sampled_from(["", "AM", "SU"]),
    role=st.sampled_from(["system", "permanent-representative", "duty-officer-2"]),
    key=hashes,
    prev=st.just("") | hashes,
    id=st.uuids().map(str),
    data=data,
)


@given(events)
def test_an_event_comes_back_from_its_payload(one: Event) -> None:
    payload = event.payload(one)
    assert event.parse(payload) == one
    assert canonical.parse_canonical(payload, event.MAX_BYTES) == event.to_value(one)


@given(events, st.data())
def test_the_quick_reader_agrees_with_the_thorough_one(one: Event, drawn: st.DataObject) -> None:
    written = bytearray(event.payload(one))
    position = drawn.draw(st.integers(0, len(written) - 1))
    written[position : position + 1] = drawn.draw(st.binary(max_size=2))
    quick = outcome(lambda: event.parse(bytes(written)))
    thorough = outcome(lambda: event.from_value(canonical.parse_canonical(bytes(written), event.MAX_BYTES)))
    assert quick == thorough


def outcome(read: Callable[[], Event]) -> Event | tuple[str, str, str]:
    try:
        return read()
    except Malformed as fault:
        return fault.code, fault.where, fault.detail


@pytest.mark.parametrize(
    "data_text",
    [
        '{"a":1.5}',
        '{"a":1,"a":1}',
        '{"b":1,"a":1}',
        '{"a": 1}',
        "[]",
        "null",
        '{"a":"\\ud800"}',
        '{"a":-0}',
        "{}{}",
    ],
)
def test_data_in_another_form_is_refused(stated: Event, data_text: str) -> None:
    text = event.payload(replace(stated, data={})).decode().replace('"data":{}', f'"data":{data_text}')
    with pytest.raises(Malformed):
        event.parse(text.encode())


def test_data_that_imitates_the_tail_of_a_payload_does_not_mislead(stated: Event) -> None:
    payload = event.payload(stated).decode()
    tail = payload[payload.rindex(',"id":"') :]
    imitation = replace(stated, data={"text": tail, "z": {"id": stated.id, "log": stated.log}})
    assert event.parse(event.payload(imitation)) == imitation


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("v", 2, "event_version"),
        ("v", True, "event_version"),
        ("log", "odkb-csto.org/test", "event_log"),
        ("log", 5, "event_log"),
        ("charter", "", "event_charter"),
        ("charter", "A" * 64, "event_charter"),
        ("stream", "Decision/1", "event_stream"),
        ("stream", "decision/", "event_stream"),
        ("stream", "decision/a/b", "event_stream"),
        ("stream", "decision/../x", "event_stream"),
        ("stream", "decision/" + "a" * 65, "event_stream"),
        ("seen", -2, "event_seen"),
        ("seen", "1", "event_seen"),
        ("seen", False, "event_seen"),
        ("type", "case.position_stated", "event_type"),
        ("type", "case.position_stated/0", "event_type"),
        ("type", "case.positionStated/1", "event_type"),
        ("type", "position_stated/1", "event_type"),
        ("at", "2022-01-05", "instant_form"),
        ("at", "2022-02-30T00:00:00Z", "instant_date"),
        ("at", 5, "not_a_string"),
        ("prev", "0", "event_prev"),
        ("prev", None, "event_prev"),
        ("id", "5B1E4C1C-0000-4000-8000-00000000000A", "event_id"),
        ("id", "{5b1e4c1c-0000-4000-8000-00000000000a}", "event_id"),
        ("data", [], "event_data"),
        ("actor", "AM", "not_an_object"),
    ],
)
def test_each_field_has_one_form(stated: Event, field: str, value: object, code: str) -> None:
    fields: dict[str, object] = {**event.to_value(stated), field: value}
    with pytest.raises(Malformed) as caught:
        event.parse(canonical.encode(fields))
    assert (caught.value.code, caught.value.where) == (code, f"/{field}")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("member", "ARM"),
        ("member", "am"),
        ("member", "Ам"),
        ("role", ""),
        ("role", "Head"),
        ("key", "ab"),
        ("key", 1),
    ],
)
def test_each_field_of_the_actor_has_one_form(stated: Event, field: str, value: object) -> None:
    actor = {"member": stated.member, "role": stated.role, "key": stated.key, field: value}
    with pytest.raises(Malformed) as caught:
        event.parse(canonical.encode({**event.to_value(stated), "actor": actor}))
    assert (caught.value.code, caught.value.where) == (f"event_{field}", f"/actor/{field}")


@pytest.mark.parametrize(
    "field", ["v", "log", "charter", "stream", "seen", "type", "at", "actor", "prev", "id", "data"]
)
def test_no_key_may_be_missing(stated: Event, field: str) -> None:
    fields = event.to_value(stated)
    del fields[field]
    with pytest.raises(Malformed, match="key_missing") as caught:
        event.parse(canonical.encode(fields))
    assert caught.value.where == f"/{field}"


@pytest.mark.parametrize("where", ["", "actor"])
def test_no_key_may_be_added(stated: Event, where: str) -> None:
    fields = json.loads(event.payload(stated))
    (fields[where] if where else fields)["note"] = ""
    with pytest.raises(Malformed, match=re.escape("key_unknown")):
        event.parse(canonical.encode(fields))


def test_size_is_bounded_to_the_byte(stated: Event) -> None:
    empty = len(event.payload(replace(stated, data={"text": ""})))
    fits = replace(stated, data={"text": "x" * (event.MAX_BYTES - empty)})
    assert len(event.payload(fits)) == event.MAX_BYTES
    with pytest.raises(Malformed, match="json_too_large"):
        event.payload(replace(stated, data={"text": "x" * (event.MAX_BYTES - empty + 1)}))


def test_depth_counts_the_event_itself(stated: Event) -> None:
    def nested(depth: int) -> Event:
        inner: list[object] = []
        for _ in range(depth - 1):
            inner = [inner]
        return replace(stated, data={"list": inner})  # type: ignore[dict-item]

    assert event.parse(event.payload(nested(30))) == nested(30)
    with pytest.raises(Malformed, match="json_too_deep"):
        event.payload(nested(31))
    text = event.payload(nested(30)).decode().replace("[]", "[[]]")
    with pytest.raises(Malformed, match="json_too_deep"):
        event.parse(text.encode())


def test_milliseconds_may_be_spelt_out_where_they_are_zero(stated: Event) -> None:
    text = event.payload(stated).decode()
    assert event.parse(text.replace(":00Z", ":00.000Z", 1).encode()) == stated


def test_a_field_cannot_smuggle_others_in(stated: Event) -> None:
    smuggled = 'a","seen":5,"x":"'
    for wrong in (
        replace(stated, role=smuggled),
        replace(stated, stream=smuggled),
        replace(stated, id=smuggled),
    ):
        with pytest.raises(Malformed, match="event_"):
            event.payload(wrong)
