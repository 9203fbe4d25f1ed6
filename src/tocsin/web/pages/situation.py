"""The first page: open cases with their clocks, signals coming in, and what needs this person.

Without sign-in it says what this is, in the language of Accept-Language.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tocsin.web.frame.show import show
from tocsin.web.frame.waiting import tasks_for
from tocsin.web.pages.reading import Document, listing
from tocsin.web.people.access import Access

MOST_CASES = 50
MOST_SIGNALS = 12
MOST_TASKS = 8
OPEN_SIGNALS = ("received", "acknowledged", "assessed")


@login_not_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The situation, or what this is for whoever is not signed in."""
    access: Access | None = request.access  # type: ignore[attr-defined]
    if access is None:
        return show(request, "pages/front.html", {"signed_in_elsewhere": request.user.is_authenticated})
    return show(request, "pages/situation.html", context_for(access))


def in_work(signal: Document, over: set[str]) -> bool:
    """Whether a signal still needs anyone: not closed or merged, and not of cases that are all over."""
    cases = set(signal["cases"])
    return signal["stage"] in OPEN_SIGNALS and not (cases and cases <= over)


def context_for(access: Access) -> dict[str, Any]:
    """What the page shows this person."""
    engine = access.engine
    tasks = tasks_for(engine, access.member, access.role.id)
    cases = listing(engine, "situation", newest_first=True, limit=MOST_CASES) if access.sees("cases") else []
    closed = []
    if access.sees("cases"):
        rows = listing(engine, "cases", newest_first=True, limit=MOST_CASES)
        closed = [row for row in rows if row["closed_at"]]
    signals = []
    if access.sees("signals"):
        rows = listing(engine, "signals", newest_first=True, limit=MOST_CASES)
        over = {row["case"] for row in closed}
        signals = [row for row in rows if in_work(row, over)][:MOST_SIGNALS]
    return {
        "cases": cases,
        "closed": closed,
        "signals": signals,
        "tasks": tasks[:MOST_TASKS],
        "more_tasks": max(0, len(tasks) - MOST_TASKS),
    }
