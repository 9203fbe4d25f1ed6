"""The form of a decision certificate: canonical JSON (RFC 8785) and one newline, fixed keys, bounds.

Norm: INTERFACE section 5, "Decision certificate"; docs/certificates.md. What stands twice in a certificate (roster,
result) is kept as it was given and compared with what the entries give.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tocsin.ledger import canonical
from tocsin.ledger.canonical import Json
from tocsin.ledger.fields import exact_keys, integer, string
from tocsin.ledger.leaf import MAX_LEAF_BYTES
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.merkle import HASH_BYTES
from tocsin.ledger.octets import from_base64, is_sha256_hex
from tocsin.ledger.origin import KINDS

FORMAT: Final = "tocsin-decision-certificate/1"
MAX_BYTES: Final = 64 * 1024 * 1024
MAX_ENTRIES: Final = 10_000
MAX_PROOF: Final = 63
MAX_FILES: Final = 20
MAX_FILE_BYTES: Final = 1024 * 1024
MAX_LANGUAGES: Final = 16

_DEPTH = 5
_KIND = re.compile("|".join(KINDS))
_ID = re.compile(r"[a-z][a-z0-9-]{0,63}")
_DECISION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_OUTCOME = re.compile(r"[a-z_]{1,32}")
_KEYS = frozenset(
    (
        "format",
        "kind",
        "organisation",
        "decision",
        "log",
        "charter",
        "roster",
        "text",
        "entries",
        "checkpoint",
        "policy",
        "result",
    )
)
_CHARTER_KEYS = frozenset(("id", "revision", "files"))
_ENTRY_KEYS = frozenset(("index", "leaf", "proof"))
_RESULT_KEYS = frozenset(("outcome", "rule", "reasons"))


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A leaf as it stands in the certificate, with its inclusion proof from the sibling up."""

    index: int
    leaf: bytes
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says, none of it proven yet."""

    kind: str
    organisation: str
    decision: str
    log: str
    charter_id: str
    revision: str
    files: Mapping[str, str]
    roster: Json
    text: Mapping[str, str]
    entries: tuple[Enclosed, ...]
    checkpoint: str
    policy: str
    result: Json
    outcome: str


def parse(data: bytes) -> Certificate:
    """The certificate of `data`; raises `Malformed` for any other spelling."""
    if len(data) > MAX_BYTES:
        raise Malformed("too_large", "", str(MAX_BYTES))
    if not data.endswith(b"\n"):
        raise Malformed("last_line")
    fields = exact_keys(canonical.parse_canonical(data[:-1], MAX_BYTES, _DEPTH), _KEYS, "")
    if fields["format"] != FORMAT:
        raise Malformed("format_unknown", "/format", ascii(fields["format"]))
    charter = exact_keys(fields["charter"], _CHARTER_KEYS, "/charter")
    result = exact_keys(fields["result"], _RESULT_KEYS, "/result")
    if not is_sha256_hex(string(charter, "revision", "/charter")):
        raise Malformed("not_a_digest", "/charter/revision")
    return Certificate(
        kind=_formed(fields, "kind", _KIND, ""),
        organisation=_formed(fields, "organisation", _ID, ""),
        decision=_formed(fields, "decision", _DECISION, ""),
        log=string(fields, "log", ""),
        charter_id=_formed(charter, "id", _ID, "/charter"),
        revision=string(charter, "revision", "/charter"),
        files=_texts(charter["files"], "/charter/files", MAX_FILES),
        roster=fields["roster"],
        text=_texts(fields["text"], "/text", MAX_LANGUAGES),
        entries=_entries(fields["entries"]),
        checkpoint=string(fields, "checkpoint", ""),
        policy=string(fields, "policy", ""),
        result=result,
        outcome=_formed(result, "outcome", _OUTCOME, "/result"),
    )


def encode(value: Mapping[str, object]) -> bytes:
    """The bytes of a certificate; raises `Malformed` where `parse` would not take them."""
    data = canonical.encode(value, _DEPTH) + b"\n"
    parse(data)
    return data


def _formed(fields: Mapping[str, Json], key: str, form: re.Pattern[str], where: str) -> str:
    value = string(fields, key, where)
    if form.fullmatch(value) is None:
        raise Malformed("word_form", f"{where}/{key}", ascii(value))
    return value


def _texts(value: Json, where: str, most: int) -> dict[str, str]:
    if not isinstance(value, dict):
        raise Malformed("not_an_object", where, type(value).__name__)
    if not 1 <= len(value) <= most:
        raise Malformed("count", where, f"{len(value)} of 1..{most}")
    return {key: string(value, key, where) for key in value}


def _entries(value: Json) -> tuple[Enclosed, ...]:
    rows = _array(value, "/entries", MAX_ENTRIES)
    if not rows:
        raise Malformed("count", "/entries", "0")
    return tuple(_entry(row, f"/entries/{n}") for n, row in enumerate(rows))


def _entry(value: Json, where: str) -> Enclosed:
    fields = exact_keys(value, _ENTRY_KEYS, where)
    leaf = string(fields, "leaf", where).encode("utf-8")
    if len(leaf) > MAX_LEAF_BYTES:
        raise Malformed("leaf_too_large", f"{where}/leaf", str(len(leaf)))
    proof = _array(fields["proof"], f"{where}/proof", MAX_PROOF)
    hashes = tuple(_hash(row, f"{where}/proof/{n}") for n, row in enumerate(proof))
    return Enclosed(integer(fields, "index", where, 0), leaf, hashes)


def _array(value: Json, where: str, most: int) -> list[Json]:
    if not isinstance(value, list):
        raise Malformed("not_an_array", where, type(value).__name__)
    if len(value) > most:
        raise Malformed("count", where, f"{len(value)} of 0..{most}")
    return value


def _hash(value: Json, where: str) -> bytes:
    if not isinstance(value, str):
        raise Malformed("not_a_string", where, type(value).__name__)
    octets = from_base64(value, where)
    if len(octets) != HASH_BYTES:
        raise Malformed("hash_length", where, str(len(octets)))
    return octets
