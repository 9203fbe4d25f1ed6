"""Ledger origin (C2SP tlog-checkpoint, first line): `<organisation's host>/<kind>[-<id>]`.

The kind keeps live, exercise, replay and demo ledgers apart; it stands in every event and checkpoint.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tocsin.ledger.malformed import Malformed

KINDS = ("live", "exercise", "replay", "demo")
MAX_CHARACTERS = 255

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
PATTERN = rf"{_LABEL}(?:\.{_LABEL})*/(?:{'|'.join(KINDS)})(?:-{_LABEL})?"
_FORM = re.compile(PATTERN)


@dataclass(frozen=True, slots=True)
class Origin:
    """`id` tells several ledgers of one kind apart and is "" for a lone one."""

    host: str
    kind: str
    id: str = ""

    def __str__(self) -> str:
        return f"{self.host}/{self.kind}-{self.id}" if self.id else f"{self.host}/{self.kind}"


def parse(text: str, where: str = "") -> Origin:
    if not is_origin(text):
        raise Malformed("origin_form", where, text)
    host, _, path = text.partition("/")
    kind, _, name = path.partition("-")
    return Origin(host, kind, name)


def is_origin(text: str) -> bool:
    return len(text) <= MAX_CHARACTERS and _FORM.fullmatch(text) is not None
