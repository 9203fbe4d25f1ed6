"""Reads the times of warnings into RFC 3339, with the offset they came with.

CAP 1.2 (section 3.3.2) knows one form, "2026-01-31T23:59:00+03:00" with no Z and no fraction; Atom
has RFC 3339, RSS has RFC 822. Untidy forms are read where their meaning is certain. A time without
an offset is no instant and is not guessed.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import NamedTuple


class Form(Enum):
    """How a time was written."""

    CAP = "cap"
    RFC3339 = "rfc3339"
    MAIL = "mail"
    UNTIDY = "untidy"
    NO_OFFSET = "no offset"
    UNREADABLE = "unreadable"


class Reading(NamedTuple):
    """The time in RFC 3339 (None where it cannot be said) and the form it had."""

    text: str | None
    form: Form


_LONGEST = 64
_WIDEST_OFFSET = timedelta(hours=14)
_CAP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d", re.ASCII)
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[-+]\d\d:\d\d)", re.ASCII)
_ZONE = r"\s*(?P<zone>Z|[A-Z]{2,4}|[-+−]\d{1,2}(?::?\d\d)?)?(?:\[[A-Z_/+-]+\])?"
_LOOSE = re.compile(
    r"(?P<year>\d{4})(?P<cut>[-/.]?)(?P<month>\d{1,2})(?P=cut)(?P<day>\d{1,2})[T\s]\s*"
    r"(?P<hour>\d{1,2}):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?P<fraction>[.,]\d{1,9})?)?" + _ZONE,
    re.ASCII | re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?:[A-Z]{3,9},?\s+)?(?P<day>\d{1,2})[\s-]+(?P<month>[A-Z]{3})[A-Z]*[\s-]+(?P<year>\d{4}|\d\d)\s+"
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?" + _ZONE,
    re.ASCII | re.IGNORECASE,
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_NAMED_ZONES = {
    "Z": "Z", "UTC": "+00:00", "GMT": "+00:00", "UT": "+00:00",
    "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
    "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip
_CENTURY_TURN = 50


@lru_cache(maxsize=4096)
def read_time(raw: str) -> Reading:
    """Reads a time written in any of the known forms."""
    text = raw.strip(" \t\r\n")
    if len(text) > _LONGEST:
        return Reading(None, Form.UNREADABLE)
    if _RFC3339.fullmatch(text):
        return _checked(text, Form.CAP if _CAP.fullmatch(text) else Form.RFC3339)
    loose = _LOOSE.fullmatch(text)
    if loose and (loose["cut"] or len(loose["month"] + loose["day"]) == len("0131")):
        return _built(loose, int(loose["month"]), int(loose["year"]), Form.UNTIDY)
    mail = _MAIL.fullmatch(text)
    if mail and mail["month"].lower() in _MONTHS:
        return _built(mail, _MONTHS[mail["month"].lower()], _full_year(mail["year"]), Form.MAIL)
    return Reading(None, Form.UNREADABLE)


@lru_cache(maxsize=4096)
def instant(text: str | None) -> datetime | None:
    """The instant of an RFC 3339 time, for comparison; a leap second counts as the second before it."""
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text.replace(":60", ":59", 1) if _leaps(text) else text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _leaps(text: str) -> bool:
    return text[16:19] == ":60"


def _checked(text: str, form: Form) -> Reading:
    """Whether the day and the hour exist; the last minute of a day may have a leap second."""
    if text[11:19] == "24:00:00":
        return _next_midnight(text)
    if instant(text) is None:
        return Reading(None, Form.UNREADABLE)
    offset = datetime.fromisoformat(text.replace(":60", ":59", 1) if _leaps(text) else text).utcoffset()
    assert offset is not None
    strange = abs(offset) > _WIDEST_OFFSET or _leaps(text)
    return Reading(text, Form.UNTIDY if strange else form)


def _next_midnight(text: str) -> Reading:
    """XML Schema writes the end of a day as 24:00:00, RFC 3339 as 00:00:00 of the next."""
    try:
        day = datetime.fromisoformat(text[:11] + "00:00:00" + text[19:]) + timedelta(days=1)
    except (ValueError, OverflowError):
        return Reading(None, Form.UNREADABLE)
    return _checked(day.isoformat()[:19] + text[19:], Form.UNTIDY)


def _built(match: re.Match[str], month: int, year: int, form: Form) -> Reading:
    fraction = (match.groupdict().get("fraction") or "").replace(",", ".")
    clock = f"{int(match['hour']):02}:{match['minute']}:{match['second'] or '00'}{fraction}"
    local = f"{year:04}-{month:02}-{int(match['day']):02}T{clock}"
    zone = _offset(match["zone"])
    if zone is None:
        exists = _checked(local + "Z", form).text is not None
        return Reading(None, Form.NO_OFFSET if exists else Form.UNREADABLE)
    return _checked(local + zone, form)


def _offset(zone: str | None) -> str | None:
    """The offset as RFC 3339 has it; None where the zone is missing or a name that says no offset."""
    if not zone:
        return None
    if zone[0].isalpha():
        return _NAMED_ZONES.get(zone.upper())
    digits = zone[1:].replace(":", "")
    if len(digits) in (1, 2):
        digits += "00"
    sign = "+" if zone[0] == "+" else "-"
    return f"{sign}{digits[:-2]:0>2}:{digits[-2:]}"


def _full_year(digits: str) -> int:
    """Two digits are read as RFC 2822 section 4.3 says."""
    year = int(digits)
    if len(digits) == len("2031"):
        return year
    return year + (2000 if year < _CENTURY_TURN else 1900)
