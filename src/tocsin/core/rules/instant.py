"""Instants of ballot files: RFC 3339 with any offset, compared exactly whatever the number of decimals."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

Instant = tuple[datetime, str]
"""The whole second in UTC, and its decimals without trailing zeros."""

_RFC_3339 = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,30}))?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def instant(text: str) -> Instant | None:
    """The instant, or None where the text is none."""
    match = _RFC_3339.fullmatch(text)
    if match is None:
        return None
    offset = "+00:00" if match[4] in "Zz" else match[4]
    try:
        second = datetime.fromisoformat(f"{match[1]}T{match[2]}{offset}").astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return second, (match[3] or "").rstrip("0")


def day(text: str) -> date | None:
    """The day `YYYY-MM-DD`, or None where the text is none."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
