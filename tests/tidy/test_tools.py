"""Import contract, linter, formatter and type checker, run as everyone runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tidy.tree import ROOT


def run_tool(name: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Runs a tool of this environment at the root of the checkout."""
    tool = Path(sys.executable).parent / name
    return subprocess.run(
        [str(tool), *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "src", "COLUMNS": "110", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_imports_go_down_only() -> None:
    ending = run_tool("lint-imports", "--no-cache")
    assert ending.returncode == 0, ending.stdout + ending.stderr


@pytest.mark.parametrize("words", [("check", "."), ("format", "--check", ".")])
def test_code_is_linted_and_formatted(words: tuple[str, ...]) -> None:
    ending = run_tool("ruff", *words, "--no-cache")
    assert ending.returncode == 0, ending.stdout + ending.stderr


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_types_hold() -> None:
    ending = run_tool("mypy")
    assert ending.returncode == 0, ending.stdout + ending.stderr
