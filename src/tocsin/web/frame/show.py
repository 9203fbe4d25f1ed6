"""Renders a page: the context every page of a ledger has, beside its own."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tocsin.web.frame.installed import Ledger, player_of
from tocsin.web.frame.language import language_of, zone_of


def ledger_context(request: HttpRequest, revision: str = "") -> dict[str, Any]:
    """Names of the charter, the reader's zone, and what time it is in the ledger."""
    ledger: Ledger = request.ledger  # type: ignore[attr-defined]
    return {
        "texts": ledger.texts(language_of(request), revision),
        "zone": zone_of(request, ledger.charter().zone),
        "now": ledger_now(ledger),
    }


def ledger_now(ledger: Ledger) -> int:
    """What time it is in the ledger: in a replay the scenario's time, or that of its last entry."""
    if ledger.kind == "replay":
        player = player_of(ledger.name)
        return player.standing().at if player is not None else ledger.engine.refresh().received_at
    return ledger.engine.now()


def show(
    request: HttpRequest, template: str, context: dict[str, Any], *, revision: str = "", status: int = 200
) -> HttpResponse:
    """A page of the request's ledger; names are those of a charter revision where one is given."""
    whole = {**ledger_context(request, revision), **context}
    return render(request, template, whole, status=status)
