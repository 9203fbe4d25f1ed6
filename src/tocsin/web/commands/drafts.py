"""Unsent forms, kept for the people of one member on one track; the other track sees only what was sent."""

from __future__ import annotations

from collections.abc import Collection

from django.http import QueryDict
from django.urls import reverse

from tocsin.web.people.access import Access
from tocsin.web.people.models import Draft

MOST = 100


def of_track(access: Access) -> list[Draft]:
    """The drafts of the person's member and track, the newest first."""
    rows = Draft.objects.filter(ledger=access.ledger.name, member=access.member, track=access.track)
    return list(rows.select_related("author")[:MOST])


def find(access: Access, id: str) -> Draft | None:
    """A draft of one's own track."""
    if not id.isdigit() or len(id) > 12:
        return None
    rows = Draft.objects.filter(ledger=access.ledger.name, member=access.member, track=access.track)
    return rows.filter(pk=int(id)).first()


def keep(access: Access, command: str, subject: str, typed: QueryDict, left_out: Collection[str]) -> Draft:
    """Keep what was typed, in the place of the draft it came from."""
    values = {key: typed.getlist(key) for key in typed if key not in left_out and key != "draft"}
    draft = find(access, typed.get("draft", "")) or Draft(
        ledger=access.ledger.name, member=access.member, track=access.track
    )
    draft.command, draft.subject, draft.values, draft.author = command, subject, values, access.person
    draft.save()
    return draft


def drop(access: Access, id: str) -> None:
    """Throw a draft away."""
    draft = find(access, id)
    if draft is not None:
        draft.delete()


def typed(draft: Draft) -> QueryDict:
    """What was typed."""
    values = QueryDict(mutable=True)
    for key, rows in draft.values.items():
        values.setlist(key, rows)
    return values


def address(draft: Draft) -> str:
    """Where the draft is gone on with."""
    return f"{reverse('command', args=[draft.command])}?{draft.subject}&draft={draft.pk}"
