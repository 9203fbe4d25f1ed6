"""What a warning says, as values: the fields of CAP 1.0 to 1.2 and what was found while reading them.

Texts are trimmed; times are RFC 3339 texts with the offset they came with; shapes keep CAP's own
writing ("lat,lon lat,lon" and "lat,lon km"), so that no digit is lost. None is "not given".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

Params = tuple[tuple[str, str], ...]

FINDINGS_MAX = 50
RAW_MAX = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was noticed: a code (docs/warnings.md), the place, and facts for the sentence."""

    code: str
    path: str = ""
    params: Params = ()


class Pair(NamedTuple):
    """A value with the name of its code list (geocode, event code, parameter)."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Resource:
    """A file that goes with a warning. `uri` is never followed."""

    description: str | None
    mime_type: str | None
    size: str | None
    uri: str | None
    deref_uri: str | None
    digest: str | None


@dataclass(frozen=True, slots=True)
class Area:
    """Where: a description, and any number of polygons, circles (km) and geographical codes."""

    description: str | None
    polygons: tuple[str, ...] = ()
    circles: tuple[str, ...] = ()
    geocodes: tuple[Pair, ...] = ()
    altitude: str | None = None
    ceiling: str | None = None


@dataclass(frozen=True, slots=True)
class Info:
    """What is expected, in one language."""

    language: str | None
    categories: tuple[str, ...]
    event: str | None
    urgency: str | None
    severity: str | None
    certainty: str | None
    headline: str | None
    onset: str | None
    expires: str | None
    areas: tuple[Area, ...]
    effective: str | None = None
    response_types: tuple[str, ...] = ()
    audience: str | None = None
    event_codes: tuple[Pair, ...] = ()
    sender_name: str | None = None
    description: str | None = None
    instruction: str | None = None
    web: str | None = None
    contact: str | None = None
    parameters: tuple[Pair, ...] = ()
    resources: tuple[Resource, ...] = ()


@dataclass(frozen=True, slots=True)
class WarningMessage:
    """One warning as it came; `accepted` is False where nothing could be taken from the file."""

    file: str
    accepted: bool
    format: str | None = None
    wrapper: str | None = None
    identifier: str | None = None
    sender: str | None = None
    sent: str | None = None
    status: str | None = None
    msg_type: str | None = None
    scope: str | None = None
    references: tuple[str, ...] = ()
    infos: tuple[Info, ...] = ()
    findings: tuple[Finding, ...] = ()
    source: str | None = None
    restriction: str | None = None
    addresses: str | None = None
    codes: tuple[str, ...] = ()
    note: str | None = None
    incidents: str | None = None
    link: str | None = None
    signed: bool = False


class Notes:
    """Collects the findings of one warning; beyond a bound only their number is kept."""

    __slots__ = ("_found", "_left_out")

    def __init__(self) -> None:
        self._found: list[Finding] = []
        self._left_out = 0

    def add(self, code: str, path: str = "", **params: str) -> None:
        """Notes a finding; parameters longer than RAW_MAX are cut."""
        if len(self._found) >= FINDINGS_MAX:
            self._left_out += 1
            return
        self._found.append(Finding(code, path, tuple((name, cut(text)) for name, text in params.items())))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.all())

    def has(self, code: str) -> bool:
        """Whether a finding of this code was noted."""
        return any(finding.code == code for finding in self._found)

    def all(self) -> tuple[Finding, ...]:
        """The findings in the order they were noted."""
        if self._left_out:
            return (*self._found, Finding("more_findings", "", (("count", str(self._left_out)),)))
        return tuple(self._found)


def cut(text: str) -> str:
    """The text, shortened to RAW_MAX characters with a mark that something was left out."""
    return text if len(text) <= RAW_MAX else text[: RAW_MAX - 1] + "…"
