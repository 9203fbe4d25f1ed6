"""Finds the line of each key in a TOML text, so that a finding can point at it.

This is no parser: `tomllib` reads the values. It follows table headers, keys at the start of a line,
and skips what lies inside multi-line strings and arrays; where it loses the thread the line is unknown.
"""

from __future__ import annotations

import re

from tocsin.core.charter.findings import KeyPath

HEADER = re.compile(r"\s*(\[\[?)\s*([^\]\[]+?)\s*\]\]?\s*(?:#.*)?$")
NAME = r"(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')"
KEY = re.compile(rf"\s*({NAME}(?:\s*\.\s*{NAME})*)\s*=")
PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9_-]+)")
BASIC_OR_COMMENT = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'|#.*$")


def key_lines(text: str) -> dict[KeyPath, int]:
    """Key path to line number, counted from 1; array tables carry their index as in `('organ', 2, 'id')`."""
    found: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    depth, fence = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        if not fence and depth == 0:
            header = HEADER.match(line)
            if header:
                table = _table(header[2], header[1] == "[[", counts)
                found.setdefault(table, number)
                continue
            key = KEY.match(line)
            if key:
                found.setdefault((*table, *_parts(key[1])), number)
        depth, fence = _after(line, depth, fence)
    return found


def _table(name: str, array: bool, counts: dict[KeyPath, int]) -> KeyPath:
    path: KeyPath = ()
    parts = _parts(name)
    for position, part in enumerate(parts):
        path = (*path, part)
        last = position == len(parts) - 1
        if array and last:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _parts(name: str) -> tuple[str, ...]:
    return tuple(match[1] or match[2] or match[3] or "" for match in PART.finditer(name))


def _after(line: str, depth: int, fence: str) -> tuple[int, str]:
    """Bracket depth and open multi-line string after the line."""
    rest = line
    while True:
        if fence:
            end = rest.find(fence)
            if end < 0:
                return depth, fence
            rest, fence = rest[end + 3 :], ""
        starts = [(rest.find(mark), mark) for mark in ('"""', "'''") if rest.find(mark) >= 0]
        start, mark = min(starts, default=(-1, ""))
        plain = BASIC_OR_COMMENT.sub("", rest if start < 0 else rest[:start])
        depth = max(0, depth + plain.count("[") + plain.count("{") - plain.count("]") - plain.count("}"))
        if start < 0:
            return depth, ""
        rest, fence = rest[start + 3 :], mark
