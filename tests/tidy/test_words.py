"""What must not stand in any file: addresses of registries, paths of one machine, unfinished places."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tidy.tree import python_files, short, syntax_tree, text_files

# Written with a class in brackets so that this file does not match itself.
PRIVATE = re.compile(
    r"(files\.)?p[y]thonhosted|p[y]pi\.org|registry\.n[p]mjs|deb\.d[e]bian|\"resolved\": *\"http"
    r"|(?<![A-Za-z0-9_./])/(w[o]rk|r[o]ot|o[p]t)/"
)
UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|X[X]X)\b|NotImplemented[E]rror")


def places(pattern: re.Pattern[str], *, only: tuple[str, ...] = ("",)) -> list[str]:
    """Where a pattern stands in the tracked text files."""
    return [
        f"{short(path)}:{number}: {line.strip()[:100]}"
        for path, text in text_files()
        if short(path).startswith(only)
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_address_of_a_registry_and_no_path_of_a_machine() -> None:
    assert places(PRIVATE) == []


def test_nothing_is_left_unfinished() -> None:
    assert places(UNFINISHED, only=("src/", "tests/", "bench/")) == []


@pytest.mark.parametrize(
    "line", ["https://py" + "pi.org/simple", "/ro" + "ot/.cache", "open('/wo" + "rk/main')"]
)
def test_a_private_place_is_found(line: str) -> None:
    assert PRIVATE.search(line)


def test_every_skip_has_a_reason() -> None:
    assert [place for path in python_files("tests") for place in silent_skips(path)] == []


def silent_skips(path: Path) -> Iterator[str]:
    """Skips and expected failures that do not say why."""
    for node in ast.walk(syntax_tree(path)):
        words = ast.unparse(node) if isinstance(node, ast.Attribute | ast.Call) else ""
        if re.fullmatch(r"pytest\.(mark\.)?(skip|xfail)(\(\))?", words) and not _is_called(path, node):
            yield f"{short(path)}:{getattr(node, 'lineno', 0)} {words}"


def _is_called(path: Path, node: ast.AST) -> bool:
    """Whether the attribute is what a call with arguments calls; then that call is looked at itself."""
    calls = (n for n in ast.walk(syntax_tree(path)) if isinstance(n, ast.Call))
    return any(call.func is node and (call.args or call.keywords) for call in calls)
