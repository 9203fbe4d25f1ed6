"""Printing of commands: lines for people, JSON lines for programs, progress only on a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def print_line(text: str = "") -> None:
    """One line for a person on standard output."""
    sys.stdout.write(text + "\n")


def print_json(value: object) -> None:
    """One JSON value on one line of standard output, letters as they are, keys in the given order."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n")


def progress(steps: Iterable[T], label: str, total: int | None = None) -> Iterator[T]:
    """Goes through the steps with a progress bar where standard error is a terminal, else silently."""
    if not sys.stderr.isatty():
        yield from steps
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(steps, description=label, total=total, console=Console(stderr=True), transient=True)
