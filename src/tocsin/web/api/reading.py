"""Reading: lists and details per noun, straight from the read tables, cut to what the role sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from tocsin.engine.projection import index_place
from tocsin.web.api.answers import api, json_answer
from tocsin.web.frame.faults import fault
from tocsin.web.frame.waiting import tasks_for
from tocsin.web.pages.reading import Document, cut_case, cut_decision, read
from tocsin.web.people.access import Access

MOST = 200
USUAL = 50
Cut = Callable[[Document, frozenset[str]], Document]


def _whole(document: Document, sees: frozenset[str]) -> Document:
    return document


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of the API: its read table, who sees it, and how a row's id stands in an address."""

    table: str
    sees: tuple[str, ...]
    cut: Cut = _whole
    newest_first: bool = True


NOUNS: dict[str, Noun] = {
    "situation": Noun("situation", ("cases",)),
    "cases": Noun("cases", ("cases",), cut_case),
    "decisions": Noun("decisions", ("cases",), cut_decision),
    "signals": Noun("signals", ("signals",)),
    "entries": Noun("entries", ("ledger",), newest_first=False),
    "charters": Noun("charters", ("charter",), newest_first=False),
    "roster": Noun("roster", ("people", "ledger"), newest_first=False),
}


@api("GET")
def listing(request: HttpRequest, access: Access, noun: str) -> HttpResponse:
    """Rows of a noun, a page at a time: `limit`, and `after` as the page before gave it."""
    found = NOUNS.get(noun)
    if found is None or not any(access.sees(name) for name in found.sees):
        return fault(request, 404, "not-found")
    asked = request.GET.get("limit", str(USUAL))
    after = request.GET.get("after", "")
    if not asked.isascii() or not asked.isdigit() or not 1 <= int(asked[:6]) <= MOST or len(after) > 200:
        return fault(request, 400, "input", reason=f"limit: 1…{MOST}")
    rows = access.engine.store.rows(
        found.table, after=after, limit=int(asked), newest_first=found.newest_first
    )
    items = [found.cut(msgspec.json.decode(row.document), access.role.sees) for row in rows]
    more = rows[-1].place if len(rows) == int(asked) else None
    return json_answer({"items": items, "next": more})


@api("GET")
def detail(request: HttpRequest, access: Access, noun: str, id: str) -> HttpResponse:
    """One row of a noun."""
    found = NOUNS.get(noun)
    if found is None or not any(access.sees(name) for name in found.sees):
        return fault(request, 404, "not-found")
    wanted = (
        index_place(int(id)) if noun == "entries" and id.isascii() and id.isdigit() and len(id) < 13 else id
    )
    document = read(access.engine, found.table, wanted)
    if document is None:
        return fault(request, 404, "not-found")
    return json_answer(found.cut(document, access.role.sees))


@api("GET")
def tasks(request: HttpRequest, access: Access) -> HttpResponse:
    """What waits for this person."""
    return json_answer({"items": tasks_for(access.engine, access.member, access.role.id), "next": None})


@api("GET", sees=("cases", "signals"))
def body(request: HttpRequest, access: Access, sha256: str) -> HttpResponse:
    """A text or file by its digest."""
    content = access.engine.body(sha256) if len(sha256) == 64 else None
    if content is None:
        return fault(request, 404, "not-found")
    return HttpResponse(content, content_type="application/octet-stream")


@api("GET")
def me(request: HttpRequest, access: Access) -> HttpResponse:
    """Who one is here, and the token that writing requests carry as X-CSRFToken."""
    value: dict[str, Any] = {
        "person": access.person.login,
        "name": access.person.name(access.language),
        "ledger": access.ledger.name,
        "kind": access.ledger.kind,
        "member": access.member,
        "role": access.role.id,
        "key": access.key,
        "may": sorted(access.role.may),
        "sees": sorted(access.role.sees),
        "csrf": get_token(request),
    }
    return json_answer(value)
