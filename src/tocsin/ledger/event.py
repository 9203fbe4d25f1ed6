"""The event, what a person signs: its exact keys, their forms and bounds, and its canonical payload.

Form only: whether the event may happen is the core's matter, whether the signature holds the caller's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, cast

from tocsin.ledger import canonical, instants, origin
from tocsin.ledger.canonical import MAX_DEPTH, Json
from tocsin.ledger.fields import exact_keys, string
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.octets import is_sha256_hex

VERSION: Final = 1
MAX_BYTES: Final = 40 * 1024
NOTHING_SEEN: Final = -1

_KEYS = frozenset(("v", "log", "charter", "stream", "seen", "type", "at", "actor", "prev", "id", "data"))
_ACTOR_KEYS = frozenset(("member", "role", "key"))

_SHA256 = r"[0-9a-f]{64}"
_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_STREAM = r"[a-z]{1,32}(?:-[a-z]{1,32}){0,3}(?:/[A-Za-z0-9][A-Za-z0-9_-]{0,63})?"
_TYPE = r"[a-z]{1,32}\.[a-z]{1,32}(?:_[a-z]{1,32}){0,7}/[1-9][0-9]{0,3}"
_MEMBER = r"(?:[A-Z]{2})?"
_ROLE = r"[a-z][a-z0-9]{0,31}(?:-[a-z0-9]{1,32}){0,7}"

# The canonical spelling before and after `data`: the quick way in, for payloads that hold it to the letter.
_HEAD = re.compile(
    rf'\{{"actor":\{{"key":"({_SHA256})","member":"({_MEMBER})","role":"({_ROLE})"\}},'
    rf'"at":"({instants.PATTERN})","charter":"({_SHA256})","data":'
)
_TAIL = re.compile(
    rf',"id":"({_UUID})","log":"({origin.PATTERN})","prev":"((?:{_SHA256})?)",'
    rf'"seen":(-1|0|[1-9][0-9]{{0,14}}),"stream":"({_STREAM})","type":"({_TYPE})","v":{VERSION}\}}'
)
_TAIL_START = b',"id":"'


@dataclass(frozen=True, slots=True)
class Event:
    """`at` in milliseconds since 1970, `seen` the highest index read, `prev` "" or a payload's SHA-256."""

    log: str
    charter: str
    stream: str
    seen: int
    type: str
    at: int
    member: str
    role: str
    key: str
    prev: str
    id: str
    data: Mapping[str, Json]


def _is(pattern: str) -> Callable[[str], bool]:
    form = re.compile(pattern)
    return lambda text: form.fullmatch(text) is not None


is_uuid = _is(_UUID)
is_stream = _is(_STREAM)  # `roster`, `charter`, or `<noun>/<id>`
is_type = _is(_TYPE)  # `noun.word_word/N`
is_member = _is(_MEMBER)  # two capital letters, or "" for the Secretariat and the system
is_role = _is(_ROLE)
is_prev = _is(f"(?:{_SHA256})?")


def parse(payload: bytes) -> Event:
    """The event of a payload, which must be its own canonical form, at most `MAX_BYTES` long and 32 deep."""
    try:
        event = _quick(payload)
    except Malformed:
        event = None
    return event or from_value(canonical.parse_canonical(payload, MAX_BYTES))


def _quick(payload: bytes) -> Event | None:
    """The same event as the long way gives, at half its cost; only the long way says what is wrong."""
    if len(payload) > MAX_BYTES:
        return None
    text = payload.decode("latin-1")
    end = payload.rfind(_TAIL_START)
    head, tail = _HEAD.match(text), _TAIL.fullmatch(text, max(end, 0))
    if head is None or tail is None or len(tail[2]) > origin.MAX_CHARACTERS:
        return None
    data = canonical.parse_canonical(payload[head.end() : end], MAX_BYTES, MAX_DEPTH - 1)
    key, member, role, at, charter = head.groups()
    id_, log, prev, seen, stream, type_ = tail.groups()
    instant = instants.moment(at)
    if instant is None or not isinstance(data, dict):
        return None
    return Event(log, charter, stream, int(seen), type_, instant, member, role, key, prev, id_, data)


def from_value(value: Json) -> Event:
    fields = exact_keys(value, _KEYS, "")
    actor = exact_keys(fields["actor"], _ACTOR_KEYS, "/actor")
    version, seen, data = fields["v"], fields["seen"], fields["data"]
    if type(version) is not int or version != VERSION:
        raise Malformed("event_version", "/v", ascii(version))
    if type(seen) is not int or seen < NOTHING_SEEN:
        raise Malformed("event_seen", "/seen", ascii(seen))
    if not isinstance(data, dict):
        raise Malformed("event_data", "/data", type(data).__name__)
    return Event(
        log=_formed(fields, "log", origin.is_origin),
        charter=_formed(fields, "charter", is_sha256_hex),
        stream=_formed(fields, "stream", is_stream),
        seen=seen,
        type=_formed(fields, "type", is_type),
        at=instants.parse(string(fields, "at", ""), "/at"),
        member=_formed(actor, "member", is_member, "/actor"),
        role=_formed(actor, "role", is_role, "/actor"),
        key=_formed(actor, "key", is_sha256_hex, "/actor"),
        prev=_formed(fields, "prev", is_prev),
        id=_formed(fields, "id", is_uuid),
        data=data,
    )


def _formed(fields: Mapping[str, Json], key: str, has_form: Callable[[str], bool], where: str = "") -> str:
    value = fields[key]
    if isinstance(value, str) and has_form(value):
        return value
    raise Malformed("event_" + key, f"{where}/{key}", ascii(value))


def to_value(event: Event) -> dict[str, Json]:
    return {
        "v": VERSION,
        "log": event.log,
        "charter": event.charter,
        "stream": event.stream,
        "seen": event.seen,
        "type": event.type,
        "at": instants.render(event.at),
        "actor": {"member": event.member, "role": event.role, "key": event.key},
        "prev": event.prev,
        "id": event.id,
        "data": cast(dict[str, Json], event.data),
    }


def payload(event: Event) -> bytes:
    """The bytes to sign; `parse` gives the event back. Raises `Malformed` where a form or bound is broken."""
    data = canonical.encode(to_value(event))
    parse(data)
    return data
