"""Reads a scenario from its file, all errors in one go: file, key, line, code and parameters.

Norm: docs/scenario-files.md, format `tocsin-scenario/1`. Unknown words are refused. Nothing is opened here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tocsin.core.calendar import duration
from tocsin.core.catalogue import BY_COMMAND
from tocsin.core.charter.findings import Finding, KeyPath, Notes
from tocsin.core.charter.lines import key_lines
from tocsin.core.charter.rows import MEMBER, Row
from tocsin.engine.answers import Fault
from tocsin.engine.forms import read_data
from tocsin.exercise.fields import DIGEST, Writing, example, parts
from tocsin.exercise.scenario import (
    FORMAT,
    Act,
    Expectation,
    OfAct,
    OfText,
    Person,
    Scenario,
    When,
    Words,
)
from tocsin.exercise.vocabulary import CLOCKS, EXPECTATIONS, POINTS, STANDINGS, Key
from tocsin.ledger.origin import is_origin

FILE = "scenario.toml"
MAX_FILE = 4 << 20
MAX_ACTS = 5_000
MAX_TEXTS = 1_000
MAX_TEXT = 30_000
LANGUAGES = ("en", "ru")
ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?")
ZONE = re.compile(r"[+-](0[0-9]|1[0-4]):[0-5][0-9]")
_SYNTAX = re.compile(r"^(.*?)\s*\(at (?:line (\d+), column (\d+)|end of document)\)$", re.DOTALL)


Each = list[tuple[tuple[str, str], list[object]]]
"""((`with` or nothing, key), values): what is different in each round of a repeated act."""


class ScenarioError(Exception):
    """A scenario that cannot be read; carries every error found."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        first = findings[0]
        super().__init__(f"{first.file}: {first.key}: {first.code}")
        self.findings = findings


def read_scenario(content: bytes, file: str = FILE) -> Scenario:
    """The scenario in a file's bytes; raises ScenarioError with every error found."""
    text, notes = _text(content, file)
    parsed = _parsed(text, file, notes) if text is not None else None
    scenario = _Reading(file, notes).scenario(parsed) if parsed is not None else None
    if scenario is None or notes.failed:
        raise ScenarioError(tuple(dict.fromkeys(notes.findings)))
    return scenario


def _text(content: bytes, file: str) -> tuple[str | None, Notes]:
    notes = Notes()
    if len(content) > MAX_FILE:
        notes.error("too_large", file, (), limit=str(MAX_FILE), found=str(len(content)))
        return None, notes
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        notes.error("not_utf8", file, ())
        return None, notes
    notes.lines[file] = key_lines(text)
    return text, notes


def _parsed(text: str, file: str, notes: Notes) -> dict[str, object] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _SYNTAX.match(str(error))
        reason, line, column = (place[1], place[2] or "", place[3] or "") if place else (str(error), "", "")
        notes.error("not_toml", file, (), reason=reason[:200], at_line=line, column=column)
    except (RecursionError, ValueError):
        notes.error("not_toml", file, (), reason="too deep or out of range", at_line="", column="")
    return None


@dataclass(slots=True)
class _Reading:
    """One reading: where trouble is noted, and what has been seen so far."""

    file: str
    notes: Notes

    def _trouble(self, code: str, path: KeyPath, params: dict[str, str]) -> None:
        self.notes.error(code, self.file, path, **params)

    def scenario(self, parsed: dict[str, object]) -> Scenario:
        top = Row(parsed, self.file, (), self.notes)
        if top.text("format") != FORMAT:
            top.error("wrong_format", "format", expected=FORMAT)
        start = self._when(top, "start") or When(0)
        zero = self._zero(top, start)
        acts = tuple(self._acts(top))
        last = acts[-1].at if acts else start
        scenario = Scenario(
            id=self._matching(top, "id", NAME, "id"),
            title=self._words(top, "title"),
            about=self._words(top, "about"),
            charter=self._matching(top, "charter", ID, "id"),
            host=self._host(top),
            zone=self._matching(top, "zone", ZONE, "offset"),
            invented=top.flag("invented", False),
            start=start,
            end=self._when(top, "end", optional=True) or last,
            zero=zero,
            cast={person.id: person for person in self._cast(top)},
            texts=dict(self._texts(top)),
            acts=acts,
            expectations=tuple(self._expectations(top)),
        )
        top.done()
        self._check_whole(scenario)
        return scenario

    def _zero(self, top: Row, start: When) -> int:
        zero = self._when(top, "zero", optional=not start.relative)
        if zero is not None and zero.relative:
            top.error("wrong_value", "zero", expected="instant")
        return zero.milliseconds if zero is not None else 0

    def _host(self, top: Row) -> str:
        host = top.text("host")
        if host and not is_origin(f"{host}/replay"):
            top.error("wrong_value", "host", expected="host")
        return host

    # Single values

    def _matching(self, row: Row, key: str, pattern: re.Pattern[str], expected: str) -> str:
        value = row.text(key)
        if value and not pattern.fullmatch(value):
            row.error("wrong_value", key, expected=expected)
        return value

    def _when(self, row: Row, key: str, *, optional: bool = False) -> When | None:
        if key not in row.data:
            if not optional:
                row.error("missing_key", key, word=key)
            return None
        return Writing(self._trouble).when(row.data.pop(key), (*row.path, key))

    def _words(self, row: Row, key: str, *, optional: bool = False, most: int = MAX_TEXT) -> Words:
        value = row.data.pop(key, None)
        if value is None and optional:
            return {}
        if not isinstance(value, dict):
            row.error("wrong_value" if value is not None else "missing_key", key, word=key, expected="words")
            return {}
        for language in LANGUAGES:
            words = value.get(language)
            if not isinstance(words, str) or not words.strip() or len(words) > most:
                self._trouble("words_missing", (*row.path, key, language), {"language": language})
        for language in value.keys() - set(LANGUAGES):
            self._trouble("unknown_key", (*row.path, key, language), {"word": language[:80]})
        return {language: str(value.get(language, "")) for language in LANGUAGES}

    def _table(self, row: Row, key: str) -> Iterator[tuple[str, Any]]:
        value = row.data.pop(key, {})
        if not isinstance(value, dict) or len(value) > MAX_TEXTS:
            row.error("wrong_value", key, expected="table")
            return
        for name, inner in value.items():
            if not ID.fullmatch(name):
                self._trouble("wrong_value", (*row.path, key, name), {"expected": "id"})
            yield name, inner

    # Cast and texts

    def _cast(self, top: Row) -> Iterator[Person]:
        for name, inner in self._table(top, "cast"):
            path = ("cast", name)
            row = Row(inner if isinstance(inner, dict) else {}, self.file, path, self.notes)
            member = row.member("member", "")
            role = row.id("role")
            spoken = self._words(row, "name", optional=True)
            row.done()
            yield Person(name, member, role, spoken)

    def _texts(self, top: Row) -> Iterator[tuple[str, Words]]:
        holder = dict(self._table(top, "text"))
        row = Row(dict(holder), self.file, ("text",), self.notes)
        for name in holder:
            yield name, self._words(row, name)

    # Acts

    def _acts(self, top: Row) -> Iterator[Act]:
        count = 0
        for row in top.rows("act"):
            for act in self._repeated(row):
                count += 1
                if count > MAX_ACTS:
                    top.error("too_many", "act", limit=str(MAX_ACTS), found=str(count))
                    return
                yield act

    def _repeated(self, row: Row) -> Iterator[Act]:
        """The act, or one for each set of values under `each`, and in it one for each of several people."""
        each = self._each(row)
        rounds = [
            _merged(row.data, each, number) for number in range(max((len(v) for _, v in each), default=1))
        ]
        whole = [person for data in rounds for person in _by_each_person(data)]
        for number, data in enumerate(whole, 1):
            named = isinstance(data.get("id"), str) and ("", "id") not in [place for place, _ in each]
            if len(whole) > 1 and named:
                data["id"] = f"{data['id']}-{number}"
            yield self._act(data, row.path)

    def _each(self, row: Row) -> Each:
        value = row.data.pop("each", {})
        found: Each = []
        if not isinstance(value, dict):
            row.error("wrong_value", "each", expected="table")
            return found
        inner = value.get("with", {})
        rows = [("", key, part) for key, part in value.items() if key != "with"]
        rows += [("with", key, part) for key, part in inner.items()] if isinstance(inner, dict) else []
        for group, key, part in rows:
            if not isinstance(part, list) or not part or (not group and key not in ("who", "at", "id")):
                self._trouble("wrong_value", (*row.path, "each", key), {"expected": "list"})
            else:
                found.append(((group, key), part))
        if len({len(part) for _, part in found}) > 1:
            row.error("each_uneven", "each")
            return []
        return found

    def _act(self, data: dict[str, Any], path: KeyPath) -> Act:
        row = Row(data, self.file, path, self.notes)
        does = row.word("does", BY_COMMAND)
        given = row.data.pop("with", {})
        act = Act(
            id=self._matching(row, "id", ID, "id") if "id" in data else "",
            at=self._when(row, "at") or When(0),
            who=row.text("who"),
            does=does,
            data=self._data(does, given, (*path, "with")),
            expect_refusal=row.text("expect_refusal", ""),
            standing=row.word("standing", STANDINGS, ""),
            clock=row.word("clock", CLOCKS, "assumed"),
            source=row.text("source", ""),
            note=self._words(row, "note", optional=True),
            line=self.notes.lines.get(self.file, {}).get(path),
        )
        row.done()
        return act

    def _data(self, does: str, given: object, path: KeyPath) -> dict[str, Any]:
        spec = BY_COMMAND.get(does)
        if spec is None or not isinstance(given, dict):
            return {}
        data = Writing(self._trouble).data(spec.data, given, path)
        checked = read_data(spec.data, example(spec.data, data), "")
        if isinstance(checked, Fault):
            place = tuple(step.removesuffix(DIGEST) for step in checked.where.split("/")[1:])
            self._trouble(checked.code, (*path, *place), {"detail": checked.detail[:200], "command": does})
        return data

    # Expectations

    def _expectations(self, top: Row) -> Iterator[Expectation]:
        for row in top.rows("expect"):
            that = row.word("that", EXPECTATIONS)
            values = {}
            for name, key in EXPECTATIONS.get(that, {}).items():
                if name in row.data or not key.optional:
                    values[name] = self._expected(row, name, key)
            if that == "interval" and not {"at_most", "at_least", "days_at_most"} & values.keys():
                row.error("missing_key", "at_most", word="at_most")
            note = self._words(row, "note", optional=True)
            row.done()
            yield Expectation(that, values, note, self.notes.lines.get(self.file, {}).get(row.path))

    def _expected(self, row: Row, name: str, key: Key) -> Any:
        match key.kind:
            case "word":
                return row.word(name, key.words)
            case "number":
                return row.number(name) if name in row.data else row.text(name)
            case "instant":
                return self._when(row, name)
            case "duration":
                value = row.text(name)
                if duration(value) is None:
                    row.error("wrong_value", name, expected="duration")
                return value
            case "members":
                return row.members(name)
            case "member":
                return self._matching(row, name, MEMBER, "member")
            case "point":
                return self._point(row, name)
            case "text":
                return row.text(name)
        return self._matching(row, name, ID, "id")

    def _point(self, row: Row, name: str) -> tuple[str, str]:
        word, _, named = row.text(name).partition(" ")
        if word not in POINTS or not ID.fullmatch(named):
            row.error("unknown_word", name, word=f"{word} {named}"[:80], allowed=" ".join(sorted(POINTS)))
        return word, named

    # The whole

    def _check_whole(self, scenario: Scenario) -> None:
        known: set[str] = set()
        before = scenario.start
        lines = self.notes.lines.get(self.file, {})
        tables = {line: path for path, line in lines.items() if len(path) == 2}
        for number, act in enumerate(scenario.acts):
            path = tables.get(act.line or 0, ("act", number))
            self._check_act(scenario, act, path, known)
            if act.at.relative == before.relative and act.at.milliseconds < before.milliseconds:
                self._trouble("act_out_of_order", (*path, "at"), {"act": act.id or act.does})
            before = act.at
            if act.id in known:
                self._trouble("duplicate", (*path, "id"), {"word": act.id})
            known |= {act.id} - {""}
        self._check_points(scenario, known)

    def _check_act(self, scenario: Scenario, act: Act, path: KeyPath, known: set[str]) -> None:
        if act.who not in scenario.cast:
            self._trouble("person_unknown", (*path, "who"), {"word": act.who[:80]})
        for inner, part in parts(act.data):
            names = (step.removesuffix(DIGEST) if isinstance(step, str) else step for step in inner)
            place = (*path, "with", *names)
            if isinstance(part, OfText) and part.name not in scenario.texts:
                self._trouble("text_unknown", place, {"word": part.name[:80]})
            if isinstance(part, OfAct) and part.act not in known:
                self._trouble("act_unknown", place, {"word": part.act[:80]})
            if isinstance(part, When) and part.relative != scenario.relative:
                self._trouble("mixed_times", place, {})
        if act.at.relative != scenario.relative:
            self._trouble("mixed_times", (*path, "at"), {})

    def _check_points(self, scenario: Scenario, known: set[str]) -> None:
        for number, row in enumerate(scenario.expectations):
            for name in ("from", "to"):
                word, named = row.values.get(name, ("", ""))
                if word == "act" and named not in known:
                    self._trouble("act_unknown", ("expect", number, name), {"word": named})


def _merged(base: Mapping[str, Any], each: Each, number: int) -> dict[str, Any]:
    """The act's table with the values of one round."""
    data = dict(base)
    inner = data.get("with", {})
    data["with"] = dict(inner) if isinstance(inner, dict) else inner
    for (group, key), values in each:
        target = data["with"] if group else data
        if isinstance(target, dict):
            target[key] = values[number]
    return data


def _by_each_person(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    people = data.get("who")
    if not isinstance(people, list):
        yield data
        return
    for person in people:
        yield {**data, "who": person}
