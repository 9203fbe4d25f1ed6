"""Builds `tocsin-verify.py`, the verifier of decision certificates as one file: `build_verifier.py FILE`.

The front is `tocsin.proof.single_file`; every module of this package that verifying needs follows as comments
that the front imports from, and the words of both languages.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from tocsin import __version__
from tocsin.proof.single_file import LINE, MODULE, WORDS
from tocsin.wording import LANGUAGES, Language, say

SOURCES = Path(__file__).parents[1] / "src"
FRONT = "tocsin.proof.single_file"
NEEDED = ("tocsin.proof.verify", "tocsin.proof.lines")
MESSAGES = ("proof", "fault-verify", "cli-verify")
OPTIONS = ("cli-option-json", "cli-option-lang")
PLACES = ("detail", "value", "reason")


def build() -> str:
    """The text of the file."""
    modules = (_part(name, _path(name).read_text(encoding="utf-8")) for name in sorted(needed_modules()))
    return "".join([_front(), *modules, *(_part(WORDS + lang, words(lang)) for lang in LANGUAGES)])


def _front() -> str:
    source = _path(FRONT).read_text(encoding="utf-8")
    return f"#!/usr/bin/env python3\n# tocsin-verify {__version__} (Apache-2.0)\n{source}\n"


def _part(name: str, text: str) -> str:
    rows = (f"{LINE}{line}".rstrip() for line in text.splitlines())
    return f"\n{MODULE}{name}\n" + "\n".join(rows) + "\n"


def needed_modules() -> set[str]:
    """The modules of this package that verifying imports, with the packages they lie in."""
    found: set[str] = set()
    waiting = list(NEEDED)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        waiting.extend(_imports(name))
        waiting.extend([name.rpartition(".")[0]] if "." in name else [])
    return found


def _imports(name: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(_path(name).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("tocsin"):
            yield node.module
            inner = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (row for row in inner if _path(row).exists())


def _path(name: str) -> Path:
    path = SOURCES.joinpath(*name.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def words(lang: Language) -> str:
    """The messages that the front may need, one a line, their places marked by name."""
    marks: dict[str, object] = {name: "{" + name + "}" for name in PLACES}
    named = [key for stem in MESSAGES for key in _keys(lang, stem)]
    return json.dumps(
        {key: say(lang, key, **marks) for key in [*named, *OPTIONS]}, ensure_ascii=False, indent=0
    )


def _keys(lang: Language, stem: str) -> Iterator[str]:
    """The messages of a catalogue file, and their attributes as `message.attribute`."""
    source = SOURCES / "tocsin" / "wording" / lang / f"{stem}.ftl"
    for entry in FluentParser().parse(source.read_text(encoding="utf-8")).body:
        if isinstance(entry, ftl.Message):
            yield entry.id.name
            yield from (f"{entry.id.name}.{attribute.id.name}" for attribute in entry.attributes)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    Path(sys.argv[1]).write_text(build(), encoding="utf-8")
