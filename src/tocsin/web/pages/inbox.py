"""Needs you: what waits for this person, and the drafts of the track. A position is stated from here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tocsin.web.commands import drafts
from tocsin.web.commands.subject import subject_of
from tocsin.web.commands.texts import text_of
from tocsin.web.frame.names import power_name
from tocsin.web.frame.show import show
from tocsin.web.frame.waiting import tasks_for
from tocsin.web.people.access import Access, granted

AT_ONCE = ("position.state", "text.sign")
"""Acts whose text is shown right here."""


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The inbox."""
    access = granted(request)
    tasks = [_with_text(access, row) for row in tasks_for(access.engine, access.member, access.role.id)]
    context = {
        "first": [row for row in tasks if row["power"] in AT_ONCE],
        "tasks": [row for row in tasks if row["power"] not in AT_ONCE],
        "drafts": [_draft(access, row) for row in drafts.of_track(access)],
    }
    return show(request, "pages/inbox.html", context)


def _with_text(access: Access, task: dict[str, Any]) -> dict[str, Any]:
    if task["power"] not in AT_ONCE or not access.sees("positions"):
        return task
    paper = subject_of(access.engine.refresh(), {"decision": task["decision"]}).paper
    if paper is None or paper.opening is None:
        return task
    return {
        **task,
        "organ": paper.organ,
        "matter": paper.matter,
        "form": paper.opening.question.form,
        "text": text_of(access.engine, paper.opening.text_sha256),
    }


def _draft(access: Access, row: Any) -> dict[str, Any]:
    return {
        "title": power_name(access.language, row.command),
        "address": drafts.address(row),
        "author": row.author.name(access.language),
        "changed_at": int(row.changed_at.timestamp() * 1000),
    }
