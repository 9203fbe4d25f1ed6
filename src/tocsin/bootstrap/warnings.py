"""Warnings read from files, for the faces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from tocsin.adapters.warnings.as_json import read_lines


def warning_lines(
    paths: Iterable[str], say: Callable[[str, Mapping[str, str]], str]
) -> Iterator[dict[str, object]]:
    """One line a warning (INTERFACE section 4); `say` words the findings."""
    return read_lines(paths, say)
