"""Size and names: a function fits on a screen, a module has one subject, and a name says which."""

from __future__ import annotations

import ast
from statistics import median, quantiles

from tests.tidy.tree import CODE_FOLDERS, functions, python_files, short, syntax_tree, tracked_files

LONGEST_FUNCTION = 70
MEDIAN_FUNCTION = 13
LONG_FUNCTION_95 = 45
LONGEST_CORE_MODULE = 400
LONGEST_MODULE = 600
VAGUE_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "manager",
    "service",
    "services",
    "base",
    "misc",
}


def test_no_function_is_longer_than_a_screen() -> None:
    found = [f for path in python_files(*CODE_FOLDERS) for f in functions(path) if f.lines > LONGEST_FUNCTION]
    assert found == []


def test_most_functions_are_short() -> None:
    lengths = [f.lines for path in python_files("src") for f in functions(path)]
    assert median(lengths) <= MEDIAN_FUNCTION
    assert quantiles(lengths, n=20)[-1] <= LONG_FUNCTION_95


def test_no_module_is_too_long() -> None:
    found = []
    for path in tracked_files():
        if path.suffix not in {".py", ".ts"}:
            continue
        allowed = LONGEST_CORE_MODULE if short(path).startswith("src/tocsin/core/") else LONGEST_MODULE
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > allowed:
            found.append(f"{short(path)}: {lines} lines")
    assert found == []


def test_no_module_has_a_vague_name() -> None:
    found = [
        short(path) for path in python_files(*CODE_FOLDERS) if {path.stem, path.parent.name} & VAGUE_NAMES
    ]
    assert found == []


def test_every_module_says_what_it_owns() -> None:
    found = []
    for path in python_files(*CODE_FOLDERS):
        words = ast.get_docstring(syntax_tree(path)) or ""
        if not words or len(words.splitlines()) > 8:
            found.append(short(path))
    assert found == []
