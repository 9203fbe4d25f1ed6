"""Reads a charter from its files: charter.toml and texts.<language>.toml, all errors in one go.

Norm: INTERFACE "Charters" and docs/charter-vocabulary.md. Files come as bytes; nothing is opened here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from tocsin.core.charter import sections
from tocsin.core.charter.findings import CharterError, Finding, KeyPath, Notes
from tocsin.core.charter.lines import key_lines
from tocsin.core.charter.model import Charter
from tocsin.core.charter.references import check_references
from tocsin.core.charter.revision import MAIN, TEXTS, normal_lines, revision_of
from tocsin.core.charter.rows import Row
from tocsin.core.charter.texts import Texts, check_texts, texts_of
from tocsin.core.charter.vocabulary import FORMAT

T = TypeVar("T")

MAX_FILE = 1 << 20
MAX_FILES = 20
ZONE = re.compile(r"[+-](0[0-9]|1[0-4]):[0-5][0-9]")
SYNTAX_PLACE = re.compile(r"^(.*?)\s*\(at (?:line (\d+), column (\d+)|end of document)\)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reading:
    """A charter with its texts by language, and what was found while reading; None where it is unusable."""

    charter: Charter | None
    texts: Mapping[str, Texts]
    findings: tuple[Finding, ...]
    lines: dict[str, dict[KeyPath, int]]
    """File to key path to line."""


def read_charter(files: Mapping[str, bytes]) -> Charter:
    """The charter in these files; raises CharterError with every error found."""
    reading = examine(files)
    if reading.charter is None:
        raise CharterError(reading.findings)
    return reading.charter


def read_texts(files: Mapping[str, bytes]) -> dict[str, Texts]:
    """The texts by language; raises CharterError if the charter they belong to cannot be read."""
    reading = examine(files)
    if reading.charter is None:
        raise CharterError(reading.findings)
    return dict(reading.texts)


def examine(files: Mapping[str, bytes]) -> Reading:
    """Read without raising: the charter if it is free of errors, and all findings."""
    notes = Notes()
    parsed = {
        name: parsed_toml(name, body, notes)
        for name, body in sorted(files.items())
        if name == MAIN or TEXTS.fullmatch(name)
    }
    main = parsed.pop(MAIN, None)
    if MAIN not in files or len(files) > MAX_FILES:
        notes.error("missing_file" if MAIN not in files else "too_many", MAIN, (), limit=str(MAX_FILES))
    charter = _charter(main, files, notes) if main is not None else None
    texts = dict(_texts(parsed, notes))
    if charter is not None:
        _check_whole(charter, texts, notes)
    found = tuple(notes.findings)
    return Reading(None if notes.failed else charter, texts, found, notes.lines)


def _check_whole(charter: Charter, texts: Mapping[str, Texts], notes: Notes) -> None:
    if not notes.failed:
        check_references(charter, notes)
    for language in ("en", "ru"):
        if language not in texts:
            notes.error("missing_file", f"texts.{language}.toml", ())
    for language, row in texts.items():
        check_texts(charter, row, f"texts.{language}.toml", notes)


def parsed_toml(name: str, body: bytes, notes: Notes) -> dict[str, object] | None:
    """The tables of a TOML file, or None with a finding; its key lines go to the notes."""
    if len(body) > MAX_FILE:
        notes.error("too_large", name, (), limit=str(MAX_FILE), found=str(len(body)))
        return None
    try:
        text = normal_lines(body).decode("utf-8")
    except UnicodeDecodeError as error:
        notes.error("not_utf8", name, (), position=str(error.start))
        return None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = SYNTAX_PLACE.match(str(error))
        reason, line, column = (place[1], place[2] or "", place[3] or "") if place else (str(error), "", "")
        notes.error("not_toml", name, (), reason=reason[:200], at_line=line, column=column)
        return None
    except (RecursionError, ValueError):
        notes.error("not_toml", name, (), reason="nesting or number out of range", at_line="", column="")
        return None
    notes.lines[name] = key_lines(text)
    return data


def _texts(parsed: Mapping[str, dict[str, object] | None], notes: Notes) -> list[tuple[str, Texts]]:
    read = []
    for name, data in parsed.items():
        match = TEXTS.fullmatch(name)
        if match and data is not None:
            read.append((match[1], texts_of(data, match[1], name, notes)))
    return read


def _charter(data: dict[str, object], files: Mapping[str, bytes], notes: Notes) -> Charter:
    top = Row(data, MAIN, (), notes)
    if top.text("format") != FORMAT:
        top.error("wrong_format", "format", expected=FORMAT)
    zone = top.text("zone")
    if not ZONE.fullmatch(zone):
        top.error("wrong_value", "zone", expected="offset")
    charter = Charter(
        id=top.id("id"),
        revision=revision_of(files),
        organisation=top.id("organisation"),
        zone=zone,
        default_language=top.id("default_language"),
        members=_table(top, "member", sections.membership),
        suspensions=_table(top, "suspension", sections.suspension),
        chairs=_table(top, "chair", sections.chair),
        organs=_table(top, "organ", sections.organ),
        matters=_table(top, "matter", sections.matter),
        rules=_table(top, "rule", sections.rule),
        acts=_table(top, "act", sections.act),
        procedures=_table(top, "procedure", sections.procedure),
        consents=_table(top, "consent", sections.consent),
        duties=_table(top, "duty", sections.duty),
        components=_table(top, "component", sections.component),
        regions=_table(top, "region", sections.region),
        centres=_table(top, "centre", sections.centre),
        roles=_table(top, "role", sections.role),
    )
    top.done()
    return charter


def _table(top: Row, key: str, read: Callable[[Row], T]) -> tuple[T, ...]:
    return tuple(_whole(row, read) for row in top.rows(key))


def _whole(row: Row, read: Callable[[Row], T]) -> T:
    value = read(row)
    row.done()
    return value
