"""Which language and zone a page is written in.

A person's own choice comes first, then what was chosen in this session, then Accept-Language (RFC 9110
section 12.5.4), then English. The zone is the person's, else the browser's, else the charter's.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from tocsin.wording import LANGUAGES, Language

LANGUAGE_KEY = "language"
ZONE_KEY = "zone"
THEME_KEY = "theme"
ZONE_COOKIE = "tocsin_zone"
THEMES = ("auto", "light", "dark")


class LanguageMiddleware:
    """Sets `request.language` and activates it for the texts that Django and allauth bring along."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            response = self._get_response(request)
        response.headers.setdefault("Content-Language", language)
        response.headers["Vary"] = ", ".join(
            dict.fromkeys([*_words(response.headers.get("Vary", "")), "Accept-Language", "Cookie"])
        )
        return response


def _words(header: str) -> list[str]:
    return [word.strip() for word in header.split(",") if word.strip()]


def language_of(request: HttpRequest) -> Language:
    """The language this request is answered in."""
    session = getattr(request, "session", None)
    choices = (
        getattr(getattr(request, "user", None), "language", ""),
        session.get(LANGUAGE_KEY, "") if session is not None else "",
    )
    chosen = next((choice for choice in choices if choice in LANGUAGES), None)
    return cast(Language, chosen or accepted(request.headers.get("Accept-Language", "")))


def accepted(header: str) -> Language:
    """The best of our languages for an Accept-Language header; English where it names none of them."""
    best: Language = "en"
    weight = 0.0
    for part in header[:1000].split(","):
        tag, _, parameters = part.strip().partition(";")
        tongue = tag.strip().partition("-")[0].lower()
        found = _quality(parameters)
        if tongue in LANGUAGES and found > weight:
            best, weight = tongue, found
    return best


def _quality(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0


def zone_of(request: HttpRequest, fallback: str) -> tzinfo:
    """The zone instants are written in for this request; `fallback` is a fixed offset such as `+03:00`."""
    session = getattr(request, "session", None)
    names = (
        getattr(getattr(request, "user", None), "zone", ""),
        session.get(ZONE_KEY, "") if session is not None else "",
        request.COOKIES.get(ZONE_COOKIE, ""),
    )
    for name in names:
        found = zone_named(name)
        if found is not None:
            return found
    return offset_zone(fallback)


@lru_cache(maxsize=256)
def zone_named(name: str) -> tzinfo | None:
    """A zone of the IANA database by its name, None where there is none."""
    if not name or name not in zone_names():
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Names of the IANA database; a name is looked up here before it is looked up as a file."""
    return frozenset(available_timezones())


@lru_cache(maxsize=64)
def offset_zone(offset: str) -> tzinfo:
    """A fixed offset such as `+03:00`."""
    if not offset:
        return UTC
    sign = -1 if offset.startswith("-") else 1
    hours, minutes = offset.lstrip("+-").split(":")
    return timezone(sign * timedelta(hours=int(hours), minutes=int(minutes)))


def zone_key(zone: tzinfo) -> str:
    """The zone's name in the IANA database, empty for a fixed offset that has none there."""
    if isinstance(zone, ZoneInfo):
        return zone.key
    hours = (zone.utcoffset(None) or timedelta()) / timedelta(hours=1)
    return f"Etc/GMT{-int(hours):+d}" if hours == int(hours) else ""


def instant(milliseconds: int, zone: tzinfo) -> datetime:
    """Milliseconds since 1970 UTC as a datetime of the zone."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)).astimezone(zone)
