"""Checks a whole charter from its files: reading, outcomes on record, and what in it cannot work.

Norm: INTERFACE `charter check`. Every finding carries code, severity, file, key and parameters; what it
says and what to do about it stands in the wording of the faces.
"""

from __future__ import annotations

from collections.abc import Mapping

from tocsin.check.organs import check_matters, check_organs
from tocsin.check.powers import check_powers
from tocsin.check.procedures import check_procedures
from tocsin.check.sources import check_sources
from tocsin.core.charter.findings import Finding, Notes, Severity
from tocsin.core.charter.outcomes import FILE as OUTCOMES
from tocsin.core.charter.outcomes import check_outcomes
from tocsin.core.charter.read import examine
from tocsin.core.charter.revision import MAIN

UNREADABLE = frozenset({"not_toml", "not_utf8", "too_large"})
ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def check_charter(files: Mapping[str, bytes]) -> list[Finding]:
    """All findings, errors first, in file order; of an unreadable charter only those of reading it."""
    reading = examine(files)
    if reading.charter is None:
        return _ordered(list(reading.findings))
    notes = Notes(reading.lines)
    check_organs(reading.charter, notes)
    check_matters(reading.charter, notes)
    check_procedures(reading.charter, notes)
    check_powers(reading.charter, notes)
    check_sources(reading.charter, notes)
    if OUTCOMES in files:
        check_outcomes(reading.charter, files[OUTCOMES], notes)
    else:
        notes.add("outcomes_missing", Severity.WARNING, OUTCOMES, ())
    return _ordered([*reading.findings, *notes.findings])


def has_error(findings: list[Finding]) -> bool:
    """Whether the charter must not be used as it is."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def is_unreadable(findings: list[Finding]) -> bool:
    """Whether a file could not be read at all, so that what it says is not known."""
    return any(row.code in UNREADABLE or (row.code, row.file) == ("missing_file", MAIN) for row in findings)


def _ordered(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (ORDER[finding.severity], finding.file, finding.line or 0))
