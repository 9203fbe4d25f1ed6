"""What every template may use: language, ledger, person, banner, theme, navigation."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from tocsin.web.frame.flash import take_flashes
from tocsin.web.frame.installed import Ledger, PlayerStanding, player_of
from tocsin.web.frame.language import THEME_KEY, THEMES, language_of, zone_key, zone_of
from tocsin.web.frame.show import ledger_now
from tocsin.web.frame.waiting import tasks_for

NAVIGATION = (
    ("situation", "web-nav-situation", ()),
    ("inbox", "web-nav-inbox", ()),
    ("signals", "web-nav-signals", ("signals",)),
    ("warnings", "warnings-page", ("signals",)),
    ("map", "records-nav-map", ("cases", "signals")),
    ("record", "web-nav-record", ("ledger",)),
    ("replays", "web-nav-replays", ()),
    ("charter", "web-nav-charter", ("charter",)),
    ("office", "records-nav-office", ("people",)),
)
"""(address, text, compartments of which the role must see one)"""


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor of all pages."""
    session = getattr(request, "session", None)
    chosen = getattr(getattr(request, "user", None), "theme", "") or (
        session.get(THEME_KEY, "") if session is not None else ""
    )
    access = getattr(request, "access", None)
    return {
        "lang": language_of(request),
        "theme": chosen if chosen in THEMES else "auto",
        "access": access,
        "user": getattr(request, "user", None),
        "ledger": getattr(request, "ledger", None),
        "here": request.get_full_path(),
        "themes": THEMES,
        "flashes": take_flashes(request),
        "waiting_count": len(tasks_for(access.engine, access.member, access.role.id)) if access else 0,
        "navigation": _navigation(request, access) if access is not None else (),
        **_clock(request),
    }


def _navigation(request: HttpRequest, access: Any) -> list[dict[str, Any]]:
    match = getattr(request, "resolver_match", None)
    current = match.url_name if match is not None else ""
    return [
        {"address": address, "key": key, "current": address == current}
        for address, key, needed in NAVIGATION
        if not needed or any(access.sees(name) for name in needed)
    ]


def _clock(request: HttpRequest) -> dict[str, Any]:
    ledger: Ledger | None = getattr(request, "ledger", None)
    if ledger is None:
        return {}
    zone = zone_of(request, ledger.charter().zone)
    return {
        "page_now": ledger_now(ledger),
        "page_zone": zone,
        "zone_key": zone_key(zone),
        "clock_speed": _speed(ledger),
        "player": _standing(ledger),
    }


def _standing(ledger: Ledger) -> PlayerStanding | None:
    player = player_of(ledger.name)
    return player.standing() if player is not None else None


def _speed(ledger: Ledger) -> int:
    """How fast the clock of a page runs: 1 is the clock on the wall, 0 stands."""
    if ledger.kind != "replay":
        return 1
    standing = _standing(ledger)
    return standing.speed if standing is not None and standing.playing else 0
