"""The page of a case.

On top it answers in ten seconds: where are we, what is missing, who holds it, until when, by which article.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tocsin.core.charter.model import Charter
from tocsin.engine.awaited import Awaited, holders
from tocsin.web.commands.actions import case_actions, split
from tocsin.web.commands.texts import text_of
from tocsin.web.frame.names import listed, owner_name
from tocsin.web.frame.show import show
from tocsin.web.pages.reading import Document, cut_case, read
from tocsin.web.people.access import Access, granted, seeing

MOST_MISSING = 10
GOING_ON = ("draft", "open", "signing")
STANDINGS = ("claimed", "reported", "established")


@require_safe
@seeing("cases")
def page(request: HttpRequest, case: str) -> HttpResponse:
    """A case as the person may see it."""
    access = granted(request)
    document = read(access.engine, "cases", case)
    if document is None:
        raise Http404
    document = cut_case(document, access.role.sees)
    charter = access.engine.charters.charter(document["charter"])
    context = {
        "case": document,
        "answer": answer(access, charter, document),
        "actions": split(case_actions(access, case)),
        "facts": {name: [row for row in document["facts"] if row["standing"] == name] for name in STANDINGS},
        "appeals": [
            {**row, "text": text_of(access.engine, row["text_sha256"])} for row in document["appeals"]
        ],
        "corrected": {row["entry"]: row for row in document["corrections"]},
        "entries": list(reversed(document["entries"])),
        "review": text_of(access.engine, document["review"]) if document["review"] else None,
    }
    return show(request, "pages/case.html", context, revision=document["charter"])


def answer(access: Access, charter: Charter, document: Document) -> dict[str, Any]:
    """The five answers."""
    steps = document["steps"]
    waiting = [row for row in steps if row["state"] == "waiting" and not row["optional"]]
    done = [row for row in steps if row["state"] == "done"]
    rows = [_missing(access, charter, row) for row in document["missing"]]
    return {
        "papers": [row for row in document["decisions"] if row["stage"] in GOING_ON],
        "waiting": waiting[:3],
        "last": max(done, key=lambda row: row["done_at"]) if done else None,
        "missing": rows[:MOST_MISSING],
        "more": rows[MOST_MISSING:],
        "due": document["due"][:6],
    }


def _missing(access: Access, charter: Charter, row: Document) -> dict[str, Any]:
    return {**row, "who": who_holds(access, charter, row), "mine": _is_mine(access, row)}


def who_holds(access: Access, charter: Charter, row: Document) -> str:
    """Members named, the owner named, or the roles that may."""
    texts, language = access.texts, access.language
    if row["members"]:
        return listed([texts.name("member", id) for id in row["members"]])
    if row["owner"]:
        return owner_name(language, texts, row["owner"])
    asked = Awaited(row["power"], row["subject"])
    roles: Iterable[str] = dict.fromkeys(holder.role for holder in holders(charter, asked))
    return listed([texts.name("role", role) for role in roles])


def _is_mine(access: Access, row: Document) -> bool:
    may = row["power"] in access.role.may or f"own:{row['power']}" in access.role.may
    return may and (not row["members"] or access.member in row["members"])
