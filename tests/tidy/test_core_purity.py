"""The pure rooms take time, randomness and the world as arguments (docs/architecture.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tidy.tree import python_files, short, syntax_tree

PURE_ROOMS = ("src/tocsin/core/", "src/tocsin/ledger/", "src/tocsin/check/")
CLOCKS = {"now", "today", "utcnow", "fromtimestamp", "astimezone"}
WORLD = {"open", "input", "print", "eval", "exec", "compile", "breakpoint", "id", "hash", "__import__"}


def impure_calls(path: Path, tree: ast.Module) -> Iterator[str]:
    """Calls that read a clock or touch the world. `hash` and `id` differ from run to run."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Attribute(attr=name) if name in CLOCKS and not node.args:
                yield f"{path.name}:{node.lineno} .{name}()"
            case ast.Name(id=name) if name in WORLD:
                yield f"{path.name}:{node.lineno} {name}()"


def test_pure_rooms_read_no_clock_and_touch_nothing() -> None:
    found = [
        f"{short(path)}: {c}"
        for path in python_files(*PURE_ROOMS)
        for c in impure_calls(path, syntax_tree(path))
    ]
    assert found == []


@pytest.mark.parametrize("code", ["datetime.now()", "date.today()", "open('x')", "hash(state)"])
def test_an_impure_call_is_found(code: str) -> None:
    assert list(impure_calls(Path("case.py"), ast.parse(code)))
