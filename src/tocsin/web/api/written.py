"""Texts written out in a command instead of their digest: kept as bodies, the digest put in their place.

A field of kind `body` takes a digest, a text, or texts by language. What is voted on is kept in its canonical
form (INTERFACE section 5 "Text voted on"): the organ's authentic languages, neither more nor fewer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from tocsin.core.texts import SALT, require_text, spelled
from tocsin.engine.answers import Fault
from tocsin.engine.forms import field_kinds
from tocsin.ledger import canonical
from tocsin.ledger.malformed import Malformed
from tocsin.web.commands.fields import spec_named
from tocsin.web.commands.subject import subject_of
from tocsin.web.commands.texts import VOTED, languages_for
from tocsin.web.frame.language import instant, offset_zone
from tocsin.web.people.access import Access

DIGEST_LENGTH = 64
HEX = frozenset("0123456789abcdef")


def with_digests(access: Access, command: str, data: dict[str, Any]) -> dict[str, Any] | Fault:
    """The data with every text written out in them kept and named by its digest."""
    spec = spec_named(command)
    assert spec is not None
    bodies: dict[str, bytes] = {}
    for name in _texts_in(spec.data, data):
        body = _body(access, command, name, data)
        if isinstance(body, Fault):
            return body
        bodies[name] = body
    return data | {name: access.engine.put_body(body) for name, body in bodies.items()}


def _texts_in(kind: type[Struct], data: Mapping[str, Any]) -> list[str]:
    kinds = field_kinds(kind)
    return [name for name, value in data.items() if kinds.get(name) == "body" and _is_text(value)]


def _is_text(value: Any) -> bool:
    if isinstance(value, dict):
        return True
    return isinstance(value, str) and not (len(value) == DIGEST_LENGTH and HEX.issuperset(value))


def _body(access: Access, command: str, name: str, data: Mapping[str, Any]) -> bytes | Fault:
    languages = _languages(access, command, name, data)
    value = data[name]
    where = f"/data/{name}"
    if isinstance(value, str):
        if len(languages) != 1:
            return Fault("text_languages", where, ", ".join(languages))
        value = {languages[0]: value}
    if not value or not all(isinstance(text, str) for text in value.values()):
        return Fault("type_wrong", where, "text")
    text = {part: words if part == SALT else spelled(words) for part, words in value.items()}
    wanted = languages if (command, name) in VOTED else tuple(text.keys() - {SALT})
    try:
        require_text(text, wanted)
    except Malformed as problem:
        return Fault(problem.code, f"{where}{problem.where}", ", ".join(languages))
    return canonical.encode(text)


def _languages(access: Access, command: str, name: str, data: Mapping[str, Any]) -> tuple[str, ...]:
    named = {key: value for key, value in data.items() if isinstance(value, str)}
    subject = subject_of(access.engine.refresh(), named)
    on = instant(access.engine.now(), offset_zone(access.charter.zone)).date()
    found = languages_for(command, name, access.charter, on, subject, named.get("organ", ""))
    return found or (access.language,)
