"""What is wrong or worth knowing in a charter: findings as values, worded later by the faces.

A finding names the file, the key path in it and, where the text still shows it, the line. Codes and
parameters are stable; sentences in both languages live in the wording of the faces.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

KeyPath = tuple[str | int, ...]

MAX_FINDINGS = 500


class Severity(StrEnum):
    """`error`: the charter cannot be used so; `warning`: it can, with a risk; `info`: good to know."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: stable code, where it lies, and the values its sentence needs, sorted by name."""

    code: str
    severity: Severity
    file: str
    key: str
    line: int | None
    params: tuple[tuple[str, str], ...]


class CharterError(Exception):
    """A charter that cannot be read; carries every error found, in file order."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        first = findings[0]
        super().__init__(f"{first.file}: {first.key}: {first.code}")
        self.findings = findings


def dotted(path: KeyPath) -> str:
    """A key path as people write it: `organ[2].quorum`, counted from 0."""
    out = ""
    for part in path:
        if isinstance(part, int):
            out += f"[{part}]"
        else:
            out += f".{part}" if out else part
    return out


class Notes:
    """Collects the findings of one reading; stops taking more at MAX_FINDINGS."""

    __slots__ = ("findings", "lines")

    def __init__(self, lines: dict[str, dict[KeyPath, int]] | None = None) -> None:
        self.findings: list[Finding] = []
        self.lines: dict[str, dict[KeyPath, int]] = lines or {}
        """File to key path to line, as far as the files could be read."""

    def error(self, code: str, file: str, path: KeyPath, **params: str) -> None:
        """Record an error at the key path."""
        self.add(code, Severity.ERROR, file, path, **params)

    def add(self, code: str, severity: Severity, file: str, path: KeyPath, **params: str) -> None:
        """Record a finding at the key path; the line is that of the nearest key the text shows."""
        if len(self.findings) < MAX_FINDINGS:
            line = self._line(file, path)
            values = tuple(sorted(params.items()))
            self.findings.append(Finding(code, severity, file, dotted(path), line, values))

    def _line(self, file: str, path: KeyPath) -> int | None:
        known = self.lines.get(file, {})
        for length in range(len(path), 0, -1):
            if path[:length] in known:
                return known[path[:length]]
        return None

    @property
    def failed(self) -> bool:
        """Whether any finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)
