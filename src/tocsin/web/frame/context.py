"""What every template may use: language, ledger, person, banner, theme, assets."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from tocsin.web.frame.language import THEME_KEY, THEMES, language_of


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor of all pages."""
    session = getattr(request, "session", None)
    chosen = getattr(getattr(request, "user", None), "theme", "") or (
        session.get(THEME_KEY, "") if session is not None else ""
    )
    return {
        "lang": language_of(request),
        "theme": chosen if chosen in THEMES else "auto",
        "access": getattr(request, "access", None),
        "ledger": getattr(request, "ledger", None),
    }
