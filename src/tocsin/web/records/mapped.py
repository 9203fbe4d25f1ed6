"""The map: members, open cases and areas of warnings; the same in a table for whoever sees no map."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from tocsin.core.charter.query import members_on
from tocsin.web.frame.language import instant, zone_of
from tocsin.web.frame.show import ledger_now, show
from tocsin.web.pages.reading import listing
from tocsin.web.people.access import Access, granted, seeing
from tocsin.web.warnings import reading

MOST_CASES = 100
MOST_WARNINGS = 100
IN_FORCE = reading.STATES[0]


@require_safe
@seeing("cases", "signals")
def page(request: HttpRequest) -> HttpResponse:
    """The map and its table."""
    return show(request, "records/map.html", layers(request, granted(request)))


def layers(request: HttpRequest, access: Access) -> dict[str, Any]:
    """What lies on the map for this person; `records/_map.html` shows it on any page."""
    on = instant(ledger_now(access.ledger), zone_of(request, access.charter.zone)).date()
    members = [(member, access.texts.name("member", member)) for member in members_on(access.charter, on)]
    cases = (
        listing(access.engine, "situation", limit=MOST_CASES, newest_first=True)
        if access.sees("cases")
        else []
    )
    warnings = _warnings(access) if access.sees("signals") else []
    return {
        "map_members": sorted(members, key=lambda row: row[1]),
        "map_cases": cases,
        "map_warnings": warnings,
        "map_layers": {
            "members": [{"member": member, "name": name} for member, name in members],
            "cases": [
                {"host": row["host"], "title": row["title"], "href": reverse("case", args=[row["case"]])}
                for row in cases
                if row["host"]
            ],
            "areas": reverse("warning_areas") if access.sees("signals") else "",
        },
    }


def _warnings(access: Access) -> list[reading.Line]:
    """The warnings in force, the last received first."""
    known = reading.standings(access.ledger.name, ledger_now(access.ledger))
    wanted = known.in_state(IN_FORCE)[:MOST_WARNINGS]
    return reading.lines(access.ledger.name, wanted, known, access.language)
