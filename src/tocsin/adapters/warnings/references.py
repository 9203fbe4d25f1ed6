"""References of one warning to others: "sender,identifier,sent" triples (CAP 1.2 section 3.2.1).

The norm separates triples by white space. Services also write semicolons, commas and blanks inside;
a triple is recognised there by the time that ends it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_COMMAS = 2
_TRIPLE_END = re.compile(
    r",\s*\"?(\d{4}-\d\d-\d\d[T\s]\s*\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?\s*(?:Z|[-+]\d\d:?\d\d)?)\"?", re.ASCII
)
_EDGES = ' \t\r\n,;|"'


class Reference(NamedTuple):
    """The warning that is meant; `sent` as it was written."""

    sender: str
    identifier: str
    sent: str


def split_references(raw: str) -> tuple[tuple[str, ...], bool]:
    """The references one by one, and whether all of them were written as the norm asks."""
    pieces = tuple(raw.split())
    if all(_is_triple(piece) for piece in pieces):
        return pieces, True
    found: list[str] = []
    end = 0
    for match in _TRIPLE_END.finditer(raw):
        head = raw[end : match.start()].strip(_EDGES)
        sender, _, identifier = head.rpartition(",")
        found.append(",".join((sender.strip(_EDGES), identifier.strip(_EDGES), "".join(match[1].split()))))
        end = match.end()
    return (*found, *raw[end:].replace(";", " ").strip(_EDGES).split()), False


def parse_reference(text: str) -> Reference | None:
    """The three parts; None where the text is no triple."""
    head, comma, sent = text.rpartition(",")
    sender, second, identifier = head.rpartition(",")
    return Reference(sender, identifier, sent) if comma and second else None


def _is_triple(piece: str) -> bool:
    whole = piece[0] not in _EDGES and piece[-1] not in _EDGES
    return piece.count(",") == _COMMAS and ",," not in piece and whole
