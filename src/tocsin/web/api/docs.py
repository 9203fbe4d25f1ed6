"""The description of the API as a page, from the same catalogue."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tocsin.web.api.reading import NOUNS
from tocsin.web.commands.fields import Field, fields_of, people_commands
from tocsin.web.commands.labels import label
from tocsin.web.frame.language import language_of
from tocsin.web.frame.names import power_name
from tocsin.web.frame.show import show


@login_not_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """All commands by noun with their fields, and what can be read."""
    language = language_of(request)

    def shown(field: Field, command: str) -> dict[str, Any]:
        kind = ", ".join(field.words) if field.words else field.kind
        return {
            "name": field.name,
            "label": label(language, command, field.name),
            "kind": kind,
            "many": field.many,
            "required": field.required,
        }

    commands = [
        {
            "name": spec.name,
            "title": power_name(language, spec.name),
            "event": spec.event_type,
            "fields": [shown(field, spec.name) for field in fields_of(spec.name)],
        }
        for spec in people_commands()
    ]
    groups = [
        (noun, list(rows))
        for noun, rows in groupby(commands, key=lambda row: str(row["name"]).partition(".")[0])
    ]
    return show(request, "pages/api.html", {"groups": groups, "nouns": list(NOUNS)})
