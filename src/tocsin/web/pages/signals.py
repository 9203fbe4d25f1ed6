"""Signals of a crisis: the list, and each with what is claimed apart from what is established."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tocsin.web.commands.actions import signal_actions, split
from tocsin.web.commands.texts import text_of
from tocsin.web.frame.show import show
from tocsin.web.pages.reading import listing, read
from tocsin.web.people.access import granted, seeing

MOST = 200


@require_safe
@seeing("signals")
def page(request: HttpRequest) -> HttpResponse:
    """All signals, the newest first."""
    access = granted(request)
    rows = listing(access.engine, "signals", newest_first=True, limit=MOST)
    ongoing = [row for row in rows if row["stage"] not in ("merged", "closed")]
    over = [row for row in rows if row["stage"] in ("merged", "closed")]
    return show(request, "pages/signals.html", {"ongoing": ongoing, "over": over})


@require_safe
@seeing("signals")
def detail(request: HttpRequest, signal: str) -> HttpResponse:
    """One signal."""
    access = granted(request)
    document = read(access.engine, "signals", signal)
    if document is None:
        raise Http404
    cases = []
    if access.sees("cases"):
        found = (read(access.engine, "cases", case) for case in document["cases"])
        cases = [row for row in found if row is not None]
    context = {
        "signal": document,
        "cases": cases,
        "evidence": text_of(access.engine, document["evidence"]) if document["evidence"] else None,
        "actions": split(signal_actions(access, signal)),
    }
    return show(request, "pages/signal.html", context)
