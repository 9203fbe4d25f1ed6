"""The two catalogues of texts say the same things: same messages, same attributes, same parameters."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from tests.tidy.tree import PACKAGE, short, tracked_files
from tocsin.wording import LANGUAGES

WORDING = PACKAGE / "wording"
# Help pages are found by the names of commands and options, the others by the codes of the rooms below.
NAMED_ELSEWHERE = (
    "cli-",
    "fault-",
    "check-",
    "command-",
    "event-",
    "due-",
    "field-",
    "word-",
    "charter-finding-",
    "tally-error-",
    "warning-finding-",
)


class Variables(Visitor):
    """Collects the parameters that a message uses."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def variables(node: ftl.BaseNode | None) -> frozenset[str]:
    collector = Variables()
    if node is not None:
        collector.visit(node)
    return frozenset(collector.names)


@cache
def entries(lang: str, stem: str) -> tuple[ftl.EntryType, ...]:
    text = (WORDING / lang / f"{stem}.ftl").read_text(encoding="utf-8")
    return tuple(FluentParser().parse(text).body)


def stems(lang: str) -> list[str]:
    return sorted(path.stem for path in (WORDING / lang).glob("*.ftl"))


def messages(lang: str, stem: str) -> Iterator[tuple[str, ftl.Message | ftl.Term]]:
    for entry in entries(lang, stem):
        if isinstance(entry, ftl.Message | ftl.Term):
            yield entry.id.name, entry


def parts(lang: str, stem: str) -> dict[str, frozenset[str]]:
    """Every text of a file ("message" and "message.attribute") with the parameters it uses."""
    found: dict[str, frozenset[str]] = {}
    for name, entry in messages(lang, stem):
        if entry.value is not None:
            found[name] = variables(entry.value)
        for attribute in entry.attributes:
            found[f"{name}.{attribute.id.name}"] = variables(attribute)
    return found


def test_both_languages_have_the_same_files() -> None:
    assert stems("en") == stems("ru")
    assert stems("en")


@pytest.mark.parametrize("stem", stems("en"))
def test_both_languages_say_the_same(stem: str) -> None:
    assert parts("en", stem) == parts("ru", stem)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_catalogues_can_be_read(lang: str) -> None:
    broken = [
        f"{lang}/{stem}.ftl: {entry.content}"
        for stem in stems(lang)
        for entry in entries(lang, stem)
        if isinstance(entry, ftl.Junk)
    ]
    assert broken == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_message_stands_once_in_the_file_of_its_name(lang: str) -> None:
    counts = Counter(name for stem in stems(lang) for name, _ in messages(lang, stem))
    assert [name for name, count in counts.items() if count > 1] == []
    strays = [
        f"{stem}.ftl: {name}"
        for stem in stems(lang)
        for name, entry in messages(lang, stem)
        if isinstance(entry, ftl.Message) and stem != home(name, stems(lang))
    ]
    assert strays == []


def home(message: str, names: list[str]) -> str:
    """The file a message belongs to: the longest file name that begins it."""
    fitting = (name for name in names if message == name or message.startswith(f"{name}-"))
    return max(fitting, key=len, default="")


def test_no_message_is_unused() -> None:
    words, beginnings = spoken()
    unused = [
        name
        for stem in stems("en")
        for name, entry in messages("en", stem)
        if isinstance(entry, ftl.Message)
        and name not in words
        and not name.startswith(tuple(beginnings) + NAMED_ELSEWHERE)
    ]
    assert unused == []


@cache
def spoken() -> tuple[frozenset[str], frozenset[str]]:
    """The keys that the faces name in full, and the beginnings of keys that they complete."""
    words: set[str] = set()
    beginnings: set[str] = set()
    for path in tracked_files():
        if not short(path).startswith("src/tocsin/"):
            continue
        if path.suffix == ".py":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            constants = (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant))
            words.update(value for value in constants if isinstance(value, str))
            beginnings.update(_f_string_beginnings(tree))
        elif path.suffix in {".html", ".txt", ".ts", ".js"}:
            words.update(re.findall(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+", path.read_text(encoding="utf-8")))
    return frozenset(word.partition(".")[0] for word in words), frozenset(beginnings)


def _f_string_beginnings(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            start = str(node.values[0].value)
            if re.fullmatch(r"[a-z][a-z0-9-]*-", start):
                yield start
