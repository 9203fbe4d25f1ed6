"""The page of a decision: texts and versions, board of positions, signature page, outcome."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tocsin.web.commands.actions import decision_actions, split
from tocsin.web.commands.choices import Choices
from tocsin.web.commands.subject import subject_of
from tocsin.web.commands.texts import Text, text_of
from tocsin.web.commands.words import rows_of
from tocsin.web.frame.language import instant, zone_of
from tocsin.web.frame.show import ledger_context, show
from tocsin.web.pages.difference import Run, runs
from tocsin.web.pages.reading import Document, cut_decision, read
from tocsin.web.people.access import Access, granted, seeing


@require_safe
@seeing("cases")
def page(request: HttpRequest, decision: str) -> HttpResponse:
    """A decision as the person may see it."""
    access = granted(request)
    document = read(access.engine, "decisions", decision)
    if document is None:
        raise Http404
    document = cut_decision(document, access.role.sees)
    versions = [_version(access, row) for row in document["versions"]]
    number = _number(request.GET.get("version", ""), len(versions))
    case = read(access.engine, "cases", document["case"]) or {}
    chosen = versions[number - 1] if versions else None
    context = {
        "decision": document,
        "case_title": case.get("title", ""),
        "case": case,
        "versions": versions,
        "chosen": chosen,
        "changes": _changes(versions, number),
        "measure": _measure(request, access, document),
        "actions": split(decision_actions(access, document["case"], decision)),
        "earlier": _earlier(document),
    }
    return show(request, "pages/decision.html", context, revision=document["charter"])


def _number(asked: str, count: int) -> int:
    """The version asked for, else the last one."""
    number = int(asked) if asked.isdigit() and len(asked) < 5 else count
    return number if 1 <= number <= count else count


def _version(access: Access, row: Document) -> dict[str, Any]:
    translations = [{**part, "text": text_of(access.engine, part["sha256"])} for part in row["translations"]]
    return {**row, "text": text_of(access.engine, row["text_sha256"]), "with": translations}


def _changes(versions: list[dict[str, Any]], number: int) -> list[tuple[str, list[Run]]]:
    """What a version changes in the one before it, by language."""
    if number < 2:
        return []
    old: Text = versions[number - 2]["text"]
    new: Text = versions[number - 1]["text"]
    before = dict(old.languages)
    return [(language, runs(before.get(language, ""), text)) for language, text in new.languages]


def _measure(request: HttpRequest, access: Access, document: Document) -> list[Any]:
    """The contents of the opening in words."""
    opening = document["opening"]
    if opening is None:
        return []
    zone = zone_of(request, access.charter.zone)
    subject = subject_of(access.engine.refresh(), {"decision": document["decision"]})
    on = instant(access.engine.now(), zone).date()
    choices = Choices(access.charter, access.texts, access.language, on, subject)
    words = {**ledger_context(request, document["charter"]), "lang": access.language}
    return rows_of(words, "case.decision_opened/1", {"measure": opening["measure"]}, choices)


def _earlier(document: Document) -> list[Document]:
    """Positions that another of the same member has taken the place of, or that stand on an older opening."""
    last = {row["position"]["statement"]["leaf"] for row in document["board"] if row["position"]}
    return [row for row in document["stated"] if row["statement"]["leaf"] not in last]
