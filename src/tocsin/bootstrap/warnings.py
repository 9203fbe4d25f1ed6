"""Warnings for the faces: read from files, kept as values, told how they stand, put on a map.

CAP 1.2 section 3.2.1 names a warning by sender, identifier and time sent; one without an identifier is named
by the digest of what it says.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

import msgspec

from tocsin.adapters.warnings.areas import area_feature
from tocsin.adapters.warnings.as_json import read_lines
from tocsin.adapters.warnings.faults import LIMITS
from tocsin.adapters.warnings.read import read_warnings
from tocsin.adapters.warnings.timeline import Standing, current, live_infos
from tocsin.adapters.warnings.times import instant
from tocsin.adapters.warnings.values import Finding, Info, WarningMessage

MAX_FILE_BYTES = LIMITS.octets
MAX_FILE_SECONDS = LIMITS.seconds
NAME_MAX = 500
"""Characters of a sender or an identifier."""
WORD_MAX = 64
_LOUD = ("truncated", "empty_feed")


def warning_lines(
    paths: Iterable[str], say: Callable[[str, Mapping[str, str]], str], *, spent: float = 0.0
) -> Iterator[dict[str, object]]:
    """One line a warning (INTERFACE section 4).

    `say` words the findings; `spent` seconds are gone already and count as the first file's.
    """
    return read_lines(paths, say, spent=spent)


def seconds_running() -> float:
    """How long this process has run by the clock on the wall, its start-up included.

    Where the system does not tell when a process began, only the time it has worked is known.
    """
    try:
        with open("/proc/self/stat", encoding="ascii") as file:
            began = int(file.read().rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
        return max(time.clock_gettime(time.CLOCK_BOOTTIME) - began, 0.0)
    except (OSError, ValueError, IndexError, AttributeError):
        return time.process_time()


@dataclass(frozen=True, slots=True)
class Kept:
    """A warning as it is kept: what it is found and followed by, and the whole of it as JSON (`said`)."""

    sender: str
    identifier: str
    sent: str
    status: str
    message_type: str
    format: str
    refers_to: tuple[str, ...]
    expires: tuple[str | None, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file gave: warnings to keep, and what must be told of the file."""

    kept: tuple[Kept, ...]
    told: tuple[Finding, ...]


class Row(Protocol):
    """What is known of a kept warning without reading the whole of it."""

    sender: str
    identifier: str
    sent: str
    status: str
    message_type: str
    format: str
    refers_to: Sequence[str]
    expires: Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Stand:
    """How a kept warning stands; `ended_by` is the place of the row that replaced or cancelled it."""

    state: str
    ended_by: int | None
    expires_at: int | None


def take(data: bytes, name: str, seconds: float = MAX_FILE_SECONDS) -> Taken:
    """The warnings in the octets of a file. Never raises, takes no longer than about `seconds`."""
    limits = replace(LIMITS, seconds=max(0.0, min(seconds, LIMITS.seconds)))
    kept: list[Kept] = []
    told: list[Finding] = []
    for message in read_warnings(data, name, limits=limits):
        if not message.accepted:
            told += message.findings[:1]
        elif len(message.sender or "") > NAME_MAX or len(message.identifier or "") > NAME_MAX:
            told.append(Finding("part_too_long"))
        else:
            told += [finding for finding in message.findings if finding.code in _LOUD]
            if message.identifier or message.infos:
                kept.append(_kept(message))
    return Taken(tuple(kept), tuple(dict.fromkeys(told)))


def said_of(said: str) -> WarningMessage:
    """A kept warning as it was read."""
    return msgspec.json.decode(said, type=WarningMessage)


def stands(rows: Sequence[Row], now: int) -> list[Stand]:
    """How each warning stands at `now` (milliseconds); rows in the order they were received."""
    messages = [_followed(row) for row in rows]
    places = {id(message): place for place, message in enumerate(messages)}
    found = current(messages, datetime.fromtimestamp(now / 1000, UTC))
    return [_stand(standing, places) for standing in found]


def infos_for(message: WarningMessage, language: str) -> tuple[Info, ...]:
    """The parts in the reader's language; those in the language of the first where there are none."""
    spoken = [(info.language or "en")[:2].lower() for info in message.infos]
    wanted = language if language in spoken else (spoken[0] if spoken else "")
    return tuple(info for info, own in zip(message.infos, spoken, strict=True) if own == wanted)


def features(message: WarningMessage, language: str, now: int) -> list[dict[str, object]]:
    """The areas that a warning still holds for, as GeoJSON features (RFC 7946)."""
    live = replace(message, infos=live_infos(message, datetime.fromtimestamp(now / 1000, UTC)))
    found = (area_feature(live, info, area) for info in infos_for(live, language) for area in info.areas)
    return [feature for feature in found if feature is not None]


def moment_of(text: str | None) -> int | None:
    """A time of a warning in milliseconds, None where there is none."""
    at = instant(text)
    return None if at is None else round(at.timestamp() * 1000)


def _kept(message: WarningMessage) -> Kept:
    said = msgspec.json.encode(message)
    nameless = msgspec.json.encode(replace(message, file=""))
    return Kept(
        sender=message.sender or "",
        identifier=message.identifier or f"sha256-{hashlib.sha256(nameless).hexdigest()[:24]}",
        sent=message.sent or "",
        status=(message.status or "")[:WORD_MAX],
        message_type=(message.msg_type or "")[:WORD_MAX],
        format=message.format or "",
        refers_to=message.references,
        expires=tuple(info.expires for info in message.infos),
        said=said.decode(),
    )


def _followed(row: Row) -> WarningMessage:
    """As much of a warning as it takes to follow references and ends."""
    return WarningMessage(
        file="",
        accepted=True,
        format=row.format or None,
        identifier=row.identifier,
        sender=row.sender or None,
        sent=row.sent or None,
        status=row.status or None,
        msg_type=row.message_type or None,
        references=tuple(row.refers_to),
        infos=tuple(_ending(end) for end in row.expires),
    )


def _ending(expires: str | None) -> Info:
    return Info(None, (), None, None, None, None, None, None, expires, ())


def _stand(standing: Standing, places: Mapping[int, int]) -> Stand:
    end = standing.expires_at
    by = standing.ended_by
    return Stand(
        state=standing.state.value,
        ended_by=None if by is None else places[id(by)],
        expires_at=None if end is None else round(end.timestamp() * 1000),
    )
