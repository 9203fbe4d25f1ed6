"""The source tree as the house rules see it: its files, its functions, its words."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "tocsin"
CODE_FOLDERS = ("src", "tests", "bench", "scripts")


@dataclass(frozen=True, slots=True)
class Function:
    """A function or method and where it stands."""

    place: str
    lines: int


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that git knows or would know: tracked and new, ignored ones left out."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return tuple(path for name in listing.split("\0") if name and (path := ROOT / name).is_file())


def python_files(*folders: str) -> Iterator[Path]:
    """The tracked Python files under the named folders of the checkout."""
    for path in tracked_files():
        if path.suffix == ".py" and path.relative_to(ROOT).as_posix().startswith(folders):
            yield path


def text_files() -> Iterator[tuple[Path, str]]:
    """Tracked files that are text, with their text."""
    for path in tracked_files():
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


@cache
def syntax_tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[Function]:
    """The functions of a file with their length, from `def` to the last line."""
    for node in ast.walk(syntax_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield Function(f"{short(path)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1)


def short(path: Path) -> str:
    """A path as seen from the root of the checkout."""
    return path.relative_to(ROOT).as_posix()
