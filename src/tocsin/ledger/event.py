"""The event, what a person signs: its exact keys, their forms and bounds, and its canonical payload.

Form only: whether the event may happen is the core's matter, whether the signature holds the caller's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, cast

from tocsin.ledger import canonical, instants
from tocsin.ledger.canonical import Json
from tocsin.ledger.fields import exact_keys, string
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.octets import is_sha256_hex
from tocsin.ledger.origin import is_origin

VERSION: Final = 1
MAX_BYTES: Final = 40 * 1024
NOTHING_SEEN: Final = -1

_KEYS = frozenset(("v", "log", "charter", "stream", "seen", "type", "at", "actor", "prev", "id", "data"))
_ACTOR_KEYS = frozenset(("member", "role", "key"))

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_STREAM = re.compile(r"[a-z]{1,32}(?:-[a-z]{1,32}){0,3}(?:/[A-Za-z0-9][A-Za-z0-9_-]{0,63})?")
_TYPE = re.compile(r"[a-z]{1,32}\.[a-z]{1,32}(?:_[a-z]{1,32}){0,7}/[1-9][0-9]{0,3}")
_MEMBER = re.compile(r"(?:[A-Z]{2})?")
_ROLE = re.compile(r"[a-z][a-z0-9]{0,31}(?:-[a-z0-9]{1,32}){0,7}")


@dataclass(frozen=True, slots=True)
class Event:
    """`at` in milliseconds since 1970; `seen` the highest index read or -1; `prev` "" or a payload's SHA-256."""

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


def is_uuid(text: str) -> bool:
    return _UUID.fullmatch(text) is not None


def is_stream(text: str) -> bool:
    """`roster`, `charter`, or `<noun>/<id>` with letters, digits, `-` and `_` in the id."""
    return _STREAM.fullmatch(text) is not None


def is_type(text: str) -> bool:
    """`noun.word_word/N`."""
    return _TYPE.fullmatch(text) is not None


def is_member(text: str) -> bool:
    """Two capital letters, or "" for the Secretariat and the system."""
    return _MEMBER.fullmatch(text) is not None


def is_role(text: str) -> bool:
    return _ROLE.fullmatch(text) is not None


def is_prev(text: str) -> bool:
    return text == "" or is_sha256_hex(text)


def parse(payload: bytes) -> Event:
    """The event of a payload, which must be its own canonical form, at most `MAX_BYTES` long and 32 deep."""
    return from_value(canonical.parse_canonical(payload, MAX_BYTES))


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
        log=_formed(fields, "log", is_origin),
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
