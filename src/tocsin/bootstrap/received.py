"""Warnings that an installation holds, read and followed along their references, for the faces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from tocsin.adapters.warnings.areas import area_feature
from tocsin.adapters.warnings.read import read_warnings
from tocsin.adapters.warnings.timeline import Standing, current
from tocsin.adapters.warnings.times import instant
from tocsin.adapters.warnings.values import Info, WarningMessage

MOST_OF_A_FILE = 200
"""Warnings of one file that the service holds."""


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file as it came."""

    name: str
    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ReceivedWarning:
    """One warning and how it stands now. Instants are milliseconds since 1970, None where not given."""

    sha256: str
    place: int
    """Its number in the file."""
    state: str
    identifier: str
    sender: str
    sent: str
    """As the warning writes it."""
    sent_at: int | None
    expires_at: int | None
    headline: str
    severity: str
    areas: tuple[str, ...]
    exercise: bool
    """Whether it says of itself that it is no actual warning."""
    ended_by: str
    features: tuple[dict[str, object], ...]
    finding_codes: tuple[str, ...]

    @property
    def reference(self) -> str:
        """`sender,identifier,sent`, as CAP refers to it."""
        return f"{self.sender},{self.identifier},{self.sent}"


def warnings_of(files: Sequence[ReceivedFile], now: int, language: str) -> list[ReceivedWarning]:
    """All warnings of the files, in their order, as they stand at `now`; what is refused is left out."""
    messages = [(file, place, row) for file in files for place, row in enumerate(_read(file.sha256, file))]
    at = datetime.fromtimestamp(now / 1000, tz=UTC)
    placed = {id(row): (file, place) for file, place, row in messages}
    return [
        _received(*placed[id(standing.message)], standing, language)
        for standing in current([row for _, _, row in messages], at)
    ]


def is_readable(name: str, content: bytes) -> bool:
    """Whether at least one warning can be read from a file."""
    return any(row.accepted and (row.identifier or row.infos) for row in read_of(name, content))


def read_of(name: str, content: bytes) -> tuple[WarningMessage, ...]:
    """The warnings of a file."""
    return _read(sha256(content).hexdigest(), ReceivedFile(name, "", content))


_KEPT: dict[str, tuple[WarningMessage, ...]] = {}
_MOST_KEPT = 512


def _read(digest: str, file: ReceivedFile) -> tuple[WarningMessage, ...]:
    """Reading again gives the same, so what was read is kept by digest."""
    found = _KEPT.get(digest)
    if found is None:
        while len(_KEPT) >= _MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)), None)
        found = _KEPT[digest] = tuple(read_warnings(file.content, file.name)[:MOST_OF_A_FILE])
    return found


def _received(file: ReceivedFile, place: int, standing: Standing, language: str) -> ReceivedWarning:
    message = standing.message
    info = _info_for(message, language)
    return ReceivedWarning(
        sha256=file.sha256,
        place=place,
        state=standing.state.value,
        identifier=message.identifier or "",
        sender=message.sender or "",
        sent=message.sent or "",
        sent_at=_milliseconds(instant(message.sent)),
        expires_at=_milliseconds(standing.expires_at),
        headline=(info.headline or info.event or "") if info else (message.note or ""),
        severity=(info.severity or "").lower() if info else "",
        areas=tuple(area.description for area in info.areas if area.description) if info else (),
        exercise=(message.status or "actual").lower() != "actual",
        ended_by=(standing.ended_by.identifier or "") if standing.ended_by else "",
        features=_features(message, info),
        finding_codes=tuple(finding.code for finding in message.findings),
    )


def _info_for(message: WarningMessage, language: str) -> Info | None:
    """The part in the reader's language, else the first."""
    rows = (info for info in message.infos if (info.language or "").lower().startswith(language))
    return next(rows, message.infos[0] if message.infos else None)


def _features(message: WarningMessage, info: Info | None) -> tuple[dict[str, object], ...]:
    if info is None:
        return ()
    shapes = (area_feature(message, info, area) for area in info.areas)
    return tuple(shape for shape in shapes if shape is not None)


def _milliseconds(at: datetime | None) -> int | None:
    return None if at is None else int(at.timestamp() * 1000)
