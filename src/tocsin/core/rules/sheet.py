"""A ballots file as rows of named cells: bounded lines, decoding, CSV, header.

Norm: INTERFACE "Ballots and tally", RFC 4180. What is wrong with one line is told with that line; only a file
without a usable header is refused as a whole.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

MAX_LINE = 64 * 1024
POSITIONS = ("ballot", "date", "organ", "matter", "member", "position")
COUNTS = ("ballot", "date", "organ", "matter", "yes", "no", "abstain", "absent")
OPTIONAL = ("no_by", "at", "closes_at", "concerned")


class CsvReader(Protocol):
    """What `csv.reader` gives."""

    @property
    def line_num(self) -> int: ...
    def __next__(self) -> list[str]: ...


class HeaderError(ValueError):
    """The file cannot be read as ballots at all; `columns` are those the message is about."""

    def __init__(self, code: str, columns: tuple[str, ...] = ()) -> None:
        super().__init__(code, *columns)
        self.code = code
        self.columns = columns


class Line(NamedTuple):
    """One row: its first line in the file, its cells by column, and what is wrong with it as such."""

    number: int
    cells: dict[str, str]
    fault: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """An opened file: whether it has one line a position or one a ballot, and its rows."""

    by_position: bool
    lines: Iterator[Line]


def open_sheet(readline: Callable[[int], bytes]) -> Sheet:
    """Read the header; raises HeaderError.

    `readline` gives at most that many bytes of the next line, b"" at the end.
    """
    faults: dict[int, str] = {}
    reader = csv.reader(_decoded(readline, faults))
    header = next(_rows(reader), None)
    if header is None:
        raise HeaderError("empty_file")
    if faults:
        raise HeaderError("header_not_text")
    columns = [cell.strip() for cell in header[1]]
    wanted = POSITIONS if set(POSITIONS) <= set(columns) else COUNTS
    missing = tuple(name for name in wanted if name not in columns)
    if missing:
        nearer = _nearer(columns)
        raise HeaderError("columns_missing", tuple(name for name in nearer if name not in columns))
    used = [name for name in (*wanted, *OPTIONAL) if name in columns]
    twice = tuple(name for name in used if columns.count(name) > 1)
    if twice:
        raise HeaderError("columns_twice", twice)
    places = [(name, columns.index(name)) for name in used]
    return Sheet(wanted is POSITIONS, _lines(reader, places, len(columns), faults))


def _nearer(columns: list[str]) -> tuple[str, ...]:
    shared = [sum(name in columns for name in layout) for layout in (POSITIONS, COUNTS)]
    return POSITIONS if shared[0] >= shared[1] else COUNTS


def _lines(
    reader: CsvReader, places: list[tuple[str, int]], width: int, faults: dict[int, str]
) -> Iterator[Line]:
    for number, row in _rows(reader):
        fault = _taken(faults, reader.line_num) if faults else ""
        if len(row) != width:
            fault = fault or ("csv" if not row else "cells")
            row = row[:width] + [""] * (width - len(row))
        yield Line(number, {name: row[place].strip() for name, place in places}, fault)


def _taken(faults: dict[int, str], last: int) -> str:
    """The first fault noted up to the line; it and the others there are told once."""
    found = [faults.pop(number) for number in sorted(faults) if number <= last]
    return found[0] if found else ""


def _rows(reader: CsvReader) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of their first line; blank lines left out, an unreadable row is empty."""
    while True:
        number = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield number, []
            continue
        if row:
            yield number, row


def _decoded(readline: Callable[[int], bytes], faults: dict[int, str]) -> Iterator[str]:
    """Lines as text; what could not be decoded or is too long is noted under its number.

    Of a first line that is too long the rest is not looked for: it is no header, and may have no end.
    """
    number = 0
    while raw := readline(MAX_LINE):
        number += 1
        while len(raw) == MAX_LINE and not raw.endswith(b"\n"):
            faults[number] = "line_too_long"
            if number == 1:
                break
            rest = readline(MAX_LINE)
            if len(rest) < MAX_LINE or rest.endswith(b"\n"):
                break
        try:
            text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            faults[number] = "not_utf8"
            text = raw.decode("utf-8", "replace")
        yield text
