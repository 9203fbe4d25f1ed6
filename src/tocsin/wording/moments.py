"""Dates, instants and durations in words. An instant is never written without its zone.

Instants come in as aware datetimes; the zone they carry is the zone they are written in.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from babel.dates import format_date, format_datetime

from tocsin.wording.catalogue import Language, say

_DAY = {"en": "d MMMM y", "ru": "d MMMM y 'г'."}
_SHORT_DAY = {"en": "d MMM y", "ru": "dd.MM.y"}
_BRIEF = {"en": "d MMM HH:mm", "ru": "dd.MM HH:mm"}
_MOMENT = {"en": "d MMMM y, HH:mm", "ru": "d MMMM y 'г'., HH:mm"}


def date_text(lang: Language, day: date) -> str:
    """A day in full: "6 January 2022", "6 января 2022 г."."""
    return format_date(day, _DAY[lang], locale=lang)


def instant_text(lang: Language, moment: datetime) -> str:
    """An instant with its zone: "6 January 2022, 03:30 UTC+03:00"; seconds only where there are any."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("an instant without a zone says nothing")
    pattern = _MOMENT[lang] + (":ss" if moment.second else "")
    return f"{format_datetime(moment.replace(tzinfo=None), pattern, locale=lang)} {zone_text(moment)}"


def day_text(lang: Language, day: date) -> str:
    """A day in short: "24 Nov 2026", "24.11.2026"."""
    return format_date(day, _SHORT_DAY[lang], locale=lang)


def brief_text(lang: Language, moment: datetime, today: datetime) -> str:
    """An instant in a row of its like, whose zone is said elsewhere: the day only where it is not today's."""
    if moment.date() == today.date():
        return f"{moment:%H:%M}"
    pattern = _BRIEF[lang] if moment.year == today.year else f"{_SHORT_DAY[lang]} HH:mm"
    return format_datetime(moment.replace(tzinfo=None), pattern, locale=lang)


def duration_text(lang: Language, span: timedelta) -> str:
    """A duration in its two largest units, rounded down to the minute: "2 days 4 hours", "35 minutes"."""
    minutes = int(span.total_seconds()) // 60
    days, rest = divmod(minutes, 24 * 60)
    parts = [("days", days), ("hours", rest // 60), ("minutes", rest % 60)]
    first = next((place for place, (_, count) in enumerate(parts) if count), 2)
    shown = [(unit, count) for unit, count in parts[first : first + 2] if count] or [("minutes", 0)]
    return " ".join(say(lang, f"moments-{unit}", count=count) for unit, count in shown)


def zone_text(moment: datetime) -> str:
    """The zone of an instant as an offset: "UTC+03:00"."""
    offset = moment.utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    if not minutes:
        return "UTC"
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
