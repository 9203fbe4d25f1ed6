"""Reading: lists and details per noun, straight from the read tables, cut to what the role sees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from tocsin.bootstrap.certificates import certificate_of
from tocsin.engine.certificates import NoCertificate
from tocsin.engine.ports import NotHeld
from tocsin.engine.projection import index_place
from tocsin.proof.certificate import NotIssued
from tocsin.web.api.answers import api, json_answer
from tocsin.web.frame.faults import fault
from tocsin.web.frame.installed import installation
from tocsin.web.frame.waiting import tasks_for
from tocsin.web.pages.reading import Document, cut_case, cut_decision, read
from tocsin.web.people.access import Access
from tocsin.wording import say

MOST = 200
USUAL = 50
LONGEST_PLACE = 200
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
    limit = _limit(request.GET.get("limit", str(USUAL)))
    after = request.GET.get("after", "")
    if limit is None or len(after) > LONGEST_PLACE:
        return fault(request, 400, "input", reason=f"limit: 1…{MOST}")
    rows = access.engine.store.rows(found.table, after=after, limit=limit, newest_first=found.newest_first)
    items = [found.cut(msgspec.json.decode(row.document), access.role.sees) for row in rows]
    more = rows[-1].place if len(rows) == limit else None
    return json_answer({"items": items, "next": more})


def _limit(asked: str) -> int | None:
    known = asked.isascii() and asked.isdigit() and len(asked) <= len(str(MOST))
    return int(asked) if known and 1 <= int(asked) <= MOST else None


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


@api("GET", sees=("positions",))
def certificate(request: HttpRequest, access: Access, decision: str) -> HttpResponse:
    """The certificate of a declared decision, as a file that proves it without this server."""
    try:
        made = certificate_of(access.engine, installation().keyring(access.ledger.name), decision)
    except NoCertificate as problem:
        if problem.code == "certificate-unknown":
            return fault(request, 404, "not-found")
        return _no_certificate(access, problem.code, problem.params)
    except NotIssued as problem:
        return _no_certificate(access, problem.code, problem.params)
    except NotHeld as problem:
        return _no_certificate(access, "certificate-not-held", problem.params)
    name = f'attachment; filename="{decision}.tocsin.json"'
    return HttpResponse(made, content_type="application/json", headers={"Content-Disposition": name})


def _no_certificate(access: Access, code: str, params: Mapping[str, object]) -> HttpResponse:
    key = f"fault-{code}"
    message, ahead = say(access.language, key, **params), say(access.language, f"{key}.next", **params)
    return json_answer({"error": {"code": code.replace("-", "_"), "message": message, "next": ahead}}, 409)


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


@api("GET", sees=("charter",))
def charter(request: HttpRequest, access: Access) -> HttpResponse:
    """The charter in force, file by file, as its revision names it."""
    revision = access.engine.refresh().norms.current
    files = access.engine.charters.files(revision)
    shown = {name: content.decode("utf-8") for name, content in sorted(files.items())}
    return json_answer({"revision": revision, "charter": access.charter.id, "files": shown})


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
