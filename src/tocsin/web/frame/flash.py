"""A sentence for the next page: what was just done."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

KEY = "flashes"
MOST = 5


def flash(request: HttpRequest, level: str, text: str) -> None:
    """Show this on the next page; `level` is good, warn or bad."""
    held = [*request.session.get(KEY, []), {"level": level, "text": text}]
    request.session[KEY] = held[-MOST:]


def take_flashes(request: HttpRequest) -> list[dict[str, Any]]:
    """What is to be shown now; a page that asks by itself leaves it for its reader."""
    session = getattr(request, "session", None)
    if session is None or KEY not in session:
        return []
    held: list[dict[str, Any]] = session[KEY]
    if "X-Tocsin-Live" not in request.headers:
        del session[KEY]
    return held
