"""Instants: RFC 3339 text in UTC with `Z`, seconds or exactly three decimals, as milliseconds since 1970.

Years 0001 to 9999, real calendar dates, no leap second, no other offset, upper-case `T` and `Z`.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from tocsin.ledger.malformed import Malformed

PATTERN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{3})?Z"
_FORM = re.compile(PATTERN)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)

EARLIEST = (datetime(1, 1, 1, tzinfo=UTC) - _EPOCH) // _MILLISECOND
LATEST = (datetime(9999, 12, 31, 23, 59, 59, 999000, tzinfo=UTC) - _EPOCH) // _MILLISECOND


def parse(text: str, where: str = "") -> int:
    """Milliseconds since 1970-01-01T00:00:00Z."""
    if _FORM.fullmatch(text) is None:
        raise Malformed("instant_form", where, text)
    instant = moment(text)
    if instant is None:
        raise Malformed("instant_date", where, text)
    return instant


def moment(text: str) -> int | None:
    """As `parse`, for text known to match `PATTERN`; None where the calendar has no such date."""
    try:
        return (datetime.fromisoformat(text) - _EPOCH) // _MILLISECOND
    except ValueError:
        return None


def render(instant: int) -> str:
    """Text with seconds, or with three decimals where the milliseconds are not zero."""
    if not EARLIEST <= instant <= LATEST:
        raise Malformed("instant_range", "", str(instant))
    there = _EPOCH + timedelta(milliseconds=instant)
    timespec = "milliseconds" if instant % 1000 else "seconds"
    return there.replace(tzinfo=None).isoformat(timespec=timespec) + "Z"
