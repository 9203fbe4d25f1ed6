"""The charter in plain words, as it stands today or stood on a day."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tocsin.web.people.access import granted, seeing
from tocsin.wording.charters import outline


@require_GET
@seeing("charter")
def page(request: HttpRequest) -> HttpResponse:
    """Organs, matters and rules, procedure, acts."""
    access = granted(request)
    asked = request.GET.get("on", "")
    try:
        on = date.fromisoformat(asked) if asked else datetime.now(tz=UTC).date()
    except ValueError:
        on = datetime.now(tz=UTC).date()
    made = outline(access.language, access.charter, access.texts, on)
    return render(request, "pages/rules.html", {"outline": made, "on": on.isoformat()})
