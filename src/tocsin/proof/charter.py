"""The enclosed charter: its revision recomputed, and of its rows those that an outcome depends on.

Members, suspensions, organs, matters, rules and roles are read by the core's own readers, strictly; acts,
procedures and texts decide nothing about an outcome and are bound by the revision alone. A rule written with
a word this program does not know can be named but not counted.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from tocsin.core.charter import sections
from tocsin.core.charter.findings import Notes
from tocsin.core.charter.model import Charter, Role
from tocsin.core.charter.revision import MAIN, TEXTS, revision_of
from tocsin.core.charter.rows import Row
from tocsin.core.charter.vocabulary import FORMAT, ROLE_OF
from tocsin.core.rules.registry import WORDS
from tocsin.core.rules.words import Rule
from tocsin.ledger.malformed import Malformed
from tocsin.proof.data import data_of
from tocsin.proof.entries import Entry, Streams
from tocsin.proof.form import MAX_FILE_BYTES, Certificate

IN_FORCE: Final = "charter.revision_in_force/1"
_ZONE = re.compile(r"[+-](0[0-9]|1[0-4]):[0-5][0-9]")
_BOUND = ("chair", "act", "procedure", "consent", "duty", "component", "region", "centre")
_WHERE = "/charter/files/charter.toml"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Norms:
    """The charter, and the rules whose word is not known here: id to word."""

    charter: Charter
    unknown: Mapping[str, str]


def read(certificate: Certificate) -> Norms:
    """The charter of the certificate, whose revision, id and organisation are the ones it names."""
    norms = norms_of(certificate.files, certificate.revision)
    if norms.charter.id != certificate.charter_id:
        raise Malformed("charter_differs", "/charter/id")
    if norms.charter.organisation != certificate.organisation:
        raise Malformed("organisation_differs", "/organisation")
    return norms


def norms_of(texts: Mapping[str, str], revision: str) -> Norms:
    """The charter in these files; raises `Malformed` where they do not make the revision."""
    files = {name: _file(name, text) for name, text in texts.items()}
    if MAIN not in files:
        raise Malformed("file_missing", _WHERE)
    if revision_of(files) != revision:
        raise Malformed("revision_differs", "/charter/revision")
    return _norms(files[MAIN], revision)


def _file(name: str, text: str) -> bytes:
    where = f"/charter/files/{name}"
    if name != MAIN and TEXTS.fullmatch(name) is None:
        raise Malformed("file_unknown", "/charter/files")
    if "\r" in text:
        raise Malformed("carriage_return", where)
    content = text.encode("utf-8")
    if len(content) > MAX_FILE_BYTES:
        raise Malformed("file_too_large", where)
    return content


def _norms(content: bytes, revision: str) -> Norms:
    notes = Notes()
    top = Row(_toml(content), MAIN, (), notes)
    if top.text("format") != FORMAT:
        raise Malformed("charter_format", f"{_WHERE}#format")
    charter, unknown = _rows(top, revision)
    for key in _BOUND:
        top.data.pop(key, None)
    top.done()
    for finding in notes.findings:
        raise Malformed(f"charter_{finding.code}", f"{_WHERE}#{finding.key}")
    if _ZONE.fullmatch(charter.zone) is None:
        raise Malformed("charter_wrong_value", f"{_WHERE}#zone")
    return Norms(charter, unknown)


def _rows(top: Row, revision: str) -> tuple[Charter, dict[str, str]]:
    unknown: dict[str, str] = {}
    charter = Charter(
        id=top.id("id"),
        revision=revision,
        organisation=top.id("organisation"),
        zone=top.text("zone"),
        default_language=top.id("default_language"),
        members=_table(top, "member", sections.membership),
        suspensions=_table(top, "suspension", sections.suspension),
        chairs=(),
        organs=_table(top, "organ", sections.organ),
        matters=_table(top, "matter", sections.matter),
        rules=_known_rules(top, unknown),
        acts=(),
        procedures=(),
        consents=(),
        duties=(),
        components=(),
        regions=(),
        centres=(),
        roles=_table(top, "role", _role),
    )
    return charter, unknown


def _table(top: Row, key: str, read_row: Callable[[Row], T]) -> tuple[T, ...]:
    return tuple(_whole(row, read_row) for row in top.rows(key))


def _whole(row: Row, read_row: Callable[[Row], T]) -> T:
    value = read_row(row)
    row.done()
    return value


def _role(row: Row) -> Role:
    """As the core reads it, but for the names of powers: a new command makes no old proof unreadable."""
    return Role(
        id=row.id("id"),
        of=row.word("of", ROLE_OF),
        track=row.text("track"),
        may=frozenset(row.words("may")),
        sees=frozenset(row.words("sees")),
        organs=row.ids("organs"),
    )


def _known_rules(top: Row, unknown: dict[str, str]) -> tuple[Rule, ...]:
    """The rules that can be counted; the others are named in `unknown`."""
    rules = []
    for row in top.rows("rule"):
        word = row.data.get("word")
        if isinstance(word, str) and word not in WORDS:
            unknown[row.id("id")] = word
        else:
            rules.append(_whole(row, sections.rule))
    return tuple(rules)


def _toml(content: bytes) -> dict[str, object]:
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Malformed("not_toml", _WHERE) from None


def require_in_force(norms: Norms, streams: Streams) -> None:
    """Decision and appeal stand under the enclosed revision, which was in force before the first of them."""
    revision = norms.charter.revision
    concerned = (*streams.decision, *streams.others)
    for entry in concerned:
        if entry.event.charter != revision:
            raise Malformed("revision_differs", f"{entry.where}/event/charter")
    first = min(entry.index for entry in concerned)
    put = [_revision(entry) for entry in streams.charter if entry.index < first]
    if revision not in put:
        raise Malformed("revision_not_in_force", "/charter/revision")


def _revision(entry: Entry) -> str:
    if entry.event.type != IN_FORCE:
        raise Malformed("type_unknown", f"{entry.where}/event/type")
    return data_of(entry).digest("revision")
