"""A warning as one line of `tocsin alert read` (INTERFACE section 4), keys in the order given there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from tocsin.adapters.warnings.codes import CHOICES
from tocsin.adapters.warnings.faults import LIMITS
from tocsin.adapters.warnings.read import read_file
from tocsin.adapters.warnings.values import Area, Finding, Info, WarningMessage

Say = Callable[[str, Mapping[str, str]], str]
"""Gives the sentence for a finding: its code and its parameters. Only a face knows the words."""

_SECONDS = 1.85
"""What one file may take from the start of the program to its last line, a little under the 2 s promised."""
_READING_SHARE = 0.75
_SECONDS_MIN = 0.3
_MARK = "\ue000"


def read_lines(
    paths: Iterable[str], say: Say | None = None, *, spent: float = 0.0
) -> Iterator[dict[str, object]]:
    """One line a warning, file by file; every file gives at least one.

    `spent` is how many seconds the program has run before this: they count as the first file's.
    """
    phrases = Phrases(say or plain)
    left = max(_SECONDS_MIN, (_SECONDS - spent) * _READING_SHARE)
    for path in paths:
        for message in read_file(path, limits=replace(LIMITS, seconds=min(LIMITS.seconds, left))):
            yield as_line(message, phrases)
        left = LIMITS.seconds


def as_line(message: WarningMessage, phrases: Phrases) -> dict[str, object]:
    """The line of a warning."""
    return {
        "file": os.fsencode(message.file).decode("utf-8", "replace"),
        "accepted": message.accepted,
        "format": message.format,
        "wrapper": message.wrapper,
        "identifier": message.identifier,
        "sender": message.sender,
        "sent": message.sent,
        "status": message.status,
        "msgType": message.msg_type,
        "scope": message.scope,
        "references": list(message.references),
        "info": [_info(info) for info in message.infos],
        "findings": [
            {"code": finding.code, "path": finding.path, "message": phrases.of(finding)}
            for finding in message.findings
        ],
    }


def plain(code: str, params: Mapping[str, str]) -> str:
    """The finding without any sentence: its code in words and its facts, for where no face gives words."""
    facts = ", ".join(f"{name}: {value}" for name, value in params.items() if value)
    return f"{code.replace('_', ' ')} ({facts})" if facts else code.replace("_", " ")


class Phrases:
    """The sentences for findings. A sentence is asked for once a code and then only filled in.

    A file may have a hundred thousand findings; forming each sentence anew would take longer than
    reading. So a sentence must hold its parameters as they are, without choosing words by them.
    """

    def __init__(self, say: Say) -> None:
        self._say = say
        self._parts: dict[tuple[str, tuple[str, ...]], list[str]] = {}

    def of(self, finding: Finding) -> str:
        """The sentence of a finding."""
        names = tuple(name if name not in CHOICES else value for name, value in finding.params)
        parts = self._parts.get((finding.code, names))
        if parts is None:
            parts = self._parts[finding.code, names] = self._asked(finding).split(_MARK)
        values = dict(finding.params)
        return "".join(values[part] if number % 2 else part for number, part in enumerate(parts))

    def _asked(self, finding: Finding) -> str:
        """The sentence with marks where its parameters belong."""
        marked = {
            name: value if name in CHOICES else f"{_MARK}{name}{_MARK}" for name, value in finding.params
        }
        return self._say(finding.code, marked)


def _info(info: Info) -> dict[str, object]:
    return {
        "language": info.language,
        "category": list(info.categories),
        "event": info.event,
        "urgency": info.urgency,
        "severity": info.severity,
        "certainty": info.certainty,
        "headline": info.headline,
        "onset": info.onset,
        "expires": info.expires,
        "areas": [_area(area) for area in info.areas],
    }


def _area(area: Area) -> dict[str, object]:
    return {
        "description": area.description,
        "polygons": list(area.polygons),
        "circles": list(area.circles),
        "geocodes": [{"valueName": pair.name, "value": pair.value} for pair in area.geocodes],
    }
