"""Instants, days and durations: RFC 3339 in, whole milliseconds and civil days inside.

A charter has a fixed offset for its civil day (`+03:00`): which day a question belongs to is
answered there. Durations of charters are ISO 8601 in whole days and hours.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from tocsin.ledger import instants
from tocsin.ledger.malformed import Malformed

HOUR = 3_600_000
DAY = 24 * HOUR
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DURATION = re.compile(r"P(?:(\d{1,4})D)?(?:T(\d{1,5})H)?")


def moment(text: str) -> int | None:
    """Milliseconds of an RFC 3339 `Z` instant, None if it is none."""
    try:
        return instants.parse(text)
    except Malformed:
        return None


def moment_text(instant: int) -> str:
    """RFC 3339 with seconds, or three decimals where the instant has a fraction."""
    return instants.render(instant)


def day_of(instant: int, offset: str) -> date:
    """The civil day of an instant at an offset such as `+03:00`."""
    sign = -1 if offset.startswith("-") else 1
    hours, minutes = offset.lstrip("+-").split(":")
    zone = timezone(sign * timedelta(hours=int(hours), minutes=int(minutes)))
    return (_EPOCH + timedelta(milliseconds=instant)).astimezone(zone).date()


def duration(text: str) -> int | None:
    """Milliseconds of `P3D`, `PT24H`, `P1DT12H` or `at-once` (0); None for `unspecified` and the rest."""
    if text == "at-once":
        return 0
    found = _DURATION.fullmatch(text)
    if found is None or text in ("P", "PT") or text.endswith("T"):
        return None
    days, hours = found.groups(default="0")
    return int(days) * DAY + int(hours) * HOUR
