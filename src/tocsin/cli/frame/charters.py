"""A charter as commands take it: id of a shipped one or path of a folder, read or refused in words."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.bootstrap.charter_files import charter_files
from tocsin.cli.frame.faults import Fault
from tocsin.cli.frame.language import current, say
from tocsin.core.charter.findings import Finding
from tocsin.core.charter.model import Charter
from tocsin.core.charter.read import examine
from tocsin.core.charter.texts import Texts


@dataclass(frozen=True, slots=True)
class NamedCharter:
    """A charter that was read, with its words in the language of the command."""

    charter: Charter
    texts: Texts


def named_charter(name: str) -> NamedCharter:
    """The charter; a fault tells the first error where it cannot be read."""
    reading = examine(charter_files(name))
    if reading.charter is None:
        first = reading.findings[0]
        place = f"{name}/{first.file}" + (f":{first.line}" if first.line else "")
        raise Fault("charter-broken", place, reason=finding_text(first), count=len(reading.findings))
    return NamedCharter(reading.charter, reading.texts[current()])


def finding_text(finding: Finding) -> str:
    """What a finding says."""
    return say(_key(finding), **dict(finding.params))


def finding_remedy(finding: Finding) -> str:
    """What to do about it."""
    return say(f"{_key(finding)}.next", **dict(finding.params))


def _key(finding: Finding) -> str:
    return f"charter-finding-{finding.code.replace('_', '-')}"
